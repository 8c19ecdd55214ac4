"""What a benchmark reads from a trace: which work belongs to which step."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.trace import END, STEP, Step, sum_steps

MAIN = {"pid": 7, "tid": 1}
OTHER = {"pid": 7, "tid": 2}


def task(begin: int, length: int, *, thread: dict[str, int] = MAIN, busy: int = 0) -> Any:
    name = "ThreadControllerImpl::RunTask"
    return {"name": name, "ph": "X", "ts": begin, "dur": length, "tdur": busy, **thread}


def mark(at: int, name: str = STEP, *, thread: dict[str, int] = MAIN) -> Any:
    return {"name": name, "ph": "I", "ts": at, **thread}


def test_a_step_holds_the_task_that_it_began_in_and_all_until_the_next() -> None:
    events = [
        task(0, 900),  # before the first step
        task(1000, 2000, busy=1500),
        mark(1500),
        task(4000, 500, busy=500),
        task(20_000, 3000, busy=1000),
        mark(20_100),
        mark(40_000, END),
        task(41_000, 7000),  # after the end
    ]
    assert sum_steps(reversed(events)) == [Step(2.5, 2.0), Step(3.0, 1.0)]


def test_marks_of_one_task_are_one_step() -> None:
    events = [task(1000, 2000), mark(1100), mark(2900), mark(9000, END)]
    assert [step.work for step in sum_steps(events)] == [2.0]


def test_work_of_other_threads_and_of_nested_tasks_does_not_count_twice() -> None:
    events = [
        task(1000, 2000),
        task(1500, 800),
        task(1000, 9000, thread=OTHER),
        mark(1100),
        mark(9000, END),
    ]
    assert [step.work for step in sum_steps(events)] == [2.0]


@pytest.mark.parametrize(
    "events",
    [
        [task(0, 9), mark(5, END)],
        [task(0, 9), mark(5)],
        [mark(5), mark(6, thread=OTHER), mark(7, END)],
    ],
    ids=["no step", "no end", "two threads"],
)
def test_refuses_a_trace_that_it_cannot_read(events: list[Any]) -> None:
    with pytest.raises(ValueError, match="expected steps on one thread and an end"):
        sum_steps(events)
