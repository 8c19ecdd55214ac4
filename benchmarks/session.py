"""One browser page on one app, with a stopwatch in the page and an ear on the wire."""

from __future__ import annotations

import time
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from playwright.sync_api import Browser
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.driver import MAP, origin, thumb

SECONDS = 90
"""How long to wait for an answer: 10,000 markers the usual way take a while."""

CAPTION = "document.querySelector('[data-testid=stCaptionContainer]')?.innerText"
PAINTED = f"document.querySelector('{MAP}')?.contentDocument?.documentElement?.dataset.painted"

CAMERA = (
    f"((map) => map && `${{map.getCenter()}} ${{map.getZoom()}}`)"
    f"(document.querySelector('{MAP}')?.contentWindow?.dispute?.map)"
)
"""Where the map looks: in a flight, another place in each frame."""

# One stop condition for all: the first animation frame in which the reading differs. It holds
# also where the map's frame is replaced, which an observer of the frame would not outlive.
_STOPWATCH = """
if (window === window.top) {
  const read = () => READING;
  const watch = (old) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no answer within SECONDS s")), SECONDS * 1000);
    requestAnimationFrame(function look() {
      const value = read();
      if (value && value !== old) resolve(performance.now());
      else requestAnimationFrame(look);
    });
  });
  window.bench = {
    first: watch(undefined),
    arm() {
      const old = read();
      this.next = new Promise((resolve, reject) => addEventListener("keydown", () => {
        const start = performance.now();
        watch(old).then((end) => resolve(end - start), reject);
      }, { capture: true, once: true }));
    },
  };
}
"""


@dataclass(frozen=True)
class Change:
    """What one date change cost: milliseconds, and bytes received over the websocket."""

    milliseconds: float
    map_bytes: int
    all_bytes: int


class Session:
    """A page of its own browser context; close it when done.

    Parameters
    ----------
    browser
        The browser to open it in.
    url
        The app.
    reading
        JavaScript expression whose change says that the app has answered.
    is_app
        Whether a script of Streamlit runs behind the page.
    """

    def __init__(self, browser: Browser, url: str, reading: str, *, is_app: bool = True) -> None:
        self._context = browser.new_context(viewport={"width": 1280, "height": 800})
        self._context.add_init_script(
            _STOPWATCH.replace("READING", reading).replace("SECONDS", str(SECONDS))
        )
        self.page = self._context.new_page()
        self.elsewhere: list[str] = []
        self.reruns = 0
        self._received: list[tuple[int, ForwardMsg]] = []
        self.page.on("request", lambda request: self._note_request(request.url, url))
        wire = self._context.new_cdp_session(self.page)
        wire.on("Network.webSocketFrameReceived", self._hear)
        wire.on("Network.webSocketFrameSent", self._overhear)
        wire.send("Network.enable")
        self.page.goto(url)
        self.first_paint: float = self.page.evaluate("bench.first")
        """Milliseconds from the start of the navigation."""
        if is_app:
            self._await_script_end()

    def close(self) -> None:
        """Close the page and all that it kept."""
        self._context.close()

    def change_date(self, key: str = "ArrowRight", *, index: int = 0) -> Change:
        """Press a key on a thumb of the slider; return once the app has answered in full."""
        return self._time(partial(thumb(self.page, index).press, key))

    def press(self, key: str) -> Change:
        """Press a key anywhere on the page; return once the app has answered in full."""
        return self._time(partial(self.page.keyboard.press, key))

    def _time(self, act: Callable[[], None]) -> Change:
        self._received.clear()
        self.page.evaluate("bench.arm()")
        act()
        milliseconds: float = self.page.evaluate("bench.next")
        self._await_script_end()
        return Change(
            milliseconds,
            sum(size for size, message in self._received if _is_map(message)),
            sum(size for size, _ in self._received),
        )

    def _await_script_end(self) -> None:
        deadline = time.monotonic() + SECONDS
        while not any(m.WhichOneof("type") == "script_finished" for _, m in self._received):
            if time.monotonic() > deadline:
                raise TimeoutError(f"the script did not end within {SECONDS} s")
            self.page.wait_for_timeout(5)

    def _note_request(self, asked: str, home: str) -> None:
        if asked.startswith("http") and origin(asked) != origin(home):
            self.elsewhere.append(asked)

    def _hear(self, event: dict[str, Any]) -> None:
        payload = b64decode(event["response"]["payloadData"])
        self._received.append((len(payload), ForwardMsg.FromString(payload)))

    def _overhear(self, event: dict[str, Any]) -> None:
        message = BackMsg.FromString(b64decode(event["response"]["payloadData"]))
        self.reruns += message.WhichOneof("type") == "rerun_script"


def _is_map(message: ForwardMsg) -> bool:
    return "streamlit_folium" in message.delta.new_element.component_instance.component_name
