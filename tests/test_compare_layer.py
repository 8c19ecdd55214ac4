"""Two maps in one frame: the base never changes, and the message is small and harmless."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import folium
import numpy as np
import pytest
from streamlit_folium import generate_js_hash

from geo.atlas import Atlas, open_atlas
from geo.basemaps import BASEMAPS
from geo.compare import Side
from geo.compare_layer import Caption, PairLayer, SecondMap, build_pair_state
from geo.layers import BaseMap
from geo.model import CompareMode, ViewState
from geo.selection import Selection

SIDES = Side(date(1855, 12, 31)), Side(date(1875, 12, 31), "japan")
WINDOW = SIDES[0].on, SIDES[1].on
HOSTILE = "</script><!-- ${alert(1)} `x` ' \" \\ \u2028 {{ 1 }} 北"
CAPTIONS = (
    Caption("31 December 1855", HOSTILE, f"Map: {HOSTILE}"),
    Caption("31 December 1875", "Japan", "Map: Japan"),
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


def state(view: ViewState, count: int = 3) -> dict[str, Any]:
    mask = np.random.default_rng(1).random(count) < 0.5
    selection = Selection((), mask, frozenset(), total=count)
    return build_pair_state(
        view, selection, SIDES, CAPTIONS, window=WINDOW, basemap=BASEMAPS["natgeo"]
    )


def script(state: dict[str, Any]) -> str:
    base, layer = folium.Map(tiles=None), PairLayer(state)
    layer.add_to(base)
    return str(layer._template.module.script(layer, {}))


def test_base_with_its_second_map_is_the_same_each_time(atlas: Atlas) -> None:
    hashes = set()
    for _ in range(2):
        base, second = BaseMap(atlas.files), SecondMap(atlas.files, "en")
        base.add_child(second)
        base.render()
        said = str(second._template.module.script(second, {}))
        assert said.startswith("DisputeCompare.attach(")
        assert atlas.files.data.url in said
        hashes.add(generate_js_hash(str(base._template.module.script(base, {})) + said))
    assert len(hashes) == 1


def test_state_has_what_both_share_and_each_side() -> None:
    found = state(ViewState(compare=CompareMode.SWIPE, perspective="russia", perspective2="japan"))
    assert found["mode"] == "swipe"
    assert found["window"] == ["1855-12-31", "1875-12-31"]
    assert found["sides"] == [
        {
            "at": "1855-12-31",
            "perspective": "control",
            "date": "31 December 1855",
            "whose": HOSTILE,
            "label": f"Map: {HOSTILE}",
        },
        {
            "at": "1875-12-31",
            "perspective": "japan",
            "date": "31 December 1875",
            "whose": "Japan",
            "label": "Map: Japan",
        },
    ]


def test_message_about_ten_thousand_events_is_small() -> None:
    assert len(script(state(ViewState(), 10_000)).encode()) < 3_500


def test_script_holds_the_state_as_harmless_json() -> None:
    found = state(ViewState())
    (argument,) = re.findall(r"DisputeCompare\.show\(\w+, (.*)\);", script(found))
    assert json.loads(argument) == found
    assert not re.search("[<>'\u2028]", argument)
