"""From degrees to the px of a plate: a projection fitted to what is shown.

Degrees are WGS84, longitude first. Px run right and down from the plate's upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import asin, cos, degrees, hypot, log2, pi, radians, sin
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely
from pyproj import CRS, Geod, Transformer
from shapely.geometry import box as box_of

from geo.plate_options import Projection
from geo.settings import WGS84

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geo.model import Camera

    Numbers = NDArray[np.float64]

SCREEN: Final = (820.0, 520.0)
"""Px of the map on a laptop's screen: a camera shows on a plate at least what it shows there."""

_RADIUS: Final = 6_371_008.8
"""Mean radius of the Earth in metres (IUGG)."""

_TILE: Final = 256
_CIRCUMFERENCE: Final = 2 * pi * 6_378_137
"""Width of the world in Web Mercator, in metres."""

_CONIC_REACH: Final = 4_500_000
"""Metres from the middle to a corner up to which a conic holds the map: a continent."""
_AZIMUTHAL_REACH: Final = 9_000_000
"""The same for the azimuthal projection: nearly a hemisphere."""

_TORN: Final = 16_500_000
"""Metres from the middle beyond which an azimuthal projection tears shapes apart."""

_LONGEST: Final = {"conic": 1.0, "azimuthal": 5.0}
"""Degrees up to which a straight line may stay straight in a projection."""

_GEOD: Final = Geod(ellps="WGS84")

_STEPS: Final = 33
"""Points on each side of a box whose outline is followed through a projection."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px, or in degrees."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Return the point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: Box) -> bool:
        """Say whether two boxes overlap; sides that touch do not."""
        return (
            self.left < other.right
            and self.right > other.left
            and self.top < other.bottom
            and self.bottom > other.top
        )

    def holds(self, other: Box) -> bool:
        """Say whether another box lies inside, its sides included."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def contains(self, point: tuple[float, float]) -> bool:
        """Say whether a point lies inside, its sides included."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def grown(self, by: float) -> Box:
        """Return the box with that much more on each side, or less if negative."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    @property
    def shape(self) -> BaseGeometry:
        """Return it as a polygon."""
        return box_of(self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True)
class Frame:
    """A map's rectangle on a plate, and how degrees come to lie in it.

    Attributes
    ----------
    box
        The rectangle, in px.
    crs
        The projection.
    name
        ``conic``, ``azimuthal`` or ``mercator``.
    centre
        Easting and northing in the middle of the rectangle, in metres.
    metres
        Metres of the projection in a px.
    """

    box: Box
    crs: str
    name: str
    centre: tuple[float, float]
    metres: float

    @cached_property
    def ground(self) -> float:
        """Return the metres on the ground in a px in the middle of the map."""
        x, y = self.box.middle
        (west, south), (east, north) = self.degrees_of(np.array([(x - 0.5, y), (x + 0.5, y)]))
        _, _, metres = _GEOD.inv(west, south, east, north)
        return float(metres)

    @cached_property
    def middle(self) -> tuple[float, float]:
        """Return longitude and latitude in the middle."""
        lon, lat = _transformer(self.crs).transform(*self.centre, direction="INVERSE")
        return float(lon), float(lat)

    @property
    def reach(self) -> float:
        """Return the metres of the projection from the middle to a corner."""
        return hypot(self.box.width, self.box.height) / 2 * self.metres

    @cached_property
    def zoom(self) -> float:
        """Return the zoom level at which Web Mercator has this scale in the middle of the map."""
        return log2(_CIRCUMFERENCE * cos(radians(self.middle[1])) / _TILE / self.ground)

    def place(self, points: Numbers) -> Numbers:
        """Return the px of degrees, both with a row a point."""
        x, y = _transformer(self.crs).transform(points[:, 0], points[:, 1])
        left = self.box.middle[0] + (np.asarray(x) - self.centre[0]) / self.metres
        top = self.box.middle[1] - (np.asarray(y) - self.centre[1]) / self.metres
        return np.column_stack([left, top])

    def spot(self, lat: float, lon: float) -> tuple[float, float]:
        """Return the px of a place; where the world repeats, of the one nearest to the middle."""
        lon = (lon - self.middle[0] + 180) % 360 - 180 + self.middle[0]
        ((x, y),) = self.place(np.array([[lon, lat]]))
        return float(x), float(y)

    def degrees_of(self, points: Numbers) -> Numbers:
        """Return the degrees of px, both with a row a point."""
        x = self.centre[0] + (points[:, 0] - self.box.middle[0]) * self.metres
        y = self.centre[1] - (points[:, 1] - self.box.middle[1]) * self.metres
        return np.column_stack(_transformer(self.crs).transform(x, y, direction="INVERSE"))

    @cached_property
    def outline(self) -> Numbers:
        """Return the degrees along the rectangle's sides."""
        return self.degrees_of(_walk(self.box))

    def draw(self, shape: BaseGeometry) -> BaseGeometry:
        """Return a shape in px; it may reach beyond the rectangle, but not around the world."""
        seen = self._seen(shape)
        if seen.is_empty:
            return seen
        if self.name != "mercator":
            # A parallel is no straight line here: neither one of the data, nor one of the cut.
            seen = shapely.segmentize(seen, _LONGEST[self.name])
        if self.name == "azimuthal":
            seen = shapely.transform(seen, self._drawn_in)
        return shapely.transform(seen, self.place)

    def _drawn_in(self, points: Numbers) -> Numbers:
        """Move what lies near the antipode, where the projection tears, nearer."""
        middles = np.tile(self.middle, (len(points), 1))
        bearings, _, distances = _GEOD.inv(*middles.T, *points.T)
        lon, lat, _ = _GEOD.fwd(*middles.T, bearings, np.minimum(distances, _TORN))  # type: ignore[call-arg]
        return np.column_stack([lon, lat])

    def _seen(self, shape: BaseGeometry) -> BaseGeometry:
        """Return the part of a shape near the rectangle, with longitudes in one run."""
        if self.name == "azimuthal":
            return shape
        lon0 = self.middle[0]
        lon, lat = self.outline.T
        if self.name == "conic":
            lon = (lon - lon0 + 180) % 360 - 180 + lon0
        margin = 0.02 * (lon.max() - lon.min()) + 0.01
        west, east = lon.min() - margin, lon.max() + margin
        south, north = lat.min() - margin, lat.max() + margin
        if self.name == "mercator":
            south, north = max(south, -85.0), min(north, 85.0)
        parts = [
            shapely.clip_by_rect(
                shapely.transform(shape, lambda points, turn=turn: points + np.array([turn, 0])),
                west, south, east, north,
            )
            for turn in (-360, 0, 360)
            if shape.bounds[0] + turn < east and shape.bounds[2] + turn > west
        ]  # fmt: skip
        return shapely.GeometryCollection([part for part in parts if not part.is_empty])


def fit(points: Sequence[tuple[float, float]], box: Box, projection: Projection) -> Frame:
    """Return the frame whose rectangle shows all points, as large as it can.

    Parameters
    ----------
    points
        Longitudes and latitudes, of which longitudes may run beyond 180 but not around the
        world.
    box
        The rectangle, in px.
    projection
        Web Mercator, or the first that is fit: a conformal conic for up to a continent, an
        azimuthal equal-area for up to a hemisphere, else Web Mercator as well.
    """
    degrees_ = np.array(points, dtype=float)
    lon0, lat0 = (degrees_.min(axis=0) + degrees_.max(axis=0)) / 2
    lon0 = (lon0 + 180) % 360 - 180
    if projection is Projection.FITTED:
        span = float(np.ptp(degrees_[:, 1])) / 3
        conic = (
            f"+proj=lcc +lat_0={lat0:.6f} +lon_0={lon0:.6f} "
            f"+lat_1={lat0 - span:.6f} +lat_2={lat0 + span:.6f} +datum=WGS84 +units=m"
        )
        if abs(lat0) > max(8.0, span):
            frame = _fit(degrees_, box, conic, "conic")
            to_pole = radians(90 - abs(lat0)) * _RADIUS
            if frame.reach < min(_CONIC_REACH, 0.9 * to_pole):
                return frame
        azimuthal = f"+proj=laea +lat_0={lat0:.6f} +lon_0={lon0:.6f} +datum=WGS84 +units=m"
        frame = _fit(degrees_, box, azimuthal, "azimuthal")
        if frame.reach < _AZIMUTHAL_REACH:
            return frame
    mercator = f"+proj=webmerc +lon_0={lon0:.6f} +datum=WGS84 +over"
    return _fit(degrees_, box, mercator, "mercator")


def _fit(points: Numbers, box: Box, crs: str, name: str) -> Frame:
    lat = np.clip(points[:, 1], -85, 85) if name == "mercator" else points[:, 1]
    x, y = map(np.asarray, _transformer(crs).transform(points[:, 0], lat))
    metres = max(np.ptp(x) / box.width, np.ptp(y) / box.height, 1.0)
    centre = (float(x.min() + x.max()) / 2, float(y.min() + y.max()) / 2)
    return Frame(box, crs, name, centre, float(metres))


@lru_cache(maxsize=32)
def _transformer(crs: str) -> Transformer:
    return Transformer.from_crs(CRS(WGS84), CRS(crs), always_xy=True)


def around_box(west: float, south: float, east: float, north: float) -> list[tuple[float, float]]:
    """Return longitudes and latitudes along the sides of a box in degrees."""
    return [(float(lon), float(lat)) for lon, lat in _walk(Box(west, south, east, north))]


def around_camera(camera: Camera) -> list[tuple[float, float]]:
    """Return longitudes and latitudes along the sides of what a camera shows on a screen."""
    world = _TILE * 2**camera.zoom
    across = 360 * min(1.0, SCREEN[0] / world) / 2
    scale = 2 * pi * SCREEN[1] / world / 2
    middle = np.arctanh(sin(radians(camera.lat)))
    south, north = (
        max(-85.0, min(85.0, degrees(asin(np.tanh(middle + way * scale))))) for way in (-1, 1)
    )
    return around_box(camera.lon - across, south, camera.lon + across, north)


def _walk(box: Box) -> Numbers:
    """Return points along a box's sides, once around."""
    across = np.linspace(box.left, box.right, _STEPS)
    down = np.linspace(box.top, box.bottom, _STEPS)
    sides: list[Any] = [
        np.column_stack([across, np.full(_STEPS, box.top)]),
        np.column_stack([np.full(_STEPS, box.right), down]),
        np.column_stack([across[::-1], np.full(_STEPS, box.bottom)]),
        np.column_stack([np.full(_STEPS, box.left), down[::-1]]),
    ]
    return np.concatenate(sides)
