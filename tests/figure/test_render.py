"""The files: their size, their text, who made what is in them, and the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
import segno
from fontTools.ttLib import TTFont
from matplotlib.collections import PolyCollection
from matplotlib.patches import PathPatch
from matplotlib.transforms import Bbox
from PIL import Image

from geo.annotations import MAX_NOTE, Arrow, Caption, Ellipse, Pin
from geo.atlas import Atlas
from geo.errors import PlateError
from geo.figure import FileFormat, render_plate
from geo.figure.render import MAX_CODE
from geo.model import Camera, Layer, Names, ViewState
from geo.plate_options import PRESETS, PlateOptions, Size, Theme
from geo.style import ACCENT, GROUNDS
from geo.view import link_to
from tests.figure.sheets import HOME, VIEWS, Draw, on, texts_of, titled

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
SMALL = Size(640, 480)
TITLE = '北方領土 · Курильские острова · <b>&"x"</b> $x^2$'
VIEW = on(ViewState(title=TITLE, names=Names.DUAL), SMALL, alt="Alt: 択捉島 <i>&</i> Итуруп")


@pytest.fixture(scope="module")
def png(draw: Draw) -> Image.Image:
    return Image.open(BytesIO(draw(VIEW, FileFormat.PNG).file))


@pytest.fixture(scope="module")
def svg(draw: Draw) -> str:
    return draw(VIEW, FileFormat.SVG).file.decode()


@pytest.fixture(scope="module")
def pdf(draw: Draw) -> bytes:
    return draw(VIEW, FileFormat.PDF).file


# -- size ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "scale"), [(SMALL, 1), (SMALL, 3), (Size(361, 500), 2)])
def test_png_has_its_dots(draw: Draw, size: Size, scale: int) -> None:
    view = on(ViewState(layers=(Layer.LABELS,)), size, scale=scale)
    image = Image.open(BytesIO(draw(view, FileFormat.PNG).file))
    assert image.size == (size.width * scale, size.height * scale)
    assert image.info["dpi"] == pytest.approx((96 * scale,) * 2, abs=0.1)


def test_svg_has_its_size(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    assert [root.get("width"), root.get("height")] == ["480pt", "360pt"]
    assert root.get("viewBox") == "0 0 480 360"


@pytest.mark.parametrize(("preset", "points"), [("a4", (595, 842)), ("a5-landscape", (595, 420))])
def test_pdf_has_the_size_of_paper(draw: Draw, preset: str, points: tuple[int, int]) -> None:
    view = on(ViewState(layers=()), PRESETS[preset])
    file = draw(view, FileFormat.PDF).file
    (box,) = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", file)
    assert [float(side) for side in box] == pytest.approx(points, abs=1)


# -- text on the sheet -----------------------------------------------------------------------------


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", ["all events", "annotated"])
def test_drawn_text_stays_on_the_sheet(draw: Draw, name: str, preset: str) -> None:
    size = PRESETS[preset]
    drawn = draw(on(titled(VIEWS[name]), size), FileFormat.PNG)
    sheet = Bbox([[-1, -1], [size.width + 1, size.height + 1]])
    box = drawn.layout.map
    window = Bbox([[box.left - 1, size.height - box.bottom - 1],
                   [box.right + 1, size.height - box.top + 1]])  # fmt: skip
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        for text in texts_of(drawn.figure):
            extent = text.get_window_extent()
            is_on_map = text.get_zorder() < 12
            outer = window if is_on_map else sheet
            assert outer.x0 <= extent.x0, text
            assert extent.x1 <= outer.x1, text
            assert outer.y0 <= extent.y0, text
            assert extent.y1 <= outer.y1, text


def test_drawn_text_stays_on_the_sheet_at_every_scale(draw: Draw) -> None:
    for scale in (1, 2):
        view = on(titled(VIEWS["islands"]), SMALL, scale=scale)
        figure = draw(view, FileFormat.PNG).figure
        with mpl.rc_context({"text.hinting": "no_hinting"}):
            extents = [text.get_window_extent() for text in texts_of(figure)]
        assert Bbox.union(extents).x1 <= SMALL.width * scale - 4


# -- same bytes ------------------------------------------------------------------------------------

FINGERPRINTS = """
import hashlib
from geo.atlas import open_atlas
from geo.figure import FileFormat, render_plate
from tests.figure.sheets import HOME
from tests.figure.test_render import SEEDED
for format_ in FileFormat:
    content = render_plate(open_atlas("kuril", "en"), SEEDED, format_, home=HOME)
    print(hashlib.sha256(content).hexdigest())
"""
SEEDED = on(titled(VIEWS["annotated"]), SMALL, code=False)


def test_same_view_gives_the_same_bytes(atlas: Atlas) -> None:
    first = [render_plate(atlas, SEEDED, format_, home=HOME) for format_ in FileFormat]
    again = [render_plate(atlas, SEEDED, format_, home=HOME) for format_ in FileFormat]
    assert first == again
    other = subprocess.run(
        [sys.executable, "-c", FINGERPRINTS],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT), "PATH": "", "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.split() == [hashlib.sha256(file).hexdigest() for file in first]


def test_drawing_leaves_settings_alone(atlas: Atlas) -> None:
    names = ("svg.fonttype", "svg.hashsalt", "pdf.fonttype", "text.hinting", "font.family")
    before = [mpl.rcParams[name] for name in names]
    render_plate(atlas, VIEW, FileFormat.SVG, home=HOME)
    assert [mpl.rcParams[name] for name in names] == before


# -- PNG -------------------------------------------------------------------------------------------


def test_png_tells_what_it_is(png: Image.Image, draw: Draw) -> None:
    plate = draw(VIEW, FileFormat.PNG).plate
    told = {key: str(text) for key, text in png.info.items() if isinstance(text, str)}
    assert told["Title"] == TITLE
    assert told["Description"] == "Alt: 択捉島 <i>&</i> Итуруп"
    assert told["Copyright"] == plate.credit
    assert "OpenStreetMap" in told["Copyright"]
    assert told["Source"] == plate.link == link_to(VIEW, HOME)
    assert "Software" in told
    assert "Creation Time" not in told


def test_png_without_a_home_has_no_source(atlas: Atlas) -> None:
    view = on(ViewState(layers=()), SMALL)
    image = Image.open(BytesIO(render_plate(atlas, view, FileFormat.PNG)))
    assert "Source" not in image.info


def test_transparent_ground(draw: Draw) -> None:
    bare = ViewState(layers=())
    alphas = []
    for transparent in (True, False):
        drawn = draw(on(bare, SMALL, transparent=transparent), FileFormat.PNG)
        image = Image.open(BytesIO(drawn.file)).convert("RGBA")
        alphas.append(image.getpixel((1, 1)))
        x, y = (int(each) for each in drawn.layout.map.middle)
        assert image.getpixel((x, y))[3] == 255
    assert [alpha[3] for alpha in alphas] == [0, 255]


@pytest.mark.parametrize("theme", Theme)
def test_theme_gives_the_ground(draw: Draw, theme: Theme) -> None:
    file = draw(on(ViewState(layers=()), SMALL, theme=theme), FileFormat.PNG).file
    image = Image.open(BytesIO(file)).convert("RGB")
    paper = "#{:02X}{:02X}{:02X}".format(*image.getpixel((1, 1)))
    assert paper == GROUNDS[theme].paper
    if theme is Theme.PRINT:
        pixels = np.asarray(image).astype(int)
        assert np.ptp(pixels, axis=2).max() <= 1


# -- SVG -------------------------------------------------------------------------------------------

KNOWN_TAGS = {
    "svg", "g", "defs", "style", "clipPath", "path", "rect", "text", "tspan", "a", "use", "title",
    "desc", "metadata",
}  # fmt: skip


def test_svg_has_title_description_and_role(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert (title.text, desc.text) == (TITLE, "Alt: 択捉島 <i>&</i> Итуруп")
    assert root[0] is title
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_svg_runs_and_loads_nothing(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    drawn = [each for each in root.iter() if each.tag.startswith(SVG)]
    assert {each.tag.removeprefix(SVG) for each in drawn} <= KNOWN_TAGS
    for each in drawn:
        assert not [name for name in each.attrib if name.lower().startswith("on")]
        target = each.get(LINK, each.get("href", "#"))
        assert target.startswith(("#", HOME))
        for value in each.attrib.values():
            assert all(url.startswith("#") for url in re.findall(r"url\(([^)]*)\)", value))
    css = "".join(each.text or "" for each in root.iter(f"{SVG}style"))
    assert all(url.startswith("data:font/ttf;base64,") for url in re.findall(r"url\(([^)]*)", css))
    assert "@import" not in css


def said_in(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_svg_text_stays_text(svg: str, draw: Draw) -> None:
    drawn = draw(VIEW, FileFormat.SVG)
    said = said_in(svg)
    assert "".join(TITLE.split()) in "".join("".join(said).split())
    wanted = [line for placed in drawn.labels for line in placed.wish.lines]
    assert {"Etorofu 択捉島", "Iturup Итуруп"} <= set(wanted) <= set(said)
    assert {words.text for words in drawn.layout.words} <= set(said)


def test_svg_carries_its_fonts(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    css = "".join(each.text or "" for each in root.iter(f"{SVG}style"))
    fonts = [
        TTFont(BytesIO(base64.b64decode(data)))
        for data in re.findall(r"base64,([A-Za-z0-9+/=]+)", css)
    ]
    characters = {chr(each) for font in fonts for each in font.getBestCmap()}
    assert set("".join(said_in(svg))) <= characters
    families = set(re.findall(r"font-family: ([^;\"]+)", svg))
    assert families == {"'Plate Sans', 'Plate Sans JP'"}


def test_svg_credits_and_links_back(svg: str, draw: Draw) -> None:
    root = ElementTree.fromstring(svg)
    metadata = "".join(root.find(f"{SVG}metadata").itertext())  # type: ignore[union-attr]
    assert draw(VIEW, FileFormat.SVG).plate.credit in metadata
    targets = [each.get(LINK) for each in root.iter(f"{SVG}a")]
    assert set(targets) == {link_to(VIEW, HOME)}


HOSTILE = [
    "</text><script>alert(1)</script>",
    "]]> <!-- & &lt; --> <![CDATA[",
    '" onload="alert(1)\' `${1}`',
    "شكرا \u202eevil\u202c 👩‍👧 $\\frac{1}{0}$",
    "\ufffe\ud7ff\U0010ffff",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(draw: Draw, text: str) -> None:
    marks = (Caption(44.5, 147, text), Pin(44, 146, text))
    view = on(ViewState(title=text, annotations=marks), SMALL, subtitle=text, alt=text)
    svg = draw(view, FileFormat.SVG).file.decode()
    root = ElementTree.fromstring(svg)
    assert {each.tag.removeprefix(SVG) for each in root.iter() if each.tag.startswith(SVG)} <= (
        KNOWN_TAGS
    )
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == text.replace("\ufffe", "")
    assert Image.open(BytesIO(draw(view, FileFormat.PNG).file)).info["Title"] == text
    assert draw(view, FileFormat.PDF).file.startswith(b"%PDF-")


# -- PDF -------------------------------------------------------------------------------------------


def streams(pdf: bytes) -> list[bytes]:
    found = []
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(raw))
        except zlib.error:
            found.append(raw)
    return found


def pdf_text(pdf: bytes, key: bytes) -> str:
    """Return a text of the document's information."""
    (raw,) = re.findall(rb"/" + key + rb" \((.*?)(?<!\\)\)\s*(?:/|>>)", pdf, re.DOTALL)
    plain = re.sub(rb"\\([()\\nrtbf])", lambda found: ESCAPES.get(found[1], found[1]), raw)
    return plain.decode("utf-16") if plain.startswith(b"\xfe\xff") else plain.decode("latin-1")


ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def test_pdf_tells_what_it_is(pdf: bytes, draw: Draw) -> None:
    plate = draw(VIEW, FileFormat.PDF).plate
    assert pdf_text(pdf, b"Title") == TITLE
    assert pdf_text(pdf, b"Subject") == "Alt: 択捉島 <i>&</i> Итуруп"
    assert pdf_text(pdf, b"Author") == plate.credit
    assert pdf_text(pdf, b"Keywords") == plate.link
    assert b"/CreationDate" not in pdf


def test_pdf_text_can_be_searched(pdf: bytes, draw: Draw) -> None:
    drawn = draw(VIEW, FileFormat.PDF)
    fonts = re.findall(rb"/Type /Font\s", pdf)
    maps = [
        stream for stream in streams(pdf) if b"beginbfchar" in stream or b"beginbfrange" in stream
    ]
    assert len(maps) == len(fonts) >= 3
    known = {
        character
        for each in maps
        for listed in re.findall(rb"\[([^]]*)\]", each)
        for code in re.findall(rb"<(\w+)>", listed)
        for character in bytes.fromhex(code.decode()).decode("utf-16-be")
    }
    said = {character for words in drawn.layout.words for character in words.text}
    assert said <= known
    page = max(streams(pdf), key=lambda stream: stream.count(b"BT"))
    assert page.count(b"BT") >= len(drawn.layout.words)


# -- QR code ---------------------------------------------------------------------------------------


def test_code_is_that_of_the_link(draw: Draw) -> None:
    view = on(ViewState(at="1900", title="Map"), SMALL, code=True)
    drawn = draw(view, FileFormat.PNG)
    assert drawn.layout.code is not None
    (squares,) = [each for each in drawn.figure.artists if isinstance(each, PolyCollection)]
    matrix = segno.make(link_to(view, HOME), error="m", micro=False, boost_error=False).matrix
    box, count = drawn.layout.code, len(matrix)
    step = box.width / (count + 8)
    found = np.zeros((count, count), int)
    for path in squares.get_paths():
        left, top = path.vertices.min(axis=0)
        column, row = (left - box.left) / step - 4, (top - box.top) / step - 4
        assert (column, row) == pytest.approx((round(column), round(row)))
        found[round(row), round(column)] = 1
    assert found.tolist() == [list(row) for row in matrix]
    # Each module is a whole number of dots, and dark on light.
    assert step == int(step)
    image = np.asarray(Image.open(BytesIO(drawn.file)).convert("L"))
    middles = (np.arange(count) + 4.5) * step
    dots = image[np.ix_((box.top + middles).astype(int), (box.left + middles).astype(int))]
    assert ((dots < 128).astype(int) == found).all()


def test_code_stays_dark_on_light_in_the_dark(draw: Draw) -> None:
    drawn = draw(on(ViewState(), SMALL, code=True, theme=Theme.DARK), FileFormat.PNG)
    assert drawn.layout.code is not None
    image = Image.open(BytesIO(drawn.file)).convert("L")
    x, y = int(drawn.layout.code.left) + 3, int(drawn.layout.code.top) + 3
    assert image.getpixel((x, y)) == 255


def test_code_without_an_address_is_refused(atlas: Atlas) -> None:
    view = ViewState(plate=PlateOptions(code=True))
    with pytest.raises(PlateError, match="'qr' was 1, with no address"):
        render_plate(atlas, view, FileFormat.PNG)


def test_code_of_too_long_an_address_is_refused(atlas: Atlas) -> None:
    pins = tuple(Pin(44, 147, "word " * (MAX_NOTE // 5)) for _ in range(6))
    view = ViewState(annotations=pins, plate=PlateOptions(code=True))
    assert len(link_to(view, HOME)) > MAX_CODE
    with pytest.raises(PlateError, match="'qr' was 1, with an address of"):
        render_plate(atlas, view, FileFormat.PNG, home=HOME)


# -- the reader's marks ----------------------------------------------------------------------------


def test_arrow_points_to_its_place(draw: Draw) -> None:
    view = on(ViewState(layers=(), annotations=(Arrow(44.4, 146, 44.9, 147.4),)), SMALL)
    drawn = draw(view)
    head = drawn.scene.frame.spot(44.9, 147.4)
    tips = [
        patch.get_path().vertices[0]
        for patch in drawn.figure.artists
        if isinstance(patch, PathPatch) and patch.get_zorder() == 9.3
    ]
    assert len(tips) == 1
    assert tuple(tips[0]) == pytest.approx(head)


def test_ellipse_is_drawn_where_it_lies(draw: Draw) -> None:
    ellipse = Ellipse(44.4, 147, 80, 40)
    drawn = draw(on(ViewState(layers=(), annotations=(ellipse,)), SMALL))
    (ring,) = [
        patch
        for patch in drawn.figure.artists
        if isinstance(patch, PathPatch) and patch.get_zorder() == 9.12
    ]
    bounds = ring.get_path().get_extents()
    ground = drawn.scene.frame.ground / 1000
    assert (bounds.width * ground, bounds.height * ground) == pytest.approx((80, 40), rel=0.02)
    middle = drawn.scene.frame.spot(44.4, 147)
    assert ((bounds.x0 + bounds.x1) / 2, (bounds.y0 + bounds.y1) / 2) == pytest.approx(
        middle, abs=1
    )
    assert mpl.colors.same_color(ring.get_edgecolor(), ACCENT)


@pytest.mark.parametrize("camera", [Camera(85, 180, 0), Camera(-85, -180, 22), Camera(0, 0, 3)])
@pytest.mark.parametrize("format_", FileFormat)
def test_extreme_cameras_are_drawn(atlas: Atlas, camera: Camera, format_: FileFormat) -> None:
    marks = (
        Arrow(-85, -180, 85, 179, "From end to end"),
        Ellipse(-60, 10, 5000, 5000, "Antarctic"),
        Ellipse(60, -170, 5000, 100),
    )
    view = replace(on(ViewState(camera=camera), SMALL), annotations=marks)
    assert render_plate(atlas, view, format_, home=HOME)


def test_media_types() -> None:
    assert [format_.media_type for format_ in FileFormat] == [
        "image/png",
        "image/svg+xml",
        "application/pdf",
    ]
