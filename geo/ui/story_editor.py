"""My story: what a teacher makes of views and shows to a class, on the first screen of Present."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.own_story import FILE, MAX_BYTES, change_story, copy_story, read_file
from geo.settings import ROOT, STATIC
from geo.stories import MAX_STEPS, MAX_STORY_TITLE, MAX_SUMMARY, OWN
from geo.ui import state
from geo.ui.present_take import show_take_away
from geo.ui.problems import LIMIT
from geo.ui.story_editor_keep import (
    Undo,
    keep,
    name_box,
    shelf,
    take_back,
    write_late,
)
from geo.ui.story_editor_step import show_field, show_steps
from geo.ui.text import escape, markdown, t

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.errors import Problem
    from geo.stories import Story

_BOX: Final = "own-file-number"
_REFUSED: Final = "own-file-refused"
_OFFERED: Final = "own-file-offered"
"""Where the session holds the stories of a file with several, and the box that it came from."""


def show_own_story(atlas: Atlas) -> None:
    """Show the reader's own story to be changed, or how to begin one."""
    story = shelf().story
    st.html(STATIC / "story-editor.css")
    with st.container(border=True, key="own-story"):
        st.html(
            f'<header class="own-head"><h2>{escape(t("own-heading"))}</h2>'
            f"<p>{escape(t('own-lead'))}</p></header>"
        )
        _show_state()
        if story is None:
            _show_beginning(atlas)
        else:
            _show_story(atlas, story)
        _show_refused()


def show_missing(atlas: Atlas) -> None:
    """Say that a link to an own story finds none in this browser, and offer to open its file."""
    if not shelf().is_heard:
        st.caption(t("own-waiting"))
        return
    st.info(t("own-away"), icon=":material/drive_file_move:")
    _show_opening(atlas, "own-away")


def copy(story: Story) -> None:
    """Make a story of the pack one's own, to be changed."""
    _replace(copy_story(story))
    st.toast(markdown(t("own-copied", title=story.title)), icon=":material/content_copy:")


def _replace(story: Story | None) -> None:
    """Have another story, or none, with a way back to the former one."""
    former = shelf().story
    undo = Undo(t("own-replaced", title=former.title), former) if former else None
    keep(story, undo=undo)
    st.session_state.pop(_REFUSED, None)
    st.session_state.pop(_OFFERED, None)
    # What was typed and not valid was meant for the former one.
    for key in [key for key in state.drafts() if key.startswith("own-")]:
        del state.drafts()[key]


def _show_state() -> None:
    """Say what can be undone, and what the browser does not keep."""
    held = shelf()
    if held.undo is not None:
        with st.container(horizontal=True, vertical_alignment="center", key="own-undone"):
            st.html(f"<p>{escape(held.undo.said)}</p>")
            st.button(
                t("own-undo"), icon=":material/undo:", type="tertiary", on_click=take_back,
                key="own-undo",
            )  # fmt: skip
    if not held.is_kept:
        st.caption(t("own-unkept"))
    if held.unread is not None:
        text, problems = held.unread
        st.warning(t("own-unread"), icon=":material/error:")
        _list_problems(problems)
        st.download_button(
            t("own-unread-save"), text, file_name=FILE, mime="application/json",
            icon=":material/download:", on_click="ignore", key="own-unread-save",
        )  # fmt: skip


def _show_beginning(atlas: Atlas) -> None:
    st.html(f'<p class="own-begin">{escape(t("own-begin", add=t("own-add")))}</p>')
    with st.container(horizontal=True, key="own-ways"):
        if st.button(
            t("own-begin-explore"),
            icon=":material/explore:",
            type="primary",
            key="own-begin-explore",
        ):
            st.switch_page(ROOT / "pages" / "explore.py")
        with st.popover(t("own-open-file"), icon=":material/file_open:", key="own-opening"):
            _show_opening(atlas, "own-file")


def _show_story(atlas: Atlas, story: Story) -> None:
    _show_ways(atlas, story)
    show_field(
        t("own-title"),
        name_box("title"),
        story.title,
        partial(_change, "title"),
        limit=MAX_STORY_TITLE,
        help_=t("own-title-help"),
    )
    show_field(
        t("own-summary"),
        name_box("summary"),
        story.summary,
        partial(_change, "summary"),
        limit=MAX_SUMMARY,
        help_=t("own-summary-help"),
        height=80,
    )
    st.html(f'<h3 class="own-count">{escape(t("present-steps", count=len(story.steps)))}</h3>')
    show_steps(atlas, story)
    if len(story.steps) >= MAX_STEPS:
        st.caption(t("own-full", limit=MAX_STEPS))


def _show_ways(atlas: Atlas, story: Story) -> None:
    """Offer to present the story, to save it, and to have another one."""
    with st.container(horizontal=True, key="own-ways"):
        st.button(
            t("present-start"),
            icon=":material/slideshow:",
            type="primary",
            on_click=partial(state.update, story=OWN, step=1),
            key=f"present-start-{OWN}",
        )
        st.download_button(
            t("own-save"),
            write_late(),
            file_name=FILE,
            mime="application/json",
            help=t("own-save-help"),
            icon=":material/download:",
            on_click="ignore",
            key="own-save",
        )
        with st.popover(t("own-open-file"), icon=":material/file_open:", key="own-opening"):
            _show_opening(atlas, "own-file")
        with st.popover(t("own-anew"), icon=":material/restart_alt:", key="own-anew"):
            st.write(t("own-anew-ask", count=len(story.steps)))
            st.button(t("own-anew-do"), on_click=partial(_replace, None), key="own-anew-do")
    show_take_away(atlas, story)


def _change(name: str, text: str) -> bool:
    """Change a text of the story; say whether it can have it."""
    story = shelf().story
    changed = story and change_story(story, **{name: text})
    if changed:
        keep(changed)
    return bool(changed)


def _show_opening(atlas: Atlas, name: str) -> None:
    """Offer to open a file; a box that has given its file is replaced by an empty one."""
    key = f"{name}-{st.session_state.get(_BOX, 0)}"

    def opened() -> None:
        file = st.session_state.get(key)
        if file is not None:
            st.session_state[_BOX] = st.session_state.get(_BOX, 0) + 1
            _open_file(atlas, file.name, file.getvalue(), name)

    st.file_uploader(
        t("own-file"),
        type=["json"],
        max_upload_size=MAX_BYTES // 1_000_000,
        help=t("own-file-help"),
        on_change=opened,
        key=key,
    )
    box, stories = st.session_state.get(_OFFERED, ("", ()))
    if box == name:
        _show_choice(stories)


def _open_file(atlas: Atlas, name: str, content: bytes, box: str) -> None:
    """Make the story of a file one's own, offer several, or only tell what is wrong with them."""
    stories, problems = read_file(content, atlas.pack.sources, where=name)
    for key in (_OFFERED, _REFUSED):
        st.session_state.pop(key, None)
    if problems:
        st.session_state[_REFUSED] = (name, problems)
    elif len(stories) > 1:
        st.session_state[_OFFERED] = (box, stories)
    else:
        _take(stories[0])


def _show_choice(stories: tuple[Story, ...]) -> None:
    """Ask which story of a file becomes one's own; until then all stays as it is."""
    key = f"own-choice-{st.session_state[_BOX]}"

    def chosen() -> None:
        at = st.session_state.get(key)
        if at is not None:
            _take(stories[at])

    st.selectbox(
        t("own-choice", count=len(stories)),
        range(len(stories)),
        # The numbers keep equal titles apart.
        format_func=lambda at: f"{at + 1}. {stories[at].title}",
        index=None,
        placeholder=t("own-choice-none"),
        on_change=chosen,
        key=key,
    )


def _take(story: Story) -> None:
    _replace(story)
    st.toast(markdown(t("own-opened", title=story.title)), icon=":material/file_open:")


def _show_refused() -> None:
    refused = st.session_state.get(_REFUSED)
    if refused is not None:
        name, problems = refused
        st.error(markdown(t("own-file-bad", name=name)), icon=":material/error:")
        _list_problems(problems)


def _list_problems(problems: tuple[Problem, ...]) -> None:
    st.markdown("\n".join(f"- {markdown(str(each))}" for each in problems[:LIMIT]))
