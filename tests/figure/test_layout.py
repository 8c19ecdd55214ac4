"""Nothing on a plate is cut, and nothing lies on anything else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.annotations import MAX_NOTE, Annotation, Caption, Highlight, Pin
from geo.atlas import Atlas
from geo.errors import PlateError
from geo.figure.layout import arrange
from geo.figure.placement import Placed
from geo.figure.projection import Box
from geo.figure.render import lay_out
from geo.figure.typeset import measure
from geo.model import Camera, Layer, Names, ViewState
from geo.plate_options import MAX_RATIO, MIN_SIDE, PRESETS, Projection, Size
from geo.view import MAX_SUBTITLE, MAX_TITLE
from tests.figure.sheets import (
    HOME,
    STORY,
    TITLES,
    VIEWS,
    Draw,
    Drawn,
    bare,
    check_sheet,
    check_words,
    meetings,
    on,
    titled,
)
from tests.strategies import annotations


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", VIEWS)
def test_sheet_and_map(draw: Draw, name: str, preset: str) -> None:
    drawn = draw(on(titled(VIEWS[name]), PRESETS[preset]))
    check_sheet(drawn.layout, PRESETS[preset])
    check_words(drawn.plate, drawn.layout)
    check_map(drawn)


def check_map(drawn: Drawn) -> None:
    """Assert that texts on the map lie whole inside of it, and on no other and no symbol."""
    scene, box = drawn.scene, drawn.layout.map
    parts = {f"label {placed.wish.lines}": placed.box for placed in drawn.labels}
    assert len(parts) == len(drawn.labels)
    notes = {f"note {note.lines}": note.box for note in drawn.notes}
    scale = {"scale": drawn.taken[0]} if drawn.taken else {}
    assert [name for name, part in (parts | notes | scale).items() if not box.holds(part)] == []
    assert meetings(parts | notes | scale) == []
    stacks = [
        Box(stack.x - radius, stack.y - radius, stack.x + radius, stack.y + radius)
        for stack in scene.stacks
        for radius in [scene.radius(stack)]
    ]
    covered = [name for name, part in parts.items() if any(part.meets(each) for each in stacks)]
    assert covered == []
    assert all(is_wide_enough(placed) for placed in drawn.labels)


def is_wide_enough(placed: Placed) -> bool:
    widths = (measure(line, placed.wish.size, bold=True) for line in placed.wish.lines[:1])
    return max(widths) <= placed.box.width or placed.wish.is_light


@pytest.mark.parametrize("preset", ["article", "story", "a5"])
@pytest.mark.parametrize("names", TITLES)
def test_scripts(atlas: Atlas, names: Names, preset: str) -> None:
    view = titled(replace(VIEWS["annotated"], names=names))
    plate, _, layout = lay_out(atlas, on(view, PRESETS[preset]), home=HOME)
    check_sheet(layout, PRESETS[preset])
    check_words(plate, layout)


HOSTILE = {
    "a word without spaces": "W" * 100,
    "Japanese": "択捉島" * 33,
    "right to left": "שלום עולם مرحبا بالعالم " * 8,
    "emoji": "🗾🇯🇵👩‍👩‍👧 islands " * 8,
    "mathematics": "$x^2$ $\\frac{1}{2}$ $ % # _ ^ {} \\\\",
    "markup": "<script>alert(1)</script> & &amp; ]]> <!-- -->",
    "combining": "Z̷a̸l̶g̵o̴ " * 12,
    "no-break": "a\u00a0b\u202f\u2060c " * 20,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("preset", ["article", "story"])
def test_any_text_fits_on_larger_sheets(draw: Draw, text: str, preset: str) -> None:
    marks = (Caption(44.5, 147, text[:MAX_NOTE]), Pin(44, 146, text[:MAX_NOTE]))
    view = replace(VIEWS["islands"], title=text[:MAX_TITLE].strip(), annotations=marks)
    view = on(view, PRESETS[preset], subtitle=(text + text)[:MAX_SUBTITLE].strip())
    drawn = draw(view)
    check_sheet(drawn.layout, PRESETS[preset])
    check_words(drawn.plate, drawn.layout)
    check_map(drawn)


@pytest.mark.parametrize("preset", PRESETS)
def test_longest_title_and_subtitle(atlas: Atlas, preset: str) -> None:
    words = "Talks about islands "
    view = replace(VIEWS["all events"], title=(words * 10).strip())
    view = on(view, PRESETS[preset], subtitle=(words * 15).strip())
    plate, _, layout = lay_out(atlas, view, home=HOME)
    check_sheet(layout, PRESETS[preset])
    check_words(plate, layout)


def test_fifty_long_pins_are_refused(atlas: Atlas) -> None:
    pins = tuple(Pin(44 + at / 50, 146, "word " * 55) for at in range(50))
    with pytest.raises(PlateError, match="expected a larger size"):
        lay_out(atlas, on(ViewState(annotations=pins), PRESETS["article"]), home=HOME)


def test_fifty_short_pins_fit_a_large_sheet(atlas: Atlas) -> None:
    pins = tuple(Pin(44 + at / 50, 146, f"Place {at}") for at in range(50))
    view = on(ViewState(annotations=pins), PRESETS["story"])
    plate, _, layout = lay_out(atlas, view, home=HOME)
    check_sheet(layout, PRESETS["story"])
    check_words(plate, layout)


@st.composite
def sizes(draw: st.DrawFn) -> Size:
    short = draw(st.integers(MIN_SIDE, 1300))
    long = draw(st.integers(short, min(2200, int(MAX_RATIO * short))))
    return Size(*draw(st.permutations([short, long])))


@settings(max_examples=12)
@given(
    size=sizes(),
    name=st.sampled_from(sorted(VIEWS)),
    modules=st.sampled_from([0, 33, 57, 125]),
    has_link=st.booleans(),
)
def test_any_size_is_laid_out_or_refused(
    atlas: Atlas, size: Size, name: str, modules: int, has_link: bool
) -> None:
    view = on(titled(VIEWS[name]), size)
    try:
        plate, _, layout = lay_out(atlas, view, home=HOME if has_link else "", modules=modules)
    except PlateError:
        return
    check_sheet(layout, size)
    check_words(plate, layout)


CODES = [
    *((size, 33) for size in PRESETS.values()),
    *((size, 101) for size in (*PRESETS.values(), Size(900, 600), Size(800, 640))),
    (Size(900, 600), 125),
]


@pytest.mark.parametrize(("size", "modules"), CODES, ids=str)
def test_code_covers_nothing(atlas: Atlas, size: Size, modules: int) -> None:
    _, _, layout = lay_out(atlas, on(VIEWS["islands"], size), home=HOME, modules=modules)
    check_sheet(layout, size)
    assert layout.code is not None
    # A telephone needs two dots a module.
    assert layout.code.width >= 2 * (modules + 8)


@pytest.mark.parametrize("size", [Size(400, 400), Size(800, 600)], ids=str)
def test_map_gets_its_share_or_the_plate_is_refused(atlas: Atlas, size: Size) -> None:
    fits = []
    for count in (5, 20, 50):
        pins = tuple(Pin(44, 146, f"Pin {at} says a few words") for at in range(count))
        try:
            _, _, layout = lay_out(atlas, on(ViewState(annotations=pins), size), home=HOME)
        except PlateError:
            fits.append(False)
        else:
            check_sheet(layout, size)
            fits.append(True)
    assert fits == sorted(fits, reverse=True)
    assert set(fits) == {True, False}


def test_letters_shrink_before_a_plate_is_refused(atlas: Atlas) -> None:
    view = on(VIEWS["islands"], Size(900, 600))
    plain = lay_out(atlas, view, home=HOME)[2].base
    pins = tuple(Pin(44, 146, f"Pin {at} says a few words") for at in range(12))
    full = lay_out(atlas, replace(view, annotations=pins), home=HOME)[2].base
    assert 7.4 <= full < plain


def test_sources_that_do_not_fit_are_counted(atlas: Atlas) -> None:
    view = on(VIEWS["all events"], PRESETS["a5"])
    plate, _, layout = lay_out(atlas, view, home=HOME)
    said = " ".join(words.text for words in layout.words)
    listed = said.partition("Sources: ")[2].partition(" and ")
    more = int(listed[2].split()[0])
    assert listed[0] == "; ".join(plate.sources[:-more])
    assert 0 < more < len(plate.sources)


def test_one_longest_source_stays_whole(atlas: Atlas) -> None:
    plate, _, _ = lay_out(atlas, VIEWS["islands"], home=HOME)
    plate = replace(plate, sources=("Ministry of " * 60 + "Islands", "Other " * 60))
    layout = arrange(plate, PRESETS["slide"], "en", modules=0)
    check_sheet(layout, PRESETS["slide"])
    said = " ".join(words.text for words in layout.words)
    assert "Islands" in said
    assert "and one more" in said


CROWDS = {
    "few": [Caption(44.3, 147, f"Caption {at} in one place") for at in range(12)],
    "long": [Caption(44.3, 147, "択捉島国" * 70), Caption(43.3, 145.4, "W W " * 70)],
    "edges": [
        Caption(lat, lon, f"At {lat}, {lon}") for lat in (43.3, 45.5) for lon in (145.4, 148.9)
    ],
}


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS)
@pytest.mark.parametrize("preset", ["article", "a5", "a5-landscape"])
def test_notes_give_way_to_each_other(draw: Draw, crowd: list[Caption], preset: str) -> None:
    drawn = draw(on(ViewState(annotations=tuple(crowd)), PRESETS[preset]))
    check_map(drawn)
    assert len(drawn.notes) == len(crowd)
    for note, mark in zip(drawn.notes, crowd, strict=True):
        assert bare("".join(note.lines)) == bare(mark.text)


def test_notes_without_room_are_refused(draw: Draw) -> None:
    notes = tuple(Caption(44.3, 147, f"Caption {at} " * 12) for at in range(50))
    with pytest.raises(PlateError, match="expected a larger size"):
        draw(on(ViewState(annotations=notes), PRESETS["article"]))


CAMERAS = st.none() | st.builds(Camera, st.floats(-85, 85), st.floats(-180, 180), st.floats(0, 22))


@settings(max_examples=15)
@given(
    size=sizes(),
    camera=CAMERAS,
    marks=st.lists(annotations().filter(lambda mark: not isinstance(mark, Highlight)), max_size=4),
    layers=st.sampled_from([(), (Layer.ARTICLE,), (Layer.LABELS, Layer.LINES), STORY]),
    event=st.sampled_from([None, "un-resolutions-north-korea", "landing-etorofu-1945"]),
    projection=st.sampled_from(Projection),
)
def test_any_view_is_drawn_or_refused(
    draw: Draw,
    size: Size,
    camera: Camera | None,
    marks: list[Annotation],
    layers: tuple[Layer, ...],
    event: str | None,
    projection: Projection,
) -> None:
    view = ViewState(camera=camera, annotations=tuple(marks), layers=layers, event=event)
    try:
        drawn = draw(on(view, size, projection=projection))
    except PlateError:
        return
    check_sheet(drawn.layout, size)
    check_words(drawn.plate, drawn.layout)
    check_map(drawn)
