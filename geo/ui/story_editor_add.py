"""On Explore: the view becomes a step of the reader's own story, or takes the place of one's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.moments import read_step
from geo.own_story import (
    add_step,
    begin_story,
    change_step,
    find_step,
    is_full,
    number_of,
    tell_apart,
)
from geo.settings import ROOT
from geo.stories import MAX_STEPS, MAX_VIEW
from geo.ui import state
from geo.ui.story_editor_keep import keep, pressed, seen, shelf
from geo.ui.text import markdown, t
from geo.view_step import make_step, write_view

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.stories import Step, Story

_CHANGING: Final = "own-story-changing"
_PRESENT: Final = ROOT / "pages" / "present.py"


def change_on_explore(story: Story, id_: str) -> None:
    """Let Explore offer its view for a step of the story."""
    st.session_state[_CHANGING] = id_
    st.toast(t("own-use-how", number=number_of(story, id_)), icon=":material/sync:")


def show_adding(atlas: Atlas) -> None:
    """Offer the view for the story, or for the step of it that is being changed."""
    story = shelf().story
    is_pressed = st.button(
        t("own-add"),
        help=t("own-full", limit=MAX_STEPS) if is_full(story) else t("own-add-help"),
        icon=":material/playlist_add:",
        type="tertiary",
        disabled=is_full(story),
        key="story-add",
    )
    is_taken = pressed("story-add")
    if is_pressed or (is_taken and not is_full(story)):
        _add(atlas, seen(state.view(), is_fresh=is_taken))
        story = shelf().story
    changing = find_step(story, st.session_state.get(_CHANGING))
    if story is not None and changing is not None:
        _show_replacing(atlas, changing, number_of(story, changing.id))


def _show_replacing(atlas: Atlas, step: Step, number: int) -> None:
    is_pressed = st.button(
        t("own-use", number=number),
        help=t("own-use-help", number=number),
        icon=":material/sync:",
        type="primary",
        key="story-replace",
    )
    is_taken = pressed("story-replace")
    if not is_pressed and not is_taken:
        return
    before = read_step(atlas, state.view(), step)[0].camera
    if take_view(atlas, step, seen(state.view(), is_fresh=is_taken, before=before)):
        st.session_state.pop(_CHANGING)
        st.switch_page(_PRESENT)


def show_way_to_story() -> None:
    """Offer to go to the story, if there is one."""
    story = shelf().story
    if story is not None and st.button(
        t("own-open", count=len(story.steps)),
        help=t("own-open-help"),
        icon=":material/edit_note:",
        type="tertiary",
        key="story-open",
    ):
        state.update(story=None, step=None)
        st.switch_page(_PRESENT)


def _add(atlas: Atlas, view: ViewState) -> None:
    story = shelf().story
    step = make_step(atlas, view)
    if step is None:
        _refuse(atlas, view)
        return
    if story is None:
        title, summary = t("own-title-new"), t("own-summary-new", title=atlas.title)
        changed = begin_story(title, summary, step)
    else:
        changed = add_step(story, tell_apart(story, step))
    keep(changed)
    st.toast(t("own-added", number=len(changed.steps)), icon=":material/playlist_add_check:")


def take_view(atlas: Atlas, step: Step, view: ViewState) -> bool:
    """Let a step of the story show a view; say so, or why not."""
    story = shelf().story
    if story is None:
        return False
    changed = change_step(story, step.id, view=write_view(atlas, view))
    if changed is None:
        _refuse(atlas, view)
        return False
    keep(changed)
    said = t("own-taken", number=number_of(changed, step.id))
    st.toast(said, icon=":material/playlist_add_check:")
    return True


def _refuse(atlas: Atlas, view: ViewState) -> None:
    length = len(write_view(atlas, view))
    st.toast(markdown(t("own-long", length=length, limit=MAX_VIEW)), icon=":material/error:")
