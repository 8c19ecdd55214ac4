"""The Explore page, run without a browser: view, widgets, list, card and URL say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.model import Category
from geo.settings import DATA_VARIABLE
from geo.ui import state
from geo.ui.event_list import PAGE_SIZE
from tests.packs import default_tables, make_pack
from tests.pages.explore import card, heading, html, open_page, query, run, shown


def notice(page: AppTest) -> tuple[str, ...]:
    """Return what the page says of its address: a line, then each part that it could not use."""
    found = [each for each in page.expander if "of this address" in each.label]
    return tuple(text for each in found for text in (each.label, *_items(each)))


def _items(part: Any) -> list[str]:
    (details,) = part.markdown
    return [line.removeprefix("- ") for line in details.value.splitlines()]


def button_group(page: AppTest, key: str) -> Any:
    return next(each for each in page.get("button_group") if each.key == key)


def test_first_view() -> None:
    page = open_page()
    assert shown(page)[0] == shown(page)[1] > PAGE_SIZE
    options = page.radio(key="event-choice").options
    assert len(options) == len(page.radio(key="event-choice").proto.captions) == PAGE_SIZE
    assert all(re.match(r"!\[\]\(/assets/\w+/[\w-]+\.svg\) \S", option) for option in options)
    captions = page.radio(key="event-choice").proto.captions
    assert '<h2 class="list-title">Events</h2>' in html(page)
    assert any("about 1945" in caption for caption in captions)
    assert not any("possibly" in caption for caption in captions)
    assert card(page) == ""
    assert "Select an event" in html(page)
    assert "Territories on 30 April 2017" in html(page)
    assert query(page) == {}
    assert notice(page) == ()


def test_select_in_the_list_and_step() -> None:
    page = open_page()
    radio = page.radio(key="event-choice")
    run(radio.set_value("crimea-2014"))
    assert heading(page) == "Russia takes over Crimea"
    assert query(page) == {"event": "crimea-2014"}
    run(page.button(key="card-previous").click())
    assert heading(page) == "Previous two-plus-two meeting"
    assert page.radio(key="event-choice").value == "two-plus-two-2013"
    run(page.button(key="card-next").click())
    run(page.button(key="card-next").click())
    assert query(page) == {"event": "japan-sanctions-2014"}
    run(page.button(key="card-close").click())
    assert card(page) == ""
    assert query(page) == {}


def test_a_list_that_has_not_heard_of_a_choice_does_not_take_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(state, "ECHO_SECONDS", 0)  # a slow machine
    page = open_page({"event": "crimea-2014"})
    run(page.radio(key="event-choice").set_value(None))
    assert query(page) == {"event": "crimea-2014"}
    assert page.radio(key="event-choice").value == "crimea-2014"


def test_steps_from_an_event_outside_the_filters_go_to_the_nearest_shown() -> None:
    page = open_page({"event": "karafuto-1907"})
    assert "outside the filters" in card(page)
    assert page.button(key="card-previous").disabled
    run(page.button(key="card-next").click())
    assert page.radio(key="event-choice").index == 0
    assert page.button(key="card-previous").disabled
    page = open_page({"event": "summit-moscow-2017", "to": "2016"})
    assert page.button(key="card-next").disabled
    run(page.button(key="card-previous").click())
    assert "outside the filters" not in card(page)
    assert page.button(key="card-next").disabled


def test_pages_of_the_list() -> None:
    page = open_page({"layers": "article,background"})
    assert page.button(key="list-previous").disabled
    run(page.button(key="list-next").click())
    assert any(each.value.startswith("Page 2 of ") for each in page.caption)
    assert len(page.radio(key="event-choice").options) == PAGE_SIZE
    run(page.button(key="list-previous").click())
    assert any(each.value.startswith("Page 1 of ") for each in page.caption)


def test_a_selected_event_brings_its_page_of_the_list() -> None:
    page = open_page({"event": "summit-planned-2017"})
    assert page.radio(key="event-choice").value == "summit-planned-2017"
    assert page.button(key="list-next").disabled
    assert page.button(key="card-next").disabled
    run(page.button(key="list-previous").click())
    assert page.radio(key="event-choice").value is None
    assert heading(page) == "Planned: Abe-Putin summit in Russia"


@pytest.mark.parametrize(
    ("field", "text", "param"),
    [
        ("date-start", "1855", "from"),
        ("date-start", " 2017-03-20 ", "from"),
        ("date-end", "1945-08", "to"),
        ("date-at", "1900", "at"),
    ],
)
def test_typed_date(field: str, text: str, param: str) -> None:
    page = open_page()
    run(page.text_input(key=field).set_value(text))
    assert query(page) == {param: text.strip()}
    assert page.text_input(key=field).value == text.strip()
    assert not page.error


@pytest.mark.parametrize(
    ("start", "typed", "message"),
    [
        ("", "1945-13", "1945\\-13 is not a date"),
        ("", "soon", "soon is not a date"),
        ("2017", "1855", "The first date lies after the second one"),
    ],
)
def test_typed_text_that_is_no_date(start: str, typed: str, message: str) -> None:
    page = open_page({"from": start} if start else None)
    before = shown(page), query(page)
    run(page.text_input(key="date-end").set_value(typed))
    assert [message in each.value for each in page.error] == [True]
    assert page.text_input(key="date-end").value == typed
    assert (shown(page), query(page)) == before
    run(page.text_input(key="date-end").set_value("2018"))
    assert not page.error
    assert query(page)["to"] == "2018"


def test_as_of_date_changes_the_territories_and_not_the_events() -> None:
    page = open_page({"at": "1900"})
    assert shown(page)[0] == shown(page)[1]
    assert "Territories on 31 December 1900" in html(page)
    assert "Empire of Japan" in html(page)
    (legend,) = (each.value for each in page.get("html") if 'class="legend" ' in each.value)
    assert "Soviet Union" not in legend


def test_era() -> None:
    page = open_page()
    run(button_group(page, "era").set_value("1945"))
    assert query(page) == {"from": "1945", "to": "1945"}
    assert page.slider(key="year-range").value == (1945, 1945)
    assert page.text_input(key="date-start").value == "1945"
    run(button_group(page, "era").set_value(None))
    assert query(page) == {}


def test_slider_moves_only_the_end_that_moved() -> None:
    page = open_page({"from": "2013-11"})
    run(page.slider(key="year-range").set_value((2013, 2016)))
    assert query(page) == {"from": "2013-11", "to": "2016"}
    run(page.slider(key="year-range").set_value((1945, 2016)))
    assert query(page) == {"to": "2016"}


def test_scope() -> None:
    page = open_page()
    article = shown(page)
    run(button_group(page, "scope").set_value("story"))
    assert shown(page)[0] > 2 * article[0]
    assert query(page) == {"layers": "article,background,lines,labels"}
    run(button_group(page, "scope").set_value("article"))
    assert (shown(page), query(page)) == (article, {})


def test_certain() -> None:
    page = open_page({"from": "1945", "to": "2016"})
    captions = page.radio(key="event-choice").proto.captions
    assert any("possibly in range" in caption for caption in captions)
    possible = shown(page)
    run(page.toggle(key="certain").set_value(True))
    assert shown(page)[0] < possible[0]
    assert query(page)["certain"] == "1"
    captions = page.radio(key="event-choice").proto.captions
    assert not any("possibly" in caption for caption in captions)


def test_closed_parts_of_the_sidebar_are_not_built() -> None:
    page = open_page()
    assert len(page.multiselect) == 0
    assert [box.key for box in page.selectbox] == ["language-choice"]


@pytest.mark.parametrize(
    ("kind", "key", "value", "param"),
    [
        ("text_input", "text", "Lavrov", {"q": "Lavrov"}),
        ("button_group", "filter-categories", [Category.LEGAL], {"cat": "legal"}),
        ("multiselect", "filter-territories", ["shikotan"], {"where": "shikotan"}),
        ("multiselect", "filter-actors", ["shinzo-abe"], {"who": "shinzo-abe"}),
    ],
)
def test_filter(kind: str, key: str, value: Any, param: dict[str, str]) -> None:
    page = open_page(side_filters=True)
    widget = next(each for each in page.get(kind) if each.key == key)
    run(widget.set_value(value))
    count, total = shown(page)
    assert 0 < count < total
    assert query(page) == param
    assert shown(open_page(param)) == (count, total)


@pytest.mark.parametrize(
    ("kind", "key", "value", "param", "said"),
    [
        ("radio", "perspective", "japan", {"pov": "japan"}, "Stated position of Japan"),
        ("button_group", "names", "ja", {"names": "ja"}, ""),
        ("selectbox", "base", "osm", {"base": "osm"}, ""),
        ("checkbox", "layer-lines", False, {"layers": "article,labels"}, ""),
    ],
)
def test_map_choice(kind: str, key: str, value: Any, param: dict[str, str], said: str) -> None:
    page = open_page(side_map=True)
    widget = next(each for each in page.get(kind) if each.key == key)
    run(widget.set_value(value))
    assert query(page) == param
    assert said in html(page)


def test_words_stand_for_the_map() -> None:
    page = open_page({"pov": "russia", "names": "ru"}, words=True)
    (words,) = page.text
    assert "Итуруп: In the stated position of Russia: Russian Federation." in words.value


def test_words_come_with_the_sources_of_who_administered_what() -> None:
    page = open_page({"at": "1945-09-01"}, words=True)
    (held,) = (each.proto.body for each in page.get("html") if "card held" in each.proto.body)
    (shikotan,) = (each for each in held.split("<li>") if "Shikotan" in each)
    assert "Soviet Union (military administration)" in shikotan
    assert 'href="http' in shikotan
    assert "Iwate University page (Miyamoto)" in shikotan


def test_empty_window_offers_what_is_nearest() -> None:
    page = open_page({"from": "2020", "to": "2021"})
    assert shown(page)[0] == 0
    assert [each.value for each in page.subheader] == ["No event in this window"]
    run(page.button(key="empty-earlier").click())
    assert heading(page) == "Planned: Abe-Putin summit in Russia"
    assert query(page)["from"] == "2017"
    page = open_page({"from": "2020", "to": "2021"})
    run(page.button(key="empty-all-dates").click())
    assert query(page) == {}


def test_filters_that_nothing_passes() -> None:
    page = open_page({"q": "zebra", "at": "1900"})
    assert any("No event passes the filters" in each.value for each in page.markdown)
    run(page.button(key="empty-reset").click())
    assert query(page) == {}
    assert shown(page)[0] > 0


def test_reset() -> None:
    page = open_page({"from": "1945", "pov": "japan", "event": "crimea-2014"})
    run(page.text_input(key="date-end").set_value("nonsense"))
    run(page.button(key="reset").click())
    assert query(page) == {}
    assert page.text_input(key="date-end").value == ""
    assert not page.error


def test_address_is_the_view() -> None:
    address = {
        "from": "1945",
        "to": "2017-03-20",
        "at": "1946",
        "certain": "1",
        "pov": "russia",
        "names": "ja",
        "where": "etorofu",
        "event": "missiles-etorofu",
        "layers": "article,background",
        "base": "imagery",
        "view": "44.5,147,6.25",
    }
    page = open_page(address, side_map=True, side_filters=True)
    assert query(page) == address
    assert page.text_input(key="date-end").value == "2017-03-20"
    assert page.radio(key="perspective").value == "russia"
    assert page.selectbox(key="base").value == "imagery"
    assert page.multiselect(key="filter-territories").value == ["etorofu"]
    assert not page.checkbox(key="layer-lines").value
    assert notice(page) == ()


def test_bad_parameters_fall_back_alone_and_are_reported() -> None:
    page = open_page({"from": "1945-13", "pov": "mars", "to": "2017", "old": "1"})
    line, *items = notice(page)
    assert line.startswith("3 parts of this address could not be used; the rest of the view")
    assert len(items) == 3
    for item, found in zip(items, ("old", "1945\\-13", "mars"), strict=True):
        assert found in item
    assert query(page) == {"to": "2017"}
    run(page.toggle(key="certain").set_value(True))
    assert notice(page) == ()


def test_unknown_pack_falls_back() -> None:
    page = open_page({"pack": "atlantis", "event": "crimea-2014"})
    line, item = notice(page)
    assert line.startswith("1 part of this address could not be used")
    assert "atlantis" in item
    assert heading(page) == "Russia takes over Crimea"


HOSTILE = "<img src=x onerror=alert(1)> ${alert(1)} `x` **b** </script>"


def test_text_from_data_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    events = default_tables()["events"]
    for event in events:
        event.update(title=HOSTILE, summary=HOSTILE, place=HOSTILE)
    make_pack(tmp_path, events=events)
    (tmp_path / "squares").rename(tmp_path / "kuril")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    page = open_page({"event": "talks-2017"})
    assert "<img src=x" not in html(page)
    assert "&lt;img src=x onerror=alert(1)&gt; ${alert(1)} `x` **b**" in card(page)
    for option in page.radio(key="event-choice").options:
        assert "\\<img src=x" in option
        assert "\\*\\*b\\*\\*" in option


def test_broken_pack_shows_every_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_pack(tmp_path)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    path = path.rename(tmp_path / "kuril")
    events = path / "events.csv"
    events.write_text(events.read_text().replace("1855-02-07", "1855-13", 1), encoding="utf-8")
    (path / "claims.csv").unlink()
    page = open_page()
    assert "cannot be shown" in page.title[0].value
    table = page.dataframe[0].value
    assert len(table) == 2
    assert set(table["File"]) == {"events.csv", "claims.csv"}
    assert "1855-13" in "".join(table["Found"])
    assert not page.radio
