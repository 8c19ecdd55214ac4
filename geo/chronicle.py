"""The whole history as data: what the page needs to answer for any day without the server.

Days are numbers: days since 1 January 1970 in the proleptic Gregorian calendar, as JavaScript
counts them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from geo.describe import caption, legend_label
from geo.style import fill_of_answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.descriptor import Line
    from geo.history import Administration, History
    from geo.pack import Pack
    from geo.selection import EventIndex

_EPOCH: Final = date(1970, 1, 1).toordinal()


def build_chronicle(
    pack: Pack, history: History, index: EventIndex, areas: Iterable[str], language: str
) -> dict[str, Any]:
    """Return whose each area was, which lines held and when events were, as plain data.

    Parameters
    ----------
    pack, history
        The dispute.
    index
        Gives the order of the events.
    areas
        Ids of the territories that have a history of their own.
    language
        Of the captions.

    Returns
    -------
    ``answers``, each a fill key with its words; ``steps`` by perspective and area, each a first
    day and the index of the answer that holds from it; ``lines`` by id, each the first day and
    the day after the last; ``events``, four columns as of ``DateIndex.bounds``. All days are
    finite.
    """
    answers: dict[tuple[str, str, str], int] = {}
    steps = {
        perspective: {
            id_: [
                [
                    day_number(day),
                    answers.setdefault(_word(pack, answer, perspective, language), len(answers)),
                ]
                for day, answer in history.steps(id_, perspective=perspective)
            ]
            for id_ in areas
        }
        for perspective in history.perspectives
    }
    return {
        "answers": [dict(zip(("fill", "words", "who"), each, strict=True)) for each in answers],
        "steps": steps,
        "lines": {id_: _held(line) for id_, line in pack.lines_by_id.items()},
        "events": (index.days - _EPOCH).tolist(),
    }


def day_number(day: date) -> int:
    """Return how many days after 1 January 1970 a day is."""
    return day.toordinal() - _EPOCH


def _word(
    pack: Pack, answer: Administration, perspective: str, language: str
) -> tuple[str, str, str]:
    """Return how an area is drawn, the sentences about it, and who that is in short."""
    return (
        fill_of_answer(pack, answer).key,
        caption(pack, answer, perspective=perspective, language=language),
        legend_label(pack, answer, perspective=perspective, language=language),
    )


def _held(line: Line) -> list[int]:
    """Return the first day on which a line can be in force, and the day after the last one."""
    start = line.start.earliest if line.start else None
    end = line.end.latest if line.end else None
    return [day_number(start or date.min), day_number(end) if end else day_number(date.max) + 1]
