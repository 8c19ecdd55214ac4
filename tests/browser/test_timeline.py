"""The timeline in step with the map, the list, the sidebar and the URL."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from geo.i18n import text
from geo.timeline import MARK, moment
from tests.browser.driver import (
    CARD,
    await_rest,
    choose_in_list,
    drawn_ids,
    move_date,
    open_map,
    type_date,
)
from tests.browser.server import Server
from tests.packs import default_tables, event_row, make_pack

FIGURE = ".st-key-timeline svg.marks"
PAPER = f"{FIGURE} .window_marks path"
BRUSH = f"{FIGURE} .brush_brush path"
TOOLTIP = "#vg-tooltip-element.visible"
STORY = "/?layers=article,background,lines,labels"
ARTICLE_SPAN = (date(1945, 1, 1), date(2018, 1, 1))
STORY_SPAN = (date(1643, 1, 1), date(2023, 1, 1))

EVIL = """<img src=x onerror="window.pwned=1"> <script>window.pwned=1</script> &lt;b&gt; **b**"""


def open_timeline(page: Page, url: str) -> Frame:
    """Open an address of the app with the figure in sight, and return the frame of the map."""
    frame = open_map(page, url)
    page.locator(FIGURE).scroll_into_view_if_needed()
    return frame


def place(page: Page, day: date, span: tuple[date, date]) -> float:
    """Return where in the window, in px from its left, a day of the figure is."""
    box = page.locator(f"{FIGURE} .background").first.bounding_box()
    assert box
    first, end = map(moment, span)
    inner = box["width"] - 4 * MARK
    return box["x"] + 2 * MARK + inner * (moment(day) - first) / (end - first)


def drag(
    page: Page, first: date, last: date, span: tuple[date, date], *, release: bool = True
) -> None:
    """Drag across the figure from one day to another."""
    box = page.locator(FIGURE).bounding_box()
    assert box
    y = box["y"] + 0.6 * box["height"]
    page.mouse.move(place(page, first, span), y)
    page.mouse.down()
    page.mouse.move(place(page, last, span), y, steps=8)
    if release:
        page.mouse.up()


def await_paper(page: Page, first: date, end: date, span: tuple[date, date]) -> None:
    """Wait until the paper reaches from one day to another, to a px."""
    edges = [place(page, day, span) for day in (first, end)]
    page.wait_for_function(
        """([selector, first, last]) => {
            const box = document.querySelector(selector)?.getBoundingClientRect();
            return box && Math.abs(box.left - first) < 1.5 && Math.abs(box.right - last) < 1.5;
        }""",
        arg=[PAPER, *edges],
    )


def mark(page: Page, title: str) -> Locator:
    """Return the mark of an event."""
    return page.locator(f"{FIGURE} .events_marks").get_by_label(title, exact=True)


def selected(page: Page) -> Locator:
    """Return the mark of the selected event that stands above all others."""
    return page.locator(f"{FIGURE} .selected_marks path")


def keep(page: Page) -> None:
    """Mark the figure, to tell later whether it was replaced."""
    page.locator(FIGURE).evaluate("(svg) => { svg.kept = true; }")


def assert_kept(page: Page) -> None:
    assert page.locator(FIGURE).evaluate("(svg) => svg.kept === true")


def test_a_drag_sets_the_window_everywhere(page: Page, server: Server) -> None:
    frame = open_timeline(page, server.url + STORY)
    keep(page)
    drag(page, date(1855, 3, 1), date(1905, 11, 1), STORY_SPAN)
    expect(page).to_have_url(re.compile(r"\?from=1855&to=1905&"))
    await_paper(page, date(1855, 1, 1), date(1906, 1, 1), STORY_SPAN)
    frame.wait_for_function("dispute.shown.length < 20")
    shown = drawn_ids(frame)
    assert "shimoda-1855" in shown
    assert "crimea-2014" not in shown
    expect(page.get_by_label("From", exact=True)).to_have_value("1855")
    expect(page.get_by_label("To", exact=True)).to_have_value("1905")
    expect(page.locator(".count")).to_contain_text(f"{len(shown)} of ")
    assert_kept(page)


def test_the_mark_of_a_drag_shows_only_while_it_lasts(page: Page, server: Server) -> None:
    open_timeline(page, server.url + STORY)
    drag(page, date(1800, 1, 1), date(1900, 1, 1), STORY_SPAN, release=False)
    expect(page.locator(BRUSH).last).to_be_visible()
    page.mouse.up()
    expect(page.locator(BRUSH).last).to_be_hidden()
    # Where it was, events can be chosen and another drag can begin.
    await_paper(page, date(1800, 1, 1), date(1900, 1, 1), STORY_SPAN)
    mark(page, "Treaty of Saint Petersburg: Sakhalin for the Kurils").click()
    expect(page).to_have_url(re.compile(r"event=saint-petersburg-1875"))
    drag(page, date(1820, 1, 1), date(1880, 1, 1), STORY_SPAN)
    expect(page).to_have_url(re.compile(r"\?from=1820&to=1879&.*event=saint-petersburg-1875"))


def test_a_short_drag_sets_days(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_timeline(page, server.url)
    drag(page, date(2016, 1, 20), date(2016, 9, 20), ARTICLE_SPAN)
    expect(page).to_have_url(re.compile(r"\?from=2016-01&to=2016-09$"))


def test_a_click_selects_and_leaves_the_window(page: Page, server: Server) -> None:
    frame = open_timeline(page, f"{server.url}{STORY}&from=1850")
    keep(page)
    title = "Treaty of Shimoda draws the first border"
    mark(page, title).click()
    expect(page.locator(f"{CARD} h2")).to_have_text(title)
    expect(page).to_have_url(re.compile(r"\?from=1850&event=shimoda-1855&"))
    frame.wait_for_function("dispute.state.selected === 'shimoda-1855'")
    expect(selected(page)).to_have_accessible_name(title)
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".card-none")).to_be_visible()
    expect(selected(page)).to_have_count(0)
    # The same mark answers again after its event was closed.
    mark(page, title).click()
    expect(page.locator(f"{CARD} h2")).to_have_text(title)
    assert_kept(page)


def test_a_click_beside_the_events_changes_nothing(page: Page, server: Server) -> None:
    open_timeline(page, f"{server.url}{STORY}&from=1850&event=shimoda-1855")
    drag(page, date(1855, 3, 1), date(1905, 11, 1), STORY_SPAN)
    expect(page).to_have_url(re.compile(r"\?from=1855&to=1905&event=shimoda-1855&"))
    await_paper(page, date(1855, 1, 1), date(1906, 1, 1), STORY_SPAN)
    box = page.locator(FIGURE).bounding_box()
    assert box
    page.mouse.click(place(page, date(1700, 1, 1), STORY_SPAN), box["y"] + 0.4 * box["height"])
    await_rest(page)
    # Something that the reader does later finds the view as it was.
    page.get_by_text("This timeline in words").click()
    expect(page.locator(".timeline-words")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?from=1855&to=1905&event=shimoda-1855&"))
    await_paper(page, date(1855, 1, 1), date(1906, 1, 1), STORY_SPAN)


def test_the_sidebar_moves_the_window(page: Page, server: Server) -> None:
    open_timeline(page, server.url + STORY)
    await_paper(page, date(1643, 1, 1), date(2022, 3, 22), STORY_SPAN)
    keep(page)
    type_date(page, "From", "1855-02-07")
    await_paper(page, date(1855, 2, 7), date(2022, 3, 22), STORY_SPAN)
    type_date(page, "To", "1945-08")
    await_paper(page, date(1855, 2, 7), date(1945, 9, 1), STORY_SPAN)
    move_date(page)
    await_paper(page, date(1856, 1, 1), date(1945, 9, 1), STORY_SPAN)
    assert_kept(page)


def test_an_earlier_drag_does_not_come_back(page: Page, server: Server) -> None:
    open_timeline(page, server.url + STORY)
    drag(page, date(1855, 3, 1), date(1905, 11, 1), STORY_SPAN)
    await_paper(page, date(1855, 1, 1), date(1906, 1, 1), STORY_SPAN)
    type_date(page, "From", "1700")
    await_paper(page, date(1700, 1, 1), date(1906, 1, 1), STORY_SPAN)
    choose_in_list(page, "Treaty of Shimoda")
    expect(page.locator(CARD)).to_be_visible()
    await_paper(page, date(1700, 1, 1), date(1906, 1, 1), STORY_SPAN)
    expect(page).to_have_url(re.compile(r"\?from=1700&to=1905&"))


def test_the_list_and_the_day_show_in_the_figure(page: Page, server: Server) -> None:
    open_timeline(page, server.url)
    keep(page)
    choose_in_list(page, "Russia takes over Crimea")
    expect(selected(page)).to_have_accessible_name("Russia takes over Crimea")
    type_date(page, "Territories as of", "1956")
    page.wait_for_function(
        """([selector, x]) => {
            const box = document.querySelector(selector)?.getBoundingClientRect();
            return box && Math.abs((box.left + box.right) / 2 - x) < 1.5;
        }""",
        arg=[f"{FIGURE} .day_marks line", place(page, date(1956, 12, 31), ARTICLE_SPAN)],
    )
    assert_kept(page)


def test_touch_drags_across_and_scrolls_down(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page(390, 844, has_touch=True)
    open_timeline(page, server.url + STORY)
    assert page.locator(FIGURE).evaluate("(svg) => getComputedStyle(svg).touchAction") == "pan-y"


def test_screen_readers_hear_the_figure_and_its_words(page: Page, server: Server) -> None:
    open_timeline(page, server.url)
    figure = page.locator(".st-key-timeline").get_by_label(text("timeline-label"))
    expect(figure).to_be_visible()
    expect(mark(page, "Russia takes over Crimea")).to_be_visible()
    page.get_by_text("This timeline in words").click()
    words = page.locator(".timeline-words")
    expect(words).to_contain_text("Economy: 3 events by first possible date: 2010s: 3.")
    expect(words).to_contain_text("28 August 1945 – 1 February 1946: Administered by Soviet Union")


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, serve_data: Callable[[Path | None], Server]
) -> Server:
    """The app with a pack of which what the figure shows is hostile."""
    root = tmp_path_factory.mktemp("hostile-timeline")
    tables = default_tables()
    events = [
        event_row("day", "2000-05-05", title=EVIL, scope="article", paragraphs="p1"),
        event_row("years", "1990/1999", title=f"years {EVIL}", scope="article", paragraphs="p1"),
    ]
    for row in tables["states"]:
        row["name"] += f" {EVIL}"
    names = {"latin_ja": EVIL, "latin_ru": EVIL}
    tables["toponyms"] = [row | names for row in tables["toponyms"]]
    make_pack(root, **(tables | {"events": events}))
    return serve_data(root)


def test_text_that_looks_like_code_stays_text(
    page: Page, hostile: Server, console: list[str]
) -> None:
    open_timeline(page, f"{hostile.url}/?pack=squares")
    mark(page, EVIL).hover()
    tip = page.locator(TOOLTIP)
    expect(tip.locator("h2")).to_have_text(EVIL)
    expect(tip).to_contain_text("5 May 2000")
    page.locator(f"{FIGURE} .bands_marks path").first.hover()
    expect(tip.locator("h2")).to_have_text(EVIL)
    expect(tip).to_contain_text(f"North {EVIL}")
    expect(page.locator(f"{FIGURE} .role-axis-label")).to_contain_text(["<img src=x"])
    expect(page.locator(".timeline-legend")).to_contain_text(f"North {EVIL}")
    page.get_by_text("This timeline in words").click()
    expect(page.locator(".timeline-words h4").first).to_have_text(EVIL)
    await_rest(page)
    assert page.evaluate("window.pwned") is None
    assert page.locator('img[src="x"]').count() == 0
    assert console == []
