"""Text is measured as it is drawn, broken without loss, and every letter has a font."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from itertools import pairwise

import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import RendererAgg

from geo.figure.typeset import (
    FAMILIES,
    JAPANESE,
    LATIN,
    UNDRAWN,
    font,
    load_fonts,
    measure,
    render_font_faces,
    replace_undrawn,
    wrap,
)
from geo.plate_options import PX_PER_INCH

SCRIPTS = ["Etorofu, São Tomé", "択捉島(エトロフトウ)、北方領土", "Итуруп, Южно-Курильск"]

TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"))
    | st.sampled_from("ab  Жя島、。ー🗾\u00a0\u200d"),
    max_size=60,
)


def bare(text: str) -> str:
    return "".join(text.split())


@given(text=TEXTS, width=st.floats(15, 400), size=st.floats(6, 30), bold=st.booleans())
def test_wrap_loses_nothing_and_fits(text: str, width: float, size: float, bold: bool) -> None:
    lines = wrap(text, size, width, bold=bold)
    assert bare("".join(lines)) == bare(text)
    for line in lines:
        assert line.strip()
        # Only a letter that is wider alone may stand out.
        assert len(line) == 1 or measure(line, size, bold=bold) <= width


@given(words=st.lists(st.text("abcЖя", min_size=1, max_size=8), max_size=12))
def test_words_that_fit_are_not_broken(words: list[str]) -> None:
    assert " ".join(wrap(" ".join(words), 12, 150)).split() == words


def test_wrap_fills_lines() -> None:
    assert wrap("", 12, 100) == wrap(" \n", 12, 100) == ()
    assert wrap("one two", 12, 1000) == ("one two",)
    lines = wrap("one two three four five six", 12, 100)
    for line, following in pairwise(lines):
        assert measure(f"{line} {following.split()[0]}", 12) > 0.97 * 100


def test_wrap_breaks_a_word_without_spaces() -> None:
    lines = wrap("see " + "W" * 200, 12, 120)
    assert "".join(lines) == "see" + "W" * 200
    assert len(lines) > 15


def test_wrap_breaks_japanese_between_characters() -> None:
    text = "北方領土は、択捉島、国後島、色丹島および歯舞群島である。" * 3
    lines = wrap(text, 12, 100)
    assert "".join(lines) == text
    assert len(lines) > 5
    assert not {line[0] for line in lines} & set("、。")
    # Eight letters of 12 px make 96.
    assert min(len(line) for line in lines[:-1]) >= 7


@pytest.mark.parametrize("width", range(35, 80, 3))
def test_japanese_marks_stay_with_what_they_enclose(width: int) -> None:
    lines = wrap("記事は「岸田」と述べる（外相）。", 10, width)
    assert not [line for line in lines if line[-1] in "「（" or line[0] in "」）。"]


def test_wrap_keeps_latin_words_among_japanese() -> None:
    lines = wrap("択捉島はIturupともいう", 12, 75)
    assert "Iturup" in " ".join(lines)


@pytest.mark.parametrize("text", SCRIPTS)
@pytest.mark.parametrize("bold", [False, True])
def test_measured_as_drawn(text: str, bold: bool) -> None:
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        renderer = RendererAgg(1, 1, PX_PER_INCH)
        drawn, _, _ = renderer.get_text_width_height_descent(text, font(13, bold=bold), False)
    assert measure(text, 13, bold=bold) == pytest.approx(drawn, abs=1.5)


def test_measure_does_not_depend_on_settings() -> None:
    text, widths = "Provenance Łódź 択捉島 Итуруп", set()
    for hinting in ("no_hinting", "force_autohint", "native"):
        measure.cache_clear()
        with mpl.rc_context({"text.hinting": hinting}):
            widths.add(measure(text, 11.3))
    assert len(widths) == 1


@pytest.mark.parametrize("text", SCRIPTS)
def test_measure_grows_with_size_and_weight(text: str) -> None:
    assert measure("", 12) == 0
    assert measure(text, 24) == pytest.approx(2 * measure(text, 12), rel=0.01)
    assert measure(text, 12, bold=True) >= measure(text, 12)


@pytest.mark.parametrize("text", SCRIPTS)
def test_each_script_is_drawn(text: str) -> None:
    assert replace_undrawn(text) == (text, frozenset())


def test_what_no_font_has_becomes_a_square() -> None:
    text, missing = replace_undrawn("🗾 map\n🇯🇵")
    assert text == f"{UNDRAWN} map\n{UNDRAWN * 2}"
    assert missing == set("🗾🇯🇵")
    assert replace_undrawn(UNDRAWN)[0] == UNDRAWN


def test_fonts_have_names_of_their_own_and_settings_stay() -> None:
    families = list(mpl.rcParams["font.family"])
    files = load_fonts()
    assert list(mpl.rcParams["font.family"]) == families
    assert set(files) == {(LATIN, False), (LATIN, True), (JAPANESE, False)}
    assert all(path.is_file() for path in files.values())
    assert font(12).get_family() == list(FAMILIES)


FACE = re.compile(
    r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);src:url\(data:font/ttf;base64,([^)]+)\)\}'
)


def read_faces(css: str) -> dict[tuple[str, str], set[str]]:
    """Return the characters of each font in CSS, which holds nothing else."""
    assert FACE.sub("", css) == ""
    return {
        (family, weight): set(map(chr, TTFont(BytesIO(base64.b64decode(data))).getBestCmap()))
        for family, weight, data in FACE.findall(css)
    }


def test_font_faces_hold_what_texts_need_and_little_else() -> None:
    faces = read_faces(render_font_faces([("Etorofu 択捉", False), ("Bold 島", True)]))
    assert faces[LATIN, "400"] == set("Etorofu ")
    assert faces[LATIN, "700"] == set("Bold ")
    assert faces[JAPANESE, "400"] == set("択捉島")
    assert render_font_faces([]) == ""


def test_font_faces_are_the_same_each_time() -> None:
    from geo.figure import typeset

    first = render_font_faces([("Итуруп 択捉島", False)])
    typeset._render_face.cache_clear()
    assert render_font_faces([("択捉島", False), ("Итуруп ", False)]) == first
