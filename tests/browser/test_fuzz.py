"""Any query string, against the running server."""

from __future__ import annotations

from http.client import HTTPConnection
from urllib.parse import quote, urlsplit

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from geo.view import Param
from tests.browser.server import Server

ROUTES = (
    "/api/events.geojson", "/api/territories.geojson", "/embed", "/export.html",
    "/export.png", "/export.svg", "/export.pdf",
)  # fmt: skip

_NASTY = (
    *("0", "-1", "1000000000", "NaN", "1e309", "9999-99-99", "1066", "1855-02-30", "", "none"),
    *(
        "<script>alert(1)</script>",
        "${7*7}",
        "{{ 7*7 }}",
        "]]>",
        "../../etc/passwd",
        "%00",
        "\u202e",
    ),
    *("360x360", "4096x4096", "0x0", "1e9x1", "44,147,7", "85,-180,22", "pin,44,147,x" * 9),
    *("ellipse,0,0,1e9,1", "highlight,etorofu", "arrow,1,2,3", "x" * 3000, "\U0001f5fe" * 40),
)
_pairs = st.lists(
    st.tuples(
        st.sampled_from([*map(str, Param), "colour"]),
        st.sampled_from(_NASTY) | st.text(max_size=12),
    ),
    max_size=5,
).map(lambda pairs: "&".join(f"{name}={quote(value)}" for name, value in pairs))
_raw = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="#"), max_size=60
)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(route=st.sampled_from(ROUTES), query=_pairs | _raw)
@example(route="/export.png", query="size=4096x4096&scale=4")
@example(route="/export.svg", query="&".join(["note=pin,44,147,x"] * 2000))
@example(route="/export.pdf", query="title=" + "x" * 60_000)
@example(route="/embed", query="%ff%fe=%c3%28&q=%")
def test_any_query_is_answered(server: Server, route: str, query: str) -> None:
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    connection.request("GET", f"{route}?{query}")
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status in {200, 400, 414}, body[:500]
    kind = answer.headers["content-type"]
    if answer.status == 200 and ("html" in kind or "svg" in kind):
        assert b"<script>alert(1)" not in body
        assert b"49" not in body or b"{{ 7*7 }}" not in query.encode()
    elif answer.status != 200:
        assert kind == "application/json"
