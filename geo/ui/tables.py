"""The Data page: one table at a time, with what it means, where it comes from, and downloads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Self

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo import export, i18n
from geo.dates import Truth
from geo.join import Where
from geo.model import LIST_SEPARATOR, Category, Status
from geo.ui import state
from geo.ui.text import escape, markdown, t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.atlas import Atlas

JOINED: Final = "joined"
WEAK: Final = "weak"
WEIGHED: Final = frozenset({"control", "claims", "events", "figures", "positions"})
"""Tables whose rows state something, and so get the column ``weak``."""

_PLACES: Final = ("territory", "territory_id", "territories", "part_of", "subject")
_STATES: Final = ("state", "administered_by", "contested_by", "regarded_as")
_ACTORS: Final = ("party", "claimed_by", "actors")
"""Columns of ids, by what these name."""


def names(atlas: Atlas) -> list[str]:
    """Return the names of the tables: the joined one, then the pack's resources."""
    return [JOINED, *(name for name in atlas.resources if atlas.table(name) is not None)]


def title(atlas: Atlas, name: str) -> str:
    """Return a table's title for the reader."""
    if name == JOINED:
        return t("data-joined")
    return str(atlas.resources[name].get("title", name))


def show_table(atlas: Atlas, name: str) -> None:
    """Show a table's purpose, rows, provenance, licence, columns and downloads."""
    frame = load_table(atlas, name)
    resource = {} if name == JOINED else atlas.resources[name]
    description = t("data-joined-help") if name == JOINED else resource.get("description", "")
    st.header(markdown(title(atlas, name)), anchor=False)
    st.write(markdown(str(description)))
    st.caption(t("data-rows", count=len(frame)))
    flat = _name(atlas, _displayed(frame))
    columns = [_Column.find(str(column)) for column in flat.columns]
    st.dataframe(
        flat,
        hide_index=True,
        width="stretch",
        height=420,
        placeholder="",
        column_config={
            each.name: st.column_config.Column(
                each.title, help=markdown(f"{each.name}: {each.meaning}")
            )
            for each in columns
        },
    )
    _show_downloads(name, frame)
    _show_terms(atlas, resource)
    _show_columns(columns)


def load_table(atlas: Atlas, name: str) -> pd.DataFrame:
    """Return a table as it is shown and downloaded.

    Raises
    ------
    KeyError
        If there is no such table.
    """
    frame = atlas.joined if name == JOINED else atlas.table(name)
    if frame is None:
        raise KeyError(name)
    if name not in WEIGHED:
        return frame
    weak = [
        (Truth.YES if atlas.pack.is_weak(sources) else Truth.NO).value
        for sources in frame["sources"]
    ]
    return frame.assign(**{WEAK: weak})


def _displayed(frame: pd.DataFrame) -> pd.DataFrame:
    flat = pd.DataFrame(export.flatten(frame))
    if isinstance(frame, gpd.GeoDataFrame):
        flat[frame.geometry.name] = [
            shape if shape is None else _short_wkt(shape) for shape in frame.geometry
        ]
    return flat


def _name(atlas: Atlas, flat: pd.DataFrame) -> pd.DataFrame:
    """Return a table with names in place of ids; an id that names nothing stays."""
    pack = atlas.pack
    places = {id_: each.said for id_, each in pack.toponyms.items()}
    states = {id_: each.name for id_, each in pack.states.items()}
    actors = {id_: each.name for id_, each in pack.actors.items()}
    actors |= {each.id: each.name for each in pack.parties}
    named: dict[str, Mapping[str, str]] = {
        **dict.fromkeys(_PLACES, places),
        **dict.fromkeys(_STATES, states),
        **dict.fromkeys(_ACTORS, actors),
    }
    for column in ("control_certainty", WEAK):
        named[column] = {each: t(f"data-truth-{each}") for each in Truth}
    named["where"] = {each: t(f"data-where-{each}") for each in Where}
    named["category"] = {each: t(f"category-{each}") for each in Category}
    if "category" in flat:
        named["status"] = {each: t(f"status-{each}") for each in Status}
    return flat.assign(
        **{
            column: [_name_all(cell, names) for cell in flat[column]]
            for column, names in named.items()
            if column in flat
        }
    )


def _name_all(cell: Any, names: Mapping[str, str]) -> Any:
    if not isinstance(cell, str):
        return cell
    return "; ".join(names.get(id_, id_) for id_ in cell.split(LIST_SEPARATOR))


def _short_wkt(shape: Any) -> str:
    """Return a point as text, and of a larger shape its kind and number of points."""
    if shape.geom_type == "Point":
        return f"POINT ({shape.x:g} {shape.y:g})"
    return f"{shape.geom_type} ({len(shape.__geo_interface__['coordinates'])})"


def _show_downloads(name: str, frame: pd.DataFrame) -> None:
    kinds: list[tuple[str, str, str, Any]] = [
        ("CSV", "csv", "text/csv", partial(export.render_csv, frame))
    ]
    if isinstance(frame, gpd.GeoDataFrame):
        kinds.append(
            ("GeoJSON", "geojson", "application/geo+json", partial(export.render_geojson, frame))
        )
    kinds.append(
        (
            "GeoPackage",
            "gpkg",
            "application/geopackage+sqlite3",
            partial(export.render_geopackage, frame, name),
        )
    )
    with st.container(horizontal=True):
        for label, ending, mime, render in kinds:
            st.download_button(
                t("data-download", file=label),
                data=render,
                file_name=f"{name}.{ending}",
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"download-{name}-{ending}",
            )


def _show_terms(atlas: Atlas, resource: Mapping[str, Any]) -> None:
    licences = resource.get("licenses") or atlas.pack.descriptor.get("licenses", [])
    sources = resource.get("sources") or atlas.pack.descriptor.get("sources", [])
    for heading, items in (("data-licence", licences), ("data-provenance", sources)):
        entries = "".join(f"<li>{_link(item)}</li>" for item in items)
        st.html(f"<h3>{escape(t(heading))}</h3><ul class='source-list'>{entries}</ul>")


def _link(item: Mapping[str, Any]) -> str:
    label = escape(item.get("title") or item.get("name") or item.get("path", ""))
    path = str(item.get("path", ""))
    if path.startswith(("https://", "http://")):
        return f'<a href="{escape(path)}" target="_blank" rel="noopener noreferrer">{label}</a>'
    return label


@dataclass(frozen=True, slots=True)
class _Column:
    """A column by its name in files, with its title and meaning for a reader."""

    name: str
    title: str
    meaning: str

    @classmethod
    def find(cls, name: str) -> Self:
        """Return a column; one that the catalogue does not know is called by its name."""
        key = name.replace("_", "-")
        if f"column-{key}" not in i18n.keys(state.language()):
            return cls(name, name, "")
        return cls(name, t(f"column-{key}"), t(f"column-{key}-help"))


def _show_columns(columns: Iterable[_Column]) -> None:
    with st.expander(t("data-fields")):
        rows = "".join(
            f"<dt>{escape(each.title)} <code>{escape(each.name)}</code></dt>"
            f"<dd>{escape(each.meaning)}</dd>"
            for each in columns
        )
        st.html(f'<article class="card"><dl>{rows}</dl></article>')
