"""The values of a dispute: territories, events, control periods, claims, sources, the view.

Rows that come from files are pydantic models, since their text comes from outside; they are
frozen. List fields are written in one cell with ``;`` between the ids. An empty cell is absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from geo.annotations import Annotation
from geo.basemaps import BUNDLED
from geo.dates import Extent, UncertainDate, parse_date
from geo.i18n import LANGUAGES
from geo.plate_options import AS_USUAL, PlateOptions
from geo.settings import DEFAULT_PACK, SLUG

LIST_SEPARATOR = ";"
OPEN_DATE = ".."


class Scope(StrEnum):
    """Whether the seed article tells an event or the story around it does."""

    ARTICLE = "article"
    BACKGROUND = "background"


class Category(StrEnum):
    """What kind of thing happened; each has a shape of its own on the map."""

    DIPLOMACY = "diplomacy"
    MILITARY = "military"
    LEGAL = "legal"
    ECONOMIC = "economic"
    CONFLICT = "conflict"
    PUBLICATION = "publication"


class Status(StrEnum):
    """Whether the source says that it happened, was planned, or was asserted."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    CLAIMED = "claimed"


class Confidence(StrEnum):
    """``verified``: read in a named source. ``recalled``: known, not re-read in its source."""

    VERIFIED = "verified"
    RECALLED = "recalled"


class SourceKind(StrEnum):
    """Weight of a source; ``reference`` and ``other`` alone make a claim weak."""

    OFFICIAL = "official"
    ARCHIVE = "archive"
    SCHOLARLY = "scholarly"
    PRESS = "press"
    REFERENCE = "reference"
    OTHER = "other"


WEAK_SOURCES = frozenset({SourceKind.REFERENCE, SourceKind.OTHER})


class Role(StrEnum):
    """Part that a territory plays: in dispute, part of its history, or mere surroundings."""

    DISPUTED = "disputed"
    NEIGHBOUR = "neighbour"
    CONTEXT = "context"


class ControlKind(StrEnum):
    """How a state administered a territory."""

    NONE = "none"
    DE_FACTO = "de-facto"
    ADMINISTRATION = "administration"
    MILITARY = "military-administration"
    ALLIED = "allied-occupation"
    JOINT = "joint"
    MIXED = "mixed"


class Names(StrEnum):
    """Which toponyms are shown: both sides' names, or one language's."""

    DUAL = "dual"
    ENGLISH = "en"
    JAPANESE = "ja"
    RUSSIAN = "ru"


class Palette(StrEnum):
    """Hue family of a state on the map; see ``geo.style``."""

    TEAL = "teal"
    OCHRE = "ochre"
    STONE = "stone"
    DOTTED = "dotted"


def _split(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(LIST_SEPARATOR) if part.strip())
    return () if value is None else value


def _blank_to_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _to_date(value: Any) -> Any:
    return parse_date(value) if isinstance(value, str) else value


def _to_bound(value: Any) -> Any:
    return None if value in (OPEN_DATE, "") else _to_date(value)


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_split)]
OptionalSlug = Annotated[Slug | None, BeforeValidator(_blank_to_none)]
Edtf = Annotated[UncertainDate, BeforeValidator(_to_date)]
OptionalEdtf = Annotated[
    UncertainDate | None, BeforeValidator(lambda value: _to_date(_blank_to_none(value)))
]
Bound = Annotated[UncertainDate | None, BeforeValidator(_to_bound)]
Latitude = Annotated[Annotated[float, Field(ge=-90, le=90)] | None, BeforeValidator(_blank_to_none)]
Longitude = Annotated[
    Annotated[float, Field(ge=-180, le=180)] | None, BeforeValidator(_blank_to_none)
]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class State(_Row):
    """A state, or the absence of one, that a control period or a claim names."""

    id: Slug
    name: Text
    party: OptionalSlug = None
    palette: Palette
    tone: Annotated[int, Field(ge=0, le=3)]


class Actor(_Row):
    """A person, state, organisation or group that takes part in events."""

    id: Slug
    name: Text
    kind: Literal["person", "state", "organisation", "group"]


class Paragraph(_Row):
    """A part of the seed article, told in this project's own words."""

    id: Slug
    label: Text
    gist: Text


class Event(_Row):
    """Something dated and sourced.

    ``extent`` says how ``date`` is meant: a ``moment`` happened once, somewhere inside it; a
    ``span`` lasted all through it. ``better_date`` is a date from another source, held beside
    the article's and never in its place.
    """

    id: Slug
    scope: Scope
    date: Edtf
    extent: Extent
    better_date: OptionalEdtf = None
    better_date_note: Note = ""
    better_date_sources: Slugs = ()
    title: Text
    summary: Text
    place: Text
    lat: Latitude = None
    lon: Longitude = None
    place_confidence: Confidence
    category: Category
    status: Status
    territories: Slugs = ()
    actors: Slugs = ()
    paragraphs: Slugs = ()
    related: Slugs = ()
    fulfilled_by: OptionalSlug = None
    sources: Slugs
    confidence: Confidence
    confidence_note: Note = ""

    @property
    def short_place(self) -> str:
        """Return the place without what its record adds in brackets."""
        return self.place.split(" (")[0]


class ControlPeriod(_Row):
    """Who administered a territory from ``start`` (inclusive) to ``end`` (exclusive).

    A bound is an EDTF date, so a hand-over may be uncertain; ``None`` is open.
    """

    id: Slug
    territory: Slug
    start: Bound
    end: Bound
    state: Slug
    administered_as: Text
    kind: ControlKind
    legal_basis: Note = ""
    contested_by: Slugs = ()
    contested_note: Note = ""
    note: Note = ""
    sources: Slugs
    confidence: Confidence
    confidence_note: Note = ""


class Claim(_Row):
    """Whose a territory is in the stated position of a party, from ``start`` to ``end``."""

    id: Slug
    territory: Slug
    party: Slug
    start: Bound
    end: Bound
    regarded_as: Slug
    statement: Text
    sources: Slugs
    confidence: Confidence


class Toponym(_Row):
    """Names of a place.

    ``latin_ja`` and ``latin_ru`` are what the map shows in Latin script. ``both_names`` is what a
    sentence says, in the language of the pack's texts; if empty, both Latin forms.
    """

    id: Slug
    kind: Text
    territories: Slugs = ()
    latin_ja: Note = ""
    latin_ru: Note = ""
    both_names: Note = ""
    name_ja: Note = ""
    name_ja_kana: Note = ""
    name_ja_romaji: Note = ""
    name_ru: Note = ""
    name_ru_translit: Note = ""
    name_ainu: Note = ""
    ainu_meaning: Note = ""
    lat: Latitude = None
    lon: Longitude = None
    note: Note = ""
    sources: Slugs
    confidence: Confidence
    confidence_note: Note = ""

    @property
    def said(self) -> str:
        """Both sides' names as a sentence says them."""
        return self.both_names or self.lines(Names.ENGLISH)[0]

    def lines(self, names: Names) -> tuple[str, ...]:
        """Return the place's name, a line for each part of a label.

        With ``dual`` both sides' names stand in alphabetical order of their Latin forms, each
        with its own script; a shared Latin form stands once, above both scripts.
        """
        ja = self.name_ja.split(LIST_SEPARATOR)[0].strip()
        ru = self.name_ru.split(LIST_SEPARATOR)[0].strip()
        sides = sorted(((self.latin_ja, ja), (self.latin_ru, ru)))
        latins = tuple(dict.fromkeys(latin for latin, _ in sides if latin)) or (self.id,)
        if names is Names.JAPANESE and ja:
            return (ja,)
        if names is Names.RUSSIAN and ru:
            return (ru,)
        if names is not Names.DUAL:
            return (" / ".join(latins),)
        if len(latins) == 1:
            scripts = " · ".join(script for script in (ja, ru) if script)
            return (latins[0], scripts) if scripts else latins
        return tuple(f"{latin} {script}".strip() for latin, script in sides)


class Figure(_Row):
    """A number that somebody published about a place."""

    id: Slug
    subject: Slug
    quantity: Slug
    value: Text
    unit: Note = ""
    year: Note = ""
    published_by: Note = ""
    note: Note = ""
    sources: Slugs
    confidence: Confidence


class Position(_Row):
    """What a party says on a question of the dispute."""

    id: Slug
    question_id: Slug
    question: Text
    party: Slug
    statement: Text
    as_of: OptionalEdtf = None
    note: Note = ""
    sources: Slugs
    confidence: Confidence


class Source(BaseModel):
    """A CSL-JSON item; ``custom.kind`` holds its ``SourceKind``."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)

    id: Slug
    type: Text
    title: Text
    container_title: Note = Field(default="", alias="container-title")
    publisher: Note = ""
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = Field(
        default=None, alias="URL"
    )
    issued: dict[str, Any] | None = None
    language: str = ""
    note: Note = ""
    custom: dict[str, Any] = Field(default_factory=dict)

    @property
    def kind(self) -> SourceKind:
        """Return the weight of the source."""
        return SourceKind(self.custom.get("kind", SourceKind.OTHER))

    @property
    def issued_on(self) -> str:
        """Return the date of issue in ISO form, as precise as it is given; empty if unknown."""
        parts = (self.issued or {}).get("date-parts") or [[]]
        return "-".join(f"{part:02d}" for part in parts[0])


def with_wholes(territories: Iterable[str], part_of: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return ids and those of the territories that they are part of, each once."""
    found: dict[str, None] = {}
    for territory in territories:
        holder: str | None = territory
        while holder is not None and holder not in found:
            found[holder] = None
            holder = part_of.get(holder)
    return tuple(found)


class Layer(StrEnum):
    """What can be switched on and off."""

    ARTICLE = "article"
    BACKGROUND = "background"
    LINES = "lines"
    LABELS = "labels"


class CompareMode(StrEnum):
    """How two dates stand on one screen: beside each other, or under a divider that is moved."""

    SIDE = "side"
    SWIPE = "swipe"


CONTROL = "control"
"""The perspective that shows who administered a territory; the others are parties' ids."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Map centre in degrees (WGS84) and Web Mercator zoom level."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, slots=True)
class ViewState:
    """All that decides what is shown; the URL carries the same value.

    ``start``, ``end`` and ``at`` are ISO dates of any precision (``1855``, ``1945-08``,
    ``2017-03-20``); ``None`` leaves the bound to the pack's own extent. ``at2`` and
    ``perspective2`` are what ``at`` and ``perspective`` are compared with; see ``geo.compare``.
    """

    pack: str = DEFAULT_PACK
    start: str | None = None
    end: str | None = None
    at: str | None = None
    at2: str | None = None
    certain: bool = False
    perspective: str = CONTROL
    perspective2: str | None = None
    compare: CompareMode = CompareMode.SIDE
    language: str = LANGUAGES[0]
    names: Names = Names.DUAL
    categories: tuple[Category, ...] = ()
    actors: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    text: str = ""
    event: str | None = None
    layers: tuple[Layer, ...] = (Layer.ARTICLE, Layer.LINES, Layer.LABELS)
    base: str = BUNDLED
    camera: Camera | None = None
    annotations: tuple[Annotation, ...] = ()
    title: str = ""
    plate: PlateOptions = AS_USUAL
    story: str | None = None
    step: int | None = None
