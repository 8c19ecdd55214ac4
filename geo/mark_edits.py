"""A reader's marks while they are edited: what the page asks for, and what a form asks for.

The page sends what changed and not what there is, so that a text typed in the form and a mark
dragged on the map at the same time do not undo each other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import cos, isnan, radians
from typing import TYPE_CHECKING, Any, Final

from geo.annotations import (
    Annotation,
    Arrow,
    Caption,
    Ellipse,
    Highlight,
    Mark,
    Pin,
    format_note,
    parse_note,
)
from geo.coordinates import MAX_LATITUDE, parse_number
from geo.tables import UNSEEN
from geo.view import MAX_NOTES

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_EDITS: Final = 200
"""Edits of one message that are read; the page sends a few at most."""

_TILE: Final = 256
_KM_AROUND: Final = 40_075.0
_REACH: Final = 70
"""Px on the screen from the middle to the end of a mark that was added without pointing."""


class Action(StrEnum):
    """What an edit does."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    CHOOSE = "choose"


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that the reader did on the map.

    Attributes
    ----------
    stamp
        Grows from edit to edit; the page repeats those of which it does not know that they came.
    at
        Position of the mark, None for a new one, or to choose none.
    note
        The mark as a note; of one that is changed only its kind and place count.
    """

    stamp: int
    action: Action
    at: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks in their order, and the position of the one that is being edited."""

    annotations: tuple[Annotation, ...] = ()
    chosen: int | None = None

    @property
    def is_full(self) -> bool:
        """Say whether a view holds no more marks than these."""
        return len(self.annotations) >= MAX_NOTES

    def holds(self, at: int | None) -> bool:
        """Say whether there is a mark at a position."""
        return at is not None and 0 <= at < len(self.annotations)

    def add(self, annotation: Annotation) -> Marks:
        """Return the marks with another one, which is chosen."""
        if self.is_full:
            return self
        return Marks((*self.annotations, annotation), len(self.annotations))

    def put(self, at: int, annotation: Annotation) -> Marks:
        """Return the marks with one in place of another."""
        kept = list(self.annotations)
        kept[at] = annotation
        return replace(self, annotations=tuple(kept))

    def remove(self, at: int) -> Marks:
        """Return the marks without one; what was chosen stays so, unless it is gone."""
        kept = self.annotations[:at] + self.annotations[at + 1 :]
        chosen = self.chosen
        if chosen is not None and chosen >= at:
            chosen = None if chosen == at else chosen - 1
        return Marks(kept, chosen)

    def swap(self, at: int, to: int) -> Marks:
        """Return the marks with two in each other's place; the first one is chosen."""
        kept = list(self.annotations)
        kept[at], kept[to] = kept[to], kept[at]
        return Marks(tuple(kept), to)


def parse_edits(raw: Any) -> tuple[Edit, ...]:
    """Return the edits of a message, in their order; what is none is left out."""
    edits = []
    for each in raw[:MAX_EDITS] if isinstance(raw, list) else ():
        edit = _parse_edit(each) if isinstance(each, Mapping) else None
        if edit is not None:
            edits.append(edit)
    return tuple(sorted(edits, key=lambda edit: edit.stamp))


def _parse_edit(raw: Mapping[str, Any]) -> Edit | None:
    stamp, at, note = raw.get("stamp"), raw.get("at"), raw.get("note", "")
    action = raw.get("do")
    is_placed = at is None or (isinstance(at, int) and not isinstance(at, bool))
    if not isinstance(stamp, int) or not is_placed or not isinstance(note, str):
        return None
    if not isinstance(action, str) or action not in tuple(Action):
        return None
    return Edit(stamp, Action(action), at, UNSEEN.sub("", note))


def apply_edit(marks: Marks, edit: Edit, territories: Collection[str]) -> Marks:
    """Return the marks after an edit; one that fits nothing changes nothing.

    Parameters
    ----------
    marks, edit
        What there is, and what the page asks for.
    territories
        The ids that may be highlighted.
    """
    if edit.action is Action.ADD:
        added = parse_note(edit.note, territories)
        return marks if added is None else marks.add(added)
    if edit.action is Action.CHOOSE and edit.at is None:
        return replace(marks, chosen=None)
    if edit.at is None or not marks.holds(edit.at):
        return marks
    if edit.action is Action.CHOOSE:
        return replace(marks, chosen=edit.at)
    if edit.action is Action.REMOVE:
        return marks.remove(edit.at)
    moved = parse_note(edit.note, territories)
    current = marks.annotations[edit.at]
    if moved is None or moved.kind is not current.kind:
        return marks
    return replace(marks.put(edit.at, replace(moved, text=current.text)), chosen=edit.at)


def apply_edits(
    marks: Marks, edits: Iterable[Edit], territories: Collection[str], *, since: int
) -> tuple[Marks, int]:
    """Return the marks after all edits that are newer than one, and the stamp of the last."""
    for edit in edits:
        if edit.stamp > since:
            marks, since = apply_edit(marks, edit, territories), edit.stamp
    return marks, since


def change_field(
    annotation: Annotation, field: str, value: str, territories: Collection[str]
) -> Annotation | None:
    """Return a mark with one field as it was typed, or None if that is no mark.

    Parameters
    ----------
    annotation
        The mark as it is.
    field
        Name of its field.
    value
        Numbers and places as text.
    territories
        The ids that may be highlighted.
    """
    typed: Any = " ".join(UNSEEN.sub("", value).split())
    if field not in ("text", "territory"):
        typed = parse_number(value)
        if isnan(typed):
            return None
    changes: dict[str, Any] = {field: typed}
    return parse_note(format_note(replace(annotation, **changes)), territories)


def fields_of(kind: Mark) -> tuple[str, ...]:
    """Return the names of a mark's fields other than its text."""
    return {
        Mark.TEXT: ("lat", "lon"),
        Mark.PIN: ("lat", "lon"),
        Mark.ARROW: ("lat", "lon", "lat2", "lon2"),
        Mark.ELLIPSE: ("lat", "lon", "width_km", "height_km"),
        Mark.HIGHLIGHT: ("territory",),
    }[kind]


def make_mark(
    kind: Mark, text: str, *, middle: tuple[float, float], zoom: float, territory: str
) -> Annotation:
    """Return a new mark for somebody who does not point at the map.

    Parameters
    ----------
    kind
        What it is.
    text
        Of a text or a pin, which have one.
    middle
        (lat, lon) of what is in sight.
    zoom
        Its zoom level, by which an arrow or an ellipse gets a size that can be seen.
    territory
        Of a highlight.
    """
    # An ellipse reaches up to 3.6 degrees to each side, and no farther than the map.
    lat = round(min(max(middle[0], 4 - MAX_LATITUDE), MAX_LATITUDE - 4), 3)
    lon = round((middle[1] + 180) % 360 - 180, 3)
    share = min(_REACH / (_TILE * 2**zoom), 0.02)
    if kind is Mark.HIGHLIGHT:
        return Highlight(territory)
    if kind is Mark.ELLIPSE:
        ground = share * _KM_AROUND * cos(radians(lat))
        size = max(round(ground, 1 if zoom > 8 else 0), 0.2)
        return Ellipse(lat, lon, size, size)
    if kind is Mark.ARROW:
        back = 360 * share
        return Arrow(
            round(max(lat - back / 2, -MAX_LATITUDE), 4),
            round(max(lon - back, -180.0), 4),
            lat,
            lon,
        )
    return Pin(lat, lon, text) if kind is Mark.PIN else Caption(lat, lon, text)
