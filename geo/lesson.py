"""A story as one HTML file: its steps, its map and its events, with no network.

All steps stand in the file as text; `geo/static/lesson.js` shows one at a time and tells the map
what it shows. On paper they stand one below the other.
"""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING, Final

import numpy as np

from geo import i18n
from geo.html import (
    PageHead,
    render_document,
    render_events,
    render_footer,
    render_map,
    render_sources,
)
from geo.layers import build_state, encode_mask, to_script
from geo.style import render_line, render_swatch
from geo.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.stories import Story
    from geo.telling import Telling

_FILES: Final = ("page.js", "story.js", "lesson.js", "page.css", "lesson.css")
_WORDS: Final = {
    "notes": "present-notes-show",
    "hide": "present-notes-hide",
    "full": "present-full",
    "window": "present-window",
    "explore": "lesson-explore",
    "return": "lesson-return",
}


def render_lesson(
    atlas: Atlas, story: Story, view: ViewState, *, address: str | None = None
) -> str:
    """Return a story as an HTML file that holds all that it needs.

    Parameters
    ----------
    atlas, story, view
        As for `geo.telling.tell`.
    address
        Absolute URL of the story in the app; linked from the page.
    """
    tellings = tuple(tell(atlas, story, view))
    selections = [atlas.select(each.shown) for each in tellings]
    mask = np.logical_or.reduce([selection.mask for selection in selections])
    windows = [atlas.window(each.shown) for each in tellings]
    whole = min(first for first, _ in windows), max(last for _, last in windows)
    states = [
        build_state(
            each.shown,
            selection,
            # On a single day the time control would have nowhere to go.
            window=window if window[0] < window[1] else whole,
            as_of=atlas.as_of(each.shown),
            basemap=None,
        )
        for each, selection, window in zip(tellings, selections, windows, strict=True)
    ]
    # The name that the page gives the first step too, so that its map does not set out twice.
    drawn = render_map(atlas, states[0] | {"fly": "1 1"}, whole=True)
    told = to_script(
        {
            "states": states,
            "all": {"window": [day.isoformat() for day in whole], "mask": encode_mask(mask)},
            "words": {name: i18n.text(key, atlas.language) for name, key in _WORDS.items()},
        },
        ensure_ascii=False,
    )
    ids = [id_ for id_, is_shown in zip(atlas.index.ids, mask, strict=True) if is_shown]
    body = (
        '<body class="dispute-page lesson">\n'
        f'<section class="dispute-stage" aria-label="{_text(atlas, "lesson-map")}">{drawn.body}'
        f"</section>\n<script>{drawn.script}</script>\n"
        f"{_render_panel(atlas, story, tellings, ids, address)}\n"
        f"<script>DisputeLesson.tell({drawn.name}, {told});</script>\n</body>"
    )
    head = PageHead(story.title, story.summary, address)
    return render_document(atlas, head, drawn, body, own=_FILES, whole=True)


def _text(atlas: Atlas, key: str, **values: int) -> str:
    """Return a text of the catalogue, escaped."""
    return escape(i18n.text(key, atlas.language, **values))


def _render_panel(
    atlas: Atlas,
    story: Story,
    tellings: Sequence[Telling],
    ids: Sequence[str],
    address: str | None,
) -> str:
    steps = "".join(_render_step(atlas, each, len(tellings)) for each in tellings)
    count = _text(atlas, "lesson-count", number=1, count=len(tellings))
    return (
        f'<main class="lesson-panel"><header class="lesson-head"><h1>{escape(story.title)}</h1>'
        f'<p>{count}</p><div aria-hidden="true"><i></i></div></header>\n'
        f'<div class="dispute-aside lesson-told">{steps}'
        '<p class="lesson-free"><button type="button" data-does="explore" '
        f'title="{_text(atlas, "lesson-explore-help")}">{_text(atlas, "lesson-explore")}</button>'
        f'</p>\n<details class="lesson-events"><summary><h2>{_text(atlas, "lesson-events")}</h2> '
        f"<small>{len(ids)}</small></summary>{render_events(atlas, ids)}</details>\n"
        f"{render_footer(atlas, address)}</div>\n{_render_bar(atlas)}\n"
        '<p class="lesson-said" role="status"></p></main>'
    )


def _render_bar(atlas: Atlas) -> str:
    """Return the buttons that move the story."""
    buttons = "".join(
        f'<button type="button" data-does="{name}" title="{_text(atlas, key)}">{words}</button>'
        for name, key, words in (
            ("previous", "present-previous-help", _text(atlas, "present-previous")),
            ("next", "present-next-help", _text(atlas, "present-next")),
            ("notes", "present-notes-help", ""),
            ("full", "present-full", ""),
        )
    )
    return f'<nav class="lesson-bar" aria-label="{_text(atlas, "lesson-steps")}">{buttons}</nav>'


def _render_step(atlas: Atlas, telling: Telling, count: int) -> str:
    """Return the words of a step; every text from the pack is escaped."""
    step = telling.step
    asked = noted = ""
    if step.question:
        asked = (
            f'<p class="lesson-question" data-said><b>{_text(atlas, "present-question")}</b> '
            f"{escape(step.question)}</p>"
        )
    if step.notes:
        noted = (
            f'<aside class="lesson-notes"><h3>{_text(atlas, "present-notes-heading")}</h3>'
            f"<p>{escape(step.notes)}</p></aside>"
        )
    cited = (
        f'<div class="lesson-sources"><h3>{_text(atlas, "card-cited")}</h3>'
        f"{render_sources(atlas, step.sources)}</div>"
    )
    number = _text(atlas, "lesson-count", number=telling.number, count=count)
    return (
        f'<article class="lesson-step" data-step="{escape(step.id)}" data-count="{number}"'
        f"{'' if telling.number == 1 else ' hidden'}>"
        f'<p class="lesson-when" data-said>{escape(telling.when)}</p>'
        f"<h2 data-said>{escape(step.title)}</h2>"
        f'<p class="lesson-caption" data-said>{escape(step.caption)}</p>{asked}{noted}'
        f"{_render_legend(atlas, telling.shown)}{cited}</article>\n"
    )


def _render_legend(atlas: Atlas, shown: ViewState) -> str:
    """Return what the colours and lines on the map of a step mean."""
    legend = atlas.legend(shown, atlas.select(shown))
    entries: list[tuple[str, str]] = [
        *((render_swatch(each.fill), each.label) for each in legend.areas),
        *(
            (render_line(each.colour, claimed=each.is_claimed), each.label)
            for each in legend.strokes
        ),
    ]
    items = "".join(
        f'<li><img src="{_inline_picture(svg)}" width="26" height="14" alt="">'
        f"<span>{escape(label)}</span></li>"
        for svg, label in entries
    )
    items += "".join(f"<li>{escape(note)}</li>" for note in legend.notes)
    return (
        f'<section class="lesson-legend" aria-label="{_text(atlas, "legend-title")}">'
        f"<h3>{escape(legend.heading)}</h3><ul>{items}</ul></section>"
    )


def _inline_picture(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
