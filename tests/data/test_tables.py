"""The tables of the bundled pack, held to what the pack promises."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest

from geo.dates import parse_date
from geo.model import Source, SourceKind
from geo.pack import CSV_TABLES
from geo.settings import ROOT

Json = dict[str, Any]

PACK = ROOT / "data" / "kuril"

MODELS = {table: model for table, (model, _) in CSV_TABLES.items()}

REFERENCES = {
    ("events", "better_date_sources"): "sources",
    ("events", "territories"): "territories",
    ("events", "actors"): "actors",
    ("events", "paragraphs"): "article",
    ("events", "related"): "events",
    ("events", "fulfilled_by"): "events",
    ("control", "territory"): "territories",
    ("control", "state"): "states",
    ("control", "contested_by"): "states",
    ("claims", "territory"): "territories",
    ("claims", "party"): "parties",
    ("claims", "regarded_as"): "states",
    ("states", "party"): "parties",
    ("toponyms", "territories"): "territories",
    ("figures", "subject"): "toponyms",
} | {
    (table, "sources"): "sources"
    for table in ("events", "control", "claims", "toponyms", "figures", "positions")
}

ARTICLE_EVENTS = {
    "report-2017-03-21": "2017-03-21",
    "two-plus-two-2017": "2017-03-20",
    "kishida-lavrov-2017": "2017-03-20",
    "inada-shoigu-2017": "2017-03-20",
    "joint-session-2017": "2017-03-20",
    "news-conference-2017": "2017-03-20",
    "visit-announced-2017": "2017-03-20",
    "summit-planned-2017": "2017-04-21/2017-04-30~",
    "abe-pledge": "../2017-03-20",
    "ties-and-china": "../2017-03-20",
    "soviet-landings-1945": "1945~",
    "japan-defeat-1945": "1945~",
    "moscow-control-since-1945": "1945~/2017-03-20",
    "no-peace-treaty": "1945~/2017-03-20",
    "conflicting-claims": "1945~/2017-03-20",
    "joint-development-hope-2017": "2017-03-20",
    "fisheries-tourism-2017": "2017-03-20",
    "north-korea-demand-2017": "2017-03-20",
    "north-korea-tests": "../2017-03-20",
    "un-resolutions-north-korea": "../2017-03-20",
    "crimea-2014": "2013-11/2017-03-20",
    "japan-sanctions-2014": "2013-11/2017-03-20",
    "two-plus-two-2013": "2013-11",
    "moscow-on-thaad-2017": "2013-11/2017-03-20",
    "thaad-plan": "../2017-03-20",
    "no-breakthrough-2017": "2017-03-20",
    "kishida-speedy-2017": "2017-03-20",
    "tokyo-to-raise-missiles-2017": "2013-11/2017-03-20",
    "missiles-etorofu": "1945~/2017-03-20",
    "other-military-activity": "1945~/2017-03-20",
    "tokyo-no-further-2017": "2013-11/2017-03-20",
}
"""Every happening of the seed article, with the date that the article itself supports."""

LOADED_WORDS = re.compile(
    r"\b(seiz\w*|annex(?:es|ed|ing)|stole\w*|steal\w*|liberat\w*|invad\w*|invasion\w*|aggress\w*"
    r"|illegal\w*|rightful\w*|reclaim\w*|recaptur\w*|regime\w*|puppet\w*|occupied territor\w+)\b",
    re.IGNORECASE,
)


def read(table: str) -> list[dict[str, str]]:
    with (PACK / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def split(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def bounds(text: str) -> tuple[date, date]:
    parsed = parse_date(text)
    assert parsed.earliest is not None
    assert parsed.latest is not None
    return parsed.earliest, parsed.latest


def read_json(name: str) -> Any:
    return json.loads((PACK / name).read_text("utf-8"))


def features(name: str) -> list[Json]:
    return cast(list[Json], read_json(f"{name}.geojson")["features"])


@pytest.fixture(scope="module")
def sources() -> list[Json]:
    return cast(list[Json], read_json("sources.json"))


@pytest.fixture(scope="module")
def package() -> Json:
    return cast(Json, read_json("datapackage.json"))


@pytest.fixture(scope="module")
def known_ids(sources: list[Json], package: Json) -> dict[str, set[str]]:
    """Return the ids that a cell may name, by what it names."""
    return {table: {row["id"] for row in read(table)} for table in MODELS} | {
        "sources": {source["id"] for source in sources},
        "territories": {feature["properties"]["id"] for feature in features("territories")},
        "parties": {party["id"] for party in package["dispute"]["parties"]},
    }


def periods() -> dict[str, list[dict[str, str]]]:
    by_territory: dict[str, list[dict[str, str]]] = {}
    for row in read("control"):
        by_territory.setdefault(row["territory"], []).append(row)
    return by_territory


@pytest.mark.parametrize("table", MODELS)
def test_rows_pass_their_model(table: str) -> None:
    for row in read(table):
        MODELS[table].model_validate(row)


@pytest.mark.parametrize("table", MODELS)
def test_columns_are_the_fields_in_order(table: str) -> None:
    assert list(read(table)[0]) == list(MODELS[table].model_fields)


@pytest.mark.parametrize("table", MODELS)
def test_files_are_utf8_with_unix_line_ends(table: str) -> None:
    data = (PACK / f"{table}.csv").read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\n")


@pytest.mark.parametrize("table", MODELS)
def test_ids_are_unique(table: str) -> None:
    ids = [row["id"] for row in read(table)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("table", "column"), REFERENCES)
def test_references_exist(table: str, column: str, known_ids: dict[str, set[str]]) -> None:
    named = {id_ for row in read(table) for id_ in split(row[column])}
    assert named
    assert named <= known_ids[REFERENCES[table, column]]


@pytest.mark.parametrize("column", ["territories", "actors", "paragraphs", "related", "sources"])
def test_no_list_names_an_id_twice(column: str) -> None:
    for row in read("events"):
        named = split(row[column])
        assert len(named) == len(set(named)), row["id"]


@pytest.mark.parametrize("id_", ARTICLE_EVENTS)
def test_article_event_keeps_the_date_of_the_article(id_: str) -> None:
    row = next(row for row in read("events") if row["id"] == id_)
    assert (row["scope"], row["date"]) == ("article", ARTICLE_EVENTS[id_])
    assert row["paragraphs"]
    assert split(row["sources"])[0] == "seed-article"


def test_no_other_event_is_of_the_article() -> None:
    rows = read("events")
    assert {row["id"] for row in rows if row["scope"] == "article"} == set(ARTICLE_EVENTS)
    assert not [row["id"] for row in rows if row["scope"] == "background" and row["paragraphs"]]


def test_every_paragraph_is_told_by_an_event() -> None:
    told = {id_ for row in read("events") for id_ in split(row["paragraphs"])}
    assert told == {row["id"] for row in read("article")}


def test_better_dates_are_of_the_article_and_have_sources_of_their_own() -> None:
    rows = [row for row in read("events") if row["better_date"]]
    assert rows
    for row in rows:
        assert row["scope"] == "article", row["id"]
        assert row["better_date"] != row["date"], row["id"]
        assert row["better_date_note"], row["id"]
        named = split(row["better_date_sources"])
        assert named, row["id"]
        assert "seed-article" not in named, row["id"]
        assert set(named) <= set(split(row["sources"])), row["id"]


def test_plans_that_came_about_name_what_fulfilled_them() -> None:
    rows = {row["id"]: row for row in read("events")}
    fulfilled = {id_: row["fulfilled_by"] for id_, row in rows.items() if row["fulfilled_by"]}
    assert fulfilled == {
        "summit-planned-2017": "summit-moscow-2017",
        "tokyo-to-raise-missiles-2017": "inada-shoigu-2017",
    }
    for plan, event in fulfilled.items():
        assert rows[plan]["status"] == "planned"
        assert rows[event]["status"] == "occurred"
        assert event in split(rows[plan]["related"])


def test_related_events_name_each_other() -> None:
    related = {row["id"]: split(row["related"]) for row in read("events")}
    for id_, others in related.items():
        for other in others:
            assert other != id_
            assert id_ in related[other], (id_, other)


def test_events_have_a_whole_point_or_none() -> None:
    for row in read("events"):
        assert bool(row["lat"]) == bool(row["lon"]), row["id"]


def test_titles_and_summaries_are_short() -> None:
    for row in read("events"):
        assert len(row["title"]) <= 70, row["id"]
        assert 1 <= len(re.findall(r"[.!?](?:\s|$)", row["summary"])) <= 3, row["id"]


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("events", ("title", "summary", "place")),
        ("article", ("label", "gist")),
        ("control", ("administered_as", "contested_note", "note")),
        ("claims", ("statement",)),
        ("states", ("name",)),
        ("actors", ("name",)),
    ],
)
def test_words_take_no_side(table: str, columns: tuple[str, ...]) -> None:
    for row in read(table):
        for column in columns:
            assert not LOADED_WORDS.search(row[column]), (row["id"], row[column])


def test_control_periods_touch() -> None:
    for territory, rows in periods().items():
        ends = [(row["start"], row["end"]) for row in rows]
        assert (ends[0][0], ends[-1][1]) == ("..", ".."), territory
        for (_, end), (start, _) in pairwise(ends):
            assert end == start, territory


@pytest.mark.parametrize("table", ["control", "claims"])
def test_periods_end_after_they_start(table: str) -> None:
    for row in read(table):
        if ".." not in (row["start"], row["end"]):
            assert bounds(row["start"])[1] < bounds(row["end"])[0], row["id"]


def test_every_territory_of_the_story_has_control_periods() -> None:
    drawn = {
        feature["properties"]["id"]
        for feature in features("territories")
        if feature["properties"]["role"] != "context" and not feature["properties"]["part_of"]
    }
    assert periods().keys() == drawn


def test_both_parties_state_who_holds_each_disputed_group_today() -> None:
    today = {
        (row["party"], row["territory"]): row["regarded_as"]
        for row in read("claims")
        if row["end"] == ".."
    }
    for group in ("etorofu", "kunashiri", "shikotan", "habomai"):
        assert today["japan", group] == "japan"
        assert today["russia", group] == "russia"
    for land in ("uruppu-to-shumshu", "south-sakhalin"):
        assert today["japan", land] == "undetermined"


def test_claims_of_a_party_do_not_overlap() -> None:
    previous: dict[tuple[str, str], str] = {}
    for row in read("claims"):
        key = row["party"], row["territory"]
        end = previous.get(key)
        assert end is None or end == row["start"] or (bounds(end)[1] < bounds(row["start"])[0]), (
            row["id"]
        )
        previous[key] = row["end"]


def test_every_territory_has_names() -> None:
    names = {row["id"]: row for row in read("toponyms")}
    for feature in features("territories"):
        row = names[feature["properties"]["id"]]
        assert all(row[column] for column in ("latin_ja", "latin_ru", "name_ja", "name_ru")), row[
            "id"
        ]


def test_every_question_is_answered_by_both_parties() -> None:
    answers: dict[str, set[str]] = {}
    for row in read("positions"):
        answers.setdefault(row["question_id"], set()).add(row["party"])
    for question, parties in answers.items():
        assert parties >= {"japan", "russia"}, question


def test_sources_are_csl_with_a_kind(sources: list[Json]) -> None:
    ids = [source["id"] for source in sources]
    assert len(ids) == len(set(ids))
    for source in sources:
        Source.model_validate(source)
        SourceKind(source["custom"]["kind"])


def test_sources_are_all_cited(sources: list[Json]) -> None:
    cited = {
        id_
        for (table, column), target in REFERENCES.items()
        if target == "sources"
        for row in read(table)
        for id_ in split(row[column])
    }
    cited |= {id_ for line in features("lines") for id_ in line["properties"]["sources"]}
    assert cited == {source["id"] for source in sources}


def test_sources_are_ordered_by_weight(sources: list[Json]) -> None:
    order = list(SourceKind)
    weight = {source["id"]: order.index(SourceKind(source["custom"]["kind"])) for source in sources}
    for (table, column), target in REFERENCES.items():
        if target != "sources":
            continue
        for row in read(table):
            named = [weight[id_] for id_ in split(row[column]) if id_ != "seed-article"]
            assert named == sorted(named), (table, row["id"])


def test_actors_are_all_used(package: Json) -> None:
    used = {id_ for row in read("events") for id_ in split(row["actors"])}
    parties = {party["id"] for party in package["dispute"]["parties"]}
    used |= {row["party"] for row in read("positions")} - parties
    assert used == {row["id"] for row in read("actors")}


def test_package_lists_every_file(package: Json) -> None:
    listed = {resource["path"] for resource in package["resources"]}
    assert listed == {path.name for path in PACK.iterdir()} - {"datapackage.json"}


@pytest.mark.parametrize("table", MODELS)
def test_schema_has_the_columns_of_the_model(table: str, package: Json) -> None:
    resource = next(each for each in package["resources"] if each["name"] == table)
    assert [field["name"] for field in resource["schema"]["fields"]] == list(
        MODELS[table].model_fields
    )
    assert all(field["description"] for field in resource["schema"]["fields"])
    assert resource["licenses"]
    assert resource["sources"]


def validate(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


def test_frictionless_accepts_the_package() -> None:
    result = validate(PACK)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("control", ",1855-02-07,japan-tokugawa,", ",1855-02-07,atlantis,"),
        ("events", ",moment,", ",instant,"),
        ("figures", ",etorofu,", ",atlantis,"),
    ],
)
def test_frictionless_refuses_a_broken_package(
    tmp_path: Path, table: str, old: str, new: str
) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(PACK, folder)
    path = folder / f"{table}.csv"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert validate(folder).returncode == 1
