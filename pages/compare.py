"""Compare: two days, or two views of one day, on two maps and in words."""

from __future__ import annotations

import streamlit as st

from geo.compare import compare_dates, rank_presets, sides_of
from geo.ui import state
from geo.ui.compare_map import show_maps
from geo.ui.comparison import show_choices, show_differences, show_events
from geo.ui.problems import show_address_problems
from geo.ui.sidebar import show_count, show_sidebar

atlas = state.open_view("compare")
view = state.view()
presets = rank_presets(atlas.pack, atlas.history, atlas.index, atlas.areas)
sides = sides_of(view, presets, atlas.extent(view))
comparison = compare_dates(atlas.pack, atlas.history, atlas.index, view, sides, atlas.areas)

show_address_problems(state.problems())
show_count(comparison.events)
with st.container(key="compare"):
    show_choices(atlas, sides)
    show_maps(atlas, comparison)
    left, right = st.columns([0.66, 0.34], gap="medium")
    with left:
        show_differences(atlas, comparison)
    with right:
        show_events(atlas, comparison)
show_sidebar(atlas, dated=False)
