"""A teacher's story in a browser: made on Explore, changed, kept, presented, carried elsewhere."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.atlas import open_atlas
from geo.own_story import copy_story, write_story
from geo.settings import DEFAULT_PACK
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
    page.wait_for_timeout(500)  # a press that comes sooner is taken for the same one


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


def test_keys_alone_and_two_tabs(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page()
    atlas = open_atlas(DEFAULT_PACK, "en")
    told = copy_story(atlas.pack.stories["two-plus-two"])
    first, second = (step.id for step in told.steps[:2])
    page.goto(f"{server.url}/healthz")
    page.evaluate(f"(text) => localStorage.setItem('{NAME}', text)", write_story(told))
    page.goto(f"{server.url}/present")

    def press(key: str) -> None:
        page.locator(f".st-key-{key} button").filter(visible=True).first.focus()
        page.keyboard.press("Enter")

    def expect_focus(key: str) -> None:
        button = page.locator(f".st-key-{key} button").filter(visible=True)
        expect(button.first).to_be_focused()

    press(f"own-up-{second}")
    expect_focus(f"own-down-{second}")  # it is the first now, and has no way up
    press(f"own-remove-{second}")
    expect_focus("own-undo")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-own-undo")).to_have_count(0)
    page.wait_for_function("() => document.activeElement.closest('.st-key-own-steps')")
    with page.expect_download():
        press("own-save")
    expect_focus("own-save")
    press("own-opening")
    expect(page.locator("[data-testid=stPopoverBody] button").first).to_be_focused()
    page.keyboard.press("Escape")

    press(f"own-edit-{first}")
    press(f"own-explore-{first}")
    expect_focus("story-replace")
    page.go_back()

    other = page.context.new_page()
    other.goto(f"{server.url}/present")
    other.locator(f".st-key-own-remove-{first} button").filter(visible=True).first.click()
    expect(page.locator(f".st-key-own-remove-{first}")).to_have_count(0)


def test_what_is_done_as_the_browser_tells_something_is_done(
    new_page: Callable[..., Page], server: Server
) -> None:
    page = new_page()
    page.goto(f"{server.url}/present")
    page.locator("[data-listening]").wait_for(state="attached")
    tell = f"dispatchEvent(new StorageEvent('storage', {{key: '{NAME}', newValue: 'none'}}));"
    page.get_by_role("button", name="Make a copy to edit").first.click()
    page.get_by_role("button", name="Edit step 1", exact=True).click()
    title = page.get_by_role("textbox", name="Title").nth(1)
    title.fill("In the same moment")
    title.evaluate(
        f"""(box) => {{
          {tell}
          box.dispatchEvent(new KeyboardEvent("keydown", {{ key: "Enter", bubbles: true }}));
        }}"""
    )
    expect(page.locator(".own-step").first).to_contain_text("In the same moment")

    page.get_by_role("button", name="Start anew").click()
    page.get_by_role("button", name="Remove my story").click()
    begin = page.locator(".st-key-own-begin-explore button")
    expect(begin).to_be_visible()
    await_rest(page)
    begin.evaluate(f"(button) => {{ {tell} button.click(); }}")
    page.wait_for_url(re.compile(r"/(\?.*)?$"))


def press_twice(page: Page, at: float) -> None:
    """Press Enter, and again a tenth of a second later, whenever the page comes to hear of it."""
    session = page.context.new_cdp_session(page)
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
    for moment in (at, at + 0.1):
        for kind in ("keyDown", "keyUp"):
            event = {**key, "type": kind, "timestamp": moment}
            session.send("Input.dispatchKeyEvent", event)


BUSY = """() => document.addEventListener("click", () => {
  for (const until = performance.now() + 600; performance.now() < until;);
}, { once: true, capture: true })"""


@pytest.mark.parametrize("press", ["mouse", "keys"])
def test_a_double_press_takes_a_view_once_on_a_slow_page(
    new_page: Callable[..., Page], server: Server, press: str
) -> None:
    page = new_page()
    open_map(page, f"{server.url}/?at=1905")
    page.locator("[data-listening]").wait_for(state="attached")
    taker = page.get_by_role("button", name="Add this view to my story")
    page.evaluate(BUSY)
    if press == "mouse":
        taker.dblclick(delay=100)
    else:
        taker.focus()
        press_twice(page, time.time())
    expect(page.get_by_role("button", name="My story (1)")).to_be_visible()
    await_rest(page)
    expect(page.get_by_role("button", name="My story (1)")).to_be_visible()
