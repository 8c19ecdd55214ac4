"""A pack made ready: built once a content, and right about extents, lines and administrations."""

from __future__ import annotations

import doctest
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import geo
from geo.atlas import Atlas, open_atlas
from geo.errors import PackError
from geo.i18n import LANGUAGES
from geo.model import Layer, ViewState
from geo.settings import DATA_VARIABLE
from tests.packs import make_pack

STORY = (Layer.ARTICLE, Layer.BACKGROUND)
GROUPS = ("etorofu", "kunashiri", "shikotan", "habomai")


@pytest.fixture(scope="module")
def kuril() -> Atlas:
    return open_atlas("kuril", "en")


@pytest.fixture
def squares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Atlas:
    make_pack(tmp_path)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    return open_atlas("squares", "en")


def test_example_of_the_library() -> None:
    result = doctest.testmod(geo)
    assert result.attempted >= 4
    assert result.failed == 0


def test_is_built_once_and_again_when_a_file_changes(squares: Atlas) -> None:
    assert open_atlas("squares", "en") is squares
    path = squares.pack.path / "events.csv"
    path.write_text(path.read_text().replace("Event talks-2017", "Renamed"), encoding="utf-8")
    changed = open_atlas("squares", "en")
    assert changed.pack.events_by_id["talks-2017"].title == "Renamed"
    assert changed.files.data.url != squares.files.data.url
    assert changed.files.land.url == squares.files.land.url


def test_a_file_that_breaks_is_reported_and_mends(squares: Atlas) -> None:
    path = squares.pack.path / "events.csv"
    content = path.read_text()
    path.write_text(content.replace("1855-02-07", "1855-13"), encoding="utf-8")
    with pytest.raises(PackError, match="1855-13"):
        open_atlas("squares", "en")
    path.write_text(content, encoding="utf-8")
    assert open_atlas("squares", "en").index.ids == squares.index.ids


@pytest.mark.parametrize(
    ("layers", "extent"),
    [
        ((Layer.ARTICLE,), (date(2017, 3, 1), date(2017, 3, 31))),
        (STORY, (date(1855, 2, 7), date(2017, 4, 30))),
    ],
)
def test_extent_is_that_of_what_is_told(
    squares: Atlas, layers: tuple[Layer, ...], extent: tuple[date, date]
) -> None:
    view = ViewState(pack="squares", layers=layers)
    assert squares.extent(view) == squares.window(view) == extent
    assert squares.as_of(view) == extent[1]


def test_story_reaches_further_back_than_the_article(kuril: Atlas) -> None:
    assert kuril.extent(ViewState())[0] == date(1945, 1, 1)
    assert kuril.extent(ViewState(layers=STORY)) == kuril.pack.extent


def test_areas_have_a_history_of_their_own(squares: Atlas, kuril: Atlas) -> None:
    assert squares.areas == ("west", "east")
    assert set(GROUPS) < set(kuril.areas)
    assert kuril.pack.part_of.keys().isdisjoint(kuril.areas)


@pytest.mark.parametrize("layers", [(Layer.ARTICLE,), STORY])
def test_an_open_window_holds_every_event_certainly(
    kuril: Atlas, layers: tuple[Layer, ...]
) -> None:
    selection = kuril.select(ViewState(layers=layers))
    assert selection.shown == selection.total > 0
    assert selection.certain == set(selection.ids)
    assert kuril.select(ViewState(layers=layers, certain=True)).shown == selection.total


def test_a_bound_that_is_set_is_a_bound(kuril: Atlas) -> None:
    begins = kuril.select(ViewState(start="1945"))
    assert "japan-defeat-1945" in set(begins.ids) - begins.certain
    late = kuril.select(ViewState(end="2017-03-19"))
    assert "news-conference-2017" not in late.ids


def test_nearest_events_to_an_empty_window(kuril: Atlas) -> None:
    view = ViewState(pack="kuril", start="2020", end="2021")
    assert kuril.select(view).ids == ()
    before, after = kuril.nearest(view)
    assert (before, after) == ("summit-planned-2017", None)


STRAIT, FIRST_KURIL, LA_PEROUSE, FIFTIETH, NEMURO, ETOROFU_1956 = (
    "line-1855-etorofu-strait",
    "line-1875-first-kuril-strait",
    "line-1875-la-perouse-strait",
    "line-1905-fiftieth-parallel",
    "line-1945-nemuro-goyomai",
    "line-1956-etorofu-strait",
)


@pytest.mark.parametrize(
    ("on", "lines"),
    [
        ("1855-02-06", set()),
        ("1855-02-07", {STRAIT}),
        ("1875-08-21", {STRAIT}),
        ("1875-08-22", {FIRST_KURIL, LA_PEROUSE}),
        ("1920-01-01", {FIRST_KURIL, FIFTIETH}),
        ("1950-01-01", {NEMURO}),
        ("2017-03-20", {NEMURO, ETOROFU_1956}),
    ],
)
def test_lines_in_force(kuril: Atlas, on: str, lines: set[str]) -> None:
    assert set(kuril.lines(date.fromisoformat(on))) == lines


@pytest.mark.parametrize(
    ("on", "perspective", "territory", "states", "contested_by"),
    [
        ("1854-12-31", "control", "shikotan", ("none",), ("russia-empire",)),
        ("1900-01-01", "control", "etorofu", ("japan-empire",), ()),
        ("1900-01-01", "control", "south-sakhalin", ("russia-empire",), ()),
        ("1910-01-01", "control", "south-sakhalin", ("japan-empire",), ()),
        ("1945-08-28", "control", "etorofu", ("ussr",), ("japan-occupied",)),
        ("1945-09-02", "control", "kunashiri", ("japan-empire", "ussr"), None),
        ("1960-01-01", "control", "etorofu", ("ussr",), ("japan",)),
        ("2017-03-20", "control", "etorofu", ("russia",), ("japan",)),
        ("2017-03-20", "control", "hokkaido", ("japan",), ()),
        ("2017-03-20", "japan", "etorofu", ("japan",), ("russia",)),
        ("2017-03-20", "japan", "south-sakhalin", ("undetermined",), None),
        ("2017-03-20", "russia", "etorofu", ("russia",), ("japan",)),
        ("1900-01-01", "russia", "etorofu", ("japan-empire",), ()),
    ],
)
def test_administrations(
    kuril: Atlas,
    on: str,
    perspective: str,
    territory: str,
    states: tuple[str, ...],
    contested_by: tuple[str, ...] | None,
) -> None:
    view = ViewState(perspective=perspective)
    answers = kuril.administrations(view, date.fromisoformat(on))
    assert tuple(answers) == kuril.areas
    assert answers[territory].states == states
    if contested_by is not None:
        assert answers[territory].contested_by == contested_by


def test_plans(kuril: Atlas, squares: Atlas) -> None:
    assert kuril.plans_of("summit-moscow-2017") == ("summit-planned-2017",)
    assert kuril.plans_of("crimea-2014") == ()
    assert squares.plans_of("talks-2017") == ("visit-2017",)


ROWS = {
    "states": "states",
    "actors": "actors",
    "article": "paragraphs",
    "events": "events_by_id",
    "control": "control",
    "claims": "claims",
    "toponyms": "toponyms",
    "figures": "figures",
    "positions": "positions",
    "sources": "sources",
    "territories": "territories",
    "land": "land",
    "lines": "lines_by_id",
}


def test_every_resource_but_the_licence_is_a_table(kuril: Atlas) -> None:
    translations = {f"texts-{language}" for language in LANGUAGES[1:]}
    assert set(kuril.resources) - set(ROWS) == {"licence", "stories", *translations}
    assert kuril.table("licence") is None
    steps = kuril.table("stories")
    assert list(steps["story"].unique()) == list(kuril.pack.stories)
    assert all(len(kuril.table(name)) > 800 for name in translations)


@pytest.mark.parametrize("name", ROWS)
def test_table_has_a_row_for_each_record(kuril: Atlas, name: str) -> None:
    table = kuril.table(name)
    assert isinstance(table, pd.DataFrame)
    assert len(table) == len(getattr(kuril.pack, ROWS[name])) > 0


def test_table_of_sources(squares: Atlas) -> None:
    table = squares.table("sources")
    assert table is not None
    assert list(table["kind"]) == ["official", "reference"]


def test_known_ids(squares: Atlas) -> None:
    known = squares.known
    assert known.packs == {"squares"}
    assert known.parties == {"north", "south"}
    assert known.actors == {"envoy"}
    assert known.territories == {"west", "islet", "east"}
    assert known.events == {"treaty-1855", "talks-2017", "visit-2017"}
    assert known.languages == {"en", "ja", "ru"}
    assert "bundled" in known.bases


def test_search_finds_actors_and_all_names_of_places(kuril: Atlas) -> None:
    for words in ("lavrov", "Итуруп", "択捉", "ETOROFU"):
        assert 0 < kuril.select(ViewState(text=words, layers=STORY)).shown < len(kuril.index)
