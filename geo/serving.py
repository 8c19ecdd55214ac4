"""Answers to HTTP requests, made off the event loop: few at a time, and kept in bounded memory."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import re
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeVar

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from starlette.requests import Request

T = TypeVar("T")

_GZIP: Final = re.compile(r"(?:^|,)\s*gzip\s*(?:;\s*q=([0-9.]+)\s*)?(?:,|$)", re.IGNORECASE)
_TAG: Final = re.compile(r'(?:W/)?("[^"]*")')


@dataclass(frozen=True)
class Answer:
    """What a request is answered with, and by which tag a client knows that it has it.

    Attributes
    ----------
    content
        The bytes.
    is_packed
        Whether gzip would make them no smaller, as of a picture; then there is no such form.
    """

    content: bytes
    is_packed: bool = False

    @cached_property
    def digest(self) -> str:
        """Return the first 32 hexadecimal digits of the content's SHA-256."""
        return hashlib.sha256(self.content).hexdigest()[:32]

    @cached_property
    def compressed(self) -> bytes:
        """Return the content in gzip form, the same bytes each time."""
        return gzip.compress(self.content, compresslevel=6, mtime=0)

    @property
    def size(self) -> int:
        """Return how many bytes all forms hold."""
        return len(self.content) + (0 if self.is_packed else len(self.compressed))

    def tag(self, *, compressed: bool) -> str:
        """Return the strong ETag: one for each form, as their bytes differ."""
        return f'"{self.digest}-gzip"' if compressed else f'"{self.digest}"'


def accepts_gzip(accepted: str) -> bool:
    """Say whether an Accept-Encoding header takes gzip, which ``gzip;q=0`` does not."""
    found = _GZIP.search(accepted)
    return found is not None and (found[1] is None or found[1].strip("0.") != "")


def matches(if_none_match: str, tag: str) -> bool:
    """Say whether an If-None-Match header names a tag; ``W/`` before one is no matter here."""
    return if_none_match.strip() == "*" or tag in _TAG.findall(if_none_match)


def respond(
    request: Request, answer: Answer, *, always: Mapping[str, str], content: Mapping[str, str]
) -> Response:
    """Send an answer in a form that the client takes, or say that the client has it.

    Parameters
    ----------
    request, answer
        What is asked, and what is answered.
    always, content
        Headers of every response, and those that go with the content only.
    """
    accepted = request.headers.get("Accept-Encoding", "")
    compressed = accepts_gzip(accepted) and not answer.is_packed
    tag = answer.tag(compressed=compressed)
    told = {**always, "ETag": tag, "Vary": "Accept-Encoding"}
    if matches(request.headers.get("If-None-Match", ""), tag):
        return Response(status_code=304, headers=told)
    told |= content
    if compressed:
        return Response(answer.compressed, headers={**told, "Content-Encoding": "gzip"})
    return Response(answer.content, headers=told)


class AnswerCache:
    """The answers used last, as many as fit.

    Parameters
    ----------
    limit_bytes
        What all that are kept may hold together.
    """

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._bytes = 0

    @property
    def kept_bytes(self) -> int:
        """Return how many bytes are kept."""
        return self._bytes

    def get(self, key: Hashable, make: Callable[[], bytes], *, is_packed: bool = False) -> Answer:
        """Return the answer of a key; made anew, outside the lock, if it is not kept."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        answer = Answer(make(), is_packed)
        size = answer.size
        with self._lock:
            if key not in self._answers and size <= self._limit:
                self._answers[key] = answer
                self._bytes += size
            while self._bytes > self._limit:
                _, dropped = self._answers.popitem(last=False)
                self._bytes -= dropped.size
        return answer


class BusyError(Exception):
    """As many requests wait as may."""


class Desk:
    """A few threads that work, and a queue of bounded length before them.

    Parameters
    ----------
    workers
        How many jobs run at a time.
    waiting
        How many more may wait.
    """

    def __init__(self, *, workers: int, waiting: int) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="desk")
        self._room = workers + waiting
        self._lock = Lock()

    async def run(self, job: Callable[[], T]) -> T:
        """Return what a job does, run in a thread; BusyError at once if the queue is full."""
        with self._lock:
            if self._room == 0:
                raise BusyError
            self._room -= 1
        try:
            future = self._pool.submit(job)
        except RuntimeError as error:
            self._leave()
            raise BusyError from error
        future.add_done_callback(self._leave)
        return await asyncio.wrap_future(future)

    def _leave(self, _: Future[T] | None = None) -> None:
        with self._lock:
            self._room += 1
