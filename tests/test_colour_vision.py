"""What a map says by colour is told apart by every eye, and on grey paper.

Where colour alone speaks, colours differ clearly for full sight and the three common deficiencies.
What has a second sign may be nearer: a hatch and a symbol have a casing of paper, dots are dots,
and every territory has a rim. On grey paper a legend's neighbours still differ in lightness.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from geo.atlas import Atlas, open_atlas
from geo.model import Palette
from geo.plate_options import Theme
from geo.style import GROUNDS, HATCH, PALETTES, PAPER, SHORES, Ground, fill_of_answer, tint
from tests.eyes import SIGHTS, difference, lightness, see
from tests.test_theme import GRAPHICS, contrast, parse_colour

CLEAR = 20.0
"""Difference in CIELAB that areas side by side need; some ten times the least one seen."""

GREY = 9.0
"""Difference in lightness on grey paper, where a rim parts the areas; four times the least."""

Tone = tuple[Palette, int]

TONES: list[Tone] = [
    (palette, tone)
    for palette, colours in PALETTES.items()
    for tone in range(len(dict.fromkeys(colours)))
]


def ratio(one: str, other: str) -> float:
    return contrast(parse_colour(one), parse_colour(other))


def colour_of(tone: Tone, theme: Theme = Theme.LIGHT) -> str:
    palette, number = tone
    return tint(PALETTES[palette][number], theme)


@cache
def pairs_of_one_time() -> list[tuple[Tone, Tone]]:
    """Return the plain fills of two parties that the shipped pack shows on one day."""
    atlas: Atlas = open_atlas("kuril", "en")
    history = atlas.history
    found: set[tuple[Tone, Tone]] = set()
    for perspective in history.perspectives:
        days = {
            day
            for territory in atlas.areas
            for day, _ in history.steps(territory, perspective=perspective)
        }
        for day in days:
            answers = [history.at(id_, day, perspective=perspective) for id_ in atlas.areas]
            fills = {fill_of_answer(atlas.pack, answer) for answer in answers}
            plain = {fill.fills[0] for fill in fills if len(fill.fills) == 1 and not fill.hatches}
            found |= {
                (one, other)
                for one, other in combinations(sorted(plain), 2)
                if one[0] is not other[0] and Palette.DOTTED not in (one[0], other[0])
            }
    return sorted(found)


def test_lab_of_known_colours() -> None:
    assert see("#FFFFFF", "full") == pytest.approx([100, 0, 0], abs=0.1)
    assert see("#FF0000", "full") == pytest.approx([53.2, 80.1, 67.2], abs=0.2)
    assert difference("#C00000", "#006A00", "deuteranopia") < 30


def test_pairs_of_one_time_are_found() -> None:
    found = pairs_of_one_time()
    assert ((Palette.OCHRE, 0), (Palette.TEAL, 0)) in found
    assert ((Palette.STONE, 0), (Palette.TEAL, 3)) in found
    assert len(found) >= 8


@pytest.mark.parametrize("sight", SIGHTS)
def test_administrators_of_one_time(sight: str) -> None:
    near = [
        (one, other, round(difference(colour_of(one), colour_of(other), sight), 1))
        for one, other in pairs_of_one_time()
        if difference(colour_of(one), colour_of(other), sight) < CLEAR
    ]
    assert near == []


def test_administrators_of_one_time_on_grey_paper() -> None:
    for pair in pairs_of_one_time():
        one, other = (lightness(colour_of(tone, Theme.PRINT)) for tone in pair)
        assert abs(one - other) >= GREY, pair


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("palette", [Palette.TEAL, Palette.OCHRE])
def test_parties_since_1868_need_no_rim_on_the_page_s_map(palette: Palette, sight: str) -> None:
    ground = GROUNDS[Theme.LIGHT]
    for tone in PALETTES[palette][:3]:
        for beside in (ground.sea, ground.land):
            assert difference(tone, beside, sight) >= CLEAR


@pytest.mark.parametrize(
    ("theme", "rim"),
    [*((theme, GROUNDS[theme].rim) for theme in Theme), (Theme.DARK, SHORES[Theme.DARK])],
)
@pytest.mark.parametrize("tone", TONES, ids=str)
def test_territories_stand_out_from_sea_and_land(tone: Tone, theme: Theme, rim: str) -> None:
    ground = GROUNDS[theme]
    colour = colour_of(tone, theme)
    for beside in (ground.sea, ground.land):
        is_clear = all(difference(colour, beside, sight) >= CLEAR for sight in SIGHTS)
        if not is_clear or abs(lightness(colour) - lightness(beside)) < CLEAR:
            assert min(ratio(rim, colour), ratio(rim, beside)) >= GRAPHICS


@pytest.mark.parametrize("sight", SIGHTS)
def test_hatches_tell_who_contests(sight: str) -> None:
    teal, ochre = HATCH[Palette.TEAL], HATCH[Palette.OCHRE]
    assert difference(teal, ochre, sight) >= CLEAR
    assert abs(lightness(teal) - lightness(ochre)) >= CLEAR


@pytest.mark.parametrize("palette", [Palette.TEAL, Palette.OCHRE])
def test_hatches_are_seen_in_their_casing_on_any_fill(palette: Palette) -> None:
    assert ratio(HATCH[palette], PAPER) >= GRAPHICS


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_events_and_what_is_selected_are_seen(ground: Ground) -> None:
    # On a territory a symbol stands in a casing of paper.
    for drawn in (ground.ink, ground.accent, ground.soft_ink):
        for beside in (ground.sea, ground.land, ground.paper):
            assert ratio(drawn, beside) >= GRAPHICS


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("sight", SIGHTS)
def test_what_is_selected_differs_from_other_events(sight: str, theme: Theme) -> None:
    assert difference(GROUNDS[theme].accent, GROUNDS[theme].ink, sight) >= CLEAR
