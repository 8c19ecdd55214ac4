"""What axe-core finds on a page of the app, in all of its frames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.driver import MAP, await_rest, map_frame

PATHS = (
    "/",
    "/present",
    "/present?story=two-plus-two&step=2",
    "/compare",
    "/snapshot",
    "/data",
    "/about",
    "/embed",
)
SEVERE = frozenset({"serious", "critical"})
"""What axe calls findings that keep somebody from using a page."""
HELD = frozenset({"heading-order"})
"""Rules that axe takes less seriously, and whoever goes from heading to heading does not."""


@dataclass(frozen=True)
class Finding:
    """One element that breaks one rule."""

    rule: str
    impact: str
    target: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule} ({self.impact}) at {self.target}: {self.message}"


def address(home: str, path: str, language: str) -> str:
    """Return the URL of a page in a language."""
    return f"{home}{path}{'&' if '?' in path else '?'}lang={language}"


def open_whole(page: Page, url: str) -> None:
    """Open an address of the app, and wait until the page and its map stand."""
    page.goto(url)
    if "/embed" in url:
        page.wait_for_function("document.documentElement?.dataset.painted")
        return
    await_rest(page)
    page.wait_for_selector(".page-title, .st-key-reading, h1")
    if page.query_selector(MAP):
        map_frame(page)
        await_rest(page)


def unfold(page: Page) -> None:
    """Open all that is folded away, what stands in it included."""
    closed = page.locator("[data-testid=stExpander] details:not([open]) > summary:visible")
    while closed.count():
        closed.first.click()
        await_rest(page)


def find_faults(page: Page) -> list[Finding]:
    """Return what is serious or critical on a page, or breaks the order of its headings."""
    return [each for each in run_axe(page) if each.impact in SEVERE or each.rule in HELD]


def run_axe(page: Page) -> list[Finding]:
    """Return all that axe finds. It looks into a frame only if it was put there as well."""
    for frame in page.frames:
        if not frame.is_detached():
            frame.evaluate(_script())
    answer = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [
        Finding(
            rule["id"],
            rule["impact"] or "none",
            " ".join(map(str, node["target"])),
            " ".join(node["failureSummary"].split()),
        )
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]


@cache
def _script() -> str:
    # A frame that has it already must not load it again: the running copy would be lost.
    return f"if (!window.axe) {{ {AXE_SCRIPT} }}"
