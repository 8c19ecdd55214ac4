"""My story, run without a browser: steps from Explore, changed on Present, opened from a file."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geo.model import Camera, ViewState
from geo.own_story import add_step, is_full, write_story
from geo.stories import OWN
from geo.ui import story_editor_keep
from geo.ui.story_editor_keep import Sight, seen
from tests.pages.story_editor import (
    ATLAS,
    FIRST,
    SECOND,
    SHELL,
    TOLD,
    click,
    html,
    keys,
    open_page,
    run,
    shelf,
    story,
    titles,
    toasts,
)

EVIL = "<img src=x onerror=alert(1)> :material/home: `x`"
BARE = re.compile(r"(?<!\\)(<img|`x)|:material")


def test_a_view_of_explore_becomes_a_step() -> None:
    page = open_page("explore", {"at": "1905", "names": "ru", "view": "44,147,6"})
    assert "story-open" not in keys(page)
    click(page, "story-add")
    assert toasts(page) == "Added as step 1 of my story."
    (step,) = story(page).steps
    assert step.view == "at=1905&view=44,147,6&layers=article,lines,labels"
    run(page.text_input(key="date-at").set_value("1946"))
    click(page, "story-add")
    click(page, "story-add")
    assert titles(page) == ["1905", "1946", "1946 (2)"]
    assert page.button(key="story-open").label == "My story (3)"
    click(page, "story-open")
    assert "1946" in html(page)
    assert [page.button(key=f"own-up-{each.id}").disabled for each in story(page).steps] == [
        True,
        False,
        False,
    ]


def test_a_view_with_too_many_marks_is_refused() -> None:
    marks = [f"44,147,{'島' * 100}"] * 6
    page = AppTest.from_file(str(SHELL), default_timeout=30)
    page.query_params["note"] = marks
    click(run(page), "story-add")
    assert "too many marks" in toasts(page)
    assert shelf(page).story is None


def test_how_to_begin_is_said_where_there_is_no_story() -> None:
    page = open_page("present")
    assert "Add this view to my story" in html(page)
    click(page, "own-begin-explore")
    assert "story-add" in keys(page)


def test_a_copy_is_edited() -> None:
    page = open_page("present")
    click(page, "own-copy-two-plus-two")
    assert story(page) == TOLD
    click(page, f"own-edit-{SECOND.id}")
    run(page.text_area(key=f"own-caption-{SECOND.id}").set_value("  Another\ncaption "))
    run(page.text_area(key=f"own-notes-{SECOND.id}").set_value("One\n\nTwo"))
    run(page.text_input(key=f"own-question-{SECOND.id}").set_value(""))
    sources = page.multiselect(key=f"own-sources-{SECOND.id}")
    run(sources.set_value([*SECOND.sources[:2]]))
    changed = story(page).steps[1]
    assert (changed.caption, changed.notes, changed.question) == (
        "Another caption",
        "One\n\nTwo",
        "",
    )
    assert changed.sources == SECOND.sources[:2]
    run(page.text_input(key="own-story-title").set_value("Mine"))
    assert story(page).title == "Mine"
    assert ATLAS.pack.stories["two-plus-two"].title == TOLD.title


def test_what_is_empty_stays_in_its_box_and_the_story_as_it_was() -> None:
    page = open_page("present", story=TOLD)
    click(page, f"own-edit-{FIRST.id}")
    run(page.text_input(key=f"own-title-{FIRST.id}").set_value(" "))
    assert story(page) == TOLD
    assert len(page.error) == 1
    assert page.text_input(key=f"own-title-{FIRST.id}").value == " "
    run(page.multiselect(key=f"own-sources-{FIRST.id}").set_value([]))
    assert story(page) == TOLD
    run(page.text_input(key=f"own-title-{FIRST.id}").set_value("New"))
    assert titles(page)[0] == "New"
    assert len(page.error) == 0


def test_steps_are_moved_removed_and_put_back() -> None:
    page = open_page("present", story=TOLD)
    click(page, f"own-down-{FIRST.id}")
    assert titles(page)[:2] == [SECOND.title, FIRST.title]
    click(page, f"own-up-{FIRST.id}")
    assert story(page) == TOLD
    click(page, f"own-remove-{SECOND.id}")
    assert SECOND.title not in titles(page)
    assert SECOND.title in html(page), "it says what was removed"
    run(page.text_input(key="own-story-title").set_value("Mine"))
    click(page, "own-undo")
    assert story(page).steps == TOLD.steps
    assert story(page).title == "Mine", "what was changed since stays"
    assert "own-undo" not in keys(page)


def test_a_whole_story_is_put_back() -> None:
    page = open_page("present", story=TOLD)
    click(page, "own-anew-do")
    assert shelf(page).story is None
    click(page, "own-undo")
    assert story(page) == TOLD
    click(page, "own-copy-changing-hands")
    assert story(page).title != TOLD.title
    click(page, "own-undo")
    assert story(page) == TOLD
    last = replace(shelf(page), story=TOLD.model_copy(update={"steps": (FIRST,)}), undo=None)
    page.session_state["own-stories"] = {"kuril": last}
    click(run(page), f"own-remove-{FIRST.id}")
    assert shelf(page).story is None
    click(page, "own-undo")
    assert story(page).steps == (FIRST,)


def test_a_step_takes_the_view_of_explore() -> None:
    page = open_page("present", {"at": "1905", "view": "44,147,6"}, TOLD)
    click(page, f"own-edit-{FIRST.id}")
    click(page, f"own-take-{FIRST.id}")
    assert story(page).steps[0].view == "at=1905&view=44,147,6&layers=article,lines,labels"
    click(page, f"own-explore-{FIRST.id}")
    run(page.switch_page("../../pages/explore.py"))
    assert page.text_input(key="date-at").value == "1905"
    run(page.text_input(key="date-at").set_value("1946"))
    click(page, "story-replace")
    assert story(page).steps[0].view.startswith("at=1946&")
    assert f"own-edit-{FIRST.id}" in keys(page), "back on Present"


def open_file(page: AppTest, content: str, name: str = "my-story.json") -> AppTest:
    (box,) = page.file_uploader
    return run(box.set_value((name, content.encode(), "application/json")))


def test_a_file_is_opened() -> None:
    page = open_page("present")
    open_file(page, write_story(TOLD))
    assert story(page) == TOLD
    assert "is now my story" in toasts(page)


def test_which_story_of_a_file_is_chosen() -> None:
    page = open_page("present", story=TOLD)
    (only,) = json.loads(write_story(TOLD))["stories"]
    title = {"title": "Of a file"}
    both = json.dumps({"stories": [only | title, only | title | {"id": "b", "summary": "Second"}]})
    open_file(page, both)
    assert (story(page), shelf(page).stamp) == (TOLD, 0), "until one is chosen"
    choice = page.selectbox(key="own-choice-1")
    assert choice.options == ["1. Of a file", "2. Of a file"]
    assert choice.value is None
    run(choice.set_value(1))
    assert (story(page).title, story(page).summary) == ("Of a file", "Second")
    assert "“Of a file” is now my story" in toasts(page).replace("\\", "")
    assert not [each for each in page.selectbox if each.key.startswith("own-choice")]
    click(page, "own-undo")
    assert story(page) == TOLD
    open_file(page, both)
    open_file(page, "{}")
    assert not [each for each in page.selectbox if each.key.startswith("own-choice")]
    assert "Nothing was changed" in page.error[0].value


def test_which_story_of_a_file_is_chosen_where_a_link_leads_to_none() -> None:
    page = open_page("present", {"story": OWN, "step": "2"})
    (only,) = json.loads(write_story(TOLD))["stories"]
    both = {"stories": [only, only | {"id": "b"}]}
    box = page.file_uploader[0]
    run(box.set_value(("two.json", json.dumps(both).encode(), "application/json")))
    (choice,) = [each for each in page.selectbox if each.key.startswith("own-choice")]
    run(choice.set_value(0))
    assert SECOND.title in html(page)


def test_a_bad_file_is_told_and_changes_nothing() -> None:
    page = open_page("present", story=TOLD)
    bad = write_story(TOLD).replace('"seed-article"', '"no-such-source"').replace("at=2017", "?")
    open_file(page, bad, f"{EVIL}.json")
    assert story(page) == TOLD
    assert "Nothing was changed" in page.error[0].value
    listed = next(each.value for each in page.markdown if each.value.startswith("- "))
    told = listed.replace("\\", "")
    assert all(f"step {number}: " in told for number in (1, 2, 3, 12))
    assert "\n" in listed
    assert not BARE.search(listed + page.error[0].value)
    open_file(page, write_story(TOLD))
    assert len(page.error) == 0


def test_it_is_presented_at_an_address_of_its_own() -> None:
    page = open_page("present", {"story": OWN, "step": "3"}, TOLD)
    assert TOLD.steps[2].title in html(page)
    assert page.query_params["story"] in (OWN, [OWN])
    click(page, "present-next")
    assert TOLD.steps[3].title in html(page)
    click(page, "present-leave")
    click(page, "present-start-own")
    assert FIRST.title in html(page)


def test_a_step_of_unknown_ids_is_reported() -> None:
    step = FIRST.model_copy(update={"view": "at=1905&event=no-such-event"})
    odd = TOLD.model_copy(update={"steps": (step,)})
    page = open_page("present", {"story": OWN}, odd)
    assert "event" in page.expander[0].markdown[0].value
    click(page, "present-leave")
    assert "could not be used" in html(page)


def test_where_there_is_none_its_file_can_be_opened() -> None:
    page = open_page("present", {"story": OWN, "step": "2"})
    assert "kept in the browser" in page.info[0].value
    box = page.file_uploader[0]
    run(box.set_value(("my-story.json", write_story(TOLD).encode(), "application/json")))
    assert SECOND.title in html(page)
    waiting = open_page("present", {"story": OWN}, is_heard=False)
    assert len(waiting.info) == 0


def test_text_of_a_story_is_escaped() -> None:
    step = FIRST.model_copy(update=dict.fromkeys(("title", "caption", "notes", "question"), EVIL))
    evil = TOLD.model_copy(update={"title": EVIL, "summary": EVIL, "steps": (step, SECOND)})
    page = open_page("present", story=evil)
    click(page, f"own-edit-{FIRST.id}")
    run(page.text_input(key="own-story-title").set_value(""))
    click(page, f"own-remove-{FIRST.id}")
    assert "<img" not in html(page)
    assert not any(BARE.search(each.value) for each in (*page.error, *page.caption, *page.markdown))


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_speaks_the_readers_language(language: str) -> None:
    page = open_page("present", {"lang": language}, TOLD)
    click(page, f"own-edit-{FIRST.id}")
    assert "<h2>My story</h2>" not in html(page)


def test_a_step_is_taken_as_large_as_it_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = Camera(44, 147, 6), Camera(45, 148, 6)
    view = ViewState(camera=here)
    monkeypatch.setattr(story_editor_keep.st, "session_state", {})
    assert seen(view, is_fresh=True) == view
    told = {"story-keep-sight": Sight(there, 1680, 1120)}
    monkeypatch.setattr(story_editor_keep.st, "session_state", told)
    assert seen(view, is_fresh=True).camera == Camera(45, 148, 5)
    assert seen(view, is_fresh=False).camera == Camera(44, 147, 5)
    # A step that is opened on Explore and not moved does not change.
    assert seen(view, is_fresh=True, before=there).camera == there


def test_undo_loses_nothing() -> None:
    full = TOLD
    while not is_full(full):
        full = add_step(full, FIRST)
    page = open_page("present", story=full)
    click(page, f"own-remove-{SECOND.id}")
    refilled = add_step(story(page), SECOND)
    page.session_state["own-stories"] = {"kuril": replace(shelf(page), story=refilled)}
    click(run(page), "own-undo")
    assert story(page) == refilled
    assert "at most" in toasts(page)

    page = open_page("present", story=TOLD)
    run(page.file_uploader[0].set_value(("other.json", write_story(full).encode(), "text/json")))
    click(page, "own-undo")
    assert story(page).title == TOLD.title
    assert len(story(page).steps) == len(TOLD.steps)
    click(page, "own-undo")
    assert is_full(story(page))
