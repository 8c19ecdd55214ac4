"""A reader's marks on a plate: where their texts stand, and which are out of sight."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Geod

from geo.annotations import Arrow, Caption, Ellipse, Highlight, Pin
from geo.atlas import Atlas
from geo.figure.notes import find_pin, find_untold, place_notes, ring_of
from geo.figure.projection import Box
from geo.figure.scene import Scene, build_scene
from geo.model import Camera, Layer, ViewState
from geo.plate_options import PlateOptions, Projection

BOX = Box(20, 80, 860, 600)
GEOD = Geod(ellps="WGS84")


def build(atlas: Atlas, view: ViewState) -> Scene:
    return build_scene(atlas, view, BOX, 1.0)


ELLIPSES = [
    Ellipse(44, 147, 60, 40),
    Ellipse(44, 147, 3, 8),
    Ellipse(60, 179.9, 900, 300),
    Ellipse(-10, -179.9, 900, 300),
]


@pytest.mark.parametrize("ellipse", ELLIPSES, ids=str)
@pytest.mark.parametrize("projection", Projection)
def test_ellipse_has_its_size_on_the_ground(
    atlas: Atlas, ellipse: Ellipse, projection: Projection
) -> None:
    # Where the ellipse lies across 180°, the middle of the map is on its other side.
    camera = Camera(ellipse.lat, (ellipse.lon + 180.3) % 360 - 180, 5)
    view = ViewState(camera=camera, plate=PlateOptions(projection=projection))
    frame = build(atlas, view).frame
    ring = shapely.get_coordinates(ring_of(ellipse, frame))
    middle = frame.spot(ellipse.lat, ellipse.lon)
    assert shapely.Polygon(ring).contains(shapely.Point(middle))
    ends = frame.degrees_of(ring)
    _, _, far = GEOD.inv(*np.tile((ellipse.lon, ellipse.lat), (len(ends), 1)).T, *ends.T)
    axes = sorted([ellipse.width_km, ellipse.height_km])
    assert 2 * far.min() / 1000 == pytest.approx(axes[0], rel=0.01)
    assert 2 * far.max() / 1000 == pytest.approx(axes[1], rel=0.01)
    width = np.ptp(ring[:, 0]) * frame.ground / 1000
    assert width == pytest.approx(ellipse.width_km, rel=0.03)


def test_notes_stand_beside_their_marks(atlas: Atlas) -> None:
    marks = (
        Caption(44.9, 146.5, "Here"),
        Arrow(44.6, 145.8, 44.9, 147.4, "Tail"),
        Ellipse(43.9, 147.8, 60, 40, "Around"),
        Highlight("shikotan", "This"),
    )
    view = ViewState(layers=(Layer.LABELS,), annotations=marks)
    scene = build(atlas, view)
    notes = place_notes(atlas, view, scene, [])
    assert [note.lines for note in notes] == [("Here",), ("Tail",), ("Around",), ("This",)]
    caption, tail, around, this = (note.box for note in notes)
    assert caption.middle == pytest.approx(scene.frame.spot(44.9, 146.5))
    start, head = scene.frame.spot(44.6, 145.8), scene.frame.spot(44.9, 147.4)
    assert shapely.LineString([start, head]).distance(tail.shape) > 0
    assert shapely.Point(start).distance(tail.shape) < 10
    assert not ring_of(marks[2], scene.frame).intersects(around.shape)
    assert scene.shape_of("shikotan").distance(this.shape) < 20


def test_marks_out_of_sight_have_no_note(atlas: Atlas) -> None:
    view = ViewState(
        annotations=(Caption(0, 0, "Far"), Pin(44, 147, "Pin"), Ellipse(44, 147, 9, 9))
    )
    assert place_notes(atlas, view, build(atlas, view), []) == ()


def test_marks_that_begin_out_of_sight_are_untold(atlas: Atlas) -> None:
    view = ViewState(
        camera=Camera(44, 146, 8),
        annotations=(
            Caption(44, 146, "Here"),
            Arrow(40, 140, 44, 146, "Its head alone is in sight"),
            Ellipse(44, 140, 1000, 1000, "Its edge alone is in sight"),
            Pin(50, 150, "Far"),
            Highlight("etorofu", "A part of it is in sight"),
            Highlight("kunashiri", "In sight"),
            Arrow(40, 140, 44, 146),
        ),
    )
    scene = build(atlas, view)
    assert find_untold(atlas, view, scene) == (1, 2, 3, 4)
    lines = [note.lines for note in place_notes(atlas, view, scene, [])]
    assert lines == [("Here",), ("In sight",)]


def test_pin_at_the_edge_is_whole_and_one_beyond_is_not_drawn(atlas: Atlas) -> None:
    scene = build(atlas, ViewState())
    lon, lat = scene.frame.degrees_of(np.array([(BOX.left + 1, BOX.top + 1)]))[0]
    at = find_pin(Pin(lat, lon, "edge"), scene)
    assert at is not None
    assert BOX.holds(Box(*at, *at).grown(10))
    lon, lat = scene.frame.degrees_of(np.array([BOX.middle]))[0]
    assert find_pin(Pin(lat, lon, "middle"), scene) == pytest.approx(BOX.middle)
    assert find_pin(Pin(0, 0, "far"), scene) is None
