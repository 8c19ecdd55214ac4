"""The coastline of the world: read from its source, selected, generalised.

The source is the OpenStreetMap land polygons inside the ``roaring-landmask`` package: one
little-endian WKB MultiPolygon of some nine million vertices. It is walked by hand, since
decoding it whole costs several times its 154 MB.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

SOURCE_VERSION = "0.11.0"
SOURCE_SHA256 = "728e740b6e56f6eb9996aafba6c2602ca3f01c40d1be2b620b9775e31ce6dbf1"
MULTIPOLYGON_HEADER = 9
POLYGON_HEADER = 9
KM_PER_DEGREE = 111.2

Ring = NDArray[np.float64]
"""Closed ring as rows of longitude and latitude in degrees (WGS84)."""

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees (WGS84)."""


@dataclass(frozen=True, slots=True)
class Zone:
    """How much detail the coast keeps inside a box.

    Attributes
    ----------
    name
        Where it is, for the reader.
    box
        Where the zone applies, bounds included.
    tolerance
        Douglas-Peucker tolerance in degrees.
    decimals
        Decimal places of the coordinates in degrees.
    min_area_km2
        Islands smaller than this are left out.
    """

    name: str
    box: Box
    tolerance: float
    decimals: int
    min_area_km2: float


def load_source() -> bytes:
    """Return the land polygons as WKB, after checking that they are the known ones.

    Raises
    ------
    ValueError
        If the bytes are not those of the pinned package version.
    """
    from roaring_landmask import LandmaskProvider, Shapes  # type: ignore[import-untyped]

    wkb = bytes(Shapes.wkb(LandmaskProvider.Osm))
    found = hashlib.sha256(wkb).hexdigest()
    if found != SOURCE_SHA256:
        raise ValueError(
            f"roaring-landmask {version('roaring-landmask')}: SHA-256 of the land polygons was "
            f"{found}; expected {SOURCE_SHA256} of version {SOURCE_VERSION}"
        )
    return wkb


def iter_polygons(wkb: bytes) -> Iterator[list[Ring]]:
    """Yield the rings of each polygon, the exterior first, without copying them."""
    (count,) = struct.unpack_from("<I", wkb, MULTIPOLYGON_HEADER - 4)
    position = MULTIPOLYGON_HEADER
    for _ in range(count):
        (ring_count,) = struct.unpack_from("<I", wkb, position + POLYGON_HEADER - 4)
        position += POLYGON_HEADER
        rings = []
        for _ in range(ring_count):
            (points,) = struct.unpack_from("<I", wkb, position)
            ring = np.frombuffer(wkb, "<f8", 2 * points, position + 4).reshape(-1, 2)
            position += 4 + ring.nbytes
            rings.append(ring)
        yield rings


def meets(ring: Ring, box: Box) -> bool:
    """Say whether the bounding box of the ring touches the box."""
    west, south = ring.min(axis=0)
    east, north = ring.max(axis=0)
    return bool(west <= box[2] and east >= box[0] and south <= box[3] and north >= box[1])


def rough_area_km2(ring: Ring) -> float:
    """Return the ring's area on a sphere, near enough to tell an island from a speck."""
    lon, lat = (ring - ring[0]).T
    degrees = abs(lon[:-1] @ lat[1:] - lon[1:] @ lat[:-1]) / 2
    return float(degrees * KM_PER_DEGREE**2 * np.cos(np.radians(ring[:, 1].mean())))


def generalise(rings: list[Ring], zones: tuple[Zone, ...]) -> BaseGeometry:
    """Return the land inside the rings with each zone's detail, empty if it is a speck.

    Each stretch of coast is simplified by the first zone that holds it. Stretches meet in a
    common vertex, so a change of detail leaves no seam.
    """
    exterior, *holes = rings
    if _is_speck(exterior, zones):
        return Polygon()
    shell = _generalise_ring(exterior, zones)
    kept = [_generalise_ring(hole, zones) for hole in holes if not _is_speck(hole, zones)]
    return shapely.make_valid(Polygon(shell, kept))


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons of a geometry, dropping its lines and points."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return [part for part in parts if isinstance(part, Polygon)]


def rounded(geometry: BaseGeometry, decimals: int = 5) -> BaseGeometry:
    """Return the geometry on the decimal grid: valid, exteriors counter-clockwise, sorted."""
    snapped = shapely.set_precision(geometry, 10.0**-decimals)
    parts = polygons_of(snapped.normalize())
    whole = shapely.orient_polygons(MultiPolygon(parts) if len(parts) != 1 else parts[0])
    exact: BaseGeometry = shapely.transform(whole, lambda points: np.round(points, decimals) + 0.0)
    if not exact.is_valid or exact.is_empty:
        raise ValueError(f"invalid after rounding: {shapely.is_valid_reason(exact)}")
    return exact


def _is_speck(ring: Ring, zones: tuple[Zone, ...]) -> bool:
    zone = zones[_zone_index(ring.mean(axis=0, keepdims=True), zones)[0]]
    return bool(rough_area_km2(ring) < zone.min_area_km2)


def _zone_index(points: Ring, zones: tuple[Zone, ...]) -> NDArray[np.intp]:
    lon, lat = points.T
    inside = [
        (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        for west, south, east, north in (zone.box for zone in zones)
    ]
    first: NDArray[np.intp] = np.argmax(inside, axis=0)
    return first


def _generalise_ring(ring: Ring, zones: tuple[Zone, ...]) -> Ring:
    index = _zone_index(ring, zones)
    changes = np.flatnonzero(np.diff(index)) + 1
    if not len(changes):
        zone = zones[index[0]]
        polygon = Polygon(ring).simplify(zone.tolerance, preserve_topology=True)
        return np.asarray(polygon.exterior.coords).round(zone.decimals)
    start = changes[0]
    points = np.concatenate([ring[start:-1], ring[: start + 1]])
    index = _zone_index(points, zones)
    ends = [*(np.flatnonzero(np.diff(index[:-1])) + 1), len(points) - 1]
    stretches = []
    for first, last in zip([0, *ends[:-1]], ends, strict=True):
        zone = zones[index[first]]
        line = shapely.LineString(points[first : last + 1])
        simple = shapely.get_coordinates(line.simplify(zone.tolerance, preserve_topology=False))
        stretches.append(np.round(simple[:-1], zone.decimals))
    return np.concatenate([*stretches, stretches[0][:1]])
