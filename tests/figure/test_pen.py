"""Each mark is drawn as the page's map draws it; asserted on artists, not on pixels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
import shapely
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.colors import same_color, to_hex
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from geo.atlas import Atlas
from geo.figure.drawing import _draw_areas
from geo.figure.layout import Words
from geo.figure.pen import Pen, path_of
from geo.figure.projection import Box
from geo.model import Camera, Category, Layer, Palette, Status, ViewState
from geo.plate_options import PlateOptions, Theme
from geo.style import (
    CLAIM_DASH,
    EVENT_FILL,
    GROUNDS,
    HATCH,
    INK,
    PALETTES,
    PAPER,
    TREATY_DASH,
    Fill,
    fill_of_answer,
    tint,
)
from tests.figure.sheets import STORY, Draw, Drawn, texts_of

SQUARE = Box(100, 100, 200, 200).shape


def new_pen(theme: Theme = Theme.LIGHT) -> Pen:
    return Pen(PlateOptions(theme=theme), is_svg=False)


def drawn_on(pen: Pen) -> list[Artist]:
    return list(pen.figure.artists)


def face(patch: PathPatch) -> str:
    return to_hex(patch.get_facecolor()).upper()


def colours(artists: Iterable[Artist]) -> list[str]:
    return [
        to_hex(artist.get_colors()[0]).upper()
        for artist in artists
        if isinstance(artist, LineCollection)
    ]


@pytest.mark.parametrize("theme", Theme)
def test_area_with_hatch(theme: Theme) -> None:
    pen = new_pen(theme)
    pen.fill_area(SQUARE, Fill(((Palette.OCHRE, 0),), (Palette.TEAL,)), 1.0, order=3)
    area, *rest = drawn_on(pen)
    assert isinstance(area, PathPatch)
    assert face(area) == tint(PALETTES[Palette.OCHRE][0], theme)
    *hatch, _ = rest
    assert colours(rest) == [PAPER, tint(HATCH[Palette.TEAL], theme), GROUNDS[theme].rim]
    assert all(artist.get_clip_path() is not None for artist in hatch)


def test_a_seam_is_no_coast() -> None:
    pen = new_pen()
    seam = shapely.LineString([(200, 100), (200, 200)])
    pen.fill_area(SQUARE, Fill(((Palette.OCHRE, 0),)), 1.0, seams=seam, order=3)
    *_, rim = drawn_on(pen)
    assert isinstance(rim, LineCollection)
    coast = shapely.MultiLineString([path.vertices for path in rim.get_paths()])
    assert coast.distance(seam) == pytest.approx(1, abs=0.01)
    assert coast.length == pytest.approx(300, abs=3)


def test_areas_that_meet_on_land_have_a_seam(draw: Draw) -> None:
    drawn = draw(ViewState(at="1750", camera=Camera(50, 143, 5)))
    north, south = drawn.scene.areas["north-sakhalin"], drawn.scene.areas["south-sakhalin"]
    seams = drawn.scene.seams
    assert seams.length > 20
    assert north.distance(seams) == south.distance(seams) == pytest.approx(0, abs=1e-6)


def test_area_of_two_states_has_bands() -> None:
    pen = new_pen()
    pen.fill_area(SQUARE, Fill(((Palette.TEAL, 1), (Palette.OCHRE, 2))), 1.0, order=3)
    area, bands, *_ = drawn_on(pen)
    assert isinstance(area, PathPatch)
    assert face(area) == PALETTES[Palette.TEAL][1]
    assert colours([bands]) == [PALETTES[Palette.OCHRE][2]]


def test_area_without_a_record_is_land_and_dots_are_dots() -> None:
    pen = new_pen()
    pen.fill_area(SQUARE, Fill(), 1.0, order=3)
    area, rim = drawn_on(pen)
    assert isinstance(area, PathPatch)
    assert face(area) == GROUNDS[Theme.LIGHT].land
    assert colours([rim]) == [GROUNDS[Theme.LIGHT].rim]
    dotted = new_pen()
    dotted.fill_area(SQUARE, Fill(((Palette.DOTTED, 0),)), 1.0, order=3)
    dots = [artist for artist in drawn_on(dotted) if isinstance(artist, Circle)]
    assert len(dots) == pytest.approx((100 / 7) ** 2, rel=0.1)
    assert all(SQUARE.contains(shapely.Point(dot.center)) for dot in dots)


def symbol(status: Status, **options: bool) -> list[Artist]:
    pen = new_pen()
    pen.symbol(Category.MILITARY, status, (50, 60), 6.5, order=6, **options)
    return drawn_on(pen)


@pytest.mark.parametrize("status", Status)
def test_symbol_by_status(status: Status) -> None:
    halo, mark = symbol(status)
    assert isinstance(halo, PathPatch)
    assert isinstance(mark, PathPatch)
    assert same_color(mark.get_facecolor(), EVENT_FILL[status])
    assert same_color(mark.get_edgecolor(), INK)
    left, top = mark.get_path().vertices.min(axis=0)
    assert (left, top) == pytest.approx((50 - 1.1 * 6.5, 60 - 1.15 * 6.5))


def test_symbol_of_an_approximate_date_is_soft() -> None:
    soft = symbol(Status.OCCURRED, soft=True)
    rings = [artist for artist in soft if isinstance(artist, Circle)]
    assert len(rings) > 3
    assert max(ring.radius for ring in rings) > 6.5


def test_selected_symbol_has_the_accent() -> None:
    *_, mark = symbol(Status.OCCURRED, selected=True)
    assert isinstance(mark, PathPatch)
    assert face(mark) == GROUNDS[Theme.LIGHT].accent


@pytest.mark.parametrize(("claimed", "dash"), [(True, CLAIM_DASH), (False, TREATY_DASH)])
def test_strokes(claimed: bool, dash: str) -> None:
    pen = new_pen()
    pen.stroke([(0, 0), (90, 0)], HATCH[Palette.TEAL], 1.0, claimed=claimed, order=4)
    (line,) = drawn_on(pen)
    assert isinstance(line, LineCollection)
    (style,) = line.get_linestyle()
    wide = line.get_linewidths()[0]
    assert [part * 96 / 72 for part in style[1]] == pytest.approx(
        [float(each) for each in dash.split()]
    )
    assert wide == pytest.approx(1.8 * 72 / 96)
    assert colours([line]) == [HATCH[Palette.TEAL]]


def test_text_is_what_it_says_and_no_formula() -> None:
    pen = new_pen()
    pen.write(Words(10, 20, r"$x^2$ \alpha <b>", 12, bold=True, link="https://map.example/"))
    (text,) = drawn_on(pen)
    assert isinstance(text, Text)
    assert text.get_text() == r"$x^2$ \alpha <b>"
    assert text.get_parse_math() is False
    assert text.get_url() == "https://map.example/"
    assert text.get_size() == pytest.approx(9)
    assert pen.texts == [(r"$x^2$ \alpha <b>", True)]


def test_px_run_down_from_the_upper_left_corner() -> None:
    pen = new_pen()
    size = PlateOptions().size
    assert pen.px.transform((0, 0)) == pytest.approx((0, size.height))
    assert pen.px.transform((size.width, size.height)) == pytest.approx((size.width, 0))


def test_path_keeps_holes_and_skips_what_has_no_area() -> None:
    holed = SQUARE.difference(Box(140, 140, 160, 160).shape)
    path = path_of(shapely.GeometryCollection([holed, shapely.Point(0, 0)]))
    assert list(path.codes).count(Path.MOVETO) == 2
    assert path.contains_point((110, 110))
    assert not len(path_of(shapely.LineString([(0, 0), (1, 1)])).vertices)


# -- on a whole plate ------------------------------------------------------------------------------


def test_area_that_touches_the_edge_of_what_is_drawn(atlas: Atlas, draw: Draw) -> None:
    view = ViewState()
    scene = draw(view).scene
    window = scene.frame.box.grown(20 * scene.unit)
    beyond = Box(window.right, window.top, window.right + 50, window.bottom).shape
    touching = replace(scene, areas={"etorofu": shapely.MultiPolygon([SQUARE, beyond])})
    assert shapely.intersection(touching.areas["etorofu"], window.shape).geom_type == (
        "GeometryCollection"
    )
    pen = new_pen()
    _draw_areas(pen, atlas, view, touching)
    area, *_ = drawn_on(pen)
    assert isinstance(area, PathPatch)
    assert area.get_path().get_extents().bounds == (*SQUARE.bounds[:2], 100, 100)


def areas(drawn: Drawn) -> list[PathPatch]:
    """Return the fills of territories, in the order of the pack."""
    return [
        artist
        for artist in drawn.figure.artists
        if isinstance(artist, PathPatch) and artist.get_zorder() == 3
    ]


def hatches(drawn: Drawn) -> set[str]:
    lines = [each for each in drawn.figure.artists if each.get_zorder() == pytest.approx(3.3)]
    return set(colours(lines))


@pytest.mark.parametrize(
    ("at", "etorofu", "hatch"),
    [
        ("2017", PALETTES[Palette.OCHRE][0], {HATCH[Palette.TEAL]}),
        ("1900", PALETTES[Palette.TEAL][2], set()),
        ("1860", PALETTES[Palette.TEAL][3], set()),
        ("1950", PALETTES[Palette.OCHRE][1], {HATCH[Palette.TEAL]}),
    ],
)
def test_territories_have_the_colours_of_the_day(
    atlas: Atlas, draw: Draw, at: str, etorofu: str, hatch: set[str]
) -> None:
    view = ViewState(at=at, layers=(Layer.ARTICLE,))
    drawn = draw(view)
    answers = atlas.administrations(view, atlas.as_of(view))
    window = drawn.layout.map.grown(20 * drawn.scene.unit).shape
    seen = [id_ for id_, shape in drawn.scene.areas.items() if shape.intersects(window)]
    fills = areas(drawn)
    assert len(fills) == len(seen)
    expected = [
        PALETTES[p][tone]
        for id_ in seen
        for p, tone in fill_of_answer(atlas.pack, answers[id_]).fills[:1]
    ]
    assert [face(patch) for patch in fills] == expected
    assert face(fills[seen.index("etorofu")]) == etorofu
    assert hatches(drawn) == hatch


def test_perspective_changes_colours(draw: Draw) -> None:
    japan = draw(ViewState(at="2017", perspective="japan", layers=(Layer.ARTICLE,)))
    assert face(areas(japan)[0]) == PALETTES[Palette.TEAL][0]


def test_planned_event_is_an_outline(draw: Draw) -> None:
    drawn = draw(ViewState(camera=Camera(37, 127, 5)))
    (stack,) = [each for each in drawn.scene.stacks if each.events == ["thaad-plan"]]
    marks = [
        artist
        for artist in drawn.figure.artists
        if isinstance(artist, PathPatch)
        and 6 <= artist.get_zorder() < 7
        and artist.get_path().get_extents().contains(stack.x, stack.y)
    ]
    assert same_color(marks[-1].get_facecolor(), PAPER)
    assert same_color(marks[-1].get_edgecolor(), INK)


def test_stack_tells_how_many(draw: Draw) -> None:
    drawn = draw(ViewState(layers=STORY, camera=Camera(40, 140, 4)))
    counts = {str(len(stack.events)) for stack in drawn.scene.stacks if len(stack.events) > 1}
    texts = {text.get_text() for text in texts_of(drawn.figure)}
    assert counts <= texts
    assert counts


@pytest.mark.parametrize("camera", [Camera(50, 100, 4), Camera(45, 146.5, 8), None])
def test_nothing_of_the_map_is_drawn_beside_it(draw: Draw, camera: Camera | None) -> None:
    drawn = draw(ViewState(layers=STORY, camera=camera))
    height = PlateOptions().size.height
    boxes = [
        Bbox([[box.left, height - box.bottom], [box.right, height - box.top]]).padded(0.5)
        for box in (drawn.layout.map, drawn.layout.locator)
        if box is not None
    ]
    hatched = 0
    for artist in drawn.figure.artists:
        if artist.get_zorder() >= 11:
            continue
        cut, path = artist.get_clip_box(), artist.get_clip_path()
        if path is not None:
            hatched += 1
            assert len(path.get_fully_transformed_path().vertices)
            cut = path.get_fully_transformed_path().get_extents()
        assert cut is not None, artist
        assert any(
            box.x0 <= cut.x0 and cut.x1 <= box.x1 and box.y0 <= cut.y0 and cut.y1 <= box.y1
            for box in boxes
        ), artist
    assert (hatched > 0) == (camera is None or camera.zoom > 5)


def test_labels_are_drawn_where_they_were_placed(draw: Draw) -> None:
    drawn = draw(ViewState())
    texts = texts_of(drawn.figure)
    for placed in drawn.labels:
        (text,) = [each for each in texts if each.get_text() == placed.wish.lines[0]]
        x, y = text.get_position()
        assert x == pytest.approx(placed.box.middle[0])
        assert placed.box.top < y < placed.box.bottom
