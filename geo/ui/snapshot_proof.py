"""The picture before it is drawn: what it says, what it shows, and whether it can be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from geo.describe import describe_view
from geo.errors import PlateError, Problem
from geo.figure import FileFormat
from geo.figure.notes import find_untold
from geo.figure.projection import SCREEN
from geo.figure.render import encode_link, lay_out
from geo.figure.typeset import replace_undrawn
from geo.marks_layer import Finder
from geo.ui.menu import find_home
from geo.view import format_query

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.figure.words import Plate
    from geo.model import ViewState

PAGE: Final = "snapshot"

_FINDER: Final = "snapshot-finder"


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of a picture before it is drawn.

    Attributes
    ----------
    plate
        Its words; None if it cannot be made.
    finder
        What it shows; if it cannot be made, what the last one that could be showed.
    problem
        Why it cannot be made.
    automatic_alt
        The text alternative that is made from the view.
    undrawn
        Characters of the reader's texts for which its fonts have no glyph.
    untold
        Positions of the reader's marks whose words its map has no place for.
    """

    plate: Plate | None
    finder: Finder
    problem: Problem | None
    automatic_alt: str
    undrawn: tuple[str, ...]
    untold: tuple[int, ...] = ()


def home() -> str:
    """Return the app's address as the reader's browser knows it."""
    return find_home(st.context.url, PAGE)


def picture_url(view: ViewState, home: str, format_: FileFormat = FileFormat.PNG) -> str:
    """Return where a view is served as a picture."""
    return f"{home or '/'}export.{format_}?{urlencode(format_query(view))}"


def prove(atlas: Atlas, view: ViewState, home: str) -> Proof:
    """Lay a picture out without drawing it; that takes a few hundredths of a second."""
    automatic, undrawn = _describe(atlas, view), _find_undrawn(view)
    try:
        modules = len(encode_link(view, home))
        plate, scene, layout = lay_out(atlas, view, home=home, modules=modules)
    except PlateError as error:
        return Proof(None, st.session_state.get(_FINDER, _USUAL), error.problem, automatic, undrawn)
    box, (lon, lat) = layout.map, scene.frame.middle
    finder = Finder(
        round(lat, 5),
        round((lon + 180) % 360 - 180, 5),
        round(scene.frame.zoom, 3),
        round(box.width, 1),
        round(box.height, 1),
        round(min(box.width / SCREEN[0], box.height / SCREEN[1]), 4),
    )
    st.session_state[_FINDER] = finder
    return Proof(plate, finder, None, automatic, undrawn, find_untold(atlas, view, scene))


_USUAL: Final = Finder(44.4, 147.0, 7.0, 874.0, 515.0, 0.99)
"""For a picture that could not be made from the start."""


def _describe(atlas: Atlas, view: ViewState) -> str:
    as_of = atlas.as_of(view)
    return describe_view(
        atlas.pack,
        view,
        atlas.select(view),
        atlas.administrations(view, as_of),
        window=atlas.window(view),
        as_of=as_of,
    )


def _find_undrawn(view: ViewState) -> tuple[str, ...]:
    texts = [view.title, view.plate.subtitle, *(each.text for each in view.annotations)]
    return tuple(sorted(replace_undrawn("".join(texts))[1]))
