"""What a reader takes away from the Snapshot page: files, link, embed code, caption, citations."""

from __future__ import annotations

from datetime import date
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from geo.cite import CitationStyle, cite_sources, cite_view, word_style
from geo.figure import FileFormat, render_plate
from geo.ui.snapshot_proof import picture_url
from geo.ui.text import t
from geo.view import link_to

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.figure.words import Plate
    from geo.model import ViewState
    from geo.selection import Selection
    from geo.ui.snapshot_proof import Proof

ICONS: Final = {
    FileFormat.PNG: "image",
    FileFormat.SVG: "polyline",
    FileFormat.PDF: "picture_as_pdf",
}
LIST_HEIGHT: Final = 320
"""Px in which all sources scroll, so that the page stays short."""

_STYLE: Final = "cite-style"


def show_downloads(atlas: Atlas, view: ViewState, proof: Proof, home: str) -> None:
    """Offer the picture as files, each drawn when it is asked for."""
    with st.container(horizontal=True, vertical_alignment="center", key="plate-files"):
        for format_ in FileFormat:
            st.download_button(
                t(f"snapshot-take-{format_}"),
                partial(render_plate, atlas, view, format_, home=home),
                file_name=name_file(view, format_),
                mime=format_.media_type,
                help=t(f"snapshot-take-{format_}-help"),
                icon=f":material/{ICONS[format_]}:",
                type="primary" if format_ is FileFormat.PNG else "secondary",
                on_click="ignore",
                disabled=proof.problem is not None,
                key=f"take-{format_}",
            )
        st.link_button(
            t("snapshot-full"),
            picture_url(view, home),
            help=t("snapshot-full-help"),
            icon=":material/open_in_new:",
            type="tertiary",
            disabled=proof.problem is not None,
        )


def name_file(view: ViewState, format_: FileFormat) -> str:
    """Return a name that tells the pictures of one map apart."""
    plate = view.plate
    scale = f"@{plate.scale}x" if format_ is FileFormat.PNG and plate.scale > 1 else ""
    return f"{view.pack}-map-{plate.size}{scale}.{format_}"


def show_words_to_copy(
    atlas: Atlas, view: ViewState, selection: Selection, proof: Proof, home: str
) -> None:
    """Offer link, embed code, caption and citations, each with a button that copies it."""
    words = st.expander(t("snapshot-copy"), key="snapshot-copy", on_change="rerun")
    if words.open:
        with words:
            link = link_to(view, home or "/")
            _show_code("link", link)
            _show_code("embed", render_embed(atlas, view, home))
            if proof.plate is not None:
                _show_code("caption", compose_caption(proof.plate, link))
    cited = st.expander(t("snapshot-cite"), key="snapshot-cite", on_change="rerun")
    if cited.open:
        with cited:
            _show_citations(atlas, view, selection, home)


def _show_code(name: str, text: str, height: int | Literal["content"] = "content") -> None:
    st.html(f'<p class="copy-label">{escape(t(f"snapshot-copy-{name}"))}</p>')
    st.code(text, language=None, wrap_lines=True, height=height)


def render_embed(atlas: Atlas, view: ViewState, home: str) -> str:
    """Return HTML that frames a view in another page."""
    source = link_to(view, f"{home or '/'}embed")
    return (
        f'<iframe src="{escape(source)}" title="{escape(view.title or atlas.title)}" '
        'width="100%" height="560" style="border:0" loading="lazy" allowfullscreen></iframe>'
    )


def compose_caption(plate: Plate, link: str) -> str:
    """Return a caption for the picture, with its credit and the link back."""
    return t(
        "snapshot-caption", title=plate.title, dates=plate.dates, credit=plate.credit, link=link
    )


def _show_citations(atlas: Atlas, view: ViewState, selection: Selection, home: str) -> None:
    style = st.segmented_control(
        t("snapshot-cite-style"),
        list(CitationStyle),
        default=CitationStyle.APA,
        format_func=lambda each: word_style(each, view.language),
        required=True,
        key=_STYLE,
    )
    descriptor = atlas.pack.descriptor
    entry = cite_view(
        atlas.title,
        str(descriptor["version"]),
        title=view.title,
        address=link_to(view, home or "/"),
        accessed=date.today(),
        style=style or CitationStyle.APA,
        licence=", ".join(each["title"] for each in descriptor["licenses"]),
        language=view.language,
    )
    _show_code("citation", entry)
    events = [atlas.pack.events_by_id[id_] for id_ in selection.ids]
    ids = dict.fromkeys(id_ for event in events for id_ in event.sources)
    sources = [atlas.pack.sources[id_] for id_ in ids]
    if sources:
        entries = sorted(cite_sources(sources, style or CitationStyle.APA), key=str.casefold)
        _show_code("sources", "\n\n".join(entries), LIST_HEIGHT)


def show_snapshot_title(atlas: Atlas) -> None:
    """Say in two lines what this page is for."""
    st.html(
        f'<header class="page-title"><h1>{escape(t("snapshot-heading", title=atlas.title))}</h1>'
        f"<p>{escape(t('snapshot-lead'))}</p></header>"
    )
