"""Text that a reader sees: Project Fluent catalogues, one a language, and dates in words.

A language is a file ``geo/locale/<language>.ftl`` and its code in ``LANGUAGES``. Words and the
patterns of dates stand in the catalogue; names of months come from CLDR through Babel.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from babel.dates import format_date
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message, Resource

from geo.dates import Extent, Precision, UncertainDate, parse_date, parse_partial
from geo.settings import LOCALE

LANGUAGES: Final = ("en", "ja", "ru")
"""Codes of the languages that have a catalogue; the first is the default."""

MAX_VALUE: Final = 2000
"""Characters of a value that are put into a text; Fluent refuses values above 2,500."""


def text(key: str, language: str = LANGUAGES[0], /, **values: object) -> str:
    """Return a text of the catalogue, with values put in.

    Parameters
    ----------
    key
        Id of the message.
    language
        One of ``LANGUAGES``.
    values
        The variables of the message. Strings go in as they are, cut at ``MAX_VALUE``
        characters; numbers are written, and their plural form is chosen, by the rules of the
        language. Pass a year as a string, since 1855 is written 1,855 as a number.

    Returns
    -------
    Plain text: escape it where it becomes HTML.

    Raises
    ------
    KeyError
        If the language has no catalogue, or the catalogue no such message.
    ValueError
        If a variable of the message is missing or has a type that Fluent cannot write.
    """
    if key not in keys(language):
        raise KeyError(f"no text '{key}' in the catalogue of '{language}'")
    bundle = _bundle(language)
    pattern = bundle.get_message(key).value
    assert pattern is not None
    formatted, errors = bundle.format_pattern(
        pattern, {name: _shortened(value) for name, value in values.items()}
    )
    if errors:
        raise ValueError(f"text '{key}' of '{language}': {'; '.join(map(str, errors))}")
    return str(formatted)


def guess_language(accepted: str | None) -> str:
    """Return the language of the catalogues that a browser's BCP 47 tag asks for.

    ``ja-JP`` gives Japanese; a language without a catalogue, and none, gives the default.
    """
    language = (accepted or "").partition("-")[0].lower()
    return language if language in LANGUAGES else LANGUAGES[0]


@lru_cache
def keys(language: str) -> frozenset[str]:
    """Return the ids of all messages of a language; KeyError if it has no catalogue."""
    return frozenset(
        entry.id.name for entry in _resource(language).body if isinstance(entry, Message)
    )


def join_comma(items: Iterable[str], language: str) -> str:
    """Return a list with the comma of a language, without an "and"."""
    return text("list-comma", language).join(items)


def word_day(day: date, language: str = LANGUAGES[0]) -> str:
    """Return a day in words: ``7 February 1855``."""
    return _formatted(day, Precision.DAY, language)


def word_partial(partial: str, language: str = LANGUAGES[0]) -> str:
    """Return an ISO date of any precision in words; DateError if it is not one."""
    parse_partial(partial)
    return word_date(parse_date(partial.strip()), language)


def word_date(
    when: UncertainDate, language: str = LANGUAGES[0], *, extent: Extent = Extent.SPAN
) -> str:
    """Return a date in words, no more exact and no less than it is.

    Parameters
    ----------
    when
        The date.
    language
        One of ``LANGUAGES``.
    extent
        How an interval is meant: ``1945/1947`` reads as a range of years for what lasted, and
        as ``between 1945 and 1947`` for what happened once. Other dates read the same.

    Returns
    -------
    Words such as ``7 February 1855``, ``about 1945 (uncertain)``, ``1850s``,
    ``until 20 March 2017`` or, for an approximate interval that is a third of a month,
    ``late April 2017``. A range says once the month or year that its ends share.
    """
    if not when.is_interval:
        return _word_single(when, language)
    start, end = when.ends
    if start and end:
        return _word_range(when, start, end, language, extent)
    once = extent is Extent.MOMENT
    if start:
        unknown = "date-end-unknown" if when.end_earliest else "date-since"
        key = "date-not-before" if once else unknown
        return text(key, language, start=word_date(start, language))
    assert end is not None
    unknown = "date-start-unknown" if when.start_latest else "date-until"
    key = "date-not-after" if once else unknown
    return text(key, language, end=word_date(end, language))


def word_precision(when: UncertainDate, language: str = LANGUAGES[0]) -> str:
    """Return how exact a date is, in a short phrase: ``exact day``, ``approximate``."""
    marks = [
        mark
        for mark, given in (("approximate", when.approximate), ("uncertain", when.uncertain))
        if given
    ]
    return text(f"date-precision-{'-'.join(marks) or when.precision}", language)


def _word_single(when: UncertainDate, language: str) -> str:
    first = _first(when)
    if when.precision is Precision.CENTURY:
        words = text("date-century", language, century=first.year // 100 + 1)
    elif when.precision is Precision.DECADE:
        words = text("date-decade", language, year=str(first.year))
    else:
        words = _formatted(first, when.precision, language)
    if when.approximate:
        words = text("date-about", language, date=words)
    if "-XX" in when.edtf:
        some = "date-some-day" if when.precision is Precision.MONTH else "date-some-time"
        words = text(some, language, date=words)
    return text("date-uncertain", language, date=words) if when.uncertain else words


def _word_range(
    when: UncertainDate, start: UncertainDate, end: UncertainDate, language: str, extent: Extent
) -> str:
    third = _third_of_month(start, end)
    if third and when.approximate:
        month = _formatted(_first(start), Precision.MONTH, language)
        words = text(third, language, month=month)
        return text("date-uncertain", language, date=words) if when.uncertain else words
    if start == end:
        return word_date(start, language)
    shared = _shared_unit(start, end)
    if shared:
        left = _formatted(_first(start), f"{shared}-start", language)
        right = _formatted(_first(end), f"{shared}-end", language)
    else:
        left, right = word_date(start, language), word_date(end, language)
    if extent is Extent.MOMENT:
        key = "date-between"
    elif shared in ("same-month", "same-year-months") or _are_plain(Precision.YEAR, start, end):
        key = "date-range-short"
    else:
        key = "date-range"
    return text(key, language, start=left, end=right)


def _third_of_month(start: UncertainDate, end: UncertainDate) -> str | None:
    first, last = _first(start), _first(end)
    same_month = (first.year, first.month) == (last.year, last.month)
    if not same_month or {start.precision, end.precision} != {Precision.DAY}:
        return None
    length = monthrange(first.year, first.month)[1]
    thirds = {(1, 10): "date-early", (11, 20): "date-middle", (21, length): "date-late"}
    return thirds.get((first.day, last.day))


def _shared_unit(start: UncertainDate, end: UncertainDate) -> str | None:
    """Name the patterns of a range that need not say its month or its year twice."""
    first, last = _first(start), _first(end)
    if first.year != last.year:
        return None
    if _are_plain(Precision.DAY, start, end):
        return "same-month" if first.month == last.month else "same-year"
    return "same-year-months" if _are_plain(Precision.MONTH, start, end) else None


def _are_plain(precision: Precision, *dates: UncertainDate) -> bool:
    """Whether all dates have a precision and neither a qualifier nor unspecified digits."""
    return all(
        when.precision is precision and when.edtf.replace("-", "").isdigit() for when in dates
    )


def _first(when: UncertainDate) -> date:
    assert when.earliest is not None, "only an interval has an open start"
    return when.earliest


def _formatted(day: date, pattern: str, language: str) -> str:
    return format_date(day, text(f"date-pattern-{pattern}", language), locale=language)


def _shortened(value: object) -> object:
    if isinstance(value, str) and len(value) > MAX_VALUE:
        return f"{value[: MAX_VALUE - 1]}…"
    return value


@lru_cache
def _resource(language: str) -> Resource:
    if language not in LANGUAGES:
        raise KeyError(f"no catalogue for language {language!r}; there are {LANGUAGES}")
    path = LOCALE / f"{language}.ftl"
    resource = FluentResource(path.read_text(encoding="utf-8"))
    seen: set[str] = set()
    for entry in resource.body:
        if isinstance(entry, Junk):
            raise ValueError(f"{path.name}: not Fluent: {entry.content!r}")
        if isinstance(entry, Message):
            if entry.id.name in seen:
                raise ValueError(f"{path.name}: '{entry.id.name}' stands there twice")
            seen.add(entry.id.name)
    return resource


@lru_cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(_resource(language))
    return bundle
