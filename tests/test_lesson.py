"""A story in one file: all of its steps, nothing from elsewhere, and every text as text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from geo.atlas import Atlas, open_atlas
from geo.i18n import LANGUAGES
from geo.lesson import render_lesson
from geo.model import ViewState
from geo.settings import DATA_VARIABLE
from geo.stories import Step, Story
from tests.markup import EVIL, read
from tests.packs import make_pack

MAX_BYTES = 1_200_000
CALL = "DisputeLesson.tell(map_dispute, "


def read_told(page: str) -> dict[str, Any]:
    """Return what the page tells its script."""
    told: dict[str, Any] = json.JSONDecoder().raw_decode(page.split(CALL)[1])[0]
    return told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story_id", ["two-plus-two", "changing-hands"])
def test_holds_all_of_a_story(story_id: str, language: str) -> None:
    atlas = open_atlas("kuril", language)
    story = atlas.pack.stories[story_id]
    lesson = render_lesson(atlas, story, ViewState(language=language))
    assert len(lesson.encode()) <= MAX_BYTES

    page = read(lesson)
    assert page.having("html", "lang") == [language]
    assert page.having("article", "data-step") == [step.id for step in story.steps]
    texts = set(page.texts)
    for step in story.steps:
        assert {step.title, step.caption, step.notes} <= texts
        assert not step.question or any(step.question in text for text in texts)
        assert {atlas.pack.sources[id_].title for id_ in step.sources} <= texts

    assert page.having("script", "src") == page.having("link", "href") == []
    assert all(url.startswith("data:") for url in page.having("img", "src"))
    assert render_lesson(atlas, story, ViewState(language=language)) == lesson


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


def test_tells_the_map_what_each_step_shows(atlas: Atlas) -> None:
    story = atlas.pack.stories["changing-hands"]
    lesson = render_lesson(atlas, story, ViewState(), address="https://x.test/?a=1&b=2")
    told = read_told(lesson)
    states = told["states"]
    assert len(states) == len(story.steps)
    assert states[1]["at"] == "1855-02-07"
    assert states[1]["camera"] == [42.5, 145, 4.75]
    assert states[1]["window"] == ["1855-01-01", "1855-12-31"]
    # Where a step tells of one day, time runs through the whole story.
    assert told["all"]["window"] == states[-1]["window"] == ["1711-01-01", "2017-03-20"]
    assert "https://x.test/?a=1&b=2" in read(lesson).having("a", "href")


def test_lists_the_events_of_all_steps(atlas: Atlas) -> None:
    story = atlas.pack.stories["changing-hands"]
    listed = read(render_lesson(atlas, story, ViewState())).having("details", "data-event")
    assert {"shimoda-1855", "landing-etorofu-1945", "conflicting-claims"} <= set(listed)
    assert listed == [id_ for id_ in atlas.index.ids if id_ in listed]
    assert (
        "crimea-2014"
        not in render_lesson(
            atlas, story.model_copy(update={"steps": story.steps[:3]}), ViewState()
        ).partition('<main class="lesson-panel">')[2]
    )


def test_text_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_pack(tmp_path)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    atlas = open_atlas("squares", "en")

    def render(title: str, text: str) -> str:
        step = Step(
            id="one",
            view=urlencode({"note": f"1,1,{text}"}),
            title=title,
            caption=text,
            sources=("gazette",),
            notes=text,
            question=text,
        )
        story = Story(id="tale", title=title, summary=text, steps=(step,))
        address = 'https://x.test/?"onload="1'
        return render_lesson(atlas, story, ViewState(pack="squares"), address=address)

    lesson = render("<img onerror=alert(1)> {{ 7*7 }}", EVIL)
    page, harmless = read(lesson), read(render("A title", "A text"))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in harmless.tags]
    assert not any("onerror" in attrs or "onload" in attrs for _, attrs in page.tags)
    assert "".join(page.texts).count(EVIL) >= 3
    assert "".join(page.texts).count("<img onerror=alert(1)> {{ 7*7 }}") >= 3
    (mark,) = read_told(lesson)["states"][0]["notes"]
    assert mark["text"] == EVIL
