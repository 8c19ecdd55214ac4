"""A story that a reader makes: its steps added, moved and changed; read from a file and written.

A story is a frozen value, and each of these returns another one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any, Final

from pydantic import ValidationError

from geo.errors import Problem
from geo.stories import (
    MAX_CAPTION,
    MAX_NOTES,
    MAX_QUESTION,
    MAX_STEP_TITLE,
    MAX_STEPS,
    MAX_STORY_TITLE,
    MAX_SUMMARY,
    OWN,
    Step,
    Story,
    check_stories,
    parse_stories,
)
from geo.tables import UNSEEN, Record, Table, parse_json

FILE: Final = "my-story.json"

FILE_ID: Final = "my-story"
"""Id of the story in its file, since ``own`` may stand in no pack."""

MAX_BYTES: Final = 2_000_000
"""Largest file of a story that is read: some hundred steps with all fields full."""

LIMITS: Final = {
    "title": MAX_STEP_TITLE,
    "caption": MAX_CAPTION,
    "notes": MAX_NOTES,
    "question": MAX_QUESTION,
}
"""Characters that a text of a step may have."""

_SENTENCE_END = re.compile(
    # No end is the full stop of an initial, of "St.", "No." or "vol.".
    r"(?:(?<!\b[^\W\d_])(?<!\b(?i:dr|mr|no|pp|st|им|св|ст))(?<!\b(?i:vol))\.|[!?…])"
    r"[.!?…]*[\"”’»)]*(?=\s|$)|[。！？]+[」』）]*"
)
_WORD = 40
"""Characters from which what stands between spaces is no word."""

_PARAGRAPHS = frozenset({"notes"})


def begin_story(title: str, summary: str, step: Step) -> Story:
    """Return a story of one step."""
    return Story(
        id=OWN, title=cut(title, MAX_STORY_TITLE), summary=cut(summary, MAX_SUMMARY), steps=(step,)
    )


def is_full(story: Story | None) -> bool:
    """Say whether no step can be added."""
    return story is not None and len(story.steps) >= MAX_STEPS


def find_step(story: Story | None, id_: str | None) -> Step | None:
    """Return a step by its id, or None."""
    return next((step for step in (story.steps if story else ()) if step.id == id_), None)


def number_of(story: Story, id_: str) -> int:
    """Return the number of a step, the first is 1; ValueError if it is not there."""
    return [step.id for step in story.steps].index(id_) + 1


def add_step(story: Story, step: Step, number: int | None = None) -> Story:
    """Return the story with a step more, under another id if its own is taken.

    Parameters
    ----------
    story, step
        ValueError if the story is full.
    number
        Which it becomes; the last one if it is not said.
    """
    if is_full(story):
        raise ValueError(f"the story had {len(story.steps)} steps; expected less than {MAX_STEPS}")
    at = len(story.steps) if number is None else max(number - 1, 0)
    named = step.model_copy(update={"id": _find_id(step.id, {each.id for each in story.steps})})
    return _with_steps(story, (*story.steps[:at], named, *story.steps[at:]))


def _find_id(id_: str, taken: Collection[str]) -> str:
    """Return an id that is not taken: the one that is wished for, or that with a number."""
    found, number = id_, 1
    while found in taken:
        number += 1
        found = f"{id_[:70].rstrip('-')}-{number}"
    return found


def tell_apart(story: Story, step: Step) -> Step:
    """Return a step with a number after its title if the story has a step of that title."""
    taken = {each.title for each in story.steps}
    title, number = step.title, 1
    while title in taken:
        number += 1
        tail = f" ({number})"
        title = f"{cut(step.title, MAX_STEP_TITLE - len(tail))}{tail}"
    return step.model_copy(update={"title": title})


def move_step(story: Story, id_: str, by: int) -> Story:
    """Return the story with a step moved by some places, at most to an end."""
    others = [step for step in story.steps if step.id != id_]
    step = find_step(story, id_)
    if step is None:
        return story
    to = min(max(number_of(story, id_) - 1 + by, 0), len(others))
    return _with_steps(story, (*others[:to], step, *others[to:]))


def remove_step(story: Story, id_: str) -> Story | None:
    """Return the story without a step, or None if no other is left."""
    steps = tuple(step for step in story.steps if step.id != id_)
    return _with_steps(story, steps) if steps else None


def change_step(story: Story, id_: str, **changes: Any) -> Story | None:
    """Return the story with fields of a step changed, or None if one cannot have that value."""
    try:
        steps = tuple(
            Step.model_validate(dict(step) | _tidied(changes)) if step.id == id_ else step
            for step in story.steps
        )
    except ValidationError:
        return None
    return _with_steps(story, steps)


def change_story(story: Story, **changes: str) -> Story | None:
    """Return the story with its title or summary changed, or None if it cannot have that value."""
    try:
        return Story.model_validate(dict(story) | _tidied(changes))
    except ValidationError:
        return None


def _tidied(changes: dict[str, Any]) -> dict[str, Any]:
    """Return texts without characters that cannot be seen, on one line but for paragraphs."""
    return {
        name: _tidy(value, is_line=name not in _PARAGRAPHS) if isinstance(value, str) else value
        for name, value in changes.items()
    }


def _tidy(text: str, *, is_line: bool) -> str:
    bare = UNSEEN.sub("", text).strip()
    return " ".join(bare.split()) if is_line else bare


def copy_story(story: Story) -> Story:
    """Return a story as one's own, each of its texts cut where it is too long."""
    steps = tuple(
        step.model_copy(
            update={name: cut(getattr(step, name), limit) for name, limit in LIMITS.items()}
        )
        for step in story.steps
    )
    return Story(
        id=OWN,
        title=cut(story.title, MAX_STORY_TITLE),
        summary=cut(story.summary, MAX_SUMMARY),
        steps=steps,
    )


def cut(text: str, limit: int) -> str:
    """Return the sentences of a text that have room, or its words if not even one has."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text) if found.end() <= limit]
    if ends:
        return text[: ends[-1]]
    words = text[: limit - 1]
    head, _, rest = words.rpartition(" ")
    # What is written without spaces may be cut anywhere.
    return f"{(head if head and len(rest) < _WORD else words).rstrip()}…"


def read_file(
    content: bytes | str, sources: Collection[str], *, where: str = FILE
) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """Return the stories of a file as one's own, or none and everything that is wrong with it.

    Parameters
    ----------
    content
        The file, which may be anything.
    sources
        Ids of the pack, of which steps may name some.
    where
        What the file is called in problems.
    """
    problems: list[Problem] = []
    text = _decode(content, where, problems)
    if text is None:
        return (), tuple(problems)
    stories: tuple[Story, ...] = ()
    try:
        document = parse_json(text, where, problems)
        if document is not None:
            table = parse_stories(document, where, problems)
            problems += check_stories(table, {"sources": _list_sources(sources)})
            stories = tuple(table.values())
    except RecursionError:
        problems.append(Problem(where, found="lists within lists", expected="a file of stories"))
    if problems:
        return (), tuple(problems)
    return tuple(story.model_copy(update={"id": OWN}) for story in stories), ()


def _decode(content: bytes | str, where: str, problems: list[Problem]) -> str | None:
    size = len(content)
    if size > MAX_BYTES:
        expected = f"at most {MAX_BYTES:,} bytes"
        problems.append(Problem(where, found=f"{size:,} bytes", expected=expected))
        return None
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"byte 0x{content[error.start]:02x} at {error.start:,}"
        problems.append(Problem(where, found=found, expected="text in UTF-8"))
        return None


def _list_sources(ids: Collection[str]) -> Table[Any]:
    records: list[Record[Any]] = [Record(0, {"id": id_}, None) for id_ in ids]
    return Table("sources.json", "source", tuple(records), complete=True)


def write_story(story: Story) -> str:
    """Return the file of a story, in the form of ``data/stories.schema.json``."""
    document = {"stories": [{"id": FILE_ID, **_written(story)}]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _written(story: Story) -> dict[str, Any]:
    steps = [
        {name: value for name, value in step.model_dump(mode="json").items() if value != ""}
        for step in story.steps
    ]
    return {"title": story.title, "summary": story.summary, "steps": steps}


def _with_steps(story: Story, steps: tuple[Step, ...]) -> Story:
    return story.model_copy(update={"steps": steps})
