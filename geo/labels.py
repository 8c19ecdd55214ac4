"""What may be labelled on a map: territories, their parts, towns and straits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.model import Names, Role, Toponym

if TYPE_CHECKING:
    from geo.pack import Pack

_KINDS: Final = {
    "city": (2, 6.0),
    "town": (2, 7.0),
    "village": (3, 9.0),
    "strait": (4, 9.0),
    "volcano": (4, 9.0),
    "cape": (4, 9.0),
    "bay": (4, 10.0),
}
"""Kinds of place beside territories that get a label: rank, and zoom level from which."""

_SEA_KINDS: Final = frozenset({"strait", "bay"})


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where it belongs.

    Attributes
    ----------
    lat, lon
        Place in degrees (WGS84).
    names
        The lines of the label by the reader's choice of names.
    said
        What a sentence calls it.
    rank
        0 comes first where there is not room for all.
    zoom
        Web Mercator zoom level from which it is shown.
    territory
        Id of the territory that it names, None for any other place.
    at_sea
        Whether it names water.
    """

    lat: float
    lon: float
    names: Mapping[Names, tuple[str, ...]]
    said: str
    rank: int
    zoom: float
    territory: str | None = None
    at_sea: bool = False


def find_labels(pack: Pack) -> tuple[Label, ...]:
    """Return what may be labelled on a map of a pack, territories first."""
    labels = []
    for id_, row in pack.territories.iterrows():
        part = row["part_of"] is not None
        rank, zoom = (2, 9.5) if part else (0, 4.5)
        if row["role"] == Role.CONTEXT:
            rank, zoom = 3, 6.0
        lat, lon = label_point(pack, str(id_))
        toponym = pack.toponyms.get(str(id_))
        said = toponym.said if toponym else str(id_)
        labels.append(Label(lat, lon, _names(toponym, said), said, rank, zoom, str(id_)))
    for id_, toponym in pack.toponyms.items():
        known = id_ in pack.territories.index or toponym.kind not in _KINDS
        if known or toponym.lat is None or toponym.lon is None:
            continue
        rank, zoom = _KINDS[toponym.kind]
        at_sea = toponym.kind in _SEA_KINDS
        names = _names(toponym, id_)
        place = toponym.lat, toponym.lon
        labels.append(Label(*place, names, toponym.said, rank, zoom, at_sea=at_sea))
    return tuple(labels)


def label_point(pack: Pack, territory: str) -> tuple[float, float]:
    """Return latitude and longitude of where a territory's name belongs."""
    toponym = pack.toponyms.get(territory)
    if toponym and toponym.lat is not None and toponym.lon is not None:
        return toponym.lat, toponym.lon
    point = pack.territories.geometry[territory].representative_point()
    return point.y, point.x


def _names(toponym: Toponym | None, id_: str) -> dict[Names, tuple[str, ...]]:
    return {names: toponym.lines(names) if toponym else (id_,) for names in Names}
