"""The map of the Explore page, mounted once and told what to show."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st
from streamlit_folium import st_folium

from geo.basemaps import BASEMAPS
from geo.layers import BaseMap, TimeControl, ViewLayer, build_state
from geo.ui import state
from geo.ui.text import t
from geo.ui.theme import page_theme

if TYPE_CHECKING:
    import folium

    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.selection import Selection

HEIGHT: Final = 560
"""Pixels before the style sheet makes the map as high as the window allows."""

HEAD_START: Final = 0.04
"""Seconds in which the browser has nothing to do but draw the map, before the rest follows."""

FIRST_HEAD_START: Final = 0.4
"""The same when the page opens: the map's frame loads while no other widget asks for files."""

_FRAME: Final = "map-frame"


def show_map(atlas: Atlas, selection: Selection) -> None:
    """Draw the view: which events pass the filters, and whose each territory is."""
    told = build_view_state(atlas, state.view(), selection, stamp=heard(_FRAME))
    layer = ViewLayer(told | {"label": t("map-label-list")})
    base = BaseMap(atlas.files)
    base.add_child(TimeControl())
    mount(base, layer, _FRAME)


def build_view_state(
    atlas: Atlas, view: ViewState, selection: Selection, *, stamp: int = 0
) -> dict[str, Any]:
    """Return what the map's script draws of a view, over the tiles that it asks for.

    Parameters
    ----------
    atlas, view
        The pack, and what is shown of it.
    selection
        The events that pass the view's filters.
    stamp
        What `heard` says of the map's frame.
    """
    return build_state(
        view,
        selection,
        window=atlas.window(view),
        as_of=atlas.as_of(view),
        basemap=BASEMAPS.get(view.base),
        heard=stamp,
        theme=page_theme(),
    )


def mount(
    base: BaseMap,
    layer: folium.FeatureGroup,
    frame: str,
    hear: Callable[[dict[str, Any]], None] | None = None,
) -> None:
    """Put a map into the page and wait a moment, so that the browser draws it before the rest.

    Parameters
    ----------
    base
        Equal on each rerun, so that the page keeps it.
    layer
        What it shows.
    frame
        The widget's key.
    hear
        Takes over what only this page's map says, from a message that came for the first time.
    """
    with st.container(key="map"):
        st_folium(
            base,
            feature_group_to_add=layer,
            returned_objects=[],
            height=HEIGHT,
            use_container_width=True,
            key=frame,
            on_change=partial(_hear, frame, hear),
        )
    shown = f"{frame}-shown"
    first = not st.session_state.get(shown)
    st.session_state[shown] = True
    time.sleep(FIRST_HEAD_START if first else HEAD_START)


def heard(frame: str) -> int:
    """Return the stamp of the last message of a frame that was taken over; 0 before any."""
    stamp: int = st.session_state.get(f"{frame}-heard", 0)
    return stamp


def _hear(frame: str, also: Callable[[dict[str, Any]], None] | None) -> None:
    """Take over what the reader did in a map, once: selected an event, or moved time."""
    value: dict[str, Any] = st.session_state.get(frame) or {}
    stamp = value.get("stamp")
    if not isinstance(stamp, int) or stamp == heard(frame):
        return
    st.session_state[f"{frame}-heard"] = stamp
    selected, at = value.get("selected"), value.get("at")
    if isinstance(selected, str):
        state.update(event=selected)
    if "at" in value and (at is None or isinstance(at, str)):
        state.drafts().pop("at", None)
        state.update(at=at)
    if also is not None:
        also(value)
