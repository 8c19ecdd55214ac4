"""Citations of a view and of its sources: APA, Chicago and BibTeX, as plain text.

APA and Chicago are CSL styles rendered by citeproc-py. The two styles are the project's own and
short (``geo/static/csl``): with the general ones of citationstyles.org the processor writes the
title of a work without an author twice, and takes ten times as long. Chicago is its notes and
bibliography system: an entry as it stands in the bibliography.

BibTeX is written here, since citeproc-py reads it only and the libraries that write it know no
CSL. It is for biblatex: UTF-8, with ``date``, ``journaltitle`` and ``@online``.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from threading import Lock
from typing import Any, Final
from urllib.parse import quote

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON

from geo import i18n
from geo.model import Source
from geo.settings import STATIC


class CitationStyle(StrEnum):
    """How a citation is written; ``chicago`` is the bibliography of notes and bibliography."""

    APA = "apa"
    CHICAGO = "chicago"
    BIBTEX = "bibtex"


Item = dict[str, Any]

_STRINGS: Final = (
    "title",
    "container-title",
    "publisher",
    "publisher-place",
    "edition",
    "volume",
    "issue",
    "page",
    "version",
    "language",
)
_NAMES: Final[tuple[str, ...]] = ("author", "editor")
_NAME_PARTS: Final = ("non-dropping-particle", "dropping-particle", "family", "given", "suffix")
_DATES: Final = ("issued", "accessed")

_MARKUP: Final = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?: [^<>]*)?>", re.IGNORECASE)
"""The tags that CSL-JSON allows in a text."""

_ENTITY: Final = re.compile(r"&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)

_NOT_IN_URL: Final = re.compile(r"[\x00-\x20\x7f-\xa0\"<>\\^`{|}“”]")

_UNPRINTABLE: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")

_OPENED: Final = re.compile(r"(?:^|(?<=\s))[(\"'“‘]+[a-z]")

_ENTRY_TYPES: Final[Mapping[str, str]] = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "map": "online",
    "report": "report",
    "webpage": "online",
}
"""CSL type to the entry type of biblatex; ``misc`` for all others."""

_TEX: Final = str.maketrans(
    {
        # Braces by name: BibTeX counts the escaped ones too, and they need not be in pairs.
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{special: f"\\{special}" for special in "#$%&_"},
    }
)

_RENDERING: Final = Lock()
"""citeproc-py notes in the style how far it has come, and all sessions share the style."""


def word_style(style: CitationStyle, language: str = i18n.LANGUAGES[0]) -> str:
    """Return the name of a style, with its edition."""
    return i18n.text(f"cite-style-{style}", language)


def cite_view(
    container: str,
    version: str,
    *,
    title: str,
    address: str,
    accessed: date,
    style: CitationStyle,
    licence: str = "",
    language: str = i18n.LANGUAGES[0],
) -> str:
    """Return the citation of a view: a map in a pack, at an address.

    Parameters
    ----------
    container, version
        Title and version of the pack.
    title
        Title of the view; if blank, that of the pack stands in its place.
    address
        Absolute URL that brings the view back.
    accessed
        The day on which the reader sees it.
    style
        How the citation is written.
    licence
        Licences of the data, as a text. Of the styles only BibTeX has a place for them, its note.
    language
        One of ``LANGUAGES``: that of the title. The words of a citation are English.

    Returns
    -------
    Plain text: escape it where it becomes HTML.
    """
    own_title = _plain(title)
    item = _clean(
        {
            "type": "map",
            "title": own_title or container,
            "container-title": container if own_title else "",
            "version": version,
            "URL": address,
            "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]},
            "language": language,
        }
    )
    if style is not CitationStyle.BIBTEX:
        return _render(style, item)
    note = i18n.text("cite-licence", language, licence=licence.strip()) if licence.strip() else ""
    return _render_bibtex(f"view-{sha256(address.encode()).hexdigest()[:12]}", item, note)


def cite_sources(sources: Iterable[Source], style: CitationStyle) -> tuple[str, ...]:
    """Return the citation of each source as plain text, in their order.

    Fields beyond those of ``Source``, such as authors and pages, are used as CSL-JSON means
    them; what does not have that form is left out. The key of a BibTeX entry is the source's id.
    """
    items = [(source.id, _clean(source.model_dump(by_alias=True))) for source in sources]
    if style is CitationStyle.BIBTEX:
        return tuple(_render_bibtex(id_, item) for id_, item in items)
    return tuple(_render(style, item) for _, item in items)


def _clean(raw: Mapping[str, Any]) -> Item:
    """Return what a citation uses of a CSL-JSON item, in the form that CSL gives it."""
    item: Item = {"type": raw["type"], "title": raw.get("id", "")}
    item |= {key: text for key in _STRINGS if (text := _plain(raw.get(key)))}
    item |= {key: names for key in _NAMES if (names := _clean_names(raw.get(key)))}
    item |= {key: day for key in _DATES if (day := _clean_date(raw.get(key)))}
    doi = _plain(raw.get("DOI")).removeprefix("https://doi.org/")
    url = f"https://doi.org/{doi}" if doi else str(raw.get("URL") or "")
    # Words that stand for a missing title are no title: neither quoted nor put in capitals.
    if re.fullmatch(r"\[[^\[\]]*\]", item["title"]):
        item["genre"] = item.pop("title")
    return item | ({"URL": _NOT_IN_URL.sub(lambda found: quote(found[0]), url)} if url else {})


def _plain(value: Any) -> str:
    """Return a text on one line without markup; empty for what is neither text nor number."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), str(value))
    while (bare := _MARKUP.sub("", text)) != text:
        text = bare
    return _UNPRINTABLE.sub(" ", text).strip()


def _clean_names(value: Any) -> list[dict[str, str]]:
    names = []
    for each in value if isinstance(value, list) else []:
        name = each if isinstance(each, dict) else {}
        parts = {part: text for part in _NAME_PARTS if (text := _plain(name.get(part)))}
        literal = _plain(name.get("literal"))
        if literal or "family" in parts:
            names.append({"literal": literal} if literal else parts)
    return names


def _clean_date(value: Any) -> dict[str, Any] | None:
    """Return a date or a range of dates, each as exact as it can be read."""
    raw = value if isinstance(value, dict) else {}
    given = raw.get("date-parts")
    days = [_clean_day(day) for day in given] if isinstance(given, list) else []
    if days and all(days):
        return {"date-parts": days[:2]}
    literal = _plain(raw.get("literal")) or _plain(raw.get("raw"))
    return {"literal": literal} if literal else None


def _clean_day(value: Any) -> list[int]:
    parts: list[int] = []
    for part, top in zip(value if isinstance(value, list) else [], (9999, 12, 31), strict=False):
        text = _plain(part)
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= top):
            break
        parts.append(int(text))
    return parts


def _render(style: CitationStyle, item: Item) -> str:
    item = _name_owner(item)
    item |= {key: _narrow_range(item[key]) for key in _DATES if key in item}
    is_english = item.get("language", "en").startswith("en")
    if style is CitationStyle.CHICAGO and is_english and "title" in item:
        # What puts a title in capitals passes over a word behind a bracket or a quotation mark.
        item["title"] = _OPENED.sub(lambda start: start[0].upper(), item["title"])
    return _render_entry(style, json.dumps(item))


@lru_cache(maxsize=2048)
def _render_entry(style: CitationStyle, item: str) -> str:
    """Return the entry for an item that is given as JSON."""
    reference = {"id": "item", **json.loads(item)}
    with _RENDERING:
        source = CiteProcJSON([reference])
        bibliography = CitationStylesBibliography(_load_style(style), source, formatters.plain)
        bibliography.register(Citation([CitationItem("item")]))
        (entry,) = bibliography.bibliography()
    return _tidy(str(entry))


@lru_cache
def _load_style(style: CitationStyle) -> Any:
    return CitationStylesStyle(str(STATIC / "csl" / f"{style}.csl"), validate=False)


def _name_owner(item: Item) -> Item:
    """Return an item that says once who publishes it; a page without author is by its owner."""
    item = dict(item)
    container, publisher = item.get("container-title"), item.get("publisher")
    if item["type"] == "webpage" and "author" not in item and (publisher or container):
        item["author"] = [{"literal": publisher or container}]
        item.pop("publisher", None)
        if container in (None, publisher) or not publisher:
            item.pop("container-title", None)
    elif container == publisher:
        item.pop("publisher", None)
    return item


def _narrow_range(value: dict[str, Any]) -> dict[str, Any]:
    """Return a range as what its ends share, or as years: citeproc-py fails on all others."""
    days = value.get("date-parts", ())
    if len(days) < 2:
        return value
    start, end = days
    if start[0] != end[0]:
        return {"date-parts": [start[:1], end[:1]]}
    return {"date-parts": [next(start[:n] for n in (3, 2, 1) if start[:n] == end[:n])]}


def _tidy(entry: str) -> str:
    """Return an entry without a period after ``?`` or ``!``, and with quotes within quotes."""
    entry = re.sub(r"(?<=[?!])\.(?=[ ”]|$)", "", entry)
    return re.sub(r"“(.*)”", _quote_inner, entry)


def _quote_inner(quotation: re.Match[str]) -> str:
    inner = re.sub(r"[\"“]([^\"“”]*)[\"”]", r"‘\1’", quotation[1])
    return f"“{inner}”"


def _render_bibtex(key: str, item: Item, note: str = "") -> str:
    kind = item["type"]
    entry = _ENTRY_TYPES.get(kind, "misc")
    container, publisher = item.get("container-title", ""), item.get("publisher", "")
    owner = publisher or container
    texts = {
        "title": item.get("title") or item["genre"],
        "titleaddon": "Map" if kind == "map" else "",
        "journaltitle": container if entry == "article" else "",
        "booktitle": container if entry == "incollection" else "",
        "publisher": publisher if entry in ("book", "dataset", "incollection") else "",
        "organization": owner if entry in ("misc", "online") else "",
        "institution": owner if entry == "report" else "",
        "location": item.get("publisher-place", ""),
        "note": note,
    }
    numbers = {
        "edition": item.get("edition", ""),
        "volume": item.get("volume", ""),
        "number": item.get("issue", ""),
        "pages": item.get("page", "").replace("-", "--"),
        "version": item.get("version", ""),
    }
    fields: dict[str, str] = {name: _join_names(item[name]) for name in _NAMES if name in item}
    # A second pair of braces keeps the capitals of names, and the word “and” within one.
    fields |= {field: f"{{{_escape(text)}}}" for field, text in texts.items() if text}
    fields |= {field: _escape(text) for field, text in numbers.items() if text}
    fields |= {
        field: _word_day(item[name])
        for field, name in (("date", "issued"), ("urldate", "accessed"))
        if "date-parts" in item.get(name, {})
    }
    if "URL" in item:
        fields["url"] = _escape_url(item["URL"])
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields.items())
    return f"@{entry}{{{key},\n{lines}}}"


def _join_names(names: Iterable[Mapping[str, str]]) -> str:
    return " and ".join(map(_word_name, names))


def _word_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return f"{{{_escape(name['literal'])}}}"
    parts = {part: _escape(text) for part, text in name.items()}
    particles = (parts.get("dropping-particle"), parts.get("non-dropping-particle"))
    family = " ".join(filter(None, (*particles, f"{{{parts['family']}}}")))
    return ", ".join(
        [family, *(f"{{{parts[part]}}}" for part in ("suffix", "given") if part in parts)]
    )


def _word_day(value: Mapping[str, Any]) -> str:
    """Return a date in ISO form, as exact as it is given, or a range of two."""
    return "/".join(
        "-".join((f"{day[0]:04d}", *(f"{part:02d}" for part in day[1:])))
        for day in value["date-parts"]
    )


def _escape(text: str) -> str:
    return text.translate(_TEX)


def _escape_url(url: str) -> str:
    """Return a URL of plain ASCII: biblatex reads it verbatim, so braces must not be in it."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]-._")
