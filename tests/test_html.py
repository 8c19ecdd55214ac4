"""A page of its own: complete, the same each time, and with every text as text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.assets import ROUTE, AssetStore, store
from geo.atlas import Atlas, open_atlas
from geo.html import render_page
from geo.model import Layer, ViewState
from geo.settings import DATA_VARIABLE
from tests.markup import EVIL, read
from tests.packs import default_tables, event_row, make_pack

STORY = ViewState(layers=tuple(Layer), start="1850", event="shimoda-1855")
MAX_BYTES = 900_000


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


@pytest.fixture(scope="module")
def whole(atlas: Atlas) -> str:
    return render_page(atlas, STORY, whole=True)


def test_is_the_same_each_time(atlas: Atlas, whole: str) -> None:
    assert render_page(atlas, STORY, whole=True) == whole
    assert render_page(atlas, STORY) == render_page(atlas, STORY)


def test_lists_the_events_that_the_view_shows(atlas: Atlas, whole: str) -> None:
    page = read(whole)
    assert page.having("details", "data-event") == list(atlas.select(STORY).ids)
    opened = [attrs["data-event"] for tag, attrs in page.tags if "open" in attrs]
    assert opened == [STORY.event]
    assert atlas.pack.settings.credit in "".join(page.texts)
    assert page.having("html", "lang") == ["en"]
    assert "maximum-scale" not in whole, "readers may enlarge the page"


def test_one_file_carries_all_inside(whole: str) -> None:
    page = read(whole)
    assert page.having("script", "src") == []
    assert page.having("link", "href") == []
    assert f'"{ROUTE}/' not in whole
    assert len(whole.encode()) <= MAX_BYTES


def test_served_page_links_to_files_that_are_served(atlas: Atlas) -> None:
    own = AssetStore()
    page = read(render_page(atlas, STORY, target=own))
    urls = [*page.having("script", "src"), *page.having("link", "href")]
    assert {*atlas.files.urls.values()} <= {*urls}
    assert len(urls) >= 5
    for url in urls:
        _, _, digest, name = url.split("/")
        assert own.find(digest, name) or store.find(digest, name), url


def test_says_what_it_is_to_those_who_show_a_link(atlas: Atlas) -> None:
    address, picture = "https://example.test/?a=1&b=2", "https://example.test/export.png?a=1"
    page = read(render_page(atlas, STORY, address=address, picture=picture))
    said = {
        attrs["property"]: attrs["content"]
        for tag, attrs in page.tags
        if tag == "meta" and "property" in attrs
    }
    assert said["og:title"] == atlas.title
    assert said["og:url"] == address
    assert said["og:image"] == picture
    assert "Territories on" in str(said["og:description"])
    assert address in page.having("a", "href")


@pytest.mark.parametrize("whole", [False, True])
def test_text_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: bool) -> None:
    dispute = default_tables()["dispute"] | {"credit": EVIL}
    event = event_row("evil", "2017-03", title=EVIL, summary=EVIL, place=EVIL)
    make_pack(tmp_path, dispute=dispute, events=[*default_tables()["events"], event])
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    atlas = open_atlas("squares", "en")
    view = ViewState(pack="squares", layers=tuple(Layer), title=EVIL)
    page = read(render_page(atlas, view, whole=whole, address='https://x.test/?"onload="1'))
    assert not any("onerror" in attrs or "onload" in attrs for _, attrs in page.tags)
    assert not any(tag == "img" for tag, _ in page.tags)
    assert "".join(page.texts).count(EVIL) >= 4
    scripts = sum(tag == "script" for tag, _ in page.tags)
    assert scripts == len(re.findall("<script", render_page(atlas, ViewState(), whole=whole)))
