"""Measure the app against its baselines in one run: ``python -m benchmarks.run``.

Every app has a server of its own, and all sessions take turns, so that a busy moment of the
machine falls on the baselines too. Ends with 1 if a limit is missed.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Frame, sync_playwright

from benchmarks import axe, classroom, plates, scrub, stories
from benchmarks.results import Result, p95, render_table, write_results
from benchmarks.session import CAMERA, CAPTION, PAINTED, Change, Session
from benchmarks.synthetic import write_pack
from tests.browser.driver import MAP, launch, map_frame
from tests.browser.server import serve

HERE = Path(__file__).parent
APPS = HERE / "apps"

EMPTY = "empty"
SHIPPED = "shipped events"
LARGE = f"{scrub.MANY:,} events"
USUAL = "usual way, "
ONE_ROUND = {USUAL + LARGE}
"""Too slow to be asked in every round, and far from the limits."""

ROUNDS = 6
CHANGES = 4
"""Date changes that count in each round, after one that does not."""

VISITS = 7
FILTER_CHANGES = 50
QUIET_MILLISECONDS = 1000
"""How long to listen for a rerun that should not come."""

LIMITS = {SHIPPED: 1.3, LARGE: 1.6}
"""How many times the empty app's time a date change may take."""

STORY = "two-plus-two"
STEPS = 12
"""How many steps this story has."""

FLIGHT_MILLISECONDS = 1500
"""Longer than a flight takes."""

STEP = 1.3
FIRST_PAINT = 1.6
MAP_BYTES = 5_000
ALL_BYTES = 60_000


def measure_changes(browser: Browser, apps: dict[str, tuple[str, str]]) -> dict[str, list[Change]]:
    """Change the date in every app by turns."""
    sessions = {name: Session(browser, *app) for name, app in apps.items()}
    changes: dict[str, list[Change]] = {name: [] for name in apps}
    for number in range(ROUNDS):
        for name, session in sessions.items():
            if number and name in ONE_ROUND:
                continue
            session.page.bring_to_front()
            session.change_date()
            changes[name] += [session.change_date() for _ in range(CHANGES)]
    for session in sessions.values():
        session.close()
    return changes


def measure_first_paints(
    browser: Browser, apps: dict[str, tuple[str, str]]
) -> dict[str, list[float]]:
    """Open every app by turns, each time with an empty browser cache."""
    paints: dict[str, list[float]] = {name: [] for name in apps}
    for _ in range(VISITS):
        for name, app in apps.items():
            session = Session(browser, *app)
            paints[name].append(session.first_paint)
            session.close()
    return paints


def measure_stability(browser: Browser, url: str) -> list[Result]:
    """Pan, zoom and filter, and say what that cost besides pixels."""
    session = Session(browser, url, PAINTED)
    page, frame = session.page, map_frame(session.page)
    page.evaluate(f"window.kept = document.querySelector('{MAP}')")
    frame.evaluate("window.kept = true")
    zoom = _camera(frame)[2]
    before = session.reruns
    box = page.locator(MAP).bounding_box()
    if box is None:
        raise LookupError("the map is not visible")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y - 60, steps=6)
    page.mouse.up()
    page.mouse.wheel(0, -300)
    frame.wait_for_function("zoom => window.dispute.map.getZoom() !== zoom", arg=zoom)
    page.wait_for_timeout(QUIET_MILLISECONDS)
    reruns = session.reruns - before
    moved = _camera(frame)
    for number in range(FILTER_CHANGES):
        session.change_date("ArrowLeft" if number % 2 else "ArrowRight", index=number % 2)
    same = page.evaluate(f"window.kept === document.querySelector('{MAP}')") and frame.evaluate(
        "window.kept === true"
    )
    drift = max(abs(a - b) for a, b in zip(moved, _camera(frame), strict=True)) if same else 0
    session.close()
    return [
        Result("reruns caused by a pan and a zoom", reruns, "", limit=0),
        Result(f"map frames replaced in {FILTER_CHANGES} date changes", int(not same), "", limit=0),
        Result(f"camera drift in {FILTER_CHANGES} date changes", drift, "deg", limit=0),
        Result("requests to other origins", len(session.elsewhere), "", limit=0),
    ]


def _camera(frame: Frame) -> list[float]:
    camera: list[float] = frame.evaluate(
        "(({lat, lng}, zoom) => [lat, lng, zoom])"
        "(window.dispute.map.getCenter(), window.dispute.map.getZoom())"
    )
    return camera


def measure_steps(browser: Browser, empty_url: str, url: str) -> Result:
    """Go from step to step of a presentation, and change the empty app's slider by turns."""
    empty = Session(browser, empty_url, CAPTION)
    story = Session(browser, f"{url}/present?story={STORY}", CAMERA)
    times: dict[Session, list[float]] = {empty: [], story: []}
    for session, act in [
        (empty, empty.change_date),
        (story, partial(story.press, "ArrowRight")),
    ] * (STEPS - 1):
        session.page.bring_to_front()
        session.page.wait_for_timeout(FLIGHT_MILLISECONDS)
        times[session].append(act().milliseconds)
    empty.close()
    story.close()
    return Result(
        "step to step in Present, first frame of the flight",
        median(times[story]),
        "ms",
        median(times[empty]),
        STEP,
    )


def measure(browser: Browser, urls: dict[str, str]) -> list[Result]:
    """Measure the apps at these addresses: ``EMPTY`` and, by size, the app and the usual way."""
    apps = {name: (url, CAPTION if name == EMPTY else PAINTED) for name, url in urls.items()}
    changes = measure_changes(browser, apps)
    paints = measure_first_paints(browser, {name: apps[name] for name in (EMPTY, SHIPPED)})
    times = {name: [change.milliseconds for change in made] for name, made in changes.items()}
    floor = {"median": median(times[EMPTY]), "p95": p95(times[EMPTY])}
    results = []
    for size, limit in LIMITS.items():
        name = f"date change to repainted map, {size}"
        usual = f"the same the usual way, {size}"
        results += [
            Result(f"{name}, median", median(times[size]), "ms", floor["median"], limit),
            Result(f"{name}, p95", p95(times[size]), "ms", floor["p95"]),
            Result(f"{usual}, median", median(times[USUAL + size]), "ms", floor["median"]),
        ]
    for size in LIMITS:
        own = max(change.map_bytes for change in changes[size])
        whole = max(change.all_bytes for change in changes[size])
        usual_whole = max(change.all_bytes for change in changes[USUAL + size])
        results += [
            Result(f"largest map message of a date change, {size}", own, "bytes", limit=MAP_BYTES),
            Result(f"all messages of a date change, {size}", whole, "bytes", limit=ALL_BYTES),
            Result(f"the same the usual way, {size}", usual_whole, "bytes"),
        ]
    paint, floor_paint = median(paints[SHIPPED]), median(paints[EMPTY])
    results.append(Result("first map painted", paint, "ms", floor_paint, FIRST_PAINT))
    results.append(measure_steps(browser, urls[EMPTY], urls[SHIPPED]))
    return results + measure_stability(browser, urls[SHIPPED])


def main() -> int:
    """Print the table, write the results, and say by the exit code whether limits hold."""
    with ExitStack() as stack:
        many = Path(stack.enter_context(TemporaryDirectory()))
        write_pack(many, events=scrub.MANY)
        urls = {EMPTY: stack.enter_context(serve(APPS / "empty.py")).url}
        for size, data in ((SHIPPED, None), (LARGE, many)):
            urls[size] = stack.enter_context(serve(data=data)).url
            urls[USUAL + size] = stack.enter_context(serve(APPS / "usual.py", data=data)).url
        browser = launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        results = measure(browser, urls)
        huge = Path(stack.enter_context(TemporaryDirectory()))
        write_pack(huge, events=scrub.HUGE)
        # Started this late, its memory and its reading of the pack disturb nothing else.
        huge_url = stack.enter_context(serve(data=huge)).url
        results += scrub.measure(browser, urls[SHIPPED], urls[LARGE], huge_url)
        results += plates.measure(browser, urls[EMPTY])
        results += stories.measure()
        results += classroom.measure(urls[EMPTY], urls[SHIPPED])
        results += axe.measure(browser, urls[SHIPPED])
    print(render_table(results))
    write_results(results, HERE / "results.json")
    return int(any(result.missed for result in results))


if __name__ == "__main__":
    sys.exit(main())
