"""Stories: steps through a dispute, each a view with a caption, for a class.

`data/stories.schema.json` describes the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from geo.errors import Problem
from geo.model import Slug
from geo.tables import Record, Table, name_record, parse_fields, parse_records, read_json, shorten

FILE: Final = "stories.json"

OWN: Final = "own"
"""Id of the story that a reader made; no story of a pack has it."""

MAX_STORIES: Final = 50
MAX_STEPS: Final = 100
MAX_SOURCES: Final = 20
MAX_STORY_TITLE: Final = 80
MAX_SUMMARY: Final = 400
MAX_VIEW: Final = 4000
MAX_STEP_TITLE: Final = 60
MAX_CAPTION: Final = 280
MAX_NOTES: Final = 1200
MAX_QUESTION: Final = 200

LINE: Final = r"^\S(.*\S)?$"
_QUERY: Final = re.compile(r"[a-z0-9]+=[^\s#&?]*(&[a-z0-9]+=[^\s#&]*)*")
_ROOT: Final = frozenset({"$schema", "stories"})


def _line(limit: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit, pattern=LINE)


def _check_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(ids)) < len(ids):
        raise ValueError("each source once")
    return ids


def _check_some(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    # A limit of pydantic's own would count the steps that are right.
    if not steps:
        raise ValueError("at least one step")
    return steps


def _check_query(text: str) -> str:
    if not _QUERY.fullmatch(text):
        raise ValueError("what follows the '?' of a link to a view, such as 'at=1855&pov=japan'")
    return text


class Step(BaseModel):
    """One sight of a story.

    ``view`` is the query of a link to the map. ``notes`` are the teacher's, and ``question`` is
    for the class.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    view: Annotated[str, StringConstraints(max_length=MAX_VIEW), AfterValidator(_check_query)]
    title: Annotated[str, _line(MAX_STEP_TITLE)]
    caption: Annotated[str, _line(MAX_CAPTION)]
    sources: Annotated[
        tuple[Slug, ...],
        Field(min_length=1, max_length=MAX_SOURCES),
        AfterValidator(_check_once),
    ]
    notes: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_NOTES)] = ""
    question: Annotated[
        str,
        StringConstraints(
            strip_whitespace=True, pattern=r"^(\S(.*\S)?)?$", max_length=MAX_QUESTION
        ),
    ] = ""


class Story(BaseModel):
    """Steps in their order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    title: Annotated[str, _line(MAX_STORY_TITLE)]
    summary: Annotated[str, _line(MAX_SUMMARY)]
    steps: Annotated[tuple[Step, ...], Field(max_length=MAX_STEPS), AfterValidator(_check_some)]


def read_stories(path: Path, problems: list[Problem]) -> Table[Story]:
    """Return the stories of a file, adding what is wrong with them to `problems`."""
    document = read_json(path, problems)
    if document is None:
        return Table(path.name, "story")
    return parse_stories(document, path.name, problems)


def parse_stories(document: Any, where: str, problems: list[Problem]) -> Table[Story]:
    """Return the stories of a document, adding what is wrong with them to `problems`.

    Parameters
    ----------
    document
        What JSON gave.
    where
        What the file is called in problems.
    problems
        Is added to.
    """
    listed = document.get("stories") if isinstance(document, dict) else None
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        found = shorten(document if listed is None else listed)
        problems.append(Problem(where, field="stories", found=found, expected="a list"))
        return Table(where, "story")
    problems += (
        Problem(where, field=name, found="there", expected="no field of this name")
        for name in sorted(document.keys() - _ROOT)
    )
    if not 0 < len(listed) <= MAX_STORIES:
        expected = f"from 1 to {MAX_STORIES} stories"
        problems.append(Problem(where, field="stories", found=str(len(listed)), expected=expected))
    wrong: list[Problem] = []
    table = parse_records(enumerate(listed, 1), where, "story", Story, wrong)
    # A step is named by its number, which the problem of a nested field does not tell.
    problems += (each for each in wrong if not each.field.startswith("steps."))
    for record in table.records:
        if record.value is None:
            problems += _check_steps(table, record)
    return table


def _check_steps(table: Table[Story], record: Record[Story]) -> Iterator[Problem]:
    steps = record.raw.get("steps")
    for number, step in enumerate(steps if isinstance(steps, list) else (), 1):
        if isinstance(step, dict):
            subject = _name_step(record, number)
            yield from parse_fields(step, Step, where=table.where, row=record.row, subject=subject)[
                1
            ]


def _name_step(record: Record[Story], number: int) -> str:
    return ", ".join(filter(None, (name_record("story", record.raw), f"step {number}")))


def check_stories(table: Table[Story], tables: Mapping[str, Table[Any]]) -> Iterator[Problem]:
    """Yield stories of the reserved id, steps of one name, and sources that are not there."""
    sources = tables["sources"]
    for record in table.records:
        if record.value is None:
            continue
        if record.value.id == OWN:
            expected = "another id: this one is that of a story which a reader makes"
            yield table.problem(record, "id", shorten(OWN), expected)
        seen: set[str] = set()
        for number, step in enumerate(record.value.steps, 1):
            where = (table.where, record.row, _name_step(record, number))
            if step.id in seen:
                yield Problem(*where, "id", shorten(step.id), "another id in this story")
            seen.add(step.id)
            for source in step.sources:
                if sources.complete and source not in sources.ids:
                    yield Problem(*where, "sources", shorten(source), "the id of a source")
