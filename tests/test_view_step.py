"""A view as a step: it looks the same for everybody, and says what it rests on."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from geo.annotations import Highlight, Pin
from geo.atlas import open_atlas
from geo.model import Camera, CompareMode, Layer, Names, ViewState
from geo.moments import read_step
from geo.plate_options import PlateOptions
from geo.view_step import find_home, fit_zoom, make_step, write_view

ATLAS = open_atlas("kuril", "en")
EVENT = "conflicting-claims"
SEEN = ViewState(
    start="1900",
    at="1945-09",
    perspective="japan",
    text="a&b=c?d#e f/ё",
    event=EVENT,
    layers=(),
    camera=Camera(44.5, 147.25, 6.5),
    annotations=(Pin(44, 147, "Here & there?"), Highlight("etorofu", "")),
)


def test_a_step_shows_the_view() -> None:
    step = make_step(ATLAS, SEEN)
    assert step is not None
    shown, problems = read_step(ATLAS, ViewState(), step)
    assert shown == SEEN
    assert problems == ()


def test_what_is_the_readers_stays_with_the_reader() -> None:
    theirs = replace(
        SEEN, language="ja", names=Names.RUSSIAN, story="own", step=3, at2="1855",
        perspective2="russia", compare=CompareMode.SWIPE, title="Headline",
        plate=PlateOptions(subtitle="A picture"),
    )  # fmt: skip
    assert write_view(ATLAS, theirs) == write_view(ATLAS, SEEN)


def test_day_place_and_layers_are_said() -> None:
    query = dict(parse_qsl(write_view(ATLAS, ViewState())))
    assert query == {
        "at": "2017-04-30",
        "view": "44.4,147.15,7.75",
        "layers": ",".join((Layer.ARTICLE, Layer.LINES, Layer.LABELS)),
    }


def test_words_of_an_event() -> None:
    event = ATLAS.pack.events_by_id[EVENT]
    step = make_step(ATLAS, SEEN)
    assert step is not None
    assert (step.id, step.title, step.sources) == (EVENT, event.title, event.sources)
    assert event.summary.startswith(step.caption)
    titled = make_step(ATLAS, replace(SEEN, title="x" * 100))
    assert titled is not None
    assert titled.title == "x" * 59 + "…"


@pytest.mark.parametrize("event", ATLAS.pack.events_by_id)
def test_each_event_makes_a_step(event: str) -> None:
    for language in ("en", "ja", "ru"):
        atlas = open_atlas("kuril", language)
        assert make_step(atlas, ViewState(language=language, event=event))


def test_words_of_a_day() -> None:
    step = make_step(ATLAS, ViewState(at="1905"))
    assert step is not None
    assert (step.id, step.title) == ("map-1905-12-31", "1905")
    assert "Etorofu / Iturup and Kunashir / Kunashiri: Administered by" in step.caption
    assert "Hokkaido." not in step.caption
    answer = ATLAS.history.at("etorofu", ATLAS.as_of(ViewState(at="1905")))
    assert set(answer.periods[0].sources) <= set(step.sources)
    assert make_step(ATLAS, ViewState(at="1605")), "there is a source where nothing is recorded"


def test_a_view_that_takes_too_much_room_is_no_step() -> None:
    marks = tuple(Pin(44, 147, "島" * 100) for _ in range(6))
    assert make_step(ATLAS, replace(SEEN, annotations=marks)) is None


@pytest.mark.parametrize(
    ("size", "zoom"),
    [((840, 560), 6), ((1680, 1120), 5), ((420, 2000), 7), ((9000, 9000), 4), ((610, 550), 6.5)],
)
def test_a_zoom_level_is_meant_for_a_map_of_one_size(
    size: tuple[float, float], zoom: float
) -> None:
    assert fit_zoom(Camera(44, 147, 6), *size) == Camera(44, 147, zoom)


def test_a_home_is_seen_as_a_whole() -> None:
    # The whole world in Web Mercator is 256 px at level 0, and as high as it is wide.
    assert find_home((-180, -85.0511, 180, 85.0511)) == Camera(0, 0, 1)
    assert find_home((0, 0, 1, 1)).zoom == 9.5
