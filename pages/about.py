"""About: the dispute in brief, both positions side by side, method, neutrality, sources."""

from __future__ import annotations

import streamlit as st

from geo.ui import about, state
from geo.ui.text import t

atlas = state.open_view("about")
pack = atlas.pack

with st.container(key="reading"):
    st.title(atlas.title, anchor=False)
    st.header(t("about-brief"), anchor=False)
    about.show_paragraphs(pack.settings.brief)
    st.header(t("about-positions"), anchor=False)
    about.show_positions(atlas)
    st.header(t("about-article"), anchor=False)
    about.show_article(atlas)
    st.header(t("about-method"), anchor=False)
    st.write(t("about-method-text"))
    about.show_paragraphs(pack.settings.method)
    st.header(t("about-neutrality"), anchor=False)
    st.write(t("about-neutrality-text"))
    st.header(t("about-sources"), anchor=False)
    about.show_sources(atlas)
