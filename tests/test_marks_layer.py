"""The map with tools: the base never changes, and what it is told is small and harmless."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import folium
import numpy as np
import pytest
from streamlit_folium import generate_js_hash

from geo.annotations import Ellipse, Pin
from geo.assets import ROUTE, AssetStore, store
from geo.atlas import Atlas, open_atlas
from geo.layers import BaseMap, build_state
from geo.mark_edits import Marks
from geo.marks_layer import Finder, MarksEditor, MarksLayer, build_marks_state
from geo.model import ViewState
from geo.selection import Selection

WINDOW = (date(1855, 1, 1), date(2017, 4, 30))
FINDER = Finder(44.4, 147.0, 7.0, 874.0, 515.0, 0.99)
HOSTILE = "</script><!-- ${alert(1)} `x` ' \" \\ \u2028 {{ 1 }} 北"
MARKS = Marks((Pin(44.0, 147.0, HOSTILE), Ellipse(44.0, 147.0, 60.0, 30.5)), 1)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


def state(marks: Marks = MARKS) -> dict[str, Any]:
    view = ViewState(annotations=marks.annotations)
    shown = build_state(
        view,
        Selection((), np.zeros(8, bool), frozenset(), total=8),
        window=WINDOW,
        as_of=WINDOW[1],
        basemap=None,
    )
    return build_marks_state(shown, marks, FINDER, since=17)


def test_base_with_its_tools_is_the_same_each_time(atlas: Atlas) -> None:
    hashes = set()
    for _ in range(2):
        base, editor = BaseMap(atlas.files), MarksEditor("en")
        base.add_child(editor)
        base.render()
        said = str(editor._template.module.script(editor, {}))
        assert said.startswith("DisputeMarks.attach(")
        hashes.add(generate_js_hash(str(base._template.module.script(base, {})) + said))
    assert len(hashes) == 1


def test_its_own_files_are_served_and_no_others(atlas: Atlas) -> None:
    editor = MarksEditor("en")
    files = [*editor.default_js, *editor.default_css]
    assert [name for name, _ in files] == ["marks-editor.js", "marks-editor.css"]
    for name, url in files:
        assert url.startswith(f"{ROUTE}/")
        assert store.find(url.split("/")[2], name) is not None
    mine = AssetStore()
    MarksEditor("en", mine)
    assert mine.find(files[0][1].split("/")[2], "marks-editor.js") is not None
    scripts = b"".join(asset.content for asset in atlas.files.page.scripts)
    assert b"DisputeMarks" not in scripts, "the other pages load what they do not need"


def test_every_tool_has_a_name_and_a_hint() -> None:
    setup = json.loads(MarksEditor("en").setup)
    tools = ["select", "text", "pin", "arrow", "ellipse", "highlight"]
    assert list(setup["tools"]) == list(setup["hints"]) == tools
    assert all(setup["tools"].values())
    assert setup["words"]["new_text"]


def test_state_adds_to_that_of_the_map() -> None:
    found = state()
    assert found["editor"]["chosen"] == 1
    assert found["editor"]["since"] == 17
    assert found["editor"]["finder"] == {
        "lat": 44.4, "lon": 147.0, "zoom": 7.0, "width": 874.0, "height": 515.0, "share": 0.99,
    }  # fmt: skip
    assert "size" not in found["notes"][0]
    assert found["notes"][1]["size"] == [60.0, 30.5]
    assert len(found["notes"][1]["outline"]) == 72


def test_script_holds_the_state_as_harmless_json() -> None:
    base, layer = folium.Map(tiles=None), MarksLayer(state())
    layer.add_to(base)
    script = str(layer._template.module.script(layer, {}))
    (argument,) = re.findall(r"DisputeMarks\.show\(\w+, (.*)\);", script)
    assert json.loads(argument) == state()
    assert not re.search("[<>'\u2028]", argument)
