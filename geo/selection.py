"""Which events a view shows: an index built once, and a filter fast enough for a slider."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from geo.dates import DateIndex, Extent, Truth
from geo.model import Event, Layer, Scope, ViewState, with_wholes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Mask = NDArray[np.bool_]
Window = tuple[date | None, date | None]

_SCOPES: Final = {Layer.ARTICLE: Scope.ARTICLE, Layer.BACKGROUND: Scope.BACKGROUND}
_CODES: Final = {Truth.POSSIBLY: 1, Truth.YES: 2}
"""Codes of ``DateIndex.test``."""


@dataclass(frozen=True, eq=False)
class Selection:
    """The events that a view shows in a window of time.

    Attributes
    ----------
    ids
        In chronological order: by first possible day (the last one if the start is open or
        unknown), last possible day, and id.
    mask
        One value an event of the index, in its order: whether it is shown.
    certain
        Ids of those that certainly lie in the window; the others possibly do.
    total
        How many events the layers that are on hold.
    """

    ids: tuple[str, ...]
    mask: Mask
    certain: frozenset[str]
    total: int

    @property
    def shown(self) -> int:
        """How many events are shown."""
        return len(self.ids)

    def certainty(self, event_id: str) -> Truth:
        """Return how sure it is that an event that is shown lies in the window."""
        return Truth.YES if event_id in self.certain else Truth.POSSIBLY


class EventIndex:
    """The events of a pack in chronological order, laid out for filtering.

    Parameters
    ----------
    events
        In any order.
    territories
        The territories that each event meets, by event id; see ``join.territories_by_event``.
        They are added to those that the event names.
    part_of
        Each part of a territory with the id of the whole: an event of a part is one of the
        whole too.
    names
        Further texts by which the search finds each event, by event id, such as the names of
        its actors and of its territories in all languages.

    Attributes
    ----------
    ids, id_array
        Ids in order, as a tuple and as an array.
    dates
        Their dates, in the same order.
    anchors
        Ordinal of the only bound of what happened once; NaN for other events.
    first_days, last_days
        Ordinals of the first and last possible days; the ends of the calendar where open.
    """

    def __init__(
        self,
        events: Iterable[Event],
        *,
        territories: Mapping[str, Iterable[str]],
        part_of: Mapping[str, str | None],
        names: Mapping[str, Iterable[str]],
    ) -> None:
        ordered = sorted(events, key=_chronology)
        self.ids: Final = tuple(event.id for event in ordered)
        self.id_array = np.array(self.ids, dtype=object)
        self.dates = DateIndex((event.date, event.extent) for event in ordered)
        self.anchors = np.array([_anchor(event) for event in ordered], float)
        self.first_days = np.array([_first_day(event).toordinal() for event in ordered], int)
        self.last_days = np.array([_last_day(event).toordinal() for event in ordered], int)
        self._scopes = _invert((event.scope,) for event in ordered)
        self._categories = _invert((event.category,) for event in ordered)
        self._actors = _invert(event.actors for event in ordered)
        self._territories = _invert(
            with_wholes([*event.territories, *territories.get(event.id, ())], part_of)
            for event in ordered
        )
        self._texts = [
            fold("\n".join([event.title, event.summary, event.place, *names.get(event.id, ())]))
            for event in ordered
        ]

        # A slider asks for the same words again and again; reading all texts takes milliseconds.
        self._holding = lru_cache(maxsize=64)(self._find_word)

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self.ids)

    @property
    def days(self) -> NDArray[np.int64]:
        """Four rows as of ``DateIndex.bounds``, what has one bound placed on it; see ``test``."""
        days = self.dates.bounds.copy()
        anchored = ~np.isnan(self.anchors)
        days[:2, anchored] = self.anchors[anchored].astype(np.int64)
        return days

    def test(self, window: Window) -> NDArray[np.int8]:
        """Return for each event whether it lies in a window; codes as of ``DateIndex.test``.

        What happened once, at a time bounded on one side only ("by 20 March 2017"), is looked
        for on the day of that bound: it could be in any earlier window, and nobody would look
        for it there.
        """
        codes = self.dates.test(*window)
        first, last = window
        if first is not None:
            codes[self.anchors < first.toordinal()] = 0
        if last is not None:
            codes[self.anchors > last.toordinal()] = 0
        return codes

    def in_scope(self, view: ViewState) -> Mask:
        """Return which events the layers that are on hold."""
        return self._any(
            self._scopes, [_SCOPES[layer] for layer in view.layers if layer in _SCOPES]
        )

    def matches(self, view: ViewState) -> Mask:
        """Return which events pass all filters of `view` but the one by date.

        Each filter passes an event that has one of its values; the text passes one that holds
        all of its words, as any part of a word and whatever their case.
        """
        mask = self.in_scope(view)
        for filters, values in (
            (self._categories, view.categories),
            (self._actors, view.actors),
            (self._territories, view.territories),
        ):
            if values:
                mask &= self._any(filters, values)
        for word in fold(view.text).split():
            mask &= self._holding(word)
        return mask

    def _find_word(self, word: str) -> Mask:
        return np.array([word in text for text in self._texts], dtype=bool)

    def _any(self, filters: Mapping[str, Mask], values: Iterable[str]) -> Mask:
        mask = np.zeros(len(self), dtype=bool)
        for value in values:
            if value in filters:
                mask |= filters[value]
        return mask


def select(index: EventIndex, view: ViewState, window: Window) -> Selection:
    """Return the events that pass all filters and lie in `window`.

    Parameters
    ----------
    index
        The events.
    view
        Its filters; with ``certain`` only events that certainly lie in the window.
    window
        First and last day, both inclusive; ``None`` leaves that side open.

    Raises
    ------
    ValueError
        If the window ends before it starts.
    """
    matches = index.matches(view)
    codes = index.test(window)
    mask = matches & (codes >= _least_code(view))
    mask.flags.writeable = False
    return Selection(
        ids=tuple(index.id_array[mask]),
        mask=mask,
        certain=frozenset(index.id_array[mask & (codes == _CODES[Truth.YES])]),
        total=int(index.in_scope(view).sum()),
    )


def nearest(index: EventIndex, view: ViewState, window: Window) -> tuple[str | None, str | None]:
    """Return the events nearest in time that pass all filters but lie outside `window`.

    Parameters
    ----------
    index, view, window
        As for ``select``.

    Returns
    -------
    The one that ends last of those that can begin before the window, and the one that
    begins first of the others; ``None`` if there is none.
    """
    outside = index.matches(view) & (index.test(window) < _least_code(view))
    first_days = np.where(np.isnan(index.anchors), index.first_days, index.anchors)
    last_days = np.where(np.isnan(index.anchors), index.last_days, index.anchors)
    starts_before = first_days < (window[0] or date.min).toordinal()
    before = np.flatnonzero(outside & starts_before)
    after = np.flatnonzero(outside & ~starts_before)
    return (
        index.ids[before[last_days[before].argmax()]] if len(before) else None,
        index.ids[after[0]] if len(after) else None,
    )


def neighbours(
    index: EventIndex, selection: Selection, event_id: str
) -> tuple[str | None, str | None]:
    """Return the events shown that come before and after one in the list's order.

    Parameters
    ----------
    index, selection
        The events, and which of them are shown.
    event_id
        Id of an event of the index, shown or not.
    """
    at = index.ids.index(event_id)
    places = np.flatnonzero(selection.mask)
    before, after = places[places < at], places[places > at]
    return (
        index.ids[before[-1]] if len(before) else None,
        index.ids[after[0]] if len(after) else None,
    )


def histogram(index: EventIndex, view: ViewState, bins: Sequence[date]) -> tuple[int, ...]:
    """Return how many events begin in each bin, of those that pass all filters but the date.

    An event counts once, on its first possible day, or on its last if its start is open or
    unknown.

    Parameters
    ----------
    index, view
        As for ``select``.
    bins
        First day of each bin in ascending order, then the day after the last bin. See
        ``even_bins``.
    """
    days = np.where(index.first_days > _OPEN_START, index.first_days, index.last_days)
    edges = np.array([day.toordinal() for day in bins])
    # The last bin of numpy.histogram would hold its right edge too.
    at = np.searchsorted(edges, days[index.matches(view)], side="right")
    counts = np.bincount(at, minlength=len(edges) + 1)
    return tuple(counts[1 : len(edges)].tolist())


def even_bins(extent: tuple[date, date], count: int) -> tuple[date, ...]:
    """Return the edges of bins of equal length, to the day, that cover `extent`.

    Parameters
    ----------
    extent
        First and last day, both inclusive.
    count
        How many bins; fewer if the extent has fewer days.
    """
    first, last = extent[0].toordinal(), extent[1].toordinal() + 1
    edges = np.linspace(first, last, min(count, last - first) + 1).round().astype(int)
    return tuple(date.fromordinal(edge) for edge in edges.tolist())


def fold(text: str) -> str:
    """Return text so that equal letters compare equal, whatever their case and width."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


_OPEN_START: Final = date.min.toordinal()


def _first_day(event: Event) -> date:
    return event.date.earliest or date.min


def _last_day(event: Event) -> date:
    return event.date.latest or date.max


def _anchor(event: Event) -> float:
    """Return the day of the only bound of what happened once; NaN for all other events."""
    when = event.date
    if event.extent is Extent.MOMENT and (when.earliest is None) != (when.latest is None):
        return when.closed[0].toordinal()
    return np.nan


def _chronology(event: Event) -> tuple[date, date, str]:
    return event.date.earliest or _last_day(event), _last_day(event), event.id


def _least_code(view: ViewState) -> int:
    return _CODES[Truth.YES if view.certain else Truth.POSSIBLY]


def _invert(values: Iterable[Iterable[str]]) -> dict[str, Mask]:
    """Return for each value which items have it."""
    items = [tuple(each) for each in values]
    masks: dict[str, Mask] = {}
    for at, each in enumerate(items):
        for value in each:
            masks.setdefault(value, np.zeros(len(items), dtype=bool))[at] = True
    return masks
