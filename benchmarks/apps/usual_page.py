"""The usual way: a map built anew with its markers on each rerun, through streamlit-folium."""

import folium
import pandas as pd
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from geo.settings import DEFAULT_PACK, data_root


class OwnMap(folium.Map):
    """A map whose scripts come from the app's own server."""

    default_js = (("leaflet", "/leaflet/leaflet.js"),)
    default_css = (("leaflet", "/leaflet/leaflet.css"),)


class Mark(MacroElement):
    """Say in the frame what has been drawn; the benchmark waits for it."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        document.documentElement.dataset.painted = {{ this.painted|tojson }};
        {% endmacro %}"""
    )

    def __init__(self, painted: str) -> None:
        super().__init__()
        self.painted = painted


@st.cache_data
def load_events() -> pd.DataFrame:
    events = pd.read_csv(data_root() / DEFAULT_PACK / "events.csv", dtype={"date": str})
    events["year"] = events["date"].str.extract(r"(\d{4})", expand=False).astype(float)
    return events.dropna(subset=["lat", "lon", "year"])


events = load_events()
start, end = st.slider("Years", 1600, 2100, (1600, 2100), key="years")
world = OwnMap(location=(44.5, 147), zoom_start=6, tiles=None)
for event in events[events["year"].between(start, end)].itertuples():
    # A tooltip alone: a folium popup needs jQuery as well.
    folium.CircleMarker((event.lat, event.lon), tooltip=event.title).add_to(world)
Mark(f"{start} to {end}").add_to(world)
with st.container(key="map"):
    st_folium(world, returned_objects=[], use_container_width=True, key="map-frame")
