"""Captions of territories, and the view in words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from geo.annotations import Arrow, Caption, Ellipse, Highlight, Pin
from geo.dates import parse_partial
from geo.describe import caption, describe_view, join_and, join_or, name_of, party_name, short_name
from geo.history import Administration, History
from geo.model import Names, ViewState
from geo.pack import Pack, load_pack
from geo.selection import Selection
from geo.translation import translate
from tests.packs import default_tables, make_pack, period_row


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder = tmp_path_factory.mktemp("packs")
    control = [
        *default_tables()["control"][:2],
        period_row("east-1", "east", "1800", "1900", "south"),
        period_row("east-2", "east", "1900", "..", "north"),
    ]
    make_pack(folder, control=control)
    return load_pack("squares", root=folder)


@pytest.fixture(scope="module")
def history(pack: Pack) -> History:
    return History.of(pack)


CERTAIN = "Administered by By north."
CONTESTED = "Administered by By south. Contested by North."
IN_TURN = "Administered in that time by By north and By south, one after the other."
HAND_OVER = "the change falls inside an uncertain date."
ALTERNATIVES = f"Administered by By south or By north: {HAND_OVER}"


@pytest.mark.parametrize(
    ("territory", "on", "perspective", "words"),
    [
        ("west", "1855-02-06", "control", CERTAIN),
        ("west", "1855-02-07", "control", CONTESTED),
        ("islet", "1855-02-07", "control", CONTESTED),
        ("east", "1850", "control", "Administered by By south."),
        ("east", "1900", "control", ALTERNATIVES),
        ("east", "1799", "control", "Nothing is recorded for this date."),
        ("west", "1855-02-07", "north", "In the stated position of North: North."),
        (
            "west",
            "1855-02-07",
            "south",
            "No statement of South is recorded. Administered by By south.",
        ),
    ],
)
def test_caption_of_a_day(
    pack: Pack, history: History, territory: str, on: str, perspective: str, words: str
) -> None:
    answer = history.at(territory, parse_partial(on)[0], perspective=perspective)
    said = caption(pack, answer, perspective=perspective)
    assert said == words or (perspective != "control" and said.startswith(words))


@pytest.mark.parametrize(
    ("territory", "span", "words"),
    [
        (
            "west",
            "1855",
            f"{IN_TURN} Contested by North.",
        ),
        ("west", "1854", CERTAIN),
        ("west", "1856", CONTESTED),
        ("east", "1700", "Nothing is recorded for this date."),
    ],
)
def test_caption_of_a_range(
    pack: Pack, history: History, territory: str, span: str, words: str
) -> None:
    days = parse_partial(span)
    assert caption(pack, history.during(territory, *days), days=days) == words


def test_caption_of_one_day_given_as_a_range(pack: Pack, history: History) -> None:
    day = date(1900, 6, 1)
    assert caption(pack, history.during("east", day, day), days=(day, day)) == ALTERNATIVES


@pytest.mark.parametrize(
    ("items", "both", "either"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a or b"),
        (["a", "b", "c"], "a, b and c", "a, b or c"),
    ],
)
def test_lists_in_words(items: list[str], both: str, either: str) -> None:
    assert (join_and(items, "en"), join_or(items, "en")) == (both, either)


def test_party_name(pack: Pack) -> None:
    assert party_name(pack, "north") == "North"
    assert party_name(pack, "envoy") == "The Envoy"
    with pytest.raises(KeyError, match="nobody"):
        party_name(pack, "nobody")


@pytest.mark.parametrize(
    ("names", "full", "short"),
    [
        (Names.DUAL, "Etorofu 択捉島 / Iturup Итуруп", "Etorofu / Iturup"),
        (Names.ENGLISH, "Etorofu / Iturup", "Etorofu / Iturup"),
        (Names.JAPANESE, "択捉島", "択捉島"),
        (Names.RUSSIAN, "Итуруп", "Итуруп"),
    ],
)
def test_names_of_a_place(names: Names, full: str, short: str) -> None:
    kuril = load_pack("kuril")
    assert (name_of(kuril, "etorofu", names), short_name(kuril, "etorofu", names)) == (full, short)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Etorofu / Iturup"), ("ja", "択捉島（イトゥルプ島）"), ("ru", "Итуруп / Эторофу")],
)
def test_both_names_are_said_in_the_language_of_the_texts(language: str, said: str) -> None:
    told = translate(load_pack("kuril"), language)
    assert short_name(told, "etorofu", Names.DUAL) == said
    assert short_name(told, "etorofu", Names.ENGLISH) == "Etorofu / Iturup"
    assert name_of(told, "etorofu", Names.DUAL) == "Etorofu 択捉島 / Iturup Итуруп"


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_every_area_is_said_in_the_script_of_the_texts(language: str) -> None:
    told = translate(load_pack("kuril"), language)
    said = [short_name(told, id_, Names.DUAL) for id_ in told.territories.index]
    assert not [each for each in said if re.search("[A-Za-z]", each)]


def test_both_names_fall_back_on_the_latin_forms() -> None:
    kuril = load_pack("kuril")
    assert short_name(kuril, "nemuro-strait", Names.DUAL) == "Kunashir Strait / Nemuro Strait"


def test_a_place_without_a_toponym_is_named_by_its_id(pack: Pack) -> None:
    assert name_of(pack, "east", Names.DUAL) == "east"


@pytest.mark.parametrize("event", [None, "visit-2017"])
def test_view_in_words(pack: Pack, history: History, event: str | None) -> None:
    on = date(2017, 4, 30)
    answers: dict[str, Administration] = {id_: history.at(id_, on) for id_ in ("west", "east")}
    selection = Selection(
        ids=("treaty-1855", "visit-2017"), mask=None, certain=frozenset(), total=3
    )
    said = describe_view(
        pack,
        ViewState(event=event),
        selection,
        answers,
        window=(date(1855, 1, 1), on),
        as_of=on,
    )
    sentences = [
        "2 of 3 events are shown, dated from 1 January 1855 to 30 April 2017.",
        "Territories on 30 April 2017:",
        f"west: {CONTESTED}",
        f"east: {CERTAIN}",
    ]
    if event:
        sentences.append("Selected: Event visit-2017, about April 2017, Somewhere.")
    assert said == " ".join(sentences)


def test_marks_in_words(pack: Pack) -> None:
    marks = (
        Caption(1, 2, "Look here"),
        Arrow(1, 2, 3, 4),
        Pin(1, 2, "One."),
        Ellipse(1, 2, 3, 4, "Waters?"),
        Highlight("west"),
        Pin(1, 2, "Two"),
    )
    said = describe_view(
        pack,
        ViewState(annotations=marks),
        Selection(ids=(), mask=None, certain=frozenset(), total=0),
        {},
        window=(date(1855, 1, 1), date(1856, 1, 1)),
        as_of=date(1856, 1, 1),
    )
    assert said.endswith(
        "Note: Look here. Pin 1: One. Outlined: Waters? Highlighted, west. Pin 2: Two."
    )
