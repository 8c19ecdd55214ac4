"""The ground that Streamlit's page is given before its scripts run."""

from __future__ import annotations

import asyncio
import gzip
from typing import Any

import pytest

from geo.first_paint import MAX_BYTES, ROOT, FirstPaint, render_style

PAGE = b"<html><head><title>x</title></head><body>" + ROOT + b"</div></body></html>"
STYLED = PAGE.replace(b"</head>", render_style() + b"</head>")
OTHER = b"<html><head></head><body><main></main></body></html>"


def answer(
    *parts: bytes, status: int = 200, method: str = "GET", **headers: str
) -> tuple[dict[bytes, bytes], bytes]:
    """Return headers and body that leave the middleware when an app answers in these parts."""
    sent: list[Any] = []
    fields = {"content_type": "text/html; charset=utf-8", "etag": "e"} | headers
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in fields.items()]
    pairs.append((b"content-length", str(len(b"".join(parts))).encode()))

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": pairs})
        for number, part in enumerate(parts):
            more = number < len(parts) - 1
            await send({"type": "http.response.body", "body": part, "more_body": more})

    async def receive() -> Any:
        raise AssertionError("nothing is read")

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(FirstPaint(app)({"type": "http", "method": method}, receive, send))
    return dict(sent[0]["headers"]), b"".join(message["body"] for message in sent[1:])


@pytest.mark.parametrize("parts", [(PAGE,), (PAGE[:20], PAGE[20:], b"")], ids=len)
def test_streamlit_s_page_gets_a_ground(parts: tuple[bytes, ...]) -> None:
    headers, body = answer(*parts)
    assert body == STYLED
    assert headers[b"content-length"] == str(len(STYLED)).encode()
    assert b"etag" not in headers


def test_a_compressed_page_stays_compressed() -> None:
    headers, body = answer(gzip.compress(PAGE), content_encoding="gzip")
    assert gzip.decompress(body) == STYLED
    assert headers[b"content-length"] == str(len(body)).encode()


@pytest.mark.parametrize(
    ("body", "changes"),
    [
        (OTHER, {}),
        (gzip.compress(OTHER), {"content_encoding": "gzip"}),
        (PAGE, {"content_encoding": "br"}),
        (PAGE, {"content_type": "text/plain"}),
        (PAGE, {"status": 404}),
        (PAGE, {"method": "HEAD"}),
        (PAGE + b" " * MAX_BYTES, {}),
    ],
    ids=["other", "other-packed", "unknown-packing", "text", "missing", "head", "large"],
)
def test_all_else_is_left_alone(body: bytes, changes: dict[str, Any]) -> None:
    headers, sent = answer(body, **changes)
    assert sent == body
    assert headers[b"content-length"] == str(len(body)).encode()
    assert headers[b"etag"] == b"e"
