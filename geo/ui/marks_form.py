"""The marks as a form, for those who cannot point at a map or want an exact place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.annotations import (
    MAX_AXIS_KM,
    MAX_NOTE,
    MIN_AXIS_KM,
    Annotation,
    Highlight,
    Mark,
)
from geo.coordinates import MAX_LATITUDE, format_number
from geo.describe import short_name
from geo.mark_edits import Marks, change_field, fields_of, make_mark
from geo.ui import marks, state
from geo.ui.text import markdown, t
from geo.view import MAX_NOTES

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.marks_layer import Finder

ICONS: Final = {
    Mark.TEXT: "title",
    Mark.PIN: "location_on",
    Mark.ARROW: "north_east",
    Mark.ELLIPSE: "circle",
    Mark.HIGHLIGHT: "activity_zone",
}
_KIND: Final = "mark-kind"


def show_marks_form(atlas: Atlas, finder: Finder) -> None:
    """Show all marks, the fields of the chosen one, and how to add one."""
    current = marks.current()
    with st.container(key="marks-form"):
        _show_adding(atlas, current, finder)
        if not current.annotations:
            st.caption(t("mark-none"))
            return
        st.radio(
            t("mark-list"),
            range(len(current.annotations)),
            format_func=partial(_label, atlas, current.annotations),
            label_visibility="collapsed",
            index=None,
            **state.bind("mark-choice", current.chosen, _choose),
        )
        if current.chosen is not None:
            _show_fields(atlas, current, current.chosen)


def _choose(at: object) -> None:
    # Streamlit tells options apart by their labels. One whose words have just changed comes back
    # as the label that it had, and means nothing.
    if isinstance(at, int):
        marks.choose(at)


def _show_adding(atlas: Atlas, current: Marks, finder: Finder) -> None:
    def add() -> None:
        added = make_mark(
            st.session_state[_KIND],
            t("mark-new-text"),
            middle=(finder.lat, finder.lon),
            zoom=finder.zoom,
            territory=atlas.areas[0],
        )
        marks.keep(marks.current().add(added))

    with st.container(horizontal=True, vertical_alignment="bottom", key="mark-adding"):
        st.selectbox(t("mark-add-kind"), list(Mark), format_func=_word_kind, key=_KIND)
        st.button(
            t("mark-add"), icon=":material/add:", key="mark-add", on_click=add,
            disabled=current.is_full,
        )  # fmt: skip
    if current.is_full:
        st.caption(t("mark-full", limit=MAX_NOTES))


def _word_kind(kind: Mark) -> str:
    return t(f"mark-kind-{kind}")


def _label(atlas: Atlas, annotations: tuple[Annotation, ...], at: int) -> str:
    """Return what a mark is called in the list."""
    if at >= len(annotations):
        return ""
    words = name_mark(atlas, annotations, at)
    return f":material/{ICONS[annotations[at].kind]}: {markdown(words)}"


def name_mark(atlas: Atlas, annotations: tuple[Annotation, ...], at: int) -> str:
    """Return a mark's kind, number and words."""
    mark = annotations[at]
    # The numbers keep equal marks apart; those of pins are the ones on the map.
    number = sum(each.kind is mark.kind for each in annotations[: at + 1])
    name = f"{_word_kind(mark.kind)} {number}"
    told = [mark.text] if mark.text else []
    if isinstance(mark, Highlight):
        told.insert(0, short_name(atlas.pack, mark.territory, state.view().names))
    return f"{name}: {' · '.join(told)}" if told else name


def _show_fields(atlas: Atlas, current: Marks, at: int) -> None:
    mark = current.annotations[at]
    with st.container(key="mark-fields"):
        is_wordy = mark.kind in (Mark.TEXT, Mark.PIN)
        _show_field(atlas, at, "text", t("mark-words" if is_wordy else "mark-words-optional"))
        _show_problem(mark.kind, at, "text")
        if isinstance(mark, Highlight):
            _show_territory(atlas, at, mark)
        else:
            fields = fields_of(mark.kind)
            for pair in (fields[:2], fields[2:]):
                for column, field in zip(st.columns(2), pair, strict=False):
                    with column:
                        _show_field(atlas, at, field, _word_field(mark.kind, field))
                # Half of the form would be too narrow for sentences.
                for field in pair:
                    _show_problem(mark.kind, at, field)
        _show_buttons(current, at)


def _word_field(kind: Mark, field: str) -> str:
    name = field.replace("_", "-")
    return (
        t(f"mark-tail-{name}")
        if kind is Mark.ARROW and field in ("lat", "lon")
        else t(f"mark-field-{name}")
    )


def _show_field(atlas: Atlas, at: int, field: str, label: str) -> None:
    mark = marks.current().annotations[at]
    value = getattr(mark, field)
    key = marks.draft_key(at, field)
    draft = state.drafts().get(key)

    def typed(text: str) -> None:
        held = marks.current()
        if not held.holds(at):
            return
        changed = change_field(held.annotations[at], field, text, atlas.known.territories)
        if changed is None:
            state.drafts()[key] = text
        else:
            state.drafts().pop(key, None)
            marks.keep(held.put(at, changed))

    shown = value if isinstance(value, str) else format_number(value)
    st.text_input(
        label,
        max_chars=MAX_NOTE if field == "text" else 40,
        **state.bind(
            key.replace(f"mark-{field}", f"mark-{field.replace('_', '-')}"),
            shown if draft is None else draft,
            typed,
        ),
    )


def _show_problem(kind: Mark, at: int, field: str) -> None:
    draft = state.drafts().get(marks.draft_key(at, field))
    if draft is not None:
        st.error(markdown(_word_problem(kind, field, draft)), icon=":material/error:")


def _word_problem(kind: Mark, field: str, found: str) -> str:
    """Return what was wrong with a field, and what would have been right."""
    if field == "text":
        return t("mark-bad-text")
    if field.startswith("lat"):
        key = "mark-bad-ellipse-lat" if kind is Mark.ELLIPSE else "mark-bad-lat"
        return t(key, found=found, limit=f"{MAX_LATITUDE:g}")
    if field.startswith("lon"):
        return t("mark-bad-lon", found=found)
    return t("mark-bad-size", found=found, least=f"{MIN_AXIS_KM:g}", most=f"{MAX_AXIS_KM:g}")


def _show_territory(atlas: Atlas, at: int, mark: Highlight) -> None:
    def choose(territory: str) -> None:
        held = marks.current()
        if held.holds(at):
            changed = change_field(
                held.annotations[at], "territory", territory, atlas.known.territories
            )
            if changed is not None:
                marks.keep(held.put(at, changed))

    st.selectbox(
        t("mark-field-territory"),
        list(atlas.pack.territories.index),
        format_func=lambda id_: short_name(atlas.pack, id_, state.view().names),
        **state.bind(f"mark-territory-{at}", mark.territory, choose),
    )


def _show_buttons(current: Marks, at: int) -> None:
    last = len(current.annotations) - 1
    with st.container(horizontal=True, key="mark-buttons"):
        for step, key, icon in ((-1, "up", "arrow_upward"), (1, "down", "arrow_downward")):
            st.button(
                t(f"mark-{key}"), icon=f":material/{icon}:", key=f"mark-{key}", type="tertiary",
                disabled=not 0 <= at + step <= last,
                on_click=lambda step=step: marks.keep(marks.current().swap(at, at + step)),
            )  # fmt: skip
        st.button(
            t("mark-remove"), icon=":material/delete:", key="mark-remove", type="tertiary",
            on_click=lambda: marks.keep(marks.current().remove(at)),
        )  # fmt: skip
