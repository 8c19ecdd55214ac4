"""Marks that a reader puts on the map, and notes: the same marks as the URL holds them.

Places are in degrees (WGS84), latitude first. A note is one of

- ``LAT,LON,TEXT``
- ``pin,LAT,LON,TEXT``
- ``arrow,LAT,LON,LAT2,LON2[,TEXT]``
- ``ellipse,LAT,LON,WIDTH_KM,HEIGHT_KM[,TEXT]``
- ``highlight,TERRITORY[,TEXT]``

of which the text comes last, since it may hold commas.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import atan2, cos, degrees, hypot, pi, sin
from typing import TYPE_CHECKING, Any, ClassVar, Final

from pyproj import Geod

from geo.coordinates import MAX_LATITUDE, format_number, is_place, parse_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

MAX_NOTE: Final = 280
"""Characters of a text."""
MIN_AXIS_KM: Final = 0.1
MAX_AXIS_KM: Final = 5000.0

_OUTLINE_POINTS = 72
_KM_PER_DEGREE = 111.0
"""Of latitude: 110.6 at the equator, 111.7 at a pole."""
_GEOD: Final = Geod(ellps="WGS84")


class Mark(StrEnum):
    """What a mark is; all but a text begin their note with this word."""

    TEXT = "text"
    PIN = "pin"
    ARROW = "arrow"
    ELLIPSE = "ellipse"
    HIGHLIGHT = "highlight"


@dataclass(frozen=True, slots=True)
class Caption:
    """A text at a place."""

    kind: ClassVar[Mark] = Mark.TEXT
    lat: float
    lon: float
    text: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered place with a text beside it; see ``number_pins``."""

    kind: ClassVar[Mark] = Mark.PIN
    lat: float
    lon: float
    text: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a tail, where the text stands, to a head."""

    kind: ClassVar[Mark] = Mark.ARROW
    lat: float
    lon: float
    lat2: float
    lon2: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ellipse:
    """Around a place; both axes are whole ones, east-west and north-south, on the ground."""

    kind: ClassVar[Mark] = Mark.ELLIPSE
    lat: float
    lon: float
    width_km: float
    height_km: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A territory set off."""

    kind: ClassVar[Mark] = Mark.HIGHLIGHT
    territory: str
    text: str = ""


Annotation = Caption | Pin | Arrow | Ellipse | Highlight

_PLACES: Final = {Mark.TEXT: 2, Mark.PIN: 2, Mark.ARROW: 4, Mark.ELLIPSE: 4, Mark.HIGHLIGHT: 1}
"""How many values of a note say where, before its text."""


def kind_of(note: str) -> Mark:
    """Return which mark a note means to be, whether or not the rest of it is right."""
    head = note.partition(",")[0].strip().lower()
    return Mark(head) if head in tuple(Mark) else Mark.TEXT


def parse_note(note: str, territories: Collection[str]) -> Annotation | None:
    """Return the mark that a note describes, or None if it describes none.

    Parameters
    ----------
    note
        White space around its values and the case of its words are ignored.
    territories
        The ids that may be highlighted.
    """
    kind = kind_of(note)
    rest = note if kind is Mark.TEXT else note.partition(",")[2]
    where = [part.strip() for part in rest.split(",", _PLACES[kind])]
    text = where.pop() if len(where) > _PLACES[kind] else ""
    if len(where) < _PLACES[kind] or len(text) > MAX_NOTE:
        return None
    if kind is Mark.HIGHLIGHT:
        territory = where[0].lower()
        return Highlight(territory, text) if territory in territories else None
    return _place_mark(kind, [parse_number(part) for part in where], text)


def _place_mark(kind: Mark, numbers: list[float], text: str) -> Annotation | None:
    lat, lon = numbers[:2]
    if not is_place(lat, lon):
        return None
    if kind is Mark.ARROW:
        lat2, lon2 = numbers[2:]
        return Arrow(lat, lon, lat2, lon2, text) if is_place(lat2, lon2) else None
    if kind is Mark.ELLIPSE:
        width, height = numbers[2:]
        is_sized = all(MIN_AXIS_KM <= axis <= MAX_AXIS_KM for axis in (width, height))
        # An ellipse around a pole has no outline on a map that never shows one.
        is_whole = abs(lat) + height / 2 / _KM_PER_DEGREE <= MAX_LATITUDE
        return Ellipse(lat, lon, width, height, text) if is_sized and is_whole else None
    if not text:
        return None
    return Pin(lat, lon, text) if kind is Mark.PIN else Caption(lat, lon, text)


def format_note(annotation: Annotation) -> str:
    """Return the note that ``parse_note`` reads as this mark."""
    parts = [] if annotation.kind is Mark.TEXT else [annotation.kind.value]
    match annotation:
        case Highlight():
            parts.append(annotation.territory)
        case Arrow():
            ends = (annotation.lat, annotation.lon, annotation.lat2, annotation.lon2)
            parts += map(format_number, ends)
        case Ellipse():
            axes = (annotation.width_km, annotation.height_km)
            parts += map(format_number, (annotation.lat, annotation.lon, *axes))
        case _:
            parts += map(format_number, (annotation.lat, annotation.lon))
    if annotation.text:
        parts.append(annotation.text)
    return ",".join(parts)


def number_pins(annotations: Iterable[Annotation]) -> dict[int, int]:
    """Return the numbers of the pins, from 1 on, by their position among all marks."""
    pins = (at for at, annotation in enumerate(annotations) if annotation.kind is Mark.PIN)
    return {at: number for number, at in enumerate(pins, 1)}


def outline(ellipse: Ellipse) -> tuple[tuple[float, float], ...]:
    """Return the outline of an ellipse as it lies on the ground; a circle, if its axes are equal.

    Returns
    -------
    (lat, lon) of 72 points in degrees, clockwise from the north and the first not repeated.
    Longitudes run on beyond 180, so that no two neighbours lie at opposite edges of the map.
    """
    azimuths, distances = [], []
    for step in range(_OUTLINE_POINTS):
        angle = 2 * pi * step / _OUTLINE_POINTS
        east = sin(angle) * ellipse.width_km * 500
        north = cos(angle) * ellipse.height_km * 500
        azimuths.append(degrees(atan2(east, north)))
        distances.append(hypot(east, north))
    start = [ellipse.lon] * _OUTLINE_POINTS, [ellipse.lat] * _OUTLINE_POINTS
    lons, lats, _ = _GEOD.fwd(*start, azimuths, distances)
    return tuple(
        (float(lat), ellipse.lon + (float(lon) - ellipse.lon + 180) % 360 - 180)
        for lon, lat in zip(lons, lats, strict=True)
    )


def list_marks(annotations: Iterable[Annotation]) -> list[dict[str, Any]]:
    """Return marks as plain values that the page's script draws, in order.

    Outlines are good to a metre.
    """
    annotations = tuple(annotations)
    numbers = number_pins(annotations)
    marks = []
    for at, annotation in enumerate(annotations):
        mark: dict[str, Any] = {"kind": annotation.kind.value, "text": annotation.text}
        if isinstance(annotation, Highlight):
            mark["territory"] = annotation.territory
        else:
            mark["at"] = [annotation.lat, annotation.lon]
        if isinstance(annotation, Arrow):
            mark["to"] = [annotation.lat2, annotation.lon2]
        if isinstance(annotation, Ellipse):
            mark["outline"] = [[round(each, 5) for each in point] for point in outline(annotation)]
        if at in numbers:
            mark["number"] = numbers[at]
        marks.append(mark)
    return marks
