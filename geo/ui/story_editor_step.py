"""The steps of the reader's own story: their list, and the fields of the one that is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.moments import changes_to, read_step
from geo.own_story import LIMITS, change_step, find_step, move_step, number_of, remove_step
from geo.settings import ROOT
from geo.stories import MAX_SOURCES
from geo.ui import state
from geo.ui.story_editor_add import change_on_explore, take_view
from geo.ui.story_editor_keep import OPEN_STEP, Undo, keep, name_box, seen, shelf
from geo.ui.text import escape, markdown, t
from geo.view_step import word_at

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import Source
    from geo.stories import Step, Story

_HEIGHTS: Final = {"caption": 110, "notes": 130}
"""Pixels of the boxes that have more than one line."""


def show_steps(atlas: Atlas, story: Story) -> None:
    """List the steps, each with the ways to move, change and remove it."""
    opened = st.session_state.get(OPEN_STEP)
    with st.container(key="own-steps"):
        for number, step in enumerate(story.steps, 1):
            _show_row(atlas, story, step, number, is_open=step.id == opened)
            if step.id == opened:
                with st.container(key="own-step-fields"):
                    _show_fields(atlas, story, step)


def _show_row(atlas: Atlas, story: Story, step: Step, number: int, *, is_open: bool) -> None:
    shown, problems = read_step(atlas, state.view(), step)
    when = word_at(atlas, shown)
    wrong = f' <em class="hint">{escape(t("own-step-wrong"))}</em>' if problems else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"own-row-{step.id}"):
        st.html(
            f'<p class="own-step"><b>{number}</b><span>{escape(step.title)}'
            f"<small>{escape(when)}{wrong}</small></span></p>"
        )
        for name, icon, act, is_off in (
            ("up", "arrow_upward", partial(_move, step.id, -1), number == 1),
            ("down", "arrow_downward", partial(_move, step.id, 1), number == len(story.steps)),
            (
                "close" if is_open else "edit",
                "expand_less" if is_open else "edit",
                partial(_open, None if is_open else step.id),
                False,
            ),
            ("remove", "delete", partial(_remove, step.id), False),
        ):
            label = t(f"own-step-{name}", number=number)
            key = "edit" if name == "close" else name
            st.button(
                label,
                help=label,
                icon=f":material/{icon}:",
                type="tertiary",
                disabled=is_off,
                on_click=act,
                key=f"own-{key}-{step.id}",
            )


def _open(id_: str | None) -> None:
    st.session_state[OPEN_STEP] = id_


def _move(id_: str, by: int) -> None:
    story = shelf().story
    if story is not None:
        keep(move_step(story, id_, by))


def _remove(id_: str) -> None:
    story = shelf().story
    step = find_step(story, id_)
    if story is None or step is None:
        return
    said = t("own-removed", title=step.title)
    keep(remove_step(story, id_), undo=Undo(said, story, step, number_of(story, id_)))


def _show_fields(atlas: Atlas, story: Story, step: Step) -> None:
    for name, limit in LIMITS.items():
        show_field(
            t(f"own-step-{name}"),
            name_box(name, step),
            getattr(step, name),
            partial(_change, step.id, name),
            limit=limit,
            help_=t(f"own-step-{name}-help"),
            height=_HEIGHTS.get(name),
        )
    _show_sources(atlas, step)
    with st.container(horizontal=True):
        if st.button(
            t("own-step-explore"),
            help=t("own-step-explore-help"),
            icon=":material/explore:",
            key=f"own-explore-{step.id}",
        ):
            change_on_explore(story, step.id)
            state.update(**changes_to(read_step(atlas, state.view(), step)[0]))
            st.switch_page(ROOT / "pages" / "explore.py")
        st.button(
            t("own-step-take"),
            help=t("own-step-take-help"),
            icon=":material/sync:",
            on_click=partial(_take, atlas, step),
            key=f"own-take-{step.id}",
        )


def _take(atlas: Atlas, step: Step) -> None:
    before = read_step(atlas, state.view(), step)[0].camera
    take_view(atlas, step, seen(state.view(), is_fresh=False, before=before))


def show_field(
    label: str,
    key: str,
    value: str,
    change: Any,
    *,
    limit: int,
    help_: str,
    height: int | None = None,
) -> None:
    """Show a text of the story to change; one that it cannot have stays in its box.

    Parameters
    ----------
    label, help_, limit, height
        Of the box; without a height it has one line.
    key
        Names the box.
    value
        What the story says.
    change
        Takes a text, and says whether the story can have it.
    """
    draft = state.drafts().get(key)

    def typed(text: str) -> None:
        if change(text):
            state.drafts().pop(key, None)
        else:
            state.drafts()[key] = text

    bound = state.bind(key, value if draft is None else draft, typed)
    if height is None:
        st.text_input(label, help=help_, max_chars=limit, **bound)
    else:
        st.text_area(label, help=help_, max_chars=limit, height=height, **bound)
    if draft is not None:
        st.error(markdown(t("own-bad-text", kept=value)), icon=":material/error:")


def _change(id_: str, name: str, value: Any) -> bool:
    """Change a field of a step; say whether it can have that value."""
    story = shelf().story
    changed = story and change_step(story, id_, **{name: value})
    if changed:
        keep(changed)
    return bool(changed)


def _show_sources(atlas: Atlas, step: Step) -> None:
    names = _name_sources(atlas.pack.sources.values())

    def choose(ids: list[str]) -> None:
        if not _change(step.id, "sources", tuple(ids)):
            st.toast(t("own-bad-sources"), icon=":material/error:")

    st.multiselect(
        t("own-step-sources"),
        sorted(names, key=lambda id_: names[id_].casefold()),
        format_func=lambda id_: names.get(id_, id_),
        help=t("own-step-sources-help"),
        max_selections=MAX_SOURCES,
        **state.bind(f"own-sources-{step.id}", list(step.sources), choose),
    )


def _name_sources(sources: Any) -> dict[str, str]:
    """Return sources by id, each under a name of its own."""
    names: dict[str, str] = {}
    for source in sources:
        name = _name_source(source)
        names[source.id] = f"{name} [{source.id}]" if name in names.values() else name
    return names


def _name_source(source: Source) -> str:
    by = source.container_title or source.publisher
    return f"{source.title} ({by})" if by and by != source.title else source.title
