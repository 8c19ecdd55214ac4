"""The legend of just what is shown, as data: the page and the plate draw it each in its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo import i18n
from geo.describe import legend_label, party_name
from geo.model import CONTROL, Category, Layer, Status, ViewState
from geo.style import INK, Swatch, fill_of_answer, merge_swatches, party_colour

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geo.descriptor import Line
    from geo.history import Administration
    from geo.model import Event
    from geo.pack import Pack


@dataclass(frozen=True, slots=True)
class Symbol:
    """What an event's symbol means."""

    category: Category
    status: Status
    label: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """What a line on the map means."""

    colour: str
    is_claimed: bool
    label: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What a map shows, and what it means.

    Attributes
    ----------
    heading
        The day for which territories are shown, and whose view of it.
    areas, symbols, strokes
        Fills of territories, symbols of events and lines.
    notes
        What else needs to be said about how events are drawn.
    """

    heading: str
    areas: tuple[Swatch, ...]
    symbols: tuple[Symbol, ...]
    strokes: tuple[Stroke, ...]
    notes: tuple[str, ...]


def build_legend(
    pack: Pack,
    view: ViewState,
    *,
    as_of: date,
    answers: Iterable[Administration],
    events: Iterable[Event],
    lines: Iterable[Line],
    has_stacks: bool = True,
) -> Legend:
    """Return the legend of a map.

    Parameters
    ----------
    pack, view
        Name the states and choose language and perspective.
    as_of
        The day for which territories are shown.
    answers, events, lines
        What the map shows.
    has_stacks
        Whether events in one place may be drawn as one number.
    """
    language = view.language
    shown = tuple(events)
    is_soft = any(event.date.approximate or event.date.uncertain for event in shown)
    notes = ["legend-soft"] * is_soft + ["legend-stack"] * (has_stacks and len(shown) > 1)
    return Legend(
        heading=_head(pack, view, as_of),
        areas=merge_swatches(
            Swatch(
                fill_of_answer(pack, answer),
                legend_label(pack, answer, perspective=view.perspective, language=language),
            )
            for answer in answers
        ),
        symbols=_list_symbols(shown, language),
        strokes=_list_strokes(pack, lines, language) if Layer.LINES in view.layers else (),
        notes=tuple(i18n.text(key, language) for key in notes),
    )


def _head(pack: Pack, view: ViewState, as_of: date) -> str:
    day = i18n.word_day(as_of, view.language)
    heading = i18n.text("legend-asof", view.language, date=day)
    if view.perspective == CONTROL:
        return heading
    party = party_name(pack, view.perspective)
    return f"{heading} · {i18n.text('perspective-party', view.language, party=party)}"


def _list_symbols(events: tuple[Event, ...], language: str) -> tuple[Symbol, ...]:
    """Return the categories that occur, and the statuses other than the usual one."""
    categories = {event.category for event in events}
    statuses = {event.status for event in events} - {Status.OCCURRED}
    return tuple(
        Symbol(category, Status.OCCURRED, i18n.text(f"category-{category}", language))
        for category in Category
        if category in categories
    ) + tuple(
        Symbol(Category.DIPLOMACY, status, i18n.text(f"status-{status}", language))
        for status in Status
        if status in statuses
    )


def _list_strokes(pack: Pack, lines: Iterable[Line], language: str) -> tuple[Stroke, ...]:
    """Return each kind of line once: those of treaties, and those that a party claims."""
    kinds = dict.fromkeys(
        line.claimed_by[0] if line.status == "claimed" and line.claimed_by else None
        for line in lines
    )
    return tuple(
        Stroke(INK, False, i18n.text("legend-treaty", language))
        if party is None
        else Stroke(
            party_colour(pack.states.values(), party),
            True,
            i18n.text("legend-claimed", language, party=party_name(pack, party)),
        )
        for party in kinds
    )
