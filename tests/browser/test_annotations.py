"""A reader's marks lie where the address says, above the labels, and stay mere drawings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Frame, Page

from geo.annotations import Highlight, Pin
from geo.atlas import open_atlas
from geo.html import render_page
from geo.model import ViewState
from tests.browser.driver import (
    await_repaint,
    click_symbol,
    look_at,
    map_state,
    open_map,
    painted,
    symbol_point,
)
from tests.browser.server import Server

EVIL = (
    """<img src=x onerror="window.pwned=1"> ${window.pwned=1} `code` </script><script>"""
    """window.pwned=1</script> {{ 7*7 }} {% x &amp; 北方領土北方領土北方領土北方領土"""
)

ACCENT = (0x6A, 0x4C, 0x93)

# The colour on the sheet of the marks at a place; null where nothing is drawn.
_INK = """([lat, lon, right = 0, below = 0]) => {
    const { sheet } = dispute.notes;
    const { x, y } = dispute.map.latLngToLayerPoint([lat, lon]);
    const { min, max } = sheet._bounds;
    const ratio = sheet._container.width / (max.x - min.x);
    const at = [x + right - min.x, y + below - min.y].map((px) => Math.round(px * ratio));
    const [red, green, blue, alpha] = sheet._ctx.getImageData(...at, 1, 1).data;
    return alpha > 200 ? [red, green, blue] : null;
}"""


def address(server: Server, *notes: str, path: str = "", **params: str) -> str:
    pairs = [*params.items(), *(("note", note) for note in notes)]
    return f"{server.url}/{path}?{urlencode(pairs)}"


def ink(
    frame: Frame | Page, lat: float, lon: float, right: int = 0, below: int = 0
) -> tuple[int, ...] | None:
    found = frame.evaluate(_INK, [lat, lon, right, below])
    return found and tuple(found)


def is_accent(colour: tuple[int, ...] | None) -> bool:
    """Say whether it is the accent, up to its blending at an edge."""
    return colour is not None and max(abs(a - b) for a, b in zip(colour, ACCENT, strict=True)) < 60


def boxes(frame: Frame) -> dict[str, dict[str, Any]]:
    """Return what texts are drawn on, by text."""
    found: list[dict[str, Any]] = frame.evaluate("dispute.noteBoxes")
    return {each["text"]: each for each in found}


def point(frame: Frame, lat: float, lon: float) -> tuple[float, float]:
    at = frame.evaluate("(at) => dispute.map.latLngToLayerPoint(at)", [lat, lon])
    return at["x"], at["y"]


def gap(frame: Frame, text: str, lat: float, lon: float) -> float:
    """Return how far in px the text lies from a place, 0 if it lies over it."""
    x, y = point(frame, lat, lon)
    west, north, east, south = boxes(frame)[text]["box"]
    return max(west - x, x - east, north - y, y - south, 0)


BOTH = "article,background,lines,labels"

SEA = 43.2, 148.5
"""Where there is nothing else."""

ALL = (
    "43.5,148.3,At a place",
    "pin,43.2,147.5,First",
    "arrow,42.9,148.2,43.3,149.2,From here",
    "ellipse,42.8,147.2,60,30,Around",
    "highlight,shikotan,Set off",
    "pin,43.5,149.3,Second",
)


@pytest.mark.parametrize("zoom", [7.5, 8.25])
def test_each_mark_is_drawn_in_its_place(page: Page, server: Server, zoom: float) -> None:
    frame = open_map(page, address(server, *ALL, view=f"43.3,148.2,{zoom}"))
    found = boxes(frame)
    assert list(found) == ["At a place", "First", "From here", "Around", "Set off", "Second"]
    assert [mark.get("number") for mark in map_state(frame)["notes"]] == [None, 1, *[None] * 3, 2]
    assert gap(frame, "At a place", 43.5, 148.3) == 0
    for text, lat, lon in (("First", 43.2, 147.5), ("Second", 43.5, 149.3)):
        assert 10 <= gap(frame, text, lat, lon) < 20
        assert is_accent(ink(frame, lat, lon, 7))
    assert gap(frame, "From here", 42.9, 148.2) <= 1
    assert is_accent(ink(frame, 43.3, 149.2, -4, 2))
    # A km is so many degrees in these latitudes.
    for lat, lon in ((42.8 + 15 / 111.1, 147.2), (42.8, 147.2 + 30 / 81.8)):
        assert any(is_accent(ink(frame, lat, lon, dx, dx)) for dx in (-1, 0, 1))
    assert ink(frame, 42.8, 147.2) is None, "an ellipse that hides what it is around"


def test_marks_follow_the_map(page: Page, server: Server) -> None:
    frame = open_map(page, address(server, *ALL, view="43.3,148.2,7.5"))
    for lat, lon, zoom in ((43.2, 147.9, 9), (43.6, 148.8, 6.75)):
        look_at(frame, lat, lon, zoom)
        assert is_accent(ink(frame, 43.2, 147.5, 7))
        assert 10 <= gap(frame, "First", 43.2, 147.5) < 20
    frame.evaluate("dispute.map.panBy([60, 40], { animate: false }), 0")
    assert is_accent(ink(frame, 43.2, 147.5, 7))


def test_whole_territory_is_outlined_also_one_not_drawn_by_itself(
    page: Page, server: Server
) -> None:
    frame = open_map(
        page,
        address(
            server,
            "highlight,etorofu",
            "highlight,taraku",
            "highlight,habomai",
            view="44.4,147,7.5",
        ),
    )
    coast = """(id) => dispute.features.get(id).geometry.coordinates[0]
        .filter((_, i, all) => i % Math.ceil(all.length / 20) === 0)"""
    for id_ in ("etorofu", "taraku"):
        for lon, lat in frame.evaluate(coast, id_):
            assert is_accent(ink(frame, lat, lon)), (id_, lat, lon)
    # Halfway from islet to islet there is sea.
    assert ink(frame, 43.5848, 146.2204) is None
    assert boxes(frame) == {}
    assert frame.evaluate("dispute.areas.has('taraku')") is False


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_texts_stay_in_sight_and_wrap(
    new_page: Callable[..., Page], server: Server, width: int, height: int
) -> None:
    words = "of which a reader wrote rather more than fits " * 3
    notes = [f"{corner},{at} {words}" for at, corner in enumerate(("44,147", "44.6,147.4"))]
    frame = open_map(new_page(width, height), address(server, *notes, view="44.3,147.2,7.5"))
    for lat, lon in ((44.3, 147.2), (43.8, 146.3), (45.1, 148.1)):
        look_at(frame, lat, lon, 7.5)
        origin = frame.evaluate("dispute.map.containerPointToLayerPoint([0, 0])")
        size = frame.evaluate("dispute.map.getSize()")
        for at, place in enumerate(((44, 147), (44.6, 147.4))):
            x, y = point(frame, *place)
            if not (0 <= x - origin["x"] <= size["x"] and 0 <= y - origin["y"] <= size["y"]):
                continue
            (box,) = (each for text, each in boxes(frame).items() if text.startswith(str(at)))
            west, north, east, south = box["box"]
            assert east - west <= 200
            assert len(box["lines"]) > 4
            assert 0 <= west - origin["x"] < east - origin["x"] <= size["x"]
            assert 0 <= north - origin["y"] < south - origin["y"] <= size["y"]


def test_labels_give_way_to_texts(page: Page, server: Server) -> None:
    frame = open_map(page, address(server, "highlight,etorofu,Right here", "44.1,146.1,And here"))
    labels = frame.evaluate("dispute.labels")
    assert labels
    for note in boxes(frame).values():
        west, north, east, south = note["box"]
        for label in labels:
            west2, north2, east2, south2 = label["box"]
            assert west >= east2 or east <= west2 or north >= south2 or south <= north2, label


def test_hostile_text_stays_text(page: Page, server: Server, console: list[str]) -> None:
    notes = [f"44.5,147.5,{EVIL}", f"pin,44,146,{EVIL}", f"highlight,shikotan,{EVIL}"]
    frame = open_map(page, address(server, *notes))
    found = frame.evaluate("dispute.noteBoxes")
    assert [each["text"] for each in found] == [EVIL] * 3
    for each in found:
        assert "".join("".join(each["lines"]).split()) == "".join(EVIL.split())
    for each in page.frames:
        assert each.evaluate("window.pwned") is None
        assert each.locator('img[src="x"]').count() == 0
    assert console == []


def test_map_answers_under_a_text(page: Page, server: Server) -> None:
    event = "landing-etorofu-1945"
    # More text than there is room for beside the symbol.
    notes = [f"45.033,147.617,{'long ' * 50}"] * 9
    frame = open_map(page, address(server, *notes, view="45.033,147.617,9", layers=BOTH))
    x, y = (symbol_point(frame, event)[axis] for axis in "xy")
    corner = frame.evaluate("dispute.map.containerPointToLayerPoint([0, 0])")
    assert any(
        west < x + corner["x"] < east and north < y + corner["y"] < south
        for west, north, east, south in frame.evaluate("dispute.noteBoxes.map(({ box }) => box)")
    )
    click_symbol(frame, event)
    frame.wait_for_function("dispute.state.selected || document.querySelector('.dispute-stack')")


def test_no_marks_need_no_sheet_and_those_taken_away_are_gone(page: Page, server: Server) -> None:
    frame = open_map(page, server.url)
    assert frame.evaluate("[dispute.notes.sheet ?? null, dispute.noteBoxes]") == [None, []]
    assert map_state(frame)["notes"] == []
    since = painted(frame)
    note = {"kind": "text", "text": "Here", "at": list(SEA)}
    frame.evaluate("(notes) => dispute.show({ ...dispute.state, notes })", [note])
    since = await_repaint(frame, since)
    look_at(frame, *SEA, 7)
    assert gap(frame, "Here", *SEA) == 0
    frame.evaluate("dispute.show({ ...dispute.state, notes: [] })")
    assert boxes(frame) == {}
    assert ink(frame, *SEA, 0, 10) is None


def test_both_maps_of_a_comparison_show_them(page: Page, server: Server) -> None:
    frame = open_map(page, address(server, "highlight,etorofu,Here", path="compare"))
    for each in ("dispute", "disputeComparison.second"):
        assert frame.evaluate(f"{each}.noteBoxes.map(({{ text }}) => text)") == ["Here"]


def test_page_of_its_own_shows_them(browser: Browser, tmp_path: Path) -> None:
    view = ViewState(annotations=(Pin(44.4, 147.0, EVIL), Highlight("habomai")))
    file = tmp_path / "lesson.html"
    file.write_text(render_page(open_atlas("kuril", "en"), view, whole=True), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_function("document.documentElement.dataset.named")
    assert is_accent(ink(page, 44.4, 147.0, 7))
    assert page.evaluate("dispute.noteBoxes[0].text") == EVIL
    assert page.evaluate("window.pwned") is None
    context.close()
