"""What a status looks like: colours, hatches, shapes, and the legend as data.

The browser's map and every picture read these same values. Hues are on neither party's flag;
one family is dark and the other light, so that states of one time differ in greyscale and under
colour-vision deficiency too. Earlier forms of a state are lighter, so a succession shows without
a change of hue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.model import Category, Palette, State, Status
from geo.plate_options import Theme

if TYPE_CHECKING:
    from geo.history import Administration
    from geo.pack import Pack

SEA: Final = "#E8EFF3"
LAND: Final = "#F5F3EE"
COAST: Final = "#A8B2B9"
INK: Final = "#26323A"
SOFT_INK: Final = "#5B6870"
PAPER: Final = "#FFFFFF"
ACCENT: Final = "#6A4C93"

PALETTES: Final[dict[Palette, tuple[str, ...]]] = {
    Palette.TEAL: ("#00564B", "#2D7368", "#5A9086", "#87ADA6"),
    Palette.OCHRE: ("#CC7E41", "#E09864", "#F2B487", "#FFD1B2"),
    Palette.STONE: ("#8A8467",) * 4,
    Palette.DOTTED: ("#DAD6CC",) * 4,
}
"""Fill of a state by palette and tone; tone 0 is the present form of the state."""

DOT: Final = "#7D766A"
"""Colour of the dots of ``Palette.DOTTED``."""

HATCH: Final[dict[Palette, str]] = {palette: tones[0] for palette, tones in PALETTES.items()}
"""Colour of the diagonal lines drawn over a territory for a state that contests it."""

SHAPES: Final[dict[Category, str]] = {
    Category.DIPLOMACY: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
    Category.MILITARY: "M0-1.15L1.1.85L-1.1.85Z",
    Category.LEGAL: "M-.88-.88H.88V.88H-.88Z",
    Category.ECONOMIC: "M0-1.2L1.2 0L0 1.2L-1.2 0Z",
    Category.CONFLICT: "M-1-.5L-.5-1L0-.5L.5-1L1-.5L.5 0L1 .5L.5 1L0 .5L-.5 1L-1 .5L-.5 0Z",
    Category.PUBLICATION: (
        "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0ZM.45 0A.45 .45 0 1 0-.45 0A.45 .45 0 1 0 .45 0Z"
    ),
}
"""SVG path of each category in a box of about ±1, drawn with the non-zero fill rule."""

EVENT_FILL: Final[dict[Status, str]] = {
    Status.OCCURRED: INK,
    Status.PLANNED: PAPER,
    Status.CLAIMED: "#8B979E",
}
"""Fill of an event's shape by status; the outline is always ink, so a plan is an outline."""

RIM: Final = "#4B565D"
"""Outline of a territory in dispute."""

SHORES: Final[dict[Theme, str]] = {Theme.LIGHT: "#8A969D", Theme.DARK: "#BAC3C8"}
"""Outline of the other territories on the page's map."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Colours of a plate that are not a state's."""

    paper: str
    sea: str
    land: str
    coast: str
    ink: str
    soft_ink: str
    accent: str
    rim: str


GROUNDS: Final[dict[Theme, Ground]] = {
    Theme.LIGHT: Ground(PAPER, SEA, LAND, COAST, INK, SOFT_INK, ACCENT, RIM),
    Theme.DARK: Ground(
        "#171D21", "#222C33", "#36424A", "#5C6A73", "#F1F4F5", "#B9C4CB", "#C3A8E8", "#C6CFD4"
    ),
    Theme.PRINT: Ground(
        PAPER, PAPER, "#EFEFEF", "#9A9A9A", "#111111", "#4A4A4A", "#111111", "#333333"
    ),
}


def event_fills(theme: Theme) -> dict[Status, str]:
    """Return the fill of an event's shape by status, as a theme draws it."""
    ground = GROUNDS[theme]
    return EVENT_FILL | {Status.OCCURRED: ground.ink, Status.PLANNED: ground.paper}


def tint(colour: str, theme: Theme) -> str:
    """Return a colour as a theme prints it: in the print theme, the grey of the same lightness."""
    if theme is not Theme.PRINT:
        return colour
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    grey = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return f"#{grey:02X}{grey:02X}{grey:02X}"


def tint_line(colour: str, theme: Theme) -> str:
    """Return a colour as a theme draws thin lines: on the dark ground, half way to white."""
    if colour == INK:
        return GROUNDS[theme].ink
    if theme is not Theme.DARK:
        return tint(colour, theme)
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{(part + 255) // 2:02X}" for part in parts)


@dataclass(frozen=True, slots=True)
class Fill:
    """How a territory is drawn.

    Attributes
    ----------
    fills
        Palette and tone of the administering state; more than one when the date lies inside an
        uncertain hand-over, drawn as broad bands. Empty when nothing is recorded.
    hatches
        Palettes of the states that contest it, drawn as diagonal lines over the fill.
    """

    fills: tuple[tuple[Palette, int], ...] = ()
    hatches: tuple[Palette, ...] = ()

    @property
    def key(self) -> str:
        """Return a short stable name, such as ``ochre0/teal`` or ``teal1+ochre2``."""
        fills = "+".join(f"{palette}{tone}" for palette, tone in self.fills)
        return f"{fills}/{'+'.join(self.hatches)}" if self.hatches else fills


def fill_of(administrators: Iterable[State], contesters: Iterable[State]) -> Fill:
    """Return how a territory is drawn that these states administer and contest."""
    fills = tuple(dict.fromkeys((state.palette, state.tone) for state in administrators))
    hatches = tuple(dict.fromkeys(state.palette for state in contesters))
    return Fill(fills, hatches)


def fill_of_answer(pack: Pack, answer: Administration) -> Fill:
    """Return how a territory is drawn of which the history answers so."""
    return fill_of(
        (pack.states[id_] for id_ in answer.states),
        (pack.states[id_] for id_ in answer.contested_by),
    )


def render_symbol(
    category: Category, status: Status, *, size: int = 14, theme: Theme = Theme.LIGHT
) -> str:
    """Return the SVG of an event's symbol, ``size`` px wide."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1.4 -1.4 2.8 2.8" '
        f'width="{size}" height="{size}"><path d="{SHAPES[category]}" '
        f'fill="{event_fills(theme)[status]}" stroke="{GROUNDS[theme].ink}" stroke-width=".25" '
        f'stroke-linejoin="round"/></svg>'
    )


def render_swatch(
    fill: Fill, *, width: int = 26, height: int = 14, theme: Theme = Theme.LIGHT
) -> str:
    """Return the SVG of a legend box drawn as the territory is."""
    ground = GROUNDS[theme]
    bands = fill.fills or ((Palette.STONE, 0),)
    step = width / len(bands)
    parts = []
    for position, (palette, tone) in enumerate(bands):
        colour = PALETTES[palette][tone] if fill.fills else ground.land
        parts.append(
            f'<rect x="{position * step:g}" width="{step:g}" height="{height}" fill="{colour}"/>'
        )
        if palette is Palette.DOTTED:
            parts += [
                f'<circle cx="{x:g}" cy="{y:g}" r="1.1" fill="{DOT}"/>'
                for x in range(4, width, 7)
                for y in (4, 10)
            ]
    for position, palette in enumerate(fill.hatches):
        for x in range(-height + 8 * position, width, 8 * len(fill.hatches)):
            path = f"M{x} {height}L{x + height} 0"
            parts.append(f'<path d="{path}" stroke="{PAPER}" stroke-width="4"/>')
            parts.append(f'<path d="{path}" stroke="{HATCH[palette]}" stroke-width="2.4"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">{"".join(parts)}'
        f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" fill="none" '
        f'stroke="{ground.rim}"/></svg>'
    )


TREATY_DASH: Final = "9 4 2 4"
CLAIM_DASH: Final = "2 5"
"""Dashes in px of a line that a treaty drew, and of one that a party claims."""


def render_line(colour: str, *, claimed: bool, theme: Theme = Theme.LIGHT) -> str:
    """Return the SVG of a legend line drawn as on the map."""
    dash = CLAIM_DASH if claimed else TREATY_DASH
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 14" width="26" height="14">'
        f'<path d="M1 7H25" stroke="{tint_line(colour, theme)}" stroke-width="2" '
        f'stroke-dasharray="{dash}"/></svg>'
    )


def party_colour(states: Iterable[State], party: str) -> str:
    """Return the colour of a party's claims: the hue of its present state."""
    return next(
        (HATCH[each.palette] for each in states if each.party == party and not each.tone), INK
    )


@dataclass(frozen=True, slots=True)
class Swatch:
    """One line of a territory legend: how it is drawn and who that is."""

    fill: Fill
    label: str


def merge_swatches(swatches: Iterable[Swatch]) -> tuple[Swatch, ...]:
    """Return the distinct swatches, in the order of their first use."""
    return tuple(dict.fromkeys(swatches))
