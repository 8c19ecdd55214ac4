"""The days that a view shows: its window, and the one for which territories are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.dates import parse_partial

if TYPE_CHECKING:
    from datetime import date

    from geo.model import ViewState


def window(view: ViewState, extent: tuple[date, date]) -> tuple[date, date]:
    """Return the first and the last day that `view` shows, both inclusive.

    Parameters
    ----------
    view
        Its ``start`` gives its first possible day and its ``end`` its last one.
    extent
        First and last day of the pack, which stand in for a bound that `view` leaves open. If
        the other bound lies beyond them, the window is that bound's own year, month or day.

    Raises
    ------
    DateError
        If a bound of the view is not a date; those from ``parse_query`` are.
    """
    start = parse_partial(view.start) if view.start else None
    end = parse_partial(view.end) if view.end else None
    first = start[0] if start else min(extent[0], end[0] if end else extent[0])
    last = end[1] if end else max(extent[1], start[1] if start else extent[1])
    return first, last


def as_of(view: ViewState, extent: tuple[date, date]) -> date:
    """Return the day for which `view` shows who administered what.

    That is the last day of ``at``, or of the window if it is not set.

    Parameters
    ----------
    view, extent
        As for ``window``.

    Raises
    ------
    DateError
        As ``window``.
    """
    return parse_partial(view.at)[1] if view.at else window(view, extent)[1]
