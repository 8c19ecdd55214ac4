"""Imports run downward only, and each heavy library has its one place.

The table below is the architecture in a form that can fail. A new module of ``geo/`` needs a line
in it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.settings import ROOT

TIERS: tuple[frozenset[str], ...] = (
    frozenset({"coordinates", "errors", "plate_options", "settings"}),
    frozenset(
        {
            "annotations",
            "assets",
            "basemaps",
            "dates",
            "i18n",
            "serving",
            "tables",
        }
    ),
    frozenset({"features", "model"}),
    frozenset({"descriptor", "integrity", "stories", "translation"}),
    frozenset(
        {
            "history",
            "join",
            "labels",
            "own_story",
            "pack",
            "selection",
            "style",
            "view",
            "window",
        }
    ),
    frozenset({"cite", "describe", "drafting", "export", "layers", "mark_edits", "moments"}),
    frozenset(
        {
            "chronicle",
            "compare",
            "compare_layer",
            "framework_words",
            "legend",
            "marks_layer",
            "timeline",
            "view_step",
        }
    ),
    frozenset({"atlas", "chart", "feeds", "figure", "html", "telling"}),
    frozenset({"first_paint", "handout", "lesson", "site", "slides", "terminal", "web"}),
    frozenset({"story_files"}),
    frozenset({"story_command", "ui"}),
    frozenset({"__main__"}),
)

SIDEWAYS = frozenset({("i18n", "dates")})
"""Imports within a tier that are meant: wording a date needs the date."""

LIBRARIES: dict[str, tuple[str, ...]] = {
    "folium": ("geo.layers", "geo.compare_layer", "geo.html", "geo.marks_layer", "geo.ui.map_view"),
    "streamlit_folium": ("geo.ui.map_view",),
    "altair": ("geo.chart",),
    "citeproc": ("geo.cite",),
    "fontTools": ("geo.figure",),
    "matplotlib": ("geo.figure",),
    "pptx": ("geo.slides",),
    "segno": ("geo.figure",),
    "streamlit": ("app", "pages", "geo.ui"),
}
"""Library to the modules (with all below them) that may import it."""


def tier_of(unit: str) -> int | None:
    """Return the tier of a module or package directly in ``geo``, None if the table lacks it."""
    return next((tier for tier, units in enumerate(TIERS) if unit in units), None)


def find_violations(module: str, code: str) -> list[str]:
    """Return what a module imports against the table, one line each.

    Parameters
    ----------
    module
        Dotted name, such as ``geo.dates``, ``pages.explore`` or ``app``.
    code
        Its Python source.
    """
    return [
        f"{module}:{line}: {reason}"
        for line, target in _imports(ast.parse(code))
        for reason in _judge(module, target)
    ]


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of each import, but for those that only type checkers see."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
            if source == "geo":
                yield from ((node.lineno, f"geo.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, source
        elif isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            yield from _imports(ast.Module(body=node.orelse, type_ignores=[]))
        else:
            yield from _imports(node)


def _judge(module: str, target: str) -> Iterator[str]:
    library = target.partition(".")[0]
    if target.startswith("."):
        yield f"imports {target!r}; name the module in full"
    elif library == "geo":
        yield from _judge_tier(module, target)
    elif library in {"app", "pages"} and module.startswith("geo."):
        yield f"imports {target}, which stands above geo"
    elif library in LIBRARIES and not _is_within(module, LIBRARIES[library]):
        yield f"imports {library}, which only {', '.join(LIBRARIES[library])} may"


def _judge_tier(module: str, target: str) -> Iterator[str]:
    above = tier_of(_unit(module)) if module.startswith("geo.") else len(TIERS)
    below = tier_of(_unit(target))
    if below is None:
        yield f"imports {target}, which has no tier"
    elif above is None:
        yield f"{_unit(module)} has no tier; give it one"
    elif _unit(module) == _unit(target) or (_unit(module), _unit(target)) in SIDEWAYS:
        return
    elif below >= above:
        yield f"in tier {above} imports {_unit(target)} of tier {below}"


def _unit(module: str) -> str:
    return [*module.split("."), ""][1]


def _is_within(module: str, places: tuple[str, ...]) -> bool:
    return any(module == place or module.startswith(f"{place}.") for place in places)


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {
    _name(path): path
    for path in (ROOT / "app.py", *ROOT.glob("pages/*.py"), *ROOT.glob("geo/**/*.py"))
    if path.exists()
}


@pytest.mark.parametrize("module", sorted(SOURCES))
def test_imports_run_downward(module: str) -> None:
    assert find_violations(module, SOURCES[module].read_text(encoding="utf-8")) == []


def test_every_module_has_a_tier() -> None:
    units = {_unit(module) for module in SOURCES if module.startswith("geo.")}
    assert sorted(unit for unit in units if tier_of(unit) is None) == []


def test_no_module_has_two_tiers() -> None:
    assert len(frozenset[str]().union(*TIERS)) == sum(map(len, TIERS))


@pytest.mark.parametrize(
    ("module", "code", "reason"),
    [
        ("geo.dates", "from geo.model import Event", "in tier 1 imports model of tier 2"),
        ("geo.dates", "from geo import model", "in tier 1 imports model of tier 2"),
        ("geo.dates", "import geo.model", "in tier 1 imports model of tier 2"),
        ("geo.dates", "def f():\n    import geo.model", "in tier 1 imports model of tier 2"),
        ("geo.view", "from geo.style import fill_of", "in tier 4 imports style of tier 4"),
        ("geo.dates", "from geo.i18n import word", "in tier 1 imports i18n of tier 1"),
        ("geo.novel", "from geo.dates import parse_date", "novel has no tier"),
        ("geo.view", "from geo.novel import word", "geo.novel, which has no tier"),
        ("geo.view", "from geo import load_pack", "geo.load_pack, which has no tier"),
        ("geo.view", "from .style import fill_of", "name the module in full"),
        ("geo.view", "from pages import explore", "stands above geo"),
        ("geo.view", "import streamlit as st", "streamlit, which only app, pages, geo.ui may"),
        ("geo.ui.legend", "import folium", "folium, which only"),
        ("pages.explore", "from folium import Map", "folium, which only"),
        ("geo.layers", "from matplotlib import pyplot", "matplotlib, which only geo.figure may"),
        (
            "geo.view",
            "if TYPE_CHECKING:\n    import a\nelse:\n    import geo.ui",
            "in tier 4 imports ui of tier 10",
        ),
    ],
)
def test_finds_a_bad_import(module: str, code: str, reason: str) -> None:
    (violation,) = find_violations(module, code)
    assert reason in violation


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("geo.view", "from geo.dates import parse_date"),
        ("geo.i18n", "from geo.dates import UncertainDate"),
        ("geo.dates", "if TYPE_CHECKING:\n    from geo.ui import state"),
        ("geo.ui.legend", "import streamlit as st\nfrom geo.ui import state"),
        ("geo.ui.map_view", "from streamlit_folium import st_folium"),
        ("pages.explore", "import streamlit as st\nfrom geo.ui import map_view"),
        ("geo", "from geo.pack import load_pack"),
    ],
)
def test_passes_a_good_import(module: str, code: str) -> None:
    assert find_violations(module, code) == []
