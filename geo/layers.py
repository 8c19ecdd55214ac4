"""The folium map: a constant base, and a small layer that carries only the view.

The base holds nothing that a filter changes, so streamlit-folium keeps it mounted. Data and
geometry reach the page once, by URL. Each rerun sends one `ViewLayer`: which events are shown,
for which day and perspective territories are drawn, what is selected.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import folium
import numpy as np
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

from geo import i18n, style
from geo.annotations import list_marks
from geo.assets import Asset, AssetStore, PageFiles, store
from geo.labels import Label, find_labels
from geo.model import Layer, ViewState
from geo.plate_options import Theme

if TYPE_CHECKING:
    from geo.basemaps import Basemap
    from geo.pack import Pack
    from geo.selection import Selection

START: Final = (44.4, 147.0)
"""Centre until the data has loaded, (lat, lon): the middle of the bundled dispute."""

_TAG = re.compile(r"\{(?=[{%#])")

_MAP_WORDS: Final = (
    "label", "zoom_in", "zoom_out", "places", "islands", "region", "all_events", "stack",
)  # fmt: skip
_TIME_WORDS: Final = (
    "label", "slider", "previous", "next", "play", "pause", "speed", "loop", "events", "select",
    "close", "hint",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MapFiles:
    """Where the page finds what it draws."""

    page: PageFiles
    data: Asset
    territories: Asset
    land: Asset
    lines: Asset

    @property
    def urls(self) -> dict[str, str]:
        """Return the URLs that the map's script fetches."""
        return {
            "data": self.data.url,
            "territories": self.territories.url,
            "land": self.land.url,
            "lines": self.lines.url,
        }


def to_script(value: Any, *, ensure_ascii: bool = True) -> str:
    """Return a value as JSON that is safe in a script, and in a template.

    Branca reads what an element writes as a template once more, and would run a text such as
    ``{{ … }}`` on the server. What opens a template tag occurs inside strings only, where an
    escape means the same.
    """
    plain = htmlsafe_json_dumps(value, separators=(",", ":"), ensure_ascii=ensure_ascii)
    return _TAG.sub(r"\\u007b", plain)


class BaseMap(folium.Map):
    """A Leaflet map without tiles whose scripts all come from this server.

    Parameters
    ----------
    files
        What the page fetches.
    center
        (lat, lon) until the data has loaded.
    parts
        The content of the files by the names of their URLs, for a page that fetches nothing.
    """

    def __init__(
        self,
        files: MapFiles,
        *,
        center: tuple[float, float] = START,
        parts: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(
            location=center, zoom_start=7, tiles=None, zoom_snap=0.25,
            max_bounds=True, min_lat=-80, max_lat=84, min_lon=-200, max_lon=220,
        )  # fmt: skip
        self.default_js = [(asset.name, asset.url) for asset in files.page.scripts]
        self.default_css = [(asset.name, asset.url) for asset in files.page.styles]
        self.add_child(_Attach({"urls": files.urls} if parts is None else {"parts": parts}))


class _Attach(folium.MacroElement):
    """Start our script on the map."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Dispute.attach({{ this._parent.get_name() }}, {{ this.setup }});"
        "{% endmacro %}"
    )

    def __init__(self, setup: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Dispute"
        self.setup = to_script(setup, ensure_ascii=False)


class TimeControl(folium.MacroElement):
    """A bar under a `BaseMap` on which time is played, dragged and stepped."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "DisputeTime.attach({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "DisputeTime"


class ViewLayer(folium.FeatureGroup):
    """What the view shows, as one call of the page's own script."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = "
        "Dispute.show({{ this._parent.get_name() }}, {{ this.state }});"
        "{% endmacro %}"
    )

    def __init__(self, state: Mapping[str, Any]) -> None:
        super().__init__()
        self._name = "FeatureGroup"
        self.state = to_script(state)


def encode_mask(mask: np.ndarray[Any, np.dtype[np.bool_]]) -> str:
    """Return a bit set as base64, the first event in the lowest bit of the first byte."""
    return base64.b64encode(np.packbits(mask, bitorder="little").tobytes()).decode("ascii")


def build_state(
    view: ViewState,
    selection: Selection,
    *,
    window: tuple[date, date],
    as_of: date,
    basemap: Basemap | None,
    heard: int = 0,
    theme: Theme = Theme.LIGHT,
) -> dict[str, Any]:
    """Return the state that the page's script draws.

    Parameters
    ----------
    view
        What the reader chose.
    selection
        The events that pass its filters, in the order of the map's data.
    window
        First and last day shown, both inclusive.
    as_of
        The day for which territories and lines are drawn.
    basemap
        Online tiles, or None for the bundled land.
    heard
        Stamp of the last message from the map that this state takes into account.
    theme
        Of the page around the map.
    """
    camera = view.camera
    return {
        "window": [day.isoformat() for day in window],
        "at": as_of.isoformat(),
        "perspective": view.perspective,
        "heard": heard,
        "theme": str(theme),
        "mask": encode_mask(selection.mask),
        "selected": view.event,
        "names": str(view.names),
        "labels": Layer.LABELS in view.layers,
        "lines": Layer.LINES in view.layers,
        "tiles": None
        if basemap is None
        else {
            "url": basemap.url,
            "attribution": basemap.attribution,
            "maxZoom": basemap.max_zoom,
            "note": i18n.text("map-tiles-unreachable", view.language),
        },
        "camera": None if camera is None else [camera.lat, camera.lon, camera.zoom],
        "notes": list_marks(view.annotations),
    }


def build_map_files(
    pack: Pack,
    order: tuple[str, ...],
    chronicle: Mapping[str, Any],
    language: str,
    page: PageFiles,
    target: AssetStore = store,
) -> MapFiles:
    """Keep everything that the map of a pack fetches, and return where it is.

    ``order`` gives the events' order, which a `Selection`'s mask and the chronicle follow; see
    ``geo.chronicle``.
    """
    document = json.dumps(
        build_document(pack, order, language) | {"chronicle": chronicle},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return MapFiles(
        page=page,
        data=target.add(f"{pack.id}.{language}.json", document.encode()),
        territories=target.add_file(pack.path / "territories.geojson"),
        land=target.add_file(pack.path / "land.geojson"),
        lines=target.add_file(pack.path / "lines.geojson"),
    )


def build_document(pack: Pack, order: tuple[str, ...], language: str) -> dict[str, Any]:
    """Return all but the geometry: events by column, names, words and the style."""
    events = [pack.events_by_id[id_] for id_ in order]
    labels = find_labels(pack)
    places = {label.territory: _place(pack, label) for label in labels if label.territory}
    return {
        "locale": i18n.text("time-locale", language),
        "events": {
            "id": [event.id for event in events],
            "lat": [event.lat for event in events],
            "lon": [event.lon for event in events],
            "category": [event.category for event in events],
            "status": [event.status for event in events],
            "soft": [int(event.date.approximate or event.date.uncertain) for event in events],
            "date": [i18n.word_date(event.date, language, extent=event.extent) for event in events],
            "title": [event.title for event in events],
            "place": [event.short_place for event in events],
            "summary": [event.summary for event in events],
            "territories": [event.territories for event in events],
        },
        "territories": places,
        "labels": [
            places.get(label.territory or "", _name(label)) | _rank(label) for label in labels
        ],
        "lines": {
            id_: {"title": line.title, "note": line.note} for id_, line in pack.lines_by_id.items()
        },
        "bounds": {"home": pack.settings.home, "region": pack.settings.region},
        "style": {
            "palettes": style.PALETTES,
            "shapes": style.SHAPES,
            "dashes": {"treaty": style.TREATY_DASH, "claimed": style.CLAIM_DASH},
            "grounds": {theme: _ground(pack, theme) for theme in style.SHORES},
            "credit": html.escape(pack.settings.credit),
            "article": html.escape(i18n.text("map-credit", language)),
        },
        "words": {key: i18n.text(f"map-{key.replace('_', '-')}", language) for key in _MAP_WORDS}
        | {
            "time": {key: i18n.text(f"time-{key}", language) for key in _TIME_WORDS}
            | {"comma": i18n.text("list-comma", language)}
        },
    }


def _ground(pack: Pack, theme: Theme) -> dict[str, Any]:
    """Return the colours that a theme changes."""
    colours = {
        party.id: style.party_colour(pack.states.values(), party.id) for party in pack.parties
    }
    return asdict(style.GROUNDS[theme]) | {
        "shore": style.SHORES[theme],
        "fills": style.event_fills(theme),
        "parties": {id_: style.tint_line(colour, theme) for id_, colour in colours.items()},
    }


def _place(pack: Pack, label: Label) -> dict[str, Any]:
    """Return a territory's label point, its names, and its hull."""
    hull = pack.territories.geometry[label.territory].convex_hull.exterior.coords
    return _name(label) | {"hull": [[round(lon, 3), round(lat, 3)] for lon, lat, *_ in hull]}


def _name(label: Label) -> dict[str, Any]:
    names = {str(names): lines for names, lines in label.names.items()}
    return {"lat": label.lat, "lon": label.lon, "names": names, "said": label.said}


def _rank(label: Label) -> dict[str, Any]:
    return {"rank": label.rank, "zoom": label.zoom, "sea": label.at_sea}
