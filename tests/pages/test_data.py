"""The Data page shows each table with its terms and its downloads."""

from __future__ import annotations

import io
import json
from html import escape

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from geo import export
from geo.atlas import open_atlas
from geo.i18n import keys, text
from geo.settings import ROOT
from geo.ui.tables import JOINED, WEAK, WEIGHED, load_table

TABLES = [JOINED, *(n for n in open_atlas("kuril", "en").resources if n != "licence")]
SHAPES = {JOINED, "events", "territories", "land", "lines"}


@pytest.fixture(scope="module")
def page() -> AppTest:
    page = AppTest.from_file(str(ROOT / "geo" / "ui" / "shell.py"), default_timeout=30).run()
    return page.switch_page("../../pages/data.py").run()


def test_offers_every_table(page: AppTest) -> None:
    assert [each.message for each in page.exception] == []
    assert len(page.selectbox(key="data-table").options) == len(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_table(page: AppTest, name: str) -> None:
    page.selectbox(key="data-table").set_value(name).run()
    assert [each.message for each in page.exception] == []
    atlas = open_atlas("kuril", "en")
    frame = atlas.joined if name == JOINED else atlas.table(name)
    assert frame is not None
    assert len(page.dataframe[0].value) == len(frame) > 0
    assert page.dataframe[0].proto.placeholder == ""
    assert page.dataframe[0].proto.HasField("placeholder"), "an empty cell is left empty"
    assert f"{len(frame):,} row" in page.caption[0].value
    kinds = ["CSV", "GeoJSON", "GeoPackage"] if name in SHAPES else ["CSV", "GeoPackage"]
    assert [each.label for each in page.get("download_button")] == [
        f"Download {kind}" for kind in kinds
    ]
    terms = "".join(each.value for each in page.get("html"))
    for heading in ("Licence", "Comes from"):
        assert f"<h3>{heading}</h3><ul class='source-list'><li>" in terms
    assert [each.label for each in page.expander] == ["What the columns mean"]
    known = keys("en")
    for column in page.dataframe[0].value.columns:
        key = f"column-{column.replace('_', '-')}"
        assert {key, f"{key}-help"} <= known
        meaning = f"<code>{column}</code></dt><dd>{escape(text(f'{key}-help'))}</dd>"
        assert f"<dt>{escape(text(key))} {meaning}" in terms
        assert json.loads(page.dataframe[0].proto.columns)[column]["label"] == text(key)
    assert (WEAK in page.dataframe[0].value.columns) == (name in WEIGHED)


@pytest.mark.parametrize(
    ("name", "column", "said", "filed"),
    [
        (JOINED, "territory_id", "Etorofu / Iturup", "etorofu"),
        (JOINED, "administered_by", "Soviet Union", "ussr"),
        (JOINED, "category", "Law and treaties", "legal"),
        (JOINED, "where", "Inside", "located-in"),
        (JOINED, "control_certainty", "Possibly", "possibly"),
        ("figures", WEAK, "No", "no"),
        (JOINED, "status", "Said or claimed", "claimed"),
        ("events", "actors", "Reuters; AP; Taipei Times (inferred)", "reuters;ap;taipei-times"),
        ("control", "state", "No state administration", "none"),
        ("positions", "party", "Japan", "japan"),
        ("lines", "status", "claimed", "claimed"),
        ("figures", "quantity", "area", "area"),
    ],
)
def test_names_stand_in_the_page_and_ids_in_files(
    page: AppTest, name: str, column: str, said: str, filed: str
) -> None:
    page.selectbox(key="data-table").set_value(name).run()
    assert said in set(page.dataframe[0].value[column])
    file = export.render_csv(load_table(open_atlas("kuril", "en"), name))
    assert filed in set(pd.read_csv(io.BytesIO(file), keep_default_na=False)[column])


@pytest.mark.parametrize(
    ("name", "weak", "sound"),
    [
        ("control", "south-sakhalin-01", "etorofu-01"),
        ("claims", None, "japan-etorofu-1945"),
        ("figures", "f020", "f001"),
        ("positions", "talks-today-japan", "sovereignty-japan"),
        ("events", "karafuto-1907", "two-plus-two-2017"),
    ],
)
def test_rows_on_weak_sources_alone_say_so(name: str, weak: str | None, sound: str) -> None:
    frame = load_table(open_atlas("kuril", "en"), name)
    rows = pd.read_csv(io.BytesIO(export.render_csv(frame)), index_col="id")
    assert set(rows[WEAK]) <= {"yes", "no"}
    assert rows[WEAK][sound] == "no"
    if weak:
        assert rows[WEAK][weak] == "yes"


def test_a_table_that_is_none_is_an_error() -> None:
    with pytest.raises(KeyError, match="licence"):
        load_table(open_atlas("kuril", "en"), "licence")
