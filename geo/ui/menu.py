"""The pages of the app, in the order of its menu, and where they lie."""

from __future__ import annotations

from typing import Final

PAGES: Final = {
    "explore": "explore",
    "present": "slideshow",
    "compare": "compare",
    "snapshot": "photo_camera",
    "data": "table_view",
    "about": "info",
}
"""Name of each page, which is that of its script, to its icon."""

HOME: Final = "explore"
"""The page at the root; each other is found by its name."""


def list_paths(base: str) -> list[str]:
    """Return where the pages are on the server, below a base path that may be empty."""
    root = f"/{base.strip('/')}/".replace("//", "/")
    return [root + ("" if name == HOME else name) for name in PAGES]


def find_home(url: str | None, page: str) -> str:
    """Return the app's address, with the slash at its end, from that of a page.

    Parameters
    ----------
    url
        Without query; a proxy may serve the app below a path of its own.
    page
        What the page is called in it.

    Returns
    -------
    Empty if the address is not known, as in a test without a browser.
    """
    if not url or not url.startswith(("http://", "https://")):
        return ""
    bare = url.rstrip("/")
    return bare.removesuffix(f"/{page}") + "/"
