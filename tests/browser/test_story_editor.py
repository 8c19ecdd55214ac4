"""A teacher's story in a browser: made on Explore, changed, kept, presented, carried elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.driver import await_rest, look_at, open_map
from tests.browser.server import Server

STAGE = ".st-key-present-stage"
NAME = "dispute-map:story:kuril"
KEPT = f"localStorage.getItem('{NAME}')"
CAPTION = "Told by a teacher: <b>“1905”</b>"


def add(page: Page, number: int) -> None:
    page.get_by_role("button", name="Add this view to my story").click()
    expect(page.get_by_role("button", name=f"My story ({number})")).to_be_visible()
    await_rest(page)


def test_a_story_is_made_kept_presented_and_taken_elsewhere(
    new_page: Callable[..., Page], server: Server, tmp_path: Path
) -> None:
    page = new_page()
    frame = open_map(page, f"{server.url}/?at=1905")
    page.locator("[data-listening]").wait_for(state="attached")
    look_at(frame, 45, 148, 6)
    add(page, 1)
    add(page, 2)

    page.get_by_role("button", name="My story (2)").click()
    page.get_by_role("button", name="Edit step 2").click()
    page.get_by_role("textbox", name="Text beside the map").fill(CAPTION)
    with page.expect_download() as loading:
        page.get_by_role("button", name="Save as file").click()
    file = tmp_path / loading.value.suggested_filename
    loading.value.save_as(file)
    assert file.name == "my-story.json"
    (story,) = json.loads(file.read_text(encoding="utf-8"))["stories"]
    first, second = story["steps"]
    assert second["caption"] == CAPTION
    # The map of Explore is smaller than the one that a step's zoom level is meant for.
    assert re.search(r"at=1905&view=45,148,6\.\d+&layers=", first["view"])

    page.wait_for_function(f"() => {KEPT}.includes('Told by a teacher')")
    # A text is not lost with the page while it is being typed.
    page.get_by_role("textbox", name="Teacher’s notes").press_sequentially("Ask first")
    page.reload()
    notes = page.get_by_role("textbox", name="Teacher’s notes")
    expect(notes).to_have_value("Ask first")
    page.wait_for_function(f"() => {KEPT}.includes('Ask first')")
    assert page.evaluate(f"sessionStorage.getItem('{NAME}:typed')") == "{}"
    page.goto(f"{server.url}/present?story=own")
    expect(page.locator(f"{STAGE} button[data-icon=play]")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"{STAGE} .present-caption")).to_have_text(CAPTION)
    page.wait_for_function("() => location.search.includes('story=own&step=2')")
    link = page.url

    # Another browser has no such story, and this one would not keep it either.
    other = new_page()
    other.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    other.goto(link)
    expect(other.get_by_text("kept in the browser it was made in")).to_be_visible()
    other.locator("input[type=file]").first.set_input_files(file)
    expect(other.locator(f"{STAGE} .present-caption")).to_have_text(CAPTION)
    other.locator(".st-key-present-leave").get_by_role("button").click()
    expect(other.get_by_text("This browser does not keep the story")).to_be_visible()
