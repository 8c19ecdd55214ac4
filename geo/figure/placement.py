"""Where symbols and labels lie on a picture: the rules of the page's map, in px.

`geo/static/dispute-map.js` follows the same rules: events close together become one stack; a
label lies on its territory if there is room, else beside its coast, and gives way to what is more
important.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import floor, hypot
from typing import TYPE_CHECKING, Final

import shapely

from geo.figure.projection import Box

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
Measure = Callable[[str, float, bool], float]
"""Width in px of a text, by its size in px and whether it is bold."""

STACK_RADIUS: Final = 20.0
"""Px within which events are drawn as one stack, where letters are of the usual size."""
SMALL: Final = 12.0
BIG: Final = 14.0
LINE: Final = 1.25
"""Height of a label's line, in sizes of its letters."""

_NEAR: Final = 40.0
"""Px between a label and its coast at most."""
_ROOM: Final = 2.4
"""How many times its label's area a territory takes up that holds the label."""

_AROUND: Final = (
    (0.71, 0.71), (1, 0), (-0.71, 0.71), (-1, 0), (0.71, -0.71), (-0.71, -0.71), (0, 1), (0, -1),
)  # fmt: skip
"""Unit steps, down positive, in the order in which a label tries them."""
_INSIDE: Final = (
    (0, 0), (0, -1), (0, 1), (-0.5, 0), (0.5, 0), (-0.5, -1), (0.5, -1), (-0.5, 1), (0.5, 1),
    (0, -2), (0, 2),
)  # fmt: skip
"""Steps in label widths and heights, in which a label tries the inside of a territory."""


@dataclass(slots=True)
class Stack:
    """Events in one place, by their ids in order of time."""

    x: float
    y: float
    events: list[str] = field(default_factory=list)


def stack_events(spots: Mapping[str, Point], *, radius: float) -> list[Stack]:
    """Group events: each joins the first stack within `radius` px, else makes its own."""
    cells: dict[tuple[int, int], list[Stack]] = {}
    stacks: list[Stack] = []
    for id_, (x, y) in spots.items():
        column, row = floor(x / radius), floor(y / radius)
        near = (
            stack
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for stack in cells.get((column + dx, row + dy), ())
            if hypot(stack.x - x, stack.y - y) < radius
        )
        home = next(near, None)
        if home is None:
            home = Stack(x, y)
            cells.setdefault((column, row), []).append(home)
            stacks.append(home)
        home.events.append(id_)
    return stacks


@dataclass(frozen=True)
class Land:
    """A labelled territory on the picture: its hull, and its coast if it is drawn."""

    hull: BaseGeometry
    coast: BaseGeometry | None


@dataclass(frozen=True)
class Wish:
    """A label before it has a place.

    Attributes
    ----------
    lines
        Its text.
    x, y
        Px of what it names.
    rank
        Lower comes first.
    size, gap
        Of its letters, and of the space to what it names, in px.
    said
        What a sentence calls it.
    land
        The territory that it names, if any.
    at_sea
        Whether it names water, and so lies right there.
    has_dot
        Whether a dot marks the place.
    is_light
        Whether it is written in the softer ink.
    is_event
        Whether it names a place only because events are there.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    rank: float
    size: float
    gap: float
    said: str
    land: Land | None = None
    at_sea: bool = False
    has_dot: bool = False
    is_light: bool = False
    is_event: bool = False

    def repeats(self, other: Wish) -> bool:
        """Return whether it names what the other one has named, of which one is for events."""
        return self.said == other.said and (self.is_event or other.is_event)


@dataclass(frozen=True)
class Placed:
    """A label in its place."""

    wish: Wish
    box: Box


def place_labels(
    wishes: Iterable[Wish],
    *,
    frame: Box,
    taken: Sequence[Box],
    lands: Sequence[Land],
    measure: Measure,
    lines: Sequence[BaseGeometry] = (),
    unit: float = 1.0,
) -> tuple[Placed, ...]:
    """Place labels by rank; one that finds no free spot, or repeats another, is left out.

    No label overlaps another, what is taken, a territory that it does not name, or the frame.

    Parameters
    ----------
    wishes
        The labels.
    frame
        What labels stay inside of.
    taken
        What they keep clear of.
    lands
        All territories that are drawn.
    measure
        Gives the width of a text.
    lines
        What goes through the name of a point only where there is no other room for that.
    unit
        Px of the picture in a px of the page.
    """
    full = list(taken)
    coasts = [(land, land.coast) for land in lands if land.coast is not None]
    for _, coast in coasts:
        shapely.prepare(coast)

    def is_free(wish: Wish, box: Box) -> bool:
        if not frame.holds(box) or any(box.meets(other) for other in full):
            return False
        shape = box.shape
        return not any(land is not wish.land and coast.intersects(shape) for land, coast in coasts)

    def is_crossed(wish: Wish, box: Box) -> bool:
        return wish.land is None and any(line.intersects(box.shape) for line in lines)

    placed: list[Placed] = []
    for wish in sorted(wishes, key=lambda each: each.rank):
        if any(wish.repeats(other.wish) for other in placed):
            continue
        smaller = replace(wish, size=SMALL * unit)
        for tried in (wish, smaller) if wish.size > smaller.size else (wish,):
            width, height = _extent(tried, measure)
            boxes = (
                Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
                for x, y in _spots(tried, width, height, frame, unit)
            )
            free = (each for each in boxes if is_free(tried, each))
            box = next(free, None)
            if box is not None:
                if is_crossed(tried, box):
                    box = next((each for each in free if not is_crossed(tried, each)), box)
                full.append(box)
                placed.append(Placed(tried, box))
                break
    return tuple(placed)


def place_text(
    spots: Sequence[Point],
    width: float,
    height: float,
    *,
    frame: Box,
    texts: Sequence[Box],
    symbols: Sequence[Box],
) -> Box | None:
    """Return where a text that must be drawn lies; None if there is no room for it.

    Parameters
    ----------
    spots
        Where its middle may lie, best first; where none is free, the nearest place is taken.
    width, height
        What it takes up.
    frame
        What it stays inside of.
    texts, symbols
        What it must not meet, and what it should not hide.
    """
    if width > frame.width or height > frame.height:
        return None

    def is_free(box: Box) -> bool:
        return not any(box.meets(other) for other in texts)

    boxes = [_box_inside(x, y, width, height, frame) for x, y in spots]
    free = [box for box in boxes if is_free(box)]
    if free:
        return min(free, key=lambda box: _overlap(box, symbols))
    x, y = boxes[0].middle
    anywhere = [
        _box_inside(left, top, width, height, frame)
        for left in _steps(frame.left, frame.right, width / 2)
        for top in _steps(frame.top, frame.bottom, height / 2)
    ]
    anywhere.sort(key=lambda box: hypot(box.middle[0] - x, box.middle[1] - y))
    return next((box for box in anywhere if is_free(box)), None)


def _steps(start: float, end: float, half: float) -> list[float]:
    """Return places from one end to the other, half a text apart."""
    return [start + step * half for step in range(1, int((end - start) / half) + 1)]


def _box_inside(x: float, y: float, width: float, height: float, frame: Box) -> Box:
    """Return a box by its middle, moved into a frame that is larger."""
    left = min(max(x - width / 2, frame.left), frame.right - width)
    top = min(max(y - height / 2, frame.top), frame.bottom - height)
    return Box(left, top, left + width, top + height)


def _overlap(box: Box, others: Sequence[Box]) -> float:
    return sum(
        max(0.0, min(box.right, other.right) - max(box.left, other.left))
        * max(0.0, min(box.bottom, other.bottom) - max(box.top, other.top))
        for other in others
    )


def row_size(wish: Wish, row: int) -> float:
    """Return the size of the letters in a row of a label."""
    return wish.size * (1 if row == 0 else 0.93)


def is_bold(wish: Wish, row: int) -> bool:
    """Say whether a row of a label is bold."""
    return row == 0 and not wish.is_light


def _extent(wish: Wish, measure: Measure) -> Point:
    widths = [
        measure(line, row_size(wish, row), is_bold(wish, row))
        for row, line in enumerate(wish.lines)
    ]
    return max(widths) + 0.4 * wish.size, len(wish.lines) * wish.size * LINE + 2


def _spots(wish: Wish, width: float, height: float, frame: Box, unit: float) -> Iterable[Point]:
    """Yield where the middle of a label may lie, best first."""
    if wish.at_sea:
        return [(wish.x, wish.y)]
    if wish.land is None:
        return [
            (wish.x + dx * (wish.gap + width / 2), wish.y + dy * (wish.gap + height / 2))
            for dx, dy in _AROUND
        ]
    x, y, land = wish.x, wish.y, wish.land

    def lies(shape: BaseGeometry | None, at: Point) -> bool:
        return shape is not None and all(
            shapely.intersects_xy(shape, at[0] + dx * width, at[1] + dy * height)
            for dx in (-0.5, 0.5)
            for dy in (-0.5, 0.5)
        )

    if not (frame.left <= x <= frame.right and frame.top <= y <= frame.bottom):
        shares = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)
        grid = (
            (frame.left + across * frame.width, frame.top + down * frame.height)
            for down in shares
            for across in shares
        )
        return [at for at in grid if lies(land.coast, at)]
    inside = [(x + dx * width, y + dy * height) for dx, dy in _INSIDE]
    if land.hull.area < _ROOM * width * height:
        inside = []
    return [
        *(at for at in inside if lies(land.hull, at)),
        *_beside(wish, land, width, height, unit),
    ]


def _beside(wish: Wish, land: Land, width: float, height: float, unit: float) -> list[Point]:
    """Return spots along the outside of a hull, the nearest to what the label names first."""
    ring = shapely.get_coordinates(land.hull)
    # Counter-clockwise as seen, where y runs down: outside is to the right of each edge.
    if sum((bx - ax) * (by + ay) for (ax, ay), (bx, by) in pairwise(ring)) < 0:
        ring = ring[::-1]
    spots: list[Point] = []
    for (ax, ay), (bx, by) in pairwise(ring):
        length = hypot(bx - ax, by - ay) or 1.0
        out = ((ay - by) / length, (bx - ax) / length)
        spots += [
            (
                ax + share * (bx - ax) + out[0] * wish.gap + _push(out[0]) * width / 2,
                ay + share * (by - ay) + out[1] * wish.gap + _push(out[1]) * height / 2,
            )
            for share in ((0.5, 0.2, 0.8) if length > 40 * unit else (0.5,))
        ]
    left, top, right, bottom = land.hull.bounds
    for y in (top - wish.gap - height / 2, bottom + wish.gap + height / 2):
        spots += [((left + right) / 2 + way * width, y) for way in (0, -0.25, 0.25, -0.5, 0.5)]
    reach = _NEAR * unit

    def is_near(at: Point) -> bool:
        if land.coast is None:
            return True
        box = Box(
            at[0] - width / 2 - reach, at[1] - height / 2 - reach,
            at[0] + width / 2 + reach, at[1] + height / 2 + reach,
        )  # fmt: skip
        return bool(land.coast.intersects(box.shape))

    spots.sort(key=lambda at: hypot(at[0] - wish.x, at[1] - wish.y))
    return [at for at in spots if is_near(at)]


def _push(outward: float) -> float:
    """Return how far, in half labels, a label moves away from an edge that faces this way."""
    return min(1.0, abs(outward) * 1.6) * (1 if outward > 0 else -1)
