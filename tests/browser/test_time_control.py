"""Time is dragged, stepped and played in the page, and the server hears of it when it rests."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from geo.atlas import open_atlas
from geo.describe import caption
from geo.i18n import LANGUAGES, text, word_day
from geo.layers import BaseMap, TimeControl, ViewLayer, build_state
from geo.model import Layer, ViewState
from tests.browser.driver import await_rest, open_embedded, open_map, record_sent, type_date
from tests.browser.server import Server
from tests.strategies import changes

STORY = "layers=article,background,lines,labels"
AT = "Territories as of"
HTML = "text/html; charset=utf-8"


def track(frame: Frame) -> Locator:
    return frame.get_by_role("slider", name="Day shown")


def day(frame: Frame) -> str:
    """Return the day that the control shows, in ISO form."""
    shown: str = frame.evaluate("DisputeChronicle.iso(disputeTime.whole)")
    return shown


def await_day(frame: Frame, on: str) -> None:
    frame.wait_for_function("(on) => DisputeChronicle.iso(disputeTime.whole) === on", arg=on)


def await_answer(frame: Frame) -> None:
    """Wait until the server has taken over the day."""
    frame.wait_for_function("!disputeTime.resting && disputeTime.sent === null")


def fill(frame: Frame, territory: str) -> str:
    key: str = frame.evaluate("(id) => dispute.areas.get(id).key", territory)
    return key


def grasp(frame: Frame, share: float) -> tuple[float, float]:
    """Return where on the page a share of the track's length lies."""
    box = track(frame).bounding_box()
    assert box is not None
    return box["x"] + 10 + share * (box["width"] - 20), box["y"] + 12


@pytest.fixture
def frame(page: Page, server: Server) -> Frame:
    return open_map(page, f"{server.url}/?{STORY}&from=1850&to=1950")


@pytest.fixture
def embedded(page: Page, server: Server) -> Frame:
    return open_embedded(page, server.url, f"{STORY}&from=1850&to=1950")


def test_answers_as_the_history_on_both_sides_of_every_change(page: Page, server: Server) -> None:
    frame = open_embedded(page, server.url)
    atlas = open_atlas("kuril", "en")
    asked: list[list[Any]] = []
    expected: list[str] = []
    for perspective in atlas.history.perspectives:
        for id_ in atlas.areas:
            for change in changes(atlas.history, id_, perspective=perspective):
                for on in (change - timedelta(days=1), change):
                    answer = atlas.history.at(id_, on, perspective=perspective)
                    asked.append([perspective, id_, on.isoformat()])
                    expected.append(caption(atlas.pack, answer, perspective=perspective))
    told = frame.evaluate(
        """(asked) => asked.map(([perspective, id, on]) =>
            dispute.chronicle.at(perspective, id, DisputeChronicle.day(on)).words)""",
        asked,
    )
    assert len(told) > 100
    assert told == expected


def test_says_the_date_as_the_rest_of_the_page_does(frame: Frame) -> None:
    for on in (date(1644, 1, 1), date(1855, 2, 7), date(1945, 9, 5), date(2017, 3, 20)):
        said = frame.evaluate("(on) => disputeTime.word(DisputeChronicle.day(on))", on.isoformat())
        assert said == word_day(on, "en")


def test_dragging_asks_the_server_once_when_let_go(page: Page, frame: Frame) -> None:
    sent = record_sent(page)
    page.reload()
    frame = open_map(page, page.url)
    quiet = len(sent)
    assert fill(frame, "etorofu").startswith("ochre1")
    page.mouse.move(*grasp(frame, 1.0))
    page.mouse.down()
    for share in (0.9, 0.7, 0.5):
        page.mouse.move(*grasp(frame, share), steps=4)
    assert day(frame).startswith("190")
    assert fill(frame, "etorofu") == "teal2"
    assert len(sent) == quiet, "the server was asked while the hand held the day"
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"at=190\d-\d\d-\d\d"))
    at = re.search(r"at=([\d-]+)", page.url)
    assert at is not None
    assert day(frame) == at[1]
    expect(page.get_by_label(AT, exact=True)).to_have_value(at[1])
    await_rest(page)
    assert len(sent) == quiet + 1
    assert day(frame) == at[1]


def test_keys_step_by_event_year_and_end(page: Page, frame: Frame) -> None:
    track(frame).focus()
    page.keyboard.press("Home")
    await_day(frame, "1850-01-01")
    page.keyboard.press("ArrowRight")
    first = day(frame)
    assert frame.evaluate("disputeTime.lit.length") > 0
    assert "1850-01-01" < first < "1860"
    page.keyboard.press("ArrowRight")
    second = day(frame)
    assert second > first
    page.keyboard.press("ArrowLeft")
    await_day(frame, first)
    page.keyboard.press("Shift+ArrowRight")
    year, rest = first[:4], first[4:]
    await_day(frame, f"{int(year) + 1}{rest}")
    expect(page).to_have_url(re.compile(f"at={int(year) + 1}{rest}"))
    page.keyboard.press("End")
    await_day(frame, "1950-12-31")
    expect(page).not_to_have_url(re.compile("[?&]at="))
    expect(page.get_by_label(AT, exact=True)).to_have_value("")


def test_sidebar_and_address_move_the_control(page: Page, frame: Frame, server: Server) -> None:
    await_day(frame, "1950-12-31")
    type_date(page, AT, "1905-09-06")
    await_day(frame, "1905-09-06")
    expect(track(frame)).to_have_attribute("aria-valuetext", "6 September 1905")
    type_date(page, "To", "1910")
    frame.wait_for_function("DisputeChronicle.iso(disputeTime.last) === '1910-12-31'")
    assert day(frame) == "1905-09-06"
    frame = open_map(page, f"{server.url}/?{STORY}&at=1870")
    assert day(frame) == "1870-12-31"


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_plays_to_the_end_and_stays_there(page: Page, frame: Frame, motion: Any) -> None:
    page.emulate_media(reduced_motion=motion)
    play = frame.get_by_role("button", name="Play", exact=True)
    track(frame).focus()
    page.keyboard.press("Home")
    await_day(frame, "1850-01-01")
    speed = frame.get_by_role("button", name="Speed")
    for _ in range(2):
        speed.click()
    expect(speed).to_have_accessible_name("Speed: 4×")
    play.click()
    expect(frame.get_by_role("button", name="Pause")).to_be_visible()
    frame.wait_for_function("disputeTime.whole > DisputeChronicle.day('1853-01-01')")
    page.keyboard.press("Space")
    expect(play).to_be_visible()
    paused = day(frame)
    expect(page).to_have_url(re.compile(f"at={paused}"))
    if motion == "reduce":
        begins = frame.evaluate("disputeTime.beginnings().map(DisputeChronicle.iso)")
        assert paused in begins
    frame.evaluate("disputeTime.goTo(disputeTime.last - 200)")
    track(frame).focus()
    page.keyboard.press("Space")
    await_day(frame, "1950-12-31")
    expect(play).to_be_visible()


def test_repeat_starts_again(page: Page, embedded: Frame) -> None:
    page.emulate_media(reduced_motion="no-preference")
    embedded.get_by_role("button", name="Repeat").click()
    embedded.evaluate("disputeTime.goTo(disputeTime.last - 300)")
    embedded.get_by_role("button", name="Play", exact=True).click()
    embedded.wait_for_function("disputeTime.whole < DisputeChronicle.day('1900-01-01')")
    embedded.get_by_role("button", name="Pause").click()


def test_events_of_the_day_open_over_the_map(page: Page, frame: Frame) -> None:
    type_date(page, AT, "1855-02-07")
    await_day(frame, "1855-02-07")
    now = frame.locator(".dispute-time-now")
    expect(now).to_contain_text("7 February 1855")
    now.click()
    panel = frame.get_by_role("region", name="Events up to this day")
    event = open_atlas("kuril", "en").pack.events_by_id["shimoda-1855"]
    expect(panel).to_contain_text(event.summary)
    panel.get_by_role("button", name="Read more").first.click()
    expect(page).to_have_url(re.compile("event=shimoda-1855"))
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_touch_drags_time(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page(390, 844, has_touch=True, is_mobile=True)
    frame = open_map(page, f"{server.url}/?{STORY}&from=1850&to=1950")
    x, y = grasp(frame, 0.25)
    page.touchscreen.tap(x, y)
    expect(page).to_have_url(re.compile(r"at=187\d-"))
    assert fill(frame, "uruppu-to-shumshu") in {"teal2", "ochre2", "ochre2+teal2"}
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


def test_perspective_is_respected_while_time_moves(page: Page, server: Server) -> None:
    frame = open_map(page, f"{server.url}/?{STORY}&pov=japan")
    track(frame).focus()
    page.keyboard.press("Home")
    page.keyboard.press("End")
    assert fill(frame, "etorofu") == "teal0/ochre"
    await_answer(frame)
    type_date(page, AT, "1950")
    await_day(frame, "1950-12-31")
    assert fill(frame, "etorofu") == "teal1/ochre"
    expect(frame.locator(".dispute-time-who")).to_contain_text("contested by")


def test_lines_in_force_follow_time(page: Page, embedded: Frame) -> None:
    track(embedded).focus()
    page.keyboard.press("Home")
    drawn = "dispute.lineLayer.getLayers().map(({ feature }) => feature.properties.id)"
    assert embedded.evaluate(drawn) == []
    for _ in range(12):
        page.keyboard.press("ArrowRight")
        if day(embedded) >= "1855-02-07":
            break
    assert embedded.evaluate(drawn) == ["line-1855-etorofu-strait"]


def test_works_in_a_page_without_streamlit(page: Page, server: Server) -> None:
    atlas = open_atlas("kuril", "en")
    view = ViewState(layers=tuple(Layer), start="1850", end="1950")
    base = BaseMap(atlas.files)
    base.add_child(TimeControl())
    state = build_state(
        view,
        atlas.select(view),
        window=atlas.window(view),
        as_of=atlas.as_of(view),
        basemap=None,
    )
    ViewLayer(state).add_to(base)
    document = base.get_root().render()
    page.route("**/standalone", lambda route: route.fulfill(body=document, content_type=HTML))
    page.goto(f"{server.url}/standalone")
    page.wait_for_function("document.documentElement.dataset.named")
    frame = page.main_frame
    await_day(frame, "1950-12-31")
    track(frame).focus()
    page.keyboard.press("Home")
    await_day(frame, "1850-01-01")
    page.keyboard.press("ArrowRight")
    frame.locator(".dispute-time-now").click()
    panel = frame.get_by_role("region", name="Events up to this day")
    panel.get_by_role("button", name="Read more").first.click()
    chosen = frame.evaluate("dispute.state.selected")
    assert chosen in atlas.pack.events_by_id
    frame.wait_for_function("!disputeTime.resting")
    assert frame.evaluate("dispute.state.at") == day(frame) > "1850"


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_to_move_time_is_said_in_full(page: Page, server: Server, language: str) -> None:
    # As wide as the map of Explore is in a window of 1280 px.
    page.set_viewport_size({"width": 610, "height": 500})
    frame = open_embedded(page, server.url, f"lang={language}")
    hint = frame.get_by_text(text("time-hint", language))
    expect(hint).to_be_visible()
    assert hint.evaluate("(hint) => hint.scrollWidth - hint.clientWidth") == 0


def test_a_day_typed_while_time_plays_ends_the_play(page: Page, frame: Frame) -> None:
    page.emulate_media(reduced_motion="no-preference")
    play = frame.get_by_role("button", name="Play", exact=True)
    play.click()
    frame.wait_for_function("disputeTime.playing && disputeTime.whole > disputeTime.first")
    type_date(page, AT, "1905-09-06")
    await_day(frame, "1905-09-06")
    expect(play).to_be_visible()
    expect(page).to_have_url(re.compile("at=1905-09-06"))


def test_a_narrower_window_takes_the_play_along(page: Page, frame: Frame) -> None:
    page.emulate_media(reduced_motion="no-preference")
    frame.get_by_role("button", name="Play", exact=True).click()
    frame.wait_for_function("disputeTime.playing && disputeTime.whole > disputeTime.first")
    type_date(page, "From", "1940")
    frame.wait_for_function("disputeTime.whole >= DisputeChronicle.day('1940-01-01')")
    assert frame.evaluate("disputeTime.playing")
    frame.get_by_role("button", name="Pause").click()
    assert "1940" <= day(frame) < "1951"


def test_a_day_and_a_choice_that_come_close_together_are_both_heard(
    page: Page, frame: Frame
) -> None:
    frame.evaluate(
        """() => {
            disputeTime.set(DisputeChronicle.day("1905-09-06"));
            disputeTime.settle();
            dispute.select(dispute.order.get("shimoda-1855"));
        }"""
    )
    expect(page).to_have_url(re.compile("at=1905-09-06.*event=shimoda-1855"))
    await_answer(frame)
    assert day(frame) == "1905-09-06"
    assert frame.evaluate("dispute.untold") == {}


def test_the_server_is_not_told_while_time_plays(page: Page, server: Server) -> None:
    sent = record_sent(page)
    frame = open_map(page, f"{server.url}/?{STORY}&from=1850&to=1950")
    quiet = len(sent)
    track(frame).focus()
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    frame.wait_for_function("disputeTime.whole > disputeTime.first")
    assert len(sent) == quiet
    page.keyboard.press("Space")
    await_answer(frame)
    assert len(sent) == quiet + 1


def test_a_window_of_one_day_shows_its_events(page: Page, server: Server) -> None:
    frame = open_embedded(page, server.url, f"{STORY}&from=1945-09-02&to=1945-09-02")
    expect(frame.get_by_role("button", name="Play", exact=True)).to_be_disabled()
    expect(frame.locator(".dispute-time-now")).to_contain_text("2 September 1945")


def test_a_day_outside_the_window_is_shown_as_outside(page: Page, server: Server) -> None:
    frame = open_embedded(page, server.url, f"{STORY}&from=1850&to=1900&at=1950-01-01")
    slider = track(frame)
    expect(slider).to_have_attribute("aria-valuetext", "1 January 1950")
    assert slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax")
    expect(frame.locator(".dispute-outside")).to_have_count(1)


def test_what_glows_leaves_the_number_of_its_stack_free(page: Page, server: Server) -> None:
    frame = open_map(page, f"{server.url}/?event=no-peace-treaty&at=1946&view=43.9,146.8,7.5")
    glow = """() => {
        const { glow, lit } = disputeTime;
        const stack = lit.map((i) => dispute.homes.get(i)).find(Boolean);
        const canvas = glow._container;
        const [ratio, at] = [canvas.width / canvas.clientWidth, L.DomUtil.getPosition(canvas)];
        const opacity = (x, y) => glow._ctx.getImageData(
            Math.round((x - at.x) * ratio), Math.round((y - at.y) * ratio), 1, 1).data[3];
        const [x, y] = dispute.symbols.beside(stack, -1);
        return [opacity(stack.x, stack.y), opacity(x, y)];
    }"""
    number, beside = frame.evaluate(glow)
    assert number < 26
    assert beside > 128
