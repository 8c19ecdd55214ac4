"""The timeline is laid out: every event has its place, and bands say what the history says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.atlas import Atlas, open_atlas
from geo.model import Category, Layer, Names, ViewState
from geo.settings import DATA_VARIABLE
from geo.style import HATCH, PALETTES, fill_of
from geo.timeline import (
    BINS,
    MARK,
    MAX_MARKS,
    MAX_ROWS,
    Timeline,
    describe_timeline,
    lay_out,
    list_states,
    moment,
)
from tests.packs import event_row, make_pack

ALL = ViewState(layers=tuple(Layer))
EXTENT = date(1855, 2, 7), date(2017, 3, 20)
ATLAS = open_atlas("kuril", "en")


def draw(atlas: Atlas, view: ViewState = ALL, extent: tuple[date, date] | None = None) -> Timeline:
    return lay_out(
        atlas.pack,
        atlas.history,
        atlas.index,
        atlas.areas,
        view,
        extent=extent or atlas.extent(view),
    )


WHOLE = draw(ATLAS)


@pytest.fixture
def squares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make the atlas of a pack with the events given."""

    def make(*events: dict[str, str]) -> Atlas:
        make_pack(tmp_path, events=list(events))
        monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
        return open_atlas("squares", "en")

    return make


@pytest.mark.parametrize(
    "view",
    [
        ALL,
        ViewState(),
        ViewState(start="1945", end="1950", certain=True),
        replace(ALL, categories=(Category.LEGAL,)),
        replace(ALL, text="treaty"),
        replace(ALL, actors=("shinzo-abe",)),
    ],
)
def test_every_event_that_passes_all_filters_but_the_date_has_one_mark(view: ViewState) -> None:
    timeline = draw(ATLAS, view)
    drawn = Counter(row["id"] for row in timeline.events)
    assert set(drawn.values()) == {1}
    assert set(drawn) == set(ATLAS.index.id_array[ATLAS.index.matches(view)])
    assert not timeline.density


def test_marks_stand_in_the_lane_of_their_category_and_lanes_follow_each_other() -> None:
    names = [name for name, _ in WHOLE.labels]
    assert names[:2] == ["Diplomacy", "Military"]
    assert names[len(WHOLE.lanes) - 1] == "Etorofu / Iturup"
    lanes = dict(zip(Category, pairwise(WHOLE.lanes), strict=True))
    for row in WHOLE.events:
        top, bottom = lanes[Category(row["category"])]
        assert top + MARK <= row["y"] + 0.01
        assert row["y"] <= bottom - MARK + 0.01
    assert min(row["top"] for row in WHOLE.bands) > WHOLE.lanes[-1]
    assert max(row["bottom"] for row in WHOLE.bands) < WHOLE.height
    assert WHOLE.height < 380


def test_names_of_lanes_and_bands_do_not_touch() -> None:
    middles = [middle for _, middle in WHOLE.labels]
    assert all(later - earlier >= 14 for earlier, later in pairwise(middles))


def test_marks_of_one_day_stand_apart_while_there_is_room(squares: Any) -> None:
    rows = [event_row(f"e{at}", "2000-01-01") for at in range(MAX_ROWS + 1)]
    timeline = draw(squares(*rows, event_row("later", "2010-01-01")), extent=EXTENT)
    heights = [row["y"] for row in timeline.events]
    assert len(set(heights[:MAX_ROWS])) == MAX_ROWS
    assert heights[MAX_ROWS] in heights[:MAX_ROWS]
    assert heights[-1] == heights[0]


@pytest.mark.parametrize(
    ("when", "extent", "first", "last"),
    [
        ("1855-02-07", "moment", "1855-02-07", None),
        ("1900", "moment", "1900-01-01", "1901-01-01"),
        ("1900~", "moment", "1900-01-01", "1901-01-01"),
        ("1900-03/1905", "span", "1900-03-01", "1906-01-01"),
        ("1945/..", "span", "1945-01-01", "2018-01-01"),
        ("../1945", "span", "1855-01-01", "1946-01-01"),
        ("../2017-03-20", "moment", "2017-03-20", None),
        ("1644/1900", "span", "1855-01-01", "1901-01-01"),
    ],
)
def test_a_date_that_is_no_day_reaches_from_the_first_day_to_the_last(
    squares: Any, when: str, extent: str, first: str, last: str | None
) -> None:
    (row,) = draw(squares(event_row("one", when, extent=extent)), extent=EXTENT).events
    assert row["first"] == moment(date.fromisoformat(first))
    assert row["last"] == (moment(date.fromisoformat(last)) if last else row["first"])
    assert row["soft"] == int("~" in when)
    assert row["extent"] == extent


def test_moments_are_those_of_a_browser() -> None:
    assert moment(date(1970, 1, 1)) == 0
    assert moment(date(1970, 1, 2)) == 86_400_000
    assert moment(date(1644, 1, 1)) == -10_287_561_600_000


AREA_NAMES = [name for name, _ in WHOLE.labels[len(WHOLE.lanes) - 1 :]]
BANDS = {
    perspective: draw(ATLAS, replace(ALL, perspective=perspective)).bands
    for perspective in ATLAS.history.perspectives
}


@given(
    day=st.dates(WHOLE.start, WHOLE.end - timedelta(1)),
    area=st.sampled_from(list(enumerate(ATLAS.areas))),
    perspective=st.sampled_from(ATLAS.history.perspectives),
)
def test_bands_are_the_history_of_every_day(
    day: date, area: tuple[int, str], perspective: str
) -> None:
    answer = ATLAS.history.at(area[1], day, perspective=perspective)
    states = ATLAS.pack.states
    fill = fill_of(
        (states[id_] for id_ in answer.states), (states[id_] for id_ in answer.contested_by)
    )
    rows = [
        row
        for row in BANDS[perspective]
        if row["area"] == AREA_NAMES[area[0]] and row["first"] <= moment(day) < row["last"]
    ]
    expected = [PALETTES[palette][tone] for palette, tone in fill.fills]
    assert [row["colour"] for row in rows if not row["contested"]] == expected
    assert [row["colour"] for row in rows if row["contested"]] == [
        HATCH[palette] for palette in fill.hatches
    ]
    assert all(later["top"] == earlier["bottom"] for earlier, later in pairwise(rows))


def test_bands_say_who_and_when_and_merge_what_looks_the_same() -> None:
    rows = [row for row in WHOLE.bands if row["area"] == "Etorofu / Iturup"]
    said = [(row["said"], row["date"]) for row in rows if not row["contested"]]
    assert said[0][1] == "until 31 December 1785"
    assert ("Empire of Japan", "3 January 1868 – 27 August 1945") in said
    assert said[-1] == ("Russian Federation, contested by Japan", "from 26 December 1991")
    assert len(said) == len(dict.fromkeys(said)) + 2  # Two hand-overs without a certain day.


def test_names_of_bands_follow_the_reader() -> None:
    japanese = draw(ATLAS, replace(ALL, names=Names.JAPANESE))
    assert "択捉島" in [name for name, _ in japanese.labels]


def test_a_full_lane_draws_how_many_and_the_others_each(squares: Any) -> None:
    days = [date(1900, 1, 1) + timedelta(days=200 * at) for at in range(MAX_MARKS + 1)]
    rows = [event_row(f"e{at}", day.isoformat()) for at, day in enumerate(days)]
    open_start = event_row("open", "../1880", extent="span")
    atlas = squares(*rows, open_start, event_row("law", "1950", category="legal"))
    timeline = draw(atlas, extent=EXTENT)
    assert [row["id"] for row in timeline.events] == ["law"]
    assert sum(row["count"] for row in timeline.density) == len(rows) + 1
    assert {row["category"] for row in timeline.density} == {"diplomacy"}
    assert len(timeline.density) <= BINS
    for row in timeline.density:
        begun = sum(row["first"] <= moment(day) < row["last"] for day in days)
        assert row["count"] == begun + (row["first"] <= moment(date(1880, 12, 31)) < row["last"])
        assert timeline.lanes[0] < row["top"] < row["bottom"] == timeline.lanes[1]
    assert timeline.density[1]["said"].endswith(" events")
    # One fewer, and each is drawn.
    few = draw(atlas, replace(ALL, text="e1"), extent=EXTENT)
    assert not few.density


def test_without_events_the_bands_remain_and_without_both_nothing() -> None:
    nothing = replace(ALL, text="zebra")
    timeline = draw(ATLAS, nothing)
    assert not timeline.events
    assert [name for name, _ in timeline.labels] == AREA_NAMES
    bare = lay_out(ATLAS.pack, ATLAS.history, ATLAS.index, (), nothing, extent=EXTENT)
    assert bare.labels == ()


def test_states_are_those_of_the_days_shown() -> None:
    def ids(view: ViewState) -> list[str]:
        timeline = draw(ATLAS, view)
        return [
            state.id
            for state in list_states(ATLAS.pack, ATLAS.history, ATLAS.areas, view, timeline)
        ]

    assert ids(ViewState()) == ["japan", "japan-occupied", "japan-empire", "russia", "ussr"]
    assert {"russia-empire", "none", "joint"} < set(ids(ALL))


def test_words_count_events_by_decade_and_tell_every_step() -> None:
    words = describe_timeline(ATLAS.pack, ATLAS.history, ATLAS.index, ATLAS.areas, ViewState())
    assert "Economy: 3 events by first possible date: 2010s: 3." in words.events
    assert words.events[0].startswith("Diplomacy: 15 events by first possible date: 2010s: 15.")
    assert [name for name, _ in words.control] == AREA_NAMES
    for area, (_, sentences) in zip(ATLAS.areas, words.control, strict=True):
        assert len(sentences) == len(ATLAS.history.steps(area))
    etorofu = words.control[0][1]
    assert etorofu[4] == "7 February 1855 – 2 January 1868: Administered by Tokugawa Japan."
    assert etorofu[-1].startswith("from 26 December 1991: Administered by Russian Federation")


def test_words_follow_the_perspective(squares: Any) -> None:
    atlas = squares(event_row("one", "1900"))
    view = replace(ALL, perspective="north")
    words = describe_timeline(atlas.pack, atlas.history, atlas.index, atlas.areas, view)
    west = dict(words.control)["west"]
    assert west[-1].startswith("from 7 February 1855: In the stated position of North: North.")
