"""The About page has both positions, the article's gists, and all sources by kind."""

from __future__ import annotations

from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from geo.atlas import Atlas, open_atlas
from geo.model import SourceKind
from geo.settings import ROOT


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


@pytest.fixture(scope="module")
def page() -> AppTest:
    page = AppTest.from_file(str(ROOT / "geo" / "ui" / "shell.py"), default_timeout=30).run()
    page.switch_page("../../pages/about.py").run()
    assert [each.message for each in page.exception] == []
    return page


@pytest.fixture(scope="module")
def html(page: AppTest) -> str:
    return "".join(each.value for each in page.get("html"))


def test_positions_of_both_sides_in_the_same_order(atlas: Atlas, html: str) -> None:
    questions = html.split("<h3>")[1:]
    assert len(questions) == len({each.question_id for each in atlas.pack.positions})
    for question in questions:
        assert 0 < question.index("<h4>Japan</h4>") < question.index("<h4>Russia</h4>")
    for position in atlas.pack.positions:
        assert escape(position.statement) in html


def test_gists_of_the_article(atlas: Atlas, html: str) -> None:
    for paragraph in atlas.pack.paragraphs.values():
        assert f"<dt>{escape(paragraph.label)}</dt><dd>{escape(paragraph.gist)}</dd>" in html


def test_sources_of_all_kinds(atlas: Atlas, page: AppTest, html: str) -> None:
    kinds = [source.kind for source in atlas.pack.sources.values()]
    assert [each.label for each in page.expander] == [
        f"{kind.capitalize()} ({kinds.count(kind)})" for kind in SourceKind if kind in kinds
    ]
    for source in atlas.pack.sources.values():
        assert escape(source.title) in html


def test_brief(atlas: Atlas, page: AppTest) -> None:
    said = [each.value.replace("\\", "") for each in page.markdown]
    for paragraph in atlas.pack.settings.brief:
        assert paragraph in said
