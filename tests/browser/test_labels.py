"""Labels stand clear of each other, and carry the names that the reader asked for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.driver import await_repaint, open_map, painted
from tests.browser.server import Server

STORY = "layers=article,background,lines,labels"


def labels(frame: Frame) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = frame.evaluate("dispute.labels")
    return found


def meet(one: dict[str, Any], two: dict[str, Any]) -> bool:
    west, north, east, south = one["box"]
    west2, north2, east2, south2 = two["box"]
    return west < east2 and east > west2 and north < south2 and south > north2


def assert_apart(frame: Frame) -> None:
    found = labels(frame)
    overlapping = [
        (one["text"], two["text"]) for one, two in combinations(found, 2) if meet(one, two)
    ]
    assert overlapping == []


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
            since = painted(frame)
            frame.evaluate(
                "(at) => dispute.map.setView(at.slice(0, 2), at[2], { animate: false })",
                [lat, lon, zoom],
            )
            await_repaint(frame, since)
            assert_apart(frame)
            seen |= {label["text"] for label in labels(frame)}
    assert len(seen) > 20


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800), (1920, 1080)])
def test_disputed_islands_carry_both_names_at_first(
    new_page: Callable[..., Page], server: Server, width: int, height: int
) -> None:
    frame = open_map(new_page(width, height), server.url)
    texts = [label["text"] for label in labels(frame)]
    for names in (
        ("Etorofu", "Iturup", "択捉島", "Итуруп"),
        ("Kunashir", "Kunashiri", "国後島", "Кунашир"),
        ("Shikotan", "色丹島", "Шикотан"),
        ("Habomai", "歯舞群島", "Хабомаи"),
    ):
        assert any(all(name in text for name in names) for text in texts), names


def test_reader_chooses_the_language_of_names(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    page.get_by_text("The map", exact=True).click()
    for choice, expected, others in (
        ("Japanese", "択捉島", ("Etorofu", "Итуруп")),
        ("Russian", "Итуруп", ("Iturup", "択捉島")),
        ("English", "Etorofu / Iturup", ("択捉島", "Итуруп")),
    ):
        since = painted(frame)
        page.get_by_role("radio", name=choice).click()
        await_repaint(frame, since)
        texts = [label["text"] for label in labels(frame)]
        assert expected in texts
        assert not any(other in texts for other in others)


def test_labels_can_be_switched_off(page: Page, server: Server) -> None:
    frame = open_map(page, f"{server.url}/?layers=article,lines")
    assert labels(frame) == []
