"""How a view is set as a picture: size, theme, projection, words of one's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MIN_SIDE: Final = 360
"""Shortest side of a plate, in px: below it the words leave no room for the map."""
MAX_SIDE: Final = 4096
MAX_RATIO: Final = 3.0
"""How many times longer the long side of a plate may be than the short one."""
SCALES: Final = (1, 2, 3, 4)
"""How many dots a px may have in a PNG."""
MAX_DOTS: Final = 36_000_000
"""Dots of the largest PNG: 1920x1080 at scale 4 fits, and takes some 140 MB while it is drawn."""

PX_PER_INCH: Final = 96
"""As in CSS, so that the sheets of paper have their true size in PDF."""

_SIZE = re.compile(r"([0-9]{1,5})\s*[x×]\s*([0-9]{1,5})")


class Theme(StrEnum):
    """Ground and ink of a plate; ``print`` does without colour where grey says the same."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"


class Projection(StrEnum):
    """One that is fitted to what is shown, or Web Mercator as on the screen."""

    FITTED = "fitted"
    MERCATOR = "mercator"


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a plate in px; on paper a px is 1/96 inch."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @property
    def is_allowed(self) -> bool:
        """Say whether a plate can be that large, and that narrow."""
        short, long = sorted((self.width, self.height))
        return short >= MIN_SIDE and long <= MAX_SIDE and long <= MAX_RATIO * short

    def allows(self, scale: int) -> bool:
        """Say whether a PNG at that scale is within bounds."""
        return self.width * self.height * scale**2 <= MAX_DOTS


PRESETS: Final[dict[str, Size]] = {
    "article": Size(1200, 675),
    "square": Size(1080, 1080),
    "story": Size(1080, 1920),
    "slide": Size(1920, 1080),
    "a4": Size(794, 1123),
    "a4-landscape": Size(1123, 794),
    "a5": Size(559, 794),
    "a5-landscape": Size(794, 559),
}
"""Sizes by name; a URL may give the name or ``WIDTHxHEIGHT``."""


def parse_size(text: str) -> Size | None:
    """Return the size of a name or of ``WIDTHxHEIGHT``; None if it is neither, or not allowed."""
    found = _SIZE.fullmatch(text)
    size = Size(int(found[1]), int(found[2])) if found else PRESETS.get(text)
    return size if size is not None and size.is_allowed else None


@dataclass(frozen=True, slots=True)
class PlateOptions:
    """What a plate needs beside the view.

    ``subtitle`` stands below the title, and ``alt`` replaces the text alternative that is made
    from the view; both are empty unless the reader wrote one. ``code`` adds a QR code of the
    link back.
    """

    size: Size = PRESETS["article"]
    scale: int = 1
    theme: Theme = Theme.LIGHT
    projection: Projection = Projection.FITTED
    transparent: bool = False
    code: bool = False
    subtitle: str = ""
    alt: str = ""


AS_USUAL: Final = PlateOptions()
