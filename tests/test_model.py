"""Rows read from text, and the names that a label shows."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from geo.model import Names, Source, SourceKind, Toponym, with_wholes
from tests.strategies import make_event

ETOROFU = {"latin_ja": "Etorofu", "latin_ru": "Iturup", "name_ja": "択捉島", "name_ru": "Итуруп"}
YURI = {"latin_ja": "Yuri", "latin_ru": "Yuri", "name_ja": "勇留島", "name_ru": "Юрий"}
ZAITO = {"latin_ja": "Zaito", "latin_ru": "Aisk", "name_ja": "座糸", "name_ru": "Айск; Другое"}
RUSSIAN_ONLY = {"latin_ru": "Reidovo", "name_ru": "Рейдово"}
BARE = {"latin_ja": "Hira", "latin_ru": "Gira"}


@pytest.mark.parametrize(
    ("names", "given", "lines"),
    [
        (Names.DUAL, ETOROFU, ("Etorofu 択捉島", "Iturup Итуруп")),
        (Names.DUAL, ZAITO, ("Aisk Айск", "Zaito 座糸")),
        (Names.DUAL, YURI, ("Yuri", "勇留島 · Юрий")),
        (Names.DUAL, RUSSIAN_ONLY, ("Reidovo", "Рейдово")),
        (Names.DUAL, BARE, ("Gira", "Hira")),
        (Names.DUAL, {}, ("somewhere",)),
        (Names.ENGLISH, ETOROFU, ("Etorofu / Iturup",)),
        (Names.ENGLISH, ZAITO, ("Aisk / Zaito",)),
        (Names.ENGLISH, YURI, ("Yuri",)),
        (Names.JAPANESE, ETOROFU, ("択捉島",)),
        (Names.JAPANESE, RUSSIAN_ONLY, ("Reidovo",)),
        (Names.RUSSIAN, ZAITO, ("Айск",)),
        (Names.RUSSIAN, BARE, ("Gira / Hira",)),
    ],
)
def test_toponym_lines(names: Names, given: dict[str, str], lines: tuple[str, ...]) -> None:
    toponym = Toponym(id="somewhere", kind="island", sources="s", confidence="verified", **given)
    assert toponym.lines(names) == lines


@pytest.mark.parametrize(
    ("issued", "text"),
    [
        (None, ""),
        ({}, ""),
        ({"date-parts": []}, ""),
        ({"date-parts": [[2017]]}, "2017"),
        ({"date-parts": [[2017, 3]]}, "2017-03"),
        ({"date-parts": [[2017, 3, 7]]}, "2017-03-07"),
    ],
)
def test_issued_on(issued: dict[str, Any] | None, text: str) -> None:
    assert Source(id="s", type="book", title="T", issued=issued).issued_on == text


def test_source_without_a_kind_weighs_least() -> None:
    assert Source(id="s", type="book", title="T").kind is SourceKind.OTHER
    official = Source(id="s", type="book", title="T", custom={"kind": "official"})
    assert official.kind is SourceKind.OFFICIAL


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example", "https://a b"])
def test_source_takes_only_web_addresses(url: str) -> None:
    with pytest.raises(ValidationError, match="URL"):
        Source(id="s", type="book", title="T", URL=url)


@pytest.mark.parametrize(
    ("cell", "ids"),
    [("", ()), (None, ()), ("a", ("a",)), (" a ; b-1;;", ("a", "b-1")), (["a"], ("a",))],
)
def test_list_cell(cell: Any, ids: tuple[str, ...]) -> None:
    assert make_event("e", "2017", actors=cell).actors == ids


@pytest.mark.parametrize(
    ("place", "short"),
    [("Taipei (inferred) (1)", "Taipei"), ("Tokyo", "Tokyo"), ("(unknown)", "(unknown)")],
)
def test_short_place(place: str, short: str) -> None:
    assert make_event("e", "2017", place=place).short_place == short


def test_with_wholes_has_each_id_once() -> None:
    part_of = {"rock": "islet", "islet": "group", "group": None}
    assert with_wholes(["islet", "rock", "isle"], part_of) == ("islet", "group", "rock", "isle")
    assert with_wholes([], part_of) == ()


def test_empty_cells_are_absent() -> None:
    event = make_event("e", "2017", lat="", lon=" ", better_date="", fulfilled_by="")
    assert (event.lat, event.lon, event.better_date, event.fulfilled_by) == (None,) * 4


@pytest.mark.parametrize(
    "change",
    [{"id": "Not A Slug"}, {"lat": "91"}, {"lon": "-181"}, {"actors": "a;B"}, {"title": " "}],
)
def test_rejects(change: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match=next(iter(change))):
        make_event("e", "2017", **change)
