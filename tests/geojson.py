"""What RFC 7946 asks of a document, checked by hand: no library reads it as strictly."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

POSITIONS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2}
POSITIONS["MultiPolygon"] = 3
"""How many lists deep the positions of a geometry stand."""


def load_strictly(content: bytes) -> Any:
    """Parse UTF-8 JSON without NaN, infinities and repeated names."""

    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no JSON")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs), "a name stands twice"
        return dict(pairs)

    return json.loads(content.decode("utf-8"), parse_constant=refuse, object_pairs_hook=once)


def find_faults(document: Any) -> list[str]:
    """Return what is wrong with a FeatureCollection, one line each."""
    return list(_collection(document))


def _collection(document: Any) -> Iterator[str]:
    if document.get("type") != "FeatureCollection":
        yield "no FeatureCollection"
    for name in ("crs", "coordinates", "geometries", "geometry", "properties"):
        if name in document:
            yield f"has a member {name}"
    ids = [feature.get("id") for feature in document["features"]]
    if len(set(ids)) < len(ids):
        yield "an id stands twice"
    for feature in document["features"]:
        yield from (f"{feature.get('id')}: {fault}" for fault in _feature(feature))


def _feature(feature: Any) -> Iterator[str]:
    if feature.get("type") != "Feature":
        yield "no Feature"
    if not isinstance(feature.get("id"), str):
        yield "no id"
    if not isinstance(feature.get("properties"), dict):
        yield "no properties"
    for name in ("crs", "features", "coordinates", "bbox"):
        if name in feature:
            yield f"has a member {name}"
    if "geometry" not in feature:
        yield "no geometry, not even null"
    elif feature["geometry"] is not None:
        yield from _geometry(feature["geometry"])


def _geometry(geometry: Any) -> Iterator[str]:
    kind = geometry.get("type")
    if set(geometry) != {"type", "coordinates"} or kind not in POSITIONS:
        yield f"geometry is {kind} with {sorted(geometry)}"
        return
    coordinates = geometry["coordinates"]
    for position in _flat(coordinates, POSITIONS[kind]):
        lon, lat = position if len(position) == 2 else (None, None)
        if not (_is_number(lon) and _is_number(lat) and abs(lon) <= 180 and abs(lat) <= 90):
            yield f"position {position}"
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(kind, [])
    for polygon in polygons:
        for at, ring in enumerate(polygon):
            if len(ring) < 4 or ring[0] != ring[-1]:
                yield "a ring that is not closed"
            elif (_area(ring) > 0) != (at == 0):
                yield "a ring that breaks the right-hand rule"


def _flat(coordinates: Any, depth: int) -> Iterator[Any]:
    if depth == 0:
        yield coordinates
    else:
        for each in coordinates:
            yield from _flat(each, depth - 1)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _area(ring: Sequence[Sequence[float]]) -> float:
    """Return twice the signed area: positive if the ring runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
