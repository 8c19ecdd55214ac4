"""The pages of the app, in the order of its menu."""

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
