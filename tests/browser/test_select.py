"""Map, list, card and address show one selected event, whichever of them chose it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.driver import (
    CARD,
    LIST,
    await_repaint,
    choose_in_list,
    click_symbol,
    hover_symbol,
    map_state,
    open_map,
    painted,
)
from tests.browser.server import Server

ALONE = "missiles-etorofu"
ALONE_TITLE = "Surface-to-ship missiles placed on Etorofu / Iturup"


def expect_selected(page: Page, frame: Frame, event_id: str) -> None:
    """Hold map, address, card and list to one event."""
    expect(page).to_have_url(re.compile(rf"[?&]event={event_id}(&|$)"))
    frame.wait_for_function("(id) => dispute.state.selected === id", arg=event_id)
    title = frame.evaluate(
        "(id) => dispute.data.events.title[dispute.data.events.id.indexOf(id)]", event_id
    )
    expect(page.locator(f"{CARD} h2")).to_have_text(title)
    row = page.locator(LIST).get_by_role("radio", checked=True)
    expect(row).to_have_count(1)
    expect(page.locator(f"{LIST} div:has(> label input:checked)")).to_contain_text(title)


def test_click_on_a_symbol_selects_its_event(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    expect(page.locator(".card-none")).to_be_visible()
    click_symbol(frame, ALONE)
    expect_selected(page, frame, ALONE)
    expect(page.locator(f"{CARD} h2")).to_have_text(ALONE_TITLE)
    click_symbol(frame, ALONE)
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".card-none")).to_be_visible()
    frame.wait_for_function("dispute.state.selected === null")
    # The same symbol answers again after its event was closed.
    click_symbol(frame, ALONE)
    expect_selected(page, frame, ALONE)


def test_on_a_phone_the_card_comes_into_sight(
    new_page: Callable[..., Page], server: Server
) -> None:
    page = new_page(390, 844)
    frame = open_map(page, server.url)
    click_symbol(frame, ALONE)
    expect(page.locator(f"{CARD} h2")).to_be_in_viewport()
    # One that was chosen in the list does not take the reader away from it.
    page.locator(LIST).get_by_test_id("stRadioOption").first.click()
    frame.wait_for_function("(id) => dispute.state.selected !== id", arg=ALONE)
    page.wait_for_timeout(600)
    expect(page.locator(f"{LIST} div:has(> label input:checked)")).to_be_in_viewport()


def test_click_on_a_stack_offers_its_events(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    click_symbol(frame, "no-peace-treaty")
    popup = frame.locator(".dispute-stack")
    expect(popup.get_by_role("heading")).to_have_text("6 events here")
    expect(popup.get_by_role("button")).to_have_count(6)
    popup.get_by_role("button", name="Japan and Russia have no peace treaty").click()
    expect(popup).to_have_count(0)
    expect_selected(page, frame, "no-peace-treaty")
    click_symbol(frame, "no-peace-treaty")
    pressed = popup.locator('button[aria-pressed="true"]')
    expect(pressed).to_have_count(1)
    expect(pressed).to_contain_text("Japan and Russia have no peace treaty")


def test_list_previous_and_next_stay_in_step_with_the_map(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    order = frame.evaluate("dispute.shown.map((i) => dispute.data.events.id[i])")
    choose_in_list(page, "Japan is defeated in the Second World War")
    expect_selected(page, frame, "japan-defeat-1945")
    at = order.index("japan-defeat-1945")
    next_, previous = (page.get_by_role("button", name=name) for name in ("Next", "Previous"))
    next_.click()
    expect_selected(page, frame, order[at + 1])
    next_.click()
    expect_selected(page, frame, order[at + 2])
    previous.click()
    expect_selected(page, frame, order[at + 1])


def test_next_turns_the_page_of_the_list(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    order = frame.evaluate("dispute.shown.map((i) => dispute.data.events.id[i])")
    page.goto(f"{server.url}/?event={order[14]}")
    expect(page.get_by_text("Page 1 of 3")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Page 2 of 3")).to_be_visible()
    expect(page).to_have_url(re.compile(order[15]))


def test_lines_tie_a_selected_event_to_what_it_concerns(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    frame.evaluate(
        """() => {
            window.ties = [];
            const tie = dispute.drawTies.bind(dispute);
            dispute.drawTies = (context) => {
                const before = context.quadraticCurveTo;
                let curves = 0;
                context.quadraticCurveTo = (...at) => { curves += 1; before.apply(context, at); };
                tie(context);
                delete context.quadraticCurveTo;
                window.ties.push([dispute.state.selected, curves]);
            };
        }"""
    )
    since = painted(frame)
    choose_in_list(page, "Japan is defeated in the Second World War")
    await_repaint(frame, since)
    assert map_state(frame)["selected"] == "japan-defeat-1945"
    assert frame.evaluate("ties.at(-1)") == ["japan-defeat-1945", 5]


def test_selecting_a_far_event_brings_it_into_sight(page: Page, server: Server) -> None:
    frame = open_map(page, f"{server.url}/?event=crimea-2014")
    in_sight = """() => {
        const { id, lat, lon } = dispute.data.events;
        const i = id.indexOf("crimea-2014");
        return dispute.map.getBounds().contains([lat[i], lon[i]]);
    }"""
    assert frame.evaluate(in_sight)
    expect(page.locator(f"{CARD} h2")).to_have_text("Russia takes over Crimea")


def test_pointing_at_a_symbol_names_its_event(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    hover_symbol(frame, ALONE)
    expect(frame.locator(".dispute-tip")).to_contain_text(ALONE_TITLE)
    hover_symbol(frame, "no-peace-treaty")
    expect(frame.locator(".dispute-tip")).to_contain_text("6 events here")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_link_to_a_far_event_opens_with_it_and_the_islands_in_sight(
    new_page: Callable[..., Page], server: Server, width: int, height: int
) -> None:
    story = "layers=article,background,lines,labels"
    page = new_page(width, height)
    page.emulate_media(reduced_motion="no-preference")
    frame = open_map(page, f"{server.url}/?event=shimoda-1855&{story}")
    in_sight = """["shimoda-1855"].every((id) => {
        const i = dispute.order.get(id);
        const { lat, lon } = dispute.data.events;
        return dispute.map.getBounds().contains([lat[i], lon[i]]);
    }) && dispute.map.getBounds().contains([44, 146])"""
    assert frame.evaluate(in_sight)
    assert frame.evaluate("dispute.map.getZoom()") > 2.5
    assert "view=" not in page.url
