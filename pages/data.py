"""Data: every table of the pack, its provenance and licence, and downloads."""

from __future__ import annotations

import streamlit as st

from geo.ui import state, tables
from geo.ui.text import t

atlas = state.open_view("data")

with st.container(key="reading"):
    st.title(t("page-data"), anchor=False)
    st.write(t("data-intro"))
    name = st.selectbox(
        t("data-table"),
        tables.names(atlas),
        format_func=lambda id_: tables.title(atlas, id_),
        width=480,
        key="data-table",
    )
    tables.show_table(atlas, name)
