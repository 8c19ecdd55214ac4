"""Marks survive the URL, lie on the ground as they say, and are numbered in order."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geo.annotations import (
    MAX_AXIS_KM,
    MAX_NOTE,
    MIN_AXIS_KM,
    Annotation,
    Arrow,
    Caption,
    Ellipse,
    Highlight,
    Mark,
    Pin,
    format_note,
    kind_of,
    list_marks,
    number_pins,
    outline,
    parse_note,
)
from geo.coordinates import MAX_LATITUDE
from tests.strategies import KNOWN, annotations, ellipses

GEOD = Geod(ellps="WGS84")

NOTES = [
    ("44,147.5,Here, and there", Caption(44.0, 147.5, "Here, and there")),
    ("44,147.5,pin,1,2,3", Caption(44.0, 147.5, "pin,1,2,3")),
    ("pin,-44,-147.5,Here, and there", Pin(-44.0, -147.5, "Here, and there")),
    ("arrow,44,147,45.25,148", Arrow(44.0, 147.0, 45.25, 148.0)),
    ("arrow,44,147,45.25,148,To, fro", Arrow(44.0, 147.0, 45.25, 148.0, "To, fro")),
    ("ellipse,44,147,1234.5,60", Ellipse(44.0, 147.0, 1234.5, 60.0)),
    ("ellipse,44,147,60,60,7,8", Ellipse(44.0, 147.0, 60.0, 60.0, "7,8")),
    ("highlight,isle", Highlight("isle")),
    ("highlight,isle,Isle, of course", Highlight("isle", "Isle, of course")),
]


@pytest.mark.parametrize(("note", "annotation"), NOTES)
def test_note(note: str, annotation: Annotation) -> None:
    assert parse_note(note, KNOWN.territories) == annotation
    assert format_note(annotation) == note
    assert kind_of(note) is annotation.kind


@pytest.mark.parametrize(
    ("note", "annotation"),
    [
        (" PIN , 44.0 , +147 ,  Here ", Pin(44.0, 147.0, "Here")),
        ("Highlight, ISLE ", Highlight("isle")),
        ("arrow,44,147,45,148, ", Arrow(44.0, 147.0, 45.0, 148.0)),
        ("highlight,isle,", Highlight("isle")),
    ],
)
def test_note_as_typed_by_hand(note: str, annotation: Annotation) -> None:
    assert parse_note(note, KNOWN.territories) == annotation


LONG = "x" * (MAX_NOTE + 1)


@pytest.mark.parametrize(
    "note",
    [
        *("", ",", "44", "44,147", "44,147,", "44,147, ", "86,147,x", "44,181,x", "text,44,147,x"),
        *("circle,44,147,x", "44°,147,x", "1e999,147,x", f"44,147,{LONG}"),
        *("pin", "pin,44", "pin,44,147", "pin,44,147, ", "pin,nan,147,x", f"pin,44,147,{LONG}"),
        *("arrow,44,147", "arrow,44,147,45", "arrow,44,147,45,x", "arrow,44,147,45,181"),
        *("arrow,86,147,45,148", "arrow,44,147,-85.1,148", f"arrow,44,147,45,148,{LONG}"),
        *("ellipse,44,147", "ellipse,44,147,10", "ellipse,44,147,10,x", "ellipse,44,147,-10,10"),
        *("ellipse,44,147,0.09,10", "ellipse,44,147,10,5000.1", "ellipse,44,147,inf,10"),
        *("ellipse,85,147,10,10", "ellipse,-80,147,10,1200", f"ellipse,44,147,10,10,{LONG}"),
        *("highlight", "highlight,", "highlight,atlantis", f"highlight,isle,{LONG}"),
    ],
)
def test_what_is_no_note(note: str) -> None:
    assert parse_note(note, KNOWN.territories) is None


@pytest.mark.parametrize("mark", Mark)
def test_each_kind_is_told_by_its_first_word(mark: Mark) -> None:
    assert kind_of(f" {mark.upper()} ,but then anything") is mark


@given(annotations())
def test_a_mark_survives_its_note(annotation: Annotation) -> None:
    assert parse_note(format_note(annotation), KNOWN.territories) == annotation


_begun = st.builds("{},{}".format, st.sampled_from(Mark), st.text("0123456789.,-e x", max_size=30))


@given(st.text(max_size=40) | _begun)
def test_any_text_is_a_note_that_survives_or_none(text: str) -> None:
    annotation = parse_note(text, KNOWN.territories)
    if annotation is not None:
        assert parse_note(format_note(annotation), KNOWN.territories) == annotation


def test_pins_are_numbered_in_their_order() -> None:
    pin, other = Pin(0.0, 0.0, "a"), Highlight("isle")
    assert number_pins([other, pin, pin, other, pin]) == {1: 1, 2: 2, 4: 3}
    assert number_pins([other]) == {}


@pytest.mark.parametrize("lat", [0.0, 44.0, -60.0])
@pytest.mark.parametrize("km", [MIN_AXIS_KM, 50.0, MAX_AXIS_KM])
def test_equal_axes_make_a_circle_on_the_ground(lat: float, km: float) -> None:
    points = outline(Ellipse(lat, 147.0, km, km))
    assert len(set(points)) == 72
    for there, lon in points:
        _, _, metres = GEOD.inv(147.0, lat, lon, there)
        assert metres == pytest.approx(km * 500, rel=1e-6)


def test_axes_lie_east_and_north() -> None:
    points = outline(Ellipse(44.0, 147.0, 200.0, 80.0))
    north, east, south, west = (points[at] for at in (0, 18, 36, 54))
    assert north[1] == pytest.approx(147.0)
    assert south[1] == pytest.approx(147.0)
    assert GEOD.inv(north[1], north[0], south[1], south[0])[2] == pytest.approx(80_000)
    assert east[1] > 147.0 > west[1]
    assert GEOD.inv(147.0, 44.0, east[1], east[0])[2] == pytest.approx(100_000)


@given(ellipses())
def test_an_outline_is_of_one_piece(ellipse: Ellipse) -> None:
    points = outline(ellipse)
    assert all(abs(lat) <= MAX_LATITUDE + 0.1 for lat, _ in points)
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    assert all(abs(one[1] - two[1]) < 180 for one, two in pairs)
    assert min(lon for _, lon in points) <= ellipse.lon <= max(lon for _, lon in points)


def test_marks_are_plain_values() -> None:
    marks = list_marks(annotation for _, annotation in NOTES[1:])
    assert json.loads(json.dumps(marks)) == marks
    assert [mark["kind"] for mark in marks] == [each.kind.value for _, each in NOTES[1:]]
    caption, pin, arrow = marks[:3]
    assert caption == {"kind": "text", "text": "pin,1,2,3", "at": [44.0, 147.5]}
    assert pin["number"] == 1
    assert (arrow["at"], arrow["to"], arrow["text"]) == ([44.0, 147.0], [45.25, 148.0], "")
    circle = next(mark for mark in marks if mark["text"] == "7,8")
    for (lat, lon), exact in zip(circle["outline"], outline(NOTES[6][1]), strict=True):
        assert (lat, lon) == pytest.approx(exact, abs=1e-5)
    assert marks[-1] == {"kind": "highlight", "text": "Isle, of course", "territory": "isle"}
    assert list_marks([]) == []
