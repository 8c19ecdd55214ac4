"""Map and list without a pointer."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.audit import open_whole, unfold
from tests.browser.driver import LIST, await_rest, camera, map_state, open_map
from tests.browser.server import Server

MOST_STOPS = 80


def test_tab_reaches_filters_map_buttons_and_list(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    wanted = {"Islands", "Region", "All events", "From", "event list"}
    seen: set[str] = set()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        place = page.evaluate(
            """(list) => {
                const at = document.activeElement;
                if (at.tagName === "IFRAME") return "map";
                return at.closest(list) ? "event list" : at.getAttribute("aria-label") || "";
            }""",
            LIST,
        )
        if place == "map":
            place = frame.evaluate("document.activeElement.textContent")
        seen.add(place)
        if wanted <= seen:
            return
    raise AssertionError(f"{MOST_STOPS} times Tab did not reach {sorted(wanted - seen)}")


def test_focus_skips_to_the_page_and_is_seen(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    main = page.get_by_role("main")
    expect(main).to_be_focused()
    for part in (main, frame.get_by_role("button", name="Region"), page.get_by_role("link").nth(1)):
        part.focus()
        page.keyboard.press("Shift")  # a key tells the browser to show where the focus is
        outline = part.evaluate(
            "(part) => [getComputedStyle(part).outlineStyle, getComputedStyle(part).outlineWidth]"
        )
        assert outline in (["solid", "2px"], ["solid", "3px"])


def test_arrow_keys_move_through_the_list(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    order = frame.evaluate("dispute.shown.map((i) => dispute.data.events.id[i])")
    page.locator(LIST).get_by_role("radio").first.focus()
    for key, at in (("Space", 0), ("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1)):
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(rf"event={order[at]}(&|$)"))
        frame.wait_for_function("(id) => dispute.state.selected === id", arg=order[at])
        expect(page.locator(LIST).get_by_role("radio").nth(at)).to_be_checked()
        await_rest(page)
    assert map_state(frame)["selected"] == order[1]


def test_map_buttons_work_by_keyboard(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    home = camera(frame)
    islands, region, events = (
        frame.get_by_role("button", name=name) for name in ("Islands", "Region", "All events")
    )
    region.focus()
    page.keyboard.press("Enter")
    frame.wait_for_function("(zoom) => dispute.map.getZoom() < zoom", arg=home[2])
    wide = camera(frame)
    expect(page).to_have_url(re.compile("view="))
    events.focus()
    page.keyboard.press("Space")
    frame.wait_for_function("(zoom) => dispute.map.getZoom() < zoom", arg=wide[2])
    everywhere = frame.evaluate(
        """dispute.shown.filter((i) => dispute.world[i]).every((i) => dispute.map.getBounds()
            .contains([dispute.data.events.lat[i], dispute.data.events.lon[i]]))"""
    )
    assert everywhere
    islands.focus()
    page.keyboard.press("Enter")
    frame.wait_for_function("(zoom) => dispute.map.getZoom() === zoom", arg=home[2])
    assert camera(frame) == home


def test_a_long_text_that_comes_late_is_reached(page: Page, server: Server) -> None:
    held: list[Route] = []
    page.route("**/StreamlitSyntaxHighlighter*.js", lambda route: held.append(route))
    open_whole(page, f"{server.url}/snapshot")
    unfold(page)
    expect(page.locator(".copy-label")).to_have_count(5)
    await_rest(page)  # the server has said all that it will
    expect(page.locator(".stCode pre code")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(page.locator(".stCode pre").last).to_have_attribute("tabindex", "0")
