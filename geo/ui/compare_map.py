"""The two maps of the Compare page, mounted once in one frame and told what to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo import i18n
from geo.basemaps import BASEMAPS
from geo.compare import word_perspective
from geo.compare_layer import Caption, PairLayer, SecondMap, build_pair_state
from geo.layers import BaseMap
from geo.ui import state
from geo.ui.map_view import heard, mount
from geo.ui.text import t
from geo.ui.theme import page_theme

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.compare import Comparison, Side

_FRAME: Final = "compare-frame"


def show_maps(atlas: Atlas, comparison: Comparison) -> None:
    """Draw both sides, with the events between them on each."""
    view = state.view()
    one, two = comparison.sides
    layer = PairLayer(
        build_pair_state(
            view,
            comparison.events,
            comparison.sides,
            (_caption(atlas, one), _caption(atlas, two)),
            window=comparison.window,
            basemap=BASEMAPS.get(view.base),
            heard=heard(_FRAME),
            theme=page_theme(),
        )
    )
    base = BaseMap(atlas.files)
    base.add_child(SecondMap(atlas.files, atlas.language))
    mount(base, layer, _FRAME)


def _caption(atlas: Atlas, side: Side) -> Caption:
    date = i18n.word_day(side.on, atlas.language)
    whose = word_perspective(atlas.pack, side.perspective, atlas.language)
    return Caption(date, whose, t("compare-map", date=date, perspective=whose))
