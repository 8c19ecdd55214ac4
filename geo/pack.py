"""A dispute as a value, read from its folder and checked as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import shapely
from pydantic import BaseModel

from geo.descriptor import (
    FILE,
    LandProperties,
    Line,
    PackSettings,
    Party,
    TerritoryProperties,
    read_descriptor,
)
from geo.errors import PackError, Problem
from geo.features import LINES, POLYGONS, parse_features
from geo.i18n import LANGUAGES
from geo.integrity import check_integrity
from geo.model import (
    WEAK_SOURCES,
    Actor,
    Claim,
    ControlPeriod,
    Event,
    Figure,
    Paragraph,
    Position,
    Source,
    State,
    Toponym,
)
from geo.settings import DEFAULT_PACK, SLUG, WGS84, data_root
from geo.stories import FILE as STORIES
from geo.stories import Story, check_stories, read_stories
from geo.tables import Table, parse_records, read_csv, read_json, shorten
from geo.translation import Translation, check_translations

CSV_TABLES: Final[Mapping[str, tuple[type[BaseModel], str]]] = {
    "states": (State, "state"),
    "actors": (Actor, "actor"),
    "article": (Paragraph, "paragraph"),
    "events": (Event, "event"),
    "control": (ControlPeriod, "control period"),
    "claims": (Claim, "claim"),
    "toponyms": (Toponym, "toponym"),
    "figures": (Figure, "figure"),
    "positions": (Position, "position"),
}
"""Tables in files named ``<table>.csv``: what a row is, as a model and in words."""

FEATURE_TABLES: Final[Mapping[str, tuple[type[BaseModel], str, tuple[str, ...]]]] = {
    "territories": (TerritoryProperties, "territory", POLYGONS),
    "land": (LandProperties, "land", POLYGONS),
    "lines": (Line, "line", LINES),
}
"""Tables in files named ``<table>.geojson``: properties, noun, and geometry types."""

_OBJECT_COLUMNS: Final = ("earliest", "latest")


@dataclass(frozen=True)
class Pack:
    """One dispute. Frames are shared by all who hold the pack: copy them before changing them.

    Attributes
    ----------
    id
        Name of the folder.
    path
        The folder.
    descriptor
        ``datapackage.json`` as it stands: title, version, licences, resources.
    settings
        What the data package says for the map.
    states, actors, paragraphs, events_by_id, toponyms, sources, lines_by_id
        Models by id, in file order.
    control, claims, figures, positions
        Models in file order.
    territories
        Indexed by ``id``, with ``role``, ``part_of`` and ``geometry``; EPSG:4326.
    land
        The base map: ``geometry`` alone; EPSG:4326.
    lines
        Indexed by ``id``, with the fields of ``descriptor.Line`` and ``geometry``; dates are
        EDTF text, ``None`` if open, and lists are tuples; EPSG:4326.
    texts
        Translations by language; see ``geo.translation``.
    stories
        Models by id, in file order; none without a file of them.
    """

    id: str
    path: Path
    descriptor: Mapping[str, Any]
    settings: PackSettings
    states: Mapping[str, State]
    actors: Mapping[str, Actor]
    paragraphs: Mapping[str, Paragraph]
    events_by_id: Mapping[str, Event]
    control: tuple[ControlPeriod, ...]
    claims: tuple[Claim, ...]
    toponyms: Mapping[str, Toponym]
    figures: tuple[Figure, ...]
    positions: tuple[Position, ...]
    sources: Mapping[str, Source]
    lines_by_id: Mapping[str, Line]
    territories: gpd.GeoDataFrame
    land: gpd.GeoDataFrame
    lines: gpd.GeoDataFrame
    texts: Mapping[str, tuple[Translation, ...]]
    stories: Mapping[str, Story]

    @cached_property
    def events(self) -> gpd.GeoDataFrame:
        """The events, indexed by ``id`` in file order; EPSG:4326.

        The columns are the fields of ``Event`` with dates as EDTF text, lists as tuples, and
        what is absent as ``None``; ``earliest`` and ``latest``, the first and last possible day
        of ``date`` (``None`` if open); and ``geometry``, a point or ``None``.
        """
        rows = [_flatten(event) for event in self.events_by_id.values()]
        frame = _index_by_id(rows, Event).astype({"lat": float, "lon": float})
        place = frame.columns.get_loc("date") + 1
        dates = [event.date for event in self.events_by_id.values()]
        for name in reversed(_OBJECT_COLUMNS):
            days = pd.Series([getattr(when, name) for when in dates], frame.index, dtype=object)
            frame.insert(place, name, days)
        points = shapely.points(frame["lon"].to_numpy(), frame["lat"].to_numpy())
        points[frame["lat"].isna().to_numpy()] = None
        return gpd.GeoDataFrame(frame, geometry=points, crs=WGS84)

    @cached_property
    def extent(self) -> tuple[date, date]:
        """First and last day that the date of an event asserts, both inclusive."""
        dates = [event.date for event in self.events_by_id.values()]
        days = [day for each in dates for day in (each.earliest, each.latest) if day]
        return min(days), max(days)

    @property
    def parties(self) -> tuple[Party, ...]:
        """The sides of the dispute."""
        return self.settings.parties

    @cached_property
    def part_of(self) -> Mapping[str, str]:
        """The territory that each part belongs to, by the id of the part."""
        parents: dict[str, str | None] = self.territories["part_of"].to_dict()
        return {part: whole for part, whole in parents.items() if whole is not None}

    def is_weak(self, sources: Iterable[str]) -> bool:
        """Say whether a statement rests on weak sources alone, given their ids."""
        return all(self.sources[id_].kind in WEAK_SOURCES for id_ in sources)


def load_pack(pack: str | Path = DEFAULT_PACK, *, root: Path | None = None) -> Pack:
    """Read a pack and check it.

    Parameters
    ----------
    pack
        Id of a pack, which is the name of its folder in `root`; or, as a ``Path``, its folder.
    root
        Folder whose subfolders are packs; ``settings.data_root()`` if ``None``.

    Raises
    ------
    PackError
        With all that is wrong with the pack, or if there is no such pack.
    """
    path = pack_path(pack, root=root)
    read, problems = _read(path)
    if read is None or problems:
        raise PackError(path.name, problems)
    return read


def validate_pack(path: Path) -> tuple[Problem, ...]:
    """Return all that is wrong with the pack in a folder, in the order of its files."""
    try:
        return _read(pack_path(path))[1]
    except PackError as error:
        return error.problems


def list_packs(root: Path | None = None) -> tuple[str, ...]:
    """Return the ids of the packs in `root`, or in ``settings.data_root()``, sorted."""
    files = (root or data_root()).glob(f"*/{FILE}")
    return tuple(sorted(each.parent.name for each in files if re.match(SLUG, each.parent.name)))


def pack_path(pack: str | Path = DEFAULT_PACK, *, root: Path | None = None) -> Path:
    """Return the folder of a pack, as ``load_pack`` finds it.

    Raises
    ------
    PackError
        If `root` has no pack of this id, which is never a path, or there is no such folder.
    """
    if isinstance(pack, Path):
        if pack.is_dir():
            return pack.resolve()
        problem = Problem("pack", field="path", found=shorten(str(pack)), expected="a folder")
        raise PackError(pack.name, [problem])
    known = list_packs(root)
    if pack in known:
        return (root or data_root()) / pack
    expected = f"one of {', '.join(map(repr, known))}" if known else "a pack, but there is none"
    problem = Problem("pack", field="id", found=shorten(pack), expected=expected)
    raise PackError(shorten(pack).strip("'"), [problem])


def fingerprint(path: Path) -> str:
    """Return a text that changes when a file of a pack does: a key for caches.

    It is cheap, as it looks at names, sizes and times of change, and reads no file.
    """
    files = sorted(each for each in path.rglob("*") if each.is_file())
    stats = [(each.relative_to(path).as_posix(), each.stat()) for each in files]
    facts = [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]
    return sha256(repr(facts).encode()).hexdigest()


def _read(path: Path) -> tuple[Pack | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    descriptor, settings, parties = read_descriptor(path / FILE, problems)
    tables: dict[str, Table[Any]] = {"parties": parties}
    for name, (model, noun) in CSV_TABLES.items():
        tables[name] = read_csv(path / f"{name}.csv", model, noun, problems)
    tables["sources"] = _read_sources(path / "sources.json", problems)
    for name, (model, noun, kinds) in FEATURE_TABLES.items():
        file = path / f"{name}.geojson"
        document = read_json(file, problems)
        tables[name] = parse_features(document, file.name, noun, model, kinds, problems)
    for table in (tables["events"], tables["territories"]):
        if table.complete and not table.records:
            expected = f"at least one {table.noun}"
            problems.append(Problem(table.where, found="no records", expected=expected))
    problems += check_integrity(tables)
    if (path / STORIES).is_file():
        tables["stories"] = read_stories(path / STORIES, problems)
        problems += check_stories(tables["stories"], tables)
    for language in LANGUAGES:
        file = path / f"texts-{language}.csv"
        if file.is_file():
            texts = read_csv(file, Translation, "text", problems)
            problems += check_translations(texts, tables, descriptor, settings)
            tables[file.stem] = texts
    article = settings.article.source if settings else ""
    if settings and tables["sources"].complete and article not in tables["sources"].ids:
        field = "dispute.article.source"
        problems.append(Problem(FILE, 0, "", field, shorten(article), "the id of a source"))
    order = [FILE, *(table.where for table in tables.values())]
    for resource in descriptor["resources"] if settings else ():
        name = resource["path"]
        if name not in order and not (path / name).is_file():
            subject = f"resource '{resource['name']}'"
            problems.append(Problem(FILE, 0, subject, "path", f"'{name}'", "a file of the pack"))
    problems.sort(key=lambda problem: (order.index(problem.where), problem.row))
    if problems or settings is None:
        return None, tuple(problems)
    pack = Pack(
        id=path.name,
        path=path,
        descriptor=descriptor,
        settings=settings,
        states=_by_id(tables["states"]),
        actors=_by_id(tables["actors"]),
        paragraphs=_by_id(tables["article"]),
        events_by_id=_by_id(tables["events"]),
        control=tuple(tables["control"].values()),
        claims=tuple(tables["claims"].values()),
        toponyms=_by_id(tables["toponyms"]),
        figures=tuple(tables["figures"].values()),
        positions=tuple(tables["positions"].values()),
        sources=_by_id(tables["sources"]),
        lines_by_id={line.properties.id: line.properties for line in tables["lines"].values()},
        territories=_to_frame(tables["territories"], TerritoryProperties),
        land=gpd.GeoDataFrame(
            geometry=[each.geometry for each in tables["land"].values()], crs=WGS84
        ),
        lines=_to_frame(tables["lines"], Line),
        texts={
            language: tuple(tables[f"texts-{language}"].values())
            for language in LANGUAGES
            if f"texts-{language}" in tables
        },
        stories=_by_id(tables["stories"]) if "stories" in tables else {},
    )
    return pack, ()


def _read_sources(path: Path, problems: list[Problem]) -> Table[Source]:
    document = read_json(path, problems)
    if document is None:
        return Table(path.name, "source")
    if not isinstance(document, list) or not all(isinstance(each, dict) for each in document):
        problems.append(Problem(path.name, found=shorten(document), expected="a list of CSL items"))
        return Table(path.name, "source")
    return parse_records(enumerate(document, 1), path.name, "source", Source, problems)


def _by_id(table: Table[Any]) -> dict[str, Any]:
    return {value.id: value for value in table.values()}


def _to_frame(table: Table[Any], model: type[BaseModel]) -> gpd.GeoDataFrame:
    features = list(table.values())
    frame = _index_by_id([_flatten(each.properties) for each in features], model)
    return gpd.GeoDataFrame(frame, geometry=[each.geometry for each in features], crs=WGS84)


def _index_by_id(rows: list[dict[str, Any]], model: type[BaseModel]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(model.model_fields), dtype=object).set_index("id")


def _flatten(value: BaseModel) -> dict[str, Any]:
    """Return the fields of a model as plain values: dates and closed sets as their text."""
    plain = (type(None), bool, int, float, tuple)
    return {
        name: each if isinstance(each, plain) else str(each) for name, each in vars(value).items()
    }
