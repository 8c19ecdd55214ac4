"""Online base maps come with an address, a credit, and words on whose borders they draw."""

from __future__ import annotations

import re

import pytest

from geo.basemaps import BASEMAPS, BUNDLED, Basemap
from geo.i18n import LANGUAGES, text
from geo.model import ViewState


def test_the_bundled_one_is_the_default() -> None:
    assert ViewState().base == BUNDLED
    assert BUNDLED not in BASEMAPS


@pytest.mark.parametrize("basemap", BASEMAPS.values(), ids=lambda each: each.id)
class TestBasemap:
    def test_address(self, basemap: Basemap) -> None:
        assert basemap.url.startswith("https://")
        assert set(re.findall(r"{(\w+)}", basemap.url)) == {"x", "y", "z"}

    def test_credit(self, basemap: Basemap) -> None:
        assert re.search("&copy;|Tiles", basemap.attribution)
        assert not re.search(r"[{}]", basemap.attribution)

    def test_zoom(self, basemap: Basemap) -> None:
        assert 10 <= basemap.max_zoom <= 22


WORDS = {
    "en": ("online", "names", "borders"),
    "ja": ("オンライン", "地名", "国境"),
    "ru": ("по сети", "назван", "границ"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", [BUNDLED, *BASEMAPS])
def test_label_says_whose_names_and_borders(id_: str, language: str) -> None:
    label = text(f"base-{id_}", language)
    online, names, borders = WORDS[language]
    assert (online in label) == (id_ != BUNDLED)
    assert names in label
    assert borders in label
