"""Colours, hatches and shapes tell apart what they stand for, to every eye."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray

from geo import style
from geo.model import Category, Palette, State, Status
from geo.style import (
    EVENT_FILL,
    HATCH,
    INK,
    PALETTES,
    PAPER,
    SHAPES,
    Fill,
    Swatch,
    fill_of,
    merge_swatches,
    render_swatch,
    render_symbol,
)

SVG = "{http://www.w3.org/2000/svg}"

SIGHTS = {
    "full": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
"""Linear sRGB as seen; Machado, Oliveira and Fernandes (2009), table of severity 1.0."""

TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
"""Linear sRGB to CIE XYZ; IEC 61966-2-1."""

CLEAR = 20.0
"""Difference in CIELAB that areas side by side need; some ten times the least one seen."""


def see(colour: str, sight: str) -> NDArray[np.float64]:
    """Return a colour as seen, in CIELAB for a white of D65."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(np.array(SIGHTS[sight]) @ linear, 0, 1) / TO_XYZ.sum(axis=1)
    x, y, z = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one: str, other: str, sight: str) -> float:
    return float(np.linalg.norm(see(one, sight) - see(other, sight)))


def state(id_: str, palette: Palette, tone: int = 0) -> State:
    return State(id=id_, name=id_, palette=palette, tone=tone)


def test_lab_of_known_colours() -> None:
    assert see("#FFFFFF", "full") == pytest.approx([100, 0, 0], abs=0.1)
    assert see("#FF0000", "full") == pytest.approx([53.2, 80.1, 67.2], abs=0.2)
    assert difference("#C00000", "#006A00", "deuteranopia") < 30


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
    lightness = [see(tone, "full")[0] for tone in PALETTES[palette]]
    assert all(later + 8 < earlier for later, earlier in pairwise(lightness))


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("tone", [0, 1, 2])
def test_parties_of_one_time_differ(tone: int, sight: str) -> None:
    teal, ochre = PALETTES[Palette.TEAL][tone], PALETTES[Palette.OCHRE][tone]
    assert difference(teal, ochre, sight) >= CLEAR


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("palette", [Palette.TEAL, Palette.OCHRE])
def test_parties_stand_out_from_sea_and_land(palette: Palette, sight: str) -> None:
    for ground in (style.SEA, style.LAND):
        for tone in PALETTES[palette][:3]:
            assert difference(tone, ground, sight) >= CLEAR


TOGETHER = [(3, 2), (2, 2), (2, 1), (1, 1), (0, 1), (0, 0)]
"""Tones, teal and ochre, of states of one time: from 1855 to the time after the Soviet Union."""


@pytest.mark.parametrize(("teal", "ochre"), TOGETHER)
def test_parties_of_one_time_differ_in_greyscale(teal: int, ochre: int) -> None:
    dark = see(PALETTES[Palette.TEAL][teal], "full")[0]
    light = see(PALETTES[Palette.OCHRE][ochre], "full")[0]
    assert light - dark >= 9


def test_shapes_and_fills_of_events_are_distinct() -> None:
    assert set(SHAPES) == set(Category)
    assert len(set(SHAPES.values())) == len(Category)
    lightness = [see(EVENT_FILL[status], "full")[0] for status in Status]
    assert min(abs(one - other) for one, other in combinations(lightness, 2)) >= CLEAR


def test_a_plan_is_an_outline() -> None:
    (path,) = ElementTree.fromstring(render_symbol(Category.LEGAL, Status.PLANNED))
    assert (path.get("fill"), path.get("stroke")) == (PAPER, INK)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("category", Category)
def test_symbol(category: Category, status: Status) -> None:
    svg = ElementTree.fromstring(render_symbol(category, status, size=20))
    assert (svg.tag, svg.get("width")) == (f"{SVG}svg", "20")
    (path,) = svg
    assert path.get("d") == SHAPES[category]
    assert path.get("fill") == EVENT_FILL[status]


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
