"""Catalogues and dates in words."""

from __future__ import annotations

from datetime import date

import pytest
from fluent.syntax import FluentParser, ast, visitor
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import Extent, parse_date
from geo.errors import DateError
from geo.i18n import (
    LANGUAGES,
    MAX_VALUE,
    keys,
    text,
    word_date,
    word_day,
    word_partial,
    word_precision,
)
from geo.settings import LOCALE


class _Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def _messages(language: str) -> dict[str, set[str]]:
    parsed = FluentParser().parse((LOCALE / f"{language}.ftl").read_text(encoding="utf-8"))
    messages = {}
    for entry in parsed.body:
        if isinstance(entry, ast.Message):
            variables = _Variables()
            variables.visit(entry)
            messages[entry.id.name] = variables.names
    return messages


ALL = [
    (language, key, names)
    for language in LANGUAGES
    for key, names in sorted(_messages(language).items())
]


def test_languages_are_the_catalogue_files() -> None:
    assert set(LANGUAGES) == {path.stem for path in LOCALE.glob("*.ftl")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_have_the_same_keys(language: str) -> None:
    assert keys(language) == set(_messages(language)) == keys("en")


@pytest.mark.parametrize(("language", "key", "names"), ALL)
def test_every_text_takes_any_value(language: str, key: str, names: set[str]) -> None:
    for value in (0, 1, 21, "{ $x } ${y} `<b>`"):
        words = text(key, language, **dict.fromkeys(names, value))
        assert words.strip()
        assert "{$" not in words
        assert "???" not in words


@given(st.text(max_size=MAX_VALUE))
def test_a_value_is_put_in_as_it_is(value: str) -> None:
    assert text("date-about", "en", date=value) == f"about {value}"


def test_a_very_long_value_is_cut() -> None:
    words = text("date-about", "en", date="x" * 100_000)
    assert words == "about " + "x" * (MAX_VALUE - 1) + "…"


def test_an_unknown_key_or_language_is_an_error() -> None:
    with pytest.raises(KeyError, match="no-such-key"):
        text("no-such-key")
    for language in ("xx", "../en", ""):
        with pytest.raises(KeyError, match="no catalogue"):
            text("date-about", language, date="")


def test_a_missing_or_unwritable_value_is_an_error() -> None:
    with pytest.raises(ValueError, match="date-about"):
        text("date-about")
    with pytest.raises(ValueError, match="date-about"):
        text("date-about", "en", date=None)


@pytest.mark.parametrize(
    ("edtf", "span", "moment"),
    [
        ("1855-02-07", "7 February 1855", None),
        ("1644", "1644", None),
        ("2017-03", "March 2017", None),
        ("1855~", "about 1855", None),
        ("1855-02~", "about February 1855", None),
        ("1945?", "1945 (uncertain)", None),
        ("1945%", "about 1945 (uncertain)", None),
        ("185X", "1850s", None),
        ("185X~", "about 1850s", None),
        ("18XX", "19th century", None),
        ("20XX", "21st century", None),
        ("1855-02-XX", "some day in February 1855", None),
        ("1855-XX", "some time in 1855", None),
        ("1855-XX-XX~", "some time in about 1855", None),
        ("2017-04-01/2017-04-10~", "early April 2017", "early April 2017"),
        ("2017-04-11/2017-04-20~", "mid-April 2017", "mid-April 2017"),
        ("2017-04-21/2017-04-30~", "late April 2017", "late April 2017"),
        ("1904-02-21~/1904-02-29", "late February 1904", "late February 1904"),
        ("2017-04-21/2017-04-30%", "late April 2017 (uncertain)", "late April 2017 (uncertain)"),
        ("2017-04-21/2017-04-30", "21–30 April 2017", "between 21 and 30 April 2017"),
        ("1945-09-03/1945-09-05", "3–5 September 1945", "between 3 and 5 September 1945"),
        (
            "1945-08-28/1945-09-05",
            "28 August – 5 September 1945",
            "between 28 August and 5 September 1945",
        ),
        ("1947-07/1947-09", "July–September 1947", "between July and September 1947"),
        ("1947-07/1948", "July 1947 – 1948", "between July 1947 and 1948"),
        ("1738/1739", "1738–1739", "between 1738 and 1739"),
        (
            "1945~/2017-03-20",
            "about 1945 – 20 March 2017",
            "between about 1945 and 20 March 2017",
        ),
        ("1945-09-05/1945-09-05", "5 September 1945", "5 September 1945"),
        ("1945/..", "1945–", "1945 or later"),
        ("1945~/..", "about 1945–", "about 1945 or later"),
        ("1945/", "from 1945, end unknown", "1945 or later"),
        ("../2017-03-20", "until 20 March 2017", "by 20 March 2017"),
        ("/2017-03-20", "until 20 March 2017, start unknown", "by 20 March 2017"),
    ],
)
def test_date_in_words(edtf: str, span: str, moment: str | None) -> None:
    when = parse_date(edtf)
    assert word_date(when) == span
    assert word_date(when, extent=Extent.MOMENT) == (moment or span)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1855-02-07", "exact day"),
        ("1855-02", "month only"),
        ("1855-02-XX", "month only"),
        ("1855", "year only"),
        ("185X", "decade only"),
        ("18XX", "century only"),
        ("1945/1947", "interval"),
        ("1945~", "approximate"),
        ("1945?", "uncertain"),
        ("1945~/1947?", "approximate and uncertain"),
    ],
)
def test_precision_in_words(edtf: str, words: str) -> None:
    assert word_precision(parse_date(edtf)) == words


@pytest.mark.parametrize(
    ("partial", "words"),
    [("1855", "1855"), (" 1945-08 ", "August 1945"), ("2017-03-20", "20 March 2017")],
)
def test_partial_date_in_words(partial: str, words: str) -> None:
    assert word_partial(partial) == words


def test_partial_date_in_words_takes_no_other_date() -> None:
    with pytest.raises(DateError):
        word_partial("1855~")


def test_day_in_words() -> None:
    assert word_day(date(1644, 1, 31)) == "31 January 1644"
