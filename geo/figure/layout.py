"""Where everything of a plate stands, in px from its upper left corner.

Title and dates on top, sources and credits at the foot, the map between them with its legend at
its side or, on an upright sheet, below it. Letters shrink a little where there is much to say;
nothing is ever cut, and where there is no room `PlateError` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import TYPE_CHECKING, Final

from geo import i18n
from geo.errors import PlateError, Problem
from geo.figure.projection import Box
from geo.figure.typeset import wrap
from geo.legend import Stroke, Symbol
from geo.style import Fill

if TYPE_CHECKING:
    from geo.figure.words import Plate
    from geo.plate_options import Size

LEADING: Final = 1.34
"""Height of a line, in sizes of its letters."""

_BASE: Final = (0.0148, 9.4, 26.0)
"""Size of letters as a share of the sheet's side, and its bounds in px."""
_SHRINK: Final = (1.0, 0.93, 0.86, 0.79)
_MIN_BASE: Final = 7.4
_TITLE: Final = 1.75
_SUBTITLE: Final = 1.18
_FOOT: Final = 0.82
_SAMPLE: Final = (2.1, 1.1)
"""Width and height of what stands before a line of the legend."""
_SOURCE_LINES: Final = 2
_LEAST_MAP: Final = 0.27
"""Share of the sheet below which a map is not worth its words."""
_QUIET: Final = 4
"""Modules of white around a QR code, as its standard asks."""

Sample = Fill | Symbol | Stroke | int
"""What stands before a line of the legend; a number is that of a pin."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text.

    ``x`` is its left end, ``y`` its baseline.
    """

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    soft: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A plate laid out.

    Attributes
    ----------
    base
        Size of plain letters in px.
    map, locator, code
        Rectangles of the map, of the small map that says where it is, and of the QR code.
    words, samples
        Lines of text, and the samples of the legend in their boxes.
    """

    base: float
    map: Box
    locator: Box | None
    code: Box | None
    words: tuple[Words, ...]
    samples: tuple[tuple[Box, Sample], ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """Lines of the legend that stay together."""

    lines: tuple[str, ...]
    sample: Sample | None
    height: float


@dataclass(slots=True)
class Page:
    """What has been put on a sheet."""

    words: list[Words] = field(default_factory=list)
    samples: list[tuple[Box, Sample]] = field(default_factory=list)

    def write(
        self,
        lines: Iterable[str],
        x: float,
        top: float,
        size: float,
        *,
        bold: bool = False,
        soft: bool = False,
        link: str = "",
    ) -> float:
        """Put lines below each other; return where the next one would begin."""
        for line in lines:
            self.words.append(Words(x, top + size, line, size, bold, soft, link=link))
            top += size * LEADING
        return top


def arrange(plate: Plate, size: Size, language: str, *, modules: int) -> Arrangement:
    """Lay a plate out.

    Parameters
    ----------
    plate, size
        What it says, and the sheet.
    language
        In which it says what it cannot.
    modules
        Modules on a side of the QR code, 0 for none.

    Raises
    ------
    PlateError
        If the words leave no room for the map.
    """
    share, least, most = _BASE
    usual = min(max(share * sqrt(size.width * size.height), least), most)
    for shrink in _SHRINK:
        base = max(usual * shrink, _MIN_BASE)
        found = _try(plate, size, base, language, modules)
        if found is not None:
            return found
    raise no_room(size, language)


def no_room(size: Size, language: str) -> PlateError:
    """Return the error of a sheet that is too small for what it has to say."""
    return PlateError(
        Problem(
            "plate",
            field="size",
            found=i18n.text("plate-no-room", language, width=size.width, height=size.height),
            expected=i18n.text("plate-room", language),
        )
    )


def _try(plate: Plate, size: Size, base: float, language: str, modules: int) -> Arrangement | None:
    """Lay a plate out with letters of a size; None if the map gets too little."""
    page = Page()
    margin = round(1.5 * base)
    inner = Box(margin, margin, size.width - margin, size.height - margin)
    top = _write_head(page, plate, inner, base) + 0.5 * base
    bottom, code = _write_foot(page, plate, inner, base, language, modules)
    body = Box(inner.left, top, inner.right, bottom - 0.7 * base)
    above = body if code is None else replace(body, bottom=min(body.bottom, code.top - base))
    if size.width >= 1.15 * size.height:
        least = 0.0 if code is None else code.width
        box, locator = _write_side(page, plate, body, above, base, least)
    else:
        box, locator = write_below(page, plate, above, base)
    if box is None or box.width * box.height < _LEAST_MAP * size.width * size.height:
        return None
    return Arrangement(base, box, locator, code, tuple(page.words), tuple(page.samples))


def _write_head(page: Page, plate: Plate, inner: Box, base: float) -> float:
    top = inner.top - 0.25 * base
    for text, times, bold, soft in (
        (plate.title, _TITLE, True, False),
        (plate.subtitle, _SUBTITLE, False, False),
        (plate.dates, 1.0, False, True),
    ):
        lines = wrap(text, times * base, inner.width, bold=bold)
        top = page.write(lines, inner.left, top, times * base, bold=bold, soft=soft)
    return top


def _write_foot(
    page: Page, plate: Plate, inner: Box, base: float, language: str, modules: int
) -> tuple[float, Box | None]:
    """Write sources, credit and link at the lower edge; return where they begin, and the code."""
    size = _FOOT * base
    code = None
    right = inner.right
    if modules:
        whole = modules + 2 * _QUIET
        side = whole * max(2, round(6.4 * base / whole))
        code = Box(inner.right - side, inner.bottom - side, inner.right, inner.bottom)
        right = code.left - base
    width = right - inner.left
    blocks = [
        (list_sources(plate.sources, size, width, language), ""),
        (wrap(plate.credit, size, width), ""),
    ]
    if plate.link:
        words = i18n.text("plate-link", language, link=plate.short_link)
        blocks.append((wrap(words, size, width), plate.link))
    height = sum(len(lines) for lines, _ in blocks) * size * LEADING
    start = inner.bottom - height
    top = start + 0.2 * base
    for lines, link in blocks:
        top = page.write(lines, inner.left, top, size, soft=True, link=link)
    return start, code


def list_sources(
    sources: Sequence[str], size: float, width: float, language: str
) -> tuple[str, ...]:
    """Return as many sources as fit in a few lines, and how many more there are."""
    return wrap(name_sources(sources, size, width, language), size, width)


def name_sources(sources: Sequence[str], size: float, width: float, language: str) -> str:
    """Return the text of `list_sources` before it is broken into lines."""

    def name(shown: int) -> str:
        named = "; ".join(sources[:shown])
        if shown < len(sources):
            named += " " + i18n.text("plate-sources-more", language, count=len(sources) - shown)
        return i18n.text("plate-sources", language, sources=named)

    if not sources:
        return ""
    text = name(1)
    lines = len(wrap(text, size, width))
    # Of a hundred sources a few fit.
    for shown in range(2, len(sources) + 1):
        longer = name(shown)
        taken = len(wrap(longer, size, width))
        if taken > max(_SOURCE_LINES, lines):
            break
        text, lines = longer, taken
    return text


def _entries(plate: Plate, base: float, width: float) -> list[_Entry]:
    """Return what stands in the legend, broken to a width."""
    legend = plate.legend
    marked: list[tuple[Sample | None, str]] = [
        *((swatch.fill, swatch.label) for swatch in legend.areas),
        *((symbol, symbol.label) for symbol in legend.symbols),
        *((stroke, stroke.label) for stroke in legend.strokes),
        *plate.pins,
        *((None, note) for note in (*legend.notes, *plate.notes)),
    ]
    indent = (_SAMPLE[0] + 0.6) * base
    entries = []
    for sample, text in marked:
        lines = wrap(text, base, width - (0 if sample is None else indent))
        entries.append(_Entry(lines, sample, len(lines) * base * LEADING + 0.35 * base))
    return entries


def _write_entries(
    page: Page, entries: Iterable[_Entry], x: float, top: float, base: float
) -> float:
    wide, high = (side * base for side in _SAMPLE)
    for entry in entries:
        left = x
        if entry.sample is not None:
            middle = top + 0.67 * base
            box = Box(x, middle - high / 2, x + wide, middle + high / 2)
            page.samples.append((box, entry.sample))
            left += wide + 0.6 * base
        page.write(entry.lines, left, top, base, soft=entry.sample is None)
        top += entry.height
    return top


def _write_side(
    page: Page, plate: Plate, body: Box, above: Box, base: float, least: float
) -> tuple[Box | None, Box | None]:
    """Put the legend beside the map, ``above`` the code and as wide; return map and locator."""
    width = max(min(max(0.23 * body.width, 15 * base), 0.4 * body.width), least)
    left = body.right - width
    entries = _entries(plate, base, width)
    end = body.top + sum(entry.height for entry in entries)
    if end > above.bottom:
        return None, None
    _write_entries(page, entries, left, body.top, base)
    locator = None
    high = min(width * 0.8, above.bottom - end - base)
    if plate.needs_locator and high >= 6 * base:
        wide = min(1.5 * high, width)
        locator = Box(left, above.bottom - high, left + wide, above.bottom)
    return Box(body.left, body.top, left - 1.4 * base, body.bottom), locator


def write_below(page: Page, plate: Plate, body: Box, base: float) -> tuple[Box | None, Box | None]:
    """Put the legend below the map in columns, of which the locator takes one; return both."""
    gap = 1.6 * base
    columns = min(max(int(body.width / (14 * base)), 2), 4)
    width = (body.width - (columns - 1) * gap) / columns
    entries = _entries(plate, base, width)
    filled = columns - 1 if plate.needs_locator else columns
    least = 8.5 * base if plate.needs_locator else 0.0
    heights = [entry.height for entry in entries]
    height = max([*heights, sum(heights) / filled, least])
    while len(_split(entries, height)) > filled:
        height += 0.5 * base
    top = body.bottom - height
    if top - base <= body.top:
        return None, None
    for number, column in enumerate(_split(entries, height)):
        _write_entries(page, column, body.left + number * (width + gap), top, base)
    locator = None
    if plate.needs_locator:
        high = min(height, width * 0.8)
        locator = Box(body.right - min(width, 1.5 * high), top, body.right, top + high)
    return Box(body.left, body.top, body.right, top - base), locator


def _split(entries: Iterable[_Entry], height: float) -> list[list[_Entry]]:
    """Fill as many columns of a height as it takes, in turn."""
    split: list[list[_Entry]] = [[]]
    filled = 0.0
    for entry in entries:
        if split[-1] and filled + entry.height > height + 0.01:
            split.append([])
            filled = 0.0
        split[-1].append(entry)
        filled += entry.height
    return split
