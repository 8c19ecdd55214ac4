"""A view as GeoJSON, as a table and as TimelineJS slides."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyogrio
import pytest

from geo.atlas import Atlas, open_atlas, open_view
from geo.dates import parse_date
from geo.errors import PackError
from geo.export import render_csv
from geo.feeds import (
    COLUMNS,
    _slide_dates,
    build_events,
    build_slides,
    build_table,
    build_territories,
    render_json,
)
from geo.model import Category, Layer, Names, ViewState
from geo.settings import DATA_VARIABLE
from tests.geojson import find_faults
from tests.packs import default_tables, event_row, feature, make_pack, square

STORY = (Layer.ARTICLE, Layer.BACKGROUND)


@pytest.fixture
def squares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Atlas:
    return open_squares(tmp_path, monkeypatch)


def open_squares(folder: Path, monkeypatch: pytest.MonkeyPatch, **changes: Any) -> Atlas:
    make_pack(folder, **changes)
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    return open_atlas("squares", "en")


def properties(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each["properties"] for each in document["features"]}


def test_events_stand_in_order_of_time_and_need_no_place(squares: Atlas) -> None:
    document = build_events(squares, ViewState(pack="squares", layers=STORY))
    geometries = {each["id"]: each["geometry"] for each in document["features"]}
    assert list(geometries) == ["treaty-1855", "talks-2017", "visit-2017"]
    assert geometries["treaty-1855"] == {"type": "Point", "coordinates": [1.0, 1.0]}
    assert geometries["talks-2017"] is None
    assert (document["from"], document["to"]) == ("1855-02-07", "2017-04-30")
    assert document["licenses"] == [{"name": "CC0-1.0"}]
    assert document["credit"] == "Nobody"
    assert find_faults(document) == []


def test_event_tells_all_that_is_known(squares: Atlas) -> None:
    view = ViewState(pack="squares", layers=STORY, start="2017-03-10", end="2017-12")
    events = properties(build_events(squares, view))
    assert list(events) == ["talks-2017", "visit-2017"]
    talks, visit = events.values()
    assert (talks["date"], talks["date_words"]) == ("2017-03", "March 2017")
    assert (talks["earliest"], talks["latest"]) == ("2017-03-01", "2017-03-31")
    assert (talks["certainty"], visit["certainty"]) == ("possibly", "yes")
    assert talks["better_date"] == "2017-03-20"
    assert (talks["category"], talks["status"], visit["status"]) == (
        "diplomacy",
        "occurred",
        "planned",
    )
    assert talks["paragraphs"] == [{"id": "p1", "label": "Paragraph 1"}]
    assert (visit["fulfilled_by"], talks["fulfils"]) == ("talks-2017", ["visit-2017"])
    assert talks["related"] == ["treaty-1855"]
    (source,) = talks["sources"]
    assert (source["title"], source["kind"], source["url"]) == ("Gazette", "official", None)


def test_event_is_tied_to_territories_and_those_who_held_them_then(squares: Atlas) -> None:
    view = ViewState(pack="squares", layers=STORY)
    treaty = properties(build_events(squares, view))["treaty-1855"]
    assert treaty["actors"] == [{"id": "envoy", "name": "The Envoy"}]
    ties = {each["id"]: each for each in treaty["territories"]}
    told = {
        id_: (each["located_in"], each["near"], each["distance_km"], each["concerns"])
        for id_, each in ties.items()
    }
    assert told == {
        "west": (True, False, 0.0, True),
        "islet": (True, False, 0.0, False),
        "east": (False, False, None, True),
    }
    assert ties["west"]["administered_by"] == ["south"]
    assert ties["west"]["contested_by"] == ["north"]
    assert ties["west"]["contested_by_names"] == ["North"]
    assert ties["west"]["caption"].startswith("Administered by By south.")


def test_the_perspective_decides_whose_it_was(squares: Atlas) -> None:
    view = ViewState(pack="squares", layers=STORY, perspective="north")
    treaty = properties(build_events(squares, view))["treaty-1855"]
    west = next(each for each in treaty["territories"] if each["id"] == "west")
    assert west["administered_by"] == ["north"]
    assert "position of North" in west["caption"] or "North" in west["caption"]


def test_event_at_sea_is_near(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [event_row("storm", "1900", lat="1", lon="2.1", scope="article", paragraphs="p1")]
    atlas = open_squares(tmp_path, monkeypatch, events=rows)
    (tie,) = properties(build_events(atlas, ViewState(pack="squares")))["storm"]["territories"]
    assert (tie["id"], tie["near"], tie["located_in"], tie["concerns"]) == (
        "west",
        True,
        False,
        False,
    )
    assert tie["distance_km"] == pytest.approx(11.13, abs=0.01)


@pytest.mark.parametrize(
    ("on", "perspective", "states", "contested_by", "certainty"),
    [
        ("1855-02-06", "control", ["north"], [], "yes"),
        ("1855-02-07", "control", ["south"], ["north"], "yes"),
        ("1855-02-07", "north", ["north"], ["south"], "yes"),
    ],
)
def test_territories_on_a_day(
    squares: Atlas,
    on: str,
    perspective: str,
    states: list[str],
    contested_by: list[str],
    certainty: str,
) -> None:
    view = ViewState(pack="squares", at=on, perspective=perspective)
    document = build_territories(squares, view)
    assert document["at"] == on
    found = properties(document)
    assert list(found) == ["west", "islet", "east"]
    for id_ in ("west", "islet"):
        told = found[id_]
        assert (told["administered_by"], told["contested_by"]) == (states, contested_by)
        assert told["certainty"] == certainty
        assert told["sources"][0]["title"] == "Gazette"
    assert found["islet"]["part_of"] == "west"
    assert found["west"]["part_of"] is None
    assert found["islet"]["names"] == {}


def test_names_of_territories() -> None:
    atlas = open_atlas("kuril", "en")
    told = properties(build_territories(atlas, ViewState(names=Names.RUSSIAN)))["etorofu"]
    assert told["name"] == "Итуруп"
    assert told["names"]["ja"] == "択捉島"
    assert told["names"]["latin_ja"] == "Etorofu"
    assert "Hokkaido" in properties(build_territories(atlas, ViewState()))["hokkaido"]["name"]


def test_polygons_turn_by_the_right_hand_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer, hole = square(0, 0, 6)[0], square(2, 2, 1)[0]
    territories = default_tables()["territories"]
    territories[0] = feature(
        "Polygon", [outer[::-1], hole], id="west", role="disputed", part_of=None
    )
    atlas = open_squares(tmp_path, monkeypatch, territories=territories)
    assert find_faults({"type": "FeatureCollection", "features": territories}) == [
        "west: a ring that breaks the right-hand rule",
        "west: a ring that breaks the right-hand rule",
    ]
    document = build_territories(atlas, ViewState(pack="squares"))
    assert find_faults(json.loads(render_json(document))) == []


@pytest.mark.parametrize("names", Names)
@pytest.mark.parametrize("perspective", ["control", "japan", "russia"])
def test_shipped_data_is_geojson(names: Names, perspective: str) -> None:
    atlas = open_atlas("kuril", "en")
    view = ViewState(layers=STORY, names=names, perspective=perspective)
    events = json.loads(render_json(build_events(atlas, view)))
    assert len(events["features"]) == len(atlas.index)
    assert find_faults(events) == []
    assert find_faults(json.loads(render_json(build_territories(atlas, view)))) == []


FAULTS = [
    ({"crs": {"type": "name"}}, "has a member crs"),
    ({"type": "Feature"}, "no FeatureCollection"),
    ({"geometry": {"type": "Point", "coordinates": [181, 0]}}, "position [181, 0]"),
    ({"geometry": {"type": "Point", "coordinates": [0, 91]}}, "position [0, 91]"),
    ({"geometry": {"type": "Point", "coordinates": [0, 0, 0]}}, "position [0, 0, 0]"),
    ({"geometry": {"type": "Point", "coordinates": [None, 0]}}, "position [None, 0]"),
    ({"geometry": {"type": "Dot", "coordinates": [0, 0]}}, "geometry is Dot"),
    ({"geometry": {"type": "Polygon", "coordinates": [square(0, 0)[0][:-1]]}}, "not closed"),
    ({"geometry": {"type": "Polygon", "coordinates": [square(0, 0)[0][::-1]]}}, "right-hand"),
    ({"id": None}, "no id"),
    ({"properties": None}, "no properties"),
]


@pytest.mark.parametrize(("change", "fault"), FAULTS)
def test_the_check_finds_faults(change: dict[str, Any], fault: str) -> None:
    one: dict[str, Any] = {"type": "Feature", "id": "a", "properties": {}, "geometry": None}
    whole: dict[str, Any] = {"type": "FeatureCollection", "features": [one]}
    assert find_faults(whole) == []
    (one if set(change) & {"geometry", "id", "properties"} else whole).update(change)
    (found,) = find_faults(whole)
    assert fault in found


@pytest.mark.parametrize("build", [build_events, build_territories])
def test_the_reader_of_desktop_maps_opens_it(
    build: Callable[[Atlas, ViewState], dict[str, Any]],
) -> None:
    """QGIS reads GeoJSON through OGR, as pyogrio does."""
    document = build(open_atlas("kuril", "ja"), ViewState(layers=STORY, language="ja"))
    frame = pyogrio.read_dataframe(render_json(document))
    assert frame.crs == "EPSG:4326"
    assert list(frame["id"]) == [each["id"] for each in document["features"]]
    assert frame.geometry.is_valid.all()
    assert frame["sources"][0] == document["features"][0]["properties"]["sources"]


def test_table(squares: Atlas) -> None:
    table = build_table(squares, ViewState(pack="squares", layers=STORY))
    assert tuple(table.columns) == COLUMNS
    treaty = table.iloc[0]
    assert (treaty["id"], treaty["lon"], treaty["lat"]) == ("treaty-1855", 1, 1)
    assert treaty["actors"] == ("The Envoy",)
    assert treaty["territories"] == ("east", "islet", "west")
    assert treaty["administered_by"] == ("east=south", "islet=south", "west=south")
    assert treaty["sources"] == ("gazette",)
    assert treaty["source_urls"] == ("",)
    lines = render_csv(table).decode().splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == 4


def test_table_without_events_has_its_header(squares: Atlas) -> None:
    view = ViewState(pack="squares", categories=(Category.CONFLICT,))
    table = build_table(squares, view)
    assert render_csv(table).decode() == f"{','.join(COLUMNS)}\n"
    assert build_events(squares, view)["features"] == build_slides(squares, view)["events"] == []


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1855-02-07", (1855, 2, 7), None),
        ("1855-02", (1855, 2), None),
        ("1855-02-XX", (1855, 2), None),
        ("1945~", (1945,), None),
        ("185X", (1850,), (1859,)),
        ("18XX", (1800,), (1899,)),
        ("1855~/1856-03", (1855,), (1856, 3)),
        ("2017-04-21~/2017-04-30~", (2017, 4, 21), (2017, 4, 30)),
        ("1945/..", (1945,), None),
        ("/2017-03-20", (2017, 3, 20), None),
    ],
)
def test_dates_of_slides(date: str, start: tuple[int, ...], end: tuple[int, ...] | None) -> None:
    dates = _slide_dates(parse_date(date))
    names = ("year", "month", "day")
    wanted = {"start_date": dict(zip(names, start, strict=False))}
    if end:
        wanted["end_date"] = dict(zip(names, end, strict=False))
    assert dates == wanted


def test_slides(squares: Atlas) -> None:
    document = build_slides(squares, ViewState(pack="squares", layers=STORY))
    assert document["title"]["text"]["headline"] == "Two squares"
    assert [each["unique_id"] for each in document["events"]] == [
        "treaty-1855",
        "talks-2017",
        "visit-2017",
    ]
    visit = document["events"][2]
    assert visit["display_date"] == "about April 2017"
    assert visit["group"] == "Diplomacy"
    assert visit["text"]["headline"] == "Event visit-2017"
    assert "<li>Gazette</li>" in visit["text"]["text"]
    known = {"start_date", "end_date", "text", "group", "display_date", "autolink", "unique_id"}
    assert all(set(each) <= known for each in document["events"])


def test_slides_hold_no_markup_from_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = '<img src=x onerror="alert(1)">'
    url = "https://example.org/?a=1&b='\"><script>"
    rows = [
        event_row("a", "1900", scope="article", paragraphs="p1", title=bad, summary=bad, place=bad)
    ]
    sources = default_tables()["sources"]
    sources[0] |= {"title": bad, "URL": url}
    atlas = open_squares(tmp_path, monkeypatch, events=rows, sources=sources)
    document = build_slides(atlas, ViewState(pack="squares", title=bad))
    text = json.dumps(document)
    assert "<img" not in text
    assert "<script" not in text
    assert document["title"]["text"]["headline"].startswith("&lt;img")
    link = document["events"][0]["text"]["text"].partition("<a ")[2]
    assert link.startswith('href="https://example.org/?a=1&amp;b=&#x27;&quot;&gt;&lt;script&gt;">')


def test_open_view(squares: Atlas) -> None:
    atlas, view, problems = open_view([("pack", " SQUARES "), ("where", "west,nowhere")])
    assert atlas is squares
    assert view == ViewState(pack="squares", territories=("west",))
    assert [problem.field for problem in problems] == ["where"]
    assert open_view([]) == (squares, ViewState(pack="squares"), ())
    _, view, problems = open_view([("pack", "kuril")])
    assert view.pack == "squares"
    assert [problem.field for problem in problems] == ["pack"]


def test_open_view_without_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    with pytest.raises(PackError, match="there is none"):
        open_view([("pack", "kuril")])
