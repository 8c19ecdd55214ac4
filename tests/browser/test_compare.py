"""Two days on one screen: the maps move as one, and show what the history says of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageColor
from playwright.sync_api import Frame, Page, expect

from geo.atlas import Atlas, open_atlas
from geo.model import Palette
from geo.style import PALETTES, fill_of
from tests.browser.driver import MAP, await_rest, open_map, type_date
from tests.browser.server import Server

STORY = "layers=article,background,lines,labels"
DIVIDER = "Divider between the two dates"
PLACES = """disputeComparison.maps.map((map) => {
    const { x, y } = map.getPixelBounds().getCenter();
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10, map.getZoom()];
})"""
RESTING = """disputeComparison.tether.leader === null
    && disputeComparison.maps.every((map) => !map._animatingZoom && !map._panAnim?._inProgress)"""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


def open_pair(page: Page, server: Server, query: str = "") -> Frame:
    """Open the Compare page, and wait until both maps have drawn."""
    frame = open_map(page, f"{server.url}/compare?{query}")
    frame.wait_for_function(
        "[disputeComparison.first, disputeComparison.second].every(({ data, day }) => data && day)"
    )
    return frame


def places(frame: Frame) -> list[list[float]]:
    """Return of each map what lies in its middle, in world pixels, and the zoom level."""
    found: list[list[float]] = frame.evaluate(PLACES)
    return found


def await_move(frame: Frame, before: list[list[float]]) -> list[list[float]]:
    """Wait until both maps rest at another place than before; return it."""
    frame.wait_for_function(
        f"(before) => {RESTING} && ({PLACES}).every((place) => String(place) !== before)",
        arg=",".join(f"{number:g}" for number in before[0]),
    )
    return places(frame)


def middle_of(frame: Frame, side: str) -> tuple[float, float]:
    box = frame.locator(f".dispute-{side}").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, start: tuple[float, float], way: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + way[0] / 2, start[1] + way[1] / 2, steps=3)
    page.mouse.move(start[0] + way[0], start[1] + way[1], steps=3)
    page.mouse.up()


def captions(frame: Frame) -> list[str]:
    return [each.inner_text() for each in frame.locator(".dispute-caption b").all()]


def keys(frame: Frame) -> list[dict[str, str]]:
    """Return of each map the drawing key of each territory."""
    found: list[dict[str, str]] = frame.evaluate(
        """[disputeComparison.first, disputeComparison.second].map(({ areas }) =>
            Object.fromEntries([...areas].map(([id, { key }]) => [id, key])))"""
    )
    return found


def expected_keys(atlas: Atlas, on: date, perspective: str = "control") -> dict[str, str]:
    """Return the drawing keys that follow from the history."""
    states = atlas.pack.states
    answers = {id_: atlas.history.at(id_, on, perspective=perspective) for id_ in atlas.areas}
    return {
        id_: fill_of(
            (states[state] for state in answer.states),
            (states[state] for state in answer.contested_by),
        ).key
        for id_, answer in answers.items()
    }


@pytest.mark.parametrize("side", ["first", "second"])
def test_maps_move_as_one(page: Page, server: Server, side: str) -> None:
    page.emulate_media(reduced_motion="no-preference")
    frame = open_pair(page, server, STORY)
    start = places(frame)
    assert start[0] == start[1]
    assert "view=" not in page.url
    frame.evaluate(
        """() => { window.rests = [0, 0]; disputeComparison.maps.forEach((map, i) =>
            map.on("moveend", () => { window.rests[i] += 1; })); }"""
    )

    drag(page, middle_of(frame, side), (-90, 60))
    dragged = await_move(frame, start)
    assert dragged[0] == dragged[1]
    assert dragged[0][2] == start[0][2]

    page.mouse.move(*middle_of(frame, side))
    page.mouse.wheel(0, -300)
    zoomed = await_move(frame, dragged)
    assert zoomed[0] == zoomed[1]
    assert zoomed[0][2] > dragged[0][2]

    frame.locator(f".dispute-{side}").press("ArrowLeft")
    panned = await_move(frame, zoomed)
    assert panned[0] == panned[1]
    rests = frame.evaluate("rests")
    assert 3 <= max(rests) <= 6, "one move must not set off others"

    expect(page).to_have_url(re.compile("view="))
    told = [float(part) for part in page.url.partition("view=")[2].split(",")]
    at = frame.evaluate("[dispute.map.getCenter().lat, dispute.map.getCenter().lng]")
    assert told[:2] == pytest.approx(at, abs=1e-4)
    assert frame.evaluate("dispute === disputeComparison.first")
    assert frame.evaluate("disputeComparison.second.reported") == "", "both wrote the address"


def test_maps_are_in_step_while_they_zoom(page: Page, server: Server) -> None:
    page.emulate_media(reduced_motion="no-preference")
    frame = open_pair(page, server)
    frames = frame.evaluate(
        """() => new Promise((done) => {
            const [one, two] = disputeComparison.maps;
            const drawn = (map) => {
                const layer = map.getPane("dispute-events").querySelector("canvas");
                const { a, e, f } = new DOMMatrix(getComputedStyle(layer).transform);
                return [a, e, f];
            };
            const seen = [];
            const look = () => {
                seen.push([drawn(one), drawn(two)]);
                if (seen.length === 4) two._onZoomTransitionEnd(); // its clock may be the first
                if (one._animatingZoom || two._animatingZoom || seen.length < 4) {
                    requestAnimationFrame(look);
                } else done(seen);
            };
            one.zoomIn(1);
            requestAnimationFrame(look);
        })"""
    )
    assert len({tuple(one) for one, _ in frames}) > 2, "the zoom is not animated"
    for one, two in frames:
        assert one == pytest.approx(two, abs=1), "more than a pixel apart"


def test_the_other_map_takes_over_in_the_middle_of_a_move(page: Page, server: Server) -> None:
    page.emulate_media(reduced_motion="no-preference")
    frame = open_pair(page, server)
    start = places(frame)
    # The braces keep the map, which `panBy` returns, from being sent to the test.
    frame.evaluate("() => { disputeComparison.maps[0].panBy([400, 0], { duration: 5 }); }")
    drag(page, middle_of(frame, "second"), (50, 50))
    moved = await_move(frame, start)
    assert moved[0] == moved[1]
    assert abs(moved[0][0] - start[0][0]) < 400


@pytest.mark.parametrize("place", ["Islands", "All events"])
def test_places_move_both(page: Page, server: Server, place: str) -> None:
    frame = open_pair(page, server, STORY)
    start = places(frame)
    frame.get_by_role("button", name=place).click()
    moved = await_move(frame, start)
    assert moved[0] == moved[1]


def share(frame: Frame) -> float:
    """Return at how many per cent of the width the second map begins."""
    clip = frame.evaluate("getComputedStyle(document.querySelector('.dispute-second')).clipPath")
    found = re.fullmatch(r"inset\(0px 0px 0px ([\d.]+)%\)", clip)
    assert found, clip
    return float(found[1])


def test_divider_by_mouse_and_keyboard(page: Page, server: Server) -> None:
    frame = open_pair(page, server, "compare=swipe&at=1855&at2=1875")
    before = places(frame)
    divider = frame.get_by_role("slider", name=DIVIDER)
    assert share(frame) == 50
    expect(divider).to_have_attribute(
        "aria-valuetext",
        "50 %: 31 December 1855, Who administered it; 50 %: 31 December 1875, Who administered it",
    )
    width = frame.evaluate("innerWidth")
    box = divider.bounding_box()
    assert box
    drag(page, (box["x"] + box["width"] / 2, box["y"] + 100), (width / 4, 0))
    assert share(frame) == pytest.approx(75, abs=0.5)

    expect(divider).to_be_focused()
    for key, to in (
        ("Home", 0), ("ArrowRight", 2), ("ArrowUp", 4), ("PageUp", 14), ("ArrowLeft", 12),
        ("PageDown", 2), ("ArrowDown", 0), ("ArrowLeft", 0), ("End", 100), ("ArrowRight", 100),
    ):  # fmt: skip
        divider.press(key)
        assert share(frame) == to, key
    expect(divider).to_have_attribute("aria-valuenow", "100")
    expect(divider).to_have_attribute("aria-valuetext", re.compile("^100 %: 31 December 1855"))
    assert places(frame) == before, "the divider must not move the maps"


def test_divider_by_touch(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page(390, 844, has_touch=True, is_mobile=True)
    frame = open_pair(page, server, "compare=swipe")
    divider = frame.get_by_role("slider", name=DIVIDER)
    divider.scroll_into_view_if_needed()
    box = divider.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)
    for kind, left in (("touchStart", x), ("touchMove", x - 40), ("touchMove", x - 91)):
        session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": left, "y": y}]}
        )
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert share(frame) == pytest.approx(25, abs=1)


def test_under_the_divider_both_maps_lie_on_each_other(page: Page, server: Server) -> None:
    frame = open_pair(page, server, "compare=swipe")
    one, two = (frame.locator(f".dispute-{side}").bounding_box() for side in ("first", "second"))
    assert one == two
    # What the pointer meets left of the divider is the first map, right of it the second.
    met = frame.evaluate(
        """[0.3, 0.7].map((share) => document
            .elementFromPoint(share * innerWidth, 0.8 * innerHeight)
            .closest(".dispute-map").className.match(/dispute-(first|second)/)[1])"""
    )
    assert met == ["first", "second"]
    expect(frame.get_by_role("button", name="Region")).to_have_count(1)
    start = places(frame)
    page.mouse.move(*middle_of(frame, "second"))
    page.mouse.move(one["x"] + 0.8 * one["width"], one["y"] + 0.5 * one["height"])
    page.mouse.wheel(0, -300)
    moved = await_move(frame, start)
    assert moved[0] == moved[1]


def test_pairs_change_captions_territories_and_words_in_the_same_frame(
    page: Page, server: Server, atlas: Atlas
) -> None:
    frame = open_pair(page, server, STORY)
    page.eval_on_selector(MAP, "(iframe) => { iframe.dataset.mark = 'same'; }")
    frame.evaluate("window.mark = 'same'")
    days = {
        "1855 / 1875": (date(1855, 12, 31), date(1875, 12, 31)),
        "1905 / 1946": (date(1905, 12, 31), date(1946, 12, 31)),
        "1945 / 2017": (date(1945, 8, 8), date(2017, 12, 31)),
    }
    for label, pair in days.items():
        page.get_by_role("radio", name=label).click()
        words = [f"{day.day} {day:%B} {day.year}" for day in pair]
        for side, said in zip(("first", "second"), words, strict=True):
            expect(frame.locator(f".dispute-caption-{side} b")).to_have_text(said)
        assert keys(frame) == [expected_keys(atlas, day) for day in pair]
        expect(page.locator(".differences > p").first).to_contain_text(
            f"Between {words[0]} and {words[1]}, "
        )
        expect(page.locator(".differences thead th").nth(2)).to_contain_text(words[1])
    page.get_by_text("Swipe", exact=True).click()
    frame.wait_for_function("document.documentElement.dataset.compare === 'swipe'")
    type_date(page, "Second date", "1956-10-19")
    expect(frame.locator(".dispute-caption-second b")).to_have_text("19 October 1956")
    assert page.eval_on_selector(MAP, "(iframe) => iframe.dataset.mark") == "same"
    assert frame.evaluate("window.mark") == "same"


def test_perspective_of_one_side(page: Page, server: Server, atlas: Atlas) -> None:
    frame = open_pair(page, server, "at=2017&at2=2017&pov2=japan")
    day = date(2017, 12, 31)
    assert keys(frame) == [expected_keys(atlas, day), expected_keys(atlas, day, "japan")]
    expect(frame.locator(".dispute-caption-second")).to_contain_text("Stated position of Japan")
    for whose in ("Who administered it", "Stated position of Japan"):
        name = f"Map of 31 December 2017: {whose}"
        expect(frame.get_by_role("application", name=name, exact=True)).to_have_count(1)
    row = page.locator(".differences tbody tr").filter(has_text="Etorofu / Iturup")
    expect(row).to_contain_text("Yes")


@pytest.mark.parametrize("side", ["first", "second"])
def test_event_on_either_map_is_selected_and_read_on_explore(
    page: Page, server: Server, side: str
) -> None:
    frame = open_pair(page, server, f"at=1905&at2=1946&{STORY}")
    point: dict[str, Any] = frame.evaluate(
        """(side) => {
            const map = disputeComparison[side];
            const stack = map.stacks.find(({ events }) => events.length === 1);
            const { x, y } = map.map.layerPointToContainerPoint([stack.x, stack.y]);
            return { x, y, id: map.data.events.id[stack.events[0]] };
        }""",
        side,
    )
    frame.locator(f".dispute-{side}").click(position={"x": point["x"], "y": point["y"]})
    expect(page).to_have_url(re.compile(f"event={point['id']}"))
    frame.wait_for_function(
        """(id) => [disputeComparison.first, disputeComparison.second]
            .every(({ selected }) => selected === id)""",
        arg=point["id"],
    )
    title = page.locator("article.card h2").inner_text()
    await_rest(page)
    page.get_by_role("button", name="Read more on Explore").click()
    expect(page.locator(".st-key-card article.card h2")).to_have_text(title)
    assert f"event={point['id']}" in page.url


@pytest.mark.parametrize("mode", ["side", "swipe"])
def test_phone(new_page: Callable[..., Page], server: Server, mode: str) -> None:
    page = new_page(390, 844)
    # The longest words of the table are in Russian, the captions are in English.
    open_pair(page, server, f"compare={mode}&lang=ru&at=1855&at2=1875")
    table = page.locator(".differences table")
    assert (
        table.evaluate("""(node) => [node, ...node.querySelectorAll("th, td")]
        .filter((each) => each.scrollWidth > each.clientWidth).length""")
        == 0
    )
    frame = open_pair(page, server, f"compare={mode}&{STORY}")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    main = page.get_by_test_id("stMain")
    assert main.evaluate("(node) => node.scrollWidth <= node.clientWidth")
    one, two = (frame.locator(f".dispute-{side}").bounding_box() for side in ("first", "second"))
    assert one
    assert two
    assert (one["x"], one["width"]) == (two["x"], two["width"])
    assert (one["y"] + one["height"] <= two["y"]) == (mode == "side")
    for caption in frame.locator(".dispute-caption").all():
        assert caption.evaluate("(node) => node.scrollWidth <= node.clientWidth")
    assert captions(frame) == ["8 August 1945", "31 December 2017"]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
@pytest.mark.parametrize("mode", ["side", "swipe"])
def test_picture_shows_each_date_on_its_side(
    new_page: Callable[..., Page], server: Server, mode: str, width: int, height: int
) -> None:
    page = new_page(width, height)
    # Sakhalin, undivided in 1855 and of the Russian Empire in 1875, in the middle of each map.
    frame = open_pair(page, server, f"at=1855&at2=1875&compare={mode}&view=50,143,5")
    box = page.locator(MAP).bounding_box()
    assert box is not None
    picture = Image.open(BytesIO(page.locator(MAP).screenshot())).convert("RGB")
    assert picture.size == pytest.approx((box["width"], box["height"]), abs=1)
    half = picture.width // 2
    empire = ImageColor.getrgb(PALETTES[Palette.OCHRE][2])
    pixels = (np.asarray(picture) == empire).all(axis=-1)
    seen = [int(part.sum()) for part in (pixels[:, :half], pixels[:, half:])]
    assert seen[1] > 300
    assert seen[0] < seen[1] / 10
    assert captions(frame) == ["31 December 1855", "31 December 1875"]
