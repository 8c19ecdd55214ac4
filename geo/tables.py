"""Records read from CSV and JSON files, with everything that is wrong with them."""

from __future__ import annotations

import csv
import io
import json
import re
import reprlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from geo.errors import DateError, Problem
from geo.settings import MAX_FILE_BYTES, SLUG

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that no text needs: controls but tab and line ends, and lone surrogates."""

_SLUG_WANTED = "a lowercase id such as 'shimoda-1855'"

_short = reprlib.Repr()
_short.maxstring = _short.maxother = 60


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """One record of a file.

    Attributes
    ----------
    row
        As in ``Problem.row``.
    raw
        The fields as they stand in the file; only the id if the rest cannot be told apart.
    value
        The fields as a model; ``None`` if some are wrong.
    """

    row: int
    raw: Mapping[str, Any]
    value: T | None


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """The records of one file.

    Attributes
    ----------
    where
        File name.
    noun
        What a record is, in the singular.
    records
        In file order.
    complete
        Whether the ids of all records are known, so that an id not among them is an unknown one.
    """

    where: str
    noun: str
    records: tuple[Record[T], ...] = ()
    complete: bool = False
    ids: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        ids = (record.raw.get("id") for record in self.records)
        object.__setattr__(self, "ids", frozenset(id_ for id_ in ids if isinstance(id_, str)))

    def values(self) -> Iterator[T]:
        """Yield the records that are right, as models."""
        return (record.value for record in self.records if record.value is not None)

    def problem(self, record: Record[T], field: str, found: str, expected: str) -> Problem:
        """Return a problem with a field of one of the records."""
        return Problem(
            self.where, record.row, name_record(self.noun, record.raw), field, found, expected
        )


def shorten(value: object) -> str:
    """Return a value as it is shown in a problem: quoted, and cut if it is long."""
    return "nothing" if value is None else _short.repr(value)


def name_record(noun: str, raw: Mapping[str, Any]) -> str:
    """Return how a record is called in a problem, such as ``event 'shimoda-1855'``."""
    return f"{noun} {shorten(raw['id'])}" if raw.get("id") else ""


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Return the text of a UTF-8 file, or ``None`` after adding to `problems` why not."""
    row = 0
    try:
        size = path.stat().st_size if path.is_file() else -1
        if 0 <= size <= MAX_FILE_BYTES:
            return path.read_bytes().decode("utf-8-sig")
        found, expected = f"{size:,} bytes", f"at most {MAX_FILE_BYTES:,} bytes"
        if size < 0:
            found, expected = "no such file", "this file in the folder of the pack"
    except UnicodeDecodeError as error:
        row = error.object.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{error.object[error.start]:02x} on line {row}"
        expected = "text in UTF-8"
    except OSError as error:
        found, expected = f"a file that cannot be read ({error.strerror})", "a readable file"
    problems.append(Problem(path.name, row, found=found, expected=expected))
    return None


def read_json(path: Path, problems: list[Problem]) -> Any:
    """Return the value of a JSON file, or ``None`` after adding to `problems` why not."""
    text = read_text(path, problems)
    return None if text is None else parse_json(text, path.name, problems)


def parse_json(text: str, where: str, problems: list[Problem]) -> Any:
    """Return the value of a text in JSON, or ``None`` after adding to `problems` why not."""
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
        if value is not None:
            return value
        found = "null alone"
    except json.JSONDecodeError as error:
        found = f"{error.msg[0].lower()}{error.msg[1:]} on line {error.lineno}"
        found = f"a syntax error: {found}, column {error.colno}"
    except (ValueError, RecursionError) as error:
        found = f"a value that JSON does not have: {error}"
    problems.append(Problem(where, found=found, expected="an object or a list in JSON"))
    return None


def read_csv(path: Path, model: type[M], noun: str, problems: list[Problem]) -> Table[M]:
    """Return the rows of a CSV file with a header line, adding what is wrong to `problems`.

    Parameters
    ----------
    path
        The columns are the fields of `model`, in any order; those with a default may be absent.
    model
        What a row is.
    noun
        What a row is, in words.
    problems
        Is added to.
    """
    text = read_text(path, problems)
    if text is None:
        return Table(path.name, noun)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    line, complete = 1, True
    try:
        for cells in reader:
            if cells:
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        complete = False
        problems.append(
            Problem(path.name, line, found=f"a row that is not CSV ({error})", expected="CSV")
        )
    if not rows:
        if complete:
            columns = ", ".join(model.model_fields)
            problems.append(
                Problem(path.name, found="an empty file", expected=f"the columns {columns}")
            )
        return Table(path.name, noun)
    (_, header), *body = rows
    usable = _check_header(path.name, header, model, problems)
    raws = ((line, _to_raw(path.name, line, noun, header, cells, problems)) for line, cells in body)
    return parse_records(
        raws, path.name, noun, model, problems, usable=usable, complete=complete and "id" in usable
    )


def parse_records(
    raws: Iterable[tuple[int, Mapping[str, Any] | None]],
    where: str,
    noun: str,
    model: type[M],
    problems: list[Problem],
    *,
    usable: frozenset[str] | None = None,
    complete: bool = True,
) -> Table[M]:
    """Return records as models, adding what is wrong with them to `problems`.

    Parameters
    ----------
    raws
        Row and fields of each record.
    where, noun, complete
        As in ``Table``.
    model
        What a record is.
    problems
        Is added to.
    usable
        Fields that the file has; the absence of others is not reported once more for each record.
    """
    seen: dict[str, int] = {}
    records = []
    for row, raw in raws:
        if raw is None:
            complete = False
            continue
        id_ = raw.get("id")
        subject = name_record(noun, raw)
        if isinstance(id_, str) and id_ and seen.setdefault(id_, row) != row:
            problems.append(
                Problem(
                    where, row, subject, "id", shorten(id_), f"another id: row {seen[id_]} has it"
                )
            )
        value = None
        if usable is None or raw.keys() != {"id"}:
            value, found = parse_fields(raw, model, where=where, row=row, subject=subject)
            problems += (each for each in found if usable is None or each.field in usable)
        records.append(Record(row, raw, value))
    return Table(where, noun, tuple(records), complete)


def parse_fields(
    raw: Mapping[str, Any], model: type[M], *, where: str, row: int = 0, subject: str = ""
) -> tuple[M | None, list[Problem]]:
    """Return a record as a model, or ``None`` and what is wrong with it."""
    problems = [
        Problem(where, row, subject, path, _short.repr(text), "text without control characters")
        for path, text in _iter_texts(raw)
        if UNSEEN.search(text)
    ]
    try:
        value = model.model_validate(raw)
    except ValidationError as error:
        value = None
        refused = {problem.field for problem in problems}
        for each in error.errors(include_url=False):
            path = ".".join(str(part) for part in each["loc"])
            name = ".".join(str(part) for part in each["loc"] if isinstance(part, str))
            if path not in refused:
                found = "missing" if each["type"] == "missing" else shorten(each["input"])
                problems.append(Problem(where, row, subject, name, found, _expectation(each)))
    return (None if problems else value), problems


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _iter_texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
        return
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, Mapping):
        items = value.items()
    elif isinstance(value, Sequence):
        items = enumerate(value)
    for key, each in items:
        yield from _iter_texts(each, f"{path}.{key}" if path else str(key))


def _check_header(
    where: str, header: list[str], model: type[BaseModel], problems: list[Problem]
) -> frozenset[str]:
    known = model.model_fields
    for number, name in enumerate(header):
        if name not in known:
            found, expected = "an unknown column", f"only the columns {', '.join(known)}"
        elif name in header[:number]:
            found, expected = "there twice", "each column once"
        else:
            continue
        problems.append(Problem(where, 1, field=name, found=found, expected=expected))
    missing = [name for name, info in known.items() if info.is_required() and name not in header]
    problems += (
        Problem(where, 1, field=name, found="missing", expected="a column of this name")
        for name in missing
    )
    return frozenset(known.keys() & set(header))


def _to_raw(
    where: str,
    row: int,
    noun: str,
    header: list[str],
    cells: list[str],
    problems: list[Problem],
) -> dict[str, str] | None:
    raw = dict(zip(header, cells, strict=False))
    if len(cells) == len(header):
        return raw
    raw = {"id": raw["id"]} if "id" in raw else {}
    problems.append(
        Problem(
            where,
            row,
            name_record(noun, raw),
            found=f"{len(cells)} cells",
            expected=f"{len(header)} cells, one for each column",
        )
    )
    return raw or None


_PATTERNS = {
    SLUG: _SLUG_WANTED,
    r"^https?://\S+$": "a web address such as 'https://example.org/page'",
    r"^\S(.*\S)?$": "text on one line",
}

_WANTED: Mapping[str, str] = {
    kind: wanted
    for wanted, kinds in {
        "a value": ("missing",),
        "no field of this name": ("extra_forbidden",),
        "one of {expected}": ("enum", "literal_error"),
        "text": ("string_type",),
        "some text": ("string_too_short",),
        "at most {max_length:,} characters": ("string_too_long",),
        "{form}": ("string_pattern_mismatch",),
        "a number": ("float_parsing", "float_type"),
        "a whole number": ("int_parsing", "int_type", "int_from_float"),
        "a number of at least {ge:g}": ("greater_than_equal",),
        "a number of at most {le:g}": ("less_than_equal",),
        "true or false": ("bool_type", "bool_parsing"),
        "a list": ("tuple_type",),
        "at least {min_length} items": ("too_short",),
        "at most {max_length} items": ("too_long",),
        "an object": ("dict_type", "model_type"),
        "a date such as '2017-03-21'": (
            "date_type",
            "date_parsing",
            "date_from_datetime_parsing",
        ),
    }.items()
    for kind in kinds
}
"""What would have been right, by the type of a pydantic error, with places for its context."""


def _expectation(error: Mapping[str, Any]) -> str:
    context = dict(error.get("ctx", {}))
    reason = context.get("error")
    if isinstance(reason, DateError):
        return reason.expected
    if "expected" in context:
        context["expected"] = context["expected"].replace(" or ", ", ")
    if "pattern" in context:
        pattern = context["pattern"]
        context["form"] = _PATTERNS.get(pattern, f"text of the form {pattern}")
    wanted = _WANTED.get(error["type"])
    return wanted.format_map(context) if wanted else str(reason or error["msg"])
