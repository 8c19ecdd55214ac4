"""The page's data answers as the history, the lines and the dates do, for every day."""

from __future__ import annotations

import json
from bisect import bisect_right
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from geo.atlas import Atlas, open_atlas
from geo.chronicle import build_chronicle, day_number
from geo.dates import Truth, in_range
from geo.describe import caption
from geo.history import History
from geo.model import ViewState
from geo.pack import load_pack
from geo.selection import EventIndex
from geo.style import fill_of
from tests.packs import make_pack
from tests.strategies import changes

DAYS = [date(1600, 1, 1) + timedelta(days=days) for days in range(0, 180_000, 911)]
CODES = {Truth.NO: 0, Truth.POSSIBLY: 1, Truth.YES: 2}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


@pytest.fixture(scope="module")
def chronicle(atlas: Atlas) -> dict[str, Any]:
    made = build_chronicle(atlas.pack, atlas.history, atlas.index, atlas.areas, "en")
    read: dict[str, Any] = json.loads(json.dumps(made))
    assert read == made
    return read


def test_day_numbers_are_those_of_javascript() -> None:
    assert day_number(date(1970, 1, 1)) == 0
    assert day_number(date(1855, 2, 7)) == -41966
    assert day_number(date(2017, 3, 20)) == 17245


def test_every_edge_of_every_period_answers_as_the_history(
    atlas: Atlas, chronicle: dict[str, Any]
) -> None:
    states = atlas.pack.states
    for perspective in atlas.history.perspectives:
        for id_ in atlas.areas:
            steps = chronicle["steps"][perspective][id_]
            firsts = [first for first, _ in steps]
            assert firsts == sorted(set(firsts))
            edges = changes(atlas.history, id_, perspective=perspective)
            near = [edge + timedelta(days=days) for edge in edges for days in (-1, 0, 1)]
            for day in [*near, *DAYS]:
                answer = atlas.history.at(id_, day, perspective=perspective)
                told = chronicle["answers"][steps[bisect_right(firsts, day_number(day)) - 1][1]]
                assert told["words"] == caption(atlas.pack, answer, perspective=perspective)
                fill = fill_of(
                    (states[state] for state in answer.states),
                    (states[state] for state in answer.contested_by),
                )
                assert told["fill"] == fill.key


def test_who_is_the_legend_in_short(chronicle: dict[str, Any]) -> None:
    (at,) = [at for first, at in chronicle["steps"]["control"]["etorofu"][-1:]]
    assert chronicle["answers"][at]["who"] == "Russian Federation, contested by Japan"


def test_lines_hold_as_the_atlas_says(atlas: Atlas, chronicle: dict[str, Any]) -> None:
    edges = [
        day
        for line in atlas.pack.lines_by_id.values()
        for when in (line.start, line.end)
        if when is not None
        for day in when.closed
    ]
    for day in [*DAYS, *edges, *(edge - timedelta(days=1) for edge in edges)]:
        at = day_number(day)
        held = {id_ for id_, (first, end) in chronicle["lines"].items() if first <= at < end}
        assert held == set(atlas.lines(day))


def test_events_lie_in_windows_as_python_says(atlas: Atlas, chronicle: dict[str, Any]) -> None:
    earliest, latest, lower, upper = chronicle["events"]
    for first in DAYS[::9]:
        last = first + timedelta(days=4_000)
        start, end = day_number(first), day_number(last)
        codes = atlas.index.test((first, last)).tolist()
        for at, code in enumerate(codes):
            meets = latest[at] >= start and earliest[at] <= end
            holds = lower[at] >= start and upper[at] <= end
            assert meets + holds == code, atlas.index.ids[at]


def test_an_event_by_a_day_is_placed_on_that_day(atlas: Atlas, chronicle: dict[str, Any]) -> None:
    earliest, latest = chronicle["events"][:2]
    for id_ in atlas.select(ViewState()).ids:
        event = atlas.pack.events_by_id[id_]
        if event.date.edtf.startswith("../"):
            at = atlas.index.ids.index(id_)
            day = day_number(event.date.closed[0])
            assert earliest[at] == latest[at] == day
            assert in_range(event.date, None, event.date.closed[0], extent=event.extent)


def test_squares_without_lines(tmp_path: Path) -> None:
    make_pack(tmp_path)
    pack = load_pack("squares", root=tmp_path)
    index = EventIndex((), territories={}, part_of={}, names={})
    made = build_chronicle(pack, History.of(pack), index, ("west",), "en")
    assert set(made["steps"]["control"]) == {"west"}
    assert made["events"] == [[], [], [], []]
