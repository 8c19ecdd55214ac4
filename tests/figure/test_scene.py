"""What a plate's map holds: the right part of the world, and all that is asked for in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from pyproj import Geod

from geo.atlas import Atlas
from geo.figure.projection import Box
from geo.figure.render import lay_out
from geo.figure.scene import (
    Scene,
    build_scene,
    find_scale,
    find_selected,
    find_ties,
    label_scene,
)
from geo.labels import label_point
from geo.model import Camera, Names, ViewState
from geo.plate_options import PRESETS, PlateOptions, Projection
from tests.figure.sheets import HOME, STORY, VIEWS, Draw, on

BOX = Box(20, 80, 860, 600)
GEOD = Geod(ellps="WGS84")


def build(atlas: Atlas, view: ViewState) -> Scene:
    return build_scene(atlas, view, BOX, 1.0)


def test_without_a_camera_the_map_shows_home(atlas: Atlas) -> None:
    scene = build(atlas, ViewState())
    west, south, east, north = atlas.pack.settings.home
    for lon in (west, east):
        for lat in (south, north):
            assert BOX.grown(1).contains(scene.frame.spot(lat, lon))
    assert {"etorofu", "kunashiri", "shikotan", "habomai"} <= scene.seen.territories
    assert "north-sakhalin" not in scene.seen.territories
    assert scene.seen.needs_locator


def test_event_elsewhere_is_shown_with_what_it_concerns(atlas: Atlas) -> None:
    event = atlas.pack.events_by_id["two-plus-two-2017"]
    scene = build(atlas, ViewState(event=event.id))
    assert event.id in scene.spots
    for id_ in event.territories:
        assert BOX.contains(scene.frame.spot(*label_point(atlas.pack, id_)))
    ties = find_ties(atlas, ViewState(event=event.id), scene)
    assert [tie.coords[0] for tie in ties] == [scene.spots[event.id]] * len(event.territories)
    assert not find_ties(atlas, ViewState(), scene)


@pytest.mark.parametrize("projection", Projection)
def test_camera_shows_at_least_what_the_screen_shows(atlas: Atlas, projection: Projection) -> None:
    camera = Camera(44.25, 147.5, 7.25)
    view = ViewState(camera=camera, plate=PlateOptions(projection=projection))
    scene = build(atlas, view)
    assert scene.frame.spot(camera.lat, camera.lon) == pytest.approx(BOX.middle, abs=6)
    across = 820 / 256 / 2**7.25 * 360 / 2
    for lon in (camera.lon - across, camera.lon + across):
        assert BOX.grown(1).contains(scene.frame.spot(camera.lat, lon))


@pytest.mark.parametrize("name", VIEWS)
def test_every_event_in_sight_is_in_one_stack_and_whole(atlas: Atlas, name: str) -> None:
    scene = build(atlas, VIEWS[name])
    assert scene.spots
    assert sorted(id_ for stack in scene.stacks for id_ in stack.events) == sorted(scene.spots)
    for stack in scene.stacks:
        radius = scene.radius(stack)
        assert BOX.holds(Box(stack.x, stack.y, stack.x, stack.y).grown(radius))
    shown = {
        id_
        for id_ in atlas.select(VIEWS[name]).ids
        if (event := atlas.pack.events_by_id[id_]).lat is not None
        and event.lon is not None
        and BOX.grown(-20).contains(scene.frame.spot(event.lat, event.lon))
    }
    assert shown <= set(scene.spots)


@pytest.mark.parametrize("preset", ["article", "story", "a5-landscape"])
@pytest.mark.parametrize("name", VIEWS)
def test_legend_and_map_agree(atlas: Atlas, name: str, preset: str) -> None:
    plate, scene, layout = lay_out(atlas, on(VIEWS[name], PRESETS[preset]), home=HOME)
    assert scene.frame.box == layout.map
    events = [atlas.pack.events_by_id[id_] for id_ in scene.spots]
    said = {symbol.category for symbol in plate.legend.symbols if symbol.status == "occurred"}
    assert said == {event.category for event in events}
    assert len(plate.legend.strokes) <= len(scene.seen.lines)
    assert bool(plate.legend.areas) == bool(scene.seen.territories)
    located = [
        id_ for id_ in atlas.select(VIEWS[name]).ids if atlas.pack.events_by_id[id_].lat is not None
    ]
    outside = len(located) - len(events)
    told = [note for note in plate.notes if "outside this map" in note]
    assert [int(note.split()[0]) for note in told if note[0].isdigit()] == [outside] * (outside > 1)
    assert bool(told) == bool(outside)
    assert plate.needs_locator == scene.seen.needs_locator
    said_projection = {"conic": "conic", "azimuthal": "azimuthal", "mercator": "Mercator"}
    assert said_projection[scene.frame.name] in plate.credit


def test_symbols_at_the_edge_are_whole_or_not_drawn(atlas: Atlas) -> None:
    has_tokyo = set()
    # Tokyo moves over the left edge.
    for lon in np.arange(155, 160, 0.25):
        scene = build(atlas, ViewState(layers=STORY, camera=Camera(40, float(lon), 5)))
        has_tokyo.add("two-plus-two-2017" in scene.spots)
        for stack in scene.stacks:
            assert BOX.holds(Box(stack.x, stack.y, stack.x, stack.y).grown(scene.radius(stack)))
    assert has_tokyo == {True, False}


def test_map_across_the_date_line_shows_both_sides(atlas: Atlas) -> None:
    scene = build(atlas, ViewState(camera=Camera(62, 179, 4)))
    left, _, right, _ = scene.land.intersection(BOX.shape).bounds
    assert left < BOX.left + 10
    assert right > BOX.right - 10
    gap = shapely.LineString([scene.frame.spot(67, 178), scene.frame.spot(67, -178)])
    assert scene.land.buffer(1).intersection(gap).length > 0.9 * gap.length


def test_layers(atlas: Atlas) -> None:
    bare = ViewState(layers=())
    scene = build(atlas, bare)
    assert scene.spots == {}
    assert scene.lines == {}
    assert label_scene(atlas, bare, scene, ()) == ()
    full = ViewState(layers=STORY)
    assert build(atlas, full).lines
    assert label_scene(atlas, full, build(atlas, full), ())


@pytest.mark.parametrize(
    ("names", "line"),
    [(Names.JAPANESE, "択捉島"), (Names.RUSSIAN, "Итуруп"), (Names.DUAL, "Iturup Итуруп")],
)
def test_labels_are_in_the_chosen_script(atlas: Atlas, names: Names, line: str) -> None:
    view = ViewState(names=names)
    labels = label_scene(atlas, view, build(atlas, view), ())
    assert line in [each for placed in labels for each in placed.wish.lines]


def test_places_of_events_are_named_on_a_map_of_more_than_the_islands(atlas: Atlas) -> None:
    far = VIEWS["dense story"]
    labels = label_scene(atlas, far, build(atlas, far), ())
    names = {line for placed in labels for line in placed.wish.lines}
    assert "Tokyo" in names


def test_a_place_is_named_once(atlas: Atlas) -> None:
    view = replace(VIEWS["dense story"], camera=Camera(45, 148, 5.5))
    labels = label_scene(atlas, view, build(atlas, view), ())
    names = [line for placed in labels for line in placed.wish.lines]
    assert "Etorofu / Iturup" in names
    assert len(names) == len(set(names))


def test_what_is_taken_stays_clear_of_labels(atlas: Atlas) -> None:
    view = ViewState()
    scene = build(atlas, view)
    free = label_scene(atlas, view, scene, ())
    taken = [free[0].box]
    moved = label_scene(atlas, view, scene, taken)
    assert not any(placed.box.meets(taken[0]) for placed in moved)


@pytest.mark.parametrize("length", [0.5, 10, 500])
def test_scale_bar(atlas: Atlas, length: float) -> None:
    frame = build(atlas, ViewState()).frame
    km, px = find_scale(frame, length * 1000 / frame.ground)
    assert km == length
    assert px == pytest.approx(length * 1000 / frame.ground)


def test_selected_event_of_a_stack_stands_beside_it(atlas: Atlas, draw: Draw) -> None:
    view = ViewState(layers=STORY, camera=Camera(40, 140, 4))
    scene = build(atlas, view)
    assert find_selected(view, scene) is None
    stack = max(scene.stacks, key=lambda each: len(each.events))
    view = replace(view, event=stack.events[1])
    at = find_selected(view, scene)
    assert at is not None
    assert np.hypot(at[0] - stack.x, at[1] - stack.y) > scene.radius(stack)
    assert BOX.holds(Box(*at, *at).grown(12))
    drawn = draw(view)
    spot = find_selected(view, drawn.scene)
    assert spot is not None
    symbol = Box(*spot, *spot).grown(1.5 * 6.5 * drawn.scene.unit)
    assert not any(placed.box.meets(symbol) for placed in drawn.labels)
