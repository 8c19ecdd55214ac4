"""The running app in a real browser, kept from the network.

The fixtures:

``server``
    The app with the shipped data, itself kept from the network as all servers are.
``serve_data``
    Called with a folder of packs, the app that shows them.
``new_page``
    Makes a page in a browser of its own that can reach these servers only. The test fails if it
    asked for anything else, if a script of the page failed, or if the page opened a dialog.
``page``
    One such page.
``open_file``
    Opens a map's page from a file, with the network off. The test also fails if the page asked
    for anything outside the file.
``console``
    What the pages wrote to their consoles as errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from tests.browser.driver import SECONDS, UNKNOWN_HOST, launch
from tests.browser.server import Server, serve
from tests.offline.sitecustomize import REFUSED


@pytest.fixture(scope="session")
def serve_data() -> Iterator[Callable[[Path | None], Server]]:
    servers: list[Server] = []
    with ExitStack() as running:

        @cache
        def start(data: Path | None) -> Server:
            server = running.enter_context(serve(data=data, offline=True))
            servers.append(server)
            return server

        yield start
        for server in servers:
            assert REFUSED not in server.log.read_text(), "a server asked the network"


@pytest.fixture(scope="session")
def server(serve_data: Callable[[Path | None], Server]) -> Server:
    return serve_data(None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=SECONDS * 1000)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def console() -> list[str]:
    return []


@pytest.fixture
def new_page(browser: Browser, console: list[str]) -> Iterator[Callable[..., Page]]:
    refused: list[str] = []
    failures: list[str] = []
    with ExitStack() as contexts:

        def make(width: int = 1280, height: int = 800, **options: Any) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                **{"locale": "en-GB", "reduced_motion": "reduce"} | options,
            )
            contexts.callback(context.close)
            context.set_default_timeout(SECONDS * 1000)
            page = context.new_page()

            def note_failure(request: Request) -> None:
                if request.failure and UNKNOWN_HOST in request.failure:
                    refused.append(request.url)

            page.on("requestfailed", note_failure)
            page.on("pageerror", lambda error: failures.append(str(error)))
            page.on("dialog", lambda dialog: (failures.append(dialog.message), dialog.dismiss()))
            page.on(
                "console",
                lambda said: console.append(said.text) if said.type == "error" else None,
            )
            return page

        yield make
    assert refused == [], "the page asked other origins"
    assert failures == [], "a script of the page failed, or a dialog opened"


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


@pytest.fixture
def open_file(new_page: Callable[..., Page], tmp_path: Path) -> Iterator[Callable[..., Page]]:
    asked: list[str] = []

    def open_html(html: str, **options: Any) -> Page:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        page = new_page(offline=True, **options)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        page.wait_for_function("document.documentElement.dataset.named")
        return page

    yield open_html
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
