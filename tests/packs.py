"""A small made-up dispute, written to disk: two squares in the sea, told by three events."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.pack import CSV_TABLES


def make_pack(folder: Path, **changes: Any) -> Path:
    """Write the pack ``squares`` below a folder, and return its own folder.

    Parameters
    ----------
    folder
        Becomes the root of the pack: ``load_pack("squares", root=folder)``.
    changes
        What stands in place of a table of ``default_tables``, by its name.
    """
    path = folder / "squares"
    path.mkdir(parents=True)
    tables = default_tables() | changes
    for name, (model, _) in CSV_TABLES.items():
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(model.model_fields), lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[name])
    _write_json(path / "sources.json", tables["sources"])
    for name in ("territories", "land", "lines"):
        collection = {"type": "FeatureCollection", "features": tables[name]}
        _write_json(path / f"{name}.geojson", collection)
    files = sorted(each.name for each in path.iterdir())
    package = {
        "name": "squares",
        "title": "Two squares",
        "version": "1.0.0",
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [{"name": file.replace(".", "-"), "path": file} for file in files],
        "dispute": tables["dispute"],
    }
    _write_json(path / "datapackage.json", package)
    return path


def event_row(id_: str, when: str, **fields: str) -> dict[str, str]:
    """Return a row of ``events.csv``."""
    return {
        "id": id_,
        "scope": "background",
        "date": when,
        "extent": "moment",
        "title": f"Event {id_}",
        "summary": "Something happens.",
        "place": "Somewhere",
        "place_confidence": "verified",
        "category": "diplomacy",
        "status": "occurred",
        "sources": "gazette",
        "confidence": "verified",
    } | fields


def period_row(id_: str, territory: str, start: str, end: str, state: str) -> dict[str, str]:
    """Return a row of ``control.csv``."""
    return {
        "id": id_,
        "territory": territory,
        "start": start,
        "end": end,
        "state": state,
        "administered_as": f"By {state}",
        "kind": "administration",
        "sources": "gazette",
        "confidence": "verified",
    }


def square(lon: float, lat: float, side: float = 2) -> list[list[list[float]]]:
    """Return the coordinates of a polygon whose south-west corner is given, in degrees."""
    east, north = lon + side, lat + side
    return [[[lon, lat], [east, lat], [east, north], [lon, north], [lon, lat]]]


def feature(kind: str, coordinates: Sequence[Any], **properties: Any) -> dict[str, Any]:
    """Return a GeoJSON feature."""
    return {
        "type": "Feature",
        "id": properties.get("id"),
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def default_tables() -> dict[str, Any]:
    """Return the tables of the pack, fresh each time."""
    sourced = {"sources": "gazette", "confidence": "verified"}
    return {
        "states": [
            {"id": "north", "name": "North", "party": "north", "palette": "teal", "tone": "0"},
            {"id": "south", "name": "South", "party": "south", "palette": "ochre", "tone": "0"},
        ],
        "actors": [{"id": "envoy", "name": "The Envoy", "kind": "person"}],
        "article": [{"id": "p1", "label": "Paragraph 1", "gist": "The envoys met."}],
        "events": [
            event_row(
                "treaty-1855",
                "1855-02-07",
                lat="1",
                lon="1",
                territories="west;east",
                actors="envoy",
            ),
            event_row(
                "talks-2017",
                "2017-03",
                scope="article",
                paragraphs="p1",
                related="treaty-1855",
                better_date="2017-03-20",
                better_date_sources="gazette",
            ),
            event_row("visit-2017", "2017-04~", status="planned", fulfilled_by="talks-2017"),
        ],
        "control": [
            period_row("west-1", "west", "..", "1855-02-07", "north"),
            period_row("west-2", "west", "1855-02-07", "..", "south"),
            period_row("east-1", "east", "..", "1900", "south"),
            period_row("east-2", "east", "1900", "..", "north"),
        ],
        "claims": [
            {
                "id": "north-west",
                "territory": "west",
                "party": "north",
                "start": "1855-02-07",
                "end": "..",
                "regarded_as": "north",
                "statement": "It is ours.",
            }
            | sourced
        ],
        "toponyms": [{"id": "west", "kind": "island", "territories": "west"} | sourced],
        "figures": [{"id": "f1", "subject": "west", "quantity": "area", "value": "4"} | sourced],
        "positions": [
            {
                "id": "q1-north",
                "question_id": "q1",
                "question": "Whose is it?",
                "party": "north",
                "statement": "Ours.",
            }
            | sourced
        ],
        "sources": [
            {"id": "gazette", "type": "book", "title": "Gazette", "custom": {"kind": "official"}},
            {"id": "almanac", "type": "book", "title": "Almanac", "custom": {"kind": "reference"}},
        ],
        "territories": [
            feature("Polygon", square(0, 0), id="west", role="disputed", part_of=None),
            feature("Polygon", square(0, 0, 1), id="islet", role="disputed", part_of="west"),
            feature("Polygon", square(4, 0), id="east", role="disputed", part_of=None),
        ],
        "land": [feature("MultiPolygon", [square(20, 20), square(30, 30)], id="land")],
        "lines": [
            feature(
                "LineString",
                [[3, 0], [3, 2]],
                id="strait",
                title="Treaty line",
                start="1855-02-07",
                end="..",
                status="treaty",
                sources=["gazette"],
                claimed_by=["north"],
                schematic=True,
            )
        ],
        "dispute": {
            "parties": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
            "eras": [{"id": "early", "label": "Early", "start": None, "end": "1900"}],
            "home": [0, 0, 6, 2],
            "region": [-10, -10, 20, 20],
            "credit": "Nobody",
            "article": {"source": "gazette", "title": "Talks", "published": "2017-03-21"},
            "brief": ["Two squares."],
        },
    }


def _write_json(path: Path, value: Sequence[Any] | Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
