"""Text of a pack that looks like code shows as that text, everywhere, and never runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driver import (
    CARD,
    LIST,
    await_rest,
    choose_in_list,
    click_symbol,
    hover_symbol,
    open_map,
)
from tests.browser.server import Server
from tests.packs import default_tables, event_row, make_pack

EVIL = (
    """<img src=x onerror="window.pwned=1"> ${window.pwned=1} `code` </script><script>"""
    """window.pwned=1</script> {{ 7*7 }} **bold** [x](javascript:alert(1)) :material/home: """
    """$a$ "double" 'single' &amp; <b>b</b> :red[r] ~~s~~ _i_ # h"""
)

PLACE = EVIL.split(" (")[0]


@pytest.fixture(scope="session")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, serve_data: Callable[[Path | None], Server]
) -> Server:
    """The app with a pack of which every free text is hostile."""
    root = tmp_path_factory.mktemp("hostile")
    tables = default_tables()
    spots = {"alone": ("1", "1"), "stacked": ("1", "4.5"), "also-stacked": ("1", "4.5")}
    events = [
        event_row(
            id_,
            "2017",
            title=f"{id_}: {EVIL}",
            summary=EVIL,
            place=EVIL,
            better_date="2017-03",
            better_date_note=EVIL,
            better_date_sources="gazette",
            confidence_note=EVIL,
            lat=lat,
            lon=lon,
            territories="west",
            actors="envoy",
            scope="article",
            paragraphs="p1",
        )
        for id_, (lat, lon) in spots.items()
    ]
    for row in tables["states"] + tables["actors"]:
        row["name"] += f" {EVIL}"
    tables["article"] = [{"id": "p1", "label": EVIL, "gist": EVIL}]
    tables["control"] = [row | {"administered_as": EVIL} for row in tables["control"]]
    tables["claims"][0]["statement"] = EVIL
    names = {"latin_ja": EVIL, "latin_ru": EVIL, "name_ja": EVIL, "name_ru": EVIL}
    tables["toponyms"] = [row | names for row in tables["toponyms"]]
    tables["positions"] = [
        row | {"question": EVIL, "statement": EVIL, "note": EVIL} for row in tables["positions"]
    ]
    for source in tables["sources"]:
        source |= {"title": EVIL, "publisher": EVIL, "URL": 'https://x.test/"onclick="alert(1)'}
    tables["lines"][0]["properties"] |= {"title": EVIL, "note": EVIL}
    dispute = tables["dispute"]
    dispute |= {"credit": EVIL, "brief": [EVIL]}
    for named in dispute["parties"]:
        named["name"] += f" {EVIL}"
    dispute["eras"][0]["label"] = EVIL
    path = make_pack(root, events=events, **_without(tables, "events"))
    package = path / "datapackage.json"
    content = json.loads(package.read_text(encoding="utf-8"))
    content["title"] = EVIL
    content["licenses"] = [{"name": "CC0-1.0", "title": EVIL, "path": "javascript:alert(1)"}]
    for resource in content["resources"]:
        name = Path(resource["path"]).stem
        resource |= {"name": name, "title": f"{name} {EVIL}", "description": EVIL}
    package.write_text(json.dumps(content), encoding="utf-8")
    return serve_data(root)


def _without(tables: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in tables.items() if key != name}


def read(locator: Locator) -> str:
    """Return what is to be read: without line breaks, and without the invisible word joiner."""
    return " ".join(locator.inner_text().replace("\u2060", "").split())


def assert_nothing_ran(page: Page, console: list[str]) -> None:
    await_rest(page)
    for frame in page.frames:
        assert frame.evaluate("window.pwned") is None, frame.url
        assert frame.locator('img[src="x"], a[href^="javascript"]').count() == 0
    assert console == []


def test_map_shows_the_text(page: Page, hostile: Server, console: list[str]) -> None:
    frame = open_map(page, f"{hostile.url}/?pack=squares")
    hover_symbol(frame, "alone")
    tip = frame.locator(".dispute-tip")
    expect(tip.locator("b")).to_have_text(f"alone: {EVIL}")
    hover_symbol(frame, "stacked")
    expect(tip).to_contain_text(f"also-stacked: {EVIL}")
    click_symbol(frame, "stacked")
    popup = frame.locator(".dispute-stack")
    choice = popup.get_by_role("button").filter(has_text="also-stacked")
    expect(choice).to_contain_text(f"also-stacked: {EVIL}")
    expect(frame.locator(".leaflet-control-attribution")).to_contain_text(EVIL)
    choice.click()
    expect(page.locator(f"{CARD} h2")).to_have_text(f"also-stacked: {EVIL}")
    assert_nothing_ran(page, console)


def test_territory_and_line_tips_show_the_text(
    page: Page, hostile: Server, console: list[str]
) -> None:
    frame = open_map(page, f"{hostile.url}/?pack=squares")
    for lat, lon in ((1.5, 0.5), (1, 3)):
        point = frame.evaluate("(at) => dispute.map.latLngToContainerPoint(at)", [lat, lon])
        frame.locator(".dispute-map").hover(position={"x": point["x"], "y": point["y"]})
        expect(frame.locator(".dispute-tip")).to_contain_text(EVIL)
    assert_nothing_ran(page, console)


def test_list_card_and_sidebar_show_the_text(
    page: Page, hostile: Server, console: list[str]
) -> None:
    open_map(page, f"{hostile.url}/?pack=squares")
    row = page.locator(LIST).get_by_test_id("stRadioOption").filter(has_text="alone:")
    assert read(row) == f"alone: {EVIL}"
    assert read(page.locator(LIST).get_by_test_id("stRadioCaption").first) == f"2017 · {PLACE}"
    choose_in_list(page, "alone:")
    card = page.locator(CARD)
    expect(card.locator("h2")).to_have_text(f"alone: {EVIL}")
    # Title, summary, note on the date, place, actor, paragraph's label and gist, two sources
    # with publisher, note on confidence, who administered it then.
    assert read(card).count(EVIL) >= 11
    expect(page.locator(".page-title h1")).to_have_text(EVIL)
    assert EVIL in read(page.get_by_test_id("stSidebar"))
    expect(page.get_by_role("region", name="Legend")).to_contain_text(EVIL)
    page.get_by_text("This map in words").click()
    expect(page.get_by_test_id("stText")).to_contain_text(EVIL)
    assert_nothing_ran(page, console)


@pytest.mark.parametrize("name", ["Data", "About"])
def test_reading_pages_show_the_text(
    page: Page, hostile: Server, console: list[str], name: str
) -> None:
    open_map(page, f"{hostile.url}/?pack=squares")
    page.get_by_role("link", name=name).click()
    main = page.locator(".st-key-reading")
    expect(main).to_contain_text("onerror")
    await_rest(page)
    assert EVIL in read(main)
    if name == "Data":
        page.get_by_label("Table").fill("events")
        page.get_by_label("Table").press("ArrowDown")
        page.get_by_label("Table").press("Enter")
        expect(main.get_by_role("heading", level=2)).to_contain_text("events ")
        await_rest(page)
        # The table holds the cells in sight only, and the titles stand far to the right.
        page.set_viewport_size({"width": 2600, "height": 900})
        main.get_by_test_id("stDataFrame").hover()
        main.get_by_role("button", name="Fullscreen").click()
        cell = page.locator("[role=gridcell]").filter(has_text="alone:").first
        expect(cell).to_have_text(f"alone: {EVIL}")
    assert_nothing_ran(page, console)
