"""Tables as files: CSV, GeoJSON (RFC 7946) and GeoPackage."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio

from geo.model import LIST_SEPARATOR


def flatten(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a copy whose cells are plain: a list becomes text with ``;`` between its items."""
    flat = frame.reset_index() if frame.index.name else frame.copy()
    for column in flat.columns:
        if flat[column].dtype == object or isinstance(flat[column].dtype, pd.StringDtype):
            flat[column] = [_plain(value) for value in flat[column]]
    return flat


def render_csv(frame: pd.DataFrame) -> bytes:
    """Return a table as UTF-8 CSV; a point geometry becomes the columns ``lon`` and ``lat``."""
    flat = flatten(frame)
    if isinstance(flat, gpd.GeoDataFrame):
        points = flat.geometry
        is_point = (points.geom_type == "Point") | points.isna()
        flat = pd.DataFrame(flat.drop(columns=points.name))
        if is_point.all() and not {"lon", "lat"} & set(flat.columns):
            flat["lon"], flat["lat"] = points.x, points.y
    text: str = flat.to_csv(index=False, lineterminator="\n")
    return text.encode()


def render_geojson(frame: gpd.GeoDataFrame) -> bytes:
    """Return a GeoJSON FeatureCollection in WGS84, longitude first."""
    text: str = flatten(frame).to_json(drop_id=True, ensure_ascii=False)
    return text.encode()


def render_geopackage(frame: pd.DataFrame, layer: str) -> bytes:
    """Return a GeoPackage with one layer; a table without geometry becomes attributes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.gpkg"
        pyogrio.write_dataframe(flatten(frame), path, layer=layer, driver="GPKG")
        return path.read_bytes()


def _plain(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return LIST_SEPARATOR.join(map(str, value))
    if value is None or isinstance(value, (str, int, float, bool)) or hasattr(value, "geom_type"):
        return value
    return str(value)
