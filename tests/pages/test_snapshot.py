"""The Snapshot page, run without a browser: settings, words, marks, and what cannot be made."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from geo.atlas import open_atlas
from geo.figure import FileFormat, render_plate
from geo.i18n import LANGUAGES, text
from geo.model import ViewState
from geo.plate_options import PRESETS, PlateOptions
from geo.settings import ROOT
from geo.ui import snapshot_proof
from geo.ui.menu import find_home
from geo.ui.snapshot_proof import picture_url, prove
from geo.ui.snapshot_take import compose_caption, name_file, render_embed
from geo.view import MAX_ALT

SHELL = ROOT / "geo" / "ui" / "shell.py"
HOME = "https://maps.example.org/kuril/"


def open_page(query: Mapping[str, str | list[str]] | None = None) -> AppTest:
    """Open the page as a reader does who comes from Explore with an address."""
    page = AppTest.from_file(str(SHELL), default_timeout=30)
    for name, value in (query or {}).items():
        page.query_params[name] = value
    run(page)
    return run(page.switch_page("../../pages/snapshot.py"))


def run(changed: Any) -> AppTest:
    page: AppTest = changed.run()
    assert [each.message for each in page.exception] == []
    return page


def query(page: AppTest) -> dict[str, Any]:
    return {name: value for name, value in dict(page.query_params).items() if name != "note"}


def notes(page: AppTest) -> list[str]:
    found: Any = page.query_params.get("note", [])
    return [found] if isinstance(found, str) else list(found)


def group(page: AppTest, key: str) -> Any:
    return next(each for each in page.get("button_group") if each.key == key)


def open_part(page: AppTest, part: str) -> AppTest:
    return run(group(page, "snapshot-part").set_value(part))


def told_map(page: AppTest) -> dict[str, Any]:
    (frame,) = [each for each in page.get("component_instance") if "folium" in str(each.proto)]
    (said,) = re.findall(
        r"DisputeMarks\.show\(\w+, (.*)\);", json.loads(frame.proto.json_args)["feature_group"]
    )
    state: dict[str, Any] = json.loads(said)
    return state


def preview(page: AppTest) -> dict[str, Any]:
    """Return what the picture is told; its parameters are those of its address."""
    (found,) = page.get("bidi_component")
    data: dict[str, Any] = json.loads(found.proto.json)
    return data | {"query": dict(parse_qsl(urlsplit(data["url"]).query))}


def keys(page: AppTest) -> set[str]:
    return {each.key for kind in ("button", "text_input") for each in page.get(kind) if each.key}


def test_opens_on_the_view_as_it_is() -> None:
    page = open_page({"at": "1905", "view": "44.4,147,7", "note": "pin,44,147,Here"})
    assert query(page) == {"at": "1905", "view": "44.4,147,7"}
    assert preview(page)["query"] == {"at": "1905", "view": "44.4,147,7", "note": "pin,44,147,Here"}
    assert "events are shown" in preview(page)["alt"]
    assert [each["text"] for each in told_map(page)["notes"]] == ["Here"]
    finder = told_map(page)["editor"]["finder"]
    assert (finder["lat"], finder["lon"]) == pytest.approx((44.4, 147), abs=0.2)
    assert len(page.get("download_button")) == 3


def test_size_scale_theme_and_switches_are_in_the_address() -> None:
    page = open_part(open_page(), "picture")
    assert page.selectbox(key="plate-size").value == "article"
    run(page.selectbox(key="plate-size").set_value("a4"))
    run(group(page, "plate-scale").set_value(3))
    run(group(page, "plate-theme").set_value("print"))
    run(group(page, "plate-projection").set_value("mercator"))
    run(page.toggle(key="plate-transparent").set_value(True))
    expected = {"size": "794x1123", "theme": "print", "projection": "mercator", "transparent": "1"}
    assert query(page) == expected | {"scale": "3"}
    assert "2382 × 3369 dots" in page.caption[-1].value
    # The screen needs no more than two dots a px, whatever the file will have.
    assert preview(page)["query"] == expected | {"scale": "2"}
    assert (preview(page)["width"], preview(page)["height"]) == (794, 1123)


def test_own_size_and_one_that_is_none() -> None:
    page = open_part(open_page(), "picture")
    run(page.selectbox(key="plate-size").set_value("own"))
    assert query(page) == {}
    run(page.text_input(key="plate-width").set_value("900"))
    assert query(page) == {"size": "900x675"}
    run(page.text_input(key="plate-height").set_value("12 cm"))
    assert query(page) == {"size": "900x675"}, "the picture keeps its size"
    assert page.text_input(key="plate-height").value == "12 cm", "what was typed is lost"
    assert ["from 360 to 4096" in each.value for each in page.error] == [True]
    run(page.text_input(key="plate-height").set_value("600"))
    assert query(page) == {"size": "900x600"}
    assert not page.error
    # Two sides may be wrong on the way to a size that is right.
    run(page.text_input(key="plate-width").set_value("4000"))
    assert query(page) == {"size": "900x600"}
    run(page.text_input(key="plate-height").set_value("1500"))
    assert query(page) == {"size": "4000x1500"}


def test_a_large_size_has_fewer_dots_a_px() -> None:
    page = open_part(open_page({"scale": "4"}), "picture")
    run(page.selectbox(key="plate-size").set_value("own"))
    run(page.text_input(key="plate-height").set_value("3000"))
    run(page.text_input(key="plate-width").set_value("4000"))
    assert query(page) == {"size": "4000x3000"}
    assert group(page, "plate-scale").value == 1


def test_title_and_subtitle() -> None:
    page = open_part(open_page(), "words")
    run(page.text_input(key="plate-title").set_value("  Four islands \x00"))
    run(page.text_input(key="plate-subtitle").set_value("And two names"))
    assert query(page) == {"title": "Four islands", "subtitle": "And two names"}
    assert preview(page)["query"]["title"] == "Four islands"


def test_selected_event_can_be_left_out() -> None:
    page = open_part(open_page({"event": "two-plus-two-2017"}), "words")
    run(page.button(key="plate-unselect").click())
    assert query(page) == {}
    assert "plate-unselect" not in keys(page)


def test_text_alternative_is_automatic_until_it_is_written() -> None:
    page = open_part(open_page(), "words")
    automatic = page.text_area(key="plate-alt").value
    assert "events are shown" in automatic
    assert "plate-alt-automatic" not in keys(page)
    run(page.text_area(key="plate-alt").set_value("A map"))
    assert query(page) == {"alt": "A map"}
    assert preview(page)["alt"] == "A map"
    assert "alt" not in preview(page)["query"], "the picture need not be drawn anew"
    run(page.text_area(key="plate-alt").set_value("x" * (MAX_ALT + 1)))
    assert [f"at most {MAX_ALT}" in each.value for each in page.error] == [True]
    assert query(page) == {"alt": "A map"}
    run(page.button(key="plate-alt-automatic").click())
    assert query(page) == {}
    assert not page.error
    assert page.text_area(key="plate-alt").value == automatic


def test_characters_that_cannot_be_drawn_are_listed() -> None:
    page = open_page({"title": "Islands 𝒳"})
    (said,) = [each.value for each in page.caption if "white square" in each.value]
    assert "U+1D4B3" in said.replace("\\", "")


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("text", "44."),
        ("pin", "pin,44."),
        ("arrow", "arrow,"),
        ("ellipse", "ellipse,44."),
        ("highlight", "highlight,"),
    ],
)
def test_a_mark_is_added_without_pointing(kind: str, start: str) -> None:
    page = open_page()
    run(page.selectbox(key="mark-kind").set_value(kind))
    run(page.button(key="mark-add").click())
    (note,) = notes(page)
    assert note.startswith(start)
    assert page.radio(key="mark-choice").value == 0
    assert told_map(page)["editor"]["chosen"] == 0
    assert preview(page)["query"]["note"] == note
    assert "mark-text-0" in keys(page)


PINS = ["pin,44,147,First", "ellipse,44,146,60,40", "pin,43.5,148,Second"]


def test_marks_are_edited_moved_and_removed() -> None:
    page = open_page({"note": PINS})
    run(page.radio(key="mark-choice").set_value(page.radio(key="mark-choice").options[2]))
    run(page.text_input(key="mark-text-2").set_value("Another, *bold* one"))
    run(page.text_input(key="mark-lat-2").set_value("43.25"))
    assert notes(page)[2] == "pin,43.25,148,Another, *bold* one"
    assert "Pin 2\\: Another, \\*bold\\* one" in page.radio(key="mark-choice").options[2]
    run(page.button(key="mark-up").click())
    run(page.button(key="mark-up").click())
    assert [each.split(",")[0] for each in notes(page)] == ["pin", "pin", "ellipse"]
    assert notes(page)[0].startswith("pin,43.25")
    assert [each.get("number") for each in told_map(page)["notes"]] == [1, 2, None]
    assert page.button(key="mark-up").disabled
    run(page.button(key="mark-remove").click())
    assert notes(page) == ["pin,44,147,First", "ellipse,44,146,60,40"]
    assert told_map(page)["editor"]["chosen"] is None


def test_equal_marks_are_told_apart() -> None:
    page = open_page({"note": ["ellipse,44,146,60,40"] * 3})
    options = page.radio(key="mark-choice").options
    assert len(set(options)) == 3
    run(page.radio(key="mark-choice").set_value(options[1]))
    assert told_map(page)["editor"]["chosen"] == 1


@pytest.mark.parametrize(
    ("at", "field", "typed", "said"),
    [
        (0, "lat", "91", "91 is no latitude"),
        (0, "lon", "147,5", "147,5 is no longitude"),
        (0, "text", "  ", "needs words"),
        (1, "width-km", "wide", "wide is no size"),
        (1, "lat", "84.9", "for an ellipse"),
    ],
)
def test_what_a_mark_cannot_have_is_said_beside_its_field_and_kept(
    at: int, field: str, typed: str, said: str
) -> None:
    page = open_page({"note": PINS})
    run(page.radio(key="mark-choice").set_value(page.radio(key="mark-choice").options[at]))
    key = f"mark-{field}-{at}"
    run(page.text_input(key=key).set_value(typed))
    assert notes(page) == PINS
    assert page.text_input(key=key).value == typed
    assert [said in each.value.replace("\\", "") for each in page.error] == [True]
    columns = [each for each in page.columns if len(each.text_input) == 1]
    assert not any(each.error for each in columns), "it has half of the form only"
    # It waits while another mark is edited.
    run(page.radio(key="mark-choice").set_value(page.radio(key="mark-choice").options[2]))
    assert not page.error
    run(page.radio(key="mark-choice").set_value(page.radio(key="mark-choice").options[at]))
    assert page.text_input(key=key).value == typed


def test_territory_of_a_highlight() -> None:
    page = open_page({"note": "highlight,etorofu,Here"})
    run(page.radio(key="mark-choice").set_value(page.radio(key="mark-choice").options[0]))
    run(page.selectbox(key="mark-territory-0").set_value("shikotan"))
    assert notes(page) == ["highlight,shikotan,Here"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_whose_words_are_not_in_the_picture_are_named(language: str) -> None:
    inside, outside = "44,146,In_sight", ["arrow,40,140,44,146,Far *west* " + "x" * 99, "pin,0,0,*"]
    asked = {"view": "44,146,8", "lang": language}
    page = open_page(asked | {"note": [inside, *outside]})
    kinds = [text(f"mark-kind-{kind}", language) for kind in ("arrow", "pin")]
    (told,) = [each.value for each in page.caption if kinds[0] in each.value]
    assert rf"{kinds[0]} 1\:" in told
    assert rf"Far \*west\*…; {kinds[1]} 1" in told
    assert "In_sight" not in told
    page = open_page(asked | {"note": inside})
    assert not [each for each in page.caption if text("mark-kind-text", language) in each.value]


def test_a_view_holds_so_many_marks() -> None:
    page = open_page({"note": [f"pin,44,147,{number}" for number in range(50)]})
    assert page.button(key="mark-add").disabled
    assert "at most 50" in page.caption[0].value


def test_a_picture_that_cannot_be_made_says_why_and_loses_nothing() -> None:
    title = "Long " * 39
    page = open_page({"size": "360x360", "title": title, "subtitle": title})
    assert not page.get("bidi_component")
    assert "cannot be made" in page.error[0].value
    said = "".join(each.value for each in page.markdown).replace("\\", "")
    assert "360 × 360 px with this much text" in said
    assert "a larger size" in said
    assert all(each.proto.disabled for each in page.get("download_button"))
    assert query(page)["title"] == title.strip()
    assert told_map(page)["editor"]["finder"]["width"] > 0
    open_part(page, "words")
    run(page.text_input(key="plate-subtitle").set_value(""))
    run(page.text_input(key="plate-title").set_value(""))
    open_part(page, "picture")
    run(page.selectbox(key="plate-size").set_value("square"))
    assert not page.error
    assert preview(page)["width"] == 1080


def test_a_code_without_an_address_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_part(open_page(), "picture")
    run(page.toggle(key="plate-code").set_value(True))
    assert query(page) == {"qr": "1"}
    assert "cannot be made" in page.error[0].value
    monkeypatch.setattr(snapshot_proof, "find_home", lambda *_: HOME)
    run(page)
    assert not page.error
    assert preview(page)["url"].startswith(f"{HOME}export.png?")


def test_words_to_copy_and_citations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_proof, "find_home", lambda *_: HOME)
    page = open_page({"at": "1905", "size": "800x800", "title": 'A "quote"'})
    assert not page.code
    for key in ("snapshot-copy", "snapshot-cite"):
        page.session_state[key] = True
    run(page)
    link, embed, caption, citation, sources = (each.value for each in page.code)
    assert link == f"{HOME}?at=1905&title=A+%22quote%22"
    assert f'src="{HOME}embed?at=1905&amp;title=A+%22quote%22"' in embed
    assert 'title="A &quot;quote&quot;"' in embed
    assert caption.startswith('A "quote". Events from')
    assert "OpenStreetMap" in caption
    assert caption.endswith(link)
    assert link in citation
    assert sources.count("\n\n") > 10
    run(group(page, "cite-style").set_value("bibtex"))
    assert page.code[3].value.startswith("@online{view-")


def test_address_problems_are_told() -> None:
    page = open_page({"size": "1x1", "theme": "neon"})
    said = " ".join(each.value for each in page.markdown)
    assert all(name in said for name in ("size", "theme"))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, ""),
        ("", ""),
        ("about:blank", ""),
        ("http://localhost:8501/snapshot", "http://localhost:8501/"),
        ("http://localhost:8501/snapshot/", "http://localhost:8501/"),
        ("https://a.org/maps/kuril/snapshot", "https://a.org/maps/kuril/"),
        ("https://a.org/snapshot-of/snapshot", "https://a.org/snapshot-of/"),
        ("https://a.org", "https://a.org/"),
    ],
)
def test_home(url: str | None, expected: str) -> None:
    assert find_home(url, "snapshot") == expected


def test_files_and_addresses() -> None:
    atlas = open_atlas("kuril", "en")
    view = ViewState(at="1905", plate=PlateOptions(size=PRESETS["a5"], scale=2))
    assert name_file(view, FileFormat.PNG) == "kuril-map-559x794@2x.png"
    assert name_file(view, FileFormat.PDF) == "kuril-map-559x794.pdf"
    assert picture_url(view, "", FileFormat.SVG) == "/export.svg?at=1905&size=559x794&scale=2"
    assert 'src="/embed?at=1905"' in render_embed(atlas, view, "")
    plate = prove(atlas, view, HOME).plate
    assert plate is not None
    assert compose_caption(plate, plate.link).endswith(f"{HOME}?at=1905")
    for format_, magic in zip(FileFormat, (b"\x89PNG", b"<?xml", b"%PDF"), strict=True):
        assert render_plate(atlas, view, format_, home=HOME).startswith(magic)
