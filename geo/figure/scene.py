"""The map of a plate before it is drawn: what lies where, in px."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import log2
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from geo.annotations import Highlight
from geo.figure.placement import (
    SMALL,
    STACK_RADIUS,
    Land,
    Placed,
    Point,
    Stack,
    Wish,
    place_labels,
    stack_events,
)
from geo.figure.projection import Box, Frame, around_box, around_camera, fit
from geo.figure.typeset import measure
from geo.labels import find_labels, label_point
from geo.model import Layer
from geo.plate_options import Projection

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.atlas import Atlas
    from geo.model import Event, ViewState

SYMBOL: Final = 6.5
"""Half the size of an event's symbol, in px of the page."""

SELECTED: Final = 1.5
"""How many times larger the selected event's symbol is."""

_EDGE: Final = 17.0
"""Px of the page that an event keeps from the edge of the map: as wide as half a large stack."""

_PADDING: Final = 0.05
"""Share of a box in degrees that is left free around it."""

_PLACES_FROM: Final = 7.0
"""Zoom level up to which events carry the name of their place."""

_LOCATOR_DEGREES: Final = (26.0, 17.0)
"""Half the width and height of what the locator shows, in degrees."""
_LOCATOR_REACH: Final = 1_300_000.0
"""Metres from the middle to a corner from which a map needs no locator."""

_KM: Final = (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01)


@dataclass(frozen=True, slots=True)
class Seen:
    """What lies inside the map's rectangle, by id; and what else the layout depends on."""

    territories: frozenset[str]
    events: frozenset[str]
    lines: frozenset[str]
    has_stacks: bool
    needs_locator: bool


@dataclass(frozen=True)
class Scene:
    """What the map's rectangle holds.

    Attributes
    ----------
    frame
        The rectangle and its projection.
    unit
        Px of the plate in a px of the page: letters and symbols grow with it.
    land
        Land outside the story.
    areas, parts
        Shapes of territories with a history of their own, and of all others that have a name.
    seams
        Where areas meet on land: cuts through an island, which are no coast.
    lines
        Shapes of the lines in force or claimed.
    spots
        Where the events are that lie in the rectangle.
    """

    frame: Frame
    unit: float
    land: BaseGeometry
    areas: Mapping[str, BaseGeometry]
    parts: Mapping[str, BaseGeometry]
    seams: BaseGeometry
    lines: Mapping[str, BaseGeometry]
    spots: Mapping[str, Point]

    @cached_property
    def stacks(self) -> list[Stack]:
        """Return the events in their stacks."""
        return stack_events(self.spots, radius=STACK_RADIUS * self.unit)

    @cached_property
    def seen(self) -> Seen:
        """Return what of the dispute lies in the rectangle."""
        window = self.frame.box.shape
        return Seen(
            territories=frozenset(
                id_ for id_, shape in self.areas.items() if shape.intersects(window)
            ),
            events=frozenset(self.spots),
            lines=frozenset(id_ for id_, shape in self.lines.items() if shape.intersects(window)),
            has_stacks=any(len(stack.events) > 1 for stack in self.stacks),
            needs_locator=self.frame.reach < _LOCATOR_REACH,
        )

    def shape_of(self, territory: str) -> BaseGeometry:
        """Return the shape of a territory or of a part of one."""
        return self.areas[territory] if territory in self.areas else self.parts[territory]

    def radius(self, stack: Stack) -> float:
        """Return the half width of what a stack is drawn as."""
        if len(stack.events) == 1:
            return (SYMBOL + 3) * self.unit
        return (10 + min(6.0, log2(len(stack.events)))) * self.unit


def build_scene(atlas: Atlas, view: ViewState, box: Box, unit: float) -> Scene:
    """Return what a view shows in a rectangle.

    Parameters
    ----------
    atlas, view
        The pack and what is shown of it; without a camera that is the pack's home, or the
        selected event and what it concerns where that lies elsewhere.
    box
        The rectangle.
    unit
        Px of the plate in a px of the page.
    """
    pack = atlas.pack
    frame = fit(_find_target(atlas, view), box, view.plate.projection)
    shapes = pack.territories.geometry
    wanted = {each.territory for each in view.annotations if isinstance(each, Highlight)}
    named = [str(id_) for id_ in shapes.index if id_ not in atlas.areas]
    on = atlas.as_of(view)
    # A symbol is drawn whole or not at all.
    inner = box.grown(-_EDGE * unit)
    events = (pack.events_by_id[id_] for id_ in atlas.select(view).ids)
    spots = {
        event.id: frame.spot(event.lat, event.lon)
        for event in events
        if event.lat is not None and event.lon is not None
    }
    return Scene(
        frame=frame,
        unit=unit,
        land=frame.draw(pack.land.geometry.iloc[0]),
        areas={id_: frame.draw(shapes[id_]) for id_ in atlas.areas},
        parts={
            id_: frame.draw(shapes[id_] if id_ in wanted else shapes[id_].convex_hull)
            for id_ in named
        },
        seams=frame.draw(_find_seams([shapes[id_] for id_ in atlas.areas])),
        lines={
            id_: frame.draw(pack.lines.geometry[id_])
            for id_ in (atlas.lines(on) if Layer.LINES in view.layers else ())
        },
        spots={id_: spot for id_, spot in spots.items() if inner.contains(spot)},
    )


def _find_seams(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return the edges that two of the shapes have in common."""
    return shapely.union_all(
        [
            part
            for one, other in combinations(shapes, 2)
            if one.intersects(other)
            for part in shapely.get_parts(one.boundary.intersection(other.boundary))
            if part.length
        ]
    )


def _find_target(atlas: Atlas, view: ViewState) -> list[Point]:
    """Return longitudes and latitudes around what the map has to show."""
    if view.camera is not None:
        return around_camera(view.camera)
    west, south, east, north = atlas.pack.settings.home
    event = atlas.pack.events_by_id.get(view.event or "")
    spot = None if event is None or event.lat is None else (event.lat, event.lon or 0.0)
    if event and spot and not (west < spot[1] < east and south < spot[0] < north):
        lats, lons = zip(spot, *_targets(atlas, event), strict=True)
        across, down = max(0.15 * np.ptp(lons), 0.5), max(0.15 * np.ptp(lats), 0.5)
        west, east = min(lons) - across, max(lons) + across
        south, north = min(lats) - down, max(lats) + down
    across, down = _PADDING * (east - west), _PADDING * (north - south)
    return around_box(
        west - across, max(south - down, -89.0), east + across, min(north + down, 89.0)
    )


def _targets(atlas: Atlas, event: Event) -> list[tuple[float, float]]:
    return [label_point(atlas.pack, id_) for id_ in event.territories]


def find_locator(frame: Frame, box: Box) -> Frame:
    """Return the frame of a small map that shows where in the world another one lies."""
    lon, lat = frame.middle
    across, down = _LOCATOR_DEGREES
    lat = max(-60.0, min(60.0, lat))
    around = around_box(lon - across, lat - down, lon + across, lat + down)
    return fit(around, box, Projection.FITTED)


def find_ties(atlas: Atlas, view: ViewState, scene: Scene) -> list[shapely.LineString]:
    """Return a bow from the selected event to each territory that it concerns."""
    if view.event is None or view.event not in scene.spots:
        return []
    event = atlas.pack.events_by_id[view.event]
    start = scene.spots[event.id]
    ends = [scene.frame.spot(*each) for each in _targets(atlas, event)]
    return [_bow(np.array(start), np.array(end), scene.unit) for end in ends]


def _bow(start: np.ndarray, end: np.ndarray, unit: float) -> shapely.LineString:
    length = float(np.hypot(*(end - start)))
    bend = (start + end) / 2 - (0, min(60 * unit, length * 0.12))
    share = np.linspace(0, 1, 24)[:, None]
    return shapely.LineString(
        (1 - share) ** 2 * start + 2 * share * (1 - share) * bend + share**2 * end
    )


def find_scale(frame: Frame, width: float) -> tuple[float, float]:
    """Return a round length in km, and how many px it is long, at most `width`."""
    for length in _KM:
        if length * 1000 / frame.ground <= width:
            return length, length * 1000 / frame.ground
    return _KM[-1], _KM[-1] * 1000 / frame.ground


def label_scene(
    atlas: Atlas, view: ViewState, scene: Scene, taken: Sequence[Box]
) -> tuple[Placed, ...]:
    """Return the labels of a map, clear of its symbols and of what else is taken."""
    if Layer.LABELS not in view.layers:
        return ()
    unit, box = scene.unit, scene.frame.box
    lands: dict[str, Land] = {}
    for id_, shape in scene.areas.items():
        if not shape.is_empty:
            coast = shapely.simplify(shapely.make_valid(shape), 0.5)
            lands[id_] = Land(shape.convex_hull, coast)
    for id_, shape in scene.parts.items():
        if not shape.is_empty:
            lands[id_] = Land(shape.convex_hull, None)
    symbols = list_symbols(view, scene)
    return place_labels(
        [*_wish_places(atlas, view, scene, lands), *_wish_events(atlas, scene)],
        frame=box.grown(-4 * unit),
        taken=[*symbols, *taken],
        lands=list(lands.values()),
        measure=lambda text, size, bold: measure(text, size, bold=bold),
        lines=find_ties(atlas, view, scene),
        unit=unit,
    )


def find_selected(view: ViewState, scene: Scene) -> Point | None:
    """Return where the symbol of the selected event is drawn: beside a stack that holds it."""
    for stack in scene.stacks:
        if view.event in stack.events:
            if len(stack.events) == 1:
                return stack.x, stack.y
            aside, reach, box = 1.1 * scene.radius(stack), _EDGE * scene.unit, scene.frame.box
            right = 1 if stack.x + aside + reach <= box.right else -1
            down = -1 if stack.y - aside - reach >= box.top else 1
            return stack.x + right * aside, stack.y + down * aside
    return None


def list_symbols(view: ViewState, scene: Scene) -> list[Box]:
    """Return what the symbols of events take up."""
    taken = [_around(stack.x, stack.y, scene.radius(stack)) for stack in scene.stacks]
    selected = find_selected(view, scene)
    if selected is not None:
        taken.append(_around(*selected, (SELECTED * SYMBOL + 3) * scene.unit))
    return taken


def _zoom(scene: Scene) -> float:
    """Return the zoom level at which the page's map has as much room for labels."""
    return scene.frame.zoom - log2(scene.unit)


def _wish_places(
    atlas: Atlas, view: ViewState, scene: Scene, lands: Mapping[str, Land]
) -> list[Wish]:
    wishes = []
    unit, box, zoom = scene.unit, scene.frame.box, _zoom(scene)
    for label in find_labels(atlas.pack):
        if zoom < label.zoom:
            continue
        land = lands.get(label.territory or "")
        x, y = scene.frame.spot(label.lat, label.lon)
        is_inside = box.left < x < box.right and box.top < y < box.bottom
        if not is_inside and (land is None or not _fills(land, box)):
            continue
        wishes.append(
            Wish(
                lines=label.names[view.names],
                x=x,
                y=y,
                rank=label.rank,
                size=(14 if label.rank == 0 else SMALL) * unit,
                gap=6 * unit,
                said=label.said,
                land=land,
                at_sea=label.at_sea,
                has_dot=label.territory is None and not label.at_sea,
                is_light=label.rank > 1,
            )
        )
    return wishes


def _fills(land: Land, box: Box) -> bool:
    """Say whether land whose middle is out of sight takes up a good part of the rectangle."""
    return bool(land.hull.intersection(box.shape).area > 0.08 * box.width * box.height)


def _wish_events(atlas: Atlas, scene: Scene) -> list[Wish]:
    """Return the names of the places of events, on a map of more than the islands."""
    if _zoom(scene) >= _PLACES_FROM:
        return []
    wishes = []
    for stack in scene.stacks:
        places = [atlas.pack.events_by_id[id_].short_place for id_ in stack.events]
        name = max(dict.fromkeys(places), key=places.count)
        rank = 1 - min(0.9, len(places) / 100)
        gap = scene.radius(stack) + 2 * scene.unit
        size = SMALL * scene.unit
        wishes.append(
            Wish((name,), stack.x, stack.y, rank, size, gap, name, is_light=True, is_event=True)
        )
    return wishes


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)
