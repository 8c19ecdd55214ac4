"""Measure moving time in the page: steps, heap and payload. ``python -m benchmarks.scrub``.

``benchmarks.run`` measures the same among all else and writes the results; this alone is for a
quick look.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Frame, Request, sync_playwright

from benchmarks.folium_sliders import DAY, BaselineError, Scene, fetch_parts, measure_sliders
from benchmarks.results import Result, p95, render_table
from benchmarks.session import PAINTED, Session
from benchmarks.synthetic import write_pack
from benchmarks.trace import END, Step, mark_calls, mark_end, trace_steps
from geo.assets import ROUTE
from tests.browser.driver import launch, map_frame, shown
from tests.browser.server import serve

MANY = 10_000
HUGE = 50_000
ALL = "/?layers=article,background,lines,labels"
"""Every event, and the whole window."""

DRAG_STEPS = 300
PLAY_SPEED = 4
LOOP_SPEED = 24
"""The whole window in less than two seconds."""
LOOPS = 10

P95_MILLISECONDS = 16.7
LONGEST_MILLISECONDS = 50
HEAP = 1.05
"""How many times the heap after one loop the heap may be after ten."""
PAYLOAD_BYTES = 300_000

_PLAY = ".dispute-time-play"
_LOOP = ".dispute-time-loop"

# What opening the page left to do would count as steps: a second of frames in time ends it.
_QUIET = """() => new Promise((done) => {
    let before = performance.now();
    let calm = 0;
    requestAnimationFrame(function look(now) {
        calm = now - before < 34 ? calm + 1 : 0;
        before = now;
        if (calm >= 60) done(); else requestAnimationFrame(look);
    });
})"""

_LOOPED = """([loops, end]) => new Promise((done) => {
    let before = disputeTime.day;
    requestAnimationFrame(function look() {
        if (disputeTime.day < before) loops -= 1;
        before = disputeTime.day;
        if (loops) {
            requestAnimationFrame(look);
        } else {
            performance.mark(end);
            done();
        }
    });
})"""

_SCENE = """() => {
    const { lat, lon, title } = dispute.data.events;
    const [earliest, latest] = dispute.chronicle.data.events;
    const { lat: north, lng: east } = dispute.map.getCenter();
    const { x, y } = dispute.map.getSize();
    return {
        events: dispute.shown.filter((i) => lat[i] !== null)
            .map((i) => [lat[i], lon[i], title[i], earliest[i], latest[i]]),
        window: [disputeTime.first, disputeTime.last],
        camera: [north, east, dispute.map.getZoom()],
        size: [x, y],
        glow: disputeTime.fade(),
    };
}"""


def measure(browser: Browser, shipped: str, many: str, huge: str) -> list[Result]:
    """Measure the apps at these addresses: with the shipped pack and the two large ones."""
    results, scene = _measure_app(browser, many, MANY, limited=True)
    results += _measure_folium(browser, scene)
    results += _measure_app(browser, huge, HUGE, limited=False)[0]
    results += _measure_heap(browser, many)
    return results + _measure_payload(browser, shipped)


def _measure_app(
    browser: Browser, url: str, count: int, *, limited: bool
) -> tuple[list[Result], Scene]:
    """Drag time over the whole track, and play it through."""
    session = Session(browser, url + ALL, PAINTED)
    page, frame = session.page, map_frame(session.page)
    if shown(frame) != count:
        raise ValueError(f"the map shows {shown(frame)} events; expected {count}")
    frame.evaluate(_QUIET)
    scene = frame.evaluate(_SCENE)
    mark_calls(frame, "disputeTime", "set")
    box = frame.get_by_role("slider").bounding_box()
    if box is None:
        raise LookupError("the time control is not visible")
    pad = 10
    left, width, y = box["x"] + pad, box["width"] - 2 * pad, box["y"] + 12

    def drag() -> None:
        page.mouse.move(left, y)
        page.mouse.down()
        for number in range(1, DRAG_STEPS + 1):
            page.mouse.move(left + width * number / DRAG_STEPS, y)
        mark_end(frame)

    def play() -> None:
        _play(frame, PLAY_SPEED)
        frame.evaluate(_LOOPED, [1, END])

    dragged = trace_steps(browser, page, drag)
    page.mouse.up()
    frame.wait_for_function("!disputeTime.resting && disputeTime.sent === null", timeout=90_000)
    frame.evaluate(_QUIET)
    played = trace_steps(browser, page, play)
    session.close()
    size = f"{count:,} events"
    print(f"{size}: {len(dragged)} steps dragged, {len(played)} played")
    results = [
        *_judge(f"drag step, {size}", dragged, limited=limited),
        *_judge(f"play step at {PLAY_SPEED}×, {size}", played, limited=limited),
    ]
    return results, Scene(**(scene | {"glow": scene["glow"] * DAY}))


def _play(frame: Frame, speed: float) -> None:
    """Play from the start over and over at a speed that the buttons may not offer."""
    frame.evaluate("(speed) => { disputeTime.speed = speed; }", speed)
    frame.locator(_LOOP).click()
    frame.locator(_PLAY).click()


def _judge(name: str, steps: Sequence[Step], *, limited: bool) -> list[Result]:
    work = [step.work for step in steps]
    busy = [step.processor for step in steps]
    limit, longest = (P95_MILLISECONDS, LONGEST_MILLISECONDS) if limited else (None, None)
    return [
        Result(f"{name}, p95", p95(work), "ms", limit=limit),
        Result(f"{name}, longest", max(work), "ms", limit=longest),
        Result(f"{name}, time on a processor, p95", p95(busy), "ms"),
    ]


def _measure_folium(browser: Browser, scene: Scene) -> list[Result]:
    """Drag folium's own sliders over the same events, where npm can fetch their scripts."""
    try:
        made = measure_sliders(browser, scene, fetch_parts())
    except BaselineError as error:
        print(f"folium's sliders were not measured: {error}", file=sys.stderr)
        return []
    results = []
    for plugin, steps in made.items():
        print(f"{plugin}: {len(steps)} steps")
        results += _judge(f"drag step, {plugin}", steps, limited=False)
    return results


def _measure_heap(browser: Browser, url: str) -> list[Result]:
    """Play through again and again; nothing that a loop allocates may stay."""
    session = Session(browser, url + ALL, PAINTED)
    frame = map_frame(session.page)
    frame.evaluate(_QUIET)
    memory = session.page.context.new_cdp_session(session.page)

    def count() -> tuple[int, int]:
        memory.send("HeapProfiler.collectGarbage")
        used: int = memory.send("Runtime.getHeapUsage")["usedSize"]
        nodes: int = memory.send("Memory.getDOMCounters")["nodes"]
        return used, nodes

    # Playing on while counting keeps the server out: it hears of each pause and answers.
    _play(frame, LOOP_SPEED)
    frame.evaluate(_LOOPED, [1, END])
    heap, nodes = count()
    frame.evaluate(_LOOPED, [LOOPS - 1, END])
    later_heap, later_nodes = count()
    session.close()
    return [
        Result(f"heap after {LOOPS} loops, against one", later_heap, "bytes", heap, HEAP),
        Result(f"DOM nodes after {LOOPS} loops, against one", later_nodes, "", nodes, HEAP),
    ]


def _measure_payload(browser: Browser, url: str) -> list[Result]:
    """Count the bytes of what the map's frame asks for, as they travel; print each file's."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(url)
    frame = map_frame(page)
    frame.evaluate(_QUIET)
    travelled: dict[str, int] = {}
    asked: dict[str, str] = {}
    for request in requests:
        if not request.url.startswith("http"):
            continue
        path = urlsplit(request.url).path
        # What the page has fetched ahead comes from the browser's cache then, as less than nothing.
        travelled[path] = max(request.sizes()["responseBodySize"], travelled.get(path, 0))
        if request.frame == frame:
            asked[path] = request.response().headers.get("content-encoding", "as it is")
    own, other = 0, 0
    for path, coding in asked.items():
        size = travelled[path]
        print(f"{size:>9,} bytes, {coding:8}  {path}")
        if path.startswith(ROUTE + "/"):
            own += size
        else:
            other += size
    context.close()
    return [
        Result(
            "all files of the map's frame, shipped pack", own + other, "bytes", None, PAYLOAD_BYTES
        ),
        Result("of these, streamlit-folium's own", other, "bytes"),
    ]


def main() -> int:
    """Print the table, and say by the exit code whether limits hold."""
    with ExitStack() as stack:
        urls = [stack.enter_context(serve()).url]
        for count in (MANY, HUGE):
            data = Path(stack.enter_context(TemporaryDirectory()))
            write_pack(data, events=count)
            urls.append(stack.enter_context(serve(data=data)).url)
        browser = launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        results = measure(browser, *urls)
    print(render_table(results))
    return int(any(result.missed for result in results))


if __name__ == "__main__":
    sys.exit(main())
