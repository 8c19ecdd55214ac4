"""Symbols and swatches as pictures: Streamlit keeps images in HTML, and drops inline SVG."""

from __future__ import annotations

from geo.assets import store
from geo.model import Category, Status
from geo.style import Fill, render_line, render_swatch, render_symbol
from geo.ui.text import escape
from geo.ui.theme import page_theme


def symbol_url(category: Category, status: Status) -> str:
    """Return the address of an event's symbol."""
    return _url(f"{category}-{status}.svg", render_symbol(category, status, theme=page_theme()))


def render_symbol_image(category: Category, status: Status) -> str:
    """Return an event's symbol as HTML; the words beside it say what it means."""
    return f'<img src="{escape(symbol_url(category, status))}" width="14" height="14" alt="">'


def render_swatch_image(fill: Fill) -> str:
    """Return a legend box as HTML; the words beside it say what it means."""
    url = _url("swatch.svg", render_swatch(fill, theme=page_theme()))
    return f'<img src="{escape(url)}" width="26" height="14" alt="">'


def render_line_image(colour: str, *, claimed: bool) -> str:
    """Return a line of the legend as HTML; the words beside it say what it means."""
    url = _url("line.svg", render_line(colour, claimed=claimed, theme=page_theme()))
    return f'<img src="{escape(url)}" width="26" height="14" alt="">'


def _url(name: str, svg: str) -> str:
    return store.add(name, svg.encode()).url
