"""Exported tables read back as they were."""

from __future__ import annotations

import io
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from geopandas.testing import assert_geodataframe_equal
from shapely import LineString, Point

from geo.dates import parse_date
from geo.export import flatten, render_csv, render_geojson, render_geopackage
from geo.model import Status
from geo.settings import WGS84


@pytest.fixture
def points() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"title": ["Ein «Titel», 日本", 'say "no"'], "actors": [("ann", "bob"), ()]},
        geometry=[Point(147.5, 44.25), None],
        index=pd.Index(["one", "two"], name="id"),
        crs=WGS84,
    )


def test_flatten_makes_cells_plain_and_leaves_its_input(points: gpd.GeoDataFrame) -> None:
    before = points.copy(deep=True)
    flat = flatten(points)
    assert list(flat["id"]) == ["one", "two"]
    assert list(flat["actors"]) == ["ann;bob", ""]
    assert_geodataframe_equal(points, before)


def test_flatten_writes_dates_and_enums_as_text() -> None:
    frame = pd.DataFrame({"date": [parse_date("1945~"), None], "status": [Status.PLANNED] * 2})
    flat = flatten(frame)
    assert flat["date"][0] == "1945~"
    assert pd.isna(flat["date"][1])
    assert list(flat["status"]) == ["planned", "planned"]


def test_csv_of_points(points: gpd.GeoDataFrame) -> None:
    content = render_csv(points)
    assert b"\r" not in content
    read = pd.read_csv(io.BytesIO(content), keep_default_na=False)
    assert list(read.columns) == ["id", "title", "actors", "lon", "lat"]
    assert list(read.loc[0]) == ["one", "Ein «Titel», 日本", "ann;bob", "147.5", "44.25"]
    assert list(read.loc[1]) == ["two", 'say "no"', "", "", ""]


def test_csv_keeps_its_own_columns_of_coordinates(points: gpd.GeoDataFrame) -> None:
    read = pd.read_csv(io.BytesIO(render_csv(points.assign(lon=[1, 2]))))
    assert list(read.columns) == ["id", "title", "actors", "lon"]
    assert list(read["lon"]) == [1, 2]


def test_csv_of_lines_has_no_geometry(points: gpd.GeoDataFrame) -> None:
    lines = points.set_geometry([LineString([(0, 0), (1, 1)])] * 2, crs=WGS84)
    read = pd.read_csv(io.BytesIO(render_csv(lines)))
    assert list(read.columns) == ["id", "title", "actors"]


def test_geojson(points: gpd.GeoDataFrame) -> None:
    content = render_geojson(points)
    read = gpd.read_file(io.BytesIO(content))
    assert_geodataframe_equal(read, flatten(points), check_dtype=False, check_column_type=False)
    first = json.loads(content)["features"][0]
    assert first["geometry"]["coordinates"] == [147.5, 44.25]
    assert "日本" in content.decode("utf-8")


def test_geopackage(points: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(render_geopackage(points, "events"))
    assert pyogrio.list_layers(path).tolist() == [["events", "Point"]]
    read = gpd.read_file(path)
    assert read.crs == WGS84
    assert_geodataframe_equal(read, flatten(points), check_dtype=False, check_column_type=False)


def test_table_without_geometry(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "tone": [0, 3], "names": [("x", "y"), None]})
    path = tmp_path / "a.gpkg"
    path.write_bytes(render_geopackage(frame, "states"))
    assert pyogrio.list_layers(path).tolist() == [["states", None]]
    for read in (pyogrio.read_dataframe(path), pd.read_csv(io.BytesIO(render_csv(frame)))):
        assert list(read["tone"]) == [0, 3]
        assert read["names"][0] == "x;y"
        assert pd.isna(read["names"][1])
