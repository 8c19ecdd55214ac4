"""Which theme the reader sees the app in."""

from __future__ import annotations

import streamlit as st

from geo.plate_options import Theme


def page_theme() -> Theme:
    """Return the theme of the page; where it changes, the map asks for the next run."""
    return Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT
