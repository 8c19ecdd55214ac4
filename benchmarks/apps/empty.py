"""The floor: the least that a Streamlit app does between a slider and a line of text."""

import streamlit as st

years = st.slider("Years", 1600, 2100, (1600, 2100), key="years")
st.caption(f"{years[0]} to {years[1]}")
