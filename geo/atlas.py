"""A pack made ready to be explored: history, join, filter index and map files, built once.

`open_atlas` keeps the last few by the content of their folders, so an edited file shows on the
next reload and nothing is read twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import geopandas as gpd
import pandas as pd
from pydantic import BaseModel

from geo.assets import load_page_files
from geo.basemaps import BASEMAPS, BUNDLED
from geo.chronicle import build_chronicle
from geo.errors import Problem
from geo.history import Administration, History
from geo.i18n import LANGUAGES
from geo.join import join_events, territories_by_event
from geo.layers import MapFiles, build_map_files
from geo.legend import Legend, build_legend
from geo.model import Event, Layer, Role, Scope, Source, ViewState
from geo.pack import Pack, fingerprint, list_packs, load_pack, pack_path
from geo.selection import EventIndex, Selection, nearest, select
from geo.settings import DEFAULT_PACK
from geo.translation import translate
from geo.view import KnownIds, Param, parse_query
from geo.window import as_of, window


@dataclass(frozen=True)
class Atlas:
    """Everything that pages and routes ask of one pack, in one language."""

    pack: Pack
    language: str
    history: History
    joined: gpd.GeoDataFrame
    index: EventIndex
    files: MapFiles

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Return the ids of the territories that have a history of their own, in file order."""
        return _areas(self.pack)

    @cached_property
    def known(self) -> KnownIds:
        """Return the ids that a view of this pack may name."""
        pack = self.pack
        return KnownIds(
            packs=frozenset(list_packs()),
            parties=frozenset(party.id for party in pack.parties),
            actors=frozenset(pack.actors),
            territories=frozenset(pack.territories.index),
            events=frozenset(pack.events_by_id),
            languages=frozenset(LANGUAGES),
            bases=frozenset({BUNDLED, *BASEMAPS}),
            stories=frozenset(pack.stories),
        )

    @property
    def title(self) -> str:
        """Return the pack's title."""
        return str(self.pack.descriptor["title"])

    @cached_property
    def resources(self) -> dict[str, Mapping[str, Any]]:
        """Return what the data package says of each of its files, by name."""
        return {resource["name"]: resource for resource in self.pack.descriptor["resources"]}

    def table(self, name: str) -> pd.DataFrame | None:
        """Return a resource as a frame, or None for a file that is no table."""
        frames: dict[str, pd.DataFrame] = {
            "events": self.pack.events,
            "territories": self.pack.territories,
            "lines": self.pack.lines,
            "land": self.pack.land,
        }
        rows: dict[str, Iterable[BaseModel]] = {
            "states": self.pack.states.values(),
            "actors": self.pack.actors.values(),
            "article": self.pack.paragraphs.values(),
            "control": self.pack.control,
            "claims": self.pack.claims,
            "toponyms": self.pack.toponyms.values(),
            "figures": self.pack.figures,
            "positions": self.pack.positions,
            "sources": self.pack.sources.values(),
            **{f"texts-{language}": texts for language, texts in self.pack.texts.items()},
        }
        if name == "stories" and self.pack.stories:
            return pd.DataFrame(
                {"story": story.id, **dict(step)}
                for story in self.pack.stories.values()
                for step in story.steps
            )
        if name in rows:
            return pd.DataFrame([_row(row) for row in rows[name]])
        return frames.get(name)

    @cached_property
    def _plans(self) -> dict[str, tuple[str, ...]]:
        plans: dict[str, tuple[str, ...]] = {}
        for event in self.pack.events_by_id.values():
            if event.fulfilled_by:
                plans[event.fulfilled_by] = (*plans.get(event.fulfilled_by, ()), event.id)
        return plans

    def plans_of(self, event_id: str) -> tuple[str, ...]:
        """Return the ids of the planned events that this one fulfilled."""
        return self._plans.get(event_id, ())

    def extent(self, view: ViewState) -> tuple[date, date]:
        """Return the first and last day of what is told: of the article, or the whole story."""
        return self._extents.get(Layer.BACKGROUND in view.layers, self.pack.extent)

    @cached_property
    def _extents(self) -> dict[bool, tuple[date, date]]:
        """The extents without and with the background events."""
        article = [
            event.date for event in self.pack.events_by_id.values() if event.scope is Scope.ARTICLE
        ]
        days = [day for when in article for day in (when.earliest, when.latest) if day]
        return {False: (min(days), max(days))} if days else {}

    def window(self, view: ViewState) -> tuple[date, date]:
        """Return the first and last day of the view's window."""
        return window(view, self.extent(view))

    def as_of(self, view: ViewState) -> date:
        """Return the day for which territories are shown."""
        return as_of(view, self.extent(view))

    def select(self, view: ViewState) -> Selection:
        """Return the events that pass the view's filters."""
        return select(self.index, view, self._bounds(view))

    def nearest(self, view: ViewState) -> tuple[str | None, str | None]:
        """Return the events nearest before and after the window; see ``selection.nearest``."""
        return nearest(self.index, view, self._bounds(view))

    def _bounds(self, view: ViewState) -> tuple[date | None, date | None]:
        """Return the window, open on each side that the reader left open."""
        first, last = self.window(view)
        return first if view.start else None, last if view.end else None

    def administrations(self, view: ViewState, on: date) -> dict[str, Administration]:
        """Return whose each territory was on a day, in the view's perspective."""
        return {id_: self.history.at(id_, on, perspective=view.perspective) for id_ in self.areas}

    def lines(self, on: date) -> tuple[str, ...]:
        """Return the ids of the lines in force, or claimed, on a day."""
        return tuple(id_ for id_, line in self.pack.lines_by_id.items() if line.may_hold(on))

    def legend(self, view: ViewState, selection: Selection) -> Legend:
        """Return the legend of the view's whole map; the selection is the view's own."""
        on = self.as_of(view)
        return build_legend(
            self.pack,
            view,
            as_of=on,
            answers=self.administrations(view, on).values(),
            events=(self.pack.events_by_id[id_] for id_ in selection.ids),
            lines=(self.pack.lines_by_id[id_] for id_ in self.lines(on)),
        )


def _areas(pack: Pack) -> tuple[str, ...]:
    territories = pack.territories
    own = territories["part_of"].isna() & (territories["role"] != Role.CONTEXT)
    return tuple(territories.index[own])


def _row(record: BaseModel) -> dict[str, Any]:
    if isinstance(record, Source):
        return {
            "id": record.id,
            "kind": record.kind,
            "type": record.type,
            "title": record.title,
            "container_title": record.container_title,
            "publisher": record.publisher,
            "url": record.url,
            "issued": record.issued_on,
            "language": record.language,
            "note": record.note,
        }
    return dict(record)


def open_atlas(pack_id: str, language: str) -> Atlas:
    """Return the atlas of a pack; PackError with every problem if its files are not right."""
    return _open(pack_id, language, fingerprint(pack_path(pack_id)))


def open_view(
    pairs: Sequence[tuple[str, str]],
) -> tuple[Atlas, ViewState, tuple[Problem, ...]]:
    """Return the atlas that query parameters ask for, their view of it, and what is wrong.

    If they name no pack, or none that there is, it is the default one, or the first if that is
    away.

    Parameters
    ----------
    pairs
        Decoded names and values, as for ``view.parse_query``.

    Raises
    ------
    PackError
        If there is no pack, or its files are not right.
    """
    packs = list_packs()
    named = [pair for pair in pairs if pair[0] == Param.PACK]
    asked = parse_query(named, KnownIds(packs=frozenset(packs)))[0].pack
    pack = asked if asked in packs else next(iter(packs), DEFAULT_PACK)
    atlas = open_atlas(pack, LANGUAGES[0])
    view, problems = parse_query(pairs, atlas.known)
    return open_atlas(pack, view.language), replace(view, pack=pack), problems


@lru_cache(maxsize=8)
def _open(pack_id: str, language: str, _fingerprint: str) -> Atlas:
    pack = translate(load_pack(pack_id), language)
    history = History.of(pack)
    joined = join_events(pack, history)
    index = EventIndex(
        pack.events_by_id.values(),
        territories=territories_by_event(joined),
        part_of=pack.part_of,
        names={event.id: _search_names(pack, event) for event in pack.events_by_id.values()},
    )
    return Atlas(
        pack=pack,
        language=language,
        history=history,
        joined=joined,
        index=index,
        files=build_map_files(
            pack,
            index.ids,
            build_chronicle(pack, history, index, _areas(pack), language),
            language,
            load_page_files(),
        ),
    )


def _search_names(pack: Pack, event: Event) -> list[str]:
    """Return the names by which the search finds an event beside its own text."""
    names = [pack.actors[id_].name for id_ in event.actors]
    for id_ in event.territories:
        if id_ in pack.toponyms:
            toponym = pack.toponyms[id_]
            names += [toponym.latin_ja, toponym.latin_ru, toponym.name_ja, toponym.name_ru]
    return names
