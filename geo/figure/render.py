"""The plate drawn: one picture of a view, as PNG, SVG or PDF.

The same view gives the same bytes, on every machine with the same packages: fonts come from
packages, and nothing in a file tells when it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from html import escape
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import matplotlib as mpl
import segno
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG

from geo import i18n
from geo.errors import PlateError, Problem
from geo.figure.drawing import draw_map
from geo.figure.layout import Arrangement, Sample, arrange
from geo.figure.pen import Pen
from geo.figure.projection import Box
from geo.figure.scene import Scene, Seen, build_scene
from geo.figure.typeset import POINTS, render_font_faces
from geo.figure.words import Plate, compose_plate
from geo.legend import Stroke, Symbol
from geo.plate_options import PX_PER_INCH
from geo.settings import VERSION
from geo.style import GROUNDS, Fill
from geo.view import link_to

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.plate_options import PlateOptions

CREATOR: Final = f"Dispute map explorer {VERSION}"
MAX_CODE: Final = 1200
"""Characters of an address that a QR code takes and a telephone still reads."""
_PASSES: Final = 3
"""How often legend and map are fitted to each other at most."""

_pen_lock: Final = Lock()
"""matplotlib's settings are the process's own: one plate is drawn at a time."""

_SETTINGS: Final[Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "plate",
    "pdf.fonttype": 3,
    "pdf.compression": 6,
    "path.simplify": False,
    "text.hinting": "no_hinting",
}


class FileFormat(StrEnum):
    """Kinds of file."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"

    @property
    def media_type(self) -> str:
        """Return how HTTP names it."""
        return {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}[self]


def render_plate(atlas: Atlas, view: ViewState, format_: FileFormat, *, home: str = "") -> bytes:
    """Return the plate of a view as a file.

    Parameters
    ----------
    atlas, view
        The pack and what is shown of it; ``view.plate`` gives size, theme and the rest.
    format_
        Kind of file. The scale counts for PNG only.
    home
        Address of the app, for the link back; without it there is none.

    Raises
    ------
    PlateError
        If the words leave no room for a map, or a QR code is asked for and has no address or too
        long a one.
    """
    code = encode_link(view, home)
    plate, scene, layout = lay_out(atlas, view, home=home, modules=len(code))
    with hold_pen(view.plate, is_svg=format_ is FileFormat.SVG) as pen:
        draw_plate(pen, atlas, view, scene, layout, code)
        return _write(pen, view, plate, format_)


@contextmanager
def draw_alone() -> Iterator[None]:
    """Set matplotlib as plates need it, while nobody else draws."""
    with _pen_lock, mpl.rc_context(_SETTINGS):
        yield


@contextmanager
def hold_pen(options: PlateOptions, *, is_svg: bool = False) -> Iterator[Pen]:
    """Lend a pen for a new figure, while nobody else draws."""
    with draw_alone():
        pen = Pen(options, is_svg=is_svg)
        try:
            yield pen
        finally:
            pen.close()


def lay_out(
    atlas: Atlas, view: ViewState, *, home: str, modules: int = 0
) -> tuple[Plate, Scene, Arrangement]:
    """Return a plate's words, map and layout, fitted to each other.

    What the map shows decides how much room the legend needs, and so how much the map has.
    """
    pack = atlas.pack
    seen = Seen(
        territories=frozenset(atlas.areas),
        events=frozenset(pack.events_by_id),
        lines=frozenset(pack.lines_by_id),
        has_stacks=True,
        needs_locator=True,
    )
    projection = "conic"
    for _ in range(_PASSES):
        plate = compose_plate(atlas, view, seen, projection=projection, home=home)
        layout = arrange(plate, view.plate.size, atlas.language, modules=modules)
        scene = build_scene(atlas, view, layout.map, layout.base / 13)
        if (scene.seen, scene.frame.name) == (seen, projection):
            break
        seen, projection = scene.seen, scene.frame.name
    return plate, scene, layout


def encode_link(view: ViewState, home: str) -> tuple[tuple[int, ...], ...]:
    """Return the rows of a plate's QR code, 1 for dark; none if it is not asked for.

    Raises
    ------
    PlateError
        If there is no address to put into it, or too long a one.
    """
    if not view.plate.code:
        return ()
    link = link_to(view, home)
    if not link or len(link) > MAX_CODE:
        found, expected = ("no-home", "home") if not link else ("long-code", "code")
        raise PlateError(
            Problem(
                "plate",
                field="qr",
                found=i18n.text(f"plate-{found}", view.language, length=len(link)),
                expected=i18n.text(f"plate-{expected}", view.language, limit=MAX_CODE),
            )
        )
    made = segno.make(link, error="m", micro=False, boost_error=False)
    return tuple(tuple(row) for row in made.matrix)


def draw_plate(
    pen: Pen,
    atlas: Atlas,
    view: ViewState,
    scene: Scene,
    layout: Arrangement,
    code: Sequence[Sequence[int]] = (),
) -> None:
    """Draw a map with all that its layout puts around it."""
    draw_map(pen, atlas, view, scene, layout)
    for words in layout.words:
        pen.write(words)
    for box, sample in layout.samples:
        _draw_sample(pen, box, sample, layout.base)
    if layout.code is not None:
        _draw_code(pen, layout.code, code)


def _draw_sample(pen: Pen, box: Box, sample: Sample, base: float) -> None:
    """Draw what stands before a line of the legend."""
    unit = base / 13
    x, y = box.middle
    if isinstance(sample, Fill):
        pen.fill_area(box.shape, sample, unit * 0.85, order=12)
    elif isinstance(sample, Symbol):
        pen.symbol(sample.category, sample.status, (x, y), 6 * unit, order=12)
    elif isinstance(sample, Stroke):
        pen.stroke(
            [(box.left, y), (box.right, y)],
            sample.colour,
            unit,
            claimed=sample.is_claimed,
            order=12,
        )
    else:
        pen.pin(sample, (x, y), 8.5 * unit, order=12)


def _draw_code(pen: Pen, box: Box, code: Sequence[Sequence[int]]) -> None:
    """Draw a QR code, dark on light in every theme."""
    step = box.width / (len(code) + 8)
    pen.rectangle(box, "#FFFFFF", order=12)
    pen.squares(
        [
            (box.left + (4 + column) * step, box.top + (4 + row) * step)
            for row, line in enumerate(code)
            for column, dark in enumerate(line)
            if dark
        ],
        step,
        "#000000",
        order=13,
    )


def _write(pen: Pen, view: ViewState, plate: Plate, format_: FileFormat) -> bytes:
    """Save the figure with title, text alternative, sources and credit inside."""
    figure, target = pen.figure, BytesIO()
    told = {"Title": plate.title, "Author": plate.credit, "Subject": plate.alt}
    if format_ is FileFormat.PNG:
        texts = {
            "Title": plate.title,
            "Description": plate.alt,
            "Copyright": plate.credit,
            "Source": plate.link or None,
            "Software": CREATOR,
        }
        FigureCanvasAgg(figure).print_png(
            target,
            metadata={key: text for key, text in texts.items() if text},
            pil_kwargs={"compress_level": 4, "dpi": (dpi := PX_PER_INCH * view.plate.scale, dpi)},
        )
        return target.getvalue()
    if format_ is FileFormat.PDF:
        FigureCanvasPdf(figure).print_pdf(
            target,
            metadata=told
            | {"Keywords": plate.link, "Creator": CREATOR, "Producer": None, "CreationDate": None},
        )
        return target.getvalue()
    FigureCanvasSVG(figure).print_svg(
        target,
        metadata={"Creator": CREATOR, "Rights": plate.credit, "Source": plate.link, "Date": None},
    )
    return _finish_svg(target.getvalue().decode(), pen, view, plate).encode()


def _finish_svg(svg: str, pen: Pen, view: ViewState, plate: Plate) -> str:
    """Give an SVG its title, description and fonts, and the halo of its labels."""
    ground, width = GROUNDS[view.plate.theme], pen.halo * POINTS
    style = (
        f"{render_font_faces(pen.texts)}"
        f'g[id^="halo"] text{{paint-order:stroke;stroke:{ground.sea};stroke-width:{width:g}px;'
        "stroke-linejoin:round}"
    )
    head = (
        f'<title id="plate-title">{_clean(plate.title)}</title>\n'
        f'<desc id="plate-desc">{_clean(plate.alt)}</desc>\n<style>{style}</style>\n'
    )
    start = re.compile(r"<svg\b([^>]*)>")
    return start.sub(
        lambda found: (
            f'<svg{found[1]} role="img" aria-labelledby="plate-title plate-desc" '
            f'xml:lang="{escape(view.language)}">\n{head}'
        ),
        svg,
        count=1,
    )


NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold."""


def _clean(text: str) -> str:
    """Return text as XML holds it."""
    return escape(NOT_XML.sub("", text))
