"""The ground that Streamlit's page is given before its scripts run."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from geo.first_paint import page_routes, render_links, render_page, render_style
from geo.settings import ROOT
from geo.ui.menu import HOME, PAGES, list_paths
from tests.asgi import get

INDEX = Path(get_static_dir()) / "index.html"
PATHS = list_paths("")
STYLED = render_page(INDEX.read_text(encoding="utf-8")).encode()


@pytest.fixture(scope="module")
def served() -> list[Route]:
    return page_routes(INDEX, PATHS)


def test_streamlit_s_page_is_what_the_ground_is_made_for() -> None:
    page = INDEX.read_text(encoding="utf-8")
    assert page.count("</head>") == 1
    assert '<div id="root"></div>' in page
    added = render_style() + render_links()
    assert added in STYLED.decode()
    assert STYLED.decode().replace(added, "") == page


@pytest.mark.parametrize("path", PATHS)
def test_each_page_has_the_ground(path: str, served: list[Route]) -> None:
    answer = get(f"{path}?at=1905", served=served)
    assert (answer.status, answer.body) == (200, STYLED)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepted", ["identity", "br, gzip"])
def test_a_browser_asks_whether_the_page_has_changed(accepted: str, served: list[Route]) -> None:
    headers = {"Accept-Encoding": accepted}
    answer = get("/", headers=headers, served=served)
    packed = answer.headers.get("content-encoding") == "gzip"
    assert packed == ("gzip" in accepted)
    assert (gzip.decompress(answer.body) if packed else answer.body) == STYLED
    assert answer.headers["content-length"] == str(len(answer.body))
    assert get("/", method="HEAD", headers=headers, served=served).headers == answer.headers
    again = headers | {"If-None-Match": answer.headers["etag"]}
    unchanged = get("/present", headers=again, served=served)
    assert (unchanged.status, unchanged.body) == (304, b"")
    assert unchanged.headers["etag"] == answer.headers["etag"]
    assert get("/", headers=again | {"If-None-Match": '"old"'}, served=served).status == 200


@pytest.mark.parametrize(
    ("path", "method"), [("/nowhere", "GET"), ("/explore", "GET"), ("/", "POST")]
)
def test_all_else_is_left_to_streamlit(path: str, method: str, served: list[Route]) -> None:
    assert get(path, method=method, served=served).status in {404, 405}


@pytest.mark.parametrize(
    ("base", "root"), [("", "/"), ("maps", "/maps/"), ("/a/maps/", "/a/maps/")]
)
def test_pages_lie_below_the_base(base: str, root: str) -> None:
    assert list_paths(base)[:2] == [root, f"{root}present"]


def test_each_page_has_a_script() -> None:
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == set(PAGES)
    assert HOME in PAGES
