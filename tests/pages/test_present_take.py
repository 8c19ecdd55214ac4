"""Stories to take away from the Present page, with writers that take no time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest

from geo.atlas import Atlas
from geo.errors import PlateError, Problem
from geo.serving import AnswerCache
from geo.stories import Story
from geo.story_files import WRITERS
from geo.telling import Progress
from geo.ui import present_take
from tests.pages.test_present import STORY, click, keys, open_page

PPTX = f"take-{STORY}-pptx"
READY = f"take-{STORY}-ready"


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Count what is written, and write it at once."""
    calls: list[str] = []

    def write(atlas: Atlas, story: Story, _: Any, *, home: str, progress: Progress) -> bytes:
        assert home == ""
        for number, _step in enumerate(story.steps, 1):
            progress(number, len(story.steps))
        calls.append(f"{story.id} {atlas.language}")
        return f"file {len(calls)}".encode()

    quick = {ending: replace(each, write=write) for ending, each in WRITERS.items()}
    monkeypatch.setattr(present_take, "WRITERS", quick)
    monkeypatch.setattr(present_take, "_kept", AnswerCache(limit_bytes=1000))
    yield calls
    assert present_take._desk.acquire(timeout=5), "the next one finds the desk free"
    present_take._desk.release()


def downloads(page: Any) -> dict[str, str]:
    return {each.key: each.label for each in page.get("download_button")}


def test_each_story_is_offered_as_three_files() -> None:
    page = open_page()
    for story in (STORY, "changing-hands"):
        assert {f"take-{story}-pptx", f"take-{story}-pdf"} <= keys(page)
        assert f"take-{story}-html" in downloads(page)
    assert READY not in downloads(page)


def test_a_file_is_made_when_it_is_asked_for_and_kept(written: list[str]) -> None:
    page = click(open_page(), PPTX)
    assert f"kuril-{STORY}.pptx" in downloads(page)[READY]
    click(page, f"take-{STORY}-pdf")
    assert f"kuril-{STORY}.pdf" in downloads(page)[READY]
    click(page, PPTX)
    other = click(open_page(), PPTX)
    assert READY in downloads(other)
    assert written == [f"{STORY} en"] * 2
    click(open_page({"lang": "ja"}), PPTX)
    assert written[2:] == [f"{STORY} ja"]


def test_a_file_of_another_story_takes_the_place_of_the_last() -> None:
    page = click(open_page(), PPTX)
    click(page, "take-changing-hands-pptx")
    assert "take-changing-hands-ready" in downloads(page)


def test_what_cannot_be_made_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> bytes:
        raise PlateError(Problem("story 'x'", subject="step 'y'", found="*long*", expected="short"))

    writer = replace(WRITERS["pptx"], write=refuse)
    monkeypatch.setattr(present_take, "WRITERS", {**WRITERS, "pptx": writer})
    page = click(open_page(), PPTX)
    (error,) = page.error
    assert r"step 'y'" in error.value
    assert r"\*long\*" in error.value
    assert READY not in downloads(page)


def test_only_one_story_is_drawn_at_a_time() -> None:
    page = open_page()
    told: list[Any] = []
    assert present_take._desk.acquire(timeout=1)
    try:
        waiting = Thread(target=lambda: told.append(click(page, PPTX)))
        waiting.start()
        waiting.join(2 * present_take._GLANCE)
        assert not told
    finally:
        present_take._desk.release()
    waiting.join(30)
    assert READY in downloads(told[0])
