"""Dates: bounds, refusals, the window test and its vectorised twin."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import (
    DateIndex,
    Extent,
    Precision,
    Truth,
    UncertainDate,
    in_range,
    parse_date,
    parse_partial,
)
from geo.errors import DateError
from geo.settings import FIRST_DAY, LAST_DAY

TRUTHS = [Truth.NO, Truth.POSSIBLY, Truth.YES]

days = st.dates(FIRST_DAY, LAST_DAY)
plain = st.builds(lambda day, size: day.isoformat()[:size], days, st.sampled_from([4, 7, 10]))
years = st.integers(1600, 2099).map(str)
unspecified = st.one_of(
    years.map(lambda year: f"{year[:2]}XX"),
    years.map(lambda year: f"{year[:3]}X"),
    years.map(lambda year: f"{year}-XX"),
    years.map(lambda year: f"{year}-XX-XX"),
    days.map(lambda day: f"{day:%Y-%m}-XX"),
)
singles = st.builds(str.__add__, plain | unspecified, st.sampled_from(["", "~", "?", "%"]))


def _in_order(pair: tuple[str, str]) -> str:
    return "/".join(sorted(pair, key=lambda text: parse_date(text).sort_key))


intervals = st.one_of(
    st.tuples(singles, singles).map(_in_order),
    st.builds("{}/{}".format, singles, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), singles),
)
texts = singles | intervals
dates = texts.map(parse_date)
extents = st.sampled_from(Extent)


@st.composite
def windows(draw: st.DrawFn) -> tuple[date | None, date | None]:
    first, last = sorted((draw(days), draw(days)))
    return draw(st.sampled_from([first, None])), draw(st.sampled_from([last, None]))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1855", "1855-01-01", "1855-12-31", Precision.YEAR),
        ("1904-02", "1904-02-01", "1904-02-29", Precision.MONTH),
        ("1855-02-07", "1855-02-07", "1855-02-07", Precision.DAY),
        ("18XX", "1800-01-01", "1899-12-31", Precision.CENTURY),
        ("185X", "1850-01-01", "1859-12-31", Precision.DECADE),
        ("1855-XX", "1855-01-01", "1855-12-31", Precision.YEAR),
        ("1855-XX-XX", "1855-01-01", "1855-12-31", Precision.YEAR),
        ("1855-02-XX", "1855-02-01", "1855-02-28", Precision.MONTH),
        ("1855~", "1855-01-01", "1855-12-31", Precision.YEAR),
        ("1945/1947-06", "1945-01-01", "1947-06-30", Precision.INTERVAL),
        ("1945/..", "1945-01-01", None, Precision.INTERVAL),
        ("../1945", None, "1945-12-31", Precision.INTERVAL),
        ("1945/", "1945-01-01", None, Precision.INTERVAL),
        ("/1945", None, "1945-12-31", Precision.INTERVAL),
        ("1600", "1600-01-01", "1600-12-31", Precision.YEAR),
        ("2100-12-31", "2100-12-31", "2100-12-31", Precision.DAY),
    ],
)
def test_bounds(text: str, earliest: str | None, latest: str | None, precision: Precision) -> None:
    when = parse_date(text)
    assert (when.earliest, when.latest) == (_day(earliest), _day(latest))
    assert when.precision is precision
    assert when.is_interval is (precision is Precision.INTERVAL)


@pytest.mark.parametrize(
    ("text", "start_latest", "end_earliest"),
    [
        ("1855", "1855-12-31", "1855-01-01"),
        ("1945/1947", "1945-12-31", "1947-01-01"),
        ("1945/1945-06", "1945-06-30", "1945-06-01"),
        ("1945-06/1945", "1945-06-30", "1945-06-01"),
        ("1945/..", "1945-12-31", None),
        ("../1945", None, "1945-01-01"),
        ("1945/", "1945-12-31", "1945-01-01"),
        ("/1945", "1945-12-31", "1945-01-01"),
    ],
)
def test_beginning_and_ending(
    text: str, start_latest: str | None, end_earliest: str | None
) -> None:
    when = parse_date(text)
    assert (when.start_latest, when.end_earliest) == (_day(start_latest), _day(end_earliest))


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1855", False, False),
        ("1855~", True, False),
        ("1855-02?", False, True),
        ("185X%", True, True),
        ("1945~/2017", True, False),
        ("2017-04-21/2017-04-30~", True, False),
        ("1945~/1947?", True, True),
        ("1945?/..", False, True),
    ],
)
def test_qualifiers(text: str, approximate: bool, uncertain: bool) -> None:
    when = parse_date(text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


def test_ends_are_the_two_dates_of_an_interval() -> None:
    assert parse_date("1945~/1947").ends == (parse_date("1945~"), parse_date("1947"))
    assert parse_date("1945/..").ends == (parse_date("1945"), None)
    assert parse_date("/1945").ends == (None, parse_date("1945"))
    assert parse_date("1945").ends == (parse_date("1945"), parse_date("1945"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "an EDTF date"),
        ("yesterday", "an EDTF date"),
        (" 1855", "an EDTF date"),
        ("1855\n", "an EDTF date"),
        ("\uff11\uff18\uff15\uff15", "an EDTF date"),
        ("1855-2", "an EDTF date"),
        ("1855~~", "an EDTF date"),
        ("1855/..x", "an EDTF date"),
        ("18XX-02", "an EDTF date"),
        ("[1855,1856]", "an EDTF date"),
        ("1855-02-07T10:00", "an EDTF date"),
        ("1855/1856/1857", "an EDTF date"),
        ("1855" * 10_000, "an EDTF date"),
        ("1855-13", "day that exist"),
        ("1855-00", "day that exist"),
        ("1855-02-30", "day that exist"),
        ("1855-13-XX", "day that exist"),
        ("1855/1856-02-30", "day that exist"),
        ("1599", "1600-01-01 to 2100-12-31"),
        ("2101", "1600-01-01 to 2100-12-31"),
        ("21XX", "1600-01-01 to 2100-12-31"),
        ("1855/9999", "1600-01-01 to 2100-12-31"),
        ("1856/1855", "does not end before it starts"),
        ("1855-02-07/1855-02-06", "does not end before it starts"),
        ("../..", "a date at one end"),
        ("/", "a date at one end"),
    ],
)
def test_refusal_says_what_was_found_and_expected(text: str, expected: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert expected in caught.value.expected
    assert len(caught.value.found) < 50
    assert text.startswith(caught.value.found.rstrip("…"))


@given(st.text() | st.text("0123456789-X/.~?%", max_size=25))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    for parse in (parse_date, parse_partial):
        try:
            parse(text)
        except DateError as error:
            assert error.expected  # noqa: PT017 - DateError is allowed, not required


@given(dates)
def test_a_date_is_ordered_and_survives_its_text(when: UncertainDate) -> None:
    earliest, latest = when.earliest or date.min, when.latest or date.max
    assert earliest <= latest
    assert (when.start_latest or date.min) <= latest
    assert (when.end_earliest or date.max) >= earliest
    assert parse_date(str(when)) == when
    assert hash(parse_date(str(when))) == hash(when)


@given(singles)
def test_bounds_and_qualifiers_are_those_of_the_edtf_package(text: str) -> None:
    when, reference = parse_date(text), parse_edtf(text)
    assert when.earliest == date(*reference.lower_strict()[:3])
    assert when.latest == date(*reference.upper_strict()[:3])
    assert (when.approximate, when.uncertain) == (
        bool(reference.is_approximate or reference.is_uncertain_and_approximate),
        bool(reference.is_uncertain or reference.is_uncertain_and_approximate),
    )


def test_ten_thousand_different_dates_are_read_quickly() -> None:
    texts = [f"{FIRST_DAY + timedelta(days=step)}~/.." for step in range(10_000)]
    begun = time.process_time()
    for text in texts:
        parse_date(text)
    assert time.process_time() - begun < 1.5


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1855", "1855-01-01", "1855-12-31"),
        ("1945-08", "1945-08-01", "1945-08-31"),
        (" 2017-03-20\n", "2017-03-20", "2017-03-20"),
    ],
)
def test_partial_date(text: str, first: str, last: str) -> None:
    assert parse_partial(text) == (_day(first), _day(last))


@pytest.mark.parametrize(
    "text", ["", "1855~", "185X", "1855/1856", "1855-13", "1500", "2101", "7 Feb 1855", "1" * 99]
)
def test_partial_date_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_partial(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "moment", "span"),
    [
        ("1855-02-07", "1855-02-07", "1855-02-07", Truth.YES, Truth.YES),
        ("1855-02-07", "1855-02-08", None, Truth.NO, Truth.NO),
        ("1855", "1855-01-01", "1855-12-31", Truth.YES, Truth.YES),
        ("1855", "1855-01-02", "1855-12-31", Truth.POSSIBLY, Truth.POSSIBLY),
        ("1855", "1855-12-31", "1856-12-31", Truth.POSSIBLY, Truth.POSSIBLY),
        ("1855", "1856-01-01", "1856-12-31", Truth.NO, Truth.NO),
        ("1945/1947", "1946-01-01", "1946-12-31", Truth.POSSIBLY, Truth.YES),
        ("1945/1947", "1945-06-01", "1945-06-30", Truth.POSSIBLY, Truth.POSSIBLY),
        ("1945/1947", "1945-12-31", "1945-12-31", Truth.POSSIBLY, Truth.YES),
        ("1945/..", "1950-01-01", "1950-12-31", Truth.POSSIBLY, Truth.YES),
        ("1945/", "1950-01-01", "1950-12-31", Truth.POSSIBLY, Truth.POSSIBLY),
        ("1945/..", "1950-01-01", None, Truth.POSSIBLY, Truth.YES),
        ("1945/..", "1945-01-01", None, Truth.YES, Truth.YES),
        ("1945/..", "1944-01-01", "1944-12-31", Truth.NO, Truth.NO),
        ("../2017-03-20", None, "1700-01-01", Truth.POSSIBLY, Truth.YES),
        ("/2017-03-20", None, "1700-01-01", Truth.POSSIBLY, Truth.POSSIBLY),
        ("../2017-03-20", None, "2017-03-20", Truth.YES, Truth.YES),
        ("../2017-03-20", "2017-03-21", None, Truth.NO, Truth.NO),
        ("1945/..", None, None, Truth.YES, Truth.YES),
        ("1855~", "1855-01-01", "1855-12-31", Truth.POSSIBLY, Truth.POSSIBLY),
        ("1855~", "1854-12-31", "1855-12-31", Truth.POSSIBLY, Truth.POSSIBLY),
        ("1855~", "1854-12-31", "1856-01-01", Truth.YES, Truth.YES),
        ("1855?", "1854-12-31", None, Truth.YES, Truth.YES),
        ("1855~", "1856-01-01", None, Truth.NO, Truth.NO),
        ("1945~/2017", "1945-12-31", "1945-12-31", Truth.POSSIBLY, Truth.POSSIBLY),
        ("1945~/2017", "1946-01-01", "1946-01-01", Truth.POSSIBLY, Truth.YES),
    ],
)
def test_window(text: str, first: str | None, last: str | None, moment: Truth, span: Truth) -> None:
    window = _day(first), _day(last)
    when = parse_date(text)
    assert in_range(when, *window, extent=Extent.MOMENT) is moment
    assert in_range(when, *window, extent=Extent.SPAN) is span


@given(dates, extents, windows(), st.integers(0, 90_000), st.integers(0, 90_000))
def test_a_wider_window_never_weakens_the_answer(
    when: UncertainDate,
    extent: Extent,
    window: tuple[date | None, date | None],
    before: int,
    after: int,
) -> None:
    first, last = window
    wider = (
        first and first - timedelta(days=before),
        last and last + timedelta(days=after),
    )
    answers = [
        TRUTHS.index(in_range(when, *bounds, extent=extent))
        for bounds in (window, wider, (None, wider[1]), (None, None))
    ]
    assert answers == sorted(answers)
    assert answers[-1] == TRUTHS.index(Truth.YES)


@given(days, extents, windows())
def test_an_exact_day_is_never_possible_only(
    day: date, extent: Extent, window: tuple[date | None, date | None]
) -> None:
    first, last = window
    inside = (first is None or first <= day) and (last is None or day <= last)
    expected = Truth.YES if inside else Truth.NO
    assert in_range(parse_date(day.isoformat()), *window, extent=extent) is expected


@given(st.lists(st.tuples(dates, extents), max_size=20), windows())
def test_index_answers_as_the_single_test(
    items: list[tuple[UncertainDate, Extent]], window: tuple[date | None, date | None]
) -> None:
    index = DateIndex(items)
    assert len(index) == len(items)
    assert [TRUTHS[code] for code in index.test(*window)] == [
        in_range(when, *window, extent=extent) for when, extent in items
    ]


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    window = date(1900, 1, 2), date(1900, 1, 1)
    with pytest.raises(ValueError, match="not after last"):
        in_range(parse_date("1855"), *window, extent=Extent.MOMENT)
    with pytest.raises(ValueError, match="not after last"):
        DateIndex([]).test(*window)
