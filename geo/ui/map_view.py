"""The map of the Explore page, mounted once and told what to show."""

from __future__ import annotations

import time
from typing import Any, Final

import streamlit as st
from streamlit_folium import st_folium

from geo.atlas import Atlas
from geo.basemaps import BASEMAPS
from geo.layers import BaseMap, TimeControl, ViewLayer, build_state
from geo.selection import Selection
from geo.ui import state

KEY: Final = "map"
HEIGHT: Final = 560
"""Pixels before the style sheet makes the map as high as the window allows."""

HEAD_START: Final = 0.04
"""Seconds in which the browser has nothing to do but draw the map, before the rest follows."""

FIRST_HEAD_START: Final = 0.4
"""The same when the page opens: the map's frame loads while no other widget asks for files."""

_HEARD: Final = "map-heard"
_SHOWN: Final = "map-shown"


def show_map(atlas: Atlas, selection: Selection) -> None:
    """Draw the view: which events pass the filters, and whose each territory is."""
    view = state.view()
    layer = ViewLayer(
        build_state(
            view,
            selection,
            window=atlas.window(view),
            as_of=atlas.as_of(view),
            basemap=BASEMAPS.get(view.base),
            heard=st.session_state.get(_HEARD, 0),
        )
    )
    with st.container(key=KEY):
        base = BaseMap(atlas.files)
        base.add_child(TimeControl(atlas.language))
        st_folium(
            base,
            feature_group_to_add=layer,
            returned_objects=[],
            height=HEIGHT,
            use_container_width=True,
            key="map-frame",
            on_change=_hear,
        )
    first = not st.session_state.get(_SHOWN)
    st.session_state[_SHOWN] = True
    time.sleep(FIRST_HEAD_START if first else HEAD_START)


def _hear() -> None:
    """Take over what the reader did in the map, once: selected an event, or moved time."""
    value: dict[str, Any] = st.session_state.get("map-frame") or {}
    stamp = value.get("stamp")
    if not isinstance(stamp, int) or stamp == st.session_state.get(_HEARD):
        return
    st.session_state[_HEARD] = stamp
    selected, at = value.get("selected"), value.get("at")
    if isinstance(selected, str):
        state.update(event=selected)
    if "at" in value and (at is None or isinstance(at, str)):
        state.drafts().pop("at", None)
        state.update(at=at)
