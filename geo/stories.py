"""Stories: steps through a dispute, each a view with a caption, for a class.

`data/stories.schema.json` describes the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from geo.errors import Problem
from geo.model import Slug, Text
from geo.tables import Table, parse_records, read_json, shorten

FILE: Final = "stories.json"

_Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
_Notes = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class Step(BaseModel):
    """One sight of a story.

    ``view`` is the query of a link to the map. ``notes`` are the teacher's, and ``question`` is
    for the class.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    view: Annotated[str, StringConstraints(max_length=2000)]
    title: _Title
    caption: Text
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    notes: _Notes = ""
    question: _Notes = ""


class Story(BaseModel):
    """Steps in their order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    title: _Title
    summary: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=60)]


def read_stories(path: Path, problems: list[Problem]) -> Table[Story]:
    """Return the stories of a file, adding what is wrong with them to `problems`."""
    document = read_json(path, problems)
    if document is None:
        return Table(path.name, "story")
    listed = document.get("stories") if isinstance(document, dict) else None
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        found = shorten(document if listed is None else listed)
        problems.append(Problem(path.name, field="stories", found=found, expected="a list"))
        return Table(path.name, "story")
    return parse_records(enumerate(listed, 1), path.name, "story", Story, problems)


def check_stories(table: Table[Story], tables: Mapping[str, Table[Any]]) -> Iterator[Problem]:
    """Yield steps of one name in a story, and sources that are not there."""
    sources = tables["sources"]
    for record in table.records:
        if record.value is None:
            continue
        seen: set[str] = set()
        for number, step in enumerate(record.value.steps):
            if step.id in seen:
                field = f"steps.{number}.id"
                yield table.problem(record, field, shorten(step.id), "another id in this story")
            seen.add(step.id)
            for source in step.sources:
                if sources.complete and source not in sources.ids:
                    field = f"steps.{number}.sources"
                    yield table.problem(record, field, shorten(source), "the id of a source")
