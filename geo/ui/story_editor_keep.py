"""The reader's own story in this session, and the browser that keeps it from one to the next."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import cache
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.assets import Asset, store
from geo.coordinates import format_number
from geo.own_story import (
    LIMITS,
    add_step,
    change_step,
    change_story,
    is_full,
    read_file,
    write_story,
)
from geo.settings import STATIC
from geo.stories import MAX_STEPS
from geo.ui import state
from geo.ui.text import t
from geo.view import Param, parse_query
from geo.view_step import fit_zoom

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.atlas import Atlas
    from geo.errors import Problem
    from geo.model import Camera, ViewState
    from geo.stories import Step, Story

_SHELVES: Final = "own-stories"
_KEY: Final = "story-keep"
_WAKE: Final = "story-keep-wake"
_SIGHT: Final = "story-keep-sight"
_PRESSED: Final = "story-keep-pressed"

_LOADER: Final = """
const script = import(new URL("%s", location));
export default (component) => {
  let stop, isGone = false;
  script.then((it) => { if (!isGone) stop = it.default(component); });
  return () => { isGone = true; stop && stop(); };
};
"""
"""Loads the script from where the browser keeps it: Streamlit sends a component's own script with
each change of the page."""

_SETTLED: Final = 0.4
"""Seconds after which what was typed before a button was pressed has come."""

OPEN_STEP: Final = "own-story-open"
"""Where the session holds the id of the step whose texts are shown to be changed."""

TAKERS: Final = ("story-add", "story-replace")
"""Keys of the buttons that take the view of the map."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Where the map of Explore looks, and how large it is in pixels."""

    camera: Camera
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Undo:
    """What brings a story back to what it was: a step to put in again, or all of it."""

    said: str
    story: Story | None
    step: Step | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """The own story of a pack.

    Attributes
    ----------
    story
        None if there is none.
    stamp
        Counts its changes.
    written
        Stamp of the last change that the browser has written.
    ask
        Names this session to the browser, which answers it once.
    is_heard
        Whether the browser has answered what it keeps.
    is_kept
        Whether the browser can keep a story.
    unread
        What the browser keeps and is no story, and what is wrong with it.
    undo
        The way back from the last step that was removed, or story that was replaced.
    """

    story: Story | None = None
    stamp: int = 0
    written: int = 0
    ask: str = ""
    is_heard: bool = False
    is_kept: bool = True
    unread: tuple[str, tuple[Problem, ...]] | None = None
    undo: Undo | None = None


def shelf() -> Shelf:
    """Return what there is of an own story in the view's pack."""
    shelves: dict[str, Shelf] = st.session_state.setdefault(_SHELVES, {})
    return shelves.setdefault(state.view().pack, Shelf(ask=token_hex(4)))


def _put(changed: Shelf) -> None:
    st.session_state[_SHELVES][state.view().pack] = changed


def keep(story: Story | None, *, undo: Undo | None = None) -> None:
    """Make this the own story, with a way back if there is one; the former one stays."""
    held = shelf()
    if story != held.story:
        undo = undo or held.undo
        _put(replace(held, story=story, stamp=held.stamp + 1, undo=undo))


def write_late() -> Callable[[], str]:
    """Return what gives the file of the story as it is a moment after it is asked for.

    Who presses a button while a text is half typed has it in the file.
    """
    shelves: dict[str, Shelf] = st.session_state[_SHELVES]
    pack = state.view().pack

    def write() -> str:
        # In a thread of its own, which does not know of the session.
        time.sleep(_SETTLED)
        story = shelves[pack].story
        return write_story(story) if story else ""

    return write


def take_back() -> None:
    """Undo the last removal or replacement; what is there instead can be had back in turn."""
    held = shelf()
    undo = held.undo
    if undo is None:
        return
    if undo.step is None or held.story is None:
        story = undo.story
        back = Undo(t("own-replaced", title=held.story.title), held.story) if held.story else None
    elif is_full(held.story):
        st.toast(t("own-full", limit=MAX_STEPS), icon=":material/error:")
        return
    else:
        story, back = add_step(held.story, undo.step, undo.number), None
    _put(replace(held, story=story, stamp=held.stamp + 1, undo=back))


def pressed(key: str) -> bool:
    """Say, once, whether the page had a button of this key pressed by the view that it takes."""
    if st.session_state.get(_PRESSED) != key:
        return False
    del st.session_state[_PRESSED]
    return True


def seen(view: ViewState, *, is_fresh: bool, before: Camera | None = None) -> ViewState:
    """Return a view with the place that the map of Explore shows, as a step shows it.

    Parameters
    ----------
    view
        The reader's.
    is_fresh
        Whether the page has just told where the map is.
    before
        Where the step looks that shows this view from now on: a map that was opened there and
        not moved has its zoom level already.
    """
    told: Sight | None = st.session_state.get(_SIGHT)
    camera = told.camera if told and is_fresh else view.camera
    if told is None or camera is None:
        return view
    if camera == before:
        return replace(view, camera=camera)
    return replace(view, camera=fit_zoom(camera, told.width, told.height))


def show_keeper(atlas: Atlas, *, takes: bool) -> None:
    """Let the browser keep the own story; the last thing on a page, which it must not hold up.

    Parameters
    ----------
    atlas
        The pack of the story.
    takes
        Whether views are taken on this page; if not it shows the story, and does so anew when the
        browser tells it.
    """
    _show_keeper(atlas, takes, _shown())


def _shown() -> tuple[ViewState, int]:
    """Return what a page shows, but for the place of the map."""
    return replace(state.view(), camera=None), shelf().stamp


@st.fragment
def _show_keeper(atlas: Atlas, takes: bool, drawn: tuple[ViewState, int]) -> None:
    # What changes in the same moment as the browser tells something reruns this part alone, with
    # what the page showed when it was drawn.
    is_old = drawn != _shown()
    is_told = st.session_state.pop(_WAKE, False)
    if is_old or (is_told and (not takes or _PRESSED in st.session_state)):
        st.rerun()
    st.session_state.pop(_PRESSED, None)
    held = shelf()
    camera = state.view().camera
    place = (camera.lat, camera.lon, camera.zoom) if camera else ()
    data: dict[str, Any] = {
        "pack": state.view().pack,
        "name": f"dispute-map:story:{state.view().pack}",
        "ask": held.ask,
        "heard": held.is_heard,
        "wants": not takes or held.stamp != held.written,
        "stamp": held.stamp,
        "camera": ",".join(map(format_number, place)),
        "takers": TAKERS if takes else (),
    }
    # What the browser keeps is read before it is written over.
    if held.is_heard and held.stamp != held.written:
        data["text"] = write_story(held.story) if held.story else None
    _component()(key=_KEY, data=data, on_told_change=lambda: _hear(atlas))


def _read_sight(told: Mapping[str, Any], atlas: Atlas) -> Sight | None:
    """Return what the page says of its map, if it can be."""
    camera, size = _read_camera(told, atlas), told.get("size")
    if camera is None or not isinstance(size, list) or len(size) != 2:
        return None
    if not all(isinstance(each, int | float) and 50 <= each <= 20_000 for each in size):
        return None
    return Sight(camera, *map(float, size))


def _read_camera(told: Mapping[str, Any], atlas: Atlas) -> Camera | None:
    text = told.get("camera")
    if not isinstance(text, str):
        return None
    return parse_query([(Param.CAMERA, text)], atlas.known)[0].camera


def _hear(atlas: Atlas) -> None:
    """Take over what the browser says, once; it may be anything."""
    told = (st.session_state.get(_KEY) or {}).get("told")
    if not isinstance(told, dict) or told.get("pack") != state.view().pack:
        return
    before = held = shelf()
    if "works" in told:
        held = replace(held, is_kept=told["works"] is True)
    if told.get("written") == held.stamp:
        held = replace(held, written=held.stamp)
    if "kept" in told and not held.is_heard:
        held = _retype(_accept(held, told["kept"], atlas), told.get("typed"))
    if "changed" in told and held.is_heard and held.stamp == held.written:
        held = _follow(held, told["changed"], atlas)
    _put(held)
    shown = (before.story, before.is_heard, before.is_kept, before.unread)
    if shown != (held.story, held.is_heard, held.is_kept, held.unread):
        st.session_state[_WAKE] = True
    if told.get("pressed") in TAKERS:
        st.session_state[_SIGHT] = _read_sight(told, atlas)
        st.session_state[_PRESSED] = told["pressed"]
        st.session_state[_WAKE] = True
    elif (camera := _read_camera(told, atlas)) and not state.problems():
        state.update(camera=camera)


def _accept(held: Shelf, text: Any, atlas: Atlas) -> Shelf:
    """Take over what the browser keeps; what was made before it answered is added to that."""
    held = replace(held, is_heard=True)
    if not isinstance(text, str) or not text:
        return held
    stories, problems = read_file(text, atlas.pack.sources)
    if problems:
        return replace(held, unread=(text, problems))
    story = stories[0]
    if held.story is None:
        return replace(held, story=story)
    for step in held.story.steps:
        if not is_full(story):
            story = add_step(story, step)
    return replace(held, story=story, stamp=held.stamp + 1)


def _follow(held: Shelf, text: Any, atlas: Atlas) -> Shelf:
    """Take over what another tab has made of the story; it is written already."""
    if text is None:
        story = None
    elif isinstance(text, str) and not (found := read_file(text, atlas.pack.sources))[1]:
        story = found[0][0]
    else:
        return held
    return replace(held, story=story, stamp=held.stamp + 1, written=held.stamp + 1)


def name_box(field: str, step: Step | None = None) -> str:
    """Return the key of the box for a text of the story, or of a step of it."""
    return f"own-{field}-{step.id}" if step else f"own-story-{field}"


def _retype(held: Shelf, typed: Any) -> Shelf:
    """Put into the story what was half typed when the page went; what it cannot have is a draft."""
    story = held.story
    if story is None or not isinstance(typed, dict):
        return held
    boxes: dict[str, tuple[str | None, str]] = {
        name_box("title"): (None, "title"),
        name_box("summary"): (None, "summary"),
    }
    for step in story.steps:
        boxes |= {name_box(field, step): (step.id, field) for field in LIMITS}
    for key, text in typed.items():
        if key not in boxes or not isinstance(text, str):
            continue
        id_, field = boxes[key]
        if id_ is None:
            changed = change_story(story, **{field: text})
        else:
            st.session_state[OPEN_STEP] = id_
            changed = change_step(story, id_, **{field: text})
        if changed is None:
            state.drafts()[key] = text
        else:
            story = changed
    return replace(held, story=story, stamp=held.stamp + (story != held.story))


@cache
def _component() -> Any:
    """Return the component, which is registered when it is first shown."""
    return st.components.v2.component("story-keep", js=_LOADER % _load_script().url)


@cache
def _load_script() -> Asset:
    return store.add_file(STATIC / "story-keep.js")
