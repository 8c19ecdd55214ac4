"""A story to take away: as slides, as a handout, as a lesson that needs no network."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.errors import PlateError
from geo.pack import fingerprint
from geo.serving import Answer, AnswerCache
from geo.settings import STATIC
from geo.story_files import PAGE, WRITERS, write_lesson
from geo.ui import state
from geo.ui.menu import find_home
from geo.ui.text import markdown, t

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.stories import Story

_GLANCE: Final = 0.4
"""Seconds between two looks whether another session's file is finished."""

_MADE: Final = "take-made"
_numbers: Final = count(1)

_desk: Final = Lock()
"""Plates take all of a core: one story is drawn at a time in the whole server."""

_kept: Final = AnswerCache(limit_bytes=32 * 1024 * 1024)
"""The files of some six stories, for all sessions."""


_ICONS: Final = {"pptx": "co_present", "pdf": "print", "html": "wifi_off"}
_DRAWN: Final = ("pptx", "pdf")
"""Files with plates in them, which take seconds."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A file that was made for this session; ``number`` tells it from any other."""

    key: Hashable
    answer: Answer
    number: int


@st.fragment
def show_take_away(atlas: Atlas, story: Story) -> None:
    """Offer a story as files, each made when it is asked for."""
    view, asked = state.view(), ""
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"take-{story.id}"
    ):
        for ending in _DRAWN:
            if st.button(
                t(f"story-take-{ending}"),
                help=t(f"story-take-{ending}-help"),
                icon=f":material/{_ICONS[ending]}:",
                type="tertiary",
                key=f"take-{story.id}-{ending}",
            ):
                asked = ending
        st.download_button(
            t("story-take-html"),
            partial(write_lesson, atlas, story, view, home=_home()),
            file_name=_name(view, story, "html"),
            mime=WRITERS["html"].media_type,
            help=t("story-take-html-help"),
            icon=f":material/{_ICONS['html']}:",
            type="tertiary",
            on_click="ignore",
            key=f"take-{story.id}-html",
        )
    place = st.empty()
    if asked:
        st.session_state.pop(_MADE, None)
        try:
            _make(atlas, story, view, asked, place)
        except PlateError as error:
            place.error(
                markdown(f"{t('story-take-failed')} {error.problem}"),
                icon=":material/broken_image:",
            )
            return
    _offer(atlas, story, view, place)


def _name(view: ViewState, story: Story, ending: str) -> str:
    return f"{view.pack}-{story.id}.{ending}"


def _key(atlas: Atlas, story: Story, view: ViewState, ending: str) -> Hashable:
    """Return all that a file depends on."""
    content = fingerprint(atlas.pack.path)
    return (content, story, view.language, view.names, ending, _home())


def _home() -> str:
    return find_home(st.context.url, PAGE)


def _make(atlas: Atlas, story: Story, view: ViewState, ending: str, place: DeltaGenerator) -> None:
    """Write a file, or find it among those that are kept, and keep it for this session."""
    key = _key(atlas, story, view, ending)
    bar = place.progress(0.0, text=_tell(1, len(story.steps)))

    def tell(done: int, steps: int) -> None:
        # A reader who leaves meanwhile ends the work here.
        bar.progress(done / steps, text=_tell(min(done + 1, steps), steps))

    with _at_desk(bar):
        write = partial(WRITERS[ending].write, atlas, story, view, home=_home(), progress=tell)
        answer = _kept.get(key, write, is_packed=True)
    st.session_state[_MADE] = _Made(key, answer, next(_numbers))


def _tell(number: int, steps: int) -> str:
    return markdown(t("story-take-progress", number=number, count=steps))


@contextmanager
def _at_desk(bar: DeltaGenerator) -> Iterator[None]:
    """Wait until no other session's story is drawn, and say so meanwhile."""
    while not _desk.acquire(timeout=_GLANCE):
        bar.progress(0.0, text=markdown(t("story-take-waiting")))
    try:
        yield
    finally:
        _desk.release()


def _offer(atlas: Atlas, story: Story, view: ViewState, place: DeltaGenerator) -> None:
    """Offer the file that was made last, if it is of this story as it is shown now."""
    made = st.session_state.get(_MADE)
    for ending in _DRAWN:
        if made is None or made.key != _key(atlas, story, view, ending):
            continue
        name = _name(view, story, ending)
        size = f"{len(made.answer.content) / 1e6:.1f}"
        button = f"take-{story.id}-ready"
        with place.container():
            st.download_button(
                t("story-take-ready", name=name, size=size),
                made.answer.content,
                file_name=name,
                mime=WRITERS[ending].media_type,
                icon=":material/download:",
                type="primary",
                on_click="ignore",
                key=button,
            )
            _component()(
                key=f"take-{story.id}-start",
                data={"key": button, "file": str(made.number)},
            )


@cache
def _component() -> Any:
    """Return the component, which is registered when it is first shown."""
    script = (STATIC / "start-download.js").read_text(encoding="utf-8")
    return st.components.v2.component("start-download", js=script)
