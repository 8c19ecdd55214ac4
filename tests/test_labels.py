"""What may be labelled: every territory, and the places that the pack names."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.labels import Label, find_labels, label_point
from geo.model import Names, Role
from geo.pack import Pack, load_pack
from tests.packs import make_pack

SOURCED = {"sources": "gazette", "confidence": "verified"}


def named(id_: str, kind: str, **fields: str) -> dict[str, str]:
    return {"id": id_, "kind": kind} | fields | SOURCED


@pytest.fixture
def squares(tmp_path: Path) -> Pack:
    toponyms = [
        named("west", "island", latin_ja="Nishi", latin_ru="Zapad", lat="1.5", lon="0.5")
        | {"name_ja": "西島"},
        named("port", "town", latin_ja="Minato", lat="1", lon="5"),
        named("sound", "strait", latin_ja="Kaikyo", lat="1", lon="3"),
        named("hill", "mountain", latin_ja="Yama", lat="1", lon="5.5"),
        named("lost", "town", latin_ja="Ushinai"),
        named("islet", "volcano", latin_ja="Kojima", lat="0.5", lon="0.5"),
    ]
    make_pack(tmp_path, toponyms=toponyms)
    return load_pack("squares", root=tmp_path)


def by_name(pack: Pack) -> dict[str, Label]:
    return {label.names[Names.JAPANESE][0]: label for label in find_labels(pack)}


def test_territories_come_first_and_all_are_there(squares: Pack) -> None:
    labels = find_labels(squares)
    assert [label.territory for label in labels] == ["west", "islet", "east", None, None]


def test_a_toponym_says_where_else_it_is_inside(squares: Pack) -> None:
    assert label_point(squares, "west") == (1.5, 0.5)
    lat, lon = label_point(squares, "east")
    assert (lat, lon) == (1, 5)


def test_ranks_and_zooms(squares: Pack) -> None:
    labels = {label.territory: label for label in find_labels(squares) if label.territory}
    assert (labels["west"].rank, labels["west"].zoom) < (labels["islet"].rank, labels["islet"].zoom)
    assert not any(label.at_sea for label in labels.values())


def test_places_beside_territories(squares: Pack) -> None:
    places = [label for label in find_labels(squares) if label.territory is None]
    assert [(label.lat, label.lon, label.at_sea) for label in places] == [
        (1, 5, False),
        (1, 3, True),
    ]
    town, strait = places
    assert town.rank < strait.rank
    assert town.zoom < strait.zoom


def test_names_in_every_way(squares: Pack) -> None:
    for label in find_labels(squares):
        assert set(label.names) == set(Names)
        assert all(line for lines in label.names.values() for line in lines)
    west = find_labels(squares)[0]
    assert "西島" in " ".join(west.names[Names.JAPANESE])
    assert "Zapad" in " ".join(west.names[Names.DUAL])
    east = next(label for label in find_labels(squares) if label.territory == "east")
    assert east.names[Names.RUSSIAN] == ("east",)


def test_shipped_labels() -> None:
    pack = load_pack("kuril")
    labels = find_labels(pack)
    territories = [label.territory for label in labels if label.territory]
    assert territories == list(pack.territories.index)
    context = pack.territories.index[pack.territories["role"] == Role.CONTEXT]
    ranks = {label.territory: label.rank for label in labels}
    assert all(ranks[id_] > ranks["etorofu"] == 0 for id_ in context)
    for label in labels:
        assert -90 <= label.lat <= 90
        assert -180 <= label.lon <= 180
