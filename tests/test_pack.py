"""Packs are read whole, and what is wrong with them is said all at once."""

# ruff: noqa: E501 - the tables of cases read best with a case on a line.

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from geo import PackError, load_pack
from geo.dates import Extent, parse_date
from geo.model import Category, SourceKind
from geo.pack import fingerprint, list_packs, pack_path, validate_pack
from geo.settings import WGS84
from tests.packs import default_tables, event_row, feature, make_pack, period_row, square

Change = Callable[[Path], None]


def replace(name: str, old: str, new: str) -> Change:
    def change(path: Path) -> None:
        file = path / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def write(name: str, content: bytes) -> Change:
    return lambda path: (path / name).write_bytes(content) and None


def append(name: str, content: str) -> Change:
    return lambda path: (path / name).write_text((path / name).read_text() + content) and None


def delete(name: str) -> Change:
    return lambda path: (path / name).unlink()


def problems_of(path: Path) -> list[str]:
    return [str(problem) for problem in validate_pack(path)]


def feature_text(**geometry: object) -> str:
    properties = {"id": "rock", "role": "disputed", "part_of": None}
    return json.dumps({"type": "Feature", "properties": properties, "geometry": geometry or None})


def add_territory(**geometry: object) -> Change:
    return replace(
        "territories.geojson", '"features": [', f'"features": [{feature_text(**geometry)},'
    )


BOW_TIE = [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]
METRES = [[[5e6, 4e6], [5.1e6, 4e6], [5.1e6, 4.1e6], [5e6, 4e6]]]
DAY = "treaty-1855,background,1855-02-07"

FILES = [
    (delete("claims.csv"), "claims.csv: found no such file; expected this file"),
    (write("claims.csv", b""), "claims.csv: found an empty file; expected the columns id, "),
    (write("actors.csv", b"id,name,kind\na,\xe9,person\n"), "actors.csv, row 2: found byte 0xe9 on line 2; expected text in UTF-8"),
    (write("actors.csv", b'id,name,kind\nenvoy,The Envoy,person\nb,"x,person\n'), "actors.csv, row 3: found a row that is not CSV"),
    (replace("events.csv", "extent,", "colour,"), "events.csv, row 1: 'extent' was missing; expected a column"),
    (replace("actors.csv", "name,kind", "name,kind,age"), "'age' was an unknown column; expected only the columns id, name, kind"),
    (replace("actors.csv", "person", "person,tall"), "row 2, actor 'envoy': found 4 cells; expected 3 cells"),
    (replace("actors.csv", ",person", ""), "row 2, actor 'envoy': found 2 cells; expected 3 cells"),
    (replace("sources.json", '"id": "gazette",', '"id": "gazette"'), "sources.json: found a syntax error"),
    (write("sources.json", b'[{"a": NaN}]'), "sources.json: found a value that JSON does not have: NaN"),
    (write("sources.json", b"[" * 100_000), "sources.json: found a value that JSON does not have"),
    (write("sources.json", b"{}"), "sources.json: found {}; expected a list of CSL items"),
    (write("land.geojson", b"[]"), "land.geojson: found []; expected a GeoJSON FeatureCollection"),
    (delete("datapackage.json"), "datapackage.json: found no such file"),
    (replace("datapackage.json", '"dispute"', '"debate"'), "datapackage.json: 'dispute' was missing"),
    (replace("datapackage.json", '"credit": "Nobody"', '"credit": ""'), "'dispute.credit' was ''; expected some text"),
    (replace("datapackage.json", '"2017-03-21"', '"soon"'), "'dispute.article.published' was 'soon'; expected a date such as"),
    (replace("datapackage.json", '"1900"', '"19OO"'), "'dispute.eras.end' was '19OO'; expected a date such as 1855"),
    (replace("datapackage.json", '"path": "land.geojson"', '"path": "../land.geojson"'), "'resources.path' was '../land.geojson'"),
    (replace("datapackage.json", '"path": "land.geojson"', '"path": "sea.geojson"'), "resource 'land-geojson': 'path' was 'sea.geojson'; expected a file of the pack"),
    (replace("datapackage.json", '"source": "gazette"', '"source": "herald"'), "'dispute.article.source' was 'herald'; expected the id of a source"),
    (replace("datapackage.json", '"version"', '"sources": ["a book"], "version"'), "'sources' was 'a book'; expected an object"),
    (replace("datapackage.json", '"id": "south"', '"id": "north"'), "expected ids that are each there once"),
]  # fmt: skip

FIELDS = [
    (replace("events.csv", DAY, "treaty-1855,background,1855-13-07"), "events.csv, row 2, event 'treaty-1855': 'date' was '1855-13-07'; expected a year, month and day that exist"),
    (replace("events.csv", DAY, "treaty-1855,background,soon"), "'date' was 'soon'; expected an EDTF date"),
    (replace("events.csv", "diplomacy", "party"), "'category' was 'party'; expected one of 'diplomacy', 'military',"),
    (replace("events.csv", "treaty-1855", "Treaty 1855"), "'id' was 'Treaty 1855'; expected a lowercase id such as 'shimoda-1855'"),
    (replace("events.csv", "treaty-1855,", ","), "events.csv, row 2: 'id' was ''; expected a lowercase id"),
    (replace("events.csv", "talks-2017,article", "treaty-1855,article"), "row 3, event 'treaty-1855': 'id' was 'treaty-1855'; expected another id: row 2 has it"),
    (replace("events.csv", ",1,1,", ",1,,"), "'lon' was empty; expected a number, as 'lat' is given"),
    (replace("events.csv", ",1,1,", ",north,1,"), "'lat' was 'north'; expected a number"),
    (replace("events.csv", ",1,1,", ",91,1,"), "'lat' was '91'; expected a number of at most 90"),
    (replace("events.csv", ",1,1,", ",nan,1,"), "'lat' was 'nan'; expected a number of at most 90"),
    (replace("events.csv", "Something", "x" * 3000), "expected at most 2,000 characters"),
    (replace("events.csv", "Something", "Some\x00thing"), r"'summary' was 'Some\x00thing happens.'; expected text without control characters"),
    (replace("sources.json", "Gazette", r"\ud800"), r"source 'gazette': 'title' was '\ud800'; expected text without control"),
    (replace("sources.json", "official", "rumour"), "source 'gazette': 'custom.kind' was 'rumour'; expected one of 'official'"),
    (replace("sources.json", '"title": "Gazette"', '"title": "Gazette", "issued": {"date-parts": [["2017"]]}'), "'issued' was {'date-parts': [['2017']]}; expected date-parts such as"),
    (replace("lines.geojson", '"schematic": true', '"schematic": 3'), "line 'strait': 'schematic' was 3; expected true or false"),
    (replace("territories.geojson", '"disputed"', '"owned"'), "territories.geojson, row 1, territory 'west': 'role' was 'owned'; expected one of"),
    (replace("territories.geojson", '"id": "west"', '"id": "vest"'), "territory 'west': 'id' was 'vest'; expected the same as in properties"),
    (replace("lines.geojson", '"title"', '"size"'), "'size' was 'Treaty line'; expected no field of this name"),
]  # fmt: skip

RELATIONS = [
    (replace("events.csv", "west;east", "west;atlantis"), "event 'treaty-1855': 'territories' was 'atlantis'; expected the id of a known territory"),
    (replace("events.csv", "west;east", "west;west"), "'territories' was 'west' twice; expected each id once"),
    (replace("events.csv", ",envoy,", ",herald,"), "'actors' was 'herald'; expected the id of a known actor"),
    (replace("events.csv", ",p1,", ",p9,"), "'paragraphs' was 'p9'; expected the id of a known paragraph"),
    (replace("events.csv", ",p1,", ",,"), "event 'talks-2017': 'paragraphs' was empty"),
    (replace("events.csv", ",p1,treaty-1855", ",p1,talks-2017"), "'related' was 'talks-2017'; expected the id of another record"),
    (replace("events.csv", "gazette,verified", ",verified"), "event 'treaty-1855': 'sources' was empty; expected the id of a source at least"),
    (replace("events.csv", ",,gazette,Event talks", ",,,Event talks"), "event 'talks-2017': 'better_date_sources' was empty"),
    (replace("events.csv", "planned", "occurred"), "event 'visit-2017': 'fulfilled_by' was 'talks-2017'; expected nothing, as the status is 'occurred'"),
    (replace("control.csv", "west,..,1855-02-07,north", "west,..,1855-02-07,centre"), "control period 'west-1': 'state' was 'centre'; expected the id of a known state"),
    (replace("control.csv", "west,1855-02-07", "west,1855-02-08"), "control period 'west-2': 'start' was '1855-02-08', which leaves a gap after 'west-1'; expected '1855-02-07'"),
    (replace("control.csv", "west,1855-02-07", "west,1854"), "'start' was '1854', which leaves an overlap after 'west-1'"),
    (replace("control.csv", "east,1900,..", "east,1900,1850"), "control period 'east-2': 'end' was '1850'; expected a date after '1900'"),
    (replace("claims.csv", "west,north,", "west,centre,"), "'party' was 'centre'; expected the id of a known party"),
    (replace("states.csv", "North,north", "North,centre"), "state 'north': 'party' was 'centre'"),
    (replace("figures.csv", "f1,west", "f1,atlantis"), "'subject' was 'atlantis'; expected the id of a known territory or toponym"),
    (replace("lines.geojson", '"gazette"', '"herald"'), "line 'strait': 'sources' was 'herald'; expected the id of a known source"),
    (replace("territories.geojson", '"part_of": "west"', '"part_of": "wst"'), "territory 'islet': 'part_of' was 'wst'; expected the id of a known territory"),
    (replace("territories.geojson", '"part_of": null', '"part_of": "islet"'), "'part_of' was 'islet'; expected a territory that is not itself a part"),
]  # fmt: skip

GEOMETRY = [
    (add_territory(type="Polygon", coordinates=BOW_TIE), "territories.geojson, row 1, territory 'rock': 'geometry' was self-intersection at 1, 1; expected a valid Polygon"),
    (add_territory(type="Polygon", coordinates=METRES), "'geometry' was 5e+06, 4e+06 to 5.1e+06, 4.1e+06; expected degrees of WGS84"),
    (add_territory(type="Polygon", coordinates=[]), "'geometry' was an empty Polygon; expected coordinates"),
    (add_territory(type="Polygon", coordinates=[[[0, 0], [1, 0], [1, 1]]]), "'geometry' was coordinates that are not a Polygon"),
    (add_territory(type="Polygon", coordinates="x"), "'geometry' was coordinates that are not a Polygon"),
    (add_territory(type="Point", coordinates=[0, 0]), "'geometry' was a Point; expected a Polygon or MultiPolygon"),
    (add_territory(), "'geometry' was nothing; expected a Polygon or MultiPolygon"),
    (replace("land.geojson", '"properties"', '"attributes"'), "land.geojson, row 1: found a Feature without properties"),
    (replace("territories.geojson", '"type": "FeatureCollection"', '"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:3857"}}'), "'crs' was"),
    (write("lines.geojson", b'{"type": "FeatureCollection", "features": []}'), None),
    (write("territories.geojson", b'{"type": "FeatureCollection", "features": []}'), "territories.geojson: found no records; expected at least one territory"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), [*FILES, *FIELDS, *RELATIONS, *GEOMETRY])
def test_a_change_is_reported(tmp_path: Path, change: Change, expected: str | None) -> None:
    path = make_pack(tmp_path)
    change(path)
    problems = problems_of(path)
    if expected is None:
        assert problems == []
    else:
        assert any(expected in problem for problem in problems), problems


def test_the_made_up_pack_is_right(tmp_path: Path) -> None:
    assert problems_of(make_pack(tmp_path)) == []


def paths_in(value: Any) -> Iterator[tuple[Any, ...]]:
    yield ()
    keys: Iterable[Any] = ()
    if isinstance(value, dict | list):
        keys = value if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield from ((key, *rest) for rest in paths_in(value[key]))


@pytest.mark.parametrize("junk", [None, 1, [["x"]], {"id": []}])
@pytest.mark.parametrize(
    "name", ["datapackage.json", "sources.json", "territories.geojson", "lines.geojson"]
)
def test_a_wrong_value_anywhere_in_json_is_never_a_crash(
    tmp_path: Path, name: str, junk: object
) -> None:
    path = make_pack(tmp_path)
    text = (path / name).read_text(encoding="utf-8")
    for keys in paths_in(json.loads(text)):
        document = holder = {"root": json.loads(text)}
        *within, last = ("root", *keys)
        for key in within:
            holder = holder[key]
        holder[last] = junk
        (path / name).write_text(json.dumps(document["root"]), encoding="utf-8")
        files = {problem.where for problem in validate_pack(path)}
        assert keys or files >= {name}


def test_all_mistakes_are_reported_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    path = make_pack(tmp_path)
    replace("events.csv", "west;east", "west;atlantis")(path)
    replace("events.csv", DAY, "treaty-1855,background,soon")(path)
    replace("control.csv", "administration", "rule")(path)
    replace("lines.geojson", '"gazette"', '"herald"')(path)
    add_territory(type="Polygon", coordinates=BOW_TIE)(path)
    delete("claims.csv")(path)
    with pytest.raises(PackError, match="pack 'squares' has 6 problems") as caught:
        load_pack("squares", root=tmp_path)
    assert [(each.where, each.field) for each in caught.value.problems] == [
        ("events.csv", "date"),
        ("events.csv", "territories"),
        ("control.csv", "kind"),
        ("claims.csv", ""),
        ("territories.geojson", "geometry"),
        ("lines.geojson", "sources"),
    ]


@pytest.mark.parametrize(
    "name",
    ["territories.geojson", "sources.json", "actors.csv", "states.csv", "article.csv",
     "toponyms.csv", "datapackage.json"],
)  # fmt: skip
@pytest.mark.parametrize("content", [b"\xff", b""])
def test_an_unreadable_file_is_the_only_problem(tmp_path: Path, name: str, content: bytes) -> None:
    path = make_pack(tmp_path)
    (path / name).write_bytes(content)
    (problem,) = validate_pack(path)
    assert problem.where == name


def test_a_missing_column_is_reported_once(tmp_path: Path) -> None:
    path = make_pack(tmp_path)
    replace("events.csv", "id,scope,date", "id,scope,when")(path)
    assert [problem.field for problem in validate_pack(path)] == ["when", "date"]


def test_a_row_is_counted_in_lines_of_the_file(tmp_path: Path) -> None:
    path = make_pack(tmp_path)
    replace("events.csv", "Something happens.", '"Some\nthing\n"')(path)
    replace("events.csv", "2017-04~", "20170401")(path)
    (problem,) = validate_pack(path)
    assert problem.row == 6


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_pack(tmp_path)
    size = (path / "land.geojson").stat().st_size
    (path / "land.geojson").write_text(" " * 20_000)
    monkeypatch.setattr("geo.tables.MAX_FILE_BYTES", max(10_000, size))
    assert problems_of(path) == ["land.geojson: found 20,000 bytes; expected at most 10,000 bytes"]


@pytest.mark.parametrize("pack", ["../squares", "atlantis", "", ".", "squares/", "/etc"])
def test_an_id_is_one_of_the_packs_and_never_a_path(tmp_path: Path, pack: str) -> None:
    make_pack(tmp_path)
    (tmp_path / "inner").mkdir()
    with pytest.raises(PackError, match=r"'id' was .*expected one of 'squares'"):
        load_pack(pack, root=tmp_path)
    with pytest.raises(PackError, match="expected a pack, but there is none"):
        load_pack(pack, root=tmp_path / "inner")


def test_a_path_has_to_be_a_folder(tmp_path: Path) -> None:
    assert "'path' was" in problems_of(tmp_path / "nowhere")[0]
    path = make_pack(tmp_path)
    assert load_pack(path).id == pack_path("squares", root=tmp_path).name == "squares"


def test_list_packs_names_folders_that_hold_a_data_package(tmp_path: Path) -> None:
    make_pack(tmp_path)
    (tmp_path / "build").mkdir()
    assert list_packs(tmp_path) == ("squares",)
    assert list_packs(tmp_path / "nowhere") == ()
    assert "kuril" in list_packs()


def test_values_have_their_types(tmp_path: Path) -> None:
    pack = load_pack("squares", root=make_pack(tmp_path).parent)
    event = pack.events_by_id["talks-2017"]
    assert event.date == parse_date("2017-03")
    assert event.extent is Extent.MOMENT
    assert event.category is Category.DIPLOMACY
    assert event.related == ("treaty-1855",)
    assert pack.sources["almanac"].kind is SourceKind.REFERENCE
    assert [period.id for period in pack.control] == ["west-1", "west-2", "east-1", "east-2"]
    assert pack.control[0].start is None
    assert pack.extent == (date(1855, 2, 7), date(2017, 4, 30))
    assert [party.id for party in pack.parties] == ["north", "south"]
    assert pack.settings.home == (0, 0, 6, 2)
    assert pack.settings.article.published == date(2017, 3, 21)
    assert pack.descriptor["title"] == "Two squares"
    assert pack.part_of == {"islet": "west"}
    assert pack.lines_by_id["strait"].end is None


def test_events_are_a_frame_of_plain_values(tmp_path: Path) -> None:
    events = load_pack(make_pack(tmp_path)).events
    assert events.crs == WGS84
    assert events.index.tolist() == ["treaty-1855", "talks-2017", "visit-2017"]
    assert list(events.columns[:5]) == ["scope", "date", "earliest", "latest", "extent"]
    treaty, talks = events.loc["treaty-1855"], events.loc["talks-2017"]
    assert (treaty.geometry.x, treaty.geometry.y) == (1, 1)
    assert treaty["territories"] == ("west", "east")
    assert treaty["better_date"] is None
    assert talks.geometry is None
    assert (talks["date"], talks["better_date"]) == ("2017-03", "2017-03-20")
    assert (talks["earliest"], talks["latest"]) == (date(2017, 3, 1), date(2017, 3, 31))
    assert type(talks["category"]) is str
    assert talks["category"] == "diplomacy"


def test_shapes_are_frames_by_id(tmp_path: Path) -> None:
    pack = load_pack(make_pack(tmp_path))
    assert pack.territories.crs == pack.lines.crs == pack.land.crs == WGS84
    assert pack.territories.index.tolist() == ["west", "islet", "east"]
    assert [shape.area for shape in pack.territories.geometry] == [4, 1, 4]
    assert pack.territories["part_of"].tolist() == [None, "west", None]
    assert pack.territories["role"].tolist() == ["disputed"] * 3
    line = pack.lines.loc["strait"]
    assert (line["start"], line["end"], line["sources"]) == ("1855-02-07", None, ("gazette",))
    assert line["schematic"] is True


def test_a_statement_is_weak_if_all_its_sources_are(tmp_path: Path) -> None:
    pack = load_pack(make_pack(tmp_path))
    assert pack.is_weak(["almanac"])
    assert not pack.is_weak(["almanac", "gazette"])


def test_optional_columns_a_byte_order_mark_and_no_lines_are_fine(tmp_path: Path) -> None:
    path = make_pack(tmp_path, lines=[])
    text = "\ufeffkind,id,territories,sources,confidence\r\nisland,west,west,gazette,verified\r\n"
    (path / "toponyms.csv").write_bytes(text.encode())
    pack = load_pack(path)
    assert pack.toponyms["west"].latin_ja == ""
    assert len(pack.lines) == 0
    assert pack.lines.crs == WGS84


def test_a_gap_is_not_reported_beside_a_broken_period(tmp_path: Path) -> None:
    periods = [
        period_row("west-1", "west", "..", "1800", "north"),
        period_row("west-2", "west", "1800", "18OO", "south"),
        period_row("west-3", "west", "1900", "..", "north"),
    ]
    (problem,) = validate_pack(make_pack(tmp_path, control=periods))
    assert (problem.subject, problem.field) == ("control period 'west-2'", "end")


def test_fingerprint_follows_the_files_and_reading_leaves_them(tmp_path: Path) -> None:
    path = make_pack(tmp_path)
    before = fingerprint(path)
    load_pack(path)
    assert fingerprint(path) == before
    os.utime(path / "events.csv", ns=(1, 1))
    touched = fingerprint(path)
    assert touched != before
    (path / "notes.md").write_text("")
    assert fingerprint(path) not in {before, touched}


def test_the_shipped_pack_is_right() -> None:
    pack = load_pack("kuril")
    assert len(pack.events_by_id) == len(pack.events) > 0
    assert {"etorofu", "kunashiri", "shikotan", "habomai"} <= set(pack.territories.index)


def test_ten_thousand_events_load_in_time(tmp_path: Path) -> None:
    rows = [
        event_row(f"e{number}", f"{1700 + number % 300}-01-{1 + number % 28:02d}", lat="1", lon="1")
        for number in range(10_000)
    ]
    path = make_pack(tmp_path, events=rows)
    begun = process_time()
    assert len(load_pack(path).events) == 10_000
    assert process_time() - begun < 4


def test_a_part_may_lie_anywhere_in_the_file(tmp_path: Path) -> None:
    territories = default_tables()["territories"]
    rock = feature("Polygon", square(8, 0), id="rock", role="context", part_of=None)
    path = make_pack(tmp_path, territories=[*reversed(territories), rock])
    assert problems_of(path) == []
