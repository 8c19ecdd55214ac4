from __future__ import annotations

from types import SimpleNamespace

import geopandas as gpd
import numpy as np
import pytest
from geopandas.testing import assert_geodataframe_equal
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import MultiPolygon, Point, box

from geo.history import History
from geo.join import COLUMNS, join_events, locate_events, territories_by_event
from geo.settings import NEAR_KM, WGS84
from tests.strategies import make_claim, make_event, make_period

# Squares at the equator, degrees: west and east share the edge x = 1; group has two parts.
SQUARES = {
    "west": ("disputed", None, box(0, 0, 1, 1)),
    "east": ("disputed", None, box(1, 0, 2, 1)),
    "group": ("disputed", None, MultiPolygon([box(4, 0, 5, 1), box(4, 2, 5, 3)])),
    "part-a": ("disputed", "group", box(4, 0, 5, 1)),
    "part-b": ("disputed", "group", box(4, 2, 5, 3)),
    "mainland": ("context", None, box(0, -2, 5, -0.1)),
}

PERIODS = [
    make_period("w1", "..", "1900", "north", territory="west"),
    make_period("w2", "1900", "..", "south", territory="west"),
    make_period("g1", "..", "..", "north", territory="group"),
]
CLAIMS = [make_claim("c1", "1950-01-01", "..", "north", "north", territory="west")]

GEOD = Geod(ellps="WGS84")


def make_pack(events, places, squares=SQUARES):
    """Return the part of a pack that the join reads; places are (lon, lat) or None."""
    ids = [event.id for event in events]
    points = [Point(place) if place else None for place in places]
    return SimpleNamespace(
        events_by_id={event.id: event for event in events},
        events=gpd.GeoDataFrame({"id": ids}, geometry=points, crs=WGS84).set_index("id"),
        territories=make_territories(squares),
        part_of={id_: whole for id_, (_, whole, _) in squares.items() if whole},
    )


def make_territories(squares=SQUARES):
    roles, wholes, shapes = zip(*squares.values(), strict=True)
    return gpd.GeoDataFrame(
        {"id": list(squares), "role": roles, "part_of": wholes}, geometry=list(shapes), crs=WGS84
    ).set_index("id")


def make_points(**places):
    return gpd.GeoDataFrame(
        {"id": list(places)}, geometry=[Point(place) for place in places.values()], crs=WGS84
    ).set_index("id")


@pytest.fixture
def history():
    return History(PERIODS, CLAIMS, part_of={id_: whole for id_, (_, whole, _) in SQUARES.items()})


def locate(point, **options):
    found = locate_events(make_points(event=point), make_territories(), **options)
    return [(row.territory_id, row.where) for row in found.itertuples()]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ((0.5, 0.5), ["west"]),
        ((0, 0.5), ["west"]),
        ((1, 0.5), ["east", "west"]),
        ((4.5, 0.5), ["group", "part-a"]),
        ((4.5, 3), ["group", "part-b"]),
        ((2, -1), ["mainland"]),
    ],
)
def test_a_territory_includes_its_boundary_and_its_parts(point, expected):
    assert locate(point) == [(id_, "located-in") for id_ in expected]


def test_the_nearest_disputed_territory_within_the_limit_is_near():
    assert locate((2.3, 0.5)) == [("east", "near")]
    assert locate((3.7, 0.5)) == [("group", "near")]
    assert locate((3, 0.5)) == []
    # The mainland is nearer, but not in dispute.
    assert locate((0.5, -0.06)) == [("west", "near")]


def test_inside_another_territory_is_not_near():
    assert locate((0.5, -0.11)) == [("mainland", "located-in")]


def test_the_limit_is_inclusive_and_geodesic():
    km = GEOD.inv(2.3, 0.5, 2, 0.5)[2] / 1000
    (found,) = locate_events(make_points(event=(2.3, 0.5)), make_territories()).itertuples()
    assert found.distance_km == pytest.approx(km, rel=1e-3)
    assert locate((2.3, 0.5), near_km=found.distance_km) == [("east", "near")]
    assert locate((2.3, 0.5), near_km=found.distance_km - 0.001) == []
    assert locate((2.3, 0.5), near_km=0) == []


def test_the_part_of_a_group_is_not_near_by_itself():
    assert locate((5.1, 2.5)) == [("group", "near")]


@given(st.floats(-1.5, 4), st.floats(43, 48))
def test_distance_is_the_least_to_the_outline(lon, lat):
    square = box(0.5, 44, 2, 46)
    territories = make_territories({"square": ("disputed", None, square)})
    found = locate_events(make_points(event=(lon, lat)), territories, near_km=100)
    if square.intersects(Point(lon, lat)):
        assert found["distance_km"].tolist() == [0.0]
        return
    along = square.exterior.interpolate(np.linspace(0, 1, 4001), normalized=True)
    to_lon = np.array([point.x for point in along])
    to_lat = np.array([point.y for point in along])
    many = np.full_like(to_lon, lon), np.full_like(to_lat, lat)
    least = GEOD.inv(*many, to_lon, to_lat)[2].min() / 1000
    if least > 100.2:
        assert found.empty
    elif least < 99.8:
        # The outline is sampled every 0.2 km, so close to it the sample is off by up to 0.1 km.
        assert found["distance_km"].tolist() == [pytest.approx(least, rel=2e-3, abs=0.11)]


def test_the_antimeridian_does_not_separate_neighbours():
    territories = make_territories({"edge": ("disputed", None, box(179, 0, 180, 1))})
    found = locate_events(make_points(event=(-179.9, 0.5)), territories)
    km = GEOD.inv(-179.9, 0.5, 180, 0.5)[2] / 1000
    assert found["distance_km"].tolist() == [pytest.approx(km, rel=1e-3)]


def test_joined_rows(history):
    events = [
        make_event("a-inside", "1850", territories=("east",)),
        make_event("b-abroad", "1900-06", territories=("west", "part-b")),
        make_event("c-alone", "1900"),
        make_event("d-nowhere", "1990"),
        make_event("e-near", "1990", territories=("group",)),
    ]
    places = [(0.5, 0.5), (40, 40), (-40, 40), None, (5.1, 0.5)]
    joined = join_events(make_pack(events, places), history)
    assert tuple(joined.columns) == (*COLUMNS, "geometry")
    assert joined.crs == WGS84
    told = [
        (
            row.event_id,
            row.territory_id,
            row.where,
            row.concerns,
            row.administered_by,
            row.control_certainty,
        )
        for row in joined.itertuples()
    ]
    assert told == [
        ("a-inside", "east", None, True, (), None),
        ("a-inside", "west", "located-in", False, ("north",), "yes"),
        ("b-abroad", "group", None, True, ("north",), "yes"),
        ("b-abroad", "part-b", None, True, ("north",), "yes"),
        ("b-abroad", "west", None, True, ("north", "south"), "possibly"),
        ("c-alone", None, None, False, (), None),
        ("d-nowhere", None, None, False, (), None),
        ("e-near", "group", "near", True, ("north",), "yes"),
    ]
    distances = joined["distance_km"]
    assert distances[1] == 0
    assert 0 < distances[7] < NEAR_KM
    assert distances.drop([1, 7]).isna().all()
    assert joined.geometry[1] == Point(0.5, 0.5)
    assert joined.geometry[6] is None
    facts = joined.loc[1, ["date", "title", "category", "status"]].tolist()
    assert facts == ["1850", "Title of a-inside", "diplomacy", "occurred"]
    assert territories_by_event(joined) == {
        "a-inside": ("east", "west"),
        "b-abroad": ("group", "part-b", "west"),
        "c-alone": (),
        "d-nowhere": (),
        "e-near": ("group",),
    }


def test_the_perspective_decides_who_administers(history):
    pack = make_pack([make_event("a", "1990", territories=("west",))], [None])
    assert join_events(pack, history)["administered_by"].tolist() == [("south",)]
    joined = join_events(pack, history, perspective="north")
    assert joined["administered_by"].tolist() == [("north",)]
    with pytest.raises(ValueError, match="perspective was 'west'"):
        join_events(pack, history, perspective="west")


def test_no_events_give_an_empty_table_of_the_same_form(history):
    joined = join_events(make_pack([], []), history)
    assert tuple(joined.columns) == (*COLUMNS, "geometry")
    assert len(joined) == 0
    assert joined.crs == WGS84


def test_territories_without_a_disputed_one_are_near_nothing():
    squares = {"land": ("context", None, box(0, 0, 1, 1))}
    found = locate_events(make_points(event=(1.1, 0.5)), make_territories(squares))
    assert found.columns.tolist() == ["event_id", "territory_id", "where", "distance_km"]
    assert found.empty


EVENTS = st.lists(
    st.tuples(
        st.none() | st.tuples(st.floats(-1, 6), st.floats(-3, 4)),
        st.lists(st.sampled_from(sorted(SQUARES)), unique=True, max_size=3),
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=40)
@given(EVENTS, st.randoms(use_true_random=False))
def test_join_invariants(rows, random):
    events = [make_event(f"e{n}", "1900", territories=named) for n, (_, named) in enumerate(rows)]
    places = [place for place, _ in rows]
    history = History(PERIODS, [], part_of=dict.fromkeys(SQUARES))
    joined = join_events(make_pack(events, places), history)
    pairs = list(zip(joined["event_id"], joined["territory_id"], strict=True))
    assert {event_id for event_id, _ in pairs} == {event.id for event in events}
    assert len(set(pairs)) == len(pairs)
    alone = {event_id for event_id, territory in pairs if territory is None}
    met = {event_id for event_id, territory in pairs if territory is not None}
    assert not alone & met
    for event in events:
        assert {(event.id, territory) for territory in event.territories} <= set(pairs)
    inside = joined["where"] == "located-in"
    assert (joined["distance_km"] == 0).equals(inside)
    near = joined[joined["where"] == "near"]
    assert near["distance_km"].between(0, NEAR_KM).all()
    assert near["event_id"].is_unique
    assert not set(near["event_id"]) & set(joined.loc[inside, "event_id"])

    both = list(zip(events, places, strict=True))
    random.shuffle(both)
    squares = list(SQUARES.items())
    random.shuffle(squares)
    shuffled = make_pack([event for event, _ in both], [at for _, at in both], dict(squares))
    assert_geodataframe_equal(join_events(shuffled, history), joined)


def test_inputs_stay_as_they_are(history):
    pack = make_pack([make_event("a", "1900", territories=("west",))], [(2.1, 0.5)])
    events, territories = pack.events.copy(), pack.territories.copy()
    join_events(pack, history)
    assert_geodataframe_equal(pack.events, events)
    assert_geodataframe_equal(pack.territories, territories)


def test_all_that_is_wrong_is_said_at_once():
    points = make_points(a=(0, 0), b=(1, 1)).set_axis(["a", "a"]).to_crs("EPSG:3857")
    territories = make_territories().drop(columns="role").set_crs("EPSG:4258", allow_override=True)
    territories.loc["west", "geometry"] = Point(0, 0)
    with pytest.raises(ValueError, match="near_km") as caught:
        locate_events(points, territories, near_km=float("nan"))
    said = str(caught.value).splitlines()
    assert said == [
        "near_km was nan; expected a number of km from 0 up",
        "territories had no column role; expected role and part_of",
        "events.crs was EPSG:3857; expected EPSG:4326",
        "events.index had 'a' more than once; expected each id once",
        "territories.crs was EPSG:4258; expected EPSG:4326",
        "territories.geometry had Point; expected only Polygon and MultiPolygon",
    ]


def test_a_missing_crs_is_refused():
    with pytest.raises(ValueError, match=r"events\.crs was None; expected EPSG:4326"):
        locate_events(make_points(a=(0, 0)).set_crs(None, allow_override=True), make_territories())


def test_the_bundled_pack_joins():
    from geo.pack import load_pack

    pack = load_pack("kuril")
    joined = join_events(pack, History.of(pack))
    assert set(joined["event_id"]) == set(pack.events_by_id)
    talks = joined[joined["event_id"] == "two-plus-two-2017"]
    assert set(talks["territory_id"]) == {"etorofu", "kunashiri", "shikotan", "habomai"}
    assert talks["where"].isna().all()
    assert talks["concerns"].all()
    assert set(talks["administered_by"]) == {("russia",)}
