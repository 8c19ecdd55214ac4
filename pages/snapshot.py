"""Snapshot: this view as a picture fit to print, with marks, words and credit."""

from __future__ import annotations

import streamlit as st

from geo.ui import state
from geo.ui.problems import show_address_problems
from geo.ui.sidebar import show_count, show_sidebar
from geo.ui.snapshot_map import show_marks_map
from geo.ui.snapshot_parts import show_parts
from geo.ui.snapshot_preview import show_preview
from geo.ui.snapshot_proof import home, prove
from geo.ui.snapshot_take import show_downloads, show_snapshot_title, show_words_to_copy

atlas = state.open_view("snapshot")
view = state.view()
selection = atlas.select(view)
address = home()
proof = prove(atlas, view, address)

show_address_problems(state.problems())
show_count(selection)
with st.container(key="snapshot"):
    show_snapshot_title(atlas)
    left, right = st.columns([0.56, 0.44], gap="medium")
with left:
    show_preview(atlas, view, proof, address)
with right:
    show_marks_map(atlas, selection, proof.finder)
with left:
    show_downloads(atlas, view, proof, address)
    show_words_to_copy(atlas, view, selection, proof, address)
with right:
    show_parts(atlas, proof)
show_sidebar(atlas)
