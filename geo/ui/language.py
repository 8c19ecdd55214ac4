"""The choice of the interface's language, in the head of every page."""

from __future__ import annotations

import json

import streamlit as st
from babel import Locale

from geo import framework_words
from geo.i18n import LANGUAGES
from geo.ui import state
from geo.ui.text import t


def show_language() -> None:
    """Offer the languages, each by its own name.

    Sent after the page, which it must not keep waiting; the style sheet puts it into the head.
    """
    with st.container(key="language"):
        st.selectbox(
            t("language-choice"),
            LANGUAGES,
            format_func=_name,
            label_visibility="collapsed",
            **state.bind("language-choice", state.view().language, _choose),
        )


def mark_language(language: str) -> None:
    """Tell browsers and screen readers the language of the page; Streamlit calls all English.

    Its own words, which are, are put into the language too.
    """
    lines = [f"document.documentElement.lang = {json.dumps(language)};"]
    if script := framework_words.load_script(language):
        lines.append(f"import({json.dumps(script.url)});")
    st.html(f"<script>{' '.join(lines)}</script>", unsafe_allow_javascript=True)


def _choose(language: str) -> None:
    state.update(language=language)


def _name(language: str) -> str:
    """Return what a language calls itself."""
    return str(Locale(language).get_display_name()).capitalize()
