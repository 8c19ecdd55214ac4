"""Build the geometry of the Kuril pack: territories, base land and treaty lines.

Run ``python data/build/geometry.py``; it rewrites three files in ``data/kuril`` and gives the
same bytes each time. The choices are explained in ``data/build/README.md``.
"""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from coastline import (
    Box,
    Ring,
    Zone,
    generalise,
    iter_polygons,
    load_source,
    meets,
    polygons_of,
    rough_area_km2,
    rounded,
)
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).resolve().parent
PACK = HERE.parent / "kuril"

SEED_REACH = 0.012
"""Degrees from a seed point within which its island must lie."""

ISLANDS_BOX: Box = (139.0, 41.0, 157.0, 55.0)
"""Holds every island of ``islands.csv``."""

HABOMAI_BOX: Box = (145.82, 43.33, 146.5, 43.69)
"""A rock belongs to the Habomai group if its centroid lies here."""

SPLIT_LAT = 50.0
"""Parallel that divided Sakhalin by the Treaty of Portsmouth, article 9."""

KAMCHATKA_BOX: Box = (155.0, 50.7, 161.0, 52.0)
"""Cuts the tip that faces Shumshu off the mainland of the base land."""

ZONES = (
    Zone("cape facing Shumshu", (156.0, 50.7, 159.5, 52.1), 0.002, 4, 0.5),
    Zone("around the dispute", (138.0, 40.0, 163.0, 60.0), 0.01, 3, 1.0),
    Zone("Japan, Korea, Chinese coast", (122.0, 30.0, 163.0, 60.0), 0.02, 3, 8.0),
    Zone("Arctic", (-180.0, 64.0, 180.0, 90.0), 0.3, 2, 8000.0),
    Zone("northern America", (-180.0, 50.0, -45.0, 64.0), 0.3, 2, 8000.0),
    Zone("south", (-180.0, -60.0, 180.0, -10.0), 0.3, 2, 3000.0),
    Zone("Antarctica", (-180.0, -90.0, 180.0, -60.0), 1.0, 2, float("inf")),
    Zone("rest of the world", (-180.0, -90.0, 180.0, 90.0), 0.13, 2, 900.0),
)
"""Detail of the base land, by where the story happens; no Antarctica."""

NEIGHBOUR_TOLERANCE = 0.002
"""Degrees (some 200 m) by which the coasts of the neighbours are simplified."""


@dataclass(frozen=True, slots=True)
class Island:
    """A row of ``islands.csv``: where an island is, and the territory it belongs to."""

    id: str
    territory: str
    seed: Point
    min_area_km2: float


def load_islands() -> list[Island]:
    """Return the islands of ``islands.csv`` in file order."""
    with (HERE / "islands.csv").open(encoding="utf-8", newline="") as file:
        return [
            Island(
                row["id"],
                row["territory"],
                Point(float(row["seed_lon"]), float(row["seed_lat"])),
                float(row["min_area_km2"]),
            )
            for row in csv.DictReader(file)
        ]


def find_islands(polygons: list[Polygon], islands: Iterable[Island]) -> dict[str, int]:
    """Return for each island the position of its polygon, the nearest that is large enough.

    Raises
    ------
    ValueError
        If islands have no polygon within ``SEED_REACH`` of their seed; names them all.
    """
    tree = shapely.STRtree(polygons)
    areas = [rough_area_km2(shapely.get_coordinates(each.exterior)) for each in polygons]
    found: dict[str, int] = {}
    missing = []
    for island in islands:
        near = tree.query(island.seed, predicate="dwithin", distance=SEED_REACH)
        large = [int(each) for each in near if areas[each] >= island.min_area_km2]
        if large:
            found[island.id] = min(large, key=lambda each: polygons[each].distance(island.seed))
        else:
            missing.append(island.id)
    if missing:
        raise ValueError(f"islands.csv: no land near the seed of {', '.join(missing)}")
    return found


def build_territories(
    polygons: list[Polygon], islands: list[Island], found: dict[str, int], land: BaseGeometry
) -> list[dict[str, Any]]:
    """Return the territories as features, the disputed ones first and in full detail."""
    shape = {each.id: polygons[found[each.id]] for each in islands}
    habomai = [each for each in polygons if _within(each.centroid, HABOMAI_BOX)]
    chain = [shape[each.id] for each in islands if each.territory == "uruppu-to-shumshu"]
    sakhalin = shape["sakhalin"].simplify(NEIGHBOUR_TOLERANCE)
    west, south, east, north = ISLANDS_BOX
    tip = max(polygons_of(land & shapely.box(*KAMCHATKA_BOX)), key=lambda each: each.area)

    features = [_territory(id_, shape[id_]) for id_ in ("etorofu", "kunashiri", "shikotan")]
    features.append(_territory("habomai", MultiPolygon(habomai)))
    features += [
        _territory(each.id, shape[each.id], part_of="habomai")
        for each in islands
        if each.territory == "habomai"
    ]
    neighbours = {
        "hokkaido": shape["hokkaido"].simplify(NEIGHBOUR_TOLERANCE),
        "uruppu-to-shumshu": MultiPolygon([each.simplify(NEIGHBOUR_TOLERANCE) for each in chain]),
        "south-sakhalin": sakhalin & shapely.box(west, south, east, SPLIT_LAT),
        "north-sakhalin": sakhalin & shapely.box(west, SPLIT_LAT, east, north),
    }
    features += [_territory(id_, each, role="neighbour") for id_, each in neighbours.items()]
    return [*features, _territory("kamchatka-tip", tip, role="context")]


def build_land(source: Iterable[list[Ring]]) -> BaseGeometry:
    """Return the base land of the world, generalised by zone and merged."""
    land = [generalise(rings, ZONES) for rings in source]
    parts = [part for each in land for part in polygons_of(each)]
    return rounded(shapely.union_all(parts), 4)


def load_lines() -> list[dict[str, Any]]:
    """Return the hand-drawn lines of ``lines.toml`` as features."""
    features = []
    for line in tomllib.loads((HERE / "lines.toml").read_text(encoding="utf-8"))["line"]:
        geometry = {"type": "LineString", "coordinates": line.pop("coordinates")}
        features.append(_feature(line.pop("id"), geometry, **line, schematic=True))
    return features


def write_features(path: Path, features: list[dict[str, Any]]) -> None:
    """Write a GeoJSON FeatureCollection (RFC 7946), one feature a line."""
    rows = ",\n".join(
        json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in features
    )
    text = f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Rebuild the three files."""
    islands = load_islands()
    smallest = min(zone.min_area_km2 for zone in ZONES)
    source = [
        rings
        for rings in iter_polygons(load_source())
        if _is_island_nearby(rings[0]) or rough_area_km2(rings[0]) >= smallest
    ]
    nearby = [number for number, rings in enumerate(source) if _is_island_nearby(rings[0])]
    polygons = [Polygon(source[number][0], source[number][1:]) for number in nearby]
    found = find_islands(polygons, islands)
    drawn_on_top = {nearby[each] for each in found.values()}
    land = build_land(rings for number, rings in enumerate(source) if number not in drawn_on_top)

    write_features(PACK / "territories.geojson", build_territories(polygons, islands, found, land))
    write_features(PACK / "land.geojson", [_feature("land", shapely.geometry.mapping(land))])
    write_features(PACK / "lines.geojson", load_lines())


def _is_island_nearby(ring: Ring) -> bool:
    west, _, east, _ = ISLANDS_BOX
    return meets(ring, ISLANDS_BOX) and bool(np.ptp(ring[:, 0]) < east - west)


def _within(point: Point, box: Box) -> bool:
    west, south, east, north = box
    return bool(west <= point.x <= east and south <= point.y <= north)


def _territory(
    id_: str, geometry: BaseGeometry, *, role: str = "disputed", part_of: str | None = None
) -> dict[str, Any]:
    geojson = shapely.geometry.mapping(rounded(geometry))
    return _feature(id_, geojson, role=role, part_of=part_of)


def _feature(id_: str, geometry: dict[str, Any], **properties: Any) -> dict[str, Any]:
    properties = {"id": id_} | properties
    return {"type": "Feature", "id": id_, "properties": properties, "geometry": geometry}


if __name__ == "__main__":
    main()
