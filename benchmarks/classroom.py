"""A class on one server: every pupil changes the date in the same moment.

``python -m benchmarks.classroom`` measures this part alone. The pupils have no browser: each speaks
with the server as Streamlit's page does, so that only the server is measured, and the wire.
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.results import Result, render_table
from tests.browser.server import serve

EMPTY = Path(__file__).parent / "apps" / "empty.py"

PUPILS = 30
ROUNDS = 7

WAIT = 4.0
"""How many times as long the last reader may wait as in the empty app."""

MAP = "component_instance"
"""Kind of the element that holds the map."""

CAPTION = "markdown"
"""Kind of the element that holds the empty app's caption."""


class Pupil:
    """A session of the app without a page around it.

    Parameters
    ----------
    socket
        The open connection.
    answer
        Kind of the element that a change of the date is answered by.
    """

    def __init__(self, socket: ClientConnection, answer: str) -> None:
        self._socket = socket
        self._answer = answer
        self._slider = Slider()

    async def open(self) -> None:
        """Ask for the page, and find its slider of two thumbs."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        await self._ask(message)

    async def change(self, steps: int) -> float:
        """Move the left thumb so far from the start; return milliseconds up to the answer."""
        message = BackMsg()
        widget = message.rerun_script.widget_states.widgets.add(id=self._slider.id)
        start, end = self._slider.default
        widget.double_array_value.data.extend([start + steps, end])
        return await self._ask(message)

    async def _ask(self, message: BackMsg) -> float:
        start = perf_counter()
        answered = 0.0
        await self._socket.send(message.SerializeToString())
        while True:
            heard = ForwardMsg.FromString(await self._socket.recv(decode=False))
            if heard.WhichOneof("type") == "script_finished":
                return answered
            element = heard.delta.new_element
            if element.WhichOneof("type") == self._answer:
                answered = (perf_counter() - start) * 1000
            if len(element.slider.default) == 2:
                self._slider = element.slider


async def visit(url: str, answer: str) -> list[float]:
    """Let all pupils change the date together; return how long the last waited in each round."""
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    sockets = [await connect(address, max_size=None) for _ in range(PUPILS)]
    pupils = [Pupil(socket, answer) for socket in sockets]
    await asyncio.gather(*(pupil.open() for pupil in pupils))
    rounds = [
        await asyncio.gather(
            *(pupil.change(1 + (at + number) % PUPILS) for at, pupil in enumerate(pupils))
        )
        for number in range(ROUNDS)
    ]
    for socket in sockets:
        await socket.close()
    return [max(waits) for waits in rounds[1:]]


def measure(empty_url: str, url: str) -> list[Result]:
    """Measure the app at an address against the empty one at another."""
    # In a thread of its own: Playwright has an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        floor, value = (
            median(pool.submit(asyncio.run, visit(address, answer)).result())
            for address, answer in ((empty_url, CAPTION), (url, MAP))
        )
    name = f"date change of {PUPILS} readers at once, the last map"
    return [Result(name, value, "ms", floor, WAIT)]


def main() -> int:
    """Print the table, and say by the exit code whether the limit holds."""
    with serve(EMPTY) as empty, serve() as app:
        results = measure(empty.url, app.url)
    print(render_table(results))
    return int(any(result.missed for result in results))


if __name__ == "__main__":
    sys.exit(main())
