"""The map of the Explore page, mounted once and told what to show."""

from __future__ import annotations

import time
from typing import Any, Final

import streamlit as st
from streamlit_folium import st_folium

from geo.atlas import Atlas
from geo.basemaps import BASEMAPS
from geo.history import Administration
from geo.layers import BaseMap, ViewLayer, build_state
from geo.selection import Selection
from geo.ui import state

KEY: Final = "map"
HEIGHT: Final = 560
"""Pixels before the style sheet makes the map as high as the window allows."""

HEAD_START: Final = 0.04
"""Seconds in which the browser has nothing to do but draw the map, before the rest follows."""

FIRST_HEAD_START: Final = 0.4
"""The same when the page opens: the map's frame loads while no other widget asks for files."""

_CLICK: Final = "map-click"
_SHOWN: Final = "map-shown"


def show_map(
    atlas: Atlas,
    selection: Selection,
    answers: dict[str, Administration],
) -> None:
    """Draw the view: which events pass the filters, and whose each territory is."""
    view = state.view()
    layer = ViewLayer(
        build_state(
            view,
            selection,
            atlas.drawn(view, answers),
            window=atlas.window(view),
            lines=atlas.lines(atlas.as_of(view)),
            basemap=BASEMAPS.get(view.base),
        )
    )
    with st.container(key=KEY):
        st_folium(
            BaseMap(atlas.files),
            feature_group_to_add=layer,
            returned_objects=[],
            height=HEIGHT,
            use_container_width=True,
            key="map-frame",
            on_change=_take_click,
        )
    first = not st.session_state.get(_SHOWN)
    st.session_state[_SHOWN] = True
    time.sleep(FIRST_HEAD_START if first else HEAD_START)


def _take_click() -> None:
    """Select the event that was clicked on the map, once a click."""
    value: dict[str, Any] = st.session_state.get("map-frame") or {}
    click = (value.get("selected"), value.get("click"))
    if value.get("selected") and click != st.session_state.get(_CLICK):
        st.session_state[_CLICK] = click
        state.update(event=value["selected"])
