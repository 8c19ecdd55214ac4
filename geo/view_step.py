"""A view made into a step of a story: what it shows, with words and sources for a beginning."""

from __future__ import annotations

from dataclasses import replace
from math import floor, log, log2, pi, tan
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from geo import i18n
from geo.describe import caption, join_and, short_name
from geo.model import Camera, Role, ViewState
from geo.own_story import cut
from geo.stories import MAX_CAPTION, MAX_SOURCES, MAX_STEP_TITLE, MAX_VIEW, Step
from geo.view import MAX_ZOOM, NO_LAYERS, Param, format_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.atlas import Atlas
    from geo.history import Administration

SIGHT: Final = (840, 560)
"""Pixels of a map that the zoom level of a step is meant for; ``dispute-map.js`` has the same."""

_TILE: Final = 256
"""Pixels of the whole world at zoom level 0."""


def write_view(atlas: Atlas, view: ViewState) -> str:
    """Return a view as a step keeps it: day, place and layers said, and nothing of the reader's.

    The title of a picture becomes the title of the step, and is no part of it. Without a camera
    the view is that of the pack's home.
    """
    plain = ViewState(
        start=view.start,
        end=view.end,
        at=view.at or atlas.as_of(view).isoformat(),
        certain=view.certain,
        perspective=view.perspective,
        categories=view.categories,
        actors=view.actors,
        territories=view.territories,
        text=view.text,
        event=view.event,
        layers=view.layers,
        base=view.base,
        camera=view.camera or find_home(atlas.pack.settings.home),
        annotations=view.annotations,
    )
    pairs = format_query(plain)
    if Param.LAYERS not in dict(pairs):
        pairs.append((Param.LAYERS.value, ",".join(plain.layers) or NO_LAYERS))
    return urlencode(pairs, safe=",:/")


def find_home(box: tuple[float, float, float, float]) -> Camera:
    """Return the camera that shows a box of west, south, east, north in degrees as a whole."""
    west, south, east, north = box
    top, bottom = _rise(north), _rise(south)
    zooms = (
        log2(SIGHT[0] / _TILE * 360 / (east - west)),
        log2(SIGHT[1] / _TILE / (top - bottom)),
    )
    middle = (north + south) / 2
    return Camera(round(middle, 4), round((west + east) / 2, 4), floor(4 * min(zooms)) / 4)


def _rise(lat: float) -> float:
    """Return how far north a latitude lies, as a share of the world in Web Mercator."""
    return log(tan(pi / 4 + lat * pi / 360)) / (2 * pi)


def fit_zoom(camera: Camera, width: float, height: float) -> Camera:
    """Return the camera by which a step shows what a map of a size in pixels shows."""
    share = min(width / SIGHT[0], height / SIGHT[1])
    more = max(-2.0, min(2.0, floor(4 * log2(share)) / 4))
    return replace(camera, zoom=min(max(camera.zoom - more, 0.0), MAX_ZOOM))


def make_step(atlas: Atlas, view: ViewState) -> Step | None:
    """Return a step that shows a view, or None if the view takes more room than a step has.

    Its words are those of the selected event, or say the day and whose the disputed territories
    then were; its sources are those of what it says.
    """
    written = write_view(atlas, view)
    if len(written) > MAX_VIEW:
        return None
    event = atlas.pack.events_by_id.get(view.event or "")
    as_of = atlas.as_of(view)
    answers = _ask(atlas, view)
    day = word_at(atlas, view)
    said = event.summary if event else _say(atlas, view, answers)
    sources = event.sources if event else _list_sources(answers.values())
    return Step(
        id=event.id if event else f"map-{as_of.isoformat()}",
        view=written,
        title=_shorten(view.title or (event.title if event else day), MAX_STEP_TITLE),
        caption=cut(" ".join(said.split()) or day, MAX_CAPTION),
        sources=(sources or (atlas.pack.settings.article.source,))[:MAX_SOURCES],
    )


def word_at(atlas: Atlas, view: ViewState) -> str:
    """Return the day of a view's map in words, as exact as the view gives it."""
    if view.at:
        return i18n.word_partial(view.at, atlas.language)
    return i18n.word_day(atlas.as_of(view), atlas.language)


def _ask(atlas: Atlas, view: ViewState) -> dict[str, Administration]:
    """Return whose each disputed territory is in a view."""
    roles = atlas.pack.territories["role"]
    answers = atlas.administrations(view, atlas.as_of(view))
    return {id_: answer for id_, answer in answers.items() if roles[id_] == Role.DISPUTED}


def _say(atlas: Atlas, view: ViewState, answers: Mapping[str, Administration]) -> str:
    """Return whose the territories are, in a sentence for all of which the same is said."""
    names: dict[str, list[str]] = {}
    for id_, answer in answers.items():
        said = caption(atlas.pack, answer, perspective=view.perspective, language=atlas.language)
        names.setdefault(said, []).append(short_name(atlas.pack, id_, view.names))
    return " ".join(f"{join_and(each, atlas.language)}: {said}" for said, each in names.items())


def _list_sources(answers: Iterable[Administration]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            source for answer in answers for period in answer.periods for source in period.sources
        )
    )


def _shorten(text: str, limit: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
