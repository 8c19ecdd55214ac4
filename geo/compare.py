"""What differs between two days, each in a perspective: as values, and in words.

A difference is three-valued where a hand-over has no certain day. Another state of the same party
is told apart from another party: a territory that passes from an empire to its successor has not
changed sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from geo import i18n
from geo.dates import Truth, parse_partial
from geo.describe import join_and, join_or, party_name, short_name, state_names
from geo.model import CONTROL, Names, ViewState
from geo.selection import select
from geo.window import window

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from geo.descriptor import Preset
    from geo.history import Administration, History
    from geo.pack import Pack
    from geo.selection import EventIndex, Selection


@dataclass(frozen=True, slots=True)
class Side:
    """A day, and in whose view it is asked about."""

    on: date
    perspective: str = CONTROL


class Difference(StrEnum):
    """What is not the same, the weightiest first; ``possibly`` if that is uncertain."""

    PARTY = "party"
    POSSIBLY = "possibly"
    STATE = "state"
    CONTEST = "contest"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """Whose a territory is on two sides.

    Attributes
    ----------
    territory
        Its id.
    first, second
        The answers.
    state, party
        Whether they name another state, and one of another party. A state without a party is
        a party of its own.
    contest
        Whether other parties contest it.
    """

    territory: str
    first: Administration
    second: Administration
    state: Truth
    party: Truth
    contest: bool

    @property
    def kind(self) -> Difference:
        """What differs, in one word."""
        if self.party is Truth.YES:
            return Difference.PARTY
        if Truth.POSSIBLY in (self.party, self.state):
            return Difference.POSSIBLY
        if self.state is Truth.YES:
            return Difference.STATE
        return Difference.CONTEST if self.contest else Difference.SAME

    @property
    def differs(self) -> Truth:
        """Whether anything is not the same."""
        if self.kind is Difference.POSSIBLY:
            return Truth.YES if self.contest else Truth.POSSIBLY
        return Truth.NO if self.kind is Difference.SAME else Truth.YES


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and what differs between them.

    Attributes
    ----------
    sides
        The first and the second one, in the reader's order.
    changes
        One for each territory, the same ones included.
    first_lines, second_lines, shared_lines
        Ids of the lines that can be in force, or claimed, on the first day only, on the second
        only, and on both.
    window
        The earlier and the later day, both inclusive.
    events
        The events in that window that pass the view's other filters.
    """

    sides: tuple[Side, Side]
    changes: tuple[Change, ...]
    first_lines: tuple[str, ...]
    second_lines: tuple[str, ...]
    shared_lines: tuple[str, ...]
    window: tuple[date, date]
    events: Selection

    def of_kind(self, kind: Difference) -> tuple[Change, ...]:
        """Return the changes of one kind, in order."""
        return tuple(change for change in self.changes if change.kind is kind)


def sides_of(
    view: ViewState, presets: Sequence[Preset], extent: tuple[date, date]
) -> tuple[Side, Side]:
    """Return the two sides that `view` compares.

    Parameters
    ----------
    view
        Its ``at`` and ``at2`` mean their last days. A date that is not set is the first day of
        the window for the first side, and the last one for the second.
    presets
        If neither date is set, the first one stands in that the reader's window has room for;
        the first of all if there is none.
    extent
        First and last day of the pack; see ``geo.window.window``.

    Raises
    ------
    DateError
        If a date of the view is not a date; those from ``parse_query`` are.
    """
    at, at2 = view.at, view.at2
    if at is None and at2 is None and presets:
        preset = next((each for each in presets if _has_room(view, each)), presets[0])
        at, at2 = preset.at, preset.at2
    first, last = window(view, extent)
    perspective2 = view.perspective if view.perspective2 is None else view.perspective2
    return (
        Side(parse_partial(at)[1] if at else first, view.perspective),
        Side(parse_partial(at2)[1] if at2 else last, perspective2),
    )


def _has_room(view: ViewState, preset: Preset) -> bool:
    """Return whether both dates can lie in the window that the reader set."""
    for start, end in (parse_partial(date) for date in (preset.at, preset.at2)):
        if view.start and end < parse_partial(view.start)[0]:
            return False
        if view.end and start > parse_partial(view.end)[1]:
            return False
    return True


def rank_presets(
    pack: Pack, history: History, index: EventIndex, areas: Iterable[str]
) -> tuple[Preset, ...]:
    """Return the pack's pairs of dates, those first that tell the most.

    That is a pair between which the article tells of an event, then the one between which most
    territories change sides, then the one with most events. No choice of the reader counts, so
    that a filter does not change the pair in sight.

    Parameters
    ----------
    pack, history, index, areas
        As for ``compare_dates``.
    """
    view, ids = ViewState(pack=pack.id), tuple(areas)

    def weigh(preset: Preset) -> tuple[bool, int, int]:
        sides = Side(parse_partial(preset.at)[1]), Side(parse_partial(preset.at2)[1])
        found = compare_dates(pack, history, index, view, sides, ids)
        return found.events.shown > 0, len(found.of_kind(Difference.PARTY)), found.events.shown

    return tuple(sorted(pack.settings.comparisons, key=weigh, reverse=True))


def compare_dates(
    pack: Pack,
    history: History,
    index: EventIndex,
    view: ViewState,
    sides: tuple[Side, Side],
    areas: Iterable[str],
) -> Comparison:
    """Return what differs between two days.

    Parameters
    ----------
    pack, history, index
        The dispute.
    view
        Its filters, but for the window of dates.
    sides
        The days, in any order of time.
    areas
        Ids of the territories to compare.

    Raises
    ------
    KeyError, ValueError
        As ``History.at``.
    """
    one, two = sides
    parties = {id_: state.party or id_ for id_, state in pack.states.items()}
    changes = tuple(
        _compare(
            id_,
            history.at(id_, one.on, perspective=one.perspective),
            history.at(id_, two.on, perspective=two.perspective),
            parties,
            same_day=one.on == two.on,
        )
        for id_ in areas
    )
    held = [
        {id_ for id_, line in pack.lines_by_id.items() if line.may_hold(side.on)} for side in sides
    ]
    days = min(one.on, two.on), max(one.on, two.on)
    return Comparison(
        sides=sides,
        changes=changes,
        first_lines=tuple(id_ for id_ in pack.lines_by_id if id_ in held[0] - held[1]),
        second_lines=tuple(id_ for id_ in pack.lines_by_id if id_ in held[1] - held[0]),
        shared_lines=tuple(id_ for id_ in pack.lines_by_id if id_ in held[0] & held[1]),
        window=days,
        events=select(index, view, days),
    )


def _compare(
    territory: str,
    first: Administration,
    second: Administration,
    parties: dict[str, str],
    *,
    same_day: bool,
) -> Change:
    if same_day and first == second:
        return Change(territory, first, second, Truth.NO, Truth.NO, contest=False)
    answers = first, second
    states = [frozenset(answer.states) for answer in answers]
    sides = [frozenset(parties.get(id_, id_) for id_ in each) for each in states]
    settled = [answer.certainty is not Truth.POSSIBLY for answer in answers]
    # Whichever of several states of one party it was, the party is sure.
    agreed = [
        sure or (len(each) > 1 and len(side) == 1)
        for sure, each, side in zip(settled, states, sides, strict=True)
    ]
    contesting = [
        frozenset(parties.get(id_, id_) for id_ in answer.contested_by) for answer in answers
    ]
    return Change(
        territory,
        first,
        second,
        state=_differ(*states, sure=all(settled)),
        party=_differ(*sides, sure=all(agreed)),
        contest=contesting[0] != contesting[1],
    )


def _differ(one: frozenset[str], two: frozenset[str], *, sure: bool) -> Truth:
    """Return whether two sets of candidates name different ones."""
    if sure:
        return Truth.NO if one == two else Truth.YES
    return Truth.YES if one and two and one.isdisjoint(two) else Truth.POSSIBLY


def word_perspective(pack: Pack, perspective: str, language: str) -> str:
    """Return a perspective in words."""
    if perspective == CONTROL:
        return i18n.text("perspective-control", language)
    return i18n.text("perspective-party", language, party=party_name(pack, perspective))


_SENTENCES: Final = (
    (Difference.STATE, "compare-followed"),
    (Difference.POSSIBLY, "compare-possibly"),
)


def describe_comparison(
    pack: Pack, comparison: Comparison, *, names: Names = Names.DUAL, language: str = "en"
) -> str:
    """Return what differs as a short paragraph.

    Parameters
    ----------
    pack
        Names the states and places.
    comparison
        What differs. Two days in one perspective are told from the earlier one to the later.
    names, language
        Of the reader.
    """
    one, two = comparison.sides
    if one == two:
        return i18n.text("compare-equal", language, date=i18n.word_day(one.on, language))
    is_course = one.perspective == two.perspective
    turned = is_course and one.on > two.on
    item = "compare-item-then" if is_course else "compare-item-beside"

    def list_changes(changes: Iterable[Change]) -> str:
        groups: dict[tuple[str, str], list[str]] = {}
        for change in changes:
            pair = [_states(pack, answer, language) for answer in (change.first, change.second)]
            key = (pair[1], pair[0]) if turned else (pair[0], pair[1])
            groups.setdefault(key, []).append(short_name(pack, change.territory, names))
        semicolon = i18n.text("list-semicolon", language)
        return semicolon.join(
            i18n.text(item, language, places=join_and(places, language), first=first, second=second)
            for (first, second), places in groups.items()
        )

    passed = comparison.of_kind(Difference.PARTY)
    sentences = [_lead(pack, comparison, language, count=len(passed), changes=list_changes(passed))]
    for kind, key in _SENTENCES:
        found = comparison.of_kind(kind)
        if found:
            sentences.append(
                i18n.text(key, language, count=len(found), changes=list_changes(found))
            )
    contested = [change for change in comparison.changes if change.contest]
    if contested:
        places = (short_name(pack, change.territory, names) for change in contested)
        sentences.append(i18n.text("compare-contest", language, places=join_and(places, language)))
    return " ".join(sentences)


def _lead(pack: Pack, comparison: Comparison, language: str, *, count: int, changes: str) -> str:
    one, two = comparison.sides
    start, end = (i18n.word_day(day, language) for day in comparison.window)
    if one.perspective != two.perspective:
        first, second = (
            i18n.text(
                "compare-side",
                language,
                date=i18n.word_day(side.on, language),
                perspective=word_perspective(pack, side.perspective, language),
            )
            for side in comparison.sides
        )
        return i18n.text(
            "compare-lead-sides",
            language,
            first=first,
            second=second,
            count=count,
            changes=changes,
        )
    if one.perspective == CONTROL:
        return i18n.text(
            "compare-lead-control", language, start=start, end=end, count=count, changes=changes
        )
    return i18n.text(
        "compare-lead-position",
        language,
        party=party_name(pack, one.perspective),
        start=start,
        end=end,
        count=count,
        changes=changes,
    )


def _states(pack: Pack, answer: Administration, language: str) -> str:
    names = state_names(pack, answer.states)
    return join_or(names, language) if names else i18n.text("legend-nothing", language)
