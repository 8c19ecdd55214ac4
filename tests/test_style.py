"""Colours, hatches and shapes tell apart what they stand for, to every eye."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from geo import style
from geo.model import Category, Palette, State, Status
from geo.plate_options import Theme
from geo.style import (
    EVENT_FILL,
    GROUNDS,
    HATCH,
    INK,
    PALETTES,
    PAPER,
    SHAPES,
    SHORES,
    Fill,
    Swatch,
    event_fills,
    fill_of,
    merge_swatches,
    render_line,
    render_swatch,
    render_symbol,
)
from tests.eyes import lightness

SVG = "{http://www.w3.org/2000/svg}"

CLEAR = 20.0
"""Difference in lightness that fills of events need."""


def state(id_: str, palette: Palette, tone: int = 0) -> State:
    return State(id=id_, name=id_, palette=palette, tone=tone)


def test_every_palette_has_a_colour_for_each_tone() -> None:
    assert set(PALETTES) == set(HATCH) == set(Palette)
    for tones in PALETTES.values():
        assert len(tones) == 4


def test_colours_are_hexadecimal() -> None:
    named = [value for value in vars(style).values() if str(value).startswith("#")]
    tones = [tone for palette in PALETTES.values() for tone in palette]
    assert len(named) >= 7
    for colour in (*named, *tones, *HATCH.values(), *EVENT_FILL.values()):
        assert re.fullmatch("#[0-9A-F]{6}", colour)


@pytest.mark.parametrize("palette", [Palette.TEAL, Palette.OCHRE])
def test_earlier_forms_of_a_state_are_lighter(palette: Palette) -> None:
    tones = [lightness(tone) for tone in PALETTES[palette]]
    assert all(later + 8 < earlier for later, earlier in pairwise(tones))


def test_shapes_and_fills_of_events_are_distinct() -> None:
    assert set(SHAPES) == set(Category)
    assert len(set(SHAPES.values())) == len(Category)
    for theme in Theme:
        shades = [lightness(event_fills(theme)[status]) for status in Status]
        assert min(abs(one - other) for one, other in combinations(shades, 2)) >= CLEAR


def test_a_plan_is_an_outline() -> None:
    (path,) = ElementTree.fromstring(render_symbol(Category.LEGAL, Status.PLANNED))
    assert (path.get("fill"), path.get("stroke")) == (PAPER, INK)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("category", Category)
@pytest.mark.parametrize("theme", SHORES)
def test_symbol(category: Category, status: Status, theme: Theme) -> None:
    svg = ElementTree.fromstring(render_symbol(category, status, size=20, theme=theme))
    assert (svg.tag, svg.get("width")) == (f"{SVG}svg", "20")
    (path,) = svg
    assert path.get("d") == SHAPES[category]
    assert path.get("fill") == event_fills(theme)[status]
    assert path.get("stroke") == GROUNDS[theme].ink


FILLS = [
    (Fill(), ""),
    (Fill(((Palette.TEAL, 1),)), "teal1"),
    (Fill(((Palette.OCHRE, 0),), (Palette.TEAL,)), "ochre0/teal"),
    (Fill(((Palette.TEAL, 1), (Palette.OCHRE, 2))), "teal1+ochre2"),
    (Fill(((Palette.DOTTED, 0),), (Palette.TEAL, Palette.OCHRE)), "dotted0/teal+ochre"),
]


@pytest.mark.parametrize(("fill", "key"), FILLS)
def test_key_of_a_fill(fill: Fill, key: str) -> None:
    assert fill.key == key


@pytest.mark.parametrize("fill", [fill for fill, _ in FILLS], ids=lambda fill: fill.key)
def test_swatch(fill: Fill) -> None:
    svg = ElementTree.fromstring(render_swatch(fill))
    colours = {rect.get("fill") for rect in svg.iter(f"{SVG}rect")} - {"none"}
    assert colours == ({PALETTES[p][tone] for p, tone in fill.fills} or {style.LAND})
    strokes = {path.get("stroke") for path in svg.iter(f"{SVG}path")} - {PAPER}
    assert strokes == {HATCH[palette] for palette in fill.hatches}
    assert (svg.find(f"{SVG}circle") is not None) == ((Palette.DOTTED, 0) in fill.fills)


def test_fill_of_states() -> None:
    empire, present = state("empire", Palette.TEAL, 2), state("present", Palette.TEAL)
    union = state("union", Palette.OCHRE, 1)
    assert fill_of([], []) == Fill()
    assert fill_of([empire, union, empire], []).key == "teal2+ochre1"
    assert fill_of([union], [empire, present]).key == "ochre1/teal"


def test_merged_swatches_keep_their_order() -> None:
    one, other = Swatch(Fill(), "b"), Swatch(Fill(), "a")
    assert merge_swatches([one, other, one]) == (one, other)


def test_legend_is_drawn_for_the_dark_ground() -> None:
    dark = GROUNDS[Theme.DARK]
    empty = render_swatch(Fill(), theme=Theme.DARK)
    assert dark.land in empty
    assert dark.rim in empty
    assert f'stroke="{dark.ink}"' in render_line(INK, claimed=False, theme=Theme.DARK)
    assert HATCH[Palette.TEAL] not in render_line(
        HATCH[Palette.TEAL], claimed=True, theme=Theme.DARK
    )
