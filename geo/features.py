"""GeoJSON features (RFC 7946), checked one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

import shapely
from pydantic import BaseModel
from shapely.geometry.base import BaseGeometry

from geo.errors import Problem
from geo.tables import Record, Table, name_record, parse_records, shorten

M = TypeVar("M", bound=BaseModel)

POLYGONS = ("Polygon", "MultiPolygon")
LINES = ("LineString", "MultiLineString")

_WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")
_RANGE = "degrees of WGS84: longitude -180 to 180, then latitude -90 to 90"


@dataclass(frozen=True, slots=True)
class Feature(Generic[M]):
    """Properties and geometry; coordinates are in degrees (WGS84), longitude first."""

    properties: M
    geometry: BaseGeometry


def parse_features(
    document: Any,
    where: str,
    noun: str,
    model: type[M],
    kinds: tuple[str, ...],
    problems: list[Problem],
) -> Table[Feature[M]]:
    """Return the features of a GeoJSON document, adding what is wrong to `problems`.

    Parameters
    ----------
    document
        A parsed FeatureCollection; ``None`` if it could not be read, which adds nothing more.
    where, noun
        File name, and what a feature is.
    model
        What the properties of a feature are.
    kinds
        Names of the geometry types allowed.
    problems
        Is added to.
    """
    features = _list_features(document, where, problems)
    if features is None:
        return Table(where, noun)
    raws: list[tuple[int, Mapping[str, Any] | None]] = []
    geometries: dict[int, BaseGeometry] = {}
    for row, feature in enumerate(features, 1):
        raw = feature.get("properties") if isinstance(feature, Mapping) else None
        if not isinstance(raw, Mapping):
            found = f"{_kind(feature)} without properties"
            problems.append(Problem(where, row, found=found, expected="a Feature with properties"))
            raws.append((row, None))
            continue
        raws.append((row, raw))
        subject = name_record(noun, raw)
        if feature.get("id", raw.get("id")) != raw.get("id"):
            found, expected = (
                shorten(feature["id"]),
                f"the same as in properties, {raw.get('id')!r}",
            )
            problems.append(Problem(where, row, subject, "id", found, expected))
        geometry = _parse_geometry(feature.get("geometry"), kinds)
        if isinstance(geometry, BaseGeometry):
            geometries[row] = geometry
        else:
            problems.append(Problem(where, row, subject, "geometry", *geometry))
    table = parse_records(raws, where, noun, model, problems)
    records = tuple(
        Record(
            record.row,
            record.raw,
            Feature(record.value, geometries[record.row])
            if record.value is not None and record.row in geometries
            else None,
        )
        for record in table.records
    )
    return Table(where, noun, records, table.complete)


def _list_features(document: Any, where: str, problems: list[Problem]) -> list[Any] | None:
    if document is None:
        return None
    features = document.get("features") if isinstance(document, Mapping) else None
    if not isinstance(features, list) or document.get("type") != "FeatureCollection":
        found = _kind(document)
        problems.append(Problem(where, found=found, expected="a GeoJSON FeatureCollection"))
        return None
    if document.get("crs") and not json.dumps(document["crs"]).rstrip('"} ').endswith(_WGS84):
        found = shorten(json.dumps(document["crs"]))
        problems.append(Problem(where, field="crs", found=found, expected=_RANGE))
    return features


def _kind(value: Any) -> str:
    kind = value.get("type") if isinstance(value, Mapping) else None
    return f"a {kind}" if isinstance(kind, str) else shorten(value)


def _parse_geometry(raw: Any, kinds: tuple[str, ...]) -> BaseGeometry | tuple[str, str]:
    """Return the geometry, or what was found and what was expected."""
    if not isinstance(raw, Mapping) or raw.get("type") not in kinds:
        return _kind(raw), f"a {' or '.join(kinds)}"
    try:
        geometry = shapely.from_geojson(json.dumps(raw))
    except (shapely.errors.GEOSException, ValueError) as error:
        reason = str(error).partition(": ")[2] or str(error)
        return f"coordinates that are not a {raw['type']} ({reason})", "coordinates as in RFC 7946"
    if geometry.is_empty:
        return f"an empty {raw['type']}", "coordinates"
    west, south, east, north = geometry.bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        return f"{west:g}, {south:g} to {east:g}, {north:g}", _RANGE
    if not geometry.is_valid:
        reason, _, place = shapely.is_valid_reason(geometry).rstrip("]").partition("[")
        lon, _, lat = place.partition(" ")
        return f"{reason.lower()} at {lon}, {lat}", f"a valid {raw['type']}"
    return cast("BaseGeometry", geometry)
