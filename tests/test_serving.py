"""Answers kept in bounded memory, and work done by a few."""

from __future__ import annotations

import asyncio
import gzip
from threading import Event

import pytest

from geo.serving import Answer, AnswerCache, BusyError, Desk, accepts_gzip, matches


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("br, GZIP", True),
        ("deflate,gzip;q=0.5,br", True),
        ("gzip; q=1.0", True),
        ("gzip;q=0", False),
        ("br, gzip; q=0.000", False),
        ("", False),
        ("identity", False),
        ("x-gzipped", False),
    ],
)
def test_accepts_gzip(header: str, accepted: bool) -> None:
    assert accepts_gzip(header) is accepted


@pytest.mark.parametrize(
    ("header", "matched"),
    [
        ('"a"', True),
        ('"b", "a"', True),
        ('W/"a"', True),
        (" * ", True),
        ('"b"', False),
        ('"b,a"', False),
        ("a", False),
        ("", False),
    ],
)
def test_matches(header: str, matched: bool) -> None:
    assert matches(header, '"a"') is matched


def test_an_answer_has_a_tag_for_each_form() -> None:
    answer = Answer(b"abc")
    assert answer.tag(compressed=False) == Answer(b"abc").tag(compressed=False)
    assert answer.tag(compressed=False) != Answer(b"abd").tag(compressed=False)
    assert answer.tag(compressed=False) != answer.tag(compressed=True)
    assert gzip.decompress(answer.compressed) == b"abc"
    assert answer.compressed == Answer(b"abc").compressed


def test_cache_makes_an_answer_once() -> None:
    cache = AnswerCache(1000)
    first = cache.get("a", lambda: b"one")
    assert cache.get("a", lambda: b"two") is first
    assert cache.get("b", lambda: b"two").content == b"two"


def test_cache_lets_go_of_what_was_not_used_for_longest() -> None:
    size = Answer(b"x" * 100).size
    cache = AnswerCache(2 * size)
    for key in ("a", "b", "a", "c"):
        cache.get(key, lambda: b"x" * 100)
    assert cache.kept_bytes == 2 * size
    assert cache.get("a", lambda: b"new").content == b"x" * 100
    assert cache.get("b", lambda: b"new").content == b"new"


def test_cache_does_not_keep_what_is_too_large() -> None:
    cache = AnswerCache(100)
    assert cache.get("a", lambda: b"x" * 101).content == b"x" * 101
    assert cache.kept_bytes == 0
    assert cache.get("a", lambda: b"y").content == b"y"


def test_desk_refuses_at_once_what_finds_no_room() -> None:
    desk = Desk(workers=1, waiting=1)
    gate = Event()

    async def ask() -> list[object]:
        held = [asyncio.create_task(desk.run(gate.wait)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await desk.run(gate.wait)
        gate.set()
        return [*await asyncio.gather(*held), await desk.run(lambda: "room again")]

    assert asyncio.run(asyncio.wait_for(ask(), 10)) == [True, True, "room again"]


def test_a_job_that_fails_or_is_given_up_leaves_its_place() -> None:
    desk = Desk(workers=1, waiting=0)

    async def fail_and_go_on() -> str:
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await desk.run(lambda: 1 / 0)
        return await desk.run(lambda: "done")

    assert asyncio.run(asyncio.wait_for(fail_and_go_on(), 10)) == "done"


def test_the_loop_runs_on_while_a_job_does() -> None:
    desk = Desk(workers=1, waiting=0)
    gate = Event()

    async def ask() -> bool:
        job = asyncio.create_task(desk.run(gate.wait))
        await asyncio.sleep(0)
        gate.set()
        return await job

    assert asyncio.run(asyncio.wait_for(ask(), 10)) is True
