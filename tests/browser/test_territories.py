"""Whose each territory is drawn as, by date and perspective; lines; and online base maps."""

from __future__ import annotations

import base64
import re

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.driver import open_embedded, open_map
from tests.browser.server import Server

PARALLEL = "line-1905-fiftieth-parallel"
TILES = re.compile(r"^https://tile\.openstreetmap\.org/")
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def fills(frame: Frame) -> dict[str, str]:
    """Return the drawing key of each territory."""
    keys: dict[str, str] = frame.evaluate(
        "Object.fromEntries([...dispute.areas].map(([id, { key }]) => [id, key]))"
    )
    return keys


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # Tokugawa Japan south of the strait, the Russian Empire north of it, Sakhalin shared.
        (
            "at=1860",
            {
                "etorofu": "teal3",
                "habomai": "teal3",
                "uruppu-to-shumshu": "ochre2",
                "north-sakhalin": "dotted0",
                "south-sakhalin": "dotted0",
                "hokkaido": "teal3",
            },
        ),
        # After 1875: the whole chain Japanese, all of Sakhalin Russian.
        (
            "at=1900",
            {
                "etorofu": "teal2",
                "shikotan": "teal2",
                "uruppu-to-shumshu": "teal2",
                "north-sakhalin": "ochre2",
                "south-sakhalin": "ochre2",
                "hokkaido": "teal2",
            },
        ),
        ("at=1910", {"north-sakhalin": "ochre2", "south-sakhalin": "teal2"}),
        # One day inside the hand-over of Kunashiri, the date of which is uncertain.
        ("at=1945-09-02", {"kunashiri": "teal2+ochre1", "habomai": "teal2"}),
        ("at=1950&pov=japan", {"etorofu": "teal1/ochre", "hokkaido": "teal1"}),
        ("at=1950&pov=russia", {"etorofu": "ochre1/teal", "hokkaido": "teal1"}),
        (
            "at=2017&pov=japan",
            {"etorofu": "teal0/ochre", "south-sakhalin": "dotted1/ochre"},
        ),
        ("at=2017&pov=russia", {"etorofu": "ochre0/teal", "south-sakhalin": "ochre0"}),
        ("at=2017", {"etorofu": "ochre0/teal", "habomai": "ochre0/teal", "hokkaido": "teal0"}),
    ],
)
def test_territories_are_drawn_by_date_and_perspective(
    page: Page, server: Server, query: str, expected: dict[str, str]
) -> None:
    drawn = fills(open_embedded(page, server.url, query))
    assert {id_: drawn[id_] for id_ in expected} == expected


def drawn_lines(frame: Frame) -> set[str]:
    return set(
        frame.evaluate("dispute.lineLayer.getLayers().map(({ feature }) => feature.properties.id)")
    )


def test_lines_are_drawn_while_they_hold(page: Page, server: Server) -> None:
    frame = open_embedded(page, server.url, "at=1920")
    assert PARALLEL in drawn_lines(frame)
    assert "line-1956-etorofu-strait" not in drawn_lines(frame)
    frame = open_embedded(page, server.url, "at=2017")
    assert drawn_lines(frame) == {"line-1945-nemuro-goyomai", "line-1956-etorofu-strait"}
    frame = open_embedded(page, server.url, "at=1920&layers=article,labels")
    assert drawn_lines(frame) == set()


def test_contested_territory_is_hatched(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    hatched = frame.evaluate(
        "[...dispute.areas].filter(([, { hatched }]) => hatched).map(([id]) => id).sort()"
    )
    assert hatched == ["etorofu", "habomai", "kunashiri", "shikotan"]
    assert frame.locator('path[fill^="url(#dispute-hatch-teal"]').count() == 4


def test_online_map_out_of_reach_leaves_the_bundled_one(page: Page, server: Server) -> None:
    page.route(TILES, lambda route: route.abort())
    frame = open_map(page, f"{server.url}/?base=osm")
    expect(frame.locator(".dispute-note")).to_have_text(
        "The online base map cannot be reached; the bundled one is shown."
    )
    assert frame.evaluate("dispute.map.hasLayer(dispute.land)")


def test_online_map_takes_the_place_of_the_bundled_land(page: Page, server: Server) -> None:
    page.route(TILES, lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    frame = open_map(page, f"{server.url}/?base=osm")
    frame.wait_for_function("!dispute.map.hasLayer(dispute.land)")
    expect(frame.locator(".dispute-note")).to_be_hidden()
    expect(frame.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")
    assert frame.locator("img.leaflet-tile").count() > 0
