"""A map and its legend alone, for a page that has words of its own: a slide, a handout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from geo import i18n
from geo.describe import party_name
from geo.figure.layout import LEADING, Arrangement, Page, no_room, write_below
from geo.figure.projection import Box
from geo.figure.render import CREATOR, draw_plate, hold_pen
from geo.figure.scene import Scene, build_scene
from geo.figure.typeset import wrap
from geo.figure.words import Plate, compose_plate
from geo.model import CONTROL
from geo.plate_options import PX_PER_INCH, Size

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.figure.pen import Pen
    from geo.model import ViewState

_PASSES: Final = 3
_GUESS: Final = 0.68
"""Share of the height that a map gets at first."""
_SHRINK: Final = (1.0, 0.9, 0.8, 0.7)
_LEAST_MAP: Final = 0.45
"""Share of the rectangle below which a map is not worth its legend."""

_COLOURS: Final = 255
"""Colours of a picture: a map has few, and the file is a quarter as large."""

_ENDLESS: Final = 100_000.0
"""Px of height that no legend fills half of."""

_PAGE_LETTERS: Final = 13
"""Size of plain letters on the page, in px: what is drawn on the map grows with them."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A view's map laid out in a rectangle; the parts are those of a plate."""

    view: ViewState
    plate: Plate
    scene: Scene
    layout: Arrangement


@dataclass(frozen=True, slots=True)
class Place:
    """Where a map and its legend go.

    Attributes
    ----------
    box
        The rectangle of both, in px of the sheet.
    base
        Size of plain letters in px; they shrink where the legend is long.
    map_width
        How wide the map is, with room for other things at its right; 0 for the whole width.
    least_height
        How high the map is at least.
    """

    box: Box
    base: float
    map_width: float = 0.0
    least_height: float = 0.0


def lay_out_inset(atlas: Atlas, view: ViewState, place: Place) -> Inset:
    """Lay a map and its legend out.

    Parameters
    ----------
    atlas, view
        The pack and what is shown of it; ``view.plate`` gives theme and projection.
    place
        Where they go.

    Raises
    ------
    PlateError
        If the legend leaves no room for the map.
    """
    for shrink in _SHRINK:
        found = _try(atlas, view, replace(place, base=place.base * shrink))
        if found is not None:
            return found
    box = place.box
    raise no_room(Size(round(box.width), round(box.height)), view.language)


def measure_legend(atlas: Atlas, view: ViewState, place: Place) -> float:
    """Return the height that a legend needs below a map of the width and least height of a place.

    How high the rectangle itself is does not count.
    """
    box = _narrow(place, place.box.top + place.least_height)
    scene = build_scene(atlas, view, box, place.base / _PAGE_LETTERS)
    seen = replace(scene.seen, needs_locator=False)
    plate = compose_plate(atlas, view, seen, projection=scene.frame.name, home="")
    endless = replace(place.box, bottom=place.box.top + _ENDLESS)
    layout = _arrange(atlas, view, plate, replace(place, box=endless))
    assert layout is not None, "there is room for any legend"
    return endless.bottom - layout.map.bottom


def _try(atlas: Atlas, view: ViewState, place: Place) -> Inset | None:
    """Fit map and legend to each other, from a guess at how high the map will be."""
    unit = place.base / _PAGE_LETTERS
    box = _narrow(place, place.box.top + max(_GUESS * place.box.height, place.least_height))
    scene = build_scene(atlas, view, box, unit)
    found: Inset | None = None
    for _ in range(_PASSES):
        seen = replace(scene.seen, needs_locator=False)
        plate = compose_plate(atlas, view, seen, projection=scene.frame.name, home="")
        layout = _arrange(atlas, view, plate, place)
        if layout is None:
            return None
        told = (scene.seen, scene.frame.name)
        scene = build_scene(atlas, view, layout.map, unit)
        found = Inset(view, plate, scene, layout)
        if told == (scene.seen, scene.frame.name):
            break
    return found


def _narrow(place: Place, bottom: float) -> Box:
    """Return the map's rectangle."""
    box = place.box
    right = box.left + place.map_width if place.map_width else box.right
    return Box(box.left, box.top, right, bottom)


def _arrange(atlas: Atlas, view: ViewState, plate: Plate, place: Place) -> Arrangement | None:
    """Put the legend below the map, and before it whose view it tells and what is marked."""
    page, box, base = Page(), place.box, place.base
    below, _ = write_below(page, replace(plate, notes=()), box, base)
    if below is None:
        return None
    heading = wrap(_head(atlas, view), base, box.width, bold=True)
    event = atlas.pack.events_by_id.get(view.event or "")
    marked = (
        wrap(i18n.text("inset-selected", view.language, event=event.title), base, box.width)
        if event
        else ()
    )
    bottom = below.bottom - (len(heading) + len(marked) + 0.2) * base * LEADING
    if bottom - box.top < max(_LEAST_MAP * box.height, place.least_height):
        return None
    top = page.write(heading, box.left, bottom + 0.6 * base, base, bold=True)
    page.write(marked, box.left, top, base, soft=True)
    return Arrangement(
        base, _narrow(place, bottom), None, None, tuple(page.words), tuple(page.samples)
    )


def _head(atlas: Atlas, view: ViewState) -> str:
    if view.perspective == CONTROL:
        return i18n.text("perspective-control", view.language)
    party = party_name(atlas.pack, view.perspective)
    return i18n.text("perspective-party", view.language, party=party)


def draw_inset(pen: Pen, atlas: Atlas, inset: Inset) -> None:
    """Draw a map and its legend where they were laid out."""
    draw_plate(pen, atlas, inset.view, inset.scene, inset.layout)


def render_inset(atlas: Atlas, view: ViewState, base: float) -> tuple[bytes, str]:
    """Return a view's map and legend as PNG of ``view.plate.size``, and its text alternative.

    Raises
    ------
    PlateError
        If the legend leaves no room for the map.
    """
    size = view.plate.size
    # The map's frame is a line of which half lies outside.
    place = Place(Box(1, 1, size.width - 1, size.height - 1), base)
    inset = lay_out_inset(atlas, view, place)
    told = PngInfo()
    for name, text in (
        ("Description", inset.plate.alt),
        ("Copyright", inset.plate.credit),
        ("Software", CREATOR),
    ):
        told.add_itxt(name, text)
    with hold_pen(view.plate) as pen:
        draw_inset(pen, atlas, inset)
        canvas = FigureCanvasAgg(pen.figure)
        canvas.draw()
        drawn = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    target = BytesIO()
    drawn.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        target, "PNG", pnginfo=told, dpi=(dpi := PX_PER_INCH * view.plate.scale, dpi)
    )
    return target.getvalue(), inset.plate.alt
