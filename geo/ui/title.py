"""The heading of the Explore page, and the map in words at its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from geo import i18n
from geo.ui.text import escape, t

if TYPE_CHECKING:
    from geo.atlas import Atlas


def show_title(atlas: Atlas) -> None:
    """Say in two lines what this is."""
    published = atlas.pack.settings.article.published
    lead = t("explore-lead", date=i18n.word_day(published, atlas.language))
    st.html(
        f'<header class="page-title"><h1>{escape(atlas.title)}</h1><p>{escape(lead)}</p></header>'
    )


def show_words(words: Callable[[], str]) -> None:
    """Offer the text alternative of the map."""
    part = st.expander(t("describe-heading"), key="words", on_change="rerun")
    if part.open:
        part.text(words())
