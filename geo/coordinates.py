"""Numbers and places in degrees (WGS84) as a URL holds them."""

from __future__ import annotations

import re
from math import nan
from typing import Final

MAX_LATITUDE: Final = 85.0
"""A little short of where Web Mercator ends, in degrees."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,4}(?:\.[0-9]{1,30})?(?:e-[0-9]{1,3})?")


def format_number(value: float) -> str:
    """Return the shortest text that reads back as the same number."""
    return str(int(value)) if value == int(value) else repr(value)


def parse_number(text: str) -> float:
    """Return a number, or NaN, which is in no range, if it is none."""
    bare = text.strip().lower()
    return float(bare) if _NUMBER.fullmatch(bare) else nan


def is_place(lat: float, lon: float) -> bool:
    """Say whether a point in degrees lies on the map."""
    return abs(lat) <= MAX_LATITUDE and abs(lon) <= 180
