"""Parts of the About page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from geo import i18n
from geo.describe import party_name
from geo.model import Position, SourceKind
from geo.ui.card import render_source, render_sources
from geo.ui.text import escape, markdown, t

if TYPE_CHECKING:
    from geo.atlas import Atlas


def show_paragraphs(paragraphs: Iterable[str]) -> None:
    """Show a text of the pack."""
    for paragraph in paragraphs:
        st.write(markdown(paragraph))


def show_positions(atlas: Atlas) -> None:
    """Show what the two sides say, question by question, in two equal columns."""
    pack = atlas.pack
    sides = list(dict.fromkeys(claim.party for claim in pack.claims))[:2]
    st.write(t("about-positions-help"))
    questions: dict[str, list[Position]] = {}
    for position in pack.positions:
        questions.setdefault(position.question_id, []).append(position)
    parts = []
    for positions in questions.values():
        parts.append(f"<h3>{escape(positions[0].question)}</h3>")
        by_party = {position.party: position for position in positions}
        parts += [_render_position(atlas, by_party.get(side), side) for side in sides]
        others = [position for position in positions if position.party not in sides]
        parts += [_render_position(atlas, position, position.party) for position in others]
    st.html(f'<section class="positions">{"".join(parts)}</section>')


def _render_position(atlas: Atlas, position: Position | None, party: str) -> str:
    name = f"<h4>{escape(party_name(atlas.pack, party))}</h4>"
    if position is None:
        return f"<div>{name}<p>–</p></div>"
    when = ""
    if position.as_of:
        words = i18n.word_date(position.as_of, atlas.language)
        when = f" <small>({escape(t('about-as-of', date=words))})</small>"
    note = f'<p class="hint">{escape(position.note)}</p>' if position.note else ""
    if atlas.pack.is_weak(position.sources):
        note += f'<p class="hint">{escape(t("card-weak"))}</p>'
    sources = render_sources(atlas, position.sources)
    return f"<div>{name}<p>{escape(position.statement)}{when}</p>{note}{sources}</div>"


def show_article(atlas: Atlas) -> None:
    """Show what each part of the article says, in this project's words."""
    paragraphs = atlas.pack.paragraphs.values()
    items = "".join(
        f"<dt>{escape(paragraph.label)}</dt><dd>{escape(paragraph.gist)}</dd>"
        for paragraph in paragraphs
    )
    st.html(f'<article class="card"><dl>{items}</dl></article>')


def show_sources(atlas: Atlas) -> None:
    """Show all sources, the weightiest kind first."""
    sources = atlas.pack.sources.values()
    st.write(t("about-sources-help", count=len(sources)))
    for kind in SourceKind:
        of_kind = [source for source in sources if source.kind is kind]
        if of_kind:
            title = f"{t(f'source-kind-{kind}').capitalize()} ({len(of_kind)})"
            with st.expander(title):
                items = "".join(
                    f"<li>{render_source(source, atlas.language)}</li>" for source in of_kind
                )
                st.html(f'<ul class="source-list">{items}</ul>')
