"""The card of an event on Explore: what is known of it, and by which sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.settings import DATA_VARIABLE
from tests.packs import default_tables, make_pack
from tests.pages.explore import card, heading, open_page, query, run


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("summit-planned-2017", "<dt>Also dated</dt><dd>27 April 2017"),
        ("summit-planned-2017", "<b>late April 2017</b> <small>(approximate)</small>"),
        ("summit-moscow-2017", "This event lies outside the filters that are set."),
        ("summit-moscow-2017", "Not in the article: background"),
        ("karafuto-1907", "Rests only on reference works or minor sites; treat with care."),
        ("news-conference-2017", "approximate position"),
        ("missiles-etorofu", "Etorofu / Iturup <small>then: "),
        ("missiles-etorofu", 'target="_blank" rel="noopener noreferrer"'),
        ("missiles-etorofu", '<span class="source-kind">press</span>'),
    ],
)
def test_card(event: str, words: str) -> None:
    assert words in card(open_page({"event": event}))


def test_who_administered_it_is_told_with_its_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = default_tables()
    tables["events"][0].update(date="1850-01-01", scope="article", paragraphs="p1")
    tables["sources"][1].update(publisher="Almanac <Ltd>", URL="https://almanac.example/?a=1&b")
    make_pack(tmp_path, **tables)
    (tmp_path / "squares").rename(tmp_path / "kuril")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    sound = card(open_page({"event": "treaty-1855"}))
    assert '<p class="cited">Sources: Gazette</p></li>' in sound
    assert "Rests only on" not in sound

    for period in tables["control"]:
        if period["territory"] == "west":
            period["sources"] = "almanac"
    make_pack(tmp_path / "weak", **tables)
    (tmp_path / "weak" / "squares").rename(tmp_path / "weak" / "kuril")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "weak"))
    west, east = re.findall(
        r"<li>(?:west|east) .*?</li>", card(open_page({"event": "treaty-1855"}))
    )
    assert (
        '<a href="https://almanac.example/?a=1&amp;b" target="_blank" rel="noopener noreferrer" '
        'title="Almanac">Almanac &lt;Ltd&gt;</a>'
    ) in west
    assert "Rests only on reference works or minor sites; treat with care." in west
    assert "Rests only on" not in east


def test_territories_of_which_the_same_is_said_share_a_line() -> None:
    shown = card(open_page({"event": "two-plus-two-2017"}))
    assert "Etorofu / Iturup, Kunashir / Kunashiri, Shikotan, Habomai <small>then: " in shown
    assert shown.count("then: ") == 1


def test_a_plan_and_the_event_that_fulfilled_it_lead_to_each_other() -> None:
    page = open_page({"event": "summit-planned-2017"})
    assert "The plan came about" in [each.value for each in page.caption]
    run(page.button(key="tie-summit-moscow-2017").click())
    assert heading(page) == "Abe-Putin summit in Moscow"
    assert "outside the filters" not in card(page)
    assert query(page)["layers"] == "article,background,lines,labels"
    assert "Planned in" in [each.value for each in page.caption]
    run(page.button(key="tie-summit-planned-2017").click())
    assert heading(page) == "Planned: Abe-Putin summit in Russia"
