"""The legend of just what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from geo import i18n
from geo.describe import legend_label, party_name
from geo.model import CONTROL, Category, Layer, Status
from geo.style import INK, Swatch, fill_of_answer, merge_swatches, party_colour
from geo.ui import state
from geo.ui.pictures import render_line_image, render_swatch_image, render_symbol_image
from geo.ui.text import escape, t

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.history import Administration
    from geo.selection import Selection


def show_legend(atlas: Atlas, selection: Selection, answers: Mapping[str, Administration]) -> None:
    """Show what the territories' fills and the events' symbols mean."""
    view = state.view()
    day = i18n.word_day(atlas.as_of(view), view.language)
    heading = t("legend-asof", date=day)
    if view.perspective != CONTROL:
        party = party_name(atlas.pack, view.perspective)
        heading += " · " + t("perspective-party", party=party)
    swatches = merge_swatches(_swatch(atlas, answer) for answer in answers.values())
    areas = "".join(
        f"<li>{render_swatch_image(swatch.fill)}<span>{escape(swatch.label)}</span></li>"
        for swatch in swatches
    )
    events = [atlas.pack.events_by_id[id_] for id_ in selection.ids]
    categories = {event.category for event in events}
    statuses = {event.status for event in events}
    symbols = [
        (render_symbol_image(category, Status.OCCURRED), t(f"category-{category}"))
        for category in Category
        if category in categories
    ]
    symbols += [
        (render_symbol_image(Category.DIPLOMACY, status), t(f"status-{status}"))
        for status in Status
        if status in statuses and status is not Status.OCCURRED
    ]
    marks = "".join(f"<li>{icon}<span>{escape(label)}</span></li>" for icon, label in symbols)
    marks += "".join(
        f"<li>{image}<span>{escape(label)}</span></li>" for image, label in _lines(atlas)
    )
    notes = f"<li>{escape(t('legend-soft'))}</li><li>{escape(t('legend-stack'))}</li>"
    st.html(
        f'<section class="legend" aria-label="{escape(t("legend-title"))}">'
        f"<h2>{escape(heading)}</h2><ul>{areas}</ul>"
        f'<ul class="marks">{marks}{notes if events else ""}</ul></section>'
    )


def _lines(atlas: Atlas) -> list[tuple[str, str]]:
    """Return the kinds of line on the map, each with its picture."""
    view = state.view()
    if Layer.LINES not in view.layers:
        return []
    shown = [atlas.pack.lines_by_id[id_] for id_ in atlas.lines(atlas.as_of(view))]
    kinds = dict.fromkeys(line.claimed_by[0] if line.claimed_by else None for line in shown)
    return [
        (render_line_image(INK, claimed=False), t("legend-treaty"))
        if party is None
        else (
            render_line_image(party_colour(atlas.pack.states.values(), party), claimed=True),
            t("legend-claimed", party=party_name(atlas.pack, party)),
        )
        for party in kinds
    ]


def _swatch(atlas: Atlas, answer: Administration) -> Swatch:
    view = state.view()
    return Swatch(
        fill_of_answer(atlas.pack, answer),
        legend_label(atlas.pack, answer, perspective=view.perspective, language=view.language),
    )
