"""Streamlit's own words in the catalogues."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from geo.assets import store
from geo.framework_words import PLACES, list_words, load_script
from geo.i18n import LANGUAGES

ENGLISH, *OTHERS = LANGUAGES
COMPOSED = {
    "Press Enter to apply": ("Press Enter to ", "apply"),
    "Press ⌘+Enter to apply": ("⌘", "Enter", "apply"),
    "Press Ctrl+Enter to apply": ("Ctrl", "Enter", "apply"),
    **{f"{kind} mark container": (" mark container", kind) for kind in ("group", "rect", "symbol")},
    "1 result": (" result",),
    "{} of 1 result": (" of ", " result"),
    "{} of over 1000": (" of ", "over 1000"),
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "The page that you have requested does not seem to exist",
        ". Running the app's main page.",
    ),
    "You have requested page /{}, but no corresponding file was found in the app's pages/ "
    "directory. Running the app's main page.": (
        "You have requested page /",
        ", but no corresponding file was found in the app's pages/ directory",
        ". Running the app's main page.",
    ),
}
"""What Streamlit puts together itself, and of what."""


@cache
def _read_streamlit() -> str:
    scripts = Path(get_static_dir()).rglob("*.js")
    return "\n".join(path.read_text(encoding="utf-8") for path in scripts)


@pytest.mark.parametrize("words", [words for words, _ in list_words(ENGLISH)])
def test_streamlit_writes_what_is_worded(words: str) -> None:
    pattern = re.sub("|".join(PLACES.values()), "{}", words)
    for part in COMPOSED.get(pattern, pattern.split("{}")):
        assert part in _read_streamlit()


@pytest.mark.parametrize("language", OTHERS)
def test_the_script_of_a_language_is_a_file_of_the_page(language: str) -> None:
    script = load_script(language)
    assert script is not None
    assert load_script(language) is script
    _, digest, name = script.url.strip("/").split("/")
    assert store.find(digest, name) is script
    call = script.content.decode().splitlines()[-1]
    told = re.fullmatch(r"wordFramework\((.*),(\[\[.*\]\])\);", call)
    assert told is not None
    assert json.loads(told[1]) == language
    assert [tuple(pair) for pair in json.loads(told[2])] == list_words(language)


def test_english_needs_no_script() -> None:
    assert load_script(ENGLISH) is None
