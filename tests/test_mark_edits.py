"""Edits of marks: what the page asks for is checked, and changes no more than it says."""

from __future__ import annotations

from typing import Any

import pytest

from geo.annotations import Arrow, Caption, Ellipse, Highlight, Mark, Pin, format_note, parse_note
from geo.mark_edits import (
    MAX_EDITS,
    Action,
    Edit,
    Marks,
    apply_edit,
    apply_edits,
    change_field,
    fields_of,
    make_mark,
    parse_edits,
)
from geo.view import MAX_NOTES

ISLES = frozenset({"isle", "reef"})
ONE, TWO, THREE = Pin(1, 2, "one"), Arrow(1, 2, 3, 4, "two"), Highlight("isle", "three")
MARKS = Marks((ONE, TWO, THREE), 1)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "add",
        {"stamp": 1, "do": "add"},
        [None, 1, "add", [], {}],
        [{"stamp": "1", "do": "add", "note": "1,2,x"}],
        [{"stamp": 1, "do": "explode"}],
        [{"stamp": 1, "do": ["add"]}],
        [{"stamp": 1, "do": "remove", "at": "0"}],
        [{"stamp": 1, "do": "remove", "at": True}],
        [{"stamp": 1, "do": "remove", "at": 0.5}],
        [{"stamp": 1, "do": "add", "note": ["1,2,x"]}],
    ],
)
def test_what_is_no_edit_is_left_out(raw: Any) -> None:
    assert parse_edits(raw) == ()


def test_edits_are_read_in_the_order_of_their_stamps() -> None:
    raw = [
        {"stamp": 7, "do": "remove", "at": 0},
        {"stamp": 3, "do": "add", "note": "1,2,a\x00b", "more": 1},
        {"stamp": 5, "do": "choose", "at": None},
    ]
    assert parse_edits(raw) == (
        Edit(3, Action.ADD, None, "1,2,ab"),
        Edit(5, Action.CHOOSE),
        Edit(7, Action.REMOVE, 0),
    )
    assert len(parse_edits(raw * MAX_EDITS)) == MAX_EDITS


def test_add() -> None:
    added = apply_edit(MARKS, Edit(1, Action.ADD, note="pin,5,6,four, five"), ISLES)
    assert added == Marks((ONE, TWO, THREE, Pin(5, 6, "four, five")), 3)
    for note in ("pin,95,6,x", "pin,5,6", "highlight,nowhere", "", "ellipse,1,2,3"):
        assert apply_edit(MARKS, Edit(1, Action.ADD, note=note), ISLES) == MARKS


def test_a_view_that_is_full_takes_no_more() -> None:
    full = Marks((ONE,) * MAX_NOTES)
    assert full.is_full
    assert apply_edit(full, Edit(1, Action.ADD, note="1,2,x"), ISLES) == full


def test_change_moves_and_keeps_the_words() -> None:
    changed = apply_edit(MARKS, Edit(1, Action.CHANGE, 0, "pin,7,8,of long ago"), ISLES)
    assert changed == Marks((Pin(7, 8, "one"), TWO, THREE), 0)


@pytest.mark.parametrize(
    ("at", "note"),
    [(0, "7,8,another kind"), (0, "pin,99,8,x"), (3, "pin,7,8,x"), (-1, "pin,7,8,x")],
)
def test_change_that_fits_no_mark_changes_nothing(at: int, note: str) -> None:
    assert apply_edit(MARKS, Edit(1, Action.CHANGE, at, note), ISLES) == MARKS


@pytest.mark.parametrize(("at", "chosen"), [(0, 0), (1, None), (2, 1)])
def test_remove_keeps_what_is_chosen(at: int, chosen: int | None) -> None:
    removed = apply_edit(MARKS, Edit(1, Action.REMOVE, at), ISLES)
    assert len(removed.annotations) == 2
    assert MARKS.annotations[at] not in removed.annotations
    assert removed.chosen == chosen


def test_choose() -> None:
    assert apply_edit(MARKS, Edit(1, Action.CHOOSE, 2), ISLES).chosen == 2
    assert apply_edit(MARKS, Edit(1, Action.CHOOSE, None), ISLES).chosen is None
    assert apply_edit(MARKS, Edit(1, Action.CHOOSE, 9), ISLES) == MARKS
    assert apply_edit(MARKS, Edit(1, Action.REMOVE, None), ISLES) == MARKS


def test_swap_changes_the_order_and_follows() -> None:
    assert MARKS.swap(2, 1) == Marks((ONE, THREE, TWO), 1)


def test_edits_that_came_before_are_not_applied_again() -> None:
    first = Edit(5, Action.ADD, note="1,2,a"), Edit(6, Action.ADD, note="1,2,b")
    marks, since = apply_edits(Marks(), first, ISLES, since=0)
    assert ([each.text for each in marks.annotations], since) == (["a", "b"], 6)
    again = (*first, Edit(8, Action.REMOVE, 0))
    marks, since = apply_edits(marks, again, ISLES, since=since)
    assert ([each.text for each in marks.annotations], since) == (["b"], 8)


@pytest.mark.parametrize(
    ("mark", "field", "value", "expected"),
    [
        (ONE, "text", "  two \x00 words ", Pin(1, 2, "two words")),
        (ONE, "text", " ", None),
        (TWO, "text", "", Arrow(1, 2, 3, 4)),
        (ONE, "lat", "44.5", Pin(44.5, 2, "one")),
        (ONE, "lat", "44,5", None),
        (ONE, "lat", "86", None),
        (ONE, "lon", "north", None),
        (ONE, "lon", "", None),
        (TWO, "lon2", "-180", Arrow(1, 2, 3, -180, "two")),
        (Ellipse(1, 2, 3, 4), "width_km", "60", Ellipse(1, 2, 60, 4)),
        (Ellipse(1, 2, 3, 4), "height_km", "0", None),
        (THREE, "territory", "reef", Highlight("reef", "three")),
        (THREE, "territory", "nowhere", None),
        (ONE, "text", "x" * 281, None),
    ],
)
def test_change_field(mark: Any, field: str, value: str, expected: Any) -> None:
    assert change_field(mark, field, value, ISLES) == expected


@pytest.mark.parametrize("kind", list(Mark))
@pytest.mark.parametrize("middle", [(44.4, 147.0), (89.0, 179.99), (-85.0, -180.0)])
@pytest.mark.parametrize("zoom", [0.0, 7.0, 18.0])
def test_a_mark_without_pointing_is_valid(
    kind: Mark, middle: tuple[float, float], zoom: float
) -> None:
    made = make_mark(kind, "Text", middle=middle, zoom=zoom, territory="isle")
    assert made.kind is kind
    assert parse_note(format_note(made), ISLES) == made
    for field in fields_of(kind):
        assert hasattr(made, field)


def test_an_ellipse_without_pointing_has_a_size_that_is_seen() -> None:
    for zoom, px_km in ((5.0, 4.9), (9.0, 0.306)):
        made = make_mark(Mark.ELLIPSE, "", middle=(0.0, 0.0), zoom=zoom, territory="")
        assert isinstance(made, Ellipse)
        assert 40 < made.width_km / px_km < 100


def test_caption_without_pointing() -> None:
    made = make_mark(Mark.TEXT, "Text", middle=(44.4, 147.0), zoom=7, territory="")
    assert made == Caption(44.4, 147.0, "Text")
