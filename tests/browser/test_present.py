"""The presentation in a browser: keys, the map that stays, the address, notes, and phones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Frame, Page, expect

from geo.atlas import open_atlas
from tests.browser.driver import await_rest, camera, map_frame, map_state, open_map
from tests.browser.server import Server

STORY = "two-plus-two"
STEPS = open_atlas("kuril", "en").pack.stories[STORY].steps
STAGE = ".st-key-present-stage"
TITLE = f"{STAGE} h1"
NOTES = ".present-notes"


def open_story(page: Page, server: Server, query: str = "") -> Frame:
    frame = open_map(page, f"{server.url}/present?story={STORY}{query}")
    frame.evaluate("window.kept = true")
    # The script that listens comes after the widgets.
    expect(page.locator(f"{STAGE} button[data-icon=play]")).to_be_visible()
    return frame


def await_step(page: Page, frame: Frame, number: int) -> None:
    """Wait until a step is told, by words, map and address, in the frame that was there."""
    expect(page.locator(TITLE)).to_have_text(STEPS[number - 1].title)
    page.wait_for_function(
        "(step) => new URLSearchParams(location.search).get('step') === step", arg=str(number)
    )
    frame.wait_for_function("(fly) => dispute.flown === fly", arg=f"{STORY}/{number}")
    await_rest(page)
    assert frame.evaluate("window.kept"), "the map's frame was mounted anew"


def query(page: Page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def place(number: int) -> list[float]:
    view = dict(parse_qsl(STEPS[number - 1].view))["view"]
    return [float(part) for part in view.split(",")]


def test_keys_move_the_story_on_the_same_map(page: Page, server: Server) -> None:
    frame = open_story(page, server, "&from=1900&view=44,147,6")
    for key, number in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("Space", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
        ("End", 12),
        ("Home", 1),
    ):
        page.keyboard.press(key)
        await_step(page, frame, number)
        assert camera(frame)[:2] == pytest.approx(place(number)[:2], abs=0.01)
        assert map_state(frame)["at"] == dict(parse_qsl(STEPS[number - 1].view))["at"]
    # With the focus in the map keys mean the same, and the reader's own view has not changed.
    frame.locator(".dispute-map").focus()
    page.keyboard.press("ArrowRight")
    await_step(page, frame, 2)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    await_step(page, frame, 4)
    assert query(page) == {"from": "1900", "view": "44,147,6", "story": STORY, "step": "4"}
    page.keyboard.press("Escape")
    expect(page.locator(STAGE)).to_have_count(0)
    expect(page.get_by_role("button", name="Start").first).to_be_visible()
    page.wait_for_function("() => !location.search.includes('story')")
    assert query(page) == {"from": "1900", "view": "44,147,6"}


def test_the_focus_goes_into_the_story_and_out_again(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/present")
    page.locator("[data-listening]").wait_for(state="attached")
    await_rest(page)
    start = page.locator(".st-key-present-start-changing-hands button")
    start.press("Enter")
    following = page.get_by_role("button", name="Next", exact=True)
    expect(following).to_be_focused()
    page.keyboard.press("Escape")
    expect(start).to_be_focused()
    page.keyboard.press("Enter")
    expect(following).to_be_focused()
    # It comes back from the map, too, which hears the same keys.
    frame = map_frame(page)
    expect(page.locator(f"{STAGE} button[data-icon=play]")).to_be_visible()
    frame.locator(".dispute-map").focus()
    page.keyboard.press("Escape")
    expect(start).to_be_focused()


def test_a_space_goes_on_after_a_click_and_what_is_done_on_the_map_stays_there(
    page: Page, server: Server
) -> None:
    frame = open_story(page, server, "&step=3")
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    page.get_by_role("button", name="Next").click()
    await_step(page, frame, 4)
    page.get_by_role("button", name="Previous").click()
    await_step(page, frame, 3)
    page.keyboard.press("Space")
    await_step(page, frame, 4)
    frame.locator(".leaflet-control-zoom-in").click()
    frame.evaluate("dispute.select(dispute.order.get('shimoda-1855'))")
    page.keyboard.press("Space")
    await_step(page, frame, 5)
    assert query(page) == {"story": STORY, "step": "5"}
    assert camera(frame)[:2] == pytest.approx(place(5)[:2], abs=0.01)


def test_a_press_as_the_browser_tells_something_is_one_step(page: Page, server: Server) -> None:
    frame = open_story(page, server, "&step=3")
    page.locator("[data-listening]").wait_for(state="attached")
    await_rest(page)
    page.get_by_role("button", name="Next").evaluate(
        """(button) => {
            const told = { key: "dispute-map:story:kuril", newValue: "none" };
            dispatchEvent(new StorageEvent("storage", told));
            button.click();
        }"""
    )
    await_step(page, frame, 4)


def test_notes_are_hidden_until_they_are_asked_for(page: Page, server: Server) -> None:
    frame = open_story(page, server)
    expect(page.locator(NOTES)).to_have_count(0)
    page.keyboard.press("ArrowRight")
    await_step(page, frame, 2)
    expect(page.locator(NOTES)).to_have_count(0)
    page.keyboard.press("n")
    expect(page.locator(NOTES)).to_contain_text(STEPS[1].notes[:40])
    expect(page.locator(NOTES)).to_be_in_viewport()
    page.keyboard.press("n")
    expect(page.locator(NOTES)).to_have_count(0)


def test_flies_from_step_to_step(page: Page, server: Server) -> None:
    page.emulate_media(reduced_motion="no-preference")
    frame = open_story(page, server, "&step=2")
    frame.evaluate(
        """() => {
            window.zooms = [];
            dispute.map.on("zoom", () => window.zooms.push(dispute.map.getZoom()));
        }"""
    )
    # The map sets out before the server can have answered.
    aim = page.evaluate(
        """() => {
            document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
            return document.querySelector(".st-key-map iframe").contentWindow.dispute.aim;
        }"""
    )
    assert aim == pytest.approx(place(3)[2], abs=0.01)
    await_step(page, frame, 3)
    frame.wait_for_function("dispute.aim === null")
    assert len(frame.evaluate("window.zooms")) > 3, "it came at once"
    assert camera(frame) == pytest.approx(place(3), abs=0.01)
    # A notice of the same step is no wish to move.
    frame.locator(".leaflet-control-zoom-out").click()
    frame.wait_for_function("(zoom) => dispute.map.getZoom() < zoom", arg=place(3)[2] - 0.9)
    page.keyboard.press("n")
    expect(page.locator(NOTES)).to_be_visible()
    await_rest(page)
    assert camera(frame)[2] < place(3)[2] - 0.9


def test_goes_on_by_itself_until_the_end(page: Page, server: Server) -> None:
    page.clock.install()
    frame = open_story(page, server, "&step=11")
    button = page.get_by_role("button", name="Go on by itself")
    button.click()
    stop = page.get_by_role("button", name="Stop going on")
    expect(stop).to_be_visible()
    page.clock.run_for(11_000)
    expect(page.locator(TITLE)).to_have_text(STEPS[10].title)
    page.clock.run_for(1_500)
    await_step(page, frame, 12)
    expect(button).to_be_disabled()


def test_a_finger_turns_the_steps_on_a_phone(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page(390, 844, has_touch=True, is_mobile=True)
    frame = open_story(page, server, "&step=3")

    def swipe(by: int) -> None:
        page.evaluate(
            """(by) => {
                const panel = document.querySelector(".present-words");
                for (const [name, x] of [["touchstart", 200], ["touchend", 200 + by]]) {
                    const touch = new Touch({ identifier: 1, target: panel, clientX: x,
                        clientY: 600 });
                    const touches = name === "touchend" ? [] : [touch];
                    panel.dispatchEvent(new TouchEvent(name,
                        { touches, changedTouches: [touch], bubbles: true }));
                }
            }""",
            by,
        )

    swipe(-80)
    await_step(page, frame, 4)
    swipe(90)
    await_step(page, frame, 3)
    widths: Any = page.evaluate(
        """(stage) => {
            const parts = [document.documentElement, ...document.querySelectorAll(
                `${stage}, ${stage} .st-key-present-told, ${stage} .st-key-present-bar`)];
            return parts.map((part) => part.scrollWidth - part.clientWidth);
        }""",
        STAGE,
    )
    assert max(widths) <= 0, "something scrolls sideways"
    for name in ("Previous", "Next", "Leave", "Show teacher’s notes"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["y"] + box["height"] <= 844
