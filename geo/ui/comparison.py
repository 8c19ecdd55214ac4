"""The Compare page: what is compared, what differs, and the events between."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo import i18n
from geo.compare import Change, Difference, describe_comparison, word_perspective
from geo.dates import parse_partial
from geo.describe import legend_label, party_name, short_name
from geo.model import CompareMode, Layer
from geo.selection import select
from geo.settings import ROOT
from geo.style import INK, fill_of_answer, party_colour
from geo.ui import state
from geo.ui.event_list import show_list
from geo.ui.pictures import render_line_image, render_swatch_image
from geo.ui.sidebar import SCOPES, perspectives, show_date, show_draft_problem
from geo.ui.text import escape, markdown, t

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.compare import Comparison, Side
    from geo.history import Administration

_SIDES: Final = (("first", "at", "perspective"), ("second", "at2", "perspective2"))
"""What each side is called, and the view's fields for its date and perspective."""

_UNFILTERED: Final[dict[str, Any]] = {
    "categories": (), "actors": (), "territories": (), "text": "", "certain": False,
}  # fmt: skip


def show_choices(atlas: Atlas, sides: tuple[Side, Side]) -> None:
    """Show the pairs to choose from, the arrangement, and date and perspective of each side."""
    with st.container(key="compare-choices"):
        title, lead = escape(t("page-compare")), escape(t("compare-lead"))
        st.html(f'<header class="page-title"><h1>{title}</h1><p>{lead}</p></header>')
        with st.container(horizontal=True, vertical_alignment="bottom", key="compare-top"):
            _show_presets(atlas, sides)
            _show_mode()
        with st.container(key="compare-sides"):
            columns = st.columns(2, gap="small")
            for column, side, fields in zip(columns, sides, _SIDES, strict=True):
                with column:
                    _show_side(atlas, side, *fields)


def _show_presets(atlas: Atlas, sides: tuple[Side, Side]) -> None:
    presets = atlas.pack.settings.comparisons
    if not presets:
        return
    shown = tuple(side.on for side in sides)
    days = [(parse_partial(preset.at)[1], parse_partial(preset.at2)[1]) for preset in presets]

    def choose(chosen: int | None) -> None:
        for field in ("at", "at2"):
            state.drafts().pop(field, None)
        preset = None if chosen is None else presets[chosen]
        state.update(at=preset and preset.at, at2=preset and preset.at2)

    st.pills(
        t("compare-presets"),
        list(range(len(presets))),
        format_func=lambda at: markdown(presets[at].label),
        label_visibility="collapsed",
        **state.bind("compare-preset", days.index(shown) if shown in days else None, choose),
    )


def _show_mode() -> None:
    current = state.view().compare
    st.segmented_control(
        t("compare-mode"),
        list(CompareMode),
        format_func=lambda mode: t(f"compare-mode-{mode}"),
        label_visibility="collapsed",
        **state.bind(
            "compare-mode", current, lambda mode: state.update(compare=CompareMode(mode or current))
        ),
    )


def _show_side(atlas: Atlas, side: Side, name: str, at: str, perspective: str) -> None:
    columns = st.columns([0.4, 0.6], gap="small")
    with columns[0]:
        show_date(
            atlas,
            at,
            t(f"compare-{name}"),
            placeholder=side.on.isoformat(),
            note=t("compare-date-help"),
        )
    with columns[1]:
        st.selectbox(
            t(f"compare-perspective-{name}"),
            perspectives(atlas),
            format_func=lambda id_: word_perspective(atlas.pack, id_, atlas.language),
            **state.bind(
                f"compare-{perspective}",
                side.perspective,
                lambda id_: state.update(**{perspective: id_}),
            ),
        )
    show_draft_problem(atlas, at)


def show_differences(atlas: Atlas, comparison: Comparison) -> None:
    """Show what differs in words, as a table, and line by line."""
    words = describe_comparison(
        atlas.pack, comparison, names=state.view().names, language=atlas.language
    )
    st.html(
        f'<section class="differences"><h2>{escape(t("compare-heading"))}</h2>'
        f'<p role="status">{escape(words)}</p>{_render_table(atlas, comparison)}'
        f"<h3>{escape(t('compare-lines'))}</h3>{_render_lines(atlas, comparison)}</section>"
    )


def _render_table(atlas: Atlas, comparison: Comparison) -> str:
    one, two = comparison.sides
    head = [
        escape(t("compare-territory")),
        *(_render_side(atlas, side) for side in comparison.sides),
        escape(t("compare-changed")),
    ]
    cells = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    rows = "".join(
        _render_row(
            change,
            short_name(atlas.pack, change.territory, state.view().names),
            _render_answer(atlas, change.first, one),
            _render_answer(atlas, change.second, two),
        )
        for change in comparison.changes
    )
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>"


def _render_side(atlas: Atlas, side: Side) -> str:
    day = i18n.word_day(side.on, atlas.language)
    whose = word_perspective(atlas.pack, side.perspective, atlas.language)
    return f"{escape(day)}<small>{escape(whose)}</small>"


def _render_row(change: Change, name: str, first: str, second: str) -> str:
    kind = change.kind
    marked = ' class="differs"' if kind in (Difference.PARTY, Difference.POSSIBLY) else ""
    return (
        f'<tr{marked}><th scope="row">{escape(name)}</th><td>{first}</td><td>{second}</td>'
        f"<td>{escape(t(f'compare-kind-{kind}'))}</td></tr>"
    )


def _render_answer(atlas: Atlas, answer: Administration, side: Side) -> str:
    fill = fill_of_answer(atlas.pack, answer)
    label = legend_label(atlas.pack, answer, perspective=side.perspective, language=atlas.language)
    return f"{render_swatch_image(fill)} {escape(label)}"


def _render_lines(atlas: Atlas, comparison: Comparison) -> str:
    one, two = comparison.sides
    groups = [
        (t("compare-lines-only", date=i18n.word_day(side.on, atlas.language)), ids)
        for side, ids in ((one, comparison.first_lines), (two, comparison.second_lines))
    ]
    if not any(ids for _, ids in groups):
        groups = []
    said = "" if groups else f"<p>{escape(t('compare-lines-none'))}</p>"
    groups.append((t("compare-lines-shared"), comparison.shared_lines))
    items = "".join(
        f"<dt>{escape(heading)}</dt>" + "".join(_render_line(atlas, id_) for id_ in ids)
        for heading, ids in groups
        if ids
    )
    return said + (f"<dl>{items}</dl>" if items else "")


def _render_line(atlas: Atlas, id_: str) -> str:
    line = atlas.pack.lines_by_id[id_]
    if not line.claimed_by:
        return f"<dd>{render_line_image(INK, claimed=False)} {escape(line.title)}</dd>"
    party = line.claimed_by[0]
    image = render_line_image(party_colour(atlas.pack.states.values(), party), claimed=True)
    claimed = t("legend-claimed", party=party_name(atlas.pack, party))
    return f"<dd>{image} {escape(line.title)} <small>{escape(claimed)}</small></dd>"


def show_events(atlas: Atlas, comparison: Comparison) -> None:
    """List the events between the two dates, with the way to each on the Explore page."""
    events = comparison.events
    st.subheader(t("compare-events", count=len(events.ids)), anchor=False)
    if not events.ids:
        _show_no_events(atlas, comparison)
        return
    with st.container(key="events"):
        show_list(atlas, events)
    selected = state.view().event
    if selected in events.ids:
        _show_selected(atlas, selected)


def _show_no_events(atlas: Atlas, comparison: Comparison) -> None:
    """Say how many events there are between the dates all the same, and offer to show them."""
    st.write(t("compare-no-events"))
    view = state.view()
    story = {"layers": tuple(layer for layer in Layer if layer in {*view.layers, *SCOPES["story"]})}
    for key, wider in (("story", story), ("unfiltered", story | _UNFILTERED)):
        found = select(atlas.index, replace(view, **wider), comparison.window)
        if found.ids:
            st.write(t(f"compare-{key}-has", count=found.shown))
            st.button(
                t(f"compare-{key}-show", count=found.shown),
                on_click=partial(state.update, **wider),
                key=f"compare-{key}",
            )
            return
    st.write(t("compare-story-has", count=0))


def _show_selected(atlas: Atlas, id_: str) -> None:
    event = atlas.pack.events_by_id[id_]
    date = i18n.word_date(event.date, atlas.language, extent=event.extent)
    st.html(
        f'<article class="card"><h2>{escape(event.title)}</h2>'
        f'<p class="kind">{escape(date)} · {escape(event.short_place)}</p>'
        f"<p>{escape(event.summary)}</p></article>"
    )
    if st.button(t("compare-open"), icon=":material/explore:", key="compare-open"):
        st.switch_page(ROOT / "pages" / "explore.py")
