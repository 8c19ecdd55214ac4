"""Measure plates, the page to embed and the file to keep: ``python -m benchmarks.plates``.

All through a server of its own, as a reader meets them. Beside the plate stands the same view by
folium's own way to a picture: the map saved as a page, and a browser started to photograph it.
"""

from __future__ import annotations

import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import folium
from playwright.sync_api import Browser, sync_playwright

from benchmarks.results import Result, render_table
from benchmarks.session import CAPTION, Session
from geo.assets import LEAFLET
from geo.atlas import open_view
from tests.browser.driver import launch
from tests.browser.server import Server, serve

HERE = Path(__file__).parent

LIMITS = {"png": 500.0, "svg": 250.0, "pdf": 500.0}
"""Milliseconds for a plate of 1200 × 675 px at scale 2 that is drawn anew."""
ROUNDS = 15
CACHED_MS = 10.0
FIRST_MS = 3000.0

FEW, MANY = 20, 200
MEMORY = 1.1
"""How many times its memory after few plates a server may hold after many."""

VISITS = 7
EMBED_PAINT = 0.35
"""How many times the empty app's time the page to embed may take to its first map."""
FILE_BYTES = 900_000

WHOLE_PAINTED = "document.documentElement?.dataset.painted"


def measure(browser: Browser, empty_url: str) -> list[Result]:
    """Measure a server that has just started."""
    with serve() as server:
        results = [_measure_first(server), *_measure_plates(server), *_measure_memory(server)]
        results += [_measure_embed(browser, server, empty_url), _measure_file(server)]
    return [*results, _measure_folium(browser)]


def _get(url: str) -> tuple[float, int]:
    """Return the milliseconds to an answer, and how many bytes it has."""
    start = time.perf_counter()
    with urllib.request.urlopen(url, timeout=60) as answer:
        content = answer.read()
    return (time.perf_counter() - start) * 1000, len(content)


def _queries() -> Iterator[str]:
    """Yield views that differ each time: another day, and so other words and other fills."""
    for number in count():
        yield f"size=1200x675&scale=2&at={date(1900, 1, 1) + timedelta(days=97 * number)}"


def _measure_first(server: Server) -> Result:
    took, _ = _get(f"{server.url}/export.png?size=1200x675&scale=2")
    return Result("first plate after the start", took, "ms", limit=FIRST_MS)


def _measure_plates(server: Server) -> list[Result]:
    results = []
    queries = _queries()
    for format_, limit in LIMITS.items():
        _get(f"{server.url}/export.{format_}?{next(queries)}")
        times = [_get(f"{server.url}/export.{format_}?{next(queries)}")[0] for _ in range(ROUNDS)]
        name = f"plate, {format_.upper()}, drawn anew, median"
        results.append(Result(name, median(times), "ms", limit=limit))
    same = f"{server.url}/export.png?size=1200x675&scale=2"
    _get(same)
    kept = median(_get(same)[0] for _ in range(ROUNDS))
    return [*results, Result("plate, PNG, kept, median", kept, "ms", limit=CACHED_MS)]


def _measure_memory(server: Server) -> list[Result]:
    """Draw plates that all differ, and compare what the server holds."""
    memory = []
    queries = _queries()
    formats = list(LIMITS)
    for number in range(MANY):
        _get(f"{server.url}/export.{formats[number % 3]}?names=ja&{next(queries)}")
        if number + 1 in (FEW, MANY):
            memory.append(_resident(server.pid))
    few, many = memory
    name = f"memory after {MANY} plates, against {FEW}"
    return [Result(name, many, "bytes", few, MEMORY)]


def _resident(pid: int) -> int:
    """Return the bytes of memory that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


def _measure_embed(browser: Browser, server: Server, empty_url: str) -> Result:
    """Open the page to embed and the empty app by turns."""
    paints: dict[str, list[float]] = {"embed": [], "empty": []}
    for _ in range(VISITS):
        for name, url, reading in (
            ("empty", empty_url, CAPTION),
            ("embed", f"{server.url}/embed", WHOLE_PAINTED),
        ):
            session = Session(browser, url, reading, is_app=name == "empty")
            paints[name].append(session.first_paint)
            session.close()
    floor = median(paints["empty"])
    return Result("page to embed, first map", median(paints["embed"]), "ms", floor, EMBED_PAINT)


def _measure_file(server: Server) -> Result:
    _, size = _get(f"{server.url}/export.html")
    return Result("map as one HTML file", size, "bytes", limit=FILE_BYTES)


def _measure_folium(browser: Browser) -> Result:
    """Photograph the same territories and events as folium does, but for its three seconds' sleep.

    folium starts a browser for each picture; here it runs already, which is kinder.
    """
    with TemporaryDirectory() as folder:
        page = Path(folder) / "map.html"
        times = [_timed(lambda: _photograph(browser, page)) for _ in range(5)]
    return Result("the same by folium and a running browser, median", median(times), "ms")


def _photograph(browser: Browser, path: Path) -> None:
    atlas, view, _ = open_view([])
    made = folium.Map(location=(44.4, 147.0), zoom_start=7, tiles=None, width=1200, height=675)
    made.default_js = [("leaflet", (LEAFLET / "leaflet.js").as_uri())]
    made.default_css = [("leaflet", (LEAFLET / "leaflet.css").as_uri())]
    territories = atlas.pack.territories
    folium.GeoJson(territories[["geometry"]].to_json()).add_to(made)
    for id_ in atlas.select(view).ids:
        event = atlas.pack.events_by_id[id_]
        if event.lat is not None:
            folium.CircleMarker((event.lat, event.lon), tooltip=event.place).add_to(made)
    made.save(path)
    context = browser.new_context(viewport={"width": 1200, "height": 675}, device_scale_factor=2)
    tab = context.new_page()
    tab.goto(path.as_uri())
    tab.screenshot(path=str(path.with_suffix(".png")))
    context.close()


def _timed(job: Callable[[], None]) -> float:
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def main() -> int:
    """Print the table, and say by the exit code whether limits hold."""
    with ExitStack() as stack:
        empty = stack.enter_context(serve(HERE / "apps" / "empty.py")).url
        browser = launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        results = measure(browser, empty)
    print(render_table(results))
    return int(any(result.missed for result in results))


if __name__ == "__main__":
    sys.exit(main())
