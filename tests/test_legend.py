"""The legend names just what is shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.history import History
from geo.legend import Legend, Stroke, build_legend
from geo.model import Category, Layer, Palette, Status, ViewState
from geo.pack import Pack, load_pack
from geo.style import CLAIM_DASH, HATCH, INK
from tests.packs import default_tables, feature, make_pack
from tests.strategies import make_event

DAY = date(1860, 1, 1)


@pytest.fixture
def squares(tmp_path: Path) -> Pack:
    make_pack(tmp_path)
    return load_pack("squares", root=tmp_path)


def legend(
    pack: Pack,
    view: ViewState | None = None,
    territories: Iterable[str] = (),
    events: Iterable[Any] = (),
    **options: Any,
) -> Legend:
    view = view or ViewState()
    history = History.of(pack)
    answers = [history.at(id_, DAY, perspective=view.perspective) for id_ in territories]
    lines = options.pop("lines", pack.lines_by_id.values())
    return build_legend(
        pack, view, as_of=DAY, answers=answers, events=events, lines=lines, **options
    )


def test_nothing_shown(squares: Pack) -> None:
    found = legend(squares, lines=[])
    assert (found.areas, found.symbols, found.strokes, found.notes) == ((), (), (), ())
    assert "1 January 1860" in found.heading


def test_heading_names_the_perspective(squares: Pack) -> None:
    assert "North" in legend(squares, ViewState(perspective="north")).heading
    assert "North" not in legend(squares).heading


def test_areas(squares: Pack) -> None:
    both = legend(squares, territories=["west", "east"])
    assert [swatch.fill.key for swatch in both.areas] == ["ochre0/teal", "ochre0"]
    assert all("South" in swatch.label for swatch in both.areas)
    assert "North" in both.areas[0].label
    assert [swatch.fill.key for swatch in legend(squares, territories=["east"]).areas] == ["ochre0"]
    as_north = legend(squares, ViewState(perspective="north"), ["west"]).areas
    assert [swatch.fill.fills for swatch in as_north] == [((Palette.TEAL, 0),)]


def test_equal_areas_are_named_once(squares: Pack) -> None:
    assert len(legend(squares, territories=["east", "east"]).areas) == 1


def test_symbols(squares: Pack) -> None:
    events = [
        make_event("a", "1850", category="military"),
        make_event("b", "1851", category="diplomacy", status="planned"),
        make_event("c", "1852", category="military", status="claimed"),
    ]
    symbols = legend(squares, events=events).symbols
    assert [(symbol.category, symbol.status) for symbol in symbols] == [
        *((each, Status.OCCURRED) for each in Category if each in ("military", "diplomacy")),
        *((Category.DIPLOMACY, each) for each in Status if each != Status.OCCURRED),
    ]
    assert len({symbol.label for symbol in symbols}) == 4
    assert len(legend(squares, events=events[:1]).symbols) == 1


def test_notes(squares: Pack) -> None:
    sharp, soft = make_event("a", "1850"), make_event("b", "1851~")
    assert legend(squares, events=[sharp]).notes == ()
    assert len(legend(squares, events=[soft]).notes) == 1
    assert len(legend(squares, events=[sharp, soft]).notes) == 2
    assert len(legend(squares, events=[sharp, soft], has_stacks=False).notes) == 1


def line(id_: str, status: str, *claimants: str) -> dict[str, Any]:
    return feature(
        "LineString",
        [[3, 0], [3, 2]],
        id=id_,
        title=id_,
        start="1855",
        end="..",
        status=status,
        sources=["gazette"],
        claimed_by=list(claimants),
        schematic=True,
    )


def test_lines_are_named_by_what_they_are_drawn_as(tmp_path: Path) -> None:
    lines = [
        line("drawn", "treaty"),
        line("accepted", "treaty", "north"),
        line("hoped", "claimed", "south"),
        line("wished", "claimed", "south"),
    ]
    make_pack(tmp_path, lines=lines)
    pack = load_pack("squares", root=tmp_path)
    strokes = legend(pack).strokes
    assert [(stroke.colour, stroke.is_claimed) for stroke in strokes] == [
        (INK, False),
        (HATCH[Palette.OCHRE], True),
    ]
    assert "South" in strokes[1].label
    assert CLAIM_DASH
    assert legend(pack, ViewState(layers=(Layer.ARTICLE,))).strokes == ()


def test_line_of_a_treaty_that_a_party_claims_too(squares: Pack) -> None:
    (stroke,) = legend(squares).strokes
    assert stroke == Stroke(INK, False, stroke.label)
    assert default_tables()["lines"][0]["properties"]["claimed_by"] == ["north"]
