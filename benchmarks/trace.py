"""Main-thread work per step, read from a Chromium trace.

A step begins where a page calls ``performance.mark(STEP)``, as ``mark_calls`` makes it do, and
lasts until the next: the task that heard of the input, the frame that shows it with its style,
layout and paint, and whatever else the thread does before it hears again.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import Browser, Frame, Page

STEP = "bench-step"
END = "bench-end"
TASKS = frozenset({"RunTask", "ThreadControllerImpl::RunTask"})
CATEGORIES = ("devtools.timeline", "toplevel", "blink.user_timing")

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """How long the tasks of a step took in milliseconds, and how much of it on a processor."""

    work: float
    processor: float


def sum_steps(events: Iterable[Event]) -> list[Step]:
    """Return what the marked thread did in each step, in order.

    Parameters
    ----------
    events
        The ``traceEvents`` of a trace, in any order, times in microseconds. Marks of one task are
        one step. What begins at or after the mark ``END`` belongs to no step.

    Raises
    ------
    ValueError
        No step is marked, the end is not, or steps are marked on more than one thread.
    """
    events = list(events)
    marks = [event for event in events if event["name"] == STEP]
    ends = [event["ts"] for event in events if event["name"] == END]
    threads = {_thread(mark) for mark in marks}
    if len(threads) != 1 or not ends:
        raise ValueError(
            f"{len(marks)} steps on {len(threads)} threads with {len(ends)} ends;"
            " expected steps on one thread and an end"
        )
    tasks = _outermost(
        event
        for event in events
        if event["name"] in TASKS and event["ph"] == "X" and _thread(event) in threads
    )
    begins = [task["ts"] for task in tasks]
    steps = sorted({_begin(tasks, begins, mark["ts"]) for mark in marks})
    bounds = [bisect_left(begins, step) for step in [*steps, max(ends)]]
    return [
        Step(
            sum(task["dur"] for task in tasks[first:after]) / 1000,
            sum(task.get("tdur", 0) for task in tasks[first:after]) / 1000,
        )
        for first, after in pairwise(bounds)
    ]


def _thread(event: Event) -> tuple[int, int]:
    return event["pid"], event["tid"]


def _outermost(tasks: Iterable[Event]) -> list[Event]:
    """Return tasks in order, without those that run inside another."""
    kept: list[Event] = []
    for task in sorted(tasks, key=lambda task: (task["ts"], -task["dur"])):
        if not kept or task["ts"] >= _end(kept[-1]):
            kept.append(task)
    return kept


def _end(task: Event) -> int:
    end: int = task["ts"] + task["dur"]
    return end


def _begin(tasks: list[Event], begins: list[int], at: int) -> int:
    """Return when the task began that ran at a time, or the time if none did."""
    found = bisect_right(begins, at) - 1
    return begins[found] if found >= 0 and at <= _end(tasks[found]) else at


def mark_calls(frame: Frame, owner: str, method: str) -> None:
    """Mark a step at each call of a method of an object in the page."""
    frame.evaluate(
        f"""([method, step]) => {{
            const owner = {owner};
            const kept = owner[method];
            owner[method] = function (...values) {{
                performance.mark(step);
                performance.clearMarks(step);
                return kept.apply(this, values);
            }};
        }}""",
        [method, STEP],
    )


def trace_steps(browser: Browser, page: Page, act: Callable[[], None]) -> list[Step]:
    """Do something that ends with the mark ``END`` and return the steps in it."""
    browser.start_tracing(page=page, categories=list(CATEGORIES))
    try:
        act()
    finally:
        trace = browser.stop_tracing()
    return sum_steps(json.loads(trace)["traceEvents"])


def mark_end(frame: Frame) -> None:
    """Mark the end once all that was asked for has been painted: two frames later."""
    frame.evaluate(
        """(end) => new Promise((done) => requestAnimationFrame(() =>
            requestAnimationFrame(() => { performance.mark(end); done(); })))""",
        END,
    )
