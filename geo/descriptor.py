"""What ``datapackage.json`` and the properties of a pack's features say, as models."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from geo.dates import parse_partial
from geo.errors import Problem
from geo.model import Bound, Note, OptionalSlug, Role, Slug, Slugs, Text
from geo.tables import Record, Table, parse_fields, read_json

FILE = "datapackage.json"
SETTINGS = "dispute"
"""Key of the data package that holds what is the map's own."""


def _check_box(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = box
    if not (west < east and south < north):
        raise ValueError("west, south, east, north, with west < east and south < north")
    return box


def _check_partial(text: str) -> str:
    parse_partial(text)
    return text


def _check_ids(items: tuple[Any, ...]) -> tuple[Any, ...]:
    if len({item.id for item in items}) < len(items):
        raise ValueError("ids that are each there once")
    return items


Degrees = Annotated[float, Field(ge=-180, le=180)]
Box = Annotated[tuple[Degrees, Degrees, Degrees, Degrees], AfterValidator(_check_box)]
"""West, south, east and north in degrees (WGS84)."""

PartialDate = Annotated[str, AfterValidator(_check_partial)]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class _Open(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")


class Party(_Strict):
    """A side of the dispute, whose stated position is a perspective of the map."""

    id: Slug
    name: Text


class Era(_Strict):
    """A named window of dates, as ``ViewState.start`` and ``end``; ``None`` is open."""

    id: Slug
    label: Text
    start: PartialDate | None = None
    end: PartialDate | None = None


class Preset(_Strict):
    """Two dates worth comparing, as ``ViewState.at`` and ``at2``."""

    label: Text
    at: PartialDate
    at2: PartialDate


class Article(_Strict):
    """The seed article: its source, and the day from which its "yesterday" counts."""

    source: Slug
    title: Text
    published: date


class PackSettings(_Strict):
    """What the map needs to know of a dispute beside its records.

    ``comparisons`` are offered by the Compare page, which opens on the one that tells
    most. ``home`` and ``region`` are the boxes of the buttons of these names. ``brief`` and
    ``method`` are paragraphs of the About page.
    """

    parties: Annotated[tuple[Party, ...], Field(min_length=1), AfterValidator(_check_ids)]
    eras: Annotated[tuple[Era, ...], AfterValidator(_check_ids)] = ()
    comparisons: tuple[Preset, ...] = ()
    home: Box
    region: Box
    credit: Text
    article: Article
    brief: tuple[Text, ...] = ()
    method: tuple[Text, ...] = ()


class _Licence(_Open):
    name: Text
    title: Note = ""
    path: Note = ""


class _Origin(_Open):
    title: Note = ""
    path: Note = ""


class _Resource(_Open):
    name: Slug
    path: FileName
    title: Note = ""
    description: Note = ""
    licenses: tuple[_Licence, ...] = ()
    sources: tuple[_Origin, ...] = ()


class _DataPackage(_Open):
    title: Text
    version: Text
    licenses: Annotated[tuple[_Licence, ...], Field(min_length=1)]
    sources: tuple[_Origin, ...] = ()
    resources: Annotated[tuple[_Resource, ...], Field(min_length=1)]
    dispute: PackSettings


class LandProperties(_Open):
    """Properties of a part of the base map; none is needed."""


class TerritoryProperties(_Strict):
    """Properties of a territory; ``part_of`` names the territory whose islet it is."""

    id: Slug
    role: Role
    part_of: OptionalSlug = None


class Line(_Strict):
    """Properties of a line at sea or on land, with the time in which it was in force or claimed.

    ``start`` is inclusive and ``end`` exclusive, as of a ``ControlPeriod``.
    """

    id: Slug
    title: Text
    start: Bound
    end: Bound
    status: Text
    claimed_by: Slugs = ()
    basis: Note = ""
    note: Note = ""
    sources: Slugs
    schematic: bool

    def may_hold(self, on: date) -> bool:
        """Whether the line can be in force, or claimed, on a day."""
        begun = self.start is None or self.start.earliest is None or self.start.earliest <= on
        return begun and (self.end is None or self.end.latest is None or on < self.end.latest)


def read_descriptor(
    path: Path, problems: list[Problem]
) -> tuple[dict[str, Any], PackSettings | None, Table[Party]]:
    """Return the data package as it is, its settings, and the parties among them.

    What is wrong is added to `problems`; the settings are then ``None``, and the table of
    parties, which is there for its ids, holds what could be read of them.
    """
    document = read_json(path, problems)
    if document is None:
        return {}, None, Table(path.name, "party")
    if not isinstance(document, dict):
        problems.append(Problem(path.name, found="no object", expected="a Data Package"))
        return {}, None, Table(path.name, "party")
    package, found = parse_fields(document, _DataPackage, where=path.name)
    problems += found
    settings = document.get(SETTINGS)
    parties = settings.get("parties") if isinstance(settings, dict) else None
    if not isinstance(parties, list) or not all(isinstance(each, dict) for each in parties):
        return document, None, Table(path.name, "party")
    records: tuple[Record[Party], ...] = tuple(
        Record(row, raw, None) for row, raw in enumerate(parties, 1)
    )
    return document, package.dispute if package else None, Table(path.name, "party", records, True)
