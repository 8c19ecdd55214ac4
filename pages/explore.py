"""Explore: the map, the events shown, and the card of the selected one."""

from __future__ import annotations

import streamlit as st

from geo.describe import describe_view
from geo.ui import state
from geo.ui.card import render_held, show_card
from geo.ui.event_list import show_list, show_list_title
from geo.ui.legend import show_legend
from geo.ui.map_view import show_map
from geo.ui.problems import show_address_problems
from geo.ui.sidebar import show_count, show_sidebar
from geo.ui.story_editor_keep import show_keeper
from geo.ui.timeline import show_timeline
from geo.ui.title import show_title, show_ways_out, show_words

atlas = state.open_view("explore")
view = state.view()
selection = atlas.select(view)
answers = atlas.administrations(view, atlas.as_of(view))

show_address_problems(state.problems())
show_count(selection)
with st.container(key="explore"):
    left, right = st.columns([0.66, 0.34], gap="small")
with left:
    show_title(atlas)
    show_map(atlas, selection)
    show_legend(atlas, selection)
    show_ways_out(atlas)
    show_words(
        lambda: describe_view(
            atlas.pack,
            view,
            selection,
            answers,
            window=atlas.window(view),
            as_of=atlas.as_of(view),
        ),
        lambda: render_held(atlas, atlas.as_of(view)),
    )
show_sidebar(atlas)
with right:
    show_list_title()
    with st.container(key="events"):
        show_list(atlas, selection)
    with st.container(key="card"):
        show_card(atlas, selection)
show_timeline(atlas)
show_keeper(atlas, takes=True)
