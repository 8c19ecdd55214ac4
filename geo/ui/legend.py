"""The legend of just what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.ui import state
from geo.ui.pictures import render_line_image, render_swatch_image, render_symbol_image
from geo.ui.text import escape, t

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.selection import Selection


def show_legend(atlas: Atlas, selection: Selection) -> None:
    """Show what the territories' fills and the events' symbols mean."""
    legend = atlas.legend(state.view(), selection)
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
