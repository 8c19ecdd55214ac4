"""Dates change what is drawn; the map itself stays where it is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.driver import (
    COUNT,
    MAP,
    await_repaint,
    await_rest,
    camera,
    drawn_ids,
    look_at,
    map_state,
    move_date,
    open_map,
    painted,
    record_sent,
    thumb,
    type_date,
)
from tests.browser.server import Server

STORY = "layers=article,background,lines,labels"


def test_slider_typed_dates_and_periods_change_what_is_drawn_on_the_same_map(
    page: Page, server: Server
) -> None:
    frame = open_map(page, f"{server.url}/?{STORY}")
    page.eval_on_selector(MAP, "(iframe) => { iframe.dataset.mark = 'same'; }")
    frame.evaluate("window.mark = 'same'")
    look_at(frame, 45, 148, 6.5)
    before = camera(frame)
    counts = [len(drawn_ids(frame))]

    move_date(page, "ArrowRight")
    assert map_state(frame)["window"][0] == "1644-01-01"
    assert "de-vries-1643" not in drawn_ids(frame)
    counts.append(len(drawn_ids(frame)))

    since = painted(frame)
    type_date(page, "From", "1855")
    since = await_repaint(frame, since)
    assert map_state(frame)["window"][0] == "1855-01-01"
    assert {"shimoda-1855"} == set(drawn_ids(frame)) & {"golovnin-1811", "shimoda-1855"}
    counts.append(len(drawn_ids(frame)))

    type_date(page, "To", "1945-08")
    since = await_repaint(frame, since)
    assert map_state(frame)["window"] == ["1855-01-01", "1945-08-31"]
    ids = set(drawn_ids(frame))
    assert {"landing-etorofu-1945", "shumshu-1945"} <= ids
    assert not ids & {"landing-kunashiri-1945", "surrender-1945"}
    counts.append(len(ids))

    type_date(page, "To", "")
    since = await_repaint(frame, since)
    type_date(page, "From", "2017-03-20")
    since = await_repaint(frame, since)
    assert map_state(frame)["window"][0] == "2017-03-20"
    ids = set(drawn_ids(frame))
    assert {"two-plus-two-2017", "report-2017-03-21", "summit-moscow-2017"} <= ids
    assert "joint-activities-2017" not in ids
    counts.append(len(ids))
    expect(page).to_have_url(re.compile("from=2017-03-20"))

    page.get_by_test_id("stButtonGroup").get_by_text("1875–1905", exact=True).click()
    await_repaint(frame, since)
    assert map_state(frame)["window"] == ["1875-01-01", "1905-12-31"]
    assert set(drawn_ids(frame)) == {
        "saint-petersburg-1875",
        "kuril-ainu-1884",
        "portsmouth-1905",
    }
    counts.append(3)

    assert len(set(counts)) == len(counts), "each change shows another number of events"
    expect(page.locator(COUNT)).to_have_text(re.compile("^3 of "))
    assert page.get_attribute(MAP, "data-mark") == "same"
    assert frame.evaluate("window.mark") == "same"
    assert camera(frame) == before


def test_a_date_that_is_none_keeps_its_text_and_the_view(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    before = drawn_ids(frame)
    type_date(page, "From", "yesterday")
    expect(page.get_by_test_id("stAlert")).to_contain_text("yesterday is not a date")
    expect(page.get_by_label("From", exact=True)).to_have_value("yesterday")
    assert drawn_ids(frame) == before


def test_panning_and_zooming_write_the_address_and_send_nothing(page: Page, server: Server) -> None:
    sent = record_sent(page)
    frame = open_map(page, server.url)
    before = camera(frame)
    count = len(sent)
    assert count > 0

    box = page.locator(MAP).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y - 60, steps=6)
    page.mouse.up()
    expect(page).to_have_url(re.compile("view="))
    panned = page.url
    frame.get_by_role("button", name="Zoom in").click()
    expect(page).not_to_have_url(panned)
    moved = camera(frame)
    assert moved[2] > before[2]
    assert moved[:2] != before[:2]
    written = page.url.split("view=")[1].split(",")
    assert [float(number) for number in written] == pytest.approx(moved, abs=0.001)
    assert len(sent) == count

    # The one message is the slider's: nothing of the moves was held back. The map stays.
    since = painted(frame)
    thumb(page).press("ArrowRight")
    await_repaint(frame, since)
    await_rest(page)
    assert len(sent) == count + 1
    assert camera(frame) == moved
    assert "view=" in page.url


def test_a_slow_server_is_told_by_a_line_and_nothing_fades(page: Page, server: Server) -> None:
    is_slow = False

    def route(socket: WebSocketRoute) -> None:
        def pass_on(message: str | bytes) -> None:
            assert isinstance(message, bytes)
            said = ForwardMsg.FromString(message)
            is_begin = said.session_status_changed.script_is_running or said.HasField("new_session")
            if is_begin or not is_slow:
                socket.send(message)

        socket.connect_to_server().on_message(pass_on)

    page.route_web_socket("**/_stcore/stream", route)
    open_map(page, server.url)
    await_rest(page)
    is_slow = True
    thumb(page).press("ArrowRight")
    running = page.locator(".stApp[data-test-script-state=running]")
    running.locator("[data-stale=true]").first.wait_for(state="attached")
    line, *faded = page.evaluate(
        """() => [getComputedStyle(document.querySelector(".stApp"), "::before").animationName,
          ...document.getAnimations().map(({ effect }) => effect.target)
            .filter((each) => each.matches("[data-stale], summary, details"))
            .map((each) => each.className)]"""
    )
    assert line == "busy"
    assert not faded
