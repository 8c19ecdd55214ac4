"""The documents and the catalogue say what the code does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.i18n import keys
from geo.model import Event
from geo.settings import ROOT
from tests.test_tiers import TIERS

DOCS = ROOT / "docs"
PLANNED = frozenset({"drafting", "site"})
"""Modules that have a tier before they exist."""

SCRIPTS = sorted([*ROOT.glob("geo/**/*.py"), *ROOT.glob("pages/*.py")])


def test_tiers_are_those_of_the_architecture() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.*?) \|", text, flags=re.MULTILINE)
    told = [(int(tier), set(re.findall(r"`(\w+)/?`", cell))) for tier, cell in rows]
    assert told == [(tier, units - PLANNED) for tier, units in enumerate(TIERS)]


def test_planned_modules_do_not_exist() -> None:
    assert [name for name in PLANNED if (ROOT / "geo" / f"{name}.py").exists()] == []


def test_columns_that_the_guide_explains_exist() -> None:
    text = (DOCS / "adding-a-dispute.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| (`.*?) \|", text, flags=re.MULTILINE)
    columns = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert len(columns) > 8
    assert columns - set(Event.model_fields) == set()


@pytest.mark.parametrize("path", [ROOT / "README.md", *DOCS.glob("*.md")], ids=lambda p: p.name)
def test_files_that_a_document_names_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"`((?:data|docs|geo|pages|tests|benchmarks)/[\w./-]*)`", text)
    linked = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert [link for link in linked if not (path.parent / link).exists()] == []


def _patterns(node: ast.AST) -> Iterator[str]:
    """Yield the pattern of each key that an expression can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else None for part in node.values)
        yield "".join("[a-z0-9-]+" if part is None else re.escape(str(part)) for part in parts)
    elif isinstance(node, ast.IfExp):
        yield from _patterns(node.body)
        yield from _patterns(node.orelse)


def _calls(tree: ast.AST) -> Iterator[str]:
    """Yield the pattern of each key that is passed to ``t`` or ``text``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in {"t", "text"}:
                yield from _patterns(node.args[0])


TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SCRIPTS}
ASKED = {pattern for tree in TREES.values() for pattern in _calls(tree)}
"""Patterns of the keys that the code asks for in its calls."""

NAMED = {
    pattern for tree in TREES.values() for node in ast.walk(tree) for pattern in _patterns(node)
}
"""The same for keys that are chosen first and passed as a variable."""


def test_the_search_finds_literals_choices_and_families() -> None:
    code = ast.parse("t('a-b'); i18n.text(f'c-{x}', y); t('d' if x else f'{x}-e'); f('g')")
    assert list(_calls(code)) == [r"a\-b", "c\\-[a-z0-9-]+", "d", r"[a-z0-9-]+\-e"]


@pytest.mark.parametrize("pattern", sorted(ASKED))
def test_every_text_that_is_asked_for_exists(pattern: str) -> None:
    assert any(re.fullmatch(pattern, key) for key in keys("en"))


def test_every_text_is_asked_for() -> None:
    patterns = [pattern for pattern in ASKED | NAMED if re.match("[a-z]+\\\\?-", pattern)]
    unused = [key for key in keys("en") if not any(re.fullmatch(p, key) for p in patterns)]
    assert sorted(unused) == []
