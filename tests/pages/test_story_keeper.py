"""My story as the browser keeps it: what the page tells, and what comes of that."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from geo.own_story import write_story
from geo.ui import story_editor_keep
from geo.ui.story_editor_keep import Shelf
from tests.pages.story_editor import (
    ATLAS,
    FIRST,
    SECOND,
    TOLD,
    open_page,
    run,
)


def hear(told: Any, held: Shelf, monkeypatch: pytest.MonkeyPatch) -> tuple[Shelf, dict[str, Any]]:
    """Return the shelf and the session after a message of the page."""
    session: dict[str, Any] = {"own-stories": {"kuril": held}, "story-keep": {"told": told}}
    moved: dict[str, Any] = {}
    current = SimpleNamespace(pack="kuril", camera=None)
    drafts = session.setdefault("drafts", {})
    fake = SimpleNamespace(
        view=lambda: current, problems=tuple, update=moved.update, drafts=lambda: drafts
    )
    monkeypatch.setattr(story_editor_keep.st, "session_state", session)
    monkeypatch.setattr(story_editor_keep, "state", fake)
    story_editor_keep._hear(ATLAS)
    return session["own-stories"]["kuril"], session | moved


NEW = Shelf(ask="this")


def test_what_the_browser_keeps_is_taken_over_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"pack": "kuril", "kept": write_story(TOLD), "works": True}
    held, session = hear(told, NEW, monkeypatch)
    assert (held.story, held.is_heard, held.stamp) == (TOLD, True, held.written)
    assert session["story-keep-wake"]
    other = TOLD.model_copy(update={"title": "Other"})
    assert hear(told, Shelf(story=other, is_heard=True), monkeypatch)[0].story == other
    assert hear(told | {"pack": "else"}, NEW, monkeypatch)[0] == NEW


def test_what_was_made_before_the_browser_answered_is_added(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    early = Shelf(story=TOLD.model_copy(update={"steps": (FIRST,)}), stamp=1, ask="this")
    held, _ = hear({"pack": "kuril", "kept": write_story(TOLD)}, early, monkeypatch)
    assert held.story is not None
    assert [step.title for step in held.story.steps] == [
        *(step.title for step in TOLD.steps),
        FIRST.title,
    ]
    assert held.stamp != held.written, "it is written"


def test_what_was_half_typed_comes_back_with_the_story(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = {
        "own-story-title": "Half a ti",
        f"own-caption-{SECOND.id}": "<b>And half",
        f"own-title-{SECOND.id}": " ",
        f"own-id-{SECOND.id}": "other",
        "own-caption-none": "Nowhere",
        f"own-notes-{SECOND.id}": 3,
    }
    told = {"pack": "kuril", "kept": write_story(TOLD), "works": True, "typed": typed}
    held, session = hear(told, NEW, monkeypatch)
    second = SECOND.model_copy(update={"caption": "<b>And half"})
    assert held.story == TOLD.model_copy(
        update={"title": "Half a ti", "steps": (FIRST, second, *TOLD.steps[2:])}
    )
    assert held.stamp != held.written, "it is written"
    assert session["own-story-open"] == SECOND.id
    assert session["drafts"] == {f"own-title-{SECOND.id}": " "}, "the box shows it, and why not"
    for wrong in ([], "own-story-title", {"own-story-title": None}):
        held, _ = hear(told | {"typed": wrong}, NEW, monkeypatch)
        assert (held.story, held.stamp) == (TOLD, held.written)


def test_another_tab_changes_the_story(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"pack": "kuril", "changed": write_story(TOLD)}
    here = Shelf(story=None, stamp=3, written=3, is_heard=True)
    held, session = hear(told, here, monkeypatch)
    assert (held.story, held.stamp) == (TOLD, held.written), "it is not written once more"
    assert session["story-keep-wake"]
    assert hear(told | {"changed": None}, held, monkeypatch)[0].story is None
    for wrong in ("{", 3):
        assert hear(told | {"changed": wrong}, here, monkeypatch)[0] == here
    unsent = Shelf(story=None, stamp=4, written=3, is_heard=True)
    assert hear(told, unsent, monkeypatch)[0] == unsent


def test_a_press_that_nobody_takes_is_forgotten() -> None:
    page = open_page("explore", story=TOLD)
    page.session_state["story-keep-pressed"] = "story-replace"
    page.session_state["story-keep-wake"] = True
    run(page)
    assert "story-keep-pressed" not in page.session_state


def test_what_the_browser_cannot_keep_is_told() -> None:
    page = open_page("present", story=TOLD, is_kept=False)
    assert "does not keep the story" in page.caption[0].value
    problems = story_editor_keep.read_file("{", ())[1]
    page = open_page("present", unread=("{", problems))
    assert "cannot be read" in page.warning[0].value


@pytest.mark.parametrize(
    "told",
    [
        None,
        3,
        {"pack": "kuril"},
        {"pack": "kuril", "kept": 3, "works": "no", "written": []},
        {"pack": "kuril", "pressed": {}, "camera": 7, "size": "large"},
        {"pack": "kuril", "pressed": "story-add", "camera": "9,9", "size": [1]},
        {"pack": "kuril", "camera": "900,0,0"},
    ],
)
def test_a_message_may_be_anything(told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    held, session = hear(told, NEW, monkeypatch)
    assert held.story is None
    assert "camera" not in session


def test_a_kept_text_that_is_no_story_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    held, _ = hear({"pack": "kuril", "kept": "{", "works": True}, NEW, monkeypatch)
    assert held.unread is not None
    assert held.unread[0] == "{"
    assert held.stamp == held.written, "it is not written over"
