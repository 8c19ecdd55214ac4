"""What is told beside the map of a presentation, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.ui.pictures import render_line_image, render_swatch_image
from geo.ui.text import escape, t
from geo.view_step import word_at

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import Source, ViewState
    from geo.moments import Moment
    from geo.selection import Selection


def render_progress(moment: Moment) -> str:
    """Return how far the story is, as a thin bar."""
    words = t("present-progress", number=moment.number, count=moment.count)
    share = 100 * moment.number / moment.count
    return (
        f'<div class="present-progress"><p><b>{escape(moment.story.title)}</b>'
        f"<span>{escape(words)}</span></p>"
        f'<div aria-hidden="true"><i style="width: {share:.2f}%"></i></div></div>'
    )


def render_words(atlas: Atlas, moment: Moment) -> str:
    """Return what is told of a step as HTML; every text from the pack is escaped."""
    step = moment.step
    asked = ""
    if step.question:
        asked = (
            f'<p class="present-question"><b>{escape(t("present-question"))}</b> '
            f"{escape(step.question)}</p>"
        )
    return (
        '<article class="present-words" aria-live="polite">'
        f'<p class="present-when">{escape(word_at(atlas, moment.shown))}</p>'
        f"<h1>{escape(step.title)}</h1>"
        f'<p class="present-caption">{escape(step.caption)}</p>{asked}</article>'
    )


def render_sources(atlas: Atlas, moment: Moment) -> str:
    """Return what a step rests on, in few words, as HTML."""
    sources = " · ".join(_cite(atlas.pack.sources[id_]) for id_ in moment.step.sources)
    return f'<p class="present-sources">{escape(t("card-cited"))} {sources}</p>'


def _cite(source: Source) -> str:
    """Return who published a source, as a link that names it in full."""
    label = escape(source.container_title or source.publisher or source.title)
    if not source.url:
        return label
    return (
        f'<a href="{escape(source.url)}" title="{escape(source.title)}" target="_blank" '
        f'rel="noopener noreferrer">{label}</a>'
    )


def render_notes(notes: str) -> str:
    """Return what the teacher alone is to read, as HTML."""
    return (
        f'<aside class="present-notes"><h2>{escape(t("present-notes-heading"))}</h2>'
        f"<p>{escape(notes)}</p></aside>"
    )


def render_key(atlas: Atlas, shown: ViewState, selection: Selection) -> str:
    """Return what the colours and lines on the map mean, as HTML."""
    legend = atlas.legend(shown, selection)
    entries = [(render_swatch_image(each.fill), each.label) for each in legend.areas]
    entries += (
        (render_line_image(each.colour, claimed=each.is_claimed), each.label)
        for each in legend.strokes
    )
    items = "".join(f"<li>{image}<span>{escape(label)}</span></li>" for image, label in entries)
    items += "".join(f"<li>{escape(note)}</li>" for note in legend.notes)
    return (
        f'<section class="legend" aria-label="{escape(t("legend-title"))}">'
        f"<h2>{escape(legend.heading)}</h2><ul>{items}</ul></section>"
    )
