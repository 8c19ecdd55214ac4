"""Who administered a territory at a date, who contested it, and in whose view.

A period holds from its start (inclusive) to its end (exclusive), and each bound is an uncertain
date. Before the first day that a bound can mean, the hand-over has not happened; from the last
such day on it has, so a bound of one day leaves no day in doubt and ``1798`` leaves those from
1798-01-01 to 1798-12-30. In between, all candidates are given. Two records of which one ends in
the bound in which the other starts share that hand-over, and leave no gap. Qualifiers (``~``,
``?``) do not widen a bound.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from geo.dates import Truth, UncertainDate
from geo.model import CONTROL, Claim, ControlPeriod, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.pack import Pack

Record: TypeAlias = ControlPeriod | Claim

_BEFORE: Final = date.min.toordinal()
_AFTER: Final = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Administration:
    """Whose a territory was at a date, or in a range of dates, in one perspective.

    Attributes
    ----------
    certainty
        ``YES`` if it was the one state given; ``POSSIBLY`` if the date lies in an uncertain
        hand-over, or the range holds a hand-over to another state or a gap; ``NO`` if nothing
        is recorded, and then the other fields are empty.
    states
        Ids of the administering states, or of the candidates, in order of time.
    periods
        The control periods and claims that say so, in order of time.
    contested_by
        Ids of the states that contest it: those of other parties that administer the territory
        then or whose it then is in the position of their party, and for parties of which there
        is none, those that the control periods name.
    """

    certainty: Truth
    states: tuple[str, ...] = ()
    periods: tuple[Record, ...] = ()
    contested_by: tuple[str, ...] = ()

    @property
    def administered_as(self) -> tuple[str, ...]:
        """Under which names it was administered; empty for a claim, which has none."""
        return _unique(
            period.administered_as for period in self.periods if isinstance(period, ControlPeriod)
        )


class History:
    """The control periods and claims of a dispute, ready to be asked for any date.

    Under the perspective ``control`` the control periods answer. Under that of a party its
    claims do, and control periods where it has stated none. A territory without records of its
    own answers as the one it is part of.

    Parameters
    ----------
    control, claims
        In any order.
    part_of
        Every territory id, with the id of the territory that it is part of or ``None``.
    states
        Tell which states belong to one party, and so do not contest each other. A listed state
        without a party contests nothing; a state that is not listed is a party of its own.
    parties
        Ids of the parties whose perspectives can be asked for, beside those that claim.
    """

    def __init__(
        self,
        control: Iterable[ControlPeriod],
        claims: Iterable[Claim],
        *,
        part_of: Mapping[str, str | None],
        states: Iterable[State] = (),
        parties: Iterable[str] = (),
    ) -> None:
        self._part_of = dict(part_of)
        self._party_of = {state.id: state.party for state in states}
        claims = tuple(claims)
        spans: dict[str, list[_Span]] = {}
        for record in chain[Record](control, claims):
            spans.setdefault(record.territory, []).append(_Span.of(record))
        known = {*parties, *(claim.party for claim in claims)}
        self.perspectives: Final = (CONTROL, *sorted(known))
        self._timelines = {
            (territory, perspective): self._build_timeline(sorted(each), perspective)
            for territory, each in spans.items()
            for perspective in self.perspectives
        }

    @classmethod
    def of(cls, pack: Pack) -> History:
        """Return the history that a pack records."""
        return cls(
            pack.control,
            pack.claims,
            part_of={id_: pack.part_of.get(id_) for id_ in pack.territories.index},
            states=pack.states.values(),
            parties=(party.id for party in pack.parties),
        )

    def at(self, territory: str, on: date, *, perspective: str = CONTROL) -> Administration:
        """Return whose `territory` was on a day.

        Parameters
        ----------
        territory
            Id of a territory or of a part of one.
        on
            The day.
        perspective
            ``control``, or the id of a party whose stated position answers.

        Raises
        ------
        KeyError
            If there is no such territory.
        ValueError
            If there is no such perspective.
        """
        timeline = self._find(territory, perspective)
        return timeline.answers[bisect_right(timeline.edges, on.toordinal()) - 1]

    def during(
        self,
        territory: str,
        first: date | None,
        last: date | None,
        *,
        perspective: str = CONTROL,
    ) -> Administration:
        """Return whose `territory` was at some day of a range, as for an uncertain date.

        Parameters
        ----------
        territory, perspective
            As for ``at``.
        first, last
            The range, both days inclusive; ``None`` leaves that side unbounded.

        Returns
        -------
        All records that can hold on any day of the range; certain if each day of it is, and
        names the same state.

        Raises
        ------
        KeyError, ValueError
            As ``at``; also if `first` is after `last`.
        """
        start, end = (first or date.min).toordinal(), (last or date.max).toordinal()
        if start > end:
            raise ValueError(f"first was {first}; expected a day not after last, {last}")
        timeline = self._find(territory, perspective)
        low = bisect_right(timeline.edges, start) - 1
        high = bisect_right(timeline.edges, end)
        return _merge(timeline.answers[low:high])

    def steps(
        self, territory: str, *, perspective: str = CONTROL
    ) -> tuple[tuple[date, Administration], ...]:
        """Return all answers in order, each with the day from which it holds.

        The first one holds from the first day of the calendar, the others each until the day
        before the next.

        Parameters
        ----------
        territory, perspective
            As for ``at``.

        Raises
        ------
        KeyError, ValueError
            As ``at``.
        """
        timeline = self._find(territory, perspective)
        days = map(date.fromordinal, timeline.edges)
        return tuple(zip(days, timeline.answers, strict=True))

    def _find(self, territory: str, perspective: str) -> _Timeline:
        if territory not in self._part_of:
            known = ", ".join(sorted(self._part_of))
            raise KeyError(f"territory was {territory!r}; expected one of {known}")
        if perspective not in self.perspectives:
            known = ", ".join(self.perspectives)
            raise ValueError(f"perspective was {perspective!r}; expected one of {known}")
        holder: str | None = territory
        while holder is not None:
            timeline = self._timelines.get((holder, perspective))
            if timeline is not None:
                return timeline
            holder = self._part_of.get(holder)
        return _NOTHING

    def _build_timeline(self, spans: list[_Span], perspective: str) -> _Timeline:
        days = sorted({_BEFORE}.union(*(span.edges for span in spans)) - {_AFTER})
        edges: list[int] = []
        answers: list[Administration] = []
        for day in days:
            answer = self._answer(spans, day, perspective)
            if not answers or answer != answers[-1]:
                edges.append(day)
                answers.append(answer)
        return _Timeline(tuple(edges), tuple(answers))

    def _answer(self, spans: list[_Span], day: int, perspective: str) -> Administration:
        held = [(span, truth) for span in spans if (truth := span.holds(day)) is not Truth.NO]
        chosen = [each for each in held if each[0].perspective == perspective]
        if perspective != CONTROL and not _is_covered(chosen):
            # Control that begins or ends in the very hand-over in doubt is what the claim replaces.
            begins = {span.edges[:2] for span, _ in chosen if day < span.edges[1]}
            ends = {span.edges[2:] for span, _ in chosen if day >= span.edges[2]}
            chosen = [
                (span, truth)
                for span, truth in held
                if span.perspective == perspective
                or (
                    span.perspective == CONTROL
                    and span.edges[:2] not in begins
                    and span.edges[2:] not in ends
                )
            ]
        if not chosen:
            return Administration(Truth.NO)
        states = _unique(span.state for span, _ in chosen)
        own = {None, *map(self._party, states)}
        dated = _unique(span.state for span, _ in held if self._party(span.state) not in own)
        settled = own.union(map(self._party, dated))
        named = chain.from_iterable(span.contested_by for span, _ in chosen)
        sure = len(states) == 1 and _is_covered(chosen)
        return Administration(
            certainty=Truth.YES if sure else Truth.POSSIBLY,
            states=states,
            periods=tuple(span.record for span, _ in chosen),
            contested_by=_unique(
                [*dated, *(state for state in named if self._party(state) not in settled)]
            ),
        )

    def _party(self, state: str) -> str | None:
        return self._party_of.get(state, state)


@dataclass(frozen=True, slots=True)
class _Span:
    """A record with its bounds as ordinals of days: it can start and end in these ranges."""

    edges: tuple[int, int, int, int]
    perspective: str
    state: str
    contested_by: tuple[str, ...]
    record: Record

    @classmethod
    def of(cls, record: Record) -> _Span:
        edges = (*_ordinals(record.start, _BEFORE), *_ordinals(record.end, _AFTER))
        if isinstance(record, Claim):
            return cls(edges, record.party, record.regarded_as, (), record)
        return cls(edges, CONTROL, record.state, record.contested_by, record)

    def __lt__(self, other: _Span) -> bool:
        return (self.edges, self.record.id) < (other.edges, other.record.id)

    def holds(self, day: int) -> Truth:
        start_earliest, start_latest, end_earliest, end_latest = self.edges
        if not start_earliest <= day < end_latest:
            return Truth.NO
        return Truth.YES if start_latest <= day < end_earliest else Truth.POSSIBLY


@dataclass(frozen=True, slots=True)
class _Timeline:
    """Answers in order of time; each holds from its edge, an ordinal, to the next one."""

    edges: tuple[int, ...]
    answers: tuple[Administration, ...]


_NOTHING: Final = _Timeline((_BEFORE,), (Administration(Truth.NO),))


def _is_covered(held: Sequence[tuple[_Span, Truth]]) -> bool:
    """Return whether one of the records certainly holds."""
    starts = {span.edges[:2] for span, _ in held}
    return any(truth is Truth.YES or span.edges[2:] in starts for span, truth in held)


def _ordinals(bound: UncertainDate | None, if_open: int) -> tuple[int, int]:
    if bound is None:
        return if_open, if_open
    earliest, latest = bound.earliest, bound.latest
    return (
        _BEFORE if earliest is None else earliest.toordinal(),
        _AFTER if latest is None else latest.toordinal(),
    )


def _merge(answers: tuple[Administration, ...]) -> Administration:
    if len(answers) == 1:
        return answers[0]
    sure = all(answer.certainty is Truth.YES for answer in answers)
    states = _unique(chain.from_iterable(answer.states for answer in answers))
    periods = {(type(period), period.id): period for answer in answers for period in answer.periods}
    return Administration(
        certainty=Truth.YES if sure and len(states) == 1 else Truth.POSSIBLY,
        states=states,
        periods=tuple(periods.values()),
        contested_by=_unique(chain.from_iterable(answer.contested_by for answer in answers)),
    )


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
