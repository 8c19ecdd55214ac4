"""The timeline of the Explore page, run without a browser: what it is sent, and its words."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from geo.settings import DATA_VARIABLE
from geo.timeline import moment
from tests.packs import default_tables, make_pack
from tests.pages.explore import html, open_page, run
from tests.pages.test_explore import HOSTILE

STORY = "article,background"
DAY = moment(date(1970, 1, 2))


def chart(page: AppTest) -> Any:
    (found,) = page.get("vega_lite_chart")
    return found.proto


def dataset(page: AppTest, name: str) -> list[dict[str, Any]]:
    """Return the rows of a dataset of the chart as the browser gets them."""
    (data,) = (each.data.data for each in chart(page).datasets if each.name == name)
    rows: list[dict[str, Any]] = pa.ipc.open_stream(data).read_all().to_pylist()
    return rows


def window(page: AppTest) -> tuple[date, date]:
    """Return the window as the figure shows it; what is sent is exact to minutes."""
    (row,) = dataset(page, "window")
    first, after = (
        date(1970, 1, 1) + timedelta(round(row[edge] / DAY)) for edge in ("first", "last")
    )
    return first, after - timedelta(1)


def test_figure_is_there_and_takes_gestures() -> None:
    page = open_page()
    assert list(chart(page).selection_mode) == ["brush", "chosen"]
    assert len(dataset(page, "events")) == 31
    assert window(page) == (date(1945, 1, 1), date(2017, 4, 30))
    assert len(dataset(open_page({"layers": STORY}), "events")) == 98
    assert "Drag across it" in html(page)


def test_keyboards_are_told_their_way() -> None:
    page = open_page()
    start, end = (page.text_input(key=f"date-{field}").label for field in ("start", "end"))
    assert f"By keyboard: “{start}”, “{end}” and the list of events." in html(page)


def test_figure_follows_the_sidebar_and_stays_the_same_chart() -> None:
    page = open_page()
    before, id_ = chart(page).spec, chart(page).id
    run(page.text_input(key="date-start").set_value("1956-10-19"))
    assert window(page)[0] == date(1956, 10, 19)
    run(page.text_input(key="date-at").set_value("1991"))
    assert dataset(page, "day")[0]["date"] == "31 December 1991"
    assert len(dataset(page, "events")) == 31
    assert (chart(page).spec, chart(page).id) == (before, id_)


def test_figure_widens_to_a_window_beyond_what_is_told() -> None:
    page = open_page({"from": "1855"})
    params = {each["name"]: each.get("value") for each in json.loads(chart(page).spec)["params"]}
    assert params["span"][0] == moment(date(1855, 1, 1))
    assert window(page)[0] == date(1855, 1, 1)


def test_selected_event_and_turns() -> None:
    page = open_page()
    assert dataset(page, "selected") == []
    assert {row["turn"] for row in dataset(page, "events")} == {0}
    run(page.radio(key="event-choice").set_value("crimea-2014"))
    assert [row["id"] for row in dataset(page, "selected")] == ["crimea-2014"]
    run(page.button(key="card-close").click())
    assert dataset(page, "selected") == []
    assert {row["turn"] for row in dataset(page, "events")} == {2}


def test_filters_choose_what_is_drawn() -> None:
    page = open_page({"cat": "economic", "from": "2017", "pov": "japan"})
    rows = dataset(page, "events")
    assert {row["category"] for row in rows} == {"economic"}
    assert min(row["first"] for row in rows) < dataset(page, "window")[0]["first"]
    # In Japan's position the islands are Japan's.
    islands = [row for row in dataset(page, "bands") if row["area"].startswith("Etorofu")]
    assert islands[-2]["said"].startswith("Japan, contested by")


def test_words_stand_for_the_figure() -> None:
    assert '<section class="timeline-words">' not in html(open_page())
    page = open_page({"pov": "russia"}, timeline_words=True)
    assert "Economy: 3 events by first possible date: 2010s: 3." in html(page)
    assert "<h3>Stated position of Russia</h3>" in html(page)
    assert "<h4>Etorofu / Iturup</h4><ul><li>" in html(page)


def test_text_from_data_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = default_tables()
    for row in tables["states"]:
        row["name"] += HOSTILE
    names = {"latin_ja": HOSTILE, "latin_ru": HOSTILE}
    tables["toponyms"] = [row | names for row in tables["toponyms"]]
    make_pack(tmp_path, **tables)
    (tmp_path / "squares").rename(tmp_path / "kuril")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    page = open_page(timeline_words=True)
    assert "<img src=x" not in html(page)
    assert "<h4>&lt;img src=x onerror=alert(1)&gt;" in html(page)
    assert "<span>North&lt;img src=x" in html(page)


@pytest.mark.parametrize("story", ["article", STORY])
def test_message_is_small(story: str) -> None:
    page = open_page({"layers": story})
    assert len(chart(page).SerializeToString()) < 40_000
