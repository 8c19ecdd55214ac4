"""Labels stand clear of each other, and carry the names that the reader asked for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Frame, Page

from tests.browser.driver import look_at, open_embedded, open_map
from tests.browser.server import Server

STORY = "layers=article,background,lines,labels"


def labels(frame: Frame) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = frame.evaluate("dispute.labels")
    return found


def meet(one: dict[str, Any], two: dict[str, Any]) -> bool:
    west, north, east, south = one["box"]
    west2, north2, east2, south2 = two["box"]
    return bool(west < east2 and east > west2 and north < south2 and south > north2)


def assert_apart(frame: Frame) -> None:
    found = labels(frame)
    overlapping = [
        (one["text"], two["text"]) for one, two in combinations(found, 2) if meet(one, two)
    ]
    assert overlapping == []
    hidden = [
        label["text"] for label in found for box in controls(frame) if meet(label, {"box": box})
    ]
    assert hidden == []


def controls(frame: Frame) -> list[list[float]]:
    """Return where the map's buttons, scale and credit lie, in px as labels do."""
    found: list[list[float]] = frame.evaluate(
        """(() => {
            const map = dispute.map.getContainer();
            const corner = dispute.map.containerPointToLayerPoint([0, 0]);
            const { left, top } = map.getBoundingClientRect();
            return [...map.querySelectorAll(".leaflet-control")]
                .map((control) => control.getBoundingClientRect()).filter(({ width }) => width)
                .map((at) => [at.left - left + corner.x, at.top - top + corner.y,
                    at.right - left + corner.x, at.bottom - top + corner.y]);
        })()"""
    )
    return found


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800), (1920, 1080)])
def test_labels_never_overlap(
    new_page: Callable[..., Page], server: Server, width: int, height: int
) -> None:
    page = new_page(width, height)
    frame = open_map(page, f"{server.url}/?{STORY}")
    assert_apart(frame)
    seen = set()
    for lat, lon in ((44.4, 147.0), (45.0, 147.9), (43.8, 146.7), (50.0, 143.0)):
        for zoom in (2, 4.75, 6, 7.25, 9.5, 11):
            look_at(frame, lat, lon, zoom)
            assert_apart(frame)
            seen |= {label["text"] for label in labels(frame)}
    assert len(seen) > 20


def lands_under(frame: Frame) -> dict[str, list[set[str]]]:
    """Return, by the territory that a label names, the territories under points of its middle."""
    found: dict[str, list[list[str]]] = frame.evaluate(
        """(() => {
            const named = (id) =>
                dispute.data.territories[id].names[dispute.state.names].join("\\n");
            const paths = [...dispute.areas].map(([id, { fill }]) =>
                [id, fill.getElement()]);
            const shares = [0.15, 0.3, 0.5, 0.7, 0.85];
            const under = ([west, north, east, south]) => shares.map((share) => {
                const point = new DOMPoint(west + share * (east - west), (north + south) / 2);
                return paths.filter(([, path]) => path.isPointInFill(point)).map(([id]) => id);
            });
            return Object.fromEntries(dispute.labels.flatMap(({ text, box }) =>
                paths.filter(([id]) => named(id) === text).map(([id]) => [id, under(box)])));
        })()"""
    )
    return {id_: [set(lands) for lands in points] for id_, points in found.items()}


def test_territory_labels_keep_off_other_territories(page: Page, server: Server) -> None:
    frame = open_embedded(page, server.url, STORY)
    for zoom in (4.75, 5.25, 6, 6.5, 7.25):
        look_at(frame, 44.4, 145, zoom)
        under = lands_under(frame)
        assert under, zoom
        others = {id_: set().union(*points) - {id_} for id_, points in under.items()}
        assert not any(others.values()), (zoom, others)


def test_a_land_with_room_holds_its_label(page: Page, server: Server) -> None:
    frame = open_embedded(page, server.url, STORY)
    for zoom in (5.75, 6, 6.5, 7):
        look_at(frame, 43.5, 143.5, zoom)
        points = lands_under(frame)["hokkaido"]
        assert all(lands == {"hokkaido"} for lands in points), (zoom, points)


@pytest.mark.parametrize(
    ("width", "height", "language"),
    [(390, 844, "en"), (390, 844, "ru"), (1280, 800, "en"), (1920, 1080, "en")],
)
def test_disputed_islands_carry_both_names_at_first(
    new_page: Callable[..., Page], server: Server, width: int, height: int, language: str
) -> None:
    frame = open_map(new_page(width, height), f"{server.url}/?lang={language}")
    texts = [label["text"] for label in labels(frame)]
    islands = (
        ("Etorofu", "Iturup", "択捉島", "Итуруп"),
        ("Kunashir", "Kunashiri", "国後島", "Кунашир"),
        ("Shikotan", "色丹島", "Шикотан"),
        ("Habomai", "歯舞群島", "Хабомаи"),
    )
    for names in islands:
        assert any(all(name in text for name in names) for text in texts), names


def test_reader_chooses_the_language_of_names(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    page.get_by_text("The map", exact=True).click()
    for choice, expected, others in (
        ("Japanese", "択捉島", ("Etorofu", "Итуруп")),
        ("Russian", "Итуруп", ("Iturup", "択捉島")),
        ("English", "Etorofu / Iturup", ("択捉島", "Итуруп")),
    ):
        page.get_by_role("radio", name=choice).click()
        frame.wait_for_function(
            "(text) => dispute.labels.some((label) => label.text === text)", arg=expected
        )
        texts = [label["text"] for label in labels(frame)]
        assert not any(other in texts for other in others)


def test_ties_go_through_no_name_of_a_place(page: Page, server: Server) -> None:
    frame = open_embedded(page, server.url, "event=summit-planned-2017&view=52,90,3")
    (west, north, east, south) = next(
        label["box"] for label in labels(frame) if label["text"] == "Moscow"
    )
    ties = frame.evaluate("dispute.ties()")
    assert ties
    for start, bend, end in np.array(ties):
        share = np.linspace(0, 1, 2000)[:, None]
        x, y = ((1 - share) ** 2 * start + 2 * share * (1 - share) * bend + share**2 * end).T
        assert not ((x > west) & (x < east) & (y > north) & (y < south)).any()


def test_a_place_is_named_once(page: Page, server: Server) -> None:
    frame = open_embedded(
        page,
        server.url,
        "names=en&view=45,148,5.5&from=1850&layers=article,background,lines,labels",
    )
    texts = [label["text"] for label in labels(frame)]
    assert "Etorofu / Iturup" in texts
    assert len(texts) == len(set(texts))


def test_labels_can_be_switched_off(page: Page, server: Server) -> None:
    frame = open_embedded(page, server.url, "layers=article,lines")
    assert labels(frame) == []
