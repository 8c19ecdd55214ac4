"""The figure of events and administration over time, laid out: where everything stands, in px.

Events stand in lanes, one a category; beneath, each territory has a band of those who
administered it. Heights are in px from the top; times are milliseconds since 1 January 1970 UTC,
as a browser counts them. An end is exclusive.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo import i18n
from geo.dates import parse_date
from geo.describe import caption, join_and, legend_label, short_name
from geo.model import Category
from geo.style import HATCH, PALETTES, fill_of_answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from geo.history import Administration, History
    from geo.model import Event, State, ViewState
    from geo.pack import Pack
    from geo.selection import EventIndex

Row = dict[str, Any]

MAX_MARKS: Final = 100
"""Events up to which a lane draws each; above, marks would cover each other, and it draws how
many begin when."""

BINS: Final = 64
"""Most bars of a lane that draws how many."""

MAX_ROWS: Final = 7
ROW: Final = 5.5
MARK: Final = 4.0
"""Rows of marks that a lane may have, the distance of two, and the half-width of a mark."""

WIDTH: Final = 720
"""Width in px for which marks that would touch are put into different rows."""

_TOP: Final = 12
_PAD: Final = 4
_LANE: Final = 20
_DENSE: Final = 30
_GAP: Final = 8
_BAND: Final = 11
_PITCH: Final = 14
_STRIPE: Final = 3

_DAY: Final = 86_400_000
_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Timeline:
    """What the figure shows.

    Attributes
    ----------
    start, end
        First day, and the day after the last one; both begin a year.
    height
        Of all lanes and bands.
    labels
        Name of each lane and band, and the height of its middle.
    lanes
        Top of each lane, then the bottom of the last.
    events
        One row an event that is drawn alone: ``id``, ``title``, ``date`` in words, ``category``,
        ``status``, ``first`` and ``last``, ``y``, ``soft`` (0 or 1: an approximate or uncertain
        date) and ``extent``.
    density
        Bars of the lanes that hold more than ``MAX_MARKS``: ``count``, ``said``, ``date``,
        ``first``, ``last``, ``top``, ``bottom``, ``category``.
    bands
        Rectangles from step to step: ``area``, ``colour``, ``said``, ``date``, ``first``,
        ``last``, ``top``, ``bottom``, ``contested`` (0, or 1 for the stripe of a contester).
    """

    start: date
    end: date
    height: float
    labels: tuple[tuple[str, float], ...]
    lanes: tuple[float, ...]
    events: tuple[Row, ...]
    density: tuple[Row, ...]
    bands: tuple[Row, ...]


def lay_out(
    pack: Pack,
    history: History,
    index: EventIndex,
    areas: Iterable[str],
    view: ViewState,
    *,
    extent: tuple[date, date],
) -> Timeline:
    """Return where the events that pass all filters but the date stand, and the bands beneath.

    Parameters
    ----------
    pack, history, index
        The dispute.
    areas
        Ids of the territories that have a history of their own; each becomes a band.
    view
        Its filters, perspective, names and language.
    extent
        First and last day to be shown; widened to whole years.
    """
    start, end = date(extent[0].year, 1, 1), date(extent[1].year + 1, 1, 1)
    days = np.clip(index.days[:2], start.toordinal(), end.toordinal() - 1)
    lanes = _lanes(pack, index, view)
    bins = _bins(start, end)
    labels: list[tuple[str, float]] = []
    edges = [float(_TOP)]
    events: list[Row] = []
    density: list[Row] = []
    counts = {
        category: _count(index, days, places, bins)
        for category, places in lanes.items()
        if len(places) > MAX_MARKS
    }
    highest = max((max(each) for each in counts.values()), default=1)
    for category, places in lanes.items():
        top = edges[-1]
        if category in counts:
            height = float(_DENSE)
            density += _bars(category, counts[category], highest, bins, top + height, view.language)
        else:
            rows = _stagger(days[:, places], (end - start).days)
            height = max(float(_LANE), 2 * _PAD + MARK + ROW * max(rows))
            offset = top + (height - ROW * max(rows)) / 2
            events += (
                _mark(pack.events_by_id[index.ids[at]], days[:, at], offset + ROW * row, view)
                for at, row in zip(places, rows, strict=True)
            )
        labels.append((i18n.text(f"category-{category}", view.language), top + height / 2))
        edges.append(top + height)
    top = edges[-1] + (_GAP if lanes else 0)
    bands: list[Row] = []
    for area in areas:
        bands += _band(pack, history, area, view, start, end, top)
        labels.append((short_name(pack, area, view.names), top + _BAND / 2))
        top += _PITCH
    return Timeline(
        start, end, top, tuple(labels), tuple(edges), tuple(events), tuple(density), tuple(bands)
    )


def moment(day: date) -> int:
    """Return the beginning of a day in milliseconds since 1970."""
    return (day.toordinal() - _EPOCH) * _DAY


def _lanes(pack: Pack, index: EventIndex, view: ViewState) -> dict[Category, NDArray[np.int64]]:
    """Return for each category that is shown the places of its events in the index."""
    lanes: dict[Category, list[int]] = {category: [] for category in Category}
    for at in np.flatnonzero(index.matches(view)).tolist():
        lanes[pack.events_by_id[index.ids[at]].category].append(at)
    return {category: np.array(places) for category, places in lanes.items() if places}


def _stagger(days: NDArray[np.int64], length: int) -> list[int]:
    """Return a row for each event, so that those of one row do not touch while there is room."""
    scale = WIDTH / length
    ends: list[float] = []
    rows: list[int] = []
    for first, last in (days.T * scale).tolist():
        row = next((at for at, end in enumerate(ends) if end <= first - MARK), len(ends))
        if row == MAX_ROWS:
            row = ends.index(min(ends))
        ends[row : row + 1] = [max(last, first + MARK)]
        rows.append(row)
    return rows


def _mark(event: Event, days: NDArray[np.int64], y: float, view: ViewState) -> Row:
    first, last = days.tolist()
    return {
        "id": event.id,
        "title": event.title,
        "date": i18n.word_date(event.date, view.language, extent=event.extent),
        "category": str(event.category),
        "status": str(event.status),
        "first": (first - _EPOCH) * _DAY,
        "last": (last - _EPOCH + (last > first)) * _DAY,
        "y": y,
        "soft": int(event.date.approximate or event.date.uncertain),
        "extent": str(event.extent),
    }


def _bins(start: date, end: date) -> tuple[date, ...]:
    """Return the first day of each bin, then the end of the last: equal in months."""
    months = 12 * (end.year - start.year)
    step = -(-months // BINS)
    firsts = [date(start.year + at // 12, at % 12 + 1, 1) for at in range(0, months, step)]
    return (*firsts, end)


def _count(
    index: EventIndex, days: NDArray[np.int64], places: NDArray[np.int64], bins: Sequence[date]
) -> list[int]:
    """Return how many events of a lane begin in each bin, or end there if the start is open."""
    is_open = index.days[0, places] < days[0, places]
    begun = np.where(is_open, days[1, places], days[0, places])
    edges = [day.toordinal() for day in bins]
    counts: list[int] = np.histogram(begun, edges)[0].tolist()
    return counts


def _bars(
    category: Category,
    counts: Iterable[int],
    highest: int,
    bins: Sequence[date],
    bottom: float,
    language: str,
) -> Iterator[Row]:
    """Yield a bar for each bin that has events; heights grow with the root of the count."""
    for (first, end), count in zip(pairwise(bins), counts, strict=True):
        if count:
            last = date.fromordinal(end.toordinal() - 1)
            yield {
                "category": str(category),
                "count": count,
                "said": i18n.text("timeline-count", language, count=count),
                "date": _word_months(first, last, language),
                "first": moment(first),
                "last": moment(end),
                "top": round(bottom - (_DENSE - 3) * (count / highest) ** 0.5, 1),
                "bottom": bottom,
            }


def _word_months(first: date, last: date, language: str) -> str:
    is_years = (first.month, last.month) == (1, 12)
    form = "%Y" if is_years else "%Y-%m"
    ends = tuple(dict.fromkeys((f"{first:{form}}", f"{last:{form}}")))
    return i18n.word_date(parse_date("/".join(ends)), language)


def _band(
    pack: Pack,
    history: History,
    area: str,
    view: ViewState,
    start: date,
    end: date,
    top: float,
) -> Iterator[Row]:
    """Yield the rectangles of an area: side by side in height where a hand-over is uncertain."""
    for day, until, answer in _phases(pack, history, area, view):
        first, last = max(day, start), min(until or end, end)
        if first >= last or not answer.states:
            continue
        row = {
            "area": short_name(pack, area, view.names),
            "said": _word_answer(pack, answer, view),
            "date": _word_step(day, until, view.language),
            "first": moment(first),
            "last": moment(last),
        }
        for colour, low, high, contested in _stripes(pack, answer):
            yield row | {
                "colour": colour,
                "top": round(top + low, 2),
                "bottom": round(top + high, 2),
                "contested": contested,
            }


def _phases(
    pack: Pack, history: History, area: str, view: ViewState
) -> Iterator[tuple[date, date | None, Administration]]:
    """Yield first day, day after the last, and answer; steps that look the same are one."""
    steps = history.steps(area, perspective=view.perspective)
    ends = [*(day for day, _ in steps[1:]), None]
    runs = groupby(
        zip(steps, ends, strict=True),
        key=lambda each: (
            fill_of_answer(pack, each[0][1]),
            _word_answer(pack, each[0][1], view),
        ),
    )
    for _, run in runs:
        whole = list(run)
        (first, answer), until = whole[0][0], whole[-1][1]
        yield first, until, answer


def _word_answer(pack: Pack, answer: Administration, view: ViewState) -> str:
    return legend_label(pack, answer, perspective=view.perspective, language=view.language)


def _stripes(pack: Pack, answer: Administration) -> Iterator[tuple[str, float, float, int]]:
    """Yield the colours of a step, each with its top and bottom in the band."""
    fill = fill_of_answer(pack, answer)
    height = (_BAND - (_STRIPE if fill.hatches else 0)) / len(fill.fills)
    for at, (palette, tone) in enumerate(fill.fills):
        yield PALETTES[palette][tone], at * height, (at + 1) * height, 0
    for at, palette in enumerate(fill.hatches):
        thin = _STRIPE / len(fill.hatches)
        low = _BAND - _STRIPE + at * thin
        yield HATCH[palette], low, low + thin, 1


def _word_step(day: date, until: date | None, language: str) -> str:
    """Return the days of a step in words; the first step begins before all records."""
    first = "" if day == date.min else i18n.word_day(day, language)
    if until is None:
        return i18n.text("timeline-since", language, first=first) if first else ""
    last = i18n.word_day(date.fromordinal(until.toordinal() - 1), language)
    if not first:
        return i18n.text("timeline-until", language, last=last)
    return last if first == last else i18n.text("date-range", language, start=first, end=last)


@dataclass(frozen=True)
class TimelineWords:
    """The figure in sentences.

    Attributes
    ----------
    events
        One sentence a lane: how many events begin in each decade.
    control
        For each area its name, and a sentence for each step of its history.
    """

    events: tuple[str, ...]
    control: tuple[tuple[str, tuple[str, ...]], ...]


def describe_timeline(
    pack: Pack, history: History, index: EventIndex, areas: Iterable[str], view: ViewState
) -> TimelineWords:
    """Return the text alternative of the figure.

    Parameters
    ----------
    pack, history, index, areas, view
        As for ``lay_out``.
    """
    language = view.language
    events = []
    for category, places in _lanes(pack, index, view).items():
        decades = Counter(_decade(pack.events_by_id[index.ids[at]]) for at in places)
        said = [
            i18n.text(
                "timeline-decade",
                language,
                decade=i18n.text("date-decade", language, year=str(decade)),
                count=count,
            )
            for decade, count in sorted(decades.items())
        ]
        events.append(
            i18n.text(
                "timeline-lane",
                language,
                category=i18n.text(f"category-{category}", language),
                events=i18n.text("timeline-count", language, count=len(places)),
                decades=join_and(said, language),
            )
        )
    control = tuple(
        (short_name(pack, area, view.names), tuple(_word_steps(pack, history, area, view)))
        for area in areas
    )
    return TimelineWords(tuple(events), control)


def _decade(event: Event) -> int:
    return (event.date.earliest or event.date.closed[0]).year // 10 * 10


def _word_steps(pack: Pack, history: History, area: str, view: ViewState) -> Iterator[str]:
    steps = history.steps(area, perspective=view.perspective)
    days = [*(day for day, _ in steps), None]
    for (day, answer), until in zip(steps, days[1:], strict=True):
        said = caption(pack, answer, perspective=view.perspective, language=view.language)
        when = _word_step(day, until, view.language)
        if when:
            yield i18n.text("timeline-step", view.language, date=when, caption=said)
        else:
            yield said


def list_states(
    pack: Pack, history: History, areas: Iterable[str], view: ViewState, timeline: Timeline
) -> tuple[State, ...]:
    """Return the states whose colours the bands have, in the pack's order."""
    named = {
        id_
        for area in areas
        for day, until, answer in _phases(pack, history, area, view)
        if day < timeline.end and (until or timeline.end) > timeline.start
        for id_ in (*answer.states, *answer.contested_by)
    }
    return tuple(state for id_, state in pack.states.items() if id_ in named)
