"""A view as query parameters, and back: the URL carries all that decides what is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from geo import i18n
from geo.annotations import (
    MAX_AXIS_KM,
    MAX_NOTE,
    MIN_AXIS_KM,
    Annotation,
    format_note,
    kind_of,
    parse_note,
)
from geo.coordinates import MAX_LATITUDE, format_number, is_place, parse_number
from geo.dates import parse_partial
from geo.errors import DateError, Problem
from geo.model import CONTROL, Camera, Category, CompareMode, Layer, Names, ViewState
from geo.plate_options import (
    AS_USUAL,
    MAX_DOTS,
    MAX_RATIO,
    MAX_SIDE,
    MIN_SIDE,
    PRESETS,
    SCALES,
    PlateOptions,
    Projection,
    Size,
    Theme,
    parse_size,
)
from geo.settings import FIRST_DAY, LAST_DAY
from geo.stories import OWN
from geo.tables import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

MAX_TEXT: Final = 200
MAX_TITLE: Final = 200
MAX_SUBTITLE: Final = 300
MAX_ALT: Final = 1000
MAX_NOTES: Final = 50
MAX_STEP: Final = 999
MAX_ZOOM: Final = 22.0

NO_LAYERS: Final = "none"
"""What ``layers`` is when all are off, since an empty parameter means the default."""

_STEP = re.compile(r"[0-9]{1,3}")
_SHOWN_LENGTH = 60
_SHOWN_IDS = 8


class Param(StrEnum):
    """Names of the query parameters."""

    PACK = "pack"
    FROM = "from"
    TO = "to"
    AT = "at"
    AT2 = "at2"
    CERTAIN = "certain"
    PERSPECTIVE = "pov"
    PERSPECTIVE2 = "pov2"
    COMPARE = "compare"
    LANGUAGE = "lang"
    NAMES = "names"
    CATEGORIES = "cat"
    ACTORS = "who"
    TERRITORIES = "where"
    TEXT = "q"
    EVENT = "event"
    LAYERS = "layers"
    BASE = "base"
    CAMERA = "view"
    NOTE = "note"
    TITLE = "title"
    SUBTITLE = "subtitle"
    SIZE = "size"
    SCALE = "scale"
    THEME = "theme"
    PROJECTION = "projection"
    TRANSPARENT = "transparent"
    CODE = "qr"
    ALT = "alt"
    STORY = "story"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids that a query may name."""

    packs: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()
    stories: frozenset[str] = frozenset()


def format_query(view: ViewState) -> list[tuple[str, str]]:
    """Return the query parameters of `view`, in a fixed order and without defaults."""
    pairs = [
        (param.value, text)
        for (param, text), (_, default) in zip(_fields(view), _DEFAULTS, strict=True)
        if text != default
    ]
    pairs += ((Param.NOTE.value, format_note(each)) for each in view.annotations)
    return pairs


def link_to(view: ViewState, home: str) -> str:
    """Return the address that brings a view back in the app at `home`; empty without one."""
    if not home:
        return ""
    query = urlencode(format_query(replace(view, plate=AS_USUAL)))
    return f"{home}?{query}" if query else home


def parse_query(
    pairs: Iterable[tuple[str, str]], known: KnownIds
) -> tuple[ViewState, tuple[Problem, ...]]:
    """Return the view that query parameters describe, and what is wrong with them.

    A parameter that is wrong leaves its own field at the default and no other; of a list, the
    ids that are right remain. Of a parameter given twice the last one counts, but for ``note``.
    An empty one means the default. White space around values and the case of ids are ignored.

    Parameters
    ----------
    pairs
        Decoded names and values.
    known
        The ids that may be named.

    Returns
    -------
    The view, and the problems: names that are unknown or there twice, then field by field. They
    are told in the language of the view, or in the first one that has a catalogue.
    """
    query = _Query(pairs, known.languages)
    default = ViewState()
    view = ViewState(
        pack=query.choice(Param.PACK, known.packs, default.pack),
        start=query.day(Param.FROM),
        end=query.day(Param.TO),
        at=query.day(Param.AT),
        at2=query.day(Param.AT2),
        certain=query.flag(Param.CERTAIN),
        perspective=query.choice(Param.PERSPECTIVE, {CONTROL, *known.parties}, CONTROL),
        perspective2=query.choice(Param.PERSPECTIVE2, {CONTROL, *known.parties}, "") or None,
        compare=CompareMode(query.choice(Param.COMPARE, tuple(CompareMode), default.compare)),
        language=query.choice(Param.LANGUAGE, known.languages, default.language),
        names=Names(query.choice(Param.NAMES, tuple(Names), default.names)),
        categories=tuple(map(Category, query.choices(Param.CATEGORIES, tuple(Category)))),
        actors=query.choices(Param.ACTORS, known.actors),
        territories=query.choices(Param.TERRITORIES, known.territories),
        text=query.text(Param.TEXT, MAX_TEXT),
        event=query.choice(Param.EVENT, known.events, "") or None,
        layers=query.layers(default.layers),
        base=query.choice(Param.BASE, known.bases, default.base),
        camera=query.camera(),
        annotations=query.notes(known.territories),
        title=query.text(Param.TITLE, MAX_TITLE),
        plate=query.plate(default.plate),
        story=query.choice(Param.STORY, {OWN, *known.stories}, "") or None,
        step=query.step(),
    )
    if view.start and view.end and parse_partial(view.start)[0] > parse_partial(view.end)[1]:
        query.report(Param.FROM, view.start, "order", end=view.end)
        view = replace(view, start=None, end=None)
    return view, tuple(query.problems)


def _fields(view: ViewState) -> tuple[tuple[Param, str], ...]:
    """Return all parameters but notes, as text."""
    return (
        (Param.PACK, view.pack),
        (Param.FROM, view.start or ""),
        (Param.TO, view.end or ""),
        (Param.AT, view.at or ""),
        (Param.AT2, view.at2 or ""),
        (Param.CERTAIN, "1" if view.certain else ""),
        (Param.PERSPECTIVE, view.perspective),
        (Param.PERSPECTIVE2, view.perspective2 or ""),
        (Param.COMPARE, view.compare.value),
        (Param.LANGUAGE, view.language),
        (Param.NAMES, view.names.value),
        (Param.CATEGORIES, ",".join(view.categories)),
        (Param.ACTORS, ",".join(view.actors)),
        (Param.TERRITORIES, ",".join(view.territories)),
        (Param.TEXT, view.text),
        (Param.EVENT, view.event or ""),
        (Param.LAYERS, ",".join(view.layers) or NO_LAYERS),
        (Param.BASE, view.base),
        (Param.CAMERA, _format_camera(view.camera)),
        (Param.TITLE, view.title),
        (Param.SUBTITLE, view.plate.subtitle),
        (Param.SIZE, str(view.plate.size)),
        (Param.SCALE, str(view.plate.scale)),
        (Param.THEME, view.plate.theme.value),
        (Param.PROJECTION, view.plate.projection.value),
        (Param.TRANSPARENT, "1" if view.plate.transparent else ""),
        (Param.CODE, "1" if view.plate.code else ""),
        (Param.ALT, view.plate.alt),
        (Param.STORY, view.story or ""),
        (Param.STEP, "" if view.step is None else str(view.step)),
    )


def _format_camera(camera: Camera | None) -> str:
    if camera is None:
        return ""
    return ",".join(map(format_number, (camera.lat, camera.lon, camera.zoom)))


_DEFAULTS: Final = _fields(ViewState())


class _Query:
    """Decoded parameters, read one by one; what cannot be read is added to ``problems``."""

    def __init__(self, pairs: Iterable[tuple[str, str]], languages: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self._values: dict[str, str] = {}
        self._notes: list[str] = []
        unknown: dict[str, str] = {}
        repeated: dict[str, str] = {}
        for name, value in pairs:
            text = _clean(value)
            if name == Param.NOTE:
                self._notes.append(text)
            elif name not in _NAMES:
                unknown[name] = text
            else:
                if name in self._values:
                    repeated[name] = text
                self._values[name] = text
        asked = self._get(Param.LANGUAGE).lower()
        is_worded = asked in languages and asked in i18n.LANGUAGES
        self._language = asked if is_worded else i18n.LANGUAGES[0]
        for name, text in unknown.items():
            self.report(name, text, "name", names=", ".join(Param))
        for name, text in repeated.items():
            self.report(name, text, "single")

    def report(self, name: str, found: str, expected: str, **values: object) -> None:
        """Add a problem; `expected` and `values` are of the texts ``address-expected-…``."""
        field = name if len(name) <= _SHOWN_LENGTH else f"{name[:_SHOWN_LENGTH]}…"
        wanted = i18n.text(f"address-expected-{expected}", self._language, **values)
        self.problems.append(
            Problem("address", field=field, found=_shorten(found), expected=wanted)
        )

    def report_choice(self, param: Param, found: str, options: Collection[str]) -> None:
        shown, more = _some(options)
        if shown:
            self.report(param, found, "choice", options=shown, more=more)
        else:
            self.report(param, found, "nothing")

    def report_note(self, found: str, territories: Collection[str]) -> None:
        options, more = _some(territories)
        self.report(
            Param.NOTE,
            found,
            f"note-{kind_of(found)}",
            latitude=f"{MAX_LATITUDE:g}",
            limit=MAX_NOTE,
            least=f"{MIN_AXIS_KM:g}",
            most=f"{MAX_AXIS_KM:g}",
            options=options,
            more=more,
        )

    def choice(self, param: Param, options: Collection[str], default: str) -> str:
        text = self._get(param).lower()
        if not text or text in options:
            return text or default
        self.report_choice(param, text, options)
        return default

    def choices(self, param: Param, options: Collection[str]) -> tuple[str, ...]:
        ids = dict.fromkeys(part.strip() for part in self._get(param).lower().split(","))
        ids.pop("", None)
        wrong = [id_ for id_ in ids if id_ not in options]
        if wrong:
            self.report_choice(param, ",".join(wrong), options)
        return tuple(id_ for id_ in ids if id_ in options)

    def layers(self, default: tuple[Layer, ...]) -> tuple[Layer, ...]:
        if self._get(Param.LAYERS).lower() == NO_LAYERS:
            return ()
        return tuple(map(Layer, self.choices(Param.LAYERS, tuple(Layer)))) or default

    def day(self, param: Param) -> str | None:
        text = self._get(param)
        if not text:
            return None
        try:
            parse_partial(text)
        except DateError:
            first, last = str(FIRST_DAY.year), str(LAST_DAY.year)
            self.report(param, text, "date", first=first, last=last)
            return None
        return text

    def text(self, param: Param, limit: int) -> str:
        text = self._get(param)
        if len(text) <= limit:
            return text
        self.report(param, text, "length", limit=limit)
        return ""

    def flag(self, param: Param) -> bool:
        return self.choice(param, ("0", "1"), "0") == "1"

    def plate(self, default: PlateOptions) -> PlateOptions:
        size = self.size(default.size)
        scale = int(self.choice(Param.SCALE, tuple(map(str, SCALES)), str(default.scale)))
        if not size.allows(scale):
            self.report(Param.SCALE, str(scale), "dots", size=str(size), limit=MAX_DOTS)
            scale = default.scale
        return PlateOptions(
            size=size,
            scale=scale,
            theme=Theme(self.choice(Param.THEME, tuple(Theme), default.theme)),
            projection=Projection(
                self.choice(Param.PROJECTION, tuple(Projection), default.projection)
            ),
            transparent=self.flag(Param.TRANSPARENT),
            code=self.flag(Param.CODE),
            subtitle=self.text(Param.SUBTITLE, MAX_SUBTITLE),
            alt=self.text(Param.ALT, MAX_ALT),
        )

    def size(self, default: Size) -> Size:
        text = self._get(Param.SIZE).lower()
        if not text:
            return default
        size = parse_size(text)
        if size is not None:
            return size
        limits = {"least": str(MIN_SIDE), "most": str(MAX_SIDE), "ratio": f"{MAX_RATIO:g}"}
        self.report(Param.SIZE, text, "size", presets=", ".join(PRESETS), **limits)
        return default

    def step(self) -> int | None:
        text = self._get(Param.STEP)
        if not text:
            return None
        if _STEP.fullmatch(text) and int(text) > 0:
            return int(text)
        self.report(Param.STEP, text, "step", last=MAX_STEP)
        return None

    def camera(self) -> Camera | None:
        text = self._get(Param.CAMERA)
        if not text:
            return None
        numbers = [parse_number(part) for part in text.split(",", 3)]
        if len(numbers) == 3:
            lat, lon, zoom = numbers
            if is_place(lat, lon) and 0 <= zoom <= MAX_ZOOM:
                return Camera(lat, lon, zoom)
        limits = {"latitude": f"{MAX_LATITUDE:g}", "zoom": f"{MAX_ZOOM:g}"}
        self.report(Param.CAMERA, text, "camera", **limits)
        return None

    def notes(self, territories: Collection[str]) -> tuple[Annotation, ...]:
        notes = []
        for text in self._notes[:MAX_NOTES]:
            note = parse_note(text, territories)
            if note is not None:
                notes.append(note)
            else:
                self.report_note(text, territories)
        if len(self._notes) > MAX_NOTES:
            self.report(Param.NOTE, self._notes[MAX_NOTES], "notes", limit=MAX_NOTES)
        return tuple(notes)

    def _get(self, param: Param) -> str:
        return self._values.get(param, "")


_NAMES: Final = frozenset(param.value for param in Param)


def _some(options: Collection[str]) -> tuple[str, int]:
    """Return the first options in words, and how many more there are."""
    names = sorted(options)
    return ", ".join(names[:_SHOWN_IDS]), max(len(names) - _SHOWN_IDS, 0)


def _clean(text: str) -> str:
    return UNSEEN.sub("", text).strip()


def _shorten(text: str) -> str:
    return repr(text if len(text) <= _SHOWN_LENGTH else f"{text[:_SHOWN_LENGTH]}…")
