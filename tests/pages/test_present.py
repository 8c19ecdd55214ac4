"""The Present page, run without a browser: stories, their steps, notes, and the way back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.atlas import open_atlas
from geo.model import Camera, Names, ViewState
from geo.moments import find_moment, read_step
from geo.settings import ROOT
from geo.stories import Step, Story
from geo.ui.present_words import render_notes, render_progress, render_words

SHELL = ROOT / "geo" / "ui" / "shell.py"
STORY = "two-plus-two"
ATLAS = open_atlas("kuril", "en")
TOLD = ATLAS.pack.stories[STORY]
EVIL = "<img src=x onerror=alert(1)>"


def open_page(query: Mapping[str, str] | None = None) -> AppTest:
    page = AppTest.from_file(str(SHELL), default_timeout=30)
    for name, value in (query or {}).items():
        page.query_params[name] = value
    run(page)
    return run(page.switch_page("../../pages/present.py"))


def run(changed: Any) -> AppTest:
    page: AppTest = changed.run()
    assert [each.message for each in page.exception] == []
    return page


def query(page: AppTest) -> dict[str, Any]:
    return dict(page.query_params)


def html(page: AppTest) -> str:
    return " ".join(str(each.proto.body) for each in page.get("html"))


def told_map(page: AppTest) -> dict[str, Any]:
    (frame,) = [each for each in page.get("component_instance") if "folium" in str(each.proto)]
    (said,) = re.findall(
        r"Dispute\.show\(\w+, (.*)\);", json.loads(frame.proto.json_args)["feature_group"]
    )
    state: dict[str, Any] = json.loads(said)
    return state


def keys(page: AppTest) -> set[str]:
    return {each.key for each in page.button if each.key}


def click(page: AppTest, key: str) -> AppTest:
    return run(page.button(key=key).click())


def test_chooser_offers_the_stories_and_starts_one() -> None:
    page = open_page({"at": "1905"})
    shown = html(page)
    for story in ATLAS.pack.stories.values():
        assert story.title in shown
        assert f"{len(story.steps)} steps" in shown
    assert not page.get("component_instance")
    click(page, f"present-start-{STORY}")
    assert query(page) == {"at": "1905", "story": STORY, "step": "1"}
    assert TOLD.steps[0].title in html(page)
    assert "1 / 12" in html(page)


def test_an_address_from_before_a_step_does_not_take_it_back() -> None:
    page = open_page({"story": STORY})
    before = query(page)
    click(page, "present-next")
    # The page sends something else before it has heard of its new address.
    page.query_params.clear()
    page.query_params.update(before)
    run(page)
    assert TOLD.steps[1].title in html(page)
    assert query(page) == {"story": STORY, "step": "2"}


def test_a_step_is_what_the_map_shows() -> None:
    page = open_page({"story": STORY, "step": "4", "at": "1905", "names": "ru"})
    told = told_map(page)
    assert told["at"] == "1945-09-05"
    assert told["camera"] == [44.4, 147.1, 7]
    assert told["selected"] == "soviet-landings-1945"
    assert told["names"] == "ru", "the names are the reader's"
    assert told["fly"] == f"{STORY}/4"
    assert "5 September 1945" in html(page)
    assert TOLD.steps[3].question in html(page).replace("&quot;", '"')
    assert query(page) == {"story": STORY, "step": "4", "at": "1905", "names": "ru"}


def test_next_and_previous_stop_at_the_ends() -> None:
    page = open_page({"story": STORY})
    assert page.button(key="present-previous").disabled
    click(page, "present-next")
    assert query(page)["step"] == "2"
    click(page, "present-previous")
    assert query(page)["step"] == "1"
    page = open_page({"story": STORY, "step": "12"})
    assert page.button(key="present-next").disabled
    assert not page.button(key="present-previous").disabled
    assert TOLD.steps[-1].title in html(page)


@pytest.mark.parametrize(("step", "told"), [("99", 12), ("0", 1), ("two", 1)])
def test_a_step_that_is_not_there_is_reported(step: str, told: int) -> None:
    page = open_page({"story": STORY, "step": step})
    assert f"{told} / 12" in html(page)
    assert len(page.expander) == 1
    assert "step" in page.expander[0].markdown[0].value


def test_an_unknown_story_leads_to_the_chooser() -> None:
    page = open_page({"story": "none-such", "step": "2"})
    assert f"present-start-{STORY}" in keys(page)
    assert "story" in page.expander[0].markdown[0].value


def test_notes_are_shown_when_asked_for_only() -> None:
    page = open_page({"story": STORY})
    assert "<aside" not in html(page)
    click(page, "present-next")
    assert "<aside" not in html(page)
    click(page, "present-notes")
    assert render_notes(TOLD.steps[1].notes) in html(page)
    click(page, "present-next")
    assert render_notes(TOLD.steps[2].notes) in html(page)
    click(page, "present-notes")
    assert "<aside" not in html(page)
    # Who leaves with the notes open does not begin another class with them.
    click(page, "present-notes")
    click(page, "present-leave")
    click(page, f"present-start-{STORY}")
    assert "<aside" not in html(page)


def test_leaving_goes_back_to_the_stories_with_the_readers_view() -> None:
    page = open_page({"story": STORY, "step": "3", "from": "1900", "to": "1950", "pov": "japan"})
    click(page, "present-leave")
    assert query(page) == {"from": "1900", "to": "1950", "pov": "japan"}
    assert f"present-start-{STORY}" in keys(page)


def test_a_step_can_be_explored() -> None:
    page = open_page({"story": STORY, "step": "6", "from": "1900", "names": "ja"})
    click(page, "present-explore")
    assert query(page) == {
        "from": "2017-03-20",
        "to": "2017-03-20",
        "at": "2017-03-20",
        "event": "conflicting-claims",
        "pov": "russia",
        "view": "47,149,5",
        "names": "ja",
    }
    assert page.get("component_instance"), "Explore has its map"
    assert "present-next" not in keys(page)


def test_speaks_the_readers_language() -> None:
    page = open_page({"story": STORY, "step": "2", "lang": "ja"})
    step = open_atlas("kuril", "ja").pack.stories[STORY].steps[1]
    assert step.title in html(page)
    assert step.title != TOLD.steps[1].title
    assert "2017年3月20日" in html(page)
    assert page.button(key="present-next").label == "次へ"


def test_a_step_keeps_to_the_readers_pack_language_and_names() -> None:
    step = Step(
        id="one",
        view="at=1855&lang=ja&names=ja&pack=none&story=x&step=9&pov=none&view=1,2,3&at2=soon",
        title="T",
        caption="C",
        sources=("s",),
    )
    reader = ViewState(language="en", names=Names("ru"), text="kept")
    shown, problems = read_step(ATLAS, reader, step)
    expected = {"at": "1855", "names": Names("ru"), "camera": Camera(1, 2, 3)}
    assert shown == replace(ViewState(), **expected)
    assert [each.field for each in problems] == ["at2", "pov"]


def test_no_story_is_no_moment() -> None:
    assert find_moment(ATLAS, ViewState(step=3)) is None


def test_text_of_a_story_is_escaped() -> None:
    step = TOLD.steps[0].model_copy(
        update={"title": EVIL, "caption": EVIL, "question": EVIL, "notes": EVIL}
    )
    story = Story(id="evil", title=EVIL, summary=EVIL, steps=(step,))
    pack = replace(ATLAS.pack, stories={"evil": story})
    moment = find_moment(replace(ATLAS, pack=pack), ViewState(story="evil"))
    assert moment is not None
    for text in (render_words(ATLAS, moment), render_progress(moment), render_notes(EVIL)):
        assert "&lt;img" in text
        assert "<img" not in text
