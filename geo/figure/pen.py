"""Drawing on a plate with matplotlib, in px from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from math import ceil
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
import shapely
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from geo.figure.typeset import POINTS, font, measure, replace_undrawn
from geo.model import Category, Palette, Status
from geo.plate_options import PX_PER_INCH, PlateOptions
from geo.style import (
    CLAIM_DASH,
    DOT,
    EVENT_FILL,
    GROUNDS,
    HATCH,
    PALETTES,
    PAPER,
    SHAPES,
    TREATY_DASH,
    Fill,
    tint,
    tint_line,
)

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from shapely.geometry.base import BaseGeometry

    from geo.figure.layout import Words
    from geo.figure.placement import Point
    from geo.figure.projection import Box

Align = Literal["left", "center", "right"]

_HATCH_STEP: Final = 8.0
_BAND: Final = 16.0
_DOT_STEP: Final = 7.0


class Pen:
    """A figure, and the means to draw on it.

    Parameters
    ----------
    options
        Size, scale and theme.
    is_svg
        Whether labels get their halo by a rule of style and not as shapes.

    Attributes
    ----------
    figure
        What is drawn on.
    texts
        All text, each with whether it is bold.
    halo
        Width of the light edge around a label's letters, in px.
    """

    def __init__(self, options: PlateOptions, *, is_svg: bool) -> None:
        size = options.size
        self.theme = options.theme
        self.ground = GROUNDS[options.theme]
        self.texts: list[tuple[str, bool]] = []
        self.halo = 3.5
        self._is_svg = is_svg
        self._halos = count()
        self.figure = Figure(
            figsize=(size.width / PX_PER_INCH, size.height / PX_PER_INCH),
            dpi=PX_PER_INCH * options.scale,
            facecolor="none" if options.transparent else self.ground.paper,
            edgecolor="none",
        )
        flip = Affine2D().scale(1 / PX_PER_INCH, -1 / PX_PER_INCH)
        flip.translate(0, size.height / PX_PER_INCH)
        self.px = flip + self.figure.dpi_scale_trans
        self._window: Rectangle | None = None
        self._box: Box | None = None

    def close(self) -> None:
        """Let go of what was drawn; figure, canvas and artists hold each other in circles."""
        for artist in self.figure.artists.copy():
            artist.remove()
        vars(self.figure.canvas).clear()

    def colour(self, colour: str) -> str:
        """Return a colour as this theme prints it."""
        return tint(colour, self.theme)

    def clip_to(self, box: Box | None) -> None:
        """Draw only inside a rectangle from now on, or everywhere again."""
        self._window, self._box = None, box
        if box is not None:
            self._window = Rectangle((box.left, box.top), box.width, box.height, transform=self.px)

    def add(self, artist: Artist, order: float, *, clip: BaseGeometry | None = None) -> None:
        """Put something on the figure; ``clip`` cuts it to a shape in px."""
        path = None
        if clip is not None:
            # An artist has one path to be cut to, and an empty one cuts nothing off.
            inside = clip if self._box is None else shapely.intersection(clip, self._box.shape)
            path = path_of(inside)
            if not inside.area:
                return
        artist.set_zorder(order)
        self.figure.add_artist(artist)
        if path is not None:
            artist.set_clip_path(path, self.px)
        elif self._window is not None:
            self._window.set_figure(self.figure)
            artist.set_clip_path(self._window)

    # -- plain shapes --------------------------------------------------------------------------

    def rectangle(
        self, box: Box, fill: str, *, edge: str = "none", width: float = 0.0, order: float
    ) -> None:
        """Draw a rectangle."""
        self.add(
            Rectangle(
                (box.left, box.top), box.width, box.height, transform=self.px,
                facecolor=fill, edgecolor=edge, linewidth=width * POINTS,
            ),
            order,
        )  # fmt: skip

    def plaque(self, box: Box, edge: str, radius: float, *, order: float) -> None:
        """Draw the ground of a reader's text."""
        style = f"round,pad=0,rounding_size={radius:g}"
        self.add(
            FancyBboxPatch(
                (box.left, box.top), box.width, box.height, boxstyle=style, transform=self.px,
                facecolor=self.ground.paper, edgecolor=edge, linewidth=POINTS, alpha=0.92,
            ),
            order,
        )  # fmt: skip

    def shape(
        self,
        shape: BaseGeometry,
        fill: str,
        *,
        edge: str = "none",
        width: float = 0.0,
        alpha: float | None = None,
        order: float,
    ) -> None:
        """Draw polygons."""
        if shape.is_empty:
            return
        self.add(
            PathPatch(
                path_of(shape), transform=self.px, facecolor=fill, edgecolor=edge,
                linewidth=width * POINTS, alpha=alpha, joinstyle="round",
            ),
            order,
        )  # fmt: skip

    def squares(self, corners: Sequence[Point], side: float, fill: str, *, order: float) -> None:
        """Draw equal squares by their upper left corners."""
        square = np.array([(0, 0), (side, 0), (side, side), (0, side)])
        self.add(
            PolyCollection(
                [square + corner for corner in corners], facecolors=fill, edgecolors="none",
                linewidths=0, transform=self.px, antialiaseds=False,
            ),
            order,
        )  # fmt: skip

    def dot(
        self, at: Point, radius: float, fill: str, *, edge: str = "none", width: float = 0.0,
        alpha: float | None = None, order: float,
    ) -> None:  # fmt: skip
        """Draw a disc."""
        self.add(
            Circle(
                at, radius, transform=self.px, facecolor=fill, edgecolor=edge,
                linewidth=width * POINTS, alpha=alpha,
            ),
            order,
        )  # fmt: skip

    def lines(
        self, lines: Sequence[Any], colour: str, width: float, *, dash: Sequence[float] = (),
        cap: Literal["butt", "round"] = "butt", order: float, clip: BaseGeometry | None = None,
        alpha: float | None = None,
    ) -> None:  # fmt: skip
        """Draw lines, each a run of points."""
        if not lines:
            return
        style: Any = (0, tuple(part / width for part in dash)) if dash else "solid"
        self.add(
            LineCollection(
                [np.asarray(line) for line in lines], colors=colour, linewidths=width * POINTS,
                linestyles=[style], capstyle=cap, joinstyle="round", transform=self.px, alpha=alpha,
            ),
            order,
            clip=clip,
        )  # fmt: skip

    def stroke(
        self, line: Sequence[Point], colour: str, unit: float, *, claimed: bool, order: float
    ) -> None:
        """Draw a line of a treaty or of a claim."""
        dash = [float(part) * unit for part in (CLAIM_DASH if claimed else TREATY_DASH).split()]
        drawn = tint_line(colour, self.theme)
        self.lines([line], drawn, 1.8 * unit, dash=dash, order=order)

    # -- what means something ------------------------------------------------------------------

    def fill_area(
        self,
        shape: BaseGeometry,
        fill: Fill,
        unit: float,
        *,
        order: float,
        seams: BaseGeometry | None = None,
    ) -> None:
        """Draw a territory: fill, bands, dots and hatches, and its outline but for `seams`."""
        if shape.is_empty:
            return
        colours = [self.colour(PALETTES[palette][tone]) for palette, tone in fill.fills]
        ground = colours[0] if colours else self.ground.land
        # A hairline in the fill's own colour closes the seam of a cut.
        self.shape(shape, ground, edge=ground, width=unit, order=order)
        for position, colour in enumerate(colours[1:], 1):
            step = _BAND * len(colours) * unit
            bands = _diagonals(shape, step, position * _BAND * unit)
            self.lines(bands, colour, _BAND * unit, order=order + 0.1, clip=shape)
        if fill.fills and fill.fills[0][0] is Palette.DOTTED:
            self._dots(shape, unit, order + 0.15)
        for position, palette in enumerate(fill.hatches):
            step = _HATCH_STEP * len(fill.hatches) * unit
            lines = _diagonals(shape, step, position * _HATCH_STEP * unit)
            colour = self.colour(HATCH[palette])
            self.lines(lines, PAPER, 3.5 * unit, order=order + 0.2, clip=shape, alpha=0.85)
            self.lines(lines, colour, 1.9 * unit, order=order + 0.3, clip=shape)
        rim = shape.boundary
        if seams is not None:
            rim = rim.difference(seams.buffer(unit))
        coasts = [shapely.get_coordinates(part) for part in shapely.get_parts(rim)]
        self.lines(coasts, self.ground.rim, 0.8 * unit, order=order + 0.4)

    def _dots(self, shape: BaseGeometry, unit: float, order: float) -> None:
        left, top, right, bottom = shape.bounds
        step = _DOT_STEP * unit
        xs, ys = np.meshgrid(
            np.arange(left + step / 2, right, step), np.arange(top + step / 2, bottom, step)
        )
        points = np.column_stack([xs.ravel(), ys.ravel()])
        inside = points[shapely.intersects_xy(shape, points[:, 0], points[:, 1])]
        for at in inside:
            self.dot((float(at[0]), float(at[1])), 1.1 * unit, self.colour(DOT), order=order)

    def symbol(
        self,
        category: Category,
        status: Status,
        at: Point,
        size: float,
        *,
        soft: bool = False,
        selected: bool = False,
        order: float,
    ) -> None:
        """Draw an event's symbol, ``size`` px from its middle to its edge."""
        ground = self.ground
        ink = ground.accent if selected else ground.ink
        fill = {Status.OCCURRED: ink, Status.PLANNED: ground.paper}.get(
            status, self.colour(EVENT_FILL[status])
        )
        path = Affine2D().scale(size).translate(*at).transform_path(_symbol_path(category))
        if soft:
            for ring in range(6):
                self.dot(at, size * (1.85 - 0.19 * ring), ink, alpha=0.09, order=order)
        else:
            self.add(
                PathPatch(
                    path, transform=self.px, facecolor="none", edgecolor=ground.paper,
                    linewidth=0.69 * size * POINTS, joinstyle="round",
                ),
                order,
            )  # fmt: skip
        self.add(
            PathPatch(
                path, transform=self.px, facecolor=fill, edgecolor=ink, joinstyle="round",
                linewidth=0.25 * size * POINTS, alpha=None if not soft else 0.85,
            ),
            order + 0.01,
        )  # fmt: skip

    def pin(self, number: int, at: Point, radius: float, *, order: float) -> None:
        """Draw a numbered pin."""
        ground = self.ground
        self.dot(at, radius, ground.accent, edge=ground.paper, width=0.15 * radius, order=order)
        self.text(
            str(number), at[0], at[1] + 0.42 * radius, 1.15 * radius,
            bold=True, colour=ground.paper, align="center", order=order + 0.01,
        )  # fmt: skip

    # -- text ----------------------------------------------------------------------------------

    def write(self, words: Words, *, order: float = 20) -> None:
        """Write a line of the plate."""
        ground = self.ground
        self.text(
            words.text, words.x, words.y, words.size, bold=words.bold,
            colour=ground.soft_ink if words.soft else ground.ink, link=words.link, order=order,
        )  # fmt: skip

    def text(
        self, text: str, x: float, y: float, size: float, *, colour: str, bold: bool = False,
        align: Align = "left", halo: bool = False, link: str = "", order: float,
    ) -> None:  # fmt: skip
        """Write a line whose baseline lies at `y`."""
        drawn, _ = replace_undrawn(text)
        self.texts.append((drawn, bold))
        properties = font(size, bold=bold)
        artist = Text(
            x, y, drawn, fontproperties=properties, color=colour, ha=align, va="baseline",
            transform=self.px, parse_math=False, url=link or None,
        )  # fmt: skip
        if halo and self._is_svg:
            artist.set_gid(f"halo{next(self._halos)}")
        elif halo:
            self._halo(drawn, x, y, size, bold=bold, align=align, order=order - 0.001)
        self.add(artist, order)

    def _halo(
        self, text: str, x: float, y: float, size: float, *, bold: bool, align: Align, order: float
    ) -> None:
        """Draw a text's outline, broad and in the colour of the sea, below the text itself."""
        outline = TextPath((0, 0), text, prop=font(size, bold=bold), size=size)
        if not len(outline.vertices):
            return
        shift = {"left": 0.0, "center": 0.5}.get(align, 1.0) * measure(text, size, bold=bold)
        place = Affine2D().scale(1, -1).translate(x - shift, y)
        self.add(
            PathPatch(
                place.transform_path(outline), transform=self.px, facecolor=self.ground.sea,
                edgecolor=self.ground.sea, linewidth=self.halo * POINTS, joinstyle="round",
            ),
            order,
        )  # fmt: skip


def path_of(shape: BaseGeometry) -> Path:
    """Return all polygons of a shape as one path."""
    vertices, codes = [], []
    for part in shapely.get_parts(shapely.get_parts(shape)).ravel():
        if part.geom_type == "Polygon" and not part.is_empty:
            for ring in (part.exterior, *part.interiors):
                points = shapely.get_coordinates(ring)
                vertices.append(points)
                code = np.full(len(points), Path.LINETO, dtype=Path.code_type)
                code[0], code[-1] = Path.MOVETO, Path.CLOSEPOLY
                codes.append(code)
    if not vertices:
        return Path(np.empty((0, 2)))
    return Path(np.concatenate(vertices), np.concatenate(codes))


def _diagonals(shape: BaseGeometry, step: float, start: float) -> list[list[Point]]:
    """Return lines that rise to the right across a shape, ``step`` px apart."""
    left, top, right, bottom = shape.bounds
    # Along such a line x + y is the same.
    apart = step * 2**0.5
    first = ceil((left + top - start) / apart)
    height = bottom - top
    lines = []
    for number in range(first, int((right + bottom - start) / apart) + 1):
        total = start + number * apart
        lines.append([(total - bottom - 2, bottom + 2), (total - top + 2, top - 2)])
    return lines if height else []


@lru_cache(maxsize=16)
def _symbol_path(category: Category) -> Path:
    """Return a symbol of the style as a path, y down."""
    pen = DecomposingRecordingPen({})
    parse_path(SHAPES[category], pen)
    vertices: list[Point] = []
    codes: list[int] = []
    kinds = {
        "moveTo": Path.MOVETO,
        "lineTo": Path.LINETO,
        "curveTo": Path.CURVE4,
        "qCurveTo": Path.CURVE3,
    }
    for kind, points in pen.value:
        if kind in ("closePath", "endPath"):
            vertices.append(vertices[-1])
            codes.append(int(Path.CLOSEPOLY))
        else:
            vertices += points
            codes += [int(kinds[kind])] * len(points)
    return Path(vertices, codes)
