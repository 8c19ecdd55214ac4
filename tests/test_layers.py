"""The map's base never changes, its message is small, and its data is complete."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import branca.element
import folium
import numpy as np
import pytest
from folium.elements import JSCSSMixin
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_js_hash

from geo.annotations import Highlight, Pin
from geo.assets import ROUTE, AssetStore, load_page_files
from geo.atlas import Atlas, open_atlas
from geo.basemaps import BASEMAPS
from geo.layers import (
    BaseMap,
    ViewLayer,
    build_document,
    build_map_files,
    build_state,
    encode_mask,
)
from geo.model import Camera, Category, Layer, Names, Status, ViewState
from geo.pack import Pack, load_pack
from geo.plate_options import Theme
from geo.selection import Selection
from geo.settings import STATIC
from geo.style import GROUNDS, INK
from tests.packs import default_tables, event_row, make_pack

WINDOW = (date(1855, 1, 1), date(2017, 4, 30))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


@pytest.fixture
def squares(tmp_path: Path) -> Pack:
    make_pack(tmp_path)
    return load_pack("squares", root=tmp_path)


def _elements(root: branca.element.Element) -> Iterator[branca.element.Element]:
    yield root
    for child in root._children.values():
        yield from _elements(child)


def _selection(mask: Any) -> Selection:
    mask = np.array(mask, bool)
    return Selection((), mask, frozenset(), total=len(mask))


def _script(state: dict[str, Any]) -> str:
    base, layer = folium.Map(tiles=None), ViewLayer(state)
    layer.add_to(base)
    macro = layer._template.module.script
    return str(macro(layer, {}))


def test_nothing_of_the_base_map_comes_from_another_host(atlas: Atlas) -> None:
    base = BaseMap(atlas.files)
    page = base.get_root().render()
    assert not re.search(r"(https?:)?//\w", page)
    linked = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert len(linked) >= 3
    linked += [
        url
        for element in _elements(base.get_root())
        if isinstance(element, JSCSSMixin)
        for _, url in (*element.default_js, *element.default_css)
    ]
    assert [url for url in linked if not url.startswith(f"{ROUTE}/")] == []


def test_view_layer_brings_no_files_of_its_own() -> None:
    assert not hasattr(ViewLayer({}), "default_js")


def test_base_map_is_the_same_each_time(atlas: Atlas) -> None:
    hashes = set()
    for _ in range(2):
        base = BaseMap(atlas.files)
        base.render()
        attach = next(child for child in base._children.values() if child._name == "Dispute")
        scripts = (
            base._template.module.script(base, {}),
            attach._template.module.script(attach, {}),
        )
        assert "Dispute.attach(" in scripts[1]
        hashes.add(generate_js_hash("".join(scripts)))
    assert len(hashes) == 1


def test_map_files_are_served(squares: Pack) -> None:
    store = AssetStore()
    order = tuple(squares.events_by_id)
    chronicle = {"answers": [1]}
    files = build_map_files(squares, order, chronicle, "en", load_page_files(store), store)
    for url in files.urls.values():
        _, _, digest, name = url.split("/")
        assert store.find(digest, name) is not None
    assert json.loads(files.data.content) == json.loads(
        json.dumps(build_document(squares, order, "en") | {"chronicle": chronicle})
    )


@given(st.lists(st.booleans(), max_size=100))
def test_mask_reads_back(mask: list[bool]) -> None:
    content = base64.b64decode(encode_mask(np.array(mask, bool)))
    assert len(content) == -(-len(mask) // 8)
    assert [bool(content[at // 8] >> at % 8 & 1) for at in range(len(mask))] == mask


HOSTILE = "</script><!-- ${alert(1)} `x` ' \" \\ \u2028 {{ 1 }} 北"


def test_script_holds_the_state_as_harmless_json() -> None:
    script = _script({"tiles": {"note": HOSTILE}})
    (argument,) = re.findall(r"Dispute\.show\(\w+, (.*)\);", script)
    assert json.loads(argument) == {"tiles": {"note": HOSTILE}}
    assert not re.search("[<>'\u2028]", argument)


TEMPLATE = ["{{ 7*7 }}", "{% for", "{# }", "{{{ 7*7 }}}", "{{%{#{{", "\\{{ 7*7 }}", "{", "{\\{"]


@pytest.mark.parametrize("text", TEMPLATE)
def test_no_text_is_run_as_a_template(atlas: Atlas, text: str) -> None:
    base = BaseMap(atlas.files, parts={"data": text})
    layer = ViewLayer({text: [{"text": text}]})
    layer.add_to(base)
    page = base.get_root().render()
    (state,) = re.findall(r"Dispute\.show\(\w+, (.*)\);", page)
    (setup,) = re.findall(r"Dispute\.attach\(\w+, (.*)\);", page)
    assert json.loads(state) == {text: [{"text": text}]}
    assert json.loads(setup) == {"parts": {"data": text}}


def test_message_about_ten_thousand_events_is_small() -> None:
    view = ViewState(names=Names.DUAL, event="crimea-2014", camera=Camera(44.25, 147.5, 7.25))
    mask = np.random.default_rng(1).random(10_000) < 0.5
    state = build_state(
        view,
        _selection(mask),
        window=WINDOW,
        as_of=WINDOW[1],
        basemap=BASEMAPS["natgeo"],
    )
    assert len(_script(state).encode()) < 3_000


def test_state() -> None:
    view = ViewState(
        event="talks", names=Names.RUSSIAN, camera=Camera(1, 2, 3), perspective="south"
    )
    state = build_state(
        view, _selection([1, 0, 1]), window=WINDOW, as_of=date(1900, 1, 2), basemap=None
    )
    assert state == {
        "window": ["1855-01-01", "2017-04-30"],
        "at": "1900-01-02",
        "perspective": "south",
        "heard": 0,
        "theme": "light",
        "mask": base64.b64encode(bytes([0b101])).decode(),
        "selected": "talks",
        "names": "ru",
        "labels": True,
        "lines": True,
        "tiles": None,
        "camera": [1, 2, 3],
        "notes": [],
    }


def test_state_holds_the_marks_of_the_reader() -> None:
    view = ViewState(annotations=(Pin(44.0, 147.0, HOSTILE), Highlight("isle")))
    state = build_state(view, _selection([]), window=WINDOW, as_of=WINDOW[1], basemap=None)
    assert state["notes"] == [
        {"kind": "pin", "text": HOSTILE, "at": [44.0, 147.0], "number": 1},
        {"kind": "highlight", "text": "", "territory": "isle"},
    ]
    assert not re.search("[<>'\u2028]", _script(state))


def test_state_without_lines_and_labels_but_with_tiles() -> None:
    view = ViewState(layers=(Layer.ARTICLE,), base="osm")
    basemap = BASEMAPS["osm"]
    state = build_state(view, _selection([]), window=WINDOW, as_of=WINDOW[1], basemap=basemap)
    assert (state["lines"], state["labels"], state["camera"]) == (False, False, None)
    assert state["tiles"]["url"] == basemap.url
    assert state["tiles"]["attribution"] == basemap.attribution


def test_document_has_every_event_in_order(atlas: Atlas) -> None:
    order = atlas.index.ids
    document = build_document(atlas.pack, order, "en")
    columns = document["events"]
    assert tuple(columns["id"]) == order
    assert sorted(order) == sorted(atlas.pack.events_by_id)
    assert {len(column) for column in columns.values()} == {len(order)}
    for name in ("category", "status", "soft", "date", "title", "place", "territories"):
        assert None not in columns[name]
    assert set(columns["category"]) <= set(Category)
    assert set(columns["status"]) == set(Status)
    assert [lat is None for lat in columns["lat"]] == [lon is None for lon in columns["lon"]]


def test_document_marks_dates_that_are_not_sharp(tmp_path: Path) -> None:
    rows = [event_row("a", "1945~"), event_row("b", "1945?"), event_row("c", "194X")]
    make_pack(tmp_path, events=[*default_tables()["events"], *rows])
    pack = load_pack("squares", root=tmp_path)
    events = build_document(pack, ("a", "b", "c", "talks-2017"), "en")["events"]
    assert events["soft"] == [1, 1, 0, 0]
    assert events["lat"] == [None] * 4


def test_document_names_all_places_in_all_ways(atlas: Atlas) -> None:
    document = build_document(atlas.pack, atlas.index.ids, "en")
    assert set(document["territories"]) == set(atlas.pack.territories.index)
    places = [*document["territories"].values(), *document["labels"]]
    for place in places:
        assert set(place["names"]) == set(Names)
        assert all(line for lines in place["names"].values() for line in lines)
        assert -90 <= place["lat"] <= 90
        assert -180 <= place["lon"] <= 180
    assert document["territories"]["etorofu"]["names"]["dual"] == (
        "Etorofu 択捉島",
        "Iturup Итуруп",
    )


def test_document_escapes_what_leaflet_reads_as_html(tmp_path: Path) -> None:
    dispute = default_tables()["dispute"] | {"credit": "<b>R&D</b>"}
    make_pack(tmp_path, dispute=dispute)
    document = build_document(load_pack("squares", root=tmp_path), (), "en")
    assert document["style"]["credit"] == "&lt;b&gt;R&amp;D&lt;/b&gt;"


def test_document_of_a_place_without_a_toponym(squares: Pack) -> None:
    document = build_document(squares, (), "en")
    east = document["territories"]["east"]
    assert (east["lat"], east["lon"]) == (1, 5)
    assert east["names"]["ja"] == ("east",)
    assert east["hull"][0] in [[4, 0], [6, 0], [6, 2], [4, 2]]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_style_sheet_has_the_colours_of_the_grounds(theme: Theme) -> None:
    sheet = (STATIC / "dispute-map.css").read_text(encoding="utf-8")
    head = ":root" if theme is Theme.LIGHT else f':root[data-theme="{theme}"]'
    block = sheet.partition(f"\n{head} {{")[2].partition("}")[0]
    colours = dict(re.findall(r"--map-(\w+): (#\w+);", block))
    ground = GROUNDS[theme]
    for name in ("sea", "coast", "ink", "accent"):
        assert colours[name] == getattr(ground, name).lower()
    assert colours["paper"] in (ground.paper.lower(), "#fff")


def test_document_has_the_colours_of_both_themes(squares: Pack) -> None:
    document = json.loads(json.dumps(build_document(squares, (), "en")))
    light, dark = (document["style"]["grounds"][theme] for theme in ("light", "dark"))
    assert light.keys() == dark.keys()
    assert dark["land"] == GROUNDS[Theme.DARK].land
    assert light["fills"]["occurred"] == INK
    assert dark["fills"]["occurred"] == GROUNDS[Theme.DARK].ink
