"""Hold the shipped geometry of the Kuril pack to what its build promises."""

from __future__ import annotations

import gzip
import json
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import shape

from geo.dates import parse_date
from geo.model import OPEN_DATE, Role
from geo.settings import ROOT

PACK = ROOT / "data" / "kuril"
FILES = ("territories.geojson", "land.geojson", "lines.geojson")

OFFICIAL_KM2 = {
    "etorofu": 3166.64,
    "kunashiri": 1489.27,
    "shikotan": 247.65,
    "habomai": 94.84,
    "hokkaido": 77_983.90,
}
"""Geospatial Information Authority of Japan, area survey; main islands, and the whole of
Habomai. The first four as in the 2025 list of the Hokkaido Bureau (source ``mlit-2025``)."""

ISLET_KM2 = {"shibotsu": 58.33, "suisho": 12.13, "taraku": 10.9, "yuri": 9.90, "akiyuri": 2.11}
"""The same survey, as reported; small islets differ more, by how the shore is drawn."""

ISLETS = (*ISLET_KM2, "harukarimoshiri", "moemoshiri", "kaigara", "todo")
DISPUTED = ("etorofu", "kunashiri", "shikotan", "habomai", *ISLETS)
NEIGHBOURS = ("hokkaido", "uruppu-to-shumshu", "south-sakhalin", "north-sakhalin")
MAX_BYTES = {"territories.geojson": 300_000, "land.geojson": 330_000, "lines.geojson": 10_000}
MAX_GZIP_BYTES = {"territories.geojson": 90_000, "land.geojson": 95_000, "lines.geojson": 4_000}


def read(name: str) -> dict[str, Any]:
    collection: dict[str, Any] = json.loads((PACK / name).read_text(encoding="utf-8"))
    return collection


def shapes(name: str) -> dict[str, Any]:
    return {each["id"]: shape(each["geometry"]) for each in read(name)["features"]}


@pytest.fixture(scope="module")
def territories() -> dict[str, Any]:
    return shapes("territories.geojson")


@pytest.fixture(scope="module")
def land() -> Any:
    return shapes("land.geojson")["land"]


@pytest.fixture(scope="module")
def lines() -> dict[str, Any]:
    return shapes("lines.geojson")


def area_km2(geometry: Any) -> float:
    """Return the area on the WGS84 ellipsoid; counter-clockwise exteriors count positive."""
    area, _ = Geod(ellps="WGS84").geometry_area_perimeter(geometry)
    return float(area) / 1e6


@pytest.mark.parametrize("id_", OFFICIAL_KM2)
def test_area_is_within_one_percent_of_the_official(id_: str, territories: dict[str, Any]) -> None:
    measured, official = area_km2(territories[id_]), OFFICIAL_KM2[id_]
    assert measured == pytest.approx(official, rel=0.01), f"{id_}: {measured:.2f} km²"


@pytest.mark.parametrize("id_", ISLET_KM2)
def test_islet_area_is_near_the_official(id_: str, territories: dict[str, Any]) -> None:
    measured, official = area_km2(territories[id_]), ISLET_KM2[id_]
    assert measured == pytest.approx(official, rel=0.03), f"{id_}: {measured:.2f} km²"


def test_territories_come_in_a_stated_order_with_their_roles() -> None:
    features = read("territories.geojson")["features"]
    roles = dict.fromkeys(DISPUTED, Role.DISPUTED)
    roles |= dict.fromkeys(NEIGHBOURS, Role.NEIGHBOUR) | {"kamchatka-tip": Role.CONTEXT}
    expected = [
        {"id": id_, "role": role, "part_of": "habomai" if id_ in ISLETS else None}
        for id_, role in roles.items()
    ]
    assert [each["properties"] for each in features] == expected


@pytest.mark.parametrize("name", FILES)
def test_file_is_plain_rfc_7946_with_one_feature_a_line(name: str) -> None:
    collection = read(name)
    lines = (PACK / name).read_text(encoding="utf-8").splitlines()
    assert set(collection) == {"type", "features"}
    assert [json.loads(line.rstrip(",")) for line in lines[1:-1]] == collection["features"]
    assert all(each["id"] == each["properties"]["id"] for each in collection["features"])


@pytest.mark.parametrize("name", FILES)
def test_file_is_small_enough_for_a_phone(name: str) -> None:
    content = (PACK / name).read_bytes()
    packed = gzip.compress(content, 9)
    assert len(content) <= MAX_BYTES[name], len(content)
    assert len(packed) <= MAX_GZIP_BYTES[name], len(packed)


@pytest.mark.parametrize("name", FILES)
def test_coordinates_are_wgs84_degrees_with_at_most_five_decimals(name: str) -> None:
    for id_, geometry in shapes(name).items():
        points = shapely.get_coordinates(geometry)
        assert (np.abs(points) <= (180, 90)).all(), id_
        assert (points == np.round(points, 5)).all(), id_


@pytest.mark.parametrize("name", FILES)
def test_geometry_is_valid_and_exteriors_run_counter_clockwise(name: str) -> None:
    for id_, geometry in shapes(name).items():
        assert geometry.is_valid, (id_, shapely.is_valid_reason(geometry))
        for part in shapely.get_parts(geometry):
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw, id_
                assert not any(hole.is_ccw for hole in part.interiors), id_


@pytest.mark.parametrize("id_", ISLETS)
def test_islet_is_a_part_of_the_habomai_group(id_: str, territories: dict[str, Any]) -> None:
    parts = [part.normalize() for part in territories["habomai"].geoms]
    assert territories[id_].normalize() in parts


def test_habomai_group_holds_its_rocks(territories: dict[str, Any]) -> None:
    assert len(territories["habomai"].geoms) > 400


def test_territories_do_not_overlap(territories: dict[str, Any]) -> None:
    whole = [geometry for id_, geometry in territories.items() if id_ not in ISLETS]
    overlapping = shapely.STRtree(whole).query(whole, predicate="overlaps")
    nested = shapely.STRtree(whole).query(whole, predicate="contains_properly")
    assert overlapping.size == nested.size == 0


def test_sakhalin_is_split_at_fifty_degrees_north(territories: dict[str, Any]) -> None:
    north, south = territories["north-sakhalin"], territories["south-sakhalin"]
    assert north.bounds[1] == 50.0
    assert south.bounds[3] == 50.0
    assert shapely.shared_paths(north.boundary, south.boundary).length > 1.5


def test_base_land_leaves_room_for_the_territories(territories: dict[str, Any], land: Any) -> None:
    drawn_on_top = [each for id_, each in territories.items() if id_ != "kamchatka-tip"]
    assert not shapely.relate_pattern(land, drawn_on_top, "T********").any()


def test_kamchatka_tip_follows_the_coast_of_the_base_land(
    territories: dict[str, Any], land: Any
) -> None:
    assert territories["kamchatka-tip"].difference(land).area == pytest.approx(0, abs=1e-6)
    assert territories["kamchatka-tip"].bounds[3] == 52.0


@pytest.mark.parametrize(
    ("place", "lon", "lat", "dry"),
    [
        ("Simferopol", 34.11, 44.96, True),
        ("Pyongyang", 125.75, 39.03, True),
        ("Tokyo", 139.69, 35.69, True),
        ("Moscow", 37.62, 55.75, True),
        ("Taiwan", 121.0, 23.8, True),
        ("Washington", -77.04, 38.9, True),
        ("Black Sea", 34.0, 43.3, False),
        ("Sea of Azov", 36.6, 46.1, False),
        ("Caspian Sea", 51.0, 42.0, False),
        ("Yellow Sea", 123.5, 36.0, False),
        ("English Channel", -1.0, 50.2, False),
        ("Pacific", -170.0, 30.0, False),
        ("Antarctica", 0.0, -80.0, False),
    ],
)
def test_base_land_is_land_where_it_should_be(
    place: str, lon: float, lat: float, dry: bool, land: Any
) -> None:
    assert shapely.contains_xy(land, lon, lat) == dry, place


def test_no_streak_crosses_the_world(land: Any) -> None:
    for part in land.geoms:
        steps = np.abs(np.diff(shapely.get_coordinates(part.exterior)[:, 0]))
        assert steps.max() < 20


def test_lines_run_in_water(lines: dict[str, Any], territories: dict[str, Any], land: Any) -> None:
    dry = [*territories.values(), land]
    crossing = {id_ for id_, line in lines.items() if shapely.intersects(line, dry).any()}
    assert crossing == {"line-1905-fiftieth-parallel"}


def test_the_fiftieth_parallel_crosses_sakhalin_from_sea_to_sea(
    lines: dict[str, Any], territories: dict[str, Any]
) -> None:
    line = lines["line-1905-fiftieth-parallel"]
    border = territories["north-sakhalin"] & territories["south-sakhalin"]
    assert set(shapely.get_coordinates(line)[:, 1]) == {50.0}
    assert line.bounds[0] < border.bounds[0] < border.bounds[2] < line.bounds[2]


@pytest.mark.parametrize(
    ("id_", "one_side", "other_side"),
    [
        ("line-1855-etorofu-strait", "etorofu", "uruppu-to-shumshu"),
        ("line-1956-etorofu-strait", "etorofu", "uruppu-to-shumshu"),
        ("line-1875-first-kuril-strait", "uruppu-to-shumshu", "kamchatka-tip"),
        ("line-1875-la-perouse-strait", "hokkaido", "south-sakhalin"),
        ("line-1945-nemuro-goyomai", "hokkaido", "kunashiri"),
        ("line-1945-nemuro-goyomai", "hokkaido", "habomai"),
    ],
)
def test_line_passes_between_its_two_shores(
    id_: str, one_side: str, other_side: str, lines: dict[str, Any], territories: dict[str, Any]
) -> None:
    narrows = shapely.shortest_line(territories[one_side], territories[other_side])
    assert lines[id_].crosses(narrows)


def test_lines_say_when_why_and_for_whom() -> None:
    keys = ["id", "title", "start", "end", "status", "claimed_by", "basis", "note", "sources"]
    for feature in read("lines.geojson")["features"]:
        line = feature["properties"]
        assert list(line) == [*keys, "schematic"]
        assert line["schematic"] is True
        assert line["sources"]
        assert bool(line["claimed_by"]) == (line["status"] == "claimed")
        assert set(line["claimed_by"]) <= {"japan", "russia"}
        assert all(parse_date(line[key]) for key in ("start", "end") if line[key] != OPEN_DATE)


def test_each_claimant_has_its_line_drawn() -> None:
    features = read("lines.geojson")["features"]
    claimants = [party for each in features for party in each["properties"]["claimed_by"]]
    assert sorted(claimants) == ["japan", "russia"]


def test_lines_are_those_of_the_build() -> None:
    text = Path(ROOT, "data", "build", "lines.toml").read_text(encoding="utf-8")
    built = {line["id"]: line["coordinates"] for line in tomllib.loads(text)["line"]}
    shipped = {
        each["id"]: each["geometry"]["coordinates"] for each in read("lines.geojson")["features"]
    }
    assert shipped == built
