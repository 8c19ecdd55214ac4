"""A projection shows what it is asked to, undistorted enough to be measured in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geo.figure.projection import Box, Frame, around_box, around_camera, fit
from geo.figure.scene import find_locator, find_scale
from geo.model import Camera
from geo.plate_options import Projection

BOX = Box(20, 60, 820, 560)
GEOD = Geod(ellps="WGS84")

PLACES = [
    ("islands", (145.3, 43.2, 149.0, 45.6), "conic"),
    ("continent", (100, 20, 150, 60), "conic"),
    ("south", (15, -35, 33, -22), "conic"),
    ("across 180°", (160, 50, 200, 66), "conic"),
    ("equator", (100, -4, 110, 6), "azimuthal"),
    ("pole", (-60, 80, 60, 89), "azimuthal"),
    ("ocean", (120, 0, 230, 65), "azimuthal"),
    ("world", (-180, -80, 180, 80), "mercator"),
]


@pytest.mark.parametrize(
    ("bounds", "name"), [case[1:] for case in PLACES], ids=[c[0] for c in PLACES]
)
def test_projection_by_extent(bounds: tuple[float, ...], name: str) -> None:
    frame = fit(around_box(*bounds), BOX, Projection.FITTED)
    assert frame.name == name
    assert fit(around_box(*bounds), BOX, Projection.MERCATOR).name == "mercator"


@pytest.mark.parametrize("projection", Projection)
@pytest.mark.parametrize("bounds", [case[1] for case in PLACES], ids=[c[0] for c in PLACES])
def test_frame_shows_all_and_reaches_two_sides(
    bounds: tuple[float, ...], projection: Projection
) -> None:
    points = np.array(around_box(*bounds))
    frame = fit([tuple(point) for point in points], BOX, projection)
    points[:, 1] = np.clip(points[:, 1], -85, 85) if frame.name == "mercator" else points[:, 1]
    placed = frame.place(points)
    for axis, low, high in ((0, BOX.left, BOX.right), (1, BOX.top, BOX.bottom)):
        assert placed[:, axis].min() >= low - 1e-6
        assert placed[:, axis].max() <= high + 1e-6
    fills = np.ptp(placed, axis=0) / (BOX.width, BOX.height)
    assert fills.max() == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("bounds", [case[1] for case in PLACES], ids=[c[0] for c in PLACES])
def test_there_and_back(bounds: tuple[float, ...]) -> None:
    frame = fit(around_box(*bounds), BOX, Projection.FITTED)
    west, south, east, north = bounds
    lon, lat = np.meshgrid(np.linspace(west, east, 7)[1:-1], np.linspace(south, north, 5)[1:-1])
    points = np.column_stack([lon.ravel(), lat.ravel()])
    back = frame.degrees_of(frame.place(points))
    turned = (back[:, 0] - points[:, 0] + 180) % 360 - 180
    assert np.abs(turned).max() < 1e-6
    assert np.abs(back[:, 1] - points[:, 1]).max() < 1e-6
    for at in points:
        spot = frame.spot(at[1], at[0] - 360)
        assert spot == pytest.approx(tuple(frame.place(at[None])[0]), abs=1e-6)


@pytest.mark.parametrize("projection", Projection)
@pytest.mark.parametrize("bounds", [case[1] for case in PLACES[:7]], ids=[c[0] for c in PLACES[:7]])
def test_scale_bar_has_its_length_on_the_ground(
    bounds: tuple[float, ...], projection: Projection
) -> None:
    frame = fit(around_box(*bounds), BOX, projection)
    length, width = find_scale(frame, 0.22 * BOX.width)
    assert width <= 0.22 * BOX.width
    x, y = BOX.middle
    (one, other) = frame.degrees_of(np.array([(x - width / 2, y), (x + width / 2, y)]))
    _, _, ground = GEOD.inv(*one, *other)
    assert ground / 1000 == pytest.approx(length, rel=0.02)


@pytest.mark.parametrize("lat", [-85, -60, 0, 85])
def test_scale_bar_fits_at_the_largest_scale(lat: float) -> None:
    box = Box(0, 0, 330, 200)
    for projection in Projection:
        frame = fit(around_camera(Camera(lat, 147, 22)), box, projection)
        assert find_scale(frame, 0.22 * box.width)[1] <= 0.4 * box.width


CAMERAS = st.builds(
    Camera,
    st.sampled_from([-85.0, 0.0, 85.0]) | st.floats(-85, 85),
    st.sampled_from([-180.0, 0.0, 180.0]) | st.floats(-180, 180),
    st.sampled_from([0.0, 22.0]) | st.floats(0, 22),
)


@given(camera=CAMERAS, projection=st.sampled_from(Projection))
def test_any_camera(camera: Camera, projection: Projection) -> None:
    frame = fit(around_camera(camera), BOX, projection)
    assert np.isfinite([frame.metres, frame.ground, frame.zoom, frame.reach, *frame.middle]).all()
    assert frame.metres > 0
    assert np.isfinite(frame.outline).all()
    x, y = frame.spot(camera.lat, camera.lon)
    assert BOX.left - 1 <= x <= BOX.right + 1
    assert BOX.top - 1 <= y <= BOX.bottom + 1
    land = frame.draw(shapely.MultiPolygon([shapely.box(140, 40, 150, 50)]))
    assert np.isfinite(shapely.get_coordinates(land)).all()
    box = Box(0, 0, 150, 100)
    locator = find_locator(frame, box)
    assert np.isfinite(locator.place(locator.outline)).all()


@pytest.mark.parametrize(
    "camera", [Camera(50, 100, 4), Camera(-28, 25, 5), Camera(0, 20, 4), Camera(47, 150, 5)]
)
@pytest.mark.parametrize("projection", Projection)
def test_land_all_around_covers_the_map(camera: Camera, projection: Projection) -> None:
    frame = fit(around_camera(camera), BOX, projection)
    land = shapely.box(camera.lon - 79, -80, camera.lon + 79, 84)
    drawn = shapely.make_valid(shapely.union_all(shapely.get_parts(frame.draw(land))))
    assert BOX.shape.difference(drawn).area < 1


def test_a_map_across_the_date_line_joins_both_sides() -> None:
    frame = fit(around_box(170, 50, 190, 60), BOX, Projection.FITTED)
    lands = shapely.MultiPolygon([shapely.box(175, 52, 180, 58), shapely.box(-180, 52, -175, 58)])
    left, _, right, _ = frame.draw(lands).bounds
    assert left == pytest.approx(frame.spot(52, 175)[0], abs=40)
    assert right == pytest.approx(frame.spot(52, -175)[0], abs=40)
    assert BOX.left < left < BOX.middle[0] < right < BOX.right


def test_zoom_is_that_of_the_camera() -> None:
    camera = Camera(44, 147, 7)
    frame = fit(around_camera(camera), Box(0, 0, 820, 520), Projection.MERCATOR)
    assert frame.zoom == pytest.approx(7, abs=0.01)
    assert fit(around_camera(camera), Box(0, 0, 820, 520), Projection.FITTED).zoom == pytest.approx(
        7, abs=0.1
    )


def test_locator_shows_more_and_holds_the_map() -> None:
    frame = fit(around_box(145, 43, 149, 46), BOX, Projection.FITTED)
    box = Box(850, 400, 1000, 500)
    locator = find_locator(frame, box)
    assert locator.metres > 10 * frame.metres
    assert box.holds(Box(*shapely.Polygon(locator.place(frame.outline)).bounds))


def test_boxes() -> None:
    box = Box(0, 0, 10, 6)
    assert (box.width, box.height, box.middle) == (10, 6, (5, 3))
    assert not box.meets(Box(10, 0, 20, 6))
    assert box.meets(replace(box, left=9, right=12))
    assert box.holds(box)
    assert not box.holds(box.grown(0.1))
    assert box.shape.area == 60


def test_frame_is_a_value() -> None:
    frame = Frame(BOX, "EPSG:3857", "mercator", (0.0, 0.0), 1000.0)
    assert frame.spot(0, 0) == pytest.approx(BOX.middle)
    assert frame.spot(0, 1) == pytest.approx((BOX.middle[0] + 111.32, BOX.middle[1]), abs=0.01)
