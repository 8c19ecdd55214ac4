"""The Data page: one table at a time, with what it means, where it comes from, and downloads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo import export
from geo.dates import Truth
from geo.ui.text import escape, markdown, t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.atlas import Atlas

JOINED: Final = "joined"
WEAK: Final = "weak"
WEIGHED: Final = frozenset({"control", "claims", "events", "figures", "positions"})
"""Tables whose rows state something, and so get the column ``weak``."""


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
    st.dataframe(_displayed(frame), hide_index=True, width="stretch", height=420, placeholder="")
    _show_downloads(name, frame)
    _show_terms(atlas, resource)
    _show_fields(resource, weighed=name in WEIGHED)


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


def _show_fields(resource: Mapping[str, Any], *, weighed: bool) -> None:
    fields = list((resource.get("schema") or {}).get("fields", []))
    if weighed:
        fields.append({"name": WEAK, "description": t("data-weak")})
    if fields:
        with st.expander(t("data-fields")):
            rows = "".join(
                f"<dt>{escape(field['name'])}</dt><dd>{escape(field.get('description', ''))}</dd>"
                for field in fields
            )
            st.html(f'<article class="card"><dl>{rows}</dl></article>')
