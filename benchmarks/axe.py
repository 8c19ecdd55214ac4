"""Count what axe-core finds that keeps somebody out: ``python -m benchmarks.axe``.

Every page in every language and theme, with the map's frame, each in a browser of its own.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack

from playwright.sync_api import Browser, sync_playwright

from benchmarks.results import Result, render_table
from geo.i18n import LANGUAGES
from tests.browser.audit import PATHS, Finding, address, find_faults, open_whole
from tests.browser.driver import launch
from tests.browser.server import serve

THEMES = ("light", "dark")
SIZES = ((1280, 800), (390, 844))


def measure(browser: Browser, home: str) -> list[Result]:
    """Visit all, and return the findings by page."""
    results = []
    for path in PATHS:
        found: list[Finding] = []
        runs = 0
        for language in LANGUAGES:
            for theme in THEMES:
                for severe in visit(browser, address(home, path, language), theme):
                    runs += 1
                    found += severe
        for finding in dict.fromkeys(found):
            print(f"{path}: {finding}", file=sys.stderr)
        name = f"axe, {path}, {runs} runs"
        results.append(Result(name, len(found), "found", limit=0))
    return results


def visit(browser: Browser, url: str, theme: str) -> list[list[Finding]]:
    """Return what is found on a page on each size of screen."""
    found = []
    width, height = SIZES[0]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    open_whole(page, url)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        found.append(find_faults(page))
    context.close()
    return found


def main() -> int:
    """Print the table, and say by the exit code whether limits hold."""
    with ExitStack() as stack:
        server = stack.enter_context(serve())
        browser = launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        results = measure(browser, server.url)
    print(render_table(results))
    return int(any(result.missed for result in results))


if __name__ == "__main__":
    sys.exit(main())
