"""The choice of the interface's language."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from geo.i18n import LANGUAGES, guess_language, text
from geo.settings import ROOT


def open_page(**query: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "geo" / "ui" / "shell.py"), default_timeout=30)
    for name, value in query.items():
        page.query_params[name] = value
    return page.run()


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        *(("ja-JP", "ja"), ("ru", "ru"), ("RU-ru", "ru"), ("en-GB", "en"), ("fr", "en")),
        *(("", "en"), (None, "en")),
    ],
)
def test_first_guess(accepted: str | None, language: str) -> None:
    assert guess_language(accepted) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_of_the_address(language: str) -> None:
    page = open_page(lang=language)
    assert page.selectbox(key="language-choice").value == language
    assert text("side-from", language) in [each.label for each in page.text_input]
    legend = f'aria-label="{text("legend-title", language)}"'
    assert any(legend in each.value for each in page.get("html"))


def test_a_choice_goes_into_the_address() -> None:
    page = open_page()
    page.selectbox(key="language-choice").set_value("ja").run()
    assert page.query_params["lang"] == "ja"
    assert text("side-from", "ja") in [each.label for each in page.text_input]
    page.selectbox(key="language-choice").set_value("en").run()
    assert "lang" not in page.query_params
