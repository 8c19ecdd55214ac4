"""The interface in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from geo.i18n import text
from tests.browser.driver import MAP, map_frame
from tests.browser.server import Server

CHOICE = ".st-key-language"


def test_the_browser_s_language_is_the_first_guess(
    new_page: Callable[..., Page], server: Server
) -> None:
    page = new_page(locale="ja-JP")
    page.goto(server.url)
    choice = page.locator(CHOICE).get_by_role("combobox")
    expect(choice).to_have_value("日本語")
    page.wait_for_url("**/?lang=ja")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page).to_have_title(text("app-title", "ja"))
    frame = map_frame(page)
    expect(frame.locator(".dispute-places")).to_contain_text(text("map-islands", "ja"))
    for way in ("in", "out"):
        button = frame.locator(f".leaflet-control-zoom-{way}")
        expect(button).to_have_accessible_name(text(f"map-zoom-{way}", "ja"))
        expect(button).to_have_attribute("title", text(f"map-zoom-{way}", "ja"))
    choice.click()
    page.get_by_role("option", name="English").click()
    page.wait_for_url("**/?lang=en")
    expect(page.get_by_text(text("side-scope", "en"), exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    expect(choice).to_have_value("English")


@pytest.mark.parametrize("language", ["ja", "ru"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_nothing_is_clipped_or_runs_out_of_the_page(
    new_page: Callable[..., Page], server: Server, language: str, width: int, height: int
) -> None:
    page = new_page(width, height)
    page.goto(f"{server.url}/?lang={language}")
    page.wait_for_selector(MAP)
    map_frame(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    clipped = page.evaluate(
        """() => [...document.querySelectorAll("button p, label p, .legend span, .count, h1, h2")]
          .filter((node) => node.offsetParent && node.getBoundingClientRect().x >= 0
            && node.scrollWidth > node.clientWidth + 2
            && getComputedStyle(node).overflow !== "visible")
          .map((node) => node.textContent)"""
    )
    assert clipped == []
