"""A view in words: captions of territories, and the text that stands for the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from geo import i18n
from geo.annotations import Highlight, number_pins
from geo.dates import Extent, Truth
from geo.model import CONTROL, Claim, Names, ViewState

if TYPE_CHECKING:
    from geo.history import Administration
    from geo.pack import Pack
    from geo.selection import Selection


def name_of(pack: Pack, id_: str, names: Names) -> str:
    """Return a place's name on one line by the reader's choice of names."""
    toponym = pack.toponyms.get(id_)
    return " / ".join(toponym.lines(names)) if toponym else id_


def short_name(pack: Pack, id_: str, names: Names) -> str:
    """Return a place's name for sentences and lists: ``dual`` in the script of the pack's texts."""
    toponym = pack.toponyms.get(id_)
    return toponym.said if toponym and names is Names.DUAL else name_of(pack, id_, names)


def party_name(pack: Pack, party: str) -> str:
    """Return how a party of the dispute, or another voice among the actors, is called."""
    names = {known.id: known.name for known in pack.parties}
    return names[party] if party in names else pack.actors[party].name


def state_names(pack: Pack, states: Iterable[str]) -> tuple[str, ...]:
    """Return the names of states by their ids."""
    return tuple(pack.states[state].name for state in states)


def caption(
    pack: Pack,
    answer: Administration,
    *,
    perspective: str = CONTROL,
    language: str = "en",
    days: tuple[date, date] | None = None,
    extent: Extent = Extent.SPAN,
) -> str:
    """Say who administers a territory and who contests that, or what a party's position is.

    Parameters
    ----------
    pack
        Names the states.
    answer
        For a day, or for a range of days.
    perspective, language
        Of the reader.
    days
        The range, if the answer is for one.
    extent
        Whether what the range dates lasted all through it, under several states in turn, or
        happened once in it, under one of them.
    """
    if not answer.states:
        return i18n.text("caption-none", language)
    names = answer.administered_as or state_names(pack, answer.states)
    if len(names) > 1 and days and days[0] < days[1]:
        key, join = ("during", join_and) if extent is Extent.SPAN else ("one-of", join_or)
        said = i18n.text(f"caption-{key}", language, states=join(names, language))
    elif answer.certainty is Truth.POSSIBLY:
        said = i18n.text("caption-uncertain", language, states=join_or(names, language))
    elif perspective == CONTROL or not states_position(answer):
        said = i18n.text("caption-control", language, states=names[0])
        if perspective != CONTROL:
            party = party_name(pack, perspective)
            said = i18n.text("caption-no-position", language, party=party) + " " + said
    else:
        party = party_name(pack, perspective)
        said = i18n.text("caption-position", language, party=party, states=names[0])
    if answer.contested_by:
        contesters = join_and(state_names(pack, answer.contested_by), language)
        said += " " + i18n.text("caption-contested", language, states=contesters)
    return said


def legend_label(
    pack: Pack, answer: Administration, *, perspective: str = CONTROL, language: str = "en"
) -> str:
    """Return whose a territory is and who contests it, in a few words."""
    if not answer.states:
        return i18n.text("legend-nothing", language)
    label = " / ".join(state_names(pack, answer.states))
    if answer.certainty is Truth.POSSIBLY:
        label = i18n.text("legend-uncertain", language, states=label)
    if perspective != CONTROL and not states_position(answer):
        label = i18n.text("legend-unstated", language, states=label)
    if answer.contested_by:
        contesters = join_and(state_names(pack, answer.contested_by), language)
        contested = i18n.text("legend-contested", language, states=contesters)
        label = i18n.join_comma((label, contested), language)
    return label


def states_position(answer: Administration) -> bool:
    """Whether a party's own claim gave the answer, not the control periods in its place."""
    return any(isinstance(record, Claim) for record in answer.periods)


def join_and(items: Iterable[str], language: str) -> str:
    """Return a list in words: ``a, b and c``."""
    return _join(tuple(items), "list-and", language)


def join_or(items: Iterable[str], language: str) -> str:
    """Return alternatives in words: ``a, b or c``."""
    return _join(tuple(items), "list-or", language)


def _join(items: tuple[str, ...], key: str, language: str) -> str:
    if len(items) < 2:
        return "".join(items)
    first = i18n.join_comma(items[:-1], language)
    return i18n.text(key, language, first=first, last=items[-1])


def describe_view(
    pack: Pack,
    view: ViewState,
    selection: Selection,
    answers: Mapping[str, Administration],
    *,
    window: tuple[date, date],
    as_of: date,
) -> str:
    """Return the text alternative of the map: what it shows, as sentences."""
    language = view.language
    first, last = (i18n.word_day(day, language) for day in window)
    sentences = [
        i18n.text(
            "describe-events",
            language,
            shown=len(selection.ids),
            total=selection.total,
            first=first,
            last=last,
        ),
        i18n.text("describe-date", language, date=i18n.word_day(as_of, language)),
    ]
    for id_, answer in answers.items():
        said = caption(pack, answer, perspective=view.perspective, language=language)
        sentences.append(f"{short_name(pack, id_, view.names)}: {said}")
    event = pack.events_by_id.get(view.event or "")
    if event:
        sentences.append(
            i18n.text(
                "describe-selected",
                language,
                title=event.title,
                date=i18n.word_date(event.date, language, extent=event.extent),
                place=event.place,
            )
        )
    return " ".join([*sentences, *_describe_marks(pack, view)])


def _describe_marks(pack: Pack, view: ViewState) -> list[str]:
    """Return a sentence for each of the reader's marks that says something."""
    numbers = number_pins(view.annotations)
    sentences = []
    for at, mark in enumerate(view.annotations):
        place = short_name(pack, mark.territory, view.names) if isinstance(mark, Highlight) else ""
        if not mark.text and not place:
            continue
        said = i18n.text(
            f"describe-mark-{mark.kind}",
            view.language,
            number=numbers.get(at, 0),
            place=place,
            text=mark.text,
        ).rstrip(" :")
        sentences.append(said if said[-1] in ".!?…。" else f"{said}.")
    return sentences
