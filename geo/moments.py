"""Where the telling of a story stands: its step, and what the map shows of it.

The reader's own view stays as it is. It only says which step of which story is told; what the
step shows is made from it each time anew.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from geo import i18n
from geo.errors import Problem
from geo.stories import OWN
from geo.view import MAX_NOTES, Param, parse_query

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.stories import Step, Story

_READERS: Final = frozenset({Param.PACK, Param.LANGUAGE, Param.NAMES, Param.STORY, Param.STEP})
"""Parameters that the reader decides on, whatever a step says."""

_MAX_PARAMS: Final = len(Param) + MAX_NOTES


@dataclass(frozen=True, slots=True)
class Moment:
    """A step of a story while it is told.

    Attributes
    ----------
    story
        What is told.
    number
        Of the step, the first is 1.
    shown
        What the map shows.
    problems
        What is wrong with the number that was asked for, and with the view of the step.
    """

    story: Story
    number: int
    shown: ViewState
    problems: tuple[Problem, ...] = ()

    @property
    def step(self) -> Step:
        """Return what is told now."""
        return self.story.steps[self.number - 1]

    @property
    def flight(self) -> str:
        """Return the name of this step for the map, which flies to each step once."""
        return name_flight(self.story, self.number)

    @property
    def count(self) -> int:
        """Return how many steps the story has."""
        return len(self.story.steps)

    def clamp(self, number: int) -> int:
        """Return the number of the step nearest to one that may not be there."""
        return min(max(number, 1), self.count)


def name_flight(story: Story, number: int) -> str:
    """Return the name of a step of a story for the map."""
    return f"{story.id}/{number}"


def find_moment(atlas: Atlas, view: ViewState, own: Story | None = None) -> Moment | None:
    """Return where the story stands that a view names, or None if it names none.

    A number beyond the last step stands for the last one. `own` is the story that the reader
    made, if there is one.
    """
    story = own if view.story == OWN else atlas.pack.stories.get(view.story or "")
    if story is None:
        return None
    asked = view.step or 1
    number = min(asked, len(story.steps))
    found: list[Problem] = []
    if number != asked:
        expected = i18n.text("present-expected-step", atlas.language, last=len(story.steps))
        found.append(Problem("address", field=Param.STEP, found=str(asked), expected=expected))
    shown, problems = read_step(atlas, view, story.steps[number - 1])
    return Moment(story, number, shown, (*found, *problems))


def read_step(atlas: Atlas, view: ViewState, step: Step) -> tuple[ViewState, tuple[Problem, ...]]:
    """Return what a step shows to the reader of a view, and what is wrong with it."""
    asked = parse_qsl(step.view, keep_blank_values=True)[:_MAX_PARAMS]
    pairs = [pair for pair in asked if pair[0] not in _READERS]
    # Problems are told in the reader's language.
    pairs.append((Param.LANGUAGE, atlas.language))
    shown, problems = parse_query(pairs, atlas.known)
    return replace(shown, pack=view.pack, language=view.language, names=view.names), problems


def changes_to(shown: ViewState) -> dict[str, Any]:
    """Return what becomes of the reader's view when a step's is taken over."""
    return {field.name: getattr(shown, field.name) for field in fields(shown)}
