"""The Present page: stories to choose from, and one of them told step by step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.layers import BaseMap, ViewLayer
from geo.moments import Moment, changes_to
from geo.settings import ROOT
from geo.stories import OWN
from geo.ui import state
from geo.ui.map_view import build_view_state, mount
from geo.ui.present_keys import show_keys
from geo.ui.present_take import show_take_away
from geo.ui.present_words import (
    render_key,
    render_notes,
    render_progress,
    render_sources,
    render_words,
)
from geo.ui.problems import show_address_problems
from geo.ui.story_editor import copy, show_missing, show_own_story
from geo.ui.story_editor_keep import shelf
from geo.ui.text import escape, t

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.selection import Selection
    from geo.stories import Story

_FRAME: Final = "present-frame"
_NOTES: Final = "present-notes-open"


def show_chooser(atlas: Atlas) -> None:
    """Offer the stories of the pack, and the reader's own to be made and changed."""
    heading = escape(t("present-heading", title=atlas.title))
    lead = t("present-lead") if atlas.pack.stories else t("present-none")
    st.html(f'<header class="page-title"><h1>{heading}</h1><p>{escape(lead)}</p></header>')
    is_begun = shelf().story is not None
    with st.container(key="present-stories"):
        if state.view().story == OWN:
            show_missing(atlas)
        if is_begun:
            show_own_story(atlas)
        for story in atlas.pack.stories.values():
            _offer(atlas, story)
        if not is_begun:
            show_own_story(atlas)


def _offer(atlas: Atlas, story: Story) -> None:
    with st.container(border=True, key=f"present-story-{story.id}"):
        st.html(
            f'<article class="present-story"><h2>{escape(story.title)}</h2>'
            f"<p>{escape(story.summary)}</p>"
            f"<p class='present-count'>{escape(t('present-steps', count=len(story.steps)))}</p>"
            "</article>"
        )
        with st.container(horizontal=True):
            st.button(
                t("present-start"),
                icon=":material/slideshow:",
                type="primary",
                on_click=partial(_open, story.id),
                key=f"present-start-{story.id}",
            )
            st.button(
                t("own-copy"),
                help=t("own-copy-help"),
                icon=":material/content_copy:",
                on_click=partial(copy, story),
                key=f"own-copy-{story.id}",
            )
        show_take_away(atlas, story)


def show_stage(atlas: Atlas, moment: Moment) -> None:
    """Tell a step: the map as it says, its words, and ways to go on."""
    selection = atlas.select(moment.shown)
    is_annotated = bool(st.session_state.get(_NOTES) and moment.step.notes)
    with st.container(key="present-stage"):
        with st.container(key="present-sight"):
            _show_map(atlas, moment, selection)
        with st.container(key="present-panel"):
            st.html(render_progress(moment))
            with st.container(key="present-told"):
                st.html(render_words(atlas, moment))
                if is_annotated:
                    st.html(render_notes(moment.step.notes))
                st.html(render_key(atlas, moment.shown, selection))
                st.html(render_sources(atlas, moment))
                show_address_problems((*state.problems(), *moment.problems))
            with st.container(horizontal=True, vertical_alignment="center", key="present-bar"):
                _show_bar(atlas, moment, is_annotated)


def _show_map(atlas: Atlas, moment: Moment, selection: Selection) -> None:
    told = build_view_state(atlas, moment.shown, selection)
    # What the reader does on this map is no part of the view.
    layer = ViewLayer(told | {"fly": moment.flight})
    mount(BaseMap(atlas.files), layer, _FRAME)


def _show_bar(atlas: Atlas, moment: Moment, is_annotated: bool) -> None:
    for side, number, icon in (
        ("previous", moment.number - 1, "chevron_left"),
        ("next", moment.number + 1, "chevron_right"),
    ):
        st.button(
            t(f"present-{side}"),
            help=t(f"present-{side}-help"),
            icon=f":material/{icon}:",
            type="primary" if side == "next" else "secondary",
            disabled=moment.clamp(number) != number,
            on_click=partial(state.update, step=number),
            key=f"present-{side}",
        )
    is_open = bool(st.session_state.get(_NOTES))
    st.button(
        t("present-notes-hide" if is_open else "present-notes-show"),
        help=t("present-notes-help"),
        icon=":material/speaker_notes_off:" if is_open else ":material/speaker_notes:",
        type="tertiary",
        on_click=_toggle_notes,
        key="present-notes",
    )
    show_keys(atlas, moment, is_annotated)
    if st.button(
        t("present-explore"),
        help=t("present-explore-help"),
        icon=":material/explore:",
        type="tertiary",
        key="present-explore",
    ):
        state.update(**changes_to(moment.shown))
        st.switch_page(ROOT / "pages" / "explore.py")
    st.button(
        t("present-leave"),
        help=t("present-leave-help"),
        icon=":material/close:",
        type="tertiary",
        on_click=_leave,
        key="present-leave",
    )


def _open(story: str) -> None:
    st.session_state[_NOTES] = False
    state.update(story=story, step=1)


def _leave() -> None:
    st.session_state[_NOTES] = False
    state.update(story=None, step=None)


def _toggle_notes() -> None:
    st.session_state[_NOTES] = not st.session_state.get(_NOTES)
