"""What a plate says, and the link that brings its view back."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from geo.annotations import Caption, Pin
from geo.atlas import Atlas
from geo.figure.scene import Seen
from geo.figure.words import SHORT_LINK, Plate, compose_plate
from geo.model import Camera, Layer, Status, ViewState
from geo.plate_options import AS_USUAL, PRESETS, PlateOptions
from geo.view import link_to, parse_query
from tests.figure.sheets import HOME, STORY

NOTHING = Seen(frozenset(), frozenset(), frozenset(), has_stacks=False, needs_locator=True)


def compose(
    atlas: Atlas,
    view: ViewState,
    seen: Seen = NOTHING,
    *,
    projection: str = "conic",
    home: str = HOME,
) -> Plate:
    return compose_plate(atlas, view, seen, projection=projection, home=home)


def test_title_and_subtitle(atlas: Atlas) -> None:
    assert compose(atlas, ViewState()).title == atlas.title
    assert compose(atlas, ViewState()).subtitle == ""
    assert compose(atlas, ViewState(title="Own & <b>")).title == "Own & <b>"
    event = atlas.pack.events_by_id["two-plus-two-2017"]
    told = compose(atlas, ViewState(event=event.id)).subtitle
    assert told.startswith(f"{event.title}: 20 March 2017, ")
    own = ViewState(event=event.id, plate=PlateOptions(subtitle="Own"))
    assert compose(atlas, own).subtitle == "Own"


def test_dates(atlas: Atlas) -> None:
    view = ViewState(start="1990", end="2017-03", at="2000")
    told = compose(atlas, view).dates
    selection = atlas.select(view)
    assert "from 1 January 1990 to 31 March 2017" in told
    assert f"{selection.shown} of {selection.total} events" in told
    assert "31 December 2000" in told
    perspective = compose(atlas, replace(view, perspective="japan")).dates
    assert "Japan" in perspective
    assert "Japan" not in told


def test_legend_is_of_what_is_seen(atlas: Atlas) -> None:
    planned = "thaad-plan"
    seen = replace(
        NOTHING,
        territories=frozenset({"etorofu"}),
        events=frozenset({planned, "two-plus-two-2017"}),
    )
    legend = compose(atlas, ViewState(layers=STORY), seen).legend
    assert len(legend.areas) == 1
    assert legend.areas[0].fill.key == "ochre0/teal"
    assert {symbol.status for symbol in legend.symbols} == {Status.OCCURRED, Status.PLANNED}
    assert legend.strokes == ()
    nothing = compose(atlas, ViewState(layers=STORY)).legend
    assert (nothing.areas, nothing.symbols, nothing.strokes) == ((), (), ())


def test_events_outside_the_map_are_counted(atlas: Atlas) -> None:
    view = ViewState(layers=STORY)
    events = atlas.pack.events_by_id
    placed = [id_ for id_ in atlas.select(view).ids if events[id_].lat is not None]
    for missing, words in ((0, None), (1, "One event lies"), (5, "5 events lie")):
        seen = replace(NOTHING, events=frozenset(placed[missing:]))
        notes = compose(atlas, view, seen).notes
        assert (notes == ()) if words is None else notes[0].startswith(words)


def test_pins_are_numbered_among_themselves(atlas: Atlas) -> None:
    marks = (Caption(44, 147, "not a pin"), Pin(44, 147, "one"), Pin(44, 146, "two"))
    assert compose(atlas, ViewState(annotations=marks)).pins == ((1, "one"), (2, "two"))


def test_sources_come_once_the_most_used_first(atlas: Atlas) -> None:
    view = ViewState(layers=STORY)
    sources = compose(atlas, view).sources
    assert len(sources) == len(set(sources)) > 20
    counts = dict.fromkeys(sources, 0)
    for id_ in atlas.select(view).ids:
        for source_id in atlas.pack.events_by_id[id_].sources:
            source = atlas.pack.sources[source_id]
            counts[source.container_title or source.publisher or source.title] += 1
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    assert min(counts.values()) > 0
    assert compose(atlas, ViewState(layers=())).sources == ()


@pytest.mark.parametrize(
    ("projection", "words"),
    [("conic", "conformal conic"), ("azimuthal", "equal-area"), ("mercator", "Web Mercator")],
)
def test_credit(atlas: Atlas, projection: str, words: str) -> None:
    credit = compose(atlas, ViewState(), projection=projection).credit
    assert atlas.pack.settings.credit in credit
    assert atlas.pack.settings.article.title in credit
    assert words in credit
    assert "schematic" in credit
    assert "schematic" not in compose(atlas, ViewState(layers=(Layer.ARTICLE,))).credit


def test_text_alternative(atlas: Atlas) -> None:
    made = compose(atlas, ViewState()).alt
    assert "Etorofu" in made
    assert "Contested by Japan" in made
    own = ViewState(plate=PlateOptions(alt="My own words"))
    assert compose(atlas, own).alt == "My own words"


def test_link_brings_the_view_back_without_the_plate(atlas: Atlas) -> None:
    view = ViewState(
        start="1990",
        title="北方領土 & <b>",
        camera=Camera(44, 147, 7),
        annotations=(Pin(44, 147, "ピン"),),
    )
    shown = replace(view, plate=PlateOptions(size=PRESETS["a4"], code=True, alt="alt"))
    link = compose(atlas, shown).link
    assert link == link_to(view, HOME)
    assert link.isascii()
    back, problems = parse_query(parse_qsl(link.partition("?")[2]), atlas.known)
    assert (back, problems) == (view, ())
    assert back.plate == AS_USUAL
    assert link_to(ViewState(), HOME) == HOME
    assert link_to(view, "") == ""


def test_printed_link_is_short(atlas: Atlas) -> None:
    short = compose(atlas, ViewState(at="1900"))
    assert short.short_link == "map.example/?at=1900"
    assert short.link == f"https://{short.short_link}"
    long = compose(atlas, ViewState(title="long " * 30))
    assert long.short_link == "map.example"
    assert len(short.short_link) <= SHORT_LINK < len(long.link)
    assert compose(atlas, ViewState(), home="").short_link == ""
