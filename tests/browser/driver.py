"""Chromium, and the parts of the app that tests and benchmarks take hold of."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Frame, Locator, Page, Playwright

MAP = ".st-key-map iframe"
YEARS = ".st-key-years"
COUNT = "p.count"
LIST = ".st-key-event-list"
CARD = "article.card"
SECONDS = 30

# The menus of the address bar, which nobody sees, are pages that each window would start. The
# others are what Playwright turns off, whose own list gives way to this one.
_OFF = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
)
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(_OFF)}",
    # Every other host is unknown. Routes would do the same, and turn off the browser's cache.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
UNKNOWN_HOST = "net::ERR_NAME_NOT_RESOLVED"
"""How a request to another host fails."""


def launch(playwright: Playwright) -> Browser:
    """Start the system's Chromium, headless and silent on the network.

    Raises
    ------
    FileNotFoundError
        No ``chromium`` on the path.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        raise FileNotFoundError("chromium is not on the path; `make test` installs it on Debian")
    return playwright.chromium.launch(
        executable_path=chromium,
        args=_FLAGS,
        env=os.environ | {"FONTCONFIG_FILE": str(_write_font_settings())},
    )


def _write_font_settings() -> Path:
    """Return settings that add the plates' Japanese font to the system's fonts.

    Without one Chromium draws boxes of another width than the letters.
    """
    # Importing that package would change matplotlib's settings.
    spec = find_spec("matplotlib_fontja")
    assert spec is not None
    assert spec.origin is not None
    path = Path(gettempdir()) / "dispute-map-fonts.conf"
    path.write_text(
        '<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{Path(spec.origin).parent / 'fonts'}</dir></fontconfig>\n",
        encoding="utf-8",
    )
    return path


def origin(url: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def map_frame(page: Page) -> Frame:
    """Return the frame of the map once it has drawn its first state."""
    # Asked from the page: a frame that is still on its way to its address may never answer.
    page.wait_for_function(
        "(map) => document.querySelector(map)?.contentDocument?.documentElement?.dataset.named",
        arg=MAP,
        timeout=SECONDS * 1000,
    )
    element = page.query_selector(MAP)
    frame = element.content_frame() if element else None
    if frame is None:
        raise LookupError(f"{MAP} is not a frame")
    return frame


def painted(frame: Frame) -> int:
    """Return how many states the map has drawn."""
    return int(frame.evaluate("document.documentElement.dataset.painted"))


def shown(frame: Frame) -> int:
    """Return how many events the map shows."""
    return int(frame.evaluate("document.documentElement.dataset.shown"))


def await_repaint(frame: Frame, since: int) -> int:
    """Wait until the map has drawn a later state than ``since``; return its count."""
    frame.wait_for_function(
        "since => Number(document.documentElement.dataset.painted) > since",
        arg=since,
        timeout=SECONDS * 1000,
    )
    return painted(frame)


def thumb(page: Page, index: int = 0) -> Locator:
    """Return a thumb of the date range slider: 0 is the start, 1 the end."""
    return page.locator(YEARS).get_by_role("slider").nth(index)


def move_date(page: Page, key: str = "ArrowRight", *, index: int = 0) -> None:
    """Press an arrow key on a thumb of the slider and wait for the map to follow."""
    frame = map_frame(page)
    since = painted(frame)
    thumb(page, index).press(key)
    await_repaint(frame, since)


def open_map(page: Page, url: str) -> Frame:
    """Open an address of the app and return the frame of its map, once all is there."""
    page.goto(url)
    frame = map_frame(page)
    await_rest(page)
    return frame


def open_embedded(page: Page, url: str, query: str = "") -> Frame:
    """Open a view as a page of its own, which is there much sooner, and return its frame."""
    page.goto(f"{url}/embed?{query}")
    page.wait_for_function("document.documentElement.dataset.named")
    return page.main_frame


def await_rest(page: Page) -> None:
    """Wait until the server has sent all that the last change of the page asked for."""
    page.wait_for_selector(
        '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=SECONDS * 1000
    )


def map_state(frame: Frame) -> dict[str, Any]:
    """Return what the server told the map to draw."""
    state: dict[str, Any] = frame.evaluate("dispute.state")
    return state


def drawn_ids(frame: Frame) -> list[str]:
    """Return the ids of the events that the map shows."""
    ids: list[str] = frame.evaluate("dispute.shown.map((i) => dispute.data.events.id[i])")
    return ids


def camera(frame: Frame) -> list[float]:
    """Return latitude, longitude and zoom level of the map."""
    found: list[float] = frame.evaluate(
        "[dispute.map.getCenter().lat, dispute.map.getCenter().lng, dispute.map.getZoom()]"
    )
    return [round(number, 3) for number in found]


def look_at(frame: Frame, lat: float, lon: float, zoom: float) -> None:
    """Move the map there at once, and wait until it has drawn."""
    since = painted(frame)
    # The braces keep the map, which `setView` returns, from being sent to the test.
    frame.evaluate(
        "([lat, lon, zoom]) => { dispute.map.setView([lat, lon], zoom, { animate: false }); }",
        [lat, lon, zoom],
    )
    await_repaint(frame, since)


def symbol_point(frame: Frame, event_id: str) -> dict[str, float]:
    """Return where in the map, in px, the symbol or stack is that holds an event."""
    point: dict[str, float] | None = frame.evaluate(
        """(id) => {
            const i = dispute.data.events.id.indexOf(id);
            const stack = dispute.stacks.find((each) => each.events.includes(i));
            return stack && dispute.map.layerPointToContainerPoint([stack.x, stack.y]);
        }""",
        event_id,
    )
    if point is None:
        raise LookupError(f"the map shows no symbol of {event_id}")
    return {"x": point["x"], "y": point["y"]}


def click_symbol(frame: Frame, event_id: str) -> None:
    """Click the symbol or stack on the map that holds an event."""
    frame.locator(".dispute-map").click(position=symbol_point(frame, event_id))


def hover_symbol(frame: Frame, event_id: str) -> None:
    """Move the pointer to the symbol or stack on the map that holds an event."""
    frame.locator(".dispute-map").hover(position=symbol_point(frame, event_id))


def choose_in_list(page: Page, title: str) -> None:
    """Select an event in the list."""
    page.locator(LIST).get_by_test_id("stRadioOption").filter(has_text=title).click()


def type_date(page: Page, label: str, text: str) -> None:
    """Fill a date box of the sidebar, which a run of the page would fill with its own date."""
    await_rest(page)
    box = page.get_by_label(label, exact=True)
    box.fill(text)
    box.press("Enter")


def record_sent(page: Page) -> list[Any]:
    """Return a list that grows by each message that the page sends to the server."""
    sent: list[Any] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
    return sent
