"""The timeline of the Explore page: seen, brushed to choose dates, clicked to choose an event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pandas as pd
import pyarrow as pa
import streamlit as st

from geo.chart import BRUSH, CHOSEN, build_timeline, read_brush
from geo.describe import party_name
from geo.model import CONTROL
from geo.style import Fill, Swatch, merge_swatches
from geo.timeline import Timeline, describe_timeline, lay_out, list_states
from geo.ui import state
from geo.ui.pictures import render_swatch_image
from geo.ui.text import escape, t

if TYPE_CHECKING:
    from datetime import date

    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.timeline import Row

KEY: Final = "timeline"
_HEARD: Final = "timeline-heard"
_TURN: Final = "timeline-turn"
_MADE: Final = "timeline-made"
_TABLES: Final = "timeline-tables"

_REPEATED: Final = ("area", "said", "colour", "category", "status", "extent", "date")
"""Columns with few distinct texts, each of which is sent once."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """How often the selection has changed, and what it was last."""

    number: int = 0
    selected: str | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    """A timeline, and what it was made from."""

    atlas: Atlas
    view: ViewState
    extent: tuple[date, date]
    timeline: Timeline
    legend: str


def show_timeline(atlas: Atlas) -> None:
    """Show the events that pass all filters but the date, and who administered what when.

    A drag across the figure sets the window, and a click on an event selects it. A click beside
    the events, which also ends a drag's own mark, changes neither: the window is drawn from the
    view and stays until something else is chosen.
    """
    view = state.view()
    window = atlas.window(view)
    made = _make(atlas, view, window)
    timeline = made.timeline
    if not timeline.labels:
        return
    spec = build_timeline(
        timeline,
        window=window,
        as_of=atlas.as_of(view),
        selected=view.event,
        language=view.language,
        turn=_turn(view.event),
    )
    spec["datasets"] = {name: _keep_table(name, rows) for name, rows in spec["datasets"].items()}

    def hear() -> None:
        _hear(atlas, timeline)

    hint = t("timeline-hint", start=t("side-from"), end=t("side-to"))
    with st.container(key="timeline-part"):
        st.html(
            f'<header class="timeline-title"><h2>{escape(t("timeline-title"))}</h2>'
            f"<p>{escape(hint)}</p></header>"
        )
        st.vega_lite_chart(
            spec,
            width="stretch",
            key=KEY,
            on_select=hear,
            selection_mode=[BRUSH, CHOSEN],
        )
        st.html(made.legend)
        part = st.expander(t("timeline-heading"), key="timeline-words", on_change="rerun")
        if part.open:
            part.html(render_words(atlas, view))


def _make(atlas: Atlas, view: ViewState, window: tuple[date, date]) -> _Made:
    """Return what the session drew last if only the dates, the selection or the map changed."""
    told = atlas.extent(view)
    extent = min(told[0], window[0]), max(told[1], window[1])
    same = replace(view, start=None, end=None, at=None, certain=False, event=None, camera=None)
    made: _Made | None = st.session_state.get(_MADE)
    if made is None or made.atlas is not atlas or (made.view, made.extent) != (same, extent):
        timeline = lay_out(atlas.pack, atlas.history, atlas.index, atlas.areas, view, extent=extent)
        legend = _render_legend(atlas, same, timeline)
        made = st.session_state[_MADE] = _Made(atlas, same, extent, timeline, legend)
    return made


def _keep_table(name: str, rows: list[Row]) -> pa.Table:
    """Return rows as a table that is sent as it is: the session's last one if they are the same."""
    tables: dict[str, tuple[list[Row], pa.Table]]
    tables = st.session_state.setdefault(_TABLES, {})
    if name not in tables or tables[name][0] != rows:
        tables[name] = rows, _tabulate(rows)
    return tables[name][1]


def _tabulate(rows: list[Row]) -> pa.Table:
    """Return rows in the form that is shortest on the wire.

    Half the usual precision places a day within minutes.
    """
    frame = pd.DataFrame(rows)
    repeated = {name: "category" for name in _REPEATED if name in frame.columns}
    numbers = dict.fromkeys(frame.select_dtypes("number").columns, "float32")
    return pa.Table.from_pandas(frame.astype(repeated | numbers))


def _turn(selected: str | None) -> int:
    """Return how often the selection has changed in this session."""
    last: _Turn = st.session_state.get(_TURN, _Turn())
    if selected != last.selected:
        last = _Turn(last.number + 1, selected)
        st.session_state[_TURN] = last
    return last.number


def _hear(atlas: Atlas, timeline: Timeline) -> None:
    """Apply what the reader did in the figure, which always sends both of its selections."""
    selection = st.session_state[KEY]["selection"]
    brush = next(iter((selection.get(BRUSH) or {}).values()), None)
    chosen = next(iter(selection.get(CHOSEN) or ()), None)
    heard = st.session_state.get(_HEARD, (None, None))
    st.session_state[_HEARD] = (brush, chosen)
    if brush and brush != heard[0]:
        start, end = read_brush(
            min(brush),
            max(brush),
            shown=(timeline.start, timeline.end),
            extent=atlas.extent(state.view()),
        )
        state.drafts().clear()
        state.update(start=start, end=end)
        low, high = atlas.window(state.view())
        if not low <= atlas.as_of(state.view()) <= high:
            state.update(at=None)
    if chosen and chosen != heard[1] and chosen.get("id") in atlas.pack.events_by_id:
        state.update(event=chosen["id"])


def _render_legend(atlas: Atlas, view: ViewState, timeline: Timeline) -> str:
    """Return what the colours of the bands mean."""
    swatches = merge_swatches(
        Swatch(Fill(((each.palette, each.tone),)), each.name)
        for each in list_states(atlas.pack, atlas.history, atlas.areas, view, timeline)
    )
    items = "".join(
        f"<li>{render_swatch_image(swatch.fill)}<span>{escape(swatch.label)}</span></li>"
        for swatch in swatches
    )
    return f'<section class="legend timeline-legend"><ul>{items}</ul></section>' if items else ""


def render_words(atlas: Atlas, view: ViewState) -> str:
    """Return the figure in sentences as HTML; every text from the pack is escaped."""
    words = describe_timeline(atlas.pack, atlas.history, atlas.index, atlas.areas, view)
    heading = t("timeline-control")
    if view.perspective != CONTROL:
        heading = t("timeline-position", party=party_name(atlas.pack, view.perspective))
    areas = "".join(
        f"<h4>{escape(name)}</h4>{_list(sentences)}" for name, sentences in words.control
    )
    return (
        f'<section class="timeline-words"><h3>{escape(t("timeline-events"))}</h3>'
        f"{_list(words.events)}<h3>{escape(heading)}</h3>{areas}</section>"
    )


def _list(sentences: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in sentences)}</ul>"
