"""Marks are put on the map of the Snapshot page, and the picture follows without a flash."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.driver import MAP, await_rest, map_frame, map_state, open_map
from tests.browser.server import Server

EVIL = """<img src=x onerror="window.pwned=1"> ${window.pwned=1} </script>{{ 7*7 }} :smile: **b**"""
VIEW = "44.4,147,7"

_PICTURE = """() => {
    const host = [...document.querySelectorAll(".st-key-plate *")]
        .map(({ shadowRoot }) => shadowRoot).find(Boolean);
    return host?.querySelector("img");
}"""


def open_snapshot(page: Page, server: Server, *notes: str, **params: str) -> Frame:
    pairs = [*({"view": VIEW} | params).items(), *(("note", note) for note in notes)]
    return open_map(page, f"{server.url}/snapshot?{urlencode(pairs)}")


def notes_of(address: str) -> list[str]:
    return [value for name, value in parse_qsl(urlsplit(address).query) if name == "note"]


def picture(page: Page) -> dict[str, Any]:
    """Return address, alternative and width of the picture that is shown."""
    found: dict[str, Any] = page.evaluate(
        f"""() => {{
            const image = ({_PICTURE})();
            return {{ url: image?.dataset.url ?? "", alt: image?.alt ?? "",
                width: image?.naturalWidth ?? 0 }};
        }}"""
    )
    return found


def await_picture(page: Page, parts: list[str]) -> dict[str, Any]:
    """Wait until the picture of an address with certain parts has come."""
    page.wait_for_function(
        f"""(parts) => {{
            const image = ({_PICTURE})();
            return image?.naturalWidth && parts.every((part) => image.dataset.url.includes(part));
        }}""",
        arg=parts,
    )
    return picture(page)


def await_notes(page: Page, count: int) -> list[str]:
    """Wait until the address has so many notes, and the server is at rest."""
    page.wait_for_function(
        "(count) => new URLSearchParams(location.search).getAll('note').length === count",
        arg=count,
    )
    await_rest(page)
    return notes_of(page.url)


def spot(frame: Frame, lat: float, lon: float) -> tuple[float, float]:
    """Return where in the page a place is."""
    at = frame.evaluate("(at) => dispute.map.latLngToContainerPoint(at)", [lat, lon])
    box = frame.locator("#map_div").bounding_box()
    assert box is not None
    return box["x"] + at["x"], box["y"] + at["y"]


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()


def place_of(note: str) -> tuple[float, float]:
    numbers = [float(part) for part in note.split(",") if part.replace(".", "").isdigit()]
    return numbers[0], numbers[1]


def test_pin_is_put_named_moved_and_removed(page: Page, server: Server) -> None:
    frame = open_snapshot(page, server)
    first = await_picture(page, ["view=44.4"])
    assert first["width"] == 1200
    assert "events are shown" in first["alt"]
    frame.evaluate("window.kept = true")

    tool = frame.get_by_role("button", name="Numbered pin")
    tool.click()
    expect(tool).to_have_attribute("aria-pressed", "true")
    page.mouse.click(*spot(frame, 44.0, 148.0))
    (note,) = await_notes(page, 1)
    assert note.endswith(",Text")
    assert place_of(note) == pytest.approx((44.0, 148.0), abs=0.05)
    expect(tool).to_have_attribute("aria-pressed", "false")

    words = page.locator(".st-key-mark-text-0 input")
    expect(words).to_be_focused()
    page.keyboard.type("Landing")
    # Without Enter: what was typed reaches the server along with the drag, and both count.
    drag(page, spot(frame, *place_of(note)), spot(frame, 43.5, 148.6))
    page.wait_for_function("(old) => !location.search.includes(old)", arg=note.split(",")[1])
    page.wait_for_function("() => location.search.includes('Landing')")
    (moved,) = await_notes(page, 1)
    assert moved.startswith("pin,")
    assert moved.endswith(",Landing")
    assert place_of(moved) == pytest.approx((43.5, 148.6), abs=0.05)
    assert await_picture(page, [f"pin%2C{moved.split(',')[1]}"])["width"] == 1200

    page.keyboard.press("Delete")
    await_notes(page, 0)
    await_picture(page, ["view=44.4"])
    page.wait_for_function(f"() => !({_PICTURE})().dataset.url.includes('note')")
    assert frame.evaluate("window.kept"), "the map's frame was mounted anew"


def test_arrow_ellipse_and_highlight(page: Page, server: Server) -> None:
    frame = open_snapshot(page, server)
    tools = frame.get_by_role("group", name="Marks")
    tools.get_by_role("button", name="Arrow").click()
    page.mouse.click(*spot(frame, 43.3, 149.0))
    page.mouse.move(*spot(frame, 43.6, 148.3))
    page.mouse.click(*spot(frame, 43.8, 148.0))
    (arrow,) = await_notes(page, 1)
    assert [float(part) for part in arrow.split(",")[1:]] == pytest.approx(
        [43.3, 149.0, 43.8, 148.0], abs=0.06
    )

    tools.get_by_role("button", name="Ellipse").click()
    page.keyboard.down("Shift")
    drag(page, spot(frame, 45.3, 145.5), spot(frame, 45.6, 145.5))
    page.keyboard.up("Shift")
    _, ellipse = await_notes(page, 2)
    width, height = (float(part) for part in ellipse.split(",")[3:])
    assert width == height == pytest.approx(66.7, abs=9)

    east = frame.evaluate(
        """() => {
            const [, { x, y }] = disputeMarks.handles(disputeMarks.current.notes[1])[0];
            return dispute.map.layerPointToContainerPoint([x, y]);
        }"""
    )
    box = frame.locator("#map_div").bounding_box()
    assert box is not None
    handle = box["x"] + east["x"], box["y"] + east["y"]
    drag(page, handle, (handle[0] + 25, handle[1] + 3))
    page.wait_for_function("(old) => !location.search.includes(old)", arg=f"C{width:g}%2C")
    _, wider = await_notes(page, 2)
    assert float(wider.split(",")[3]) > width + 10
    assert float(wider.split(",")[4]) == height

    tools.get_by_role("button", name="Highlight").click()
    page.mouse.click(*spot(frame, 45.0, 147.9))
    assert (await_notes(page, 3))[2] == "highlight,etorofu"
    tools.get_by_role("button", name="Numbered pin").click()
    page.keyboard.press("Escape")
    expect(tools.get_by_role("button", name="Select")).to_have_attribute("aria-pressed", "true")


def test_picture_follows_the_map_and_the_frame_is_what_it_shows(page: Page, server: Server) -> None:
    frame = open_snapshot(page, server)
    await_picture(page, ["view=44.4"])
    assert map_state(frame)["camera"] == [44.4, 147, 7]
    x, y = spot(frame, 44.4, 147)
    page.wait_for_function(
        f"""() => {{
            window.steps = [];
            new MutationObserver(() => window.steps.push(({_PICTURE})().hidden))
                .observe(({_PICTURE})(), {{ attributes: true }});
            return true;
        }}"""
    )
    drag(page, (x + 40, y + 60), (x - 20, y + 20))
    # The page writes the address at once, and asks for the picture when the map rests.
    page.wait_for_function("() => !location.search.includes('view=44.4,147,7')")
    frame.wait_for_function("() => dispute.state.camera.join(',') === dispute.reported")
    place = dict(parse_qsl(urlsplit(page.url).query))["view"]
    lat, lon, zoom = map(float, place.split(","))
    assert lat < 44.3
    assert lon > 147.1
    assert zoom == 7, "the zoom level of the view, not of this map"
    await_picture(page, [urlencode({"view": place})])
    assert True not in page.evaluate("window.steps"), "the picture was away for a moment"
    finder = frame.evaluate("disputeMarks.finder")
    assert (finder["lat"], finder["lon"]) == pytest.approx((lat, lon), abs=0.1)
    box = frame.locator(".dispute-finder").bounding_box()
    assert box is not None
    assert box["width"] / box["height"] == pytest.approx(
        finder["width"] / finder["height"], abs=0.02
    )
    # A change of the picture's shape fits the frame anew and keeps the place.
    page.get_by_text("Size and look").click()
    page.get_by_label("Size", exact=True).click()
    page.get_by_text("A4 upright").click()
    await_picture(page, ["size=794x1123"])
    expect(frame.locator(".dispute-finder")).not_to_have_css("height", f"{box['height']}px")
    found = frame.evaluate("[dispute.map.getCenter().lat, dispute.map.getCenter().lng]")
    assert found == pytest.approx([lat, lon], abs=0.01)
    assert dict(parse_qsl(urlsplit(page.url).query))["view"] == place


def test_on_a_phone_a_tap_puts_a_mark_and_hostile_text_stays_text(
    new_page: Callable[..., Page], server: Server, console: list[str]
) -> None:
    page = new_page(390, 844, has_touch=True)
    frame = open_snapshot(page, server, f"43.5,148,{EVIL}", title=EVIL, subtitle=EVIL)
    await_picture(page, ["note="])
    frame.get_by_role("button", name="Text", exact=True).tap()
    page.locator(MAP).scroll_into_view_if_needed()
    page.touchscreen.tap(*spot(frame, 44.8, 146.0))
    assert (await_notes(page, 2))[1].endswith(",Text")
    page.get_by_text("Link, embed code and caption").click()
    expect(page.get_by_test_id("stCode").first).to_be_visible()
    for part in ("Size and look", "Words", "Marks"):
        page.get_by_text(part, exact=True).first.click()
        await_rest(page)
        assert page.evaluate(
            """() => {
                const main = document.querySelector('[data-testid="stMain"]');
                return main.scrollWidth <= main.clientWidth
                    && document.documentElement.scrollWidth <= innerWidth;
            }"""
        ), f"{part} scrolls sideways"
    assert frame.evaluate("dispute.noteBoxes.map(({ text }) => text)") == [EVIL, "Text"]
    expect(page.locator(".st-key-marks-form")).to_contain_text("**b**")
    for each in page.frames:
        assert each.evaluate("window.pwned") is None
        assert each.locator('img[src="x"]').count() == 0
    # Streamlit asks below the page's own path first, and finds its files above it.
    assert [each for each in console if "404" not in each] == []


def test_explore_hands_its_view_over_and_files_can_be_taken(page: Page, server: Server) -> None:
    open_map(page, f"{server.url}/?at=1905&pov=japan&view=45,148,6")
    page.get_by_role("button", name="Snapshot this view").click()
    page.wait_for_url("**/snapshot?**")
    map_frame(page)
    query = dict(parse_qsl(urlsplit(page.url).query))
    assert (query["at"], query["pov"]) == ("1905", "japan")
    assert "at=1905" in await_picture(page, ["view=45"])["url"]
    for name, magic in (("PNG", b"\x89PNG"), ("SVG", b"<?xml"), ("PDF", b"%PDF")):
        button = page.get_by_role("button", name=name)
        with page.expect_download() as taken:
            button.press("Enter")
        assert taken.value.suggested_filename == f"kuril-map-1200x675.{name.lower()}"
        assert taken.value.path().read_bytes().startswith(magic)
        expect(button).to_be_focused()


def test_a_picture_that_the_server_refuses_says_why(page: Page, server: Server) -> None:
    page.route(
        "**/export.png?*",
        lambda route: route.fulfill(
            status=414, content_type="application/json", body='{"error": "<b>Too long</b>"}'
        ),
    )
    open_snapshot(page, server)
    page.wait_for_function(
        f"() => ({_PICTURE})()?.parentElement.textContent.includes('<b>Too long</b>')"
    )
