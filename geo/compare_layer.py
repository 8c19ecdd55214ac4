"""Two maps in one frame, as folium elements: a second map beside a `BaseMap`, and what both draw.

As with one map, the base holds nothing that a date changes, and each rerun sends one small layer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import folium
from folium.template import Template

from geo import i18n
from geo.layers import MapFiles, ViewLayer, build_state
from geo.plate_options import Theme

if TYPE_CHECKING:
    from datetime import date

    from geo.basemaps import Basemap
    from geo.compare import Side
    from geo.model import ViewState
    from geo.selection import Selection


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a map: its day and its perspective in words; and what it is called."""

    date: str
    whose: str
    label: str


class SecondMap(folium.MacroElement):
    """A second map beside a `BaseMap`, which goes where the first one goes."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "DisputeCompare.attach({{ this._parent.get_name() }}, {{ this.setup|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, files: MapFiles, language: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "DisputeCompare"
        words = {"divider": i18n.text("compare-divider", language)}
        self.setup = {"urls": files.urls, "words": words}


class PairLayer(ViewLayer):
    """What both maps show, as one call of the page's own script."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = "
        "DisputeCompare.show({{ this._parent.get_name() }}, {{ this.state }});"
        "{% endmacro %}"
    )


def build_pair_state(
    view: ViewState,
    selection: Selection,
    sides: tuple[Side, Side],
    captions: tuple[Caption, Caption],
    *,
    window: tuple[date, date],
    basemap: Basemap | None,
    heard: int = 0,
    theme: Theme = Theme.LIGHT,
) -> dict[str, Any]:
    """Return the state that the script of the two maps draws.

    Parameters
    ----------
    view, basemap, heard, theme
        As for ``layers.build_state``.
    selection
        The events that both maps show, in the order of the map's data.
    sides, captions
        Of the first and the second map.
    window
        First and last day of the events, both inclusive.
    """
    first = sides[0]
    shared = build_state(
        replace(view, perspective=first.perspective),
        selection,
        window=window,
        as_of=first.on,
        basemap=basemap,
        heard=heard,
        theme=theme,
    )
    return shared | {
        "mode": str(view.compare),
        "sides": [
            {
                "at": side.on.isoformat(),
                "perspective": side.perspective,
                "date": caption.date,
                "whose": caption.whose,
                "label": caption.label,
            }
            for side, caption in zip(sides, captions, strict=True)
        ],
    }
