"""Uncertain dates: EDTF text to bounds in days, and three-valued tests against a window.

The bounds of a date are what its text asserts, never more: ``1855~`` is bounded by the year
1855, and its qualifier only keeps a window that ends exactly there from being a certain hit.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

import numpy as np
from edtf import EDTFParseException, parse_edtf
from numpy.typing import NDArray

from geo.errors import DateError
from geo.settings import FIRST_DAY, LAST_DAY

MAX_LENGTH: Final = 40
"""Longest date text that is read at all; the longest of the profile has 23 characters."""

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_UNSPECIFIED = re.compile(r"[0-9]{2}(?:XX|[0-9]X|[0-9]{2}-(?:XX(?:-XX)?|[0-9]{2}-XX))")
_OPEN = ".."
_UNKNOWN = ""

_EXPECTED = "an EDTF date such as 1855, 1855-02-07, 185X, 1855~, 1855/1856 or 1945/.."
_EXPECTED_PARTIAL = "a date such as 1855, 1945-08 or 2017-03-20"
_EXPECTED_DAY = "a year, month and day that exist"
_EXPECTED_LIMITS = f"a date from {FIRST_DAY} to {LAST_DAY}"
_EXPECTED_ORDER = "an interval that does not end before it starts"
_EXPECTED_END = "an interval with a date at one end at least"


class Truth(StrEnum):
    """Answer to whether something lies in a window, from the weakest to the strongest."""

    NO = "no"
    POSSIBLY = "possibly"
    YES = "yes"


class Extent(StrEnum):
    """How the date of an event is meant.

    A ``moment`` happened once, somewhere inside the bounds; a ``span`` lasted from the start
    of the date to its end.
    """

    MOMENT = "moment"
    SPAN = "span"


class Precision(StrEnum):
    """The smallest unit that a date states; ``interval`` for a date with two ends."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date as a source states it, with the days that it can mean.

    Attributes
    ----------
    edtf
        The text as given.
    earliest, latest
        First and last possible day, inclusive; ``None`` if open or unknown on that side.
    start_latest
        Last day on which it can have begun; ``None`` if an open start puts the beginning
        before every day. Equal to ``latest`` unless the date is an interval.
    end_earliest
        First day on which it can have ended; ``None`` if an open end puts the ending after
        every day. Equal to ``earliest`` unless the date is an interval.
    precision
        The smallest unit stated.
    approximate, uncertain
        Whether the text, or either end of it, carries ``~`` or ``?``; ``%`` is both.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    start_latest: date | None
    end_earliest: date | None
    precision: Precision
    approximate: bool
    uncertain: bool

    def __str__(self) -> str:
        """Return the EDTF text, from which ``parse_date`` gives the same value."""
        return self.edtf

    @property
    def is_interval(self) -> bool:
        """Whether the date has two ends, one of which may be open or unknown."""
        return self.precision is Precision.INTERVAL

    @property
    def ends(self) -> tuple[UncertainDate | None, UncertainDate | None]:
        """Start and end of an interval, ``None`` where open or unknown; else the date twice."""
        if not self.is_interval:
            return self, self
        left, _, right = self.edtf.partition("/")
        return _parse_end(left), _parse_end(right)

    @property
    def closed(self) -> tuple[date, date]:
        """First and last possible day, an open or unknown side closed by the other one.

        What is only known to have happened by a day is so placed on that day.
        """
        first, last = self.earliest or self.latest, self.latest or self.earliest
        assert first is not None, "no date is open on both sides"
        assert last is not None
        return first, last

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Order by first possible day, then by last possible day, then by text."""
        return self.earliest or date.min, self.latest or date.max, self.edtf


@lru_cache(maxsize=2**16)
def parse_date(text: str) -> UncertainDate:
    """Read a date of this project's EDTF profile.

    The profile has plain dates (``1855``, ``1855-02``, ``1855-02-07``), unspecified digits
    (``18XX``, ``185X``, ``1855-XX``, ``1855-XX-XX``, ``1855-02-XX``), one qualifier ``~``,
    ``?`` or ``%`` after any of these, and intervals of two of these (``1855~/1856``), of which
    one end may be open (``1945/..``) or unknown (``1945/``). Seasons and sets are not read:
    seasons have no bounds in days that a source would assert.

    Parameters
    ----------
    text
        The date, without white space around it.

    Returns
    -------
    The date with its bounds, which lie within ``settings.FIRST_DAY`` and ``LAST_DAY``.

    Raises
    ------
    DateError
        If the text is not of the profile, names no existing day, lies outside the limits, or
        is an interval that ends before it starts.
    """
    if len(text) > MAX_LENGTH:
        raise DateError(f"{text[:MAX_LENGTH]}…", _EXPECTED)
    return _parse_interval(text) if "/" in text else _parse_single(text)


def parse_partial(text: str) -> tuple[date, date]:
    """Read an ISO date of any precision, as typed by a reader or found in a URL.

    Parameters
    ----------
    text
        ``1855``, ``1945-08`` or ``2017-03-20``; white space around it is ignored.

    Returns
    -------
    First and last day of the year, month or day, both inclusive.

    Raises
    ------
    DateError
        If it is anything else, or lies outside ``settings.FIRST_DAY`` to ``LAST_DAY``.
    """
    bare = text.strip()
    if len(bare) > MAX_LENGTH:
        raise DateError(f"{bare[:MAX_LENGTH]}…", _EXPECTED_PARTIAL)
    bounds = _iso_bounds(bare)
    if bounds is None:
        raise DateError(bare, _EXPECTED_PARTIAL)
    earliest, latest, _ = bounds
    _check_limits(bare, earliest, latest)
    return earliest, latest


def in_range(
    when: UncertainDate, first: date | None, last: date | None, *, extent: Extent
) -> Truth:
    """Say whether something dated ``when`` lies in a window.

    A moment certainly lies in a window that holds all its possible days, and certainly not in
    one that holds none of them. A span certainly meets a window if it has begun by the last
    day of it however late it began, and lasts to the first day of it however early it ended.

    A qualifier (``~``, ``?``, ``%``) never widens the bounds. It makes the certain answer ask
    for more: the window has to reach at least a day beyond the day that decides.

    Parameters
    ----------
    when
        The date.
    first, last
        The window, both days inclusive; ``None`` leaves that side unbounded.
    extent
        Whether ``when`` dates a moment or a span.

    Returns
    -------
    ``NO``, ``POSSIBLY`` or ``YES``. A wider window never gives a weaker answer.

    Raises
    ------
    ValueError
        If ``first`` is after ``last``.

    Examples
    --------
    >>> year = parse_date("1855")
    >>> day = date(1855, 12, 31)
    >>> str(in_range(year, date(1855, 1, 1), day, extent=Extent.MOMENT))
    'yes'
    >>> str(in_range(year, date(1855, 2, 7), day, extent=Extent.MOMENT))
    'possibly'
    >>> str(in_range(year, date(1856, 1, 1), None, extent=Extent.MOMENT))
    'no'
    >>> str(in_range(parse_date("1855~"), date(1855, 1, 1), day, extent=Extent.MOMENT))
    'possibly'
    >>> str(in_range(parse_date("1855~"), date(1854, 1, 1), None, extent=Extent.MOMENT))
    'yes'
    >>> since_1945 = parse_date("1945/..")
    >>> window = date(1951, 9, 8), date(1956, 10, 19)
    >>> str(in_range(since_1945, *window, extent=Extent.SPAN))
    'yes'
    >>> str(in_range(since_1945, *window, extent=Extent.MOMENT))
    'possibly'
    """
    start, end = _window(first, last)
    earliest, latest, lower, upper = _ordinals(when, extent)
    if latest < start or earliest > end:
        return Truth.NO
    return Truth.YES if lower >= start and upper <= end else Truth.POSSIBLY


class DateIndex:
    """Many dates, tested against one window at a time; answers as ``in_range`` does.

    Parameters
    ----------
    items
        Pairs of a date and how it is meant.

    Attributes
    ----------
    bounds
        Ordinals in four rows: first and last possible day, and the two days that a window must
        hold for a certain answer. Far outside the calendar where a side is open.
    """

    def __init__(self, items: Iterable[tuple[UncertainDate, Extent]]) -> None:
        rows = [_ordinals(when, extent) for when, extent in items]
        columns: NDArray[np.int64] = np.array(rows, dtype=np.int64).reshape(-1, 4).T
        self.bounds: Final = columns
        self._earliest, self._latest, self._lower, self._upper = columns

    def __len__(self) -> int:
        """Return the number of dates."""
        return len(self._earliest)

    def test(self, first: date | None, last: date | None) -> NDArray[np.int8]:
        """Return one code an item, in their order: 0 ``NO``, 1 ``POSSIBLY``, 2 ``YES``.

        Parameters
        ----------
        first, last
            The window, both days inclusive; ``None`` leaves that side unbounded.

        Raises
        ------
        ValueError
            If ``first`` is after ``last``.
        """
        start, end = _window(first, last)
        meets = (self._latest >= start) & (self._earliest <= end)
        holds = (self._lower >= start) & (self._upper <= end)
        codes: NDArray[np.int8] = np.add(meets, holds, dtype=np.int8)
        return codes


_BEYOND: Final = date.max.toordinal() + 10
_UNBOUNDED: Final = 2 * _BEYOND
"""Stand-ins for infinity; an unbounded window reaches further than any open date."""


def _window(first: date | None, last: date | None) -> tuple[int, int]:
    start = -_UNBOUNDED if first is None else first.toordinal()
    end = _UNBOUNDED if last is None else last.toordinal()
    if start > end:
        raise ValueError(f"first was {first}; expected a day not after last, {last}")
    return start, end


def _ordinals(when: UncertainDate, extent: Extent) -> tuple[int, int, int, int]:
    """Return the possible days, and the days that a window must hold for a certain answer.

    For a span the last two may come in reverse order: it has ended at the third or later and
    begun at the fourth or earlier.
    """
    earliest = -_BEYOND if when.earliest is None else when.earliest.toordinal()
    latest = _BEYOND if when.latest is None else when.latest.toordinal()
    lower, upper = earliest, latest
    if extent is Extent.SPAN:
        lower = _BEYOND if when.end_earliest is None else when.end_earliest.toordinal()
        upper = -_BEYOND if when.start_latest is None else when.start_latest.toordinal()
    margin = int(when.approximate or when.uncertain)
    return earliest, latest, lower - margin, upper + margin


def _parse_single(text: str) -> UncertainDate:
    qualifier = text[-1:] if text[-1:] in {"~", "?", "%"} else ""
    bare = text.removesuffix(qualifier)
    bounds = _iso_bounds(bare) or _unspecified_bounds(bare)
    if bounds is None:
        raise DateError(text, _EXPECTED)
    earliest, latest, precision = bounds
    _check_limits(text, earliest, latest)
    return UncertainDate(
        edtf=text,
        earliest=earliest,
        latest=latest,
        start_latest=latest,
        end_earliest=earliest,
        precision=precision,
        approximate=qualifier in {"~", "%"},
        uncertain=qualifier in {"?", "%"},
    )


def _parse_end(text: str) -> UncertainDate | None:
    return None if text in (_OPEN, _UNKNOWN) else _parse_single(text)


def _parse_interval(text: str) -> UncertainDate:
    left, _, right = text.partition("/")
    try:
        start, end = _parse_end(left), _parse_end(right)
    except DateError as error:
        raise DateError(text, error.expected) from None
    given = [side for side in (start, end) if side]
    if not given:
        raise DateError(text, _EXPECTED_END)
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        raise DateError(text, _EXPECTED_ORDER)
    # It cannot begin after its end or end before its beginning, whatever digits are left open.
    start_latest = min(side.latest for side in given if side.latest)
    end_earliest = max(side.earliest for side in given if side.earliest)
    return UncertainDate(
        edtf=text,
        earliest=earliest,
        latest=latest,
        start_latest=None if left == _OPEN else start_latest,
        end_earliest=None if right == _OPEN else end_earliest,
        precision=Precision.INTERVAL,
        approximate=any(side.approximate for side in given),
        uncertain=any(side.uncertain for side in given),
    )


def _iso_bounds(text: str) -> tuple[date, date, Precision] | None:
    """Read a plain date without the EDTF parser, which takes milliseconds for each."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        earliest = date(int(year), int(month or "1"), int(day or "1"))
    except ValueError:
        raise DateError(text, _EXPECTED_DAY) from None
    if day:
        return earliest, earliest, Precision.DAY
    if month:
        last = monthrange(earliest.year, earliest.month)[1]
        return earliest, earliest.replace(day=last), Precision.MONTH
    return earliest, earliest.replace(month=12, day=31), Precision.YEAR


def _unspecified_bounds(text: str) -> tuple[date, date, Precision] | None:
    if _UNSPECIFIED.fullmatch(text) is None:
        return None
    try:
        parsed = parse_edtf(text)
        earliest, latest = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError):
        raise DateError(text, _EXPECTED_DAY) from None
    known = text.partition("X")[0].rstrip("-")
    precisions = {
        2: Precision.CENTURY,
        3: Precision.DECADE,
        4: Precision.YEAR,
        7: Precision.MONTH,
    }
    return earliest, latest, precisions[len(known)]


def _check_limits(text: str, earliest: date, latest: date) -> None:
    if earliest < FIRST_DAY or latest > LAST_DAY:
        raise DateError(text, _EXPECTED_LIMITS)
