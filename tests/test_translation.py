"""A pack's texts in another language."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from geo.atlas import open_atlas
from geo.errors import PackError
from geo.i18n import LANGUAGES
from geo.pack import Pack, load_pack
from geo.translation import FIELDS, translate
from tests.packs import make_pack

OTHERS = LANGUAGES[1:]
SCRIPTS = {"ja": re.compile("[\u3040-\u30ff\u4e00-\u9fff]"), "ru": re.compile("[\u0400-\u04ff]")}


@pytest.fixture(scope="module")
def kuril() -> Pack:
    return load_pack("kuril")


def _write(folder: Path, *rows: tuple[str, str, str, str]) -> None:
    with (folder / "texts-ja.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("resource", "record", "field", "text"), *rows])


def _texts(pack: Pack) -> dict[tuple[str, str, str], str]:
    """Return all that may be translated of a pack and is not empty, by where it stands."""
    records = {
        "events": pack.events_by_id.values(),
        "states": pack.states.values(),
        "actors": pack.actors.values(),
        "article": pack.paragraphs.values(),
        "control": pack.control,
        "claims": pack.claims,
        "positions": pack.positions,
        "figures": pack.figures,
        "toponyms": pack.toponyms.values(),
        "lines": pack.lines_by_id.values(),
    }
    found = {
        (resource, record.id, field): getattr(record, field)
        for resource, each in records.items()
        for record in each
        for field in FIELDS[resource]
    }
    for story in pack.stories.values():
        for name in ("title", "summary"):
            found["stories", story.id, name] = getattr(story, name)
        for step in story.steps:
            for name in ("title", "caption", "notes", "question"):
                found["stories", f"{story.id}/{step.id}", name] = getattr(step, name)
    settings = pack.settings
    found["datapackage", "", "title"] = str(pack.descriptor["title"])
    found["datapackage", "", "article-title"] = settings.article.title
    found |= {("datapackage", party.id, "party"): party.name for party in settings.parties}
    found |= {("datapackage", era.id, "era"): era.label for era in settings.eras}
    for name in ("brief", "method"):
        for number, text in enumerate(getattr(settings, name), 1):
            found["datapackage", str(number), name] = text
    for resource in pack.descriptor["resources"]:
        for name in ("title", "description"):
            found["datapackage", resource["name"], f"resource-{name}"] = resource[name]
    usual = _sources(load_pack("kuril"))
    for record, title in zip(usual, _sources(pack), strict=True):
        found["datapackage", record, "source"] = title
    return {key: text for key, text in found.items() if text}


def _sources(pack: Pack) -> list[str]:
    parts = (pack.descriptor, *pack.descriptor["resources"])
    return [source["title"] for part in parts for source in part.get("sources", ())]


@pytest.mark.parametrize("language", OTHERS)
def test_the_shipped_texts_are_all_translated(kuril: Pack, language: str) -> None:
    usual = _texts(kuril)
    given = {(each.resource, each.record, each.field) for each in kuril.texts[language]}
    assert given == usual.keys()
    translated = _texts(translate(kuril, language))
    assert translated.keys() == usual.keys()
    # A name of a news agency, a range of years or the article's own headline stays as it is.
    same = [key for key, text in translated.items() if text == usual[key] and " " in text]
    assert len(same) <= 3, same
    own = [key for key, text in translated.items() if SCRIPTS[language].search(text)]
    assert len(own) > 0.97 * len(translated)


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_the_years(kuril: Pack, language: str) -> None:
    usual, translated = _texts(kuril), _texts(translate(kuril, language))
    for key in usual:
        if key[0] in {"events", "claims", "positions", "stories"} and key[2] != "confidence_note":
            years = set(re.findall(r"\b(1[6-9]\d\d|20\d\d)\b", usual[key]))
            assert years <= set(re.findall(r"1[6-9]\d\d|20\d\d", translated[key])), key


LOADED = {
    "ja": ("固有の領土", "不法占拠", "不法占領", "奪還"),
    "ru": ("исконн", "незаконн", "освобожд"),
}


@pytest.mark.parametrize("language", OTHERS)
def test_no_loaded_word_of_the_narrator(kuril: Pack, language: str) -> None:
    for key, text in _texts(translate(kuril, language)).items():
        # What a party states is told in its own words.
        if key[0] not in {"claims", "positions", "stories"} and "confidence" not in key[2]:
            assert not any(word in text for word in LOADED[language]), (key, text)


def test_a_pack_without_translations_stays_as_it_is(tmp_path: Path) -> None:
    pack = load_pack(make_pack(tmp_path))
    assert pack.texts == {}
    assert translate(pack, "ja") is pack


def test_what_is_not_translated_stays(tmp_path: Path) -> None:
    folder = make_pack(tmp_path)
    _write(
        folder,
        ("events", "treaty-1855", "title", "条約"),
        ("datapackage", "", "title", "四角"),
        ("datapackage", "north", "party", "北"),
        ("datapackage", "events-csv", "resource-title", "出来事"),
    )
    pack = load_pack(folder)
    told = translate(pack, "ja")
    assert told.events_by_id["treaty-1855"].title == "条約"
    assert told.events_by_id["treaty-1855"].summary == pack.events_by_id["treaty-1855"].summary
    assert told.events_by_id["talks-2017"] == pack.events_by_id["talks-2017"]
    assert told.descriptor["title"] == "四角"
    titles = {each["name"]: each.get("title") for each in told.descriptor["resources"]}
    usual = {each["name"]: each.get("title") for each in pack.descriptor["resources"]}
    assert titles == usual | {"events-csv": "出来事"}
    assert [party.name for party in told.parties] == ["北", "South"]
    assert told.events.loc["treaty-1855", "title"] == "条約"
    assert pack.events_by_id["treaty-1855"].title != "条約"
    assert translate(pack, "ru") is pack


@pytest.mark.parametrize(
    ("row", "field", "expected"),
    [
        (("nothing", "x", "title", "x"), "resource", "'events'"),
        (("events", "treaty-1855", "date", "x"), "field", "'summary'"),
        (("events", "nobody", "title", "x"), "record", "id of a record"),
        (("datapackage", "west", "party", "x"), "record", "id of a record"),
        (("datapackage", "west", "resource-title", "x"), "record", "id of a record"),
        (("datapackage", "Nobody", "source", "x"), "record", "id of a record"),
        (("events", "treaty-1855", "title", ""), "text", "text"),
        (("events", "talks-2017", "title", "x"), "record", "another text: row 2"),
    ],
)
def test_bad_translations_are_named(
    tmp_path: Path, row: tuple[str, str, str, str], field: str, expected: str
) -> None:
    folder = make_pack(tmp_path)
    _write(folder, ("events", "talks-2017", "title", "y"), row)
    with pytest.raises(PackError) as error:
        load_pack(folder)
    (problem,) = error.value.problems
    assert (problem.where, problem.row, problem.field) == ("texts-ja.csv", 3, field)
    assert expected in problem.expected


@pytest.mark.parametrize("language", OTHERS)
def test_an_atlas_speaks_the_language(language: str) -> None:
    atlas = open_atlas("kuril", language)
    assert SCRIPTS[language].search(atlas.title)
    assert all(SCRIPTS[language].search(e.title) for e in atlas.pack.events_by_id.values())
    page = atlas.files.data.content.decode()
    assert len(SCRIPTS[language].findall(page)) > 3000
