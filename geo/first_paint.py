"""The ground of a page before the app has loaded: paper, not white, and dark where it is dark.

Streamlit's page is empty until its scripts run, seconds later on a slow telephone. What is added
here is gone as soon as the app puts its first element into the page.
"""

from __future__ import annotations

import gzip
from base64 import b64encode
from typing import TYPE_CHECKING, Final

from geo.settings import STATIC

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT: Final = b'<div id="root">'
"""What tells Streamlit's page from other HTML of this server."""

MAX_BYTES: Final = 64 * 1024
"""Streamlit's page has some 8,000; what is larger is not looked at."""

_HEAD: Final = b"</head>"
_OF_FILE: Final = frozenset({b"etag", b"last-modified", b"accept-ranges", b"content-length"})
"""Headers that speak of the file on the disk, not of what is sent."""


class FirstPaint:
    """ASGI middleware that gives Streamlit's page a ground."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.style = render_style()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, but hold a small page of HTML until it is there as a whole."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        head: Message | None = None
        body = b""

        async def look(message: Message) -> None:
            nonlocal head, body
            if message["type"] == "http.response.start" and _is_small_page(message):
                head = message
            elif head is None or message["type"] != "http.response.body":
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    for each in self._dress(head, body):
                        await send(each)

        await self.app(scope, receive, look)

    def _dress(self, head: Message, body: bytes) -> tuple[Message, Message]:
        is_packed = (b"content-encoding", b"gzip") in head["headers"]
        page = gzip.decompress(body) if is_packed else body
        if ROOT in page:
            page = page.replace(_HEAD, self.style + _HEAD, 1)
            body = gzip.compress(page, mtime=0) if is_packed else page
            kept = [(name, value) for name, value in head["headers"] if name not in _OF_FILE]
            length = (b"content-length", str(len(body)).encode())
            head = {**head, "headers": [*kept, length]}
        return head, {"type": "http.response.body", "body": body}


def _is_small_page(head: Message) -> bool:
    headers = dict(head["headers"])
    return (
        head["status"] == 200
        and headers.get(b"content-type", b"").startswith(b"text/html")
        and headers.get(b"content-encoding", b"gzip") == b"gzip"
        and int(headers.get(b"content-length", 0)) <= MAX_BYTES
    )


def render_style() -> bytes:
    """Return the style as an element; the sign in the middle appears only after a moment."""
    icon = b64encode((STATIC / "icon.svg").read_bytes()).decode("ascii")
    css = (STATIC / "first-paint.css").read_text(encoding="utf-8")
    sign = f'#root:empty {{ background-image: url("data:image/svg+xml;base64,{icon}"); }}'
    return f"<style>\n{css}{sign}\n</style>\n".encode()
