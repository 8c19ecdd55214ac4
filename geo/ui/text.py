"""Text in the reader's language, and text from data made safe for Markdown and HTML."""

from __future__ import annotations

import html
import re
from typing import Final

from geo import i18n
from geo.ui import state

_SHORTCODE: Final = re.compile(r":(?=[\w+-])")
_WORD_JOINER: Final = "\u2060"
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&])")


def t(key: str, /, **values: object) -> str:
    """Return a text of the catalogue in the reader's language."""
    return i18n.text(key, state.language(), **values)


def markdown(text: str) -> str:
    """Escape text from data for Streamlit's Markdown, on one line.

    Streamlit looks for ``:material/home:`` and ``:smile:`` after it has taken the escapes away, so
    an invisible word joiner keeps a colon from its word.
    """
    whole = _SHORTCODE.sub(f":{_WORD_JOINER}", " ".join(text.split()))
    return _MARKDOWN.sub(r"\\\1", whole)


def escape(text: object) -> str:
    """Escape text from data for HTML, quotes included."""
    return html.escape(str(text), quote=True)
