"""The reader's marks on a plate: where their texts stand, and which of them lie out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from geo.annotations import Arrow, Ellipse, Highlight, Pin, outline
from geo.figure.layout import no_room
from geo.figure.placement import Point, place_text
from geo.figure.projection import Box, Frame
from geo.figure.scene import Scene, list_symbols
from geo.figure.typeset import measure, wrap
from geo.labels import label_point

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.annotations import Annotation
    from geo.atlas import Atlas
    from geo.model import ViewState

PIN: Final = 10.0
"""Half the width of a pin, in px of the page."""

NOTE_WIDTH: Final = 184.0
"""Px of the page that a line of a reader's text may take."""
NOTE_PAD: Final = (8.0, 5.0)
NOTE_LINE: Final = 1.3


@dataclass(frozen=True)
class Note:
    """A reader's text in its place, and the lines that it is broken into."""

    lines: tuple[str, ...]
    box: Box


def find_pin(pin: Pin, scene: Scene) -> Point | None:
    """Return where a pin is drawn: whole, so a little aside at the edge of the map."""
    x, y = scene.frame.spot(pin.lat, pin.lon)
    if not scene.frame.box.contains((x, y)):
        return None
    box = scene.frame.box.grown(-(PIN + 1) * scene.unit)
    return min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)


def place_notes(
    atlas: Atlas, view: ViewState, scene: Scene, taken: Sequence[Box]
) -> tuple[Note, ...]:
    """Return the texts of the reader's marks but for pins, each beside its mark.

    Each lies inside the rectangle, on no other text, and where it hides least.

    Raises
    ------
    PlateError
        If there is no room for all.
    """
    unit, frame = scene.unit, scene.frame.box.grown(-4 * scene.unit)
    symbols = list_symbols(view, scene)
    notes: list[Note] = []
    for mark in view.annotations:
        if not mark.text or isinstance(mark, Pin) or not _is_in_sight(atlas, mark, scene):
            continue
        at = _anchor(atlas, mark, scene)
        size = 13 * unit
        room = frame.width - 2 * NOTE_PAD[0] * unit
        for wide in (NOTE_WIDTH * unit, 2 * NOTE_WIDTH * unit, room):
            lines = wrap(mark.text, size, min(wide, room))
            height = len(lines) * size * NOTE_LINE + 2 * NOTE_PAD[1] * unit
            if height <= frame.height:
                break
        width = max(measure(line, size) for line in lines) + 2 * NOTE_PAD[0] * unit
        box = place_text(
            _note_spots(mark, at, width, height, scene), width, height, frame=frame,
            texts=[*taken, *(note.box for note in notes)], symbols=symbols,
        )  # fmt: skip
        if box is None:
            raise no_room(view.plate.size, atlas.language)
        notes.append(Note(lines, box))
    return tuple(notes)


def find_untold(atlas: Atlas, view: ViewState, scene: Scene) -> tuple[int, ...]:
    """Return the positions of the reader's marks with a text for which the map has no place.

    Such a mark begins beyond the edge; what of an arrow or an outline lies inside is drawn.
    """
    return tuple(
        at
        for at, mark in enumerate(view.annotations)
        if mark.text and not _is_in_sight(atlas, mark, scene)
    )


def _note_spots(
    mark: Annotation, at: Point, width: float, height: float, scene: Scene
) -> list[Point]:
    """Return where the middle of a mark's text may lie, best first."""
    x, y = at
    left, top, right, bottom = x, y, x, y
    if isinstance(mark, Ellipse):
        left, top, right, bottom = ring_of(mark, scene.frame).bounds
    elif isinstance(mark, Highlight):
        left, top, right, bottom = scene.shape_of(mark.territory).bounds
    gap = 6 * scene.unit
    beside = [(right + gap + width / 2, y), (left - gap - width / 2, y)]
    around = [(x, top - gap - height / 2), (x, bottom + gap + height / 2), *beside]
    if isinstance(mark, Arrow):
        # The text continues the arrow's line backward.
        to_x, to_y = scene.frame.spot(mark.lat2, mark.lon2)
        around.sort(key=lambda spot: (spot[0] - x) * (to_x - x) + (spot[1] - y) * (to_y - y))
    # What is large enough holds its text, and a text alone marks its place.
    holds = right - left > 1.5 * width and bottom - top > 1.5 * height
    is_bare = not isinstance(mark, Arrow | Ellipse | Highlight)
    return [at, *around] if is_bare or (isinstance(mark, Highlight) and holds) else around


def ring_of(ellipse: Ellipse, frame: Frame) -> BaseGeometry:
    """Return an ellipse on the plate, as a polygon."""
    points = np.array([(lon, lat) for lat, lon in outline(ellipse)])
    turned = (points[:, 0] - frame.middle[0] + 180) // 360 * 360
    points[:, 0] -= np.median(turned)
    return shapely.Polygon(frame.place(points))


def _is_in_sight(atlas: Atlas, mark: Annotation, scene: Scene) -> bool:
    """Say whether the map shows the place beside which the text of a mark stands."""
    return scene.frame.box.contains(_anchor(atlas, mark, scene))


def _anchor(atlas: Atlas, mark: Annotation, scene: Scene) -> Point:
    if isinstance(mark, Highlight):
        return scene.frame.spot(*label_point(atlas.pack, mark.territory))
    return scene.frame.spot(mark.lat, mark.lon)
