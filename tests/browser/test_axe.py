"""No page keeps anybody out: axe-core finds nothing serious, and a phone scrolls one way only.

Headings go down one level at a time, too.

Each page is looked at once, and each language and theme with some of them; all of them together
are measured by ``python -m benchmarks.axe``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.audit import PATHS, address, find_faults, open_whole, run_axe, unfold
from tests.browser.server import Server

EVENT = "/?event=shimoda-1855&layers=article,background,lines,labels"
PHONE = {"width": 390, "height": 844}
STANDS = """(width) => innerWidth === width && [document.documentElement,
    ...document.querySelectorAll(".stMain")].every((part) => part.scrollWidth <= width)"""
"""Whether nothing is wider than the window."""

VISITS = tuple(
    (path, ("en", "ja", "ru")[number % 3], ("light", "dark")[number % 2])
    for number, path in enumerate(PATHS)
)


@pytest.mark.parametrize(("path", "language", "theme"), VISITS)
def test_page(
    new_page: Callable[..., Page], server: Server, path: str, language: str, theme: str
) -> None:
    page = new_page(color_scheme=theme)
    open_whole(page, address(server.url, path, language))
    unfold(page)
    assert [str(finding) for finding in find_faults(page)] == []
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.wait_for_function(STANDS, arg=PHONE["width"])


def test_phone(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page(**PHONE)
    open_whole(page, address(server.url, EVENT, "ru"))
    assert [str(finding) for finding in find_faults(page)] == []
    # What stands in the closed sidebar takes no focus.
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getBoundingClientRect().right > 0")


def test_axe_looks_into_frames(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/healthz")
    page.set_content('<button></button><iframe srcdoc="<button></button>"></iframe>')
    page.frame_locator("iframe").get_by_role("button").wait_for()
    found = {finding.target for finding in run_axe(page) if finding.rule == "button-name"}
    assert found == {"button", "iframe button"}


def test_a_level_of_headings_left_out_is_a_fault(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/healthz")
    page.set_content("<h1>A</h1><h3>B</h3>")
    assert "heading-order" in {finding.rule for finding in find_faults(page)}
