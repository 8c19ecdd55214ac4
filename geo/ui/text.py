"""Text in the reader's language, and text from data made safe for Markdown and HTML."""

from __future__ import annotations

import html
import re
from typing import Final

from geo import i18n
from geo.ui import state

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&])")


def t(key: str, /, **values: object) -> str:
    """Return a text of the catalogue in the view's language."""
    return i18n.text(key, state.view().language, **values)


def markdown(text: str) -> str:
    """Escape text from data for Streamlit's Markdown, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def escape(text: object) -> str:
    """Escape text from data for HTML, quotes included."""
    return html.escape(str(text), quote=True)
