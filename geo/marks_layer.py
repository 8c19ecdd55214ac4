"""The map on which marks are put, as folium elements: its tools, and what it shows.

The frame on it is what the picture shows: the map keeps its zoom level so that the frame fits,
whatever the shape of the picture. As with the other maps the base holds nothing that changes.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import folium
from folium.elements import JSCSSMixin
from folium.template import Template

from geo import i18n
from geo.annotations import MAX_AXIS_KM, MIN_AXIS_KM, Ellipse, Mark
from geo.assets import AssetStore, store
from geo.layers import ViewLayer, to_script
from geo.settings import STATIC

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.mark_edits import Marks

_TOOLS: Final = ("select", *(mark.value for mark in Mark))


@dataclass(frozen=True, slots=True)
class Finder:
    """What the picture shows, for the frame on the map.

    Attributes
    ----------
    lat, lon
        The middle in degrees.
    zoom
        The zoom level at which Web Mercator has the scale of the picture there.
    width, height
        Of the picture's map, in its px.
    share
        Px of the picture in a px of the screen that the view's own zoom level is meant for.
    """

    lat: float
    lon: float
    zoom: float
    width: float
    height: float
    share: float


class MarksEditor(JSCSSMixin, folium.MacroElement):
    """Tools on a `BaseMap` with which marks are put, moved and taken away."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "DisputeMarks.attach({{ this._parent.get_name() }}, {{ this.setup }});"
        "{% endmacro %}"
    )

    def __init__(self, language: str, target: AssetStore = store) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "DisputeMarks"
        script = target.add_file(STATIC / "marks-editor.js")
        styles = target.add_file(STATIC / "marks-editor.css")
        self.default_js = [(script.name, script.url)]
        self.default_css = [(styles.name, styles.url)]
        names = {tool: i18n.text(f"mark-tool-{tool}", language) for tool in _TOOLS}
        hints = {tool: i18n.text(f"mark-hint-{tool}", language) for tool in _TOOLS}
        words = {key: i18n.text(f"mark-{key}", language) for key in ("tools", "remove", "new-text")}
        self.setup = to_script(
            {
                "tools": names,
                "hints": hints,
                "words": {key.replace("-", "_"): text for key, text in words.items()},
                "axis": [MIN_AXIS_KM, MAX_AXIS_KM],
            }
        )


class MarksLayer(ViewLayer):
    """What the map shows, as one call of the editor's script."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = "
        "DisputeMarks.show({{ this._parent.get_name() }}, {{ this.state }});"
        "{% endmacro %}"
    )


def build_marks_state(
    shown: Mapping[str, Any], marks: Marks, finder: Finder, *, since: int
) -> dict[str, Any]:
    """Return the state that the editor's script draws.

    Parameters
    ----------
    shown
        That of the map, from ``layers.build_state``.
    marks
        Its marks, and which of them is being edited.
    finder
        What the picture shows.
    since
        Stamp of the last edit that the marks take into account.
    """
    notes = [
        note | ({"size": [mark.width_km, mark.height_km]} if isinstance(mark, Ellipse) else {})
        for note, mark in zip(shown["notes"], marks.annotations, strict=True)
    ]
    editor = {"chosen": marks.chosen, "since": since, "finder": asdict(finder)}
    return {**shown, "notes": notes, "editor": editor}
