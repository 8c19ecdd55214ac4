"""My story without a browser: a page opened with one, run, and what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from geo.atlas import open_atlas
from geo.own_story import copy_story
from geo.settings import ROOT
from geo.stories import Story
from geo.ui.story_editor_keep import Shelf

SHELL = ROOT / "geo" / "ui" / "shell.py"
ATLAS = open_atlas("kuril", "en")
TOLD = copy_story(ATLAS.pack.stories["two-plus-two"])
FIRST, SECOND = TOLD.steps[:2]


def open_page(
    name: str, query: Mapping[str, str] | None = None, story: Story | None = None, **held: Any
) -> AppTest:
    """Open a page by an address, with a story and what else the session holds of it."""
    page = AppTest.from_file(str(SHELL), default_timeout=30)
    for param, value in (query or {}).items():
        page.query_params[param] = value
    page.session_state["own-stories"] = {
        "kuril": Shelf(story=story, **{"ask": "this", "is_heard": True} | held)
    }
    run(page)
    return page if name == "explore" else run(page.switch_page(f"../../pages/{name}.py"))


def run(changed: Any) -> AppTest:
    """Run a page, or the page of a widget that was used."""
    page: AppTest = changed.run()
    assert [each.message for each in page.exception] == []
    return page


def html(page: AppTest) -> str:
    """Return the HTML of a page."""
    return " ".join(str(each.proto.body) for each in page.get("html"))


def click(page: AppTest, key: str) -> AppTest:
    """Press the button of a key."""
    return run(page.button(key=key).click())


def keys(page: AppTest) -> set[str]:
    """Return the keys of all buttons."""
    return {each.key for each in page.button if each.key}


def shelf(page: AppTest) -> Shelf:
    """Return what the session holds of one's own story."""
    held: Shelf = page.session_state["own-stories"]["kuril"]
    return held


def story(page: AppTest) -> Story:
    """Return one's own story, which there is."""
    found = shelf(page).story
    assert found is not None
    return found


def titles(page: AppTest) -> list[str]:
    """Return the titles of its steps."""
    return [step.title for step in story(page).steps]


def toasts(page: AppTest) -> str:
    """Return what the page has said in passing."""
    return " ".join(each.value for each in page.toast)
