"""Paths, limits and names that more than one module needs, each defined once."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Final

VERSION: Final = "0.1.0"

ROOT: Final = Path(__file__).resolve().parent.parent
STATIC: Final = ROOT / "geo" / "static"
LOCALE: Final = ROOT / "geo" / "locale"

DATA_VARIABLE: Final = "DISPUTE_MAP_DATA"
"""Environment variable that names another folder of packs."""

DEFAULT_PACK: Final = "kuril"

WGS84: Final = "EPSG:4326"
"""CRS of all stored and published coordinates; axis order lon, lat as in RFC 7946."""

FIRST_DAY: Final = date(1600, 1, 1)
"""Earliest day that a date may assert; the chain enters written record in the 1640s."""

LAST_DAY: Final = date(2100, 12, 31)
"""Latest day that a date may assert."""

NEAR_KM: Final = 50.0
"""Geodesic distance in km up to which an event counts as near a disputed territory: covers the
straits around the four island groups (the widest, between Etorofu and Urup, is 40 km)."""

MAX_FILE_BYTES: Final = 32 * 1024 * 1024
"""Largest file of a pack that is read, in bytes: some twenty times the world's base land, and
small enough that a file put there by mistake cannot exhaust memory."""

SLUG: Final = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
"""Form of every id: lowercase ASCII, words joined by hyphens."""


def data_root() -> Path:
    """Return the folder whose subfolders are packs."""
    return Path(os.environ.get(DATA_VARIABLE) or ROOT / "data")
