"""The address is the view: elsewhere, later, and one step back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Frame, Page, expect

from tests.browser.driver import (
    CARD,
    COUNT,
    await_repaint,
    await_rest,
    camera,
    click_symbol,
    drawn_ids,
    map_frame,
    map_state,
    open_map,
    painted,
    type_date,
)
from tests.browser.server import Server


def set_many_filters(page: Page, frame: Frame) -> None:
    """Use a good part of the sidebar, select an event and move the map."""
    for use in (
        lambda: page.get_by_text("The whole story", exact=True).click(),
        lambda: type_date(page, "From", "1945-08"),
        lambda: type_date(page, "To", "2010"),
        lambda: type_date(page, "Territories as of", "1950"),
    ):
        since = painted(frame)
        use()
        await_repaint(frame, since)
        await_rest(page)
    page.get_by_text("Filter events").click()
    since = painted(frame)
    search = page.get_by_label("Search words")
    search.fill("soviet")
    search.press("Enter")
    await_repaint(frame, since)
    page.get_by_text("The map", exact=True).click()
    since = painted(frame)
    page.get_by_text("Stated position of Japan").click()
    await_repaint(frame, since)
    click_symbol(frame, "landing-etorofu-1945")
    expect(page).to_have_url(re.compile("event=landing-etorofu-1945"))
    frame.get_by_role("button", name="Zoom out").click()
    expect(page).to_have_url(re.compile("view="))
    await_rest(page)


def test_second_browser_shows_the_same_view(
    page: Page, new_page: Callable[..., Page], server: Server
) -> None:
    frame = open_map(page, server.url)
    set_many_filters(page, frame)
    address = page.url

    other = new_page()
    twin = open_map(other, address)
    assert other.url == address
    assert 3 < len(drawn_ids(frame)) < 40
    assert drawn_ids(twin) == drawn_ids(frame)
    here, there = map_state(frame), map_state(twin)
    assert here.pop("camera") != there.pop("camera"), "only the address told the twin its place"
    assert there | {"heard": 0} == here | {"heard": 0}
    assert camera(twin) == camera(frame)
    for label, text in (("From", "1945-08"), ("To", "2010"), ("Territories as of", "1950")):
        expect(other.get_by_label(label, exact=True)).to_have_value(text)
    expect(other.locator(COUNT)).to_have_text(page.locator(COUNT).inner_text())
    expect(other.locator(CARD)).to_have_text(page.locator(CARD).inner_text(), use_inner_text=True)


def test_bad_parameters_fall_back_alone_and_are_named(page: Page, server: Server) -> None:
    frame = open_map(page, f"{server.url}/?from=banana&pov=japan&foo=1&at=1950")
    notice = page.locator(".st-key-address-notice")
    expect(notice).to_contain_text("2 parts of this address could not be used")
    fold = notice.locator("summary")
    box, map_box = fold.bounding_box(), page.locator(".st-key-map iframe").bounding_box()
    assert box
    assert map_box
    assert page.viewport_size
    assert box["height"] < 40
    assert map_box["y"] + map_box["height"] < page.viewport_size["height"]
    fold.click()
    expect(notice.get_by_role("listitem")).to_have_count(2)
    for text in ("'from' was 'banana'", "'foo' was '1'"):
        expect(notice).to_contain_text(text)
    words = frame.evaluate(
        "dispute.chronicle.at(dispute.state.perspective, 'etorofu', dispute.day).words"
    )
    assert "In the stated position of Japan" in words
    assert len(drawn_ids(frame)) == 31
    expect(page.get_by_label("Territories as of", exact=True)).to_have_value("1950")
    # The next use of the page clears the notice and the address.
    type_date(page, "To", "2017-03-20")
    expect(notice).to_have_count(0)
    expect(page).not_to_have_url(re.compile("banana|foo"))


def test_back_and_forward_step_through_views(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    first = drawn_ids(frame)
    since = painted(frame)
    type_date(page, "From", "2017")
    since = await_repaint(frame, since)
    second = drawn_ids(frame)
    assert second != first
    await_rest(page)
    page.go_back()
    since = await_repaint(frame, since)
    assert drawn_ids(frame) == first
    expect(page.get_by_label("From", exact=True)).to_have_value("")
    await_rest(page)
    page.go_forward()
    await_repaint(frame, since)
    assert drawn_ids(frame) == second
    expect(page.get_by_label("From", exact=True)).to_have_value("2017")


def test_a_visit_to_another_page_keeps_view_and_place(page: Page, server: Server) -> None:
    frame = open_map(page, f"{server.url}/?from=1945&q=peace")
    frame.get_by_role("button", name="Region").click()
    expect(page).to_have_url(re.compile("view="))
    place, events = camera(frame), drawn_ids(frame)
    page.get_by_role("link", name="Data").click()
    table = page.get_by_label("Table")
    expect(table).to_be_visible()
    table.fill("figures")
    table.press("ArrowDown")
    table.press("Enter")
    expect(page.locator(".st-key-reading h2")).to_have_text("Figures")
    await_rest(page)
    page.get_by_role("link", name="Explore").click()
    frame = map_frame(page)
    await_rest(page)
    assert drawn_ids(frame) == events
    assert camera(frame) == place
    expect(page).to_have_url(re.compile("from=1945.*q=peace.*view="))
