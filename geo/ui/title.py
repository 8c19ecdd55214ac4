"""The heading of the Explore page, the ways to take a view away, and the map in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from geo import i18n
from geo.settings import ROOT
from geo.ui import state
from geo.ui.story_editor_add import show_adding, show_way_to_story
from geo.ui.text import escape, t
from geo.view import format_query

if TYPE_CHECKING:
    from geo.atlas import Atlas


def show_title(atlas: Atlas) -> None:
    """Say in two lines what this is."""
    published = atlas.pack.settings.article.published
    lead = t("explore-lead", date=i18n.word_day(published, atlas.language))
    st.html(
        f'<header class="page-title"><h1>{escape(atlas.title)}</h1><p>{escape(lead)}</p></header>'
    )


def show_ways_out(atlas: Atlas) -> None:
    """Offer this view as a picture, for a story, as a file, and its events as data."""
    query = urlencode(format_query(state.view()))
    with st.container(horizontal=True, key="ways-out"):
        # A page of the app keeps the view, of which this session knows more than the address.
        if st.button(
            t("take-picture"),
            help=t("take-picture-help"),
            icon=":material/photo_camera:",
            type="tertiary",
            key="take-picture",
        ):
            st.switch_page(ROOT / "pages" / "snapshot.py")
        show_adding(atlas)
        for kind, route, icon in (
            ("file", "/export.html", "download"),
            ("data", "/api/events.geojson", "data_object"),
        ):
            st.link_button(
                t(f"take-{kind}"),
                f"{route}?{query}",
                help=t(f"take-{kind}-help"),
                icon=f":material/{icon}:",
                type="tertiary",
            )
        # The last, so that nothing moves when it appears.
        show_way_to_story()


def show_words(words: Callable[[], str], held: Callable[[], str]) -> None:
    """Offer the text alternative of the map, and by which sources each territory was whose."""
    part = st.expander(t("describe-heading"), key="words", on_change="rerun")
    if part.open:
        part.text(words())
        part.html(held())
