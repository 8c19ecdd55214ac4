"""The HTTP routes called as an ASGI server calls them, and what to ask of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route

from geo.view import Param
from geo.web import routes


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def get(
    url: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    served: Sequence[Route] | None = None,
) -> Answer:
    """Ask routes, those of the app if none are named, as a server would.

    Starlette's own client needs a package more.
    """
    sent: list[Any] = []
    path, _, query = url.partition("?")

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "scheme": "http",
        "server": ("example.test", 80),
        "method": method,
        "path": path,
        "root_path": "",
        "query_string": query.encode("utf-8", "surrogateescape"),
        "headers": [(k.lower().encode(), v.encode()) for k, v in (headers or {}).items()],
    }
    asyncio.run(Starlette(routes=routes() if served is None else served)(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], found, body)


VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            *("", "1855", "1855-02-30", "1600", "2100-12-31", "9999", "0001", "-1", "NaN", "1e309"),
            *("control", "japan", "etorofu", "kuril", "none", "en", "ja", "article,background"),
            *("1", "44,147,7", "44,147,note", "<script>", "%00", "../../etc", ","),
        ]
    ),
)
NAMES = st.one_of(st.sampled_from([*map(str, Param), "", "FROM", "crs"]), st.text(max_size=8))
