"""What a reader sees first: a painted map with all events, from this server alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import COUNT, MAP, camera, drawn_ids, open_map
from tests.browser.server import Server


def test_map_draws_as_many_events_as_the_page_counts(
    page: Page, server: Server, console: list[str]
) -> None:
    frame = open_map(page, server.url)
    drawn = drawn_ids(frame)
    assert len(drawn) > 20
    expect(page.locator(COUNT)).to_have_text(f"{len(drawn)} of {len(drawn)} events shown")
    assert console == []


def test_what_the_page_fetches_ahead_is_what_the_map_s_frame_asks_for(
    page: Page, server: Server
) -> None:
    frame = open_map(page, server.url)
    ahead = page.evaluate("[...document.querySelectorAll('link[rel=prefetch]')].map((l) => l.href)")
    asked = frame.evaluate(
        """performance.getEntriesByType("resource")
          .map(({ name }) => name).filter((name) => /assets.*[.](js|css)$/.test(name))"""
    )
    assert len(ahead) == 3
    assert sorted(ahead) == sorted(asked)


def test_whole_story_counts_more_events(page: Page, server: Server) -> None:
    frame = open_map(page, f"{server.url}/?layers=article,background,lines,labels")
    drawn = drawn_ids(frame)
    assert {"shimoda-1855", "two-plus-two-2017", "talks-ended-2022"} <= set(drawn)
    expect(page.locator(COUNT)).to_have_text(f"{len(drawn)} of {len(drawn)} events shown")


def test_land_and_territories_are_painted(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    colours = frame.evaluate(
        """() => {
            const { width, height } = dispute.land._container;
            const { data } = dispute.land._ctx.getImageData(0, 0, width, height);
            return new Set(new Uint32Array(data.buffer)).size;
        }"""
    )
    assert colours > 1, "the land's canvas is blank"
    fills = frame.evaluate("[...dispute.areas.values()].map(({ fill }) => fill.options.fillColor)")
    assert len(set(fills)) >= 2


def test_scale_bar_and_credit_are_there_and_no_flag(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    expect(frame.locator(".leaflet-control-scale-line")).to_have_text(re.compile(r"^\d+ km$"))
    credit = frame.locator(".leaflet-control-attribution")
    expect(credit).to_have_text("© OpenStreetMap contributors (ODbL), Treaty lines are schematic")
    assert credit.locator("svg, img, a").count() == 0


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800), (1920, 1080)])
def test_page_fits_its_width_and_shows_the_map(
    new_page: Callable[..., Page], server: Server, width: int, height: int
) -> None:
    page = new_page(width, height)
    open_map(page, server.url)
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert page.evaluate(
        """() => {
            const main = document.querySelector('[data-testid="stMain"]');
            return main.scrollWidth <= main.clientWidth;
        }"""
    )
    box = page.locator(MAP).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["width"] > 0.4 * width
    assert 0 <= box["y"] < height / 3, "the map starts in the first third of the window"
    assert box["height"] >= 380


def test_first_sight_stays_through_a_change_of_size(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    before = camera(frame)
    page.set_viewport_size({"width": 1000, "height": 700})
    frame.wait_for_function("before => dispute.map.getZoom() !== before", arg=before[2])
    page.set_viewport_size({"width": 1280, "height": 800})
    frame.wait_for_function("before => dispute.map.getZoom() === before", arg=before[2])
    assert camera(frame) == pytest.approx(before, abs=0.01)
    # Leaflet reports the end of a change of size after 200 ms.
    frame.evaluate("new Promise((done) => { setTimeout(done, 400); })")
    assert "view=" not in page.evaluate("location.search")
