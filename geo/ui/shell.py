"""The one Streamlit script: page settings, style, pages, and what is said when a pack is broken."""

from __future__ import annotations

import streamlit as st

from geo import i18n
from geo.errors import PackError
from geo.settings import ROOT, STATIC
from geo.ui import state
from geo.ui.focus import keep_focus
from geo.ui.language import mark_language, show_language
from geo.ui.menu import HOME, PAGES
from geo.ui.problems import show_pack_problems


def main() -> None:
    """Run the page that the reader asked for."""
    language = state.language()
    st.set_page_config(
        page_title=i18n.text("app-title", language),
        page_icon=str(STATIC / "icon.svg"),
        layout="wide",
        initial_sidebar_state="auto",
    )
    st.html(STATIC / "app.css")
    page = st.navigation(
        [
            st.Page(
                ROOT / "pages" / f"{name}.py",
                title=i18n.text(f"page-{name}", language),
                icon=f":material/{icon}:",
                default=name == HOME,
                url_path=None if name == HOME else name,
            )
            for name, icon in PAGES.items()
        ],
        position="top",
    )
    try:
        page.run()
    except PackError as error:
        show_pack_problems(error)
    else:
        show_language()
    mark_language(language)
    keep_focus()


main()
