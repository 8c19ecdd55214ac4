"""The focus of who uses keys, given back on every page when what was pressed is gone."""

from __future__ import annotations

from functools import cache

import streamlit as st

from geo.assets import Asset, store
from geo.settings import STATIC


def keep_focus() -> None:
    """Let the page listen; the browser keeps the script, and runs it once."""
    st.html(f'<script src="{_load_script().url}"></script>', unsafe_allow_javascript=True)


@cache
def _load_script() -> Asset:
    return store.add_file(STATIC / "focus.js")
