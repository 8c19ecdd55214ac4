"""The theme's colours keep the contrasts of WCAG 2.2 AA."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from geo.settings import ROOT

TEXT = 4.5
GRAPHICS = 3.0
FADED = 0.6
"""Opacity of a Streamlit caption."""

Colour = tuple[float, float, float]


def parse_colour(text: str) -> Colour:
    """Return red, green and blue from 0 to 1."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Return the relative luminance of sRGB as WCAG defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def blend(colour: Colour, ground: Colour, opacity: float) -> Colour:
    """Return what is seen of a translucent colour over a ground."""
    red, green, blue = (
        c * opacity + g * (1 - opacity) for c, g in zip(colour, ground, strict=True)
    )
    return red, green, blue


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return one theme of the app."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    theme: dict[str, Any] = config["theme"][request.param]
    return theme


def grounds(theme: dict[str, Any]) -> list[Colour]:
    """Return what text stands on, in the page and in the sidebar."""
    fields = ("backgroundColor", "secondaryBackgroundColor")
    return [parse_colour(part[field]) for part in (theme, theme["sidebar"]) for field in fields]


def test_contrast_of_known_pairs() -> None:
    white, black, grey = (parse_colour(text) for text in ("#FFFFFF", "#000000", "#767676"))
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.005)


def test_text_and_links(theme: dict[str, Any]) -> None:
    for ground in grounds(theme):
        assert contrast(parse_colour(theme["textColor"]), ground) >= TEXT
        assert contrast(parse_colour(theme["linkColor"]), ground) >= TEXT


def test_captions(theme: dict[str, Any]) -> None:
    for part in (theme, theme["sidebar"]):
        ground = parse_colour(part["backgroundColor"])
        assert contrast(blend(parse_colour(theme["textColor"]), ground, FADED), ground) >= TEXT


def test_accent_under_white_labels_and_beside_the_page(theme: dict[str, Any]) -> None:
    accent = parse_colour(theme["primaryColor"])
    assert contrast(accent, (1.0, 1.0, 1.0)) >= TEXT
    assert all(contrast(accent, ground) >= GRAPHICS for ground in grounds(theme))
