"""What a view shows, as public data: GeoJSON (RFC 7946), a table, and TimelineJS slides.

Coordinates are in degrees (WGS84), longitude first, as they stand in the pack; polygons follow
the right-hand rule. Dates are EDTF text beside their first and last possible day.
"""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import shapely
from shapely.geometry import mapping

from geo import i18n
from geo.dates import Precision
from geo.describe import caption, name_of, short_name, state_names
from geo.join import CONCERNS, DISTANCE_KM, EVENT_ID, TERRITORY_ID, WHERE, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from geo.atlas import Atlas
    from geo.dates import UncertainDate
    from geo.history import Administration
    from geo.model import Event, Source, ViewState

MEDIA_TYPE: Final = "application/geo+json"

COLUMNS: Final = (
    "id",
    "title",
    "summary",
    "date",
    "date_words",
    "earliest",
    "latest",
    "extent",
    "certainty",
    "category",
    "status",
    "scope",
    "place",
    "lon",
    "lat",
    "actors",
    "territories",
    "administered_by",
    "paragraphs",
    "fulfilled_by",
    "sources",
    "source_urls",
    "weakly_sourced",
)
"""Columns of the table of events, in order."""

_PARTS: Final = {Precision.DAY: 3, Precision.MONTH: 2}
"""How many parts a date of a precision has in TimelineJS; of all others, the year."""

_DECIMALS: Final = 3
"""Of distances in km: a metre."""


def build_events(atlas: Atlas, view: ViewState) -> dict[str, Any]:
    """Return the events that a view shows, each with the territories that it meets.

    Parameters
    ----------
    atlas
        The pack.
    view
        Its filters, window, perspective and names.

    Returns
    -------
    A FeatureCollection in chronological order; the geometry of an event without a place is
    ``None``.
    """
    selection = atlas.select(view)
    met = _meetings(atlas, selection.ids)
    features = []
    for id_ in selection.ids:
        event = atlas.pack.events_by_id[id_]
        properties = _describe_event(atlas, view, event, met[id_])
        properties["certainty"] = selection.certainty(id_).value
        features.append(_feature(id_, _point(event), properties))
    first, last = atlas.window(view)
    return {
        "type": "FeatureCollection",
        **_provenance(atlas),
        "from": first.isoformat(),
        "to": last.isoformat(),
        "perspective": view.perspective,
        "total": selection.total,
        "features": features,
    }


def build_territories(atlas: Atlas, view: ViewState) -> dict[str, Any]:
    """Return all territories with whose each was on the day of a view, in its perspective.

    Parameters
    ----------
    atlas, view
        As for ``build_events``.

    Returns
    -------
    A FeatureCollection in the order of the pack.
    """
    on = atlas.as_of(view)
    frame = atlas.pack.territories
    shapes = shapely.orient_polygons(shapely.force_2d(frame.geometry.to_numpy()))
    features = [
        _feature(id_, mapping(shape), _describe_territory(atlas, view, id_, role, on))
        for id_, role, shape in zip(frame.index, frame["role"], shapes, strict=True)
    ]
    return {
        "type": "FeatureCollection",
        **_provenance(atlas),
        "at": on.isoformat(),
        "perspective": view.perspective,
        "features": features,
    }


def build_table(atlas: Atlas, view: ViewState) -> pd.DataFrame:
    """Return the events that a view shows as a table, one row an event.

    Parameters
    ----------
    atlas, view
        As for ``build_events``.

    Returns
    -------
    The columns ``COLUMNS``. Lists are tuples: ids of territories, paragraphs and sources, names
    of actors. ``administered_by`` has ``<territory>=<state>|<state>`` for each territory, all
    states that can have administered it at the date; ``source_urls`` goes with ``sources``.
    """
    rows = []
    for feature in build_events(atlas, view)["features"]:
        told = feature["properties"]
        lon, lat = feature["geometry"]["coordinates"] if feature["geometry"] else (None, None)
        rows.append(
            told
            | {
                "lon": lon,
                "lat": lat,
                "actors": tuple(actor["name"] for actor in told["actors"]),
                "territories": tuple(each["id"] for each in told["territories"]),
                "administered_by": tuple(
                    f"{each['id']}={'|'.join(each['administered_by'])}"
                    for each in told["territories"]
                ),
                "paragraphs": tuple(each["id"] for each in told["paragraphs"]),
                "sources": tuple(source["id"] for source in told["sources"]),
                "source_urls": tuple(source["url"] or "" for source in told["sources"]),
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def build_slides(atlas: Atlas, view: ViewState) -> dict[str, Any]:
    """Return the events that a view shows as TimelineJS reads them, without media.

    TimelineJS takes its texts as HTML, so what comes from the pack or the view is escaped.
    """
    title = html.escape(view.title or atlas.title)
    return {
        "scale": "human",
        "title": {
            "text": {
                "headline": title,
                "text": f"<p>{html.escape(atlas.pack.settings.credit)}</p>",
            }
        },
        "events": [_slide(atlas, atlas.pack.events_by_id[id_]) for id_ in atlas.select(view).ids],
    }


def render_json(document: Mapping[str, Any]) -> bytes:
    """Return a document as UTF-8 JSON on one line, the same bytes each time."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def _provenance(atlas: Atlas) -> dict[str, Any]:
    """Return whose data it is and on what terms, as members beside the features."""
    descriptor = atlas.pack.descriptor
    return {
        "pack": atlas.pack.id,
        "title": atlas.title,
        "version": descriptor["version"],
        "credit": atlas.pack.settings.credit,
        "licenses": descriptor["licenses"],
    }


def _feature(id_: str, geometry: Any, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": properties}


def _point(event: Event) -> dict[str, Any] | None:
    if event.lat is None or event.lon is None:
        return None
    return {"type": "Point", "coordinates": [event.lon, event.lat]}


def _meetings(atlas: Atlas, ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Return for each event the territories that it meets, with how they are tied."""
    met: dict[str, list[dict[str, Any]]] = {id_: [] for id_ in ids}
    joined = atlas.joined
    columns = (joined[name] for name in (EVENT_ID, TERRITORY_ID, WHERE, DISTANCE_KM, CONCERNS))
    for event_id, territory_id, where, distance, concerns in zip(*columns, strict=True):
        if territory_id is not None and event_id in met:
            met[event_id].append(
                {
                    "id": territory_id,
                    "located_in": where == Where.LOCATED_IN,
                    "near": where == Where.NEAR,
                    "distance_km": None if where is None else round(distance, _DECIMALS),
                    "concerns": bool(concerns),
                }
            )
    return met


def _describe_event(
    atlas: Atlas, view: ViewState, event: Event, met: list[dict[str, Any]]
) -> dict[str, Any]:
    pack, language = atlas.pack, atlas.language
    better = event.better_date
    return {
        "id": event.id,
        "title": event.title,
        "summary": event.summary,
        "date": event.date.edtf,
        "date_words": i18n.word_date(event.date, language, extent=event.extent),
        "earliest": _iso(event.date.earliest),
        "latest": _iso(event.date.latest),
        "extent": event.extent.value,
        "certainty": "",
        "better_date": better and better.edtf,
        "better_date_note": event.better_date_note,
        "category": event.category.value,
        "status": event.status.value,
        "scope": event.scope.value,
        "place": event.place,
        "place_confidence": event.place_confidence.value,
        "actors": [{"id": id_, "name": pack.actors[id_].name} for id_ in event.actors],
        "territories": [_tie(atlas, view, event, each) for each in met],
        "paragraphs": [
            {"id": id_, "label": pack.paragraphs[id_].label} for id_ in event.paragraphs
        ],
        "related": list(event.related),
        "fulfilled_by": event.fulfilled_by,
        "fulfils": list(atlas.plans_of(event.id)),
        "sources": [_cite(pack.sources[id_]) for id_ in event.sources],
        "weakly_sourced": pack.is_weak(event.sources),
        "confidence": event.confidence.value,
        "confidence_note": event.confidence_note,
    }


def _tie(atlas: Atlas, view: ViewState, event: Event, tie: dict[str, Any]) -> dict[str, Any]:
    """Return a territory that an event meets, and whose it was on the days of its date."""
    days = event.date.closed
    answer = atlas.history.during(tie["id"], *days, perspective=view.perspective)
    said = caption(
        atlas.pack,
        answer,
        perspective=view.perspective,
        language=atlas.language,
        days=days,
        extent=event.extent,
    )
    name = short_name(atlas.pack, tie["id"], view.names)
    return {**tie, "name": name, **_administration(atlas, answer), "caption": said}


def _describe_territory(
    atlas: Atlas, view: ViewState, id_: str, role: str, on: date
) -> dict[str, Any]:
    pack = atlas.pack
    answer = atlas.history.at(id_, on, perspective=view.perspective)
    toponym = pack.toponyms.get(id_)
    cited = dict.fromkeys(source for period in answer.periods for source in period.sources)
    return {
        "id": id_,
        "name": name_of(pack, id_, view.names),
        "names": {
            "latin_ja": toponym.latin_ja,
            "latin_ru": toponym.latin_ru,
            "ja": toponym.name_ja,
            "ru": toponym.name_ru,
            "ainu": toponym.name_ainu,
        }
        if toponym
        else {},
        "role": role,
        "part_of": pack.part_of.get(id_),
        "at": on.isoformat(),
        "perspective": view.perspective,
        **_administration(atlas, answer),
        "administered_as": list(answer.administered_as),
        "caption": caption(pack, answer, perspective=view.perspective, language=atlas.language),
        "sources": [_cite(pack.sources[source]) for source in cited],
    }


def _administration(atlas: Atlas, answer: Administration) -> dict[str, Any]:
    return {
        "administered_by": list(answer.states),
        "administered_by_names": list(state_names(atlas.pack, answer.states)),
        "contested_by": list(answer.contested_by),
        "contested_by_names": list(state_names(atlas.pack, answer.contested_by)),
        "certainty": answer.certainty.value,
    }


def _cite(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.container_title or source.publisher,
        "issued": source.issued_on,
        "kind": source.kind.value,
        "url": source.url,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _slide(atlas: Atlas, event: Event) -> dict[str, Any]:
    language = atlas.language
    links = "".join(f"<li>{_link(atlas.pack.sources[id_])}</li>" for id_ in event.sources)
    return {
        "unique_id": event.id,
        **_slide_dates(event.date),
        "display_date": html.escape(i18n.word_date(event.date, language, extent=event.extent)),
        "group": html.escape(i18n.text(f"category-{event.category}", language)),
        "autolink": False,
        "text": {
            "headline": html.escape(event.title),
            "text": f"<p>{html.escape(event.summary)}</p>"
            f"<p>{html.escape(event.place)}</p>"
            f"<ul>{links}</ul>",
        },
    }


def _link(source: Source) -> str:
    title = html.escape(source.title)
    return f'<a href="{html.escape(source.url)}">{title}</a>' if source.url else title


def _slide_dates(when: UncertainDate) -> dict[str, Any]:
    """Return the start of a date, and its end if that is another; each as precise as it is.

    What is open on one side stands at its other end: its words say so.
    """
    start, end = when.ends
    first, last = when.closed
    dates = {
        "start_date": _slide_date(first, start or end),
        "end_date": _slide_date(last, end or start),
    }
    if dates["start_date"] == dates["end_date"]:
        del dates["end_date"]
    return dates


def _slide_date(day: date, when: UncertainDate | None) -> dict[str, int]:
    assert when is not None, "no date is open on both sides"
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return dict(list(parts.items())[: _PARTS.get(when.precision, 1)])
