"""What a page shows, and asks for, before the app has loaded.

Streamlit's page is empty until its scripts run, seconds later on a slow telephone. Until the app
puts its first element into it, the ground is paper, not white, and dark where it is dark; and the
browser fetches what the map's frame will need while nothing else keeps the server busy.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from geo.assets import load_page_files
from geo.serving import Answer, respond
from geo.settings import STATIC

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

_HEAD: Final = "</head>"
_ALWAYS: Final = {"Cache-Control": "no-cache"}
"""As Streamlit says of its page: ask each time whether it has changed."""

_CONTENT: Final = {"Content-Type": "text/html; charset=utf-8"}


def page_routes(index: Path, paths: Iterable[str]) -> list[Route]:
    """Return routes that serve Streamlit's page as `render_page` gives it.

    Parameters
    ----------
    index
        The file that Streamlit serves for each page.
    paths
        Where the pages are, each with the slash before it.
    """
    answer = Answer(render_page(index.read_text(encoding="utf-8")).encode())

    async def get_page(request: Request) -> Response:
        return respond(request, answer, always=_ALWAYS, content=_CONTENT)

    return [Route(path, get_page, methods=["GET"]) for path in paths]


def render_page(page: str) -> str:
    """Return Streamlit's page with its ground, and with what it fetches ahead."""
    return page.replace(_HEAD, render_style() + render_links() + _HEAD, 1)


def render_links() -> str:
    """Return elements that fetch the map's scripts and styles when the browser has time."""
    files = load_page_files()
    addresses = [escape(asset.url) for asset in (*files.scripts, *files.styles)]
    return "".join(f'<link rel="prefetch" href="{address}">\n' for address in addresses)


def render_style() -> str:
    """Return the style as an element; the sign in the middle appears only after a moment."""
    icon = b64encode((STATIC / "icon.svg").read_bytes()).decode("ascii")
    css = (STATIC / "first-paint.css").read_text(encoding="utf-8")
    sign = f'#root:empty {{ background-image: url("data:image/svg+xml;base64,{icon}"); }}'
    return f"<style>\n{css}{sign}\n</style>\n"
