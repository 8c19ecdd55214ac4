"""The interface in the reader's language."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_streamlit_s_own_words_are_in_the_language(
    page: Page, server: Server, language: str
) -> None:
    def words(key: str) -> str:
        return text(f"framework-{key}", language)

    page.goto(f"{server.url}/data?lang={language}")
    page.get_by_test_id("stDataFrame").hover()
    page.get_by_role("button", name=words("table-search"), exact=True).click()
    page.get_by_test_id("search-input").fill("etorofu")
    expect(page.get_by_test_id("search-result-area")).to_have_text(re.compile(r"\d"))
    assert _find_english(page) == []
    page.get_by_test_id("stMainMenuButton").click()
    expect(page.get_by_test_id("stMainMenuList")).to_contain_text(words("theme-system"))
    assert _find_english(page) == []
    page.goto(f"{server.url}/nowhere?lang={language}")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(words("page-missing"))
    expect(page.get_by_test_id("stVegaLiteChart").locator("svg")).to_be_visible()
    map_frame(page)  # it gives its frame a name
    assert _find_english(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator(CHOICE).get_by_role("combobox").click()
    page.get_by_role("option", name="English").click()
    expect(page.get_by_test_id("stMainMenuButton")).to_have_accessible_name("Main menu")
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("aria-label", "Sidebar")


def _find_english(page: Page) -> list[str]:
    """Return texts and names of a page that are Latin words only, but for those of data.

    The names of icons are drawn as pictures, and what is read aloud of a list's length is in the
    language of the browser.
    """
    found: list[str] = page.evaluate(
        """() => {
          const isEnglish = (text) => /[A-Za-z]{3}/.test(text)
            && !/[\\u3040-\\u30ff\\u4e00-\\u9fff\\u0400-\\u04ff]/.test(text);
          const data = "noscript, script, style, .stHtml, [data-testid^=stIcon], [role=log], "
            + "[role=gridcell], [role=columnheader], .stSelectbox [role=option]";
          const found = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            found.push([node.parentElement, node.data]);
          }
          for (const name of ["aria-label", "aria-roledescription", "placeholder", "title"]) {
            for (const element of document.querySelectorAll(`[${name}]`)) {
              found.push([element, element.getAttribute(name)]);
            }
          }
          return found.filter(([element, text]) => isEnglish(text) && !element.closest(data))
            .map(([, text]) => text);
        }"""
    )
    known = {"CSV", "GeoJSON", "GeoPackage", "English"}
    return [words for words in found if words.strip() not in known]
