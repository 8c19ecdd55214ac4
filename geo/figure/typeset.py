"""Text set with the plate's own fonts: how wide it is, where it breaks, what cannot be drawn.

The fonts come with packages, so a plate looks the same on every machine: DejaVu Sans (Latin,
Cyrillic, Greek, Hebrew, Arabic and more) from matplotlib, IPAex Gothic (Japanese) from
matplotlib-fontja. Lengths are in px, of which 96 make an inch.
"""

from __future__ import annotations

import base64
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import matplotlib as mpl
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from matplotlib.font_manager import FontProperties, fontManager, get_font, ttfFontProperty
from matplotlib.ft2font import FT2Font, LoadFlags

from geo.plate_options import PX_PER_INCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LATIN: Final = "Plate Sans"
JAPANESE: Final = "Plate Sans JP"
FAMILIES: Final = (LATIN, JAPANESE)

POINTS: Final = 72 / PX_PER_INCH
"""Points in a px."""

UNDRAWN: Final = "\N{WHITE SQUARE}"
"""Stands for a character that neither font has."""

_FINE: Final = 8
"""Text is measured this many times larger, where rounding no longer matters."""

_SUBPIXELS: Final = 64
"""In a px, as FreeType counts."""

_UNNEEDED: Final = ("BASE", "FFTM", "GDEF", "GPOS", "GSUB", "VORG", "gasp", "kern", "vhea", "vmtx")
"""Tables of a font that text set in one direction, glyph by glyph, does without."""

_SLACK: Final = 0.985

_NOT_FIRST: Final = frozenset(
    "、。，．・：；？！」』）】〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
"""Characters that start no line in Japanese."""

_NOT_LAST: Final = frozenset("「『（【〔［｛〈《“‘([{")
"""Characters that end no line in Japanese."""


@lru_cache(maxsize=1)
def load_fonts() -> dict[tuple[str, bool], Path]:
    """Make the fonts known to matplotlib under names of our own; return their files.

    Their own names might find another version that the machine has. The key is the family, and
    whether it is bold; there is no bold Japanese.
    """
    shipped = Path(mpl.get_data_path()) / "fonts" / "ttf"
    # Importing that package would change matplotlib's settings for everybody.
    spec = find_spec("matplotlib_fontja")
    assert spec is not None, "requirements.txt names it"
    assert spec.origin is not None
    files = {
        (LATIN, False): shipped / "DejaVuSans.ttf",
        (LATIN, True): shipped / "DejaVuSans-Bold.ttf",
        (JAPANESE, False): Path(spec.origin).parent / "fonts" / "ipaexg.ttf",
    }
    for (family, bold), path in files.items():
        entry = ttfFontProperty(FT2Font(path))
        weight = 700 if bold else 400
        fontManager.ttflist.append(
            replace(entry, fname=str(path), name=family, weight=weight, style="normal")
        )
    # The Japanese font stands in for its bold, without a warning that there is none.
    plain = next(each for each in fontManager.ttflist if each.name == JAPANESE)
    fontManager.ttflist.append(replace(plain, weight=700))
    return files


@lru_cache(maxsize=64)
def font(size: float, *, bold: bool = False) -> FontProperties:
    """Return the font of a size in px."""
    load_fonts()
    return FontProperties(family=list(FAMILIES), size=size * POINTS, weight=700 if bold else 400)


@lru_cache(maxsize=4096)
def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text."""
    if not text:
        return 0.0
    files = load_fonts()
    # A renderer would ask matplotlib's settings how to hint, and they change while one draws.
    face = get_font([files[LATIN, bold], files[JAPANESE, False]])
    face.clear()
    face.set_size(size * POINTS * _FINE, PX_PER_INCH)
    drawn, _ = replace_undrawn(text)
    face.set_text(drawn, 0.0, flags=LoadFlags.NO_HINTING)
    width, _ = face.get_width_height()
    return float(width) / _SUBPIXELS / _FINE


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break text into lines no wider than `width`, between words or Japanese characters.

    A word that is wider is broken where it must; so nothing is cut or stands out. Letters may be
    drawn a little wider than they measure, by the hinting of a size.
    """
    lines: list[str] = []
    width *= _SLACK
    pieces = list(_pieces(text))
    start = 0
    while start < len(pieces):
        fitting = _count_fitting(pieces[start:], size, width, bold=bold)
        line = "".join(pieces[start : start + fitting])
        if not fitting:
            word = pieces[start]
            taken = max(1, _count_fitting(word, size, width, bold=bold))
            line, pieces[start] = word[:taken], word[taken:]
            fitting = taken == len(word)
        start += fitting
        if line.strip():
            lines.append(line.strip())
    return tuple(lines)


def _count_fitting(parts: Sequence[str], size: float, width: float, *, bold: bool) -> int:
    """Return how many parts fit on a line, in few measurements: text that is longer is wider."""

    def overflow(count: int) -> bool:
        return measure("".join(parts[:count]).rstrip(), size, bold=bold) > width

    many = 8
    while many < len(parts) and not overflow(many):
        many *= 2
    return bisect_left(range(1, min(many, len(parts)) + 1), True, key=overflow)


def _pieces(text: str) -> Iterable[str]:
    """Yield parts that stay together: a word with the space after it, or one character."""
    piece = ""
    for character in " ".join(text.split()):
        if piece and _may_break(piece[-1], character):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    if before in _NOT_LAST or after in _NOT_FIRST or after == " ":
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    """Say whether a character is of a script without spaces: kana, kanji, full-width forms."""
    return "\u3000" <= character <= "\u9fff" or "\uf900" <= character <= "\uffef"


def replace_undrawn(text: str) -> tuple[str, frozenset[str]]:
    """Return text that the fonts can draw, and the characters of it that they cannot."""
    known = _characters()
    missing = frozenset(each for each in text if ord(each) not in known and not each.isspace())
    for character in missing:
        text = text.replace(character, UNDRAWN)
    return text, missing


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    """Return what can be drawn both plain and bold."""
    charmaps = {key: frozenset(FT2Font(path).get_charmap()) for key, path in load_fonts().items()}
    return (charmaps[LATIN, False] & charmaps[LATIN, True]) | charmaps[JAPANESE, False]


def render_font_faces(texts: Iterable[tuple[str, bool]]) -> str:
    """Return CSS that carries as much of the fonts as texts, each plain or bold, need."""
    plain, bold = set[str](), set[str]()
    for text, is_bold in texts:
        (bold if is_bold else plain).update(text)
    latin = {each for each in plain | bold if ord(each) in _charmap(LATIN)}
    wanted = {
        (LATIN, False): plain & latin,
        (LATIN, True): bold & latin,
        (JAPANESE, False): (plain | bold) - latin,
    }
    return "".join(
        _render_face(family, is_bold, "".join(sorted(characters)))
        for (family, is_bold), characters in wanted.items()
        if characters
    )


@lru_cache(maxsize=2)
def _charmap(family: str) -> frozenset[int]:
    return frozenset(FT2Font(load_fonts()[family, False]).get_charmap())


@lru_cache(maxsize=64)
def _render_face(family: str, bold: bool, characters: str) -> str:
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    with TTFont(load_fonts()[family, bold], lazy=True) as whole:
        whole.recalcTimestamp = False
        for tag in _UNNEEDED:
            if tag in whole:
                del whole[tag]
        subsetter.subset(whole)
        target = BytesIO()
        whole.save(target)
    data = base64.b64encode(target.getvalue()).decode("ascii")
    weight = "700" if bold else "400"
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"src:url(data:font/ttf;base64,{data})}}"
    )
