"""The Compare page, run without a browser: choices, URL, words, table and list say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.settings import DATA_VARIABLE, ROOT
from tests.packs import default_tables, make_pack

SHELL = ROOT / "geo" / "ui" / "shell.py"
STORY = "article,background,lines,labels"


def open_page(query: Mapping[str, str] | None = None) -> AppTest:
    """Open the page as a reader does who comes from Explore with an address."""
    page = AppTest.from_file(str(SHELL), default_timeout=30)
    for name, value in (query or {}).items():
        page.query_params[name] = value
    run(page)
    return run(page.switch_page("../../pages/compare.py"))


def run(changed: Any) -> AppTest:
    page: AppTest = changed.run()
    assert [each.message for each in page.exception] == []
    return page


def differences(page: AppTest) -> str:
    return next(each.value for each in page.get("html") if "differences" in each.value[:40])


def table(page: AppTest) -> dict[str, list[str]]:
    """Return the cells of each territory's row, without markup."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", differences(page))[1:]
    cells = [
        [strip(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows
    ]
    return {name: rest for name, *rest in cells}


def strip(markup: str) -> str:
    return re.sub(r"<[^>]*>", "", markup).strip()


def query(page: AppTest) -> dict[str, Any]:
    return dict(page.query_params)


def group(page: AppTest, key: str) -> Any:
    return next(each for each in page.get("button_group") if each.key == key)


def maps(page: AppTest) -> dict[str, Any]:
    """Return what the maps are told to draw."""
    (frame,) = [each for each in page.get("component_instance") if "folium" in str(each.proto)]
    arguments = json.loads(frame.proto.json_args)
    (said,) = re.findall(r"DisputeCompare\.show\(\w+, (.*)\);", arguments["feature_group"])
    state: dict[str, Any] = json.loads(said)
    return state


def dates(page: AppTest) -> list[str]:
    return [side["date"] for side in maps(page)["sides"]]


def test_opens_on_the_pair_that_tells_most() -> None:
    page = open_page()
    assert query(page) == {}
    assert dates(page) == ["8 August 1945", "31 December 2017"]
    assert group(page, "compare-preset").value == 3
    assert page.text_input(key="date-at").placeholder == "1945-08-08"
    assert "Between 8 August 1945 and 31 December 2017, 6 territories" in differences(page)
    assert page.radio(key="event-choice").options
    run(group(page, "scope").set_value("story"))
    assert dates(page) == ["8 August 1945", "31 December 2017"], "a filter changed the pair"


def test_opens_on_a_pair_in_the_window_of_the_reader() -> None:
    page = open_page({"from": "1900", "to": "1950"})
    assert dates(page) == ["31 December 1905", "31 December 1946"]


def test_pair_sets_dates_maps_words_and_url() -> None:
    page = open_page()
    run(group(page, "compare-preset").set_value(2))
    assert query(page) == {"at": "1905", "at2": "1946"}
    assert page.text_input(key="date-at").value == "1905"
    assert page.text_input(key="date-at2").value == "1946"
    assert dates(page) == ["31 December 1905", "31 December 1946"]
    assert table(page)["Shikotan"][-1] == "Yes"
    assert "Treaty line on Sakhalin along 50° north" in differences(page)


def test_typed_second_date_and_what_is_no_date() -> None:
    page = open_page({"at": "1905"})
    run(page.text_input(key="date-at2").set_value(" 1946-02-02 "))
    assert query(page) == {"at": "1905", "at2": "1946-02-02"}
    assert dates(page)[1] == "2 February 1946"
    run(page.text_input(key="date-at2").set_value("1946-13"))
    assert ["1946\\-13 is not a date" in each.value for each in page.error] == [True]
    assert page.text_input(key="date-at2").value == "1946-13"
    assert query(page) == {"at": "1905", "at2": "1946-02-02"}
    assert dates(page)[1] == "2 February 1946"


def test_perspective_of_each_side() -> None:
    page = open_page({"at": "2017", "at2": "2017", "pov": "russia"})
    perspectives = [side["perspective"] for side in maps(page)["sides"]]
    assert perspectives == ["russia", "russia"], "the second follows until it is chosen"
    run(page.selectbox(key="compare-perspective2").set_value("japan"))
    assert query(page) == {"at": "2017", "at2": "2017", "pov": "russia", "pov2": "japan"}
    assert [side["whose"] for side in maps(page)["sides"]] == [
        "Stated position of Russia",
        "Stated position of Japan",
    ]
    assert table(page)["Habomai"][-1] == "Yes"
    assert table(page)["Hokkaido"][-1] == "No"


def test_arrangement() -> None:
    page = open_page()
    assert maps(page)["mode"] == "side"
    run(group(page, "compare-mode").set_value("swipe"))
    assert (query(page), maps(page)["mode"]) == ({"compare": "swipe"}, "swipe")


def test_table_of_a_pair() -> None:
    page = open_page({"at": "1855", "at2": "1875"})
    assert dates(page) == ["31 December 1855", "31 December 1875"]
    assert table(page)["Etorofu / Iturup"] == [
        "Tokugawa Japan",
        "Empire of Japan",
        "Same side, another state",
    ]
    assert table(page)["Urup to Shumshu / Uruppu to Shumushu"] == [
        "Russian Empire",
        "Empire of Japan",
        "Yes",
    ]


@pytest.mark.parametrize(
    ("changes", "said", "button", "left"),
    [
        ({}, "The whole story has 3 events between them.", "story", {}),
        ({"cat": "legal"}, "The whole story has 3 events between them.", "story", {"cat": "legal"}),
        (
            {"cat": "military"},
            "Without the filters, the whole story has 3 events between them.",
            "unfiltered",
            {},
        ),
    ],
)
def test_nothing_between_offers_what_the_filters_hide(
    changes: dict[str, str], said: str, button: str, left: dict[str, str]
) -> None:
    pair = {"at": "1855", "at2": "1875"}
    page = open_page(pair | changes)
    assert "0 events between the two dates" in [each.value for each in page.subheader]
    assert said in [each.value for each in page.markdown]
    run(page.button(key=f"compare-{button}").click())
    assert query(page) == pair | left | {"layers": STORY}
    assert page.radio(key="event-choice").options
    assert not [each for each in page.button if each.key == f"compare-{button}"]


def test_nothing_between_at_all() -> None:
    page = open_page({"at": "1856", "at2": "1857"})
    assert "The whole story has none between them either." in [each.value for each in page.markdown]


def test_event_between_is_selected_and_opened_on_explore() -> None:
    page = open_page({"layers": STORY, "at": "1855", "at2": "1875"})
    (chosen,) = [
        id_ for id_ in page.radio(key="event-choice").proto.options if "Saint Petersburg" in id_
    ][:1]
    at = list(page.radio(key="event-choice").proto.options).index(chosen)
    run(page.radio(key="event-choice").set_value(page.radio(key="event-choice").options[at]))
    selected = query(page)["event"]
    run(page.button(key="compare-open").click())
    assert query(page)["event"] == selected
    assert [each.key for each in page.button if each.key == "card-close"] == ["card-close"]


def test_bad_parameters_are_named() -> None:
    page = open_page({"at2": "1855-13", "pov2": "mars", "compare": "blink"})
    said = " ".join(each.value for each in page.markdown)
    assert all(name in said for name in ("at2", "pov2", "compare"))


@pytest.fixture
def squares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "<b>North</b> & co"
    states = [default_tables()["states"][0] | {"name": name}, default_tables()["states"][1]]
    make_pack(tmp_path, states=states)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))


@pytest.mark.usefixtures("squares")
def test_pack_without_pairs_and_with_markup_in_its_names() -> None:
    page = open_page()
    assert not [each for each in page.get("button_group") if each.key == "compare-preset"]
    assert "<b>North" not in differences(page)
    assert "&lt;b&gt;North&lt;/b&gt; &amp; co" in differences(page)
