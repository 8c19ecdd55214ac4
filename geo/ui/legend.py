"""The legend of just what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from geo.legend import build_legend
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
    as_of = atlas.as_of(view)
    legend = build_legend(
        atlas.pack,
        view,
        as_of=as_of,
        answers=answers.values(),
        events=(atlas.pack.events_by_id[id_] for id_ in selection.ids),
        lines=(atlas.pack.lines_by_id[id_] for id_ in atlas.lines(as_of)),
    )
    areas = "".join(_item(render_swatch_image(each.fill), each.label) for each in legend.areas)
    marks = "".join(
        [
            *(
                _item(render_symbol_image(each.category, each.status), each.label)
                for each in legend.symbols
            ),
            *(
                _item(render_line_image(each.colour, claimed=each.is_claimed), each.label)
                for each in legend.strokes
            ),
            *(f"<li>{escape(note)}</li>" for note in legend.notes),
        ]
    )
    st.html(
        f'<section class="legend" aria-label="{escape(t("legend-title"))}">'
        f"<h2>{escape(legend.heading)}</h2><ul>{areas}</ul>"
        f'<ul class="marks">{marks}</ul></section>'
    )


def _item(image: str, label: str) -> str:
    return f"<li>{image}<span>{escape(label)}</span></li>"
