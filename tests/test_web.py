"""The HTTP routes, called as an ASGI server calls them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo import web
from geo.assets import store
from geo.errors import Problem
from geo.serving import BusyError
from geo.settings import DATA_VARIABLE, VERSION
from geo.view import MAX_NOTES, Param
from geo.web import FOR_EVER, MAX_PARAMETERS, MAX_QUERY
from tests.asgi import NAMES, VALUES, get
from tests.geojson import find_faults, load_strictly
from tests.packs import default_tables, make_pack

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


EVENTS = "/api/events.geojson"
TERRITORIES = "/api/territories.geojson"
FEEDS = [EVENTS, TERRITORIES]


@pytest.fixture
def squares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    return make_pack(tmp_path)


@pytest.mark.parametrize("url", FEEDS)
def test_feed(url: str) -> None:
    answer = get(f"{url}?from=1945&to=1956&at=1945-08-20&pov=japan&layers=article,background")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["cache-control"] == "public, max-age=60"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-length"] == str(len(answer.body))
    assert "content-encoding" not in answer.headers
    document = load_strictly(answer.body)
    assert len(document["features"]) > 10
    assert find_faults(document) == []


@pytest.mark.parametrize("url", FEEDS)
def test_feed_is_sent_once(url: str) -> None:
    first = get(url)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    for header in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = get(url, headers={"If-None-Match": header})
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == first.headers["cache-control"]
        assert again.headers["access-control-allow-origin"] == "*"
        assert "content-type" not in again.headers
    assert get(url, headers={"If-None-Match": '"other"'}).status == 200
    assert get(f"{url}?pov=japan&from=1855").headers["etag"] != tag


@pytest.mark.parametrize("url", FEEDS)
def test_feed_in_gzip_form_has_a_tag_of_its_own(url: str) -> None:
    plain = get(url, headers={"Accept-Encoding": "gzip;q=0, br"})
    short = get(url, headers={"Accept-Encoding": "br, gzip;q=0.5"})
    assert short.headers["content-encoding"] == "gzip"
    assert short.headers["content-length"] == str(len(short.body))
    assert gzip.decompress(short.body) == plain.body
    assert short.headers["etag"] != plain.headers["etag"]
    headers = {"Accept-Encoding": "gzip", "If-None-Match": short.headers["etag"]}
    assert get(url, headers=headers).status == 304


@pytest.mark.parametrize("url", FEEDS)
def test_feed_answers_a_head_request_and_takes_no_other(url: str) -> None:
    answer = get(url, method="HEAD")
    assert answer.status == 200
    assert answer.headers["etag"] == get(url).headers["etag"]
    assert get(url, method="POST").status == 405


PARTS = [
    *("from=1900", "to=1900", "certain=1", "pov=russia", "names=ru", "cat=legal", "q=treaty"),
    *("who=sergei-lavrov", "where=shikotan"),
]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_a_view_counts(part: str) -> None:
    story = f"{EVENTS}?layers=article,background"
    base = story if part.startswith(("from", "to")) else f"{story}&from=1850&to=1956"
    answer = get(f"{base}&{part}")
    assert answer.status == 200
    assert answer.headers["etag"] != get(base).headers["etag"]
    assert get(story).headers["etag"] != get(EVENTS).headers["etag"]


def test_equal_views_share_an_answer() -> None:
    one = get(f"{EVENTS}?where=etorofu&lang=en")
    before = web.cache.kept_bytes
    other = get(f"{EVENTS}?lang=EN&where=+Etorofu,,&event=shimoda-1855&title=Mine&base=bundled")
    assert other.headers["etag"] == one.headers["etag"]
    assert web.cache.kept_bytes == before


def test_feed_follows_an_edited_pack(squares: Path) -> None:
    url = f"{EVENTS}?pack=squares"
    tag = get(url).headers["etag"]
    path = squares / "events.csv"
    path.write_text(path.read_text().replace("Event talks-2017", "Renamed"), encoding="utf-8")
    answer = get(url, headers={"If-None-Match": tag})
    assert answer.status == 200
    assert load_strictly(answer.body)["features"][0]["properties"]["title"] == "Renamed"


@pytest.mark.usefixtures("squares")
def test_feed_of_the_only_pack_there_is() -> None:
    assert load_strictly(get(EVENTS).body)["pack"] == "squares"


@pytest.mark.parametrize("url", FEEDS)
def test_bad_parameters_are_all_named(url: str) -> None:
    query = "form=1855&from=1855-13&where=etorofu,atlantis&view=99,0,3&pack=nowhere&at=1066"
    answer = get(f"{url}?{query}")
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"
    told = load_strictly(answer.body)
    assert "6" in told["error"]
    fields = {each["field"]: each for each in told["problems"]}
    assert set(fields) == {"form", "from", "where", "view", "pack", "at"}
    assert all(each["value"] and each["expected"] for each in fields.values())
    assert fields["where"]["value"] == "'atlantis'"
    assert "kuril" in fields["pack"]["expected"]


@pytest.mark.parametrize("url", FEEDS)
def test_query_is_bounded(url: str) -> None:
    longest = f"q=%20{'x' * (MAX_QUERY - 5)}"
    assert len(longest) == MAX_QUERY
    assert get(f"{url}?{longest}").status == 400
    answer = get(f"{url}?{longest}x")
    assert answer.status == 414
    assert str(MAX_QUERY // 1000) in load_strictly(answer.body)["error"]
    answer = get(f"{url}?{'&'.join(['x=1'] * (MAX_PARAMETERS + 1))}")
    assert answer.status == 400
    assert str(MAX_PARAMETERS) in load_strictly(answer.body)["error"]


def test_a_view_that_a_page_can_show_is_not_too_long() -> None:
    notes = "&".join(["note=44.1,146.7,Here"] * MAX_NOTES)
    assert len(Param) - 1 + MAX_NOTES < MAX_PARAMETERS
    assert get(f"{EVENTS}?{notes}").status == 200


@pytest.mark.parametrize("url", FEEDS)
def test_feed_of_a_broken_pack(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = default_tables()
    tables["events"][0]["date"] = "1855-13"
    make_pack(tmp_path, events=tables["events"])
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    answer = get(url)
    assert answer.status == 503
    assert answer.headers["retry-after"] == "2"
    (problem,) = load_strictly(answer.body)["problems"]
    assert (problem["where"], problem["row"], problem["field"]) == ("events.csv", 2, "date")
    assert "1855-13" in problem["found"]


@pytest.mark.parametrize("url", FEEDS)
def test_feed_without_any_pack(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    answer = get(f"{url}?pack=..%2F..%2Fetc")
    assert answer.status == 503
    assert load_strictly(answer.body)["problems"][0]["found"] == "'kuril'"


def test_feed_while_a_file_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "events.csv")

    monkeypatch.setattr(web, "open_view", fail)
    answer = get(EVENTS)
    assert answer.status == 503
    assert "No such file" in load_strictly(answer.body)["error"]


def test_feed_with_too_many_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(_: object) -> None:
        raise BusyError

    monkeypatch.setattr(web.desk, "run", refuse)
    answer = get(EVENTS)
    assert answer.status == 503
    assert answer.headers["retry-after"] == "2"
    assert answer.headers["cache-control"] == "no-store"
    assert load_strictly(answer.body)["problems"] == []


def test_problems_of_a_pack_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise web.PackError("big", [Problem("events.csv", row) for row in range(1000)])

    monkeypatch.setattr(web, "open_view", fail)
    told = load_strictly(get(EVENTS).body)
    assert len(told["problems"]) == web.MAX_PROBLEMS
    assert "1,000" in told["error"]


_PAIRS = st.lists(st.tuples(NAMES, VALUES), max_size=8).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)


@settings(max_examples=300)
@given(
    url=st.sampled_from(FEEDS),
    query=st.one_of(_PAIRS, _PAIRS.map(lambda query: quote(query, safe="=&,")), st.text()),
    tag=st.sampled_from([None, "*", '"x"', 'W/"']),
    accepted=st.sampled_from(["", "gzip", "gzip;q=", "*"]),
)
@example(url=EVENTS, query="from=2100&to=2100", tag=None, accepted="")
@example(url=EVENTS, query="to=1600&layers=none", tag=None, accepted="")
@example(url=TERRITORIES, query="at=1600&pov=russia", tag=None, accepted="")
@example(url=EVENTS, query="q=\udcff%ff%", tag=None, accepted="")
def test_any_query_has_an_answer(url: str, query: str, tag: str | None, accepted: str) -> None:
    headers = {"Accept-Encoding": accepted} | ({"If-None-Match": tag} if tag else {})
    answer = get(f"{url}?{query}", headers=headers)
    assert answer.status in {200, 304, 400, 414}
    if answer.status == 304:
        assert answer.body == b""
        return
    is_gzip = answer.headers.get("content-encoding") == "gzip"
    document = load_strictly(gzip.decompress(answer.body) if is_gzip else answer.body)
    if answer.status == 200:
        assert find_faults(document) == []
    else:
        assert document["error"]


def test_embed_is_a_page_that_others_may_frame() -> None:
    answer = get("/embed?from=1945&at=1950&lang=en")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "x-frame-options" not in answer.headers
    assert "content-disposition" not in answer.headers
    page = answer.body.decode()
    assert "Dispute.attach(" in page
    assert "?from=1945&amp;at=1950" in page
    picture = "http://example.test/export.png?from=1945&amp;at=1950"
    assert f'<meta property="og:image" content="{picture}">' in page
    again = get("/embed?from=1945&at=1950", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_file_to_keep_carries_all_inside() -> None:
    answer = get("/export.html?from=1945")
    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert 500_000 < len(answer.body) < 900_000
    assert b'src="/assets' not in answer.body


@pytest.mark.parametrize("path", ["/embed", "/export.html"])
def test_page_of_a_bad_view(path: str) -> None:
    answer = get(f"{path}?from=banana&pov=%3Cscript%3E")
    assert answer.status == 400
    assert {problem["field"] for problem in json.loads(answer.body)["problems"]} == {
        "from",
        "pov",
    }
