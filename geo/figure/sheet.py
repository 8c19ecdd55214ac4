"""Sheets of paper for a class: text with a map beside it, page after page, as one PDF.

`arrange_sheets` decides where everything stands, with room left for the maps; `render_sheets`
draws it. Lengths are in px, of which 96 make an inch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from matplotlib.backends.backend_pdf import PdfPages

from geo import i18n
from geo.figure.inset import Inset, Place, draw_inset
from geo.figure.layout import LEADING, Page
from geo.figure.projection import Box
from geo.figure.render import CREATOR, draw_alone, hold_pen
from geo.figure.typeset import measure, wrap
from geo.plate_options import PRESETS, PlateOptions, Theme

if TYPE_CHECKING:
    from geo.atlas import Atlas

PAPER: Final = PRESETS["a4"]
OPTIONS: Final = PlateOptions(size=PAPER, theme=Theme.PRINT)
INNER: Final = Box(53, 53, PAPER.width - 53, PAPER.height - 49)
"""What is printed on: 14 mm are left free on all sides, 13 mm below."""

LETTERS: Final = 11.0
"""Size of the letters of a map's legend."""

_MAP: Final = (400.0, 196.0)
"""Width and least height of a map."""
_MORE: Final = 120.0
"""What a map grows by at most where there is room."""
_GAP: Final = 20.0
_TITLE: Final = 27.0
_HEADING: Final = 16.0
_TEXT: Final = 13.3
_SMALL: Final = 10.4
_FOOT: Final = 9.4
_RULES: Final = 3
_RULE_STEP: Final = 27.0
"""Between the lines to write on: 7 mm."""
_APART: Final = 20.0


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of a map; ``question`` may be empty."""

    when: str
    title: str
    caption: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Handout:
    """All words of a handout.

    Attributes
    ----------
    title, summary
        What stands first.
    sections
        Each with a map.
    sources_title, sources
        What stands last.
    credit
        What stands at the foot of each page.
    """

    title: str
    summary: str
    sections: tuple[Section, ...]
    sources_title: str
    sources: tuple[str, ...]
    credit: str


@dataclass(slots=True)
class Sheet:
    """A page laid out: lines of text, lines to write on or to part, and room for maps.

    ``maps`` are numbers of sections, the first is 0, and where their maps go. ``rules`` are left,
    right and height of a line, and whether it is to write on. ``end`` is where the last thing ends.
    """

    page: Page = field(default_factory=Page)
    rules: list[tuple[float, float, float, bool]] = field(default_factory=list)
    maps: list[tuple[int, Place]] = field(default_factory=list)
    end: float = 0.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is not parted by the end of a page."""

    height: float
    put: Callable[[Sheet, float], None]


def arrange_sheets(handout: Handout, legends: Sequence[float], language: str) -> tuple[Sheet, ...]:
    """Return the pages of a handout; a section stays on one if it can.

    ``legends`` are the heights of the legends below the maps. What would stay empty at the foot
    of a page makes its maps higher.
    """
    foot = wrap(handout.credit, _FOOT, INNER.width - 120)
    foot_top = INNER.bottom - max(len(foot), 1) * _FOOT * LEADING
    bottom = foot_top - 14
    more = [0.0] * len(legends)
    for sheet in _flow(_arrange(handout, legends, more, language), bottom):
        for number, _ in sheet.maps:
            more[number] = min(max(0.0, (bottom - sheet.end - 2) / len(sheet.maps)), _MORE)
    sheets = _flow(_arrange(handout, legends, more, language), bottom)
    for number, sheet in enumerate(sheets, 1):
        words = i18n.text("story-page", language, number=number, count=len(sheets))
        sheet.page.write(foot, INNER.left, foot_top, _FOOT, soft=True)
        right = INNER.right - measure(words, _FOOT)
        sheet.page.write([words], right, foot_top, _FOOT, soft=True)
        sheet.rules.append((INNER.left, INNER.right, foot_top - 6, False))
    return sheets


def _arrange(
    handout: Handout, legends: Sequence[float], more: Sequence[float], language: str
) -> list[list[_Piece]]:
    """Return what stands on the pages, in groups that are not parted if they fit on one."""
    head = [*_lines(handout.title, _TITLE, bold=True), _space(4)]
    head += [*_lines(handout.summary, _TEXT), _space(_APART - 2)]
    groups = [
        _arrange_section(section, number, legends[number], more[number], language)
        for number, section in enumerate(handout.sections)
    ]
    groups[0][:0] = head
    for number, source in enumerate(handout.sources):
        lines = [*_lines(source, _SMALL), _space(3)]
        heading = [*_lines(handout.sources_title, _HEADING, bold=True), _space(5)]
        groups.append(lines if number else [*heading, *lines])
    return groups


def _flow(groups: Iterable[Sequence[_Piece]], bottom: float) -> tuple[Sheet, ...]:
    """Fill pages; a group that fits on one is not parted."""
    sheets = [Sheet()]
    top = INNER.top
    for group in groups:
        height = sum(piece.height for piece in group)
        if top > INNER.top and top + height > bottom and height <= bottom - INNER.top:
            sheets.append(Sheet())
            top = INNER.top
        for piece in group:
            if top > INNER.top and top + piece.height > bottom:
                sheets.append(Sheet())
                top = INNER.top
            piece.put(sheets[-1], top)
            top += piece.height
            sheets[-1].end = top
    return tuple(sheets)


@dataclass(frozen=True, slots=True)
class _Column:
    """The words beside a map, broken into lines; a caption too long for it stands below."""

    when: tuple[str, ...]
    title: tuple[str, ...]
    caption: tuple[str, ...]

    @property
    def left(self) -> float:
        return INNER.left + _MAP[0] + _GAP

    @property
    def height(self) -> float:
        lines = len(self.when) * _TEXT + len(self.title) * _HEADING + len(self.caption) * _TEXT
        return lines * LEADING + 8

    def write(self, page: Page, top: float) -> None:
        top = page.write(self.when, self.left, top - 2, _TEXT, soft=True)
        top = page.write(self.title, self.left, top, _HEADING, bold=True)
        page.write(self.caption, self.left, top + 6, _TEXT)


def _write_column(section: Section, number: int) -> _Column:
    width = INNER.width - _MAP[0] - _GAP
    column = _Column(
        when=wrap(section.when, _TEXT, width),
        title=wrap(f"{number + 1}. {section.title}", _HEADING, width, bold=True),
        caption=wrap(section.caption, _TEXT, width),
    )
    return column if column.height <= 1.6 * _MAP[1] else replace(column, caption=())


def find_place(section: Section, number: int) -> Place:
    """Return where a section's map would go on a page of its own."""
    height = max(_MAP[1], _write_column(section, number).height)
    return Place(INNER, LETTERS, map_width=_MAP[0], least_height=height)


def _arrange_section(
    section: Section, number: int, legend: float, more: float, language: str
) -> list[_Piece]:
    """Put a section's words beside its map, and its question below with lines to write on."""
    column, place = _write_column(section, number), find_place(section, number)
    height = place.least_height + more
    whole = height + legend

    def put(sheet: Sheet, top: float) -> None:
        box = replace(INNER, top=top, bottom=top + whole)
        # Where lengths are added up in another order, the last digit may differ.
        sheet.maps.append((number, replace(place, box=box, least_height=height - 1)))
        column.write(sheet.page, top)

    pieces = [_Piece(whole, put)]
    if not column.caption:
        pieces += [_space(8), *_lines(section.caption, _TEXT)]
    if section.question:
        label = i18n.text("present-question", language)
        pieces += [_space(8), *_lines(f"{label}: {section.question}", _TEXT, bold=True)]
        pieces += [_rule(_RULE_STEP)] * _RULES
    return [*pieces, _space(_APART)]


def _lines(text: str, size: float, *, bold: bool = False) -> list[_Piece]:
    """Return the lines of a text across the whole page."""

    def piece(line: str) -> _Piece:
        def put(sheet: Sheet, top: float) -> None:
            sheet.page.write([line], INNER.left, top, size, bold=bold)

        return _Piece(size * LEADING, put)

    return [piece(line) for line in wrap(text, size, INNER.width, bold=bold)]


def _space(height: float) -> _Piece:
    return _Piece(height, lambda *_: None)


def _rule(height: float) -> _Piece:
    def put(sheet: Sheet, top: float) -> None:
        sheet.rules.append((INNER.left, INNER.right, top + height, True))

    return _Piece(height, put)


def render_sheets(
    atlas: Atlas, sheets: Iterable[tuple[Sheet, Sequence[Inset]]], *, title: str, credit: str
) -> bytes:
    """Return pages with their maps as one PDF, the same bytes each time."""
    target = BytesIO()
    told: dict[str, Any] = {"Title": title, "Author": credit, "Creator": CREATOR}
    told |= {"Producer": None, "CreationDate": None}
    file = PdfPages(target, metadata=told)
    for sheet, insets in sheets:
        # Others draw between the pages.
        with hold_pen(OPTIONS) as pen:
            ground = pen.ground
            for words in sheet.page.words:
                pen.write(words)
            for left, right, y, is_to_write_on in sheet.rules:
                colour = ground.soft_ink if is_to_write_on else ground.coast
                pen.lines([[(left, y), (right, y)]], colour, 0.7, order=12)
            for inset in insets:
                draw_inset(pen, atlas, inset)
            file.savefig(pen.figure)
    with draw_alone():
        file.close()
    return target.getvalue()
