"""What a plate says: title, dates, legend, sources, credits, link and text alternative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo import i18n
from geo.annotations import number_pins
from geo.describe import describe_view
from geo.legend import Legend, build_legend
from geo.model import CONTROL, Layer
from geo.view import link_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.atlas import Atlas
    from geo.figure.scene import Seen
    from geo.model import ViewState

SHORT_LINK: Final = 60
"""Characters of a link that are printed; the file itself holds the whole one."""


@dataclass(frozen=True, slots=True)
class Plate:
    """The words of a plate.

    Attributes
    ----------
    title, subtitle
        The subtitle may be empty.
    dates
        Window, as-of date and perspective.
    legend, pins
        What the map shows, and the numbered texts of the reader's pins.
    notes
        Sentences below the legend.
    sources
        Who published what the events rest on, each once, the most used first.
    credit
        Data, article, projection.
    needs_locator
        Whether the map shows too little to tell where in the world it lies.
    link, short_link
        What brings the view back, in full and as it is printed; empty if the app's address is
        not known.
    alt
        The text alternative.
    """

    title: str
    subtitle: str
    dates: str
    legend: Legend
    pins: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    credit: str
    needs_locator: bool
    link: str
    short_link: str
    alt: str


def compose_plate(
    atlas: Atlas, view: ViewState, seen: Seen, *, projection: str, home: str
) -> Plate:
    """Return the words of a view's plate.

    Parameters
    ----------
    atlas, view
        The pack and what is shown of it.
    seen
        What the map's rectangle shows, of which the legend speaks.
    projection
        ``conic``, ``azimuthal`` or ``mercator``.
    home
        Address of the app, or empty.
    """
    pack, language = atlas.pack, atlas.language
    selection = atlas.select(view)
    as_of = atlas.as_of(view)
    answers = atlas.administrations(view, as_of)
    seen_events = [pack.events_by_id[id_] for id_ in selection.ids if id_ in seen.events]
    legend = build_legend(
        pack,
        view,
        as_of=as_of,
        answers=[answer for id_, answer in answers.items() if id_ in seen.territories],
        events=seen_events,
        lines=[line for id_, line in pack.lines_by_id.items() if id_ in seen.lines],
        has_stacks=seen.has_stacks,
    )
    placed = [id_ for id_ in selection.ids if pack.events_by_id[id_].lat is not None]
    outside = len(placed) - len(seen_events)
    first, last = (i18n.word_day(day, language) for day in atlas.window(view))
    dates = [
        i18n.text("plate-window", language, first=first, last=last),
        i18n.text("plate-count", language, shown=selection.shown, total=selection.total),
        legend.heading,
    ]
    if view.perspective == CONTROL:
        dates.append(i18n.text("perspective-control", language))
    link = link_to(view, home)
    return Plate(
        title=view.title or atlas.title,
        subtitle=view.plate.subtitle or _tell_selected(atlas, view),
        dates=" · ".join(dates),
        legend=legend,
        pins=tuple(
            (number, view.annotations[at].text)
            for at, number in number_pins(view.annotations).items()
        ),
        notes=(i18n.text("plate-outside", language, count=outside),) if outside else (),
        sources=_publishers(atlas, (pack.events_by_id[id_].sources for id_ in selection.ids)),
        credit=" · ".join(
            (*list_credits(atlas, view), i18n.text(f"plate-projection-{projection}", language))
        ),
        needs_locator=seen.needs_locator,
        link=link,
        short_link=_shorten(link, home),
        alt=view.plate.alt
        or describe_view(pack, view, selection, answers, window=atlas.window(view), as_of=as_of),
    )


def _shorten(link: str, home: str) -> str:
    bare = link.split("://", 1)[-1]
    return bare if len(bare) <= SHORT_LINK else home.split("://", 1)[-1].rstrip("/")


def _tell_selected(atlas: Atlas, view: ViewState) -> str:
    event = atlas.pack.events_by_id.get(view.event or "")
    if event is None:
        return ""
    date = i18n.word_date(event.date, atlas.language, extent=event.extent)
    return f"{event.title}: {date}, {event.place}"


def _publishers(atlas: Atlas, cited: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return who published the sources, each once: the more events, the earlier."""
    counts: dict[str, int] = {}
    for sources in cited:
        for id_ in sources:
            source = atlas.pack.sources[id_]
            name = source.container_title or source.publisher or source.title
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: -counts[name]))


def list_credits(atlas: Atlas, view: ViewState) -> tuple[str, ...]:
    """Return whom a picture of a view owes thanks: for data, lines and the article."""
    language, settings = atlas.language, atlas.pack.settings
    published = i18n.word_day(settings.article.published, language)
    lines = (i18n.text("map-credit", language),) if Layer.LINES in view.layers else ()
    article = i18n.text("plate-article", language, title=settings.article.title, date=published)
    return settings.credit, *lines, article
