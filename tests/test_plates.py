"""Plates by HTTP, called as an ASGI server calls the routes."""

from __future__ import annotations

import gzip
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import web
from geo.figure import FileFormat
from geo.serving import BusyError
from tests.asgi import NAMES, VALUES, get
from tests.geojson import load_strictly

PLATES = [f"/export.{format_}" for format_ in FileFormat]


@pytest.mark.parametrize("format_", FileFormat)
def test_plate(format_: FileFormat) -> None:
    url = f"/export.{format_}?at=1905&size=a5&title=Islands"
    answer = get(url, headers={"Accept-Encoding": "gzip"})
    assert answer.status == 200
    assert answer.headers["content-type"] == format_.media_type
    assert answer.headers["cache-control"] == "public, max-age=60"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert f'filename="dispute-map.{format_}"' in answer.headers["content-disposition"]
    is_gzip = answer.headers.get("content-encoding") == "gzip"
    assert is_gzip == (format_ is FileFormat.SVG)
    content = gzip.decompress(answer.body) if is_gzip else answer.body
    assert content.startswith({"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[format_])
    again = get(url, headers={"If-None-Match": answer.headers["etag"], "Accept-Encoding": "gzip"})
    assert (again.status, again.body) == (304, b"")


def test_plate_links_back_to_where_it_was_asked_for() -> None:
    svg = get("/export.svg?at=1905&size=a5").body.decode()
    assert 'xlink:href="http://example.test/?at=1905"' in svg


@pytest.mark.parametrize(
    ("query", "field"),
    [
        *((f"size={size}", "size") for size in ("0x0", "-1", "1000000000", "NaN", "1e9x1e9")),
        *((f"scale={scale}", "scale") for scale in ("0", "-1", "5", "NaN", "1.5")),
        ("size=4096x4096&scale=4", "scale"),
        ("theme=%3Cscript%3E", "theme"),
        ("projection=flat", "projection"),
        (f"alt={'x' * 1001}", "alt"),
        ("note=ellipse,44,146,0,1e9", "note"),
        ("note=highlight,atlantis", "note"),
        (f"size=360x360&title={'W' * 200}&subtitle={'W' * 300}", "size"),
        ("&".join(["size=a5", *(f"note=pin,44,146,{'long ' * 50}" for _ in range(30))]), "size"),
    ],
)
def test_plate_that_cannot_be(query: str, field: str) -> None:
    answer = get(f"/export.png?{query}")
    assert answer.status == 400
    (problem,) = load_strictly(answer.body)["problems"]
    assert problem["field"] == field
    assert problem["value"]
    assert problem["expected"]


def test_ten_thousand_marks_and_a_long_text_are_refused_by_their_number() -> None:
    assert get("/export.png?" + "&".join(["note=44,146,x"] * 10_000)).status == 414
    assert get("/export.svg?" + "&".join(["note=4,1,x"] * 1000)).status == 400
    assert get(f"/export.pdf?title={'x' * 100_000}").status == 414


def test_plates_keep_no_other_request_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(_: object) -> None:
        raise BusyError

    monkeypatch.setattr(web.studio, "run", refuse)
    answer = get("/export.png")
    assert (answer.status, answer.headers["retry-after"]) == (503, "2")
    assert get("/api/events.geojson").status == 200


HOSTILE = (
    "<script>alert(1)</script>", "</text><image href=x onerror=alert(1)>", "${alert(1)}", "`x`",
    "]]><x>", "&amp;&#60;", "$x^{2}$", "\u202eright to left \u05e9\u05dc\u05d5\u05dd",
    "\U0001f5fe", "\ufffe\uffff", "a\tb", "{{ 7 * 7 }}",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_plate_stays_text(text: str) -> None:
    words = quote(text)
    query = f"size=a5&title={words}&subtitle={words}&alt={words}&note=44,146,{words}"
    answer = get(f"/export.svg?{query}")
    assert answer.status == 200
    root = ElementTree.fromstring(answer.body)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not names & {"script", "image", "foreignObject", "x"}
    title = root.findtext("{http://www.w3.org/2000/svg}title")
    assert title == text.replace("\ufffe", "").replace("\uffff", "").strip()


_MARKS = st.one_of(
    st.sampled_from(["44,146,x", "pin,44,146,x", "arrow,44,146,45,147", "highlight,etorofu"]),
    st.text(max_size=30),
)
_PLATE_PAIRS = st.lists(
    st.one_of(
        st.tuples(st.just("note"), _MARKS),
        st.tuples(
            st.just("view"), st.sampled_from(["0,0,0", "85,180,22", "-85,-180,3", "44,147,7"])
        ),
        st.tuples(st.just("size"), st.sampled_from(["360x360", "360x1080", "a5", "0", "9x9"])),
        st.tuples(NAMES, VALUES),
    ),
    max_size=6,
).map(lambda pairs: "&".join(f"{name}={quote(value)}" for name, value in pairs))


@settings(max_examples=40)
@given(url=st.sampled_from(PLATES), query=_PLATE_PAIRS)
def test_any_query_has_a_plate_or_a_reason(url: str, query: str) -> None:
    answer = get(f"{url}?{query}")
    assert answer.status in {200, 400, 414}
    if answer.status == 200:
        assert answer.headers["content-type"] != "application/json"
        assert len(answer.body) > 5000
    else:
        assert load_strictly(answer.body)["error"]
