"""Files for the page, named by their content so that a browser may keep them for ever."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Final

import xstatic.pkg.leaflet

from geo.settings import STATIC

ROUTE: Final = "/assets"
LEAFLET: Final = Path(xstatic.pkg.leaflet.BASE_DIR)

MEDIA_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Asset:
    """One file of the page. ``url`` is a path on the serving host."""

    name: str
    content: bytes

    @cached_property
    def digest(self) -> str:
        """Return the first 16 hexadecimal digits of the content's SHA-256."""
        return hashlib.sha256(self.content).hexdigest()[:16]

    @property
    def url(self) -> str:
        """Return the path under which the file is served."""
        return f"{ROUTE}/{self.digest}/{self.name}"

    @property
    def media_type(self) -> str:
        """Return the Content-Type that goes with the name's ending."""
        return MEDIA_TYPES[Path(self.name).suffix]

    @cached_property
    def compressed(self) -> bytes:
        """Return the content in gzip form, the same bytes each time."""
        return gzip.compress(self.content, compresslevel=9, mtime=0)


class AssetStore:
    """The assets that this process serves, by digest and name."""

    def __init__(self) -> None:
        self._assets: dict[tuple[str, str], Asset] = {}
        self._lock = Lock()

    def add(self, name: str, content: bytes) -> Asset:
        """Keep a file and return it; the same name and content give the same asset."""
        asset = Asset(name, content)
        with self._lock:
            return self._assets.setdefault((asset.digest, name), asset)

    def add_file(self, path: Path, name: str | None = None) -> Asset:
        """Keep a file from disk."""
        return self.add(name or path.name, path.read_bytes())

    def find(self, digest: str, name: str) -> Asset | None:
        """Return the asset, or None when this process never made it."""
        return self._assets.get((digest, name))


store: Final = AssetStore()
"""The one store of the process: what a page links to is what the route serves."""


def _join(*paths: Path) -> bytes:
    """Return scripts as one: the map's frame loads its scripts one after the other."""
    return b"\n;\n".join(path.read_bytes() for path in paths)


@dataclass(frozen=True, slots=True)
class PageFiles:
    """Scripts and styles that the map needs, in loading order."""

    scripts: tuple[Asset, ...]
    styles: tuple[Asset, ...]


def load_page_files(target: AssetStore = store) -> PageFiles:
    """Keep Leaflet (from its pip package) and the map's own files, and return them."""
    return PageFiles(
        scripts=(target.add("map.js", _join(LEAFLET / "leaflet.js", STATIC / "dispute-map.js")),),
        styles=(
            target.add_file(LEAFLET / "leaflet.css"),
            target.add_file(STATIC / "dispute-map.css"),
        ),
    )
