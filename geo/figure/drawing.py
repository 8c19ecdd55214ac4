"""The map of a plate drawn: land, territories, lines, events, labels, the reader's marks."""

from __future__ import annotations

from math import atan2, cos, sin
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

from geo import i18n
from geo.annotations import Arrow, Ellipse, Highlight, Pin, number_pins
from geo.figure.notes import NOTE_LINE, NOTE_PAD, PIN, Note, find_pin, place_notes, ring_of
from geo.figure.pen import Pen
from geo.figure.placement import Placed, Point, is_bold, row_size
from geo.figure.projection import Box, Frame
from geo.figure.scene import (
    SELECTED,
    SYMBOL,
    Scene,
    find_locator,
    find_scale,
    find_selected,
    find_ties,
    label_scene,
)
from geo.figure.typeset import measure
from geo.style import INK, fill_of_answer, party_colour

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.atlas import Atlas
    from geo.figure.layout import Arrangement
    from geo.model import ViewState

_SIMPLE: Final = 0.2
"""Px by which a coast may be simplified: less than a dot at the largest scale."""


def draw_map(pen: Pen, atlas: Atlas, view: ViewState, scene: Scene, layout: Arrangement) -> None:
    """Draw the map of a plate in its rectangle."""
    box, ground, unit = layout.map, pen.ground, scene.unit
    pen.halo = 3.4 * unit
    pen.clip_to(box)
    pen.rectangle(box, ground.sea, order=1)
    _draw_land(pen, scene.land, scene.frame, unit)
    _draw_areas(pen, atlas, view, scene)
    _draw_lines(pen, atlas, scene)
    _draw_ties(pen, atlas, view, scene)
    _draw_events(pen, atlas, view, scene)
    scale = _draw_scale(pen, scene, view.language)
    marks = _draw_marks(pen, view, scene)
    notes = place_notes(atlas, view, scene, [scale, *marks])
    for note in notes:
        _draw_note(pen, note, unit)
    taken = [scale, *marks, *(note.box for note in notes)]
    for placed in label_scene(atlas, view, scene, taken):
        _draw_label(pen, placed, unit)
    pen.clip_to(None)
    pen.rectangle(box, "none", edge=ground.coast, width=unit, order=11)
    if layout.locator is not None:
        _draw_locator(pen, atlas, scene, layout.locator, unit)


def _draw_land(pen: Pen, land: BaseGeometry, frame: Frame, unit: float) -> None:
    """Draw land, and its coast but for the edge at which the data is cut at 180°."""
    ground = pen.ground
    shape = shapely.simplify(land, _SIMPLE)
    pen.shape(shape, ground.land, edge=ground.land, width=0.6 * unit, order=2)
    coast = [
        line
        for ring in shapely.get_rings(shapely.get_parts(shapely.get_parts(shape)))
        for line in _uncut(shapely.get_coordinates(ring), frame)
    ]
    pen.lines(coast, ground.coast, 0.8 * unit, order=2.1)


def _uncut(ring: Any, frame: Frame) -> list[Any]:
    """Return a ring in px without the parts that run along the meridian of 180°."""
    inside = ring[np.isfinite(ring).all(axis=1)]
    lon = np.abs(frame.degrees_of(inside)[:, 0])
    at_cut = np.abs((lon % 360) - 180) < 1e-4
    if not at_cut.any():
        return [inside]
    breaks = np.flatnonzero(at_cut[1:] & at_cut[:-1]) + 1
    return [part for part in np.split(inside, breaks) if len(part) > 1]


def _draw_areas(pen: Pen, atlas: Atlas, view: ViewState, scene: Scene) -> None:
    window = scene.frame.box.grown(20 * scene.unit).shape
    answers = atlas.administrations(view, atlas.as_of(view))
    for id_, shape in scene.areas.items():
        simple = shapely.simplify(shape, _SIMPLE)
        if simple.intersects(window):
            fill = fill_of_answer(atlas.pack, answers[id_])
            seen = shapely.intersection(shapely.make_valid(simple), window)
            if seen.geom_type == "GeometryCollection":
                # It only touches the window in places, or has spikes; a mixture has no boundary.
                parts = shapely.get_parts(shapely.get_parts(seen))
                seen = shapely.union_all(parts[shapely.area(parts) > 0])
            pen.fill_area(seen, fill, scene.unit, seams=scene.seams, order=3)


def _draw_lines(pen: Pen, atlas: Atlas, scene: Scene) -> None:
    for id_, shape in scene.lines.items():
        line = atlas.pack.lines_by_id[id_]
        claimed = line.status == "claimed"
        colour = INK
        if claimed and line.claimed_by:
            colour = party_colour(atlas.pack.states.values(), line.claimed_by[0])
        for part in shapely.get_parts(shapely.get_parts(shape)).ravel():
            points = [(float(x), float(y)) for x, y in shapely.get_coordinates(part)]
            pen.stroke(points, colour, scene.unit, claimed=claimed, order=4)


def _draw_ties(pen: Pen, atlas: Atlas, view: ViewState, scene: Scene) -> None:
    """Draw a bow from the selected event to each territory that it concerns."""
    unit, accent = scene.unit, pen.ground.accent
    for tie in find_ties(atlas, view, scene):
        bow = shapely.get_coordinates(tie)
        pen.lines([bow], accent, 1.6 * unit, order=5)
        pen.dot(bow[-1], 3.5 * unit, accent, order=5)


def _draw_events(pen: Pen, atlas: Atlas, view: ViewState, scene: Scene) -> None:
    unit, ground = scene.unit, pen.ground
    events = atlas.pack.events_by_id
    for number, stack in enumerate(scene.stacks):
        order = 6 + number * 1e-4
        at = (stack.x, stack.y)
        holds = view.event in stack.events
        if len(stack.events) > 1:
            radius = scene.radius(stack)
            ink = ground.accent if holds else ground.ink
            width = (3 if holds else 1.6) * unit
            pen.dot(at, radius, ground.paper, edge=ink, width=width, order=order)
            size = 12 * unit
            pen.text(
                str(len(stack.events)), stack.x, stack.y + 0.36 * size, size,
                bold=True, colour=ink, align="center", order=order + 1e-5,
            )  # fmt: skip
            at = find_selected(view, scene) or at
        if len(stack.events) == 1 or holds:
            event = events[view.event if holds and view.event else stack.events[0]]
            pen.symbol(
                event.category,
                event.status,
                at,
                SYMBOL * (SELECTED if holds else 1) * unit,
                soft=event.date.approximate or event.date.uncertain,
                selected=holds,
                order=order + 2e-5 if len(stack.events) > 1 else order,
            )


def _draw_label(pen: Pen, placed: Placed, unit: float) -> None:
    wish, ground = placed.wish, pen.ground
    if wish.has_dot:
        pen.dot(
            (wish.x, wish.y), 2.4 * unit, ground.ink, edge=ground.paper, width=1.2 * unit, order=7
        )
    x, _ = placed.box.middle
    step = (placed.box.height - 2) / len(wish.lines)
    for row, line in enumerate(wish.lines):
        size = row_size(wish, row)
        y = placed.box.top + 1 + (row + 0.5) * step + 0.36 * size
        soft = row > 0 or wish.is_light
        pen.text(
            line, x, y, size, bold=is_bold(wish, row), align="center", halo=True,
            colour=ground.soft_ink if soft else ground.ink, order=8,
        )  # fmt: skip


def _draw_marks(pen: Pen, view: ViewState, scene: Scene) -> list[Box]:
    """Draw the reader's marks but for their texts; return what of them labels must not cover."""
    unit, frame, ground = scene.unit, scene.frame, pen.ground
    taken = []
    numbers = number_pins(view.annotations)
    for position, mark in enumerate(view.annotations):
        if isinstance(mark, Highlight):
            simple = shapely.simplify(scene.shape_of(mark.territory), _SIMPLE)
            pen.shape(simple, "none", edge=ground.paper, width=6 * unit, alpha=0.85, order=9)
            pen.shape(simple, "none", edge=ground.accent, width=3 * unit, order=9.01)
        elif isinstance(mark, Ellipse):
            ring = ring_of(mark, frame)
            pen.shape(ring, ground.accent, alpha=0.08, order=9.1)
            pen.shape(ring, "none", edge=ground.paper, width=5 * unit, alpha=0.85, order=9.11)
            pen.shape(ring, "none", edge=ground.accent, width=2 * unit, order=9.12)
        elif isinstance(mark, Arrow):
            tail, head = frame.spot(mark.lat, mark.lon), frame.spot(mark.lat2, mark.lon2)
            _draw_arrow(pen, tail, head, unit)
            taken.append(_around(head, 8 * unit))
        elif isinstance(mark, Pin):
            at = find_pin(mark, scene)
            if at is not None:
                pen.pin(numbers[position], at, PIN * unit, order=9.4)
                taken.append(_around(at, PIN * unit))
    return taken


def _around(at: Point, radius: float) -> Box:
    return Box(at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius)


def _draw_arrow(pen: Pen, tail: Point, head: Point, unit: float) -> None:
    angle = atan2(head[1] - tail[1], head[0] - tail[0])

    def before(back: float, aside: float) -> Point:
        return (
            head[0] - back * cos(angle) - aside * sin(angle),
            head[1] - back * sin(angle) + aside * cos(angle),
        )

    size = 10 * unit
    tip = shapely.Polygon([head, before(size, size / 2), before(size, -size / 2)])
    line = [tail, before(0.9 * size, 0)]
    for colour, wider in ((pen.ground.paper, 3 * unit), (pen.ground.accent, 0.0)):
        order = 9.2 if wider else 9.3
        pen.lines([line], colour, 2 * unit + wider, cap="round", order=order)
        pen.shape(tip, colour, edge=colour, width=unit + wider, order=order)


def _draw_note(pen: Pen, note: Note, unit: float) -> None:
    pen.plaque(note.box, pen.ground.accent, 5 * unit, order=9.5)
    size = 13 * unit
    left, top = note.box.left + NOTE_PAD[0] * unit, note.box.top + NOTE_PAD[1] * unit
    for row, line in enumerate(note.lines):
        y = top + (row + 0.5) * size * NOTE_LINE + 0.36 * size
        pen.text(line, left, y, size, colour=pen.ground.ink, order=9.6)


def _draw_scale(pen: Pen, scene: Scene, language: str) -> Box:
    """Draw the scale bar in the lower left corner; return what it takes up."""
    unit, box, ground = scene.unit, scene.frame.box, pen.ground
    length, width = find_scale(scene.frame, 0.22 * box.width)
    whole = {"length": length} if length >= 1 else {"length": length * 1000}
    text = i18n.text("plate-scale-km" if length >= 1 else "plate-scale-m", language, **whole)
    size = 11 * unit
    left, bottom = box.left + 10 * unit, box.bottom - 9 * unit
    top = bottom - 5 * unit
    bar = [(left, top), (left, bottom), (left + width, bottom), (left + width, top)]
    pen.lines([bar], ground.sea, 4 * unit, order=10)
    pen.lines([bar], ground.ink, 1.4 * unit, order=10.1)
    pen.text(
        text, left + 4 * unit, bottom - 5 * unit, size, colour=ground.ink, halo=True, order=10.2
    )
    right = left + max(width, measure(text, size) + 4 * unit)
    return Box(left - 4 * unit, bottom - 22 * unit, right + 6 * unit, box.bottom)


def _draw_locator(pen: Pen, atlas: Atlas, scene: Scene, box: Box, unit: float) -> None:
    """Draw where in the world the map lies."""
    ground = pen.ground
    frame = find_locator(scene.frame, box)
    shown = shapely.Polygon(frame.place(scene.frame.outline))
    pen.clip_to(box)
    pen.rectangle(box, ground.sea, order=10)
    land = shapely.simplify(frame.draw(atlas.pack.land.geometry.iloc[0]), 0.4)
    pen.shape(land, ground.land, edge=ground.coast, width=0.5 * unit, order=10.1)
    pen.shape(shown, ground.accent, alpha=0.15, order=10.2)
    pen.shape(shown, "none", edge=ground.accent, width=1.6 * unit, order=10.3)
    pen.clip_to(None)
    pen.rectangle(box, "none", edge=ground.coast, width=unit, order=11)
