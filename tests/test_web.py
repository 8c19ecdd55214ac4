"""The HTTP routes, called as an ASGI server calls them."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from geo.assets import store
from geo.settings import DATA_VARIABLE, VERSION
from geo.web import FOR_EVER, routes


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def get(path: str, *, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answer:
    """Ask the routes as a server would; Starlette's own client needs a package more."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "root_path": "",
        "query_string": b"",
        "headers": [(k.lower().encode(), v.encode()) for k, v in (headers or {}).items()],
    }
    asyncio.run(Starlette(routes=routes())(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], found, body)


CONTENT = b'{"a": "' + b"x" * 500 + b'"}'


@pytest.fixture
def url() -> str:
    return store.add("test.json", CONTENT).url


def test_asset(url: str) -> None:
    answer = get(url)
    assert (answer.status, answer.body) == (200, CONTENT)
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == FOR_EVER
    assert "immutable" in FOR_EVER
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-length"] == str(len(CONTENT))
    assert "content-encoding" not in answer.headers


def test_asset_in_gzip_form_for_those_who_take_it(url: str) -> None:
    answer = get(url, headers={"Accept-Encoding": "br, gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-length"] == str(len(answer.body))
    assert gzip.decompress(answer.body) == CONTENT
    assert "content-encoding" not in get(url, headers={"Accept-Encoding": "br"}).headers


@pytest.mark.parametrize(
    "path", ["/assets/0000000000000000/test.json", "/assets/../app.py", "/assets/x/map.js"]
)
def test_unknown_asset(path: str) -> None:
    answer = get(path)
    assert answer.status == 404
    assert "reload" in json.loads(answer.body)["error"]
    assert "cache-control" not in answer.headers


def test_asset_of_another_name(url: str) -> None:
    assert get(url.replace("test", "other")).status == 404


def test_routes_are_read_only(url: str) -> None:
    assert get(url, method="POST").status == 405
    assert get(url, method="HEAD").status == 200


def test_health() -> None:
    answer = get("/healthz")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    told = json.loads(answer.body)
    assert (told["status"], told["pack"], told["version"]) == ("ok", "kuril", VERSION)
    assert min(told["counts"].values()) > 0
    assert set(told["counts"]) == {"events", "territories", "sources"}


def test_health_with_a_broken_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kuril").mkdir()
    (tmp_path / "kuril" / "datapackage.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    answer = get("/healthz")
    assert answer.status == 503
    told = json.loads(answer.body)
    assert told["status"] == "error"
    assert "datapackage.json" in told["error"]
