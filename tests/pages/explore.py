"""The Explore page without a browser: opened, run, and what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from geo.settings import ROOT

SHELL = ROOT / "geo" / "ui" / "shell.py"


def open_page(query: Mapping[str, str] | None = None, **state: Any) -> AppTest:
    """Open the page by an address, with parts of the sidebar open as ``state`` says."""
    page = AppTest.from_file(str(SHELL), default_timeout=30)
    for name, value in (query or {}).items():
        page.query_params[name] = value
    for name, value in state.items():
        page.session_state[name.replace("_", "-")] = value
    return run(page)


def run(changed: Any) -> AppTest:
    """Run a page, or the page of a widget that was used."""
    page: AppTest = changed.run()
    assert [each.message for each in page.exception] == []
    return page


def html(page: AppTest) -> str:
    return "\n".join(each.value for each in page.get("html"))


def shown(page: AppTest) -> tuple[int, int]:
    """Return how many of how many events the page says that it shows."""
    found = re.search(r"(\d+) of (\d+) events shown", html(page))
    assert found
    return int(found[1]), int(found[2])


def card(page: AppTest) -> str:
    """Return the card's text; the style sheet and the legend are no part of it."""
    return next((each.value for each in page.get("html") if "<article" in each.value), "")


def heading(page: AppTest) -> str:
    return "".join(re.findall(r"<h2>(.*?)</h2>", card(page)))


def query(page: AppTest) -> dict[str, Any]:
    return dict(page.query_params)
