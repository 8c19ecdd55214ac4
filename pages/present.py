"""Present: a story, step by step on a full screen for a class, and the making of one."""

from __future__ import annotations

import streamlit as st

from geo.moments import find_moment
from geo.settings import STATIC
from geo.ui import state
from geo.ui.present import show_chooser, show_stage
from geo.ui.problems import show_address_problems
from geo.ui.story_editor_keep import shelf, show_keeper

atlas = state.open_view("present")
moment = find_moment(atlas, state.view(), shelf().story)

st.html(STATIC / "present.css")
if moment is None:
    show_address_problems(state.problems())
    show_chooser(atlas)
else:
    show_stage(atlas, moment)
show_keeper(atlas, takes=False)
