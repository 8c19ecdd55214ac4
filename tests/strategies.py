"""Values that several tests need, and hypothesis strategies for them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from geo.annotations import (
    MAX_AXIS_KM,
    MAX_NOTE,
    MIN_AXIS_KM,
    Annotation,
    Arrow,
    Caption,
    Ellipse,
    Highlight,
    Pin,
)
from geo.coordinates import MAX_LATITUDE
from geo.dates import parse_partial
from geo.history import History
from geo.model import (
    CONTROL,
    Camera,
    Category,
    Claim,
    CompareMode,
    ControlPeriod,
    Event,
    Layer,
    Names,
    ViewState,
)
from geo.plate_options import PRESETS, SCALES, PlateOptions, Projection, Size, Theme
from geo.view import (
    MAX_ALT,
    MAX_NOTES,
    MAX_STEP,
    MAX_SUBTITLE,
    MAX_TITLE,
    MAX_ZOOM,
    KnownIds,
)

KNOWN = KnownIds(
    packs=frozenset({"kuril", "elsewhere"}),
    parties=frozenset({"north", "south"}),
    actors=frozenset({"ann", "bob", "none"}),
    territories=frozenset({"isle", "rock"}),
    events=frozenset({"treaty", "war"}),
    languages=frozenset({"en", "ja", "ru"}),
    bases=frozenset({"bundled", "osm"}),
    stories=frozenset({"tour"}),
)


def make_event(id_: str, date: str, **changes: Any) -> Event:
    """Return an event with plain values where nothing else is asked for."""
    values: dict[str, Any] = {
        "id": id_,
        "scope": "article",
        "date": date,
        "extent": "moment",
        "title": f"Title of {id_}",
        "summary": "What happened.",
        "place": "Somewhere",
        "place_confidence": "verified",
        "category": "diplomacy",
        "status": "occurred",
        "sources": ("source",),
        "confidence": "verified",
    }
    return Event.model_validate(values | changes)


def make_period(
    id_: str, start: str, end: str, state: str, *, territory: str = "isle", **changes: Any
) -> ControlPeriod:
    """Return a control period."""
    values: dict[str, Any] = {
        "id": id_,
        "territory": territory,
        "start": start,
        "end": end,
        "state": state,
        "administered_as": f"{state} as of {start}",
        "kind": "administration",
        "sources": ("source",),
        "confidence": "verified",
    }
    return ControlPeriod.model_validate(values | changes)


def changes(history: History, territory: str, **options: Any) -> tuple[date, ...]:
    """Return the days on which a territory's answer is not that of the day before."""
    return tuple(day for day, _ in history.steps(territory, **options)[1:])


def make_claim(
    id_: str, start: str, end: str, party: str, regarded_as: str, *, territory: str = "isle"
) -> Claim:
    """Return a claim."""
    return Claim.model_validate(
        {
            "id": id_,
            "territory": territory,
            "party": party,
            "start": start,
            "end": end,
            "regarded_as": regarded_as,
            "statement": f"{party} says so",
            "sources": ("source",),
            "confidence": "verified",
        }
    )


def partial_dates() -> st.SearchStrategy[str]:
    """Dates as a reader types them, of each precision."""
    days = st.dates(min_value=_FIRST, max_value=_LAST).map(str)
    return days.flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))


_FIRST, _LAST = parse_partial("1600")[0], parse_partial("2100")[1]


def _texts(limit: int, *, least: int = 0) -> st.SearchStrategy[str]:
    characters = st.characters(exclude_categories=("Cc", "Cs"))
    return (
        st.text(characters, min_size=least, max_size=limit)
        .map(str.strip)
        .filter(lambda text: len(text) >= least)
    )


def _some(options: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(sorted(options)), unique=True).map(tuple)


_latitudes = st.floats(-MAX_LATITUDE, MAX_LATITUDE)
_longitudes = st.floats(-180, 180)
_axes = st.floats(MIN_AXIS_KM, MAX_AXIS_KM)
_remarks = _texts(MAX_NOTE)
_words = _texts(MAX_NOTE, least=1)


def ellipses() -> st.SearchStrategy[Ellipse]:
    """Ellipses that a note can describe."""
    # Farther north or south the longest axis would leave the map.
    return st.builds(Ellipse, st.floats(-60, 60), _longitudes, _axes, _axes, _remarks)


def annotations() -> st.SearchStrategy[Annotation]:
    """Marks of each kind that a note can describe, given the territories of ``KNOWN``."""
    ends = (_latitudes, _longitudes)
    return st.one_of(
        st.builds(Caption, *ends, _words),
        st.builds(Pin, *ends, _words),
        st.builds(Arrow, *ends, *ends, _remarks),
        ellipses(),
        st.builds(Highlight, st.sampled_from(sorted(KNOWN.territories)), _remarks),
    )


_sizes = st.sampled_from(sorted(PRESETS.values(), key=str)) | st.builds(
    Size, st.integers(360, 1000), st.integers(360, 1000)
)
_plates = st.builds(
    PlateOptions,
    size=_sizes,
    scale=st.sampled_from(SCALES),
    theme=st.sampled_from(Theme),
    projection=st.sampled_from(Projection),
    transparent=st.booleans(),
    code=st.booleans(),
    subtitle=_texts(MAX_SUBTITLE),
    alt=_texts(MAX_ALT),
)


@st.composite
def views(draw: st.DrawFn) -> ViewState:
    """Views that ``parse_query`` with ``KNOWN`` has nothing to say against."""
    start = draw(st.none() | partial_dates())
    end = draw(st.none() | partial_dates())
    if start and end and parse_partial(start)[0] > parse_partial(end)[1]:
        start, end = end, start
    return ViewState(
        pack=draw(st.sampled_from(sorted(KNOWN.packs))),
        start=start,
        end=end,
        at=draw(st.none() | partial_dates()),
        at2=draw(st.none() | partial_dates()),
        certain=draw(st.booleans()),
        perspective=draw(st.sampled_from([CONTROL, *sorted(KNOWN.parties)])),
        perspective2=draw(st.sampled_from([None, CONTROL, *sorted(KNOWN.parties)])),
        compare=draw(st.sampled_from(CompareMode)),
        language=draw(st.sampled_from(sorted(KNOWN.languages))),
        names=draw(st.sampled_from(Names)),
        categories=draw(_some(Category)),
        actors=draw(_some(KNOWN.actors)),
        territories=draw(_some(KNOWN.territories)),
        text=draw(_texts(200)),
        event=draw(st.none() | st.sampled_from(sorted(KNOWN.events))),
        layers=draw(_some(Layer)),
        base=draw(st.sampled_from(sorted(KNOWN.bases))),
        camera=draw(st.none() | st.builds(Camera, _latitudes, _longitudes, st.floats(0, MAX_ZOOM))),
        annotations=tuple(draw(st.lists(annotations(), max_size=min(MAX_NOTES, 4)))),
        title=draw(_texts(MAX_TITLE)),
        plate=draw(_plates),
        story=draw(st.none() | st.sampled_from(sorted(KNOWN.stories))),
        step=draw(st.none() | st.integers(1, MAX_STEP)),
    )
