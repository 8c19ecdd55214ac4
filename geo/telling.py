"""A story told in a file: what each step says, shows and rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.cite import CitationStyle, cite_sources
from geo.errors import PlateError
from geo.model import ViewState
from geo.moments import read_step
from geo.own_story import read_file
from geo.view import link_to
from geo.view_step import word_at

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.errors import Problem
    from geo.stories import Step, Story


Progress = Callable[[int, int], None]
"""Told how many steps are drawn, and of how many."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A step as a file tells it.

    Attributes
    ----------
    step, number
        What is told; the first number is 1.
    shown
        What its map shows.
    when
        The day of the map in words, as exact as the step gives it.
    publishers
        Who published its sources, each once.
    link
        What brings its map back; empty if the app's address is not known.
    """

    step: Step
    number: int
    shown: ViewState
    when: str
    publishers: tuple[str, ...]
    link: str


def tell(atlas: Atlas, story: Story, view: ViewState, *, home: str = "") -> Iterator[Telling]:
    """Yield the steps of a story as they are told to the reader of a view.

    Parameters
    ----------
    atlas, story
        The pack, and a story of it in the same language.
    view
        The reader's, for pack, language and names.
    home
        Address of the app, or empty.
    """
    for number, step in enumerate(story.steps, 1):
        shown, _ = read_step(atlas, view, step)
        yield Telling(
            step=step,
            number=number,
            shown=shown,
            when=word_at(atlas, shown),
            publishers=_publishers(atlas, step),
            link=link_to(shown, home),
        )


def read_own_stories(
    atlas: Atlas, content: bytes, where: str
) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """Return the stories of a file that a reader made, and what is wrong with them.

    They cite the pack's sources, and the views of their steps name what the pack has.
    """
    stories, problems = read_file(content, atlas.pack.sources, where=where)
    views = [
        replace(problem, where=where, subject=f"step {number}, view")
        for story in stories
        for number, step in enumerate(story.steps, 1)
        for problem in read_step(atlas, ViewState(), step)[1]
    ]
    return stories, (*problems, *views)


def _publishers(atlas: Atlas, step: Step) -> tuple[str, ...]:
    sources = (atlas.pack.sources[id_] for id_ in step.sources)
    named = (each.container_title or each.publisher or each.title for each in sources)
    return tuple(dict.fromkeys(named))


def cite(atlas: Atlas, ids: Iterable[str]) -> tuple[str, ...]:
    """Return sources in full, each once, as they stand in a list of references."""
    sources = [atlas.pack.sources[id_] for id_ in dict.fromkeys(ids)]
    return tuple(sorted(cite_sources(sources, CitationStyle.APA), key=str.casefold))


def cite_story(atlas: Atlas, story: Story) -> tuple[str, ...]:
    """Return all sources of a story in full, as they stand in a list of references."""
    return cite(atlas, (id_ for step in story.steps for id_ in step.sources))


def blame(error: PlateError, story: Story, number: int) -> PlateError:
    """Return an error that names the step which cannot be drawn, as its maker knows it."""
    where, subject = f"story '{story.title}'", f"step {number} '{story.steps[number - 1].title}'"
    return PlateError(replace(error.problem, where=where, subject=subject))
