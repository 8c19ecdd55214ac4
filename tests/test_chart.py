"""The chart draws what was laid out: shapes, inks, hollow plans; only data moves with the view."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import altair as alt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import style
from geo.atlas import open_atlas
from geo.chart import BRUSH, CHOSEN, build_chart, build_timeline, read_brush
from geo.i18n import text
from geo.model import Category, Layer, Status, ViewState
from geo.timeline import Timeline, lay_out, moment

ATLAS = open_atlas("kuril", "en")
ALL = ViewState(layers=tuple(Layer))
SHOWN = date(1643, 1, 1), date(2023, 1, 1)
WINDOW = date(1855, 2, 7), date(1945, 8, 31)


def lay(view: ViewState = ALL) -> Timeline:
    return lay_out(
        ATLAS.pack, ATLAS.history, ATLAS.index, ATLAS.areas, view, extent=ATLAS.extent(view)
    )


def build(timeline: Timeline, **changes: Any) -> dict[str, Any]:
    arguments = {"window": WINDOW, "as_of": date(1900, 1, 1), "selected": None, "language": "en"}
    return build_timeline(timeline, **(arguments | changes))


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    return build(lay())


def layer(spec: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = (each for each in spec["layer"] if each["name"] == name)
    return dict(found)


def param(spec: dict[str, Any], name: str) -> Any:
    return next(each for each in spec["params"] if each["name"] == name)


def without_data(spec: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in spec.items() if name != "datasets"})


def test_is_a_chart_that_vega_lite_takes(spec: dict[str, Any]) -> None:
    plain = json.loads(json.dumps(spec))
    plain["datasets"] = {name: rows or [{"y": 0}] for name, rows in plain["datasets"].items()}
    alt.LayerChart.from_dict(plain).to_dict()


def test_every_event_has_one_mark(spec: dict[str, Any]) -> None:
    ids = [row["id"] for row in spec["datasets"]["events"]]
    assert sorted(ids) == sorted(ATLAS.index.id_array[ATLAS.index.matches(ALL)])
    drawing = [each["name"] for each in spec["layer"] if each["data"]["name"] == "events"]
    assert drawing == ["bars", "events"]
    assert layer(spec, "bars")["transform"][0]["filter"] == "(datum.last > datum.first)"


def test_marks_have_the_shapes_and_inks_of_the_map(spec: dict[str, Any]) -> None:
    encoding = layer(spec, "events")["encoding"]
    shapes = encoding["shape"]["scale"]
    assert dict(zip(shapes["domain"], shapes["range"], strict=True)) == {
        category.value: path for category, path in style.SHAPES.items()
    }
    assert set(shapes["domain"]) == {category.value for category in Category}
    fills = encoding["fill"]["scale"]
    assert dict(zip(fills["domain"], fills["range"], strict=True)) == {
        status.value: colour for status, colour in style.EVENT_FILL.items()
    }


def test_plans_are_hollow(spec: dict[str, Any]) -> None:
    assert any(row["status"] == Status.PLANNED for row in spec["datasets"]["events"])
    assert style.EVENT_FILL[Status.PLANNED] == style.PAPER
    for name, field in (("events", "stroke"), ("bars", "fill")):
        ink = layer(spec, name)["encoding"][field]
        assert ink["condition"]["test"] == "(datum.status === 'planned')"
    assert layer(spec, "events")["encoding"]["stroke"]["condition"]["value"] == style.INK
    assert layer(spec, "bars")["encoding"]["fill"]["condition"]["value"] == style.PAPER


def test_approximate_dates_are_softer(spec: dict[str, Any]) -> None:
    soft = [row["id"] for row in spec["datasets"]["events"] if row["soft"]]
    assert "no-peace-treaty" in soft
    opacity = layer(spec, "bars")["encoding"]["opacity"]
    first, lasted = opacity["condition"]
    assert first["test"] == "(datum.soft === 1)"
    assert first["value"] < opacity["value"] < lasted["value"]


def test_the_selected_event_stands_out(spec: dict[str, Any]) -> None:
    assert spec["datasets"]["selected"] == []
    chosen = build(lay(), selected="shimoda-1855")
    assert [row["id"] for row in chosen["datasets"]["selected"]] == ["shimoda-1855"]
    assert layer(chosen, "selected")["encoding"]["fill"]["value"] == style.ACCENT
    outside = build(lay(ViewState()), selected="shimoda-1855")
    assert outside["datasets"]["selected"] == []


def test_window_and_day(spec: dict[str, Any]) -> None:
    assert spec["datasets"]["window"] == [
        {"first": moment(date(1855, 2, 7)), "last": moment(date(1945, 9, 1))}
    ]
    assert spec["datasets"]["day"] == [
        {"first": moment(date(1900, 1, 1)), "date": "1 January 1900"}
    ]


def test_dates_and_selection_change_data_only(spec: dict[str, Any]) -> None:
    changed = build(
        lay(replace(ALL, start="1900", event="shimoda-1855", at="1905")),
        window=(date(1900, 1, 1), date(1950, 1, 1)),
        as_of=date(1905, 12, 31),
        selected="shimoda-1855",
        turn=3,
    )
    assert without_data(changed) == without_data(spec)
    assert {row["turn"] for row in changed["datasets"]["events"]} == {3}
    assert list(changed["datasets"]) == list(spec["datasets"])


def test_is_the_same_each_time(spec: dict[str, Any]) -> None:
    assert json.dumps(build(lay())) == json.dumps(spec)
    again = [build_chart("en").to_dict() for _ in range(2)]
    assert again[0] == again[1]


def test_names_are_values_and_never_part_of_an_expression() -> None:
    evil = '"] + alert(1) + ["'
    timeline = replace(lay(), labels=((evil, 10.0),))
    spec = build(timeline)
    assert param(spec, "names")["value"] == [evil]
    assert param(spec, "middles")["value"] == [10.0]
    assert "alert" not in json.dumps(spec["layer"])


@pytest.mark.parametrize(
    ("extent", "form"),
    [((date(1643, 1, 1), date(2022, 3, 1)), "%Y"), ((date(2016, 5, 1), date(2017, 3, 1)), "%Y-%m")],
)
def test_axis(extent: tuple[date, date], form: str) -> None:
    timeline = lay_out(ATLAS.pack, ATLAS.history, ATLAS.index, ATLAS.areas, ALL, extent=extent)
    spec = build(timeline)
    years = extent[0].year, extent[1].year + 1
    assert param(spec, "span")["value"] == [moment(date(year, 1, 1)) for year in years]
    assert param(spec, "form")["value"] == form
    assert layer(spec, "window")["encoding"]["x"]["scale"]["type"] == "utc"


def test_gestures_and_accessible_names(spec: dict[str, Any]) -> None:
    assert param(spec, BRUSH)["select"]["encodings"] == ["x"]
    assert param(spec, CHOSEN)["select"]["fields"] == ["id", "turn"]
    assert spec["description"] == text("timeline-label")
    assert layer(spec, "events")["encoding"]["description"]["field"] == "title"
    silent = {"window", "lanes", "bands", "dots", "density", "bars", "day", "handle"}
    assert {each["name"] for each in spec["layer"] if each["mark"].get("aria") is False} == silent


@pytest.mark.parametrize(
    ("first", "last", "window"),
    [
        ("1855-03-01", "1905-11-01", ("1855", "1905")),
        ("1855-08-01", "1905-03-01", ("1856", "1904")),
        ("1855-02-07", "1855-02-20", ("1855-02-07", "1855-02-19")),
        ("1855-02-07", "1855-02-07", ("1855-02-07", "1855-02-07")),
        ("1855-02-07", "1855-11-20", ("1855-02", "1855-11")),
        ("1643-01-01", "1905-11-01", (None, "1905")),
        ("1855-03-01", "2023-01-01", ("1855", None)),
        ("1600-01-01", "2100-01-01", (None, None)),
        ("2023-01-01", "2023-01-01", ("2022-12-31", "2022-12-31")),
    ],
)
def test_a_drag_snaps_to_what_a_hand_can_point_at(
    first: str, last: str, window: tuple[str | None, str | None]
) -> None:
    drag = [float(moment(date.fromisoformat(day))) for day in (first, last)]
    assert read_brush(*drag, shown=SHOWN, extent=ATLAS.extent(ALL)) == window


@given(
    drag=st.tuples(*(2 * [st.floats(moment(date(1600, 1, 1)), moment(date(2100, 1, 1)))])).map(
        sorted
    )
)
def test_every_drag_is_a_window(drag: list[float]) -> None:
    start, end = read_brush(*drag, shown=SHOWN, extent=ATLAS.extent(ALL))
    view = replace(ALL, start=start, end=end)
    first, last = ATLAS.window(view)
    assert SHOWN[0] <= first <= last < SHOWN[1]
