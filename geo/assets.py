"""Files for the page, named by their content so that a browser may keep them for ever."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Final
from weakref import WeakValueDictionary

import xstatic.pkg.leaflet
from rjsmin import jsmin

from geo.settings import STATIC

ROUTE: Final = "/assets"
LEAFLET: Final = Path(xstatic.pkg.leaflet.BASE_DIR)

SPARE_COUNT: Final = 512
SPARE_BYTES: Final = 16 * 1024 * 1024
"""How many assets that nobody holds are kept, and how large they are in all: some twenty atlases
of the shipped pack, for a page that was sent before its pack was edited."""

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
    """The assets that this process serves, by digest and name.

    An asset is found as long as somebody holds it, as an atlas holds its map's files. Of the
    others those used last are kept, so that an edited pack does not pile up.

    Parameters
    ----------
    spare_count, spare_bytes
        Bounds of what is kept on its own account; the asset used last always is.
    """

    def __init__(self, *, spare_count: int = SPARE_COUNT, spare_bytes: int = SPARE_BYTES) -> None:
        self._spare_count = spare_count
        self._spare_bytes = spare_bytes
        self._assets: WeakValueDictionary[tuple[str, str], Asset] = WeakValueDictionary()
        self._recent: OrderedDict[tuple[str, str], Asset] = OrderedDict()
        self._recent_bytes = 0
        self._lock = Lock()

    def add(self, name: str, content: bytes) -> Asset:
        """Keep a file and return it; the same name and content give the same asset."""
        asset = Asset(name, content)
        with self._lock:
            return self._use(self._assets.setdefault((asset.digest, name), asset))

    def add_file(self, path: Path, name: str | None = None) -> Asset:
        """Keep a file from disk; a script is kept without its comments."""
        content = read_script(path).encode() if path.suffix == ".js" else path.read_bytes()
        return self.add(name or path.name, content)

    def find(self, digest: str, name: str) -> Asset | None:
        """Return the asset, or None when this process never made it or no longer has it."""
        with self._lock:
            asset = self._assets.get((digest, name))
            return asset and self._use(asset)

    def _use(self, asset: Asset) -> Asset:
        """Keep an asset as the one used last, and let go of those unused for longest."""
        key = (asset.digest, asset.name)
        if key not in self._recent:
            self._recent[key] = asset
            self._recent_bytes += len(asset.content)
        self._recent.move_to_end(key)
        while len(self._recent) > 1 and (
            len(self._recent) > self._spare_count or self._recent_bytes > self._spare_bytes
        ):
            _, dropped = self._recent.popitem(last=False)
            self._recent_bytes -= len(dropped.content)
        return asset


store: Final = AssetStore()
"""The one store of the process: what a page links to is what the route serves."""


def read_script(path: Path) -> str:
    """Return a script without its comments and spaces."""
    return str(jsmin(path.read_text(encoding="utf-8")))


_OWN: Final = (
    "chronicle.js",
    "shapes.js",
    "symbols.js",
    "labels.js",
    "dispute-map.js",
    "annotations.js",
    "compare.js",
    "time-control.js",
)


@dataclass(frozen=True, slots=True)
class PageFiles:
    """Scripts and styles that the map needs, in loading order."""

    scripts: tuple[Asset, ...]
    styles: tuple[Asset, ...]


def load_page_files(target: AssetStore = store) -> PageFiles:
    """Keep Leaflet (from its pip package) and the map's own files, and return them."""
    # One file, as the map's frame loads its scripts one after the other. Leaflet keeps its notice.
    scripts = (
        (LEAFLET / "leaflet.js").read_bytes(),
        *(read_script(STATIC / name).encode() for name in _OWN),
    )
    return PageFiles(
        scripts=(target.add("map.js", b"\n;\n".join(scripts)),),
        styles=(
            target.add_file(LEAFLET / "leaflet.css"),
            target.add_file(STATIC / "dispute-map.css"),
        ),
    )
