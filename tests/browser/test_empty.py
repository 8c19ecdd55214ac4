"""A window without events says what is nearest and leads back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import CARD, COUNT, await_repaint, drawn_ids, open_map, painted
from tests.browser.server import Server


@pytest.mark.parametrize(
    ("button", "window"),
    [
        ("Later: .+, about 1945", ["1800-01-01", "1945-12-31"]),
        ("Show all dates", ["1945-01-01", "2017-04-30"]),
    ],
)
def test_each_way_back_shows_events(
    page: Page, server: Server, button: str, window: list[str]
) -> None:
    frame = open_map(page, f"{server.url}/?from=1800&to=1801")
    assert drawn_ids(frame) == []
    expect(page.locator(COUNT)).to_have_text("0 of 31 events shown")
    expect(page.get_by_role("heading", name="No event in this window")).to_be_visible()
    since = painted(frame)
    page.get_by_role("button", name=re.compile(button)).click()
    await_repaint(frame, since)
    assert frame.evaluate("dispute.state.window") == window
    assert len(drawn_ids(frame)) > 0


def test_nearest_events_on_both_sides_are_named(page: Page, server: Server) -> None:
    story = "layers=article,background,lines,labels"
    frame = open_map(page, f"{server.url}/?{story}&from=1870&to=1874")
    earlier = page.get_by_role("button", name="Earlier: Ezo is renamed Hokkaido, 1869")
    later = page.get_by_role("button", name="Later: Treaty of Saint Petersburg")
    expect(earlier).to_be_visible()
    expect(later).to_be_visible()
    since = painted(frame)
    later.click()
    await_repaint(frame, since)
    assert drawn_ids(frame) == ["saint-petersburg-1875"]
    expect(page.locator(f"{CARD} h2")).to_contain_text("Treaty of Saint Petersburg")
