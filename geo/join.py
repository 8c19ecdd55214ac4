"""The join: which events meet which territories, where, about what, and under whom.

An event meets a territory by its place (inside it, or near a disputed one) and by its subject
(the territories that its record names). What holds for a part of a territory, such as an islet
of a group, holds for the whole territory too, so both have a row.
"""

from __future__ import annotations

from enum import StrEnum
from math import isfinite
from typing import TYPE_CHECKING, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Geod, Transformer

from geo.dates import Truth
from geo.model import CONTROL, Event, Role, with_wholes
from geo.settings import NEAR_KM, WGS84

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.history import History
    from geo.pack import Pack

EVENT_ID: Final = "event_id"
TERRITORY_ID: Final = "territory_id"
WHERE: Final = "where"
DISTANCE_KM: Final = "distance_km"
CONCERNS: Final = "concerns"
ADMINISTERED_BY: Final = "administered_by"
CONTROL_CERTAINTY: Final = "control_certainty"
DATE: Final = "date"
TITLE: Final = "title"
CATEGORY: Final = "category"
STATUS: Final = "status"

COLUMNS: Final = (
    EVENT_ID,
    TERRITORY_ID,
    WHERE,
    DISTANCE_KM,
    CONCERNS,
    ADMINISTERED_BY,
    CONTROL_CERTAINTY,
    DATE,
    TITLE,
    CATEGORY,
    STATUS,
)
"""Columns of the joined table, in order; its geometry follows them."""

_GEOD: Final = Geod(ellps="WGS84")
_SLACK: Final = 1.01
"""How much wider than the limit candidates are sought, so that none is lost to projection."""

_EDGE_DEGREES: Final = 0.05
"""Longest edge that is projected: straight in degrees and on the plane to within a metre."""


class Where(StrEnum):
    """How the place of an event meets a territory."""

    LOCATED_IN = "located-in"
    NEAR = "near"


def join_events(
    pack: Pack, history: History, *, near_km: float = NEAR_KM, perspective: str = CONTROL
) -> gpd.GeoDataFrame:
    """Return the events of a pack with the territories that they meet.

    Parameters
    ----------
    pack
        Its events and territories.
    history
        Says who administered each territory at the date of an event.
    near_km
        As for ``locate_events``.
    perspective
        As for ``History.at``.

    Returns
    -------
    One row for each pair of event and territory, and one for each event that meets none, in
    order of their ids. The geometry is the place of the event in EPSG:4326, ``None`` if it has
    none. Columns:

    - ``event_id``, ``territory_id`` (``None`` if the event meets none);
    - ``where``: ``located-in``, ``near``, or ``None`` if only the subject connects them;
    - ``distance_km``: geodesic, 0 inside, NaN where ``where`` is ``None``;
    - ``concerns``: whether the record of the event names the territory or a part of it;
    - ``administered_by``: tuple of the ids of all states that can have administered the
      territory on a day that the date of the event allows; an open side of that date is
      closed by the other one;
    - ``control_certainty``: ``yes``; ``possibly`` if it is uncertain or changed in that time;
      ``None`` if nothing is recorded;
    - ``date`` (EDTF), ``title``, ``category`` and ``status`` of the event.

    Raises
    ------
    KeyError
        If an event names a territory that the pack does not have.
    ValueError
        As ``locate_events``, and if there is no such perspective.
    """
    events = pack.events_by_id
    subjects = {id_: with_wholes(event.territories, pack.part_of) for id_, event in events.items()}
    located = locate_events(pack.events, pack.territories, near_km=near_km)
    places: dict[tuple[str, str | None], tuple[str | None, float]] = {
        (row.event_id, row.territory_id): (row.where, row.distance_km)
        for row in located.itertuples(index=False)
    }
    pairs = set(places)
    pairs |= {(id_, territory) for id_, named in subjects.items() for territory in named}
    pairs |= {(id_, None) for id_ in subjects.keys() - {id_ for id_, _ in pairs}}

    ordered = sorted(pairs, key=lambda pair: (pair[0], pair[1] or ""))
    rows = [
        (
            event_id,
            territory_id,
            *places.get((event_id, territory_id), (None, np.nan)),
            territory_id in subjects[event_id],
            *_control(history, territory_id, events[event_id], perspective),
            events[event_id].date.edtf,
            events[event_id].title,
            events[event_id].category.value,
            events[event_id].status.value,
        )
        for event_id, territory_id in ordered
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    frame = frame.astype({DISTANCE_KM: float, CONCERNS: bool})
    points = pack.events.geometry.reindex(frame[EVENT_ID]).to_numpy()
    return gpd.GeoDataFrame(frame, geometry=points, crs=WGS84)


def locate_events(
    events: gpd.GeoDataFrame, territories: gpd.GeoDataFrame, *, near_km: float = NEAR_KM
) -> pd.DataFrame:
    """Return the territories in which events happened, or the disputed one near which.

    A territory includes its boundary, so a point on the boundary between two is in both. An
    event in no territory at all is near the nearest disputed one that is not a part of another,
    if that is within the limit.

    Parameters
    ----------
    events
        Points, indexed by event id; those without a place meet nothing.
    territories
        Polygons, indexed by territory id, with the columns ``role`` and ``part_of``. Both frames
        are in EPSG:4326 (degrees; x is the longitude).
    near_km
        Largest geodesic distance in km that counts as near; inclusive.

    Returns
    -------
    A frame with the columns ``event_id``, ``territory_id``, ``where`` and ``distance_km``, in
    order of event and territory id. The distance goes to the nearest point of the territory.
    That point is found on a plane centred on the territory, which for one up to 500 km across
    keeps the distance within 0.1 % of the least.

    Raises
    ------
    ValueError
        If `near_km` is negative or not finite, or a frame has another CRS, lacks a column, or
        has an index that repeats an id or a geometry of another type. Tells all of them at once.
    """
    _check(events, territories, near_km)
    placed = events.geometry[~(events.geometry.isna() | events.geometry.is_empty)].sort_index()
    ordered = territories.sort_index()
    part_of = ordered["part_of"].dropna().to_dict()

    territory_at, event_at = placed.sindex.query(ordered.geometry, predicate="intersects")
    inside = {
        (placed.index[event], holder)
        for event, territory in zip(event_at, territory_at, strict=True)
        for holder in with_wholes((ordered.index[territory],), part_of)
    }
    rows = [(*pair, Where.LOCATED_IN.value, 0.0) for pair in inside]

    outside = placed[~np.isin(np.arange(len(placed)), event_at)]
    is_whole = (ordered["role"] == Role.DISPUTED) & ordered["part_of"].isna()
    disputed = ordered.geometry[is_whole & ~ordered.geometry.is_empty]
    if len(outside) and len(disputed) and near_km > 0:
        lon, lat = outside.x.to_numpy(), outside.y.to_numpy()
        km = np.array([_distances_km(lon, lat, polygon, near_km) for polygon in disputed])
        nearest = km.argmin(axis=0)
        least = km.min(axis=0)
        rows += (
            (outside.index[at], disputed.index[nearest[at]], Where.NEAR.value, float(least[at]))
            for at in np.flatnonzero(least <= near_km)
        )
    columns = [EVENT_ID, TERRITORY_ID, WHERE, DISTANCE_KM]
    return pd.DataFrame(sorted(rows), columns=columns).astype({DISTANCE_KM: float})


def territories_by_event(joined: gpd.GeoDataFrame) -> dict[str, tuple[str, ...]]:
    """Return for each event of the joined table the ids of the territories that it meets."""
    met: dict[str, tuple[str, ...]] = {}
    for event_id, territory_id in zip(joined[EVENT_ID], joined[TERRITORY_ID], strict=True):
        met[event_id] = met.get(event_id, ()) + ((territory_id,) if territory_id else ())
    return met


def _distances_km(
    lon: NDArray[np.float64], lat: NDArray[np.float64], polygon: shapely.Geometry, limit_km: float
) -> NDArray[np.float64]:
    """Return the geodesic distance of each point to `polygon`; infinite if over the limit."""
    west, south, east, north = polygon.bounds
    plane = f"+proj=aeqd +lon_0={(west + east) / 2} +lat_0={(south + north) / 2} +ellps=WGS84"
    to_plane = Transformer.from_crs(WGS84, plane, always_xy=True)
    dense = shapely.segmentize(polygon, _EDGE_DEGREES)
    outline = shapely.transform(dense, to_plane.transform, interleaved=False)
    points = shapely.points(*to_plane.transform(lon, lat))
    limit = limit_km * 1000 * _SLACK

    km = np.full(len(points), np.inf)
    segments = _segments(outline)
    point_at, segment_at = shapely.STRtree(segments).query_nearest(
        points, max_distance=limit, all_matches=False
    )
    links = shapely.shortest_line(points[point_at], segments[segment_at])
    ends = shapely.get_coordinates(shapely.get_point(links, 1))
    to_lon, to_lat = to_plane.transform(ends[:, 0], ends[:, 1], direction="INVERSE")
    _, _, metres = _GEOD.inv(lon[point_at], lat[point_at], to_lon, to_lat)
    km[point_at] = np.asarray(metres) / 1000
    return km


def _segments(polygon: shapely.Geometry) -> NDArray[np.object_]:
    rings = shapely.get_parts(polygon.boundary)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    in_ring = ring[:-1] == ring[1:]
    segments: NDArray[np.object_] = shapely.linestrings(
        np.stack([xy[:-1][in_ring], xy[1:][in_ring]], axis=1)
    )
    return segments


def _control(
    history: History, territory_id: str | None, event: Event, perspective: str
) -> tuple[tuple[str, ...], str | None]:
    if territory_id is None:
        return (), None
    answer = history.during(territory_id, *event.date.closed, perspective=perspective)
    return answer.states, None if answer.certainty is Truth.NO else answer.certainty.value


def _check(events: gpd.GeoDataFrame, territories: gpd.GeoDataFrame, near_km: float) -> None:
    wrong = []
    if not (isfinite(near_km) and near_km >= 0):
        wrong.append(f"near_km was {near_km}; expected a number of km from 0 up")
    absent = [name for name in ("role", "part_of") if name not in territories.columns]
    if absent:
        wrong.append(f"territories had no column {', '.join(absent)}; expected role and part_of")
    for name, frame, kinds in (
        ("events", events, ("Point",)),
        ("territories", territories, ("Polygon", "MultiPolygon")),
    ):
        if frame.crs != WGS84:
            wrong.append(f"{name}.crs was {frame.crs}; expected {WGS84}")
        repeated = sorted(set(frame.index[frame.index.duplicated()]))
        if repeated:
            ids = ", ".join(map(repr, repeated))
            wrong.append(f"{name}.index had {ids} more than once; expected each id once")
        others = sorted(set(frame.geometry.geom_type.dropna()) - set(kinds))
        if others:
            found = ", ".join(others)
            wrong.append(f"{name}.geometry had {found}; expected only {' and '.join(kinds)}")
    if wrong:
        raise ValueError("\n".join(wrong))
