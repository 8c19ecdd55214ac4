"""Streamlit's own words, in the reader's language.

Streamlit's page has no languages: its menu, the tools of its tables and its upload box are
English. A script words them anew from the catalogue, where a message ``framework-...`` holds in
English what Streamlit writes, character by character.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from geo import i18n
from geo.assets import Asset, read_script, store
from geo.layers import to_script
from geo.settings import STATIC

PLACES: Final = {"first": "\ue000", "second": "\ue001"}
"""What stands for the values that a message may have; the script finds them again."""


def list_words(language: str) -> list[tuple[str, str]]:
    """Return pairs of what Streamlit writes and what a reader of a language sees."""
    messages = (key.partition("-") for key in sorted(i18n.keys(language)))
    keys = [f"framework-{name}" for family, _, name in messages if family == "framework"]
    return [(i18n.text(key, **PLACES), i18n.text(key, language, **PLACES)) for key in keys]


@lru_cache
def load_script(language: str) -> Asset | None:
    """Return the script of a language as a file of the page; none for Streamlit's own, English."""
    words = [pair for pair in list_words(language) if len(set(pair)) > 1]
    if not words:
        return None
    call = f"wordFramework({to_script(language)},{to_script(words, ensure_ascii=False)});\n"
    script = read_script(STATIC / "framework-words.js")
    return store.add(f"framework-words-{language}.js", f"{script}\n{call}".encode())
