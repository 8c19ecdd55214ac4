"""Serve ``usual_page.py`` with Leaflet beside it, so that no CDN is part of the comparison."""

from pathlib import Path

import streamlit as st
import xstatic.pkg.leaflet
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

app = st.App(
    Path(__file__).with_name("usual_page.py"),
    routes=[Mount("/leaflet", StaticFiles(directory=xstatic.pkg.leaflet.BASE_DIR))],
)
