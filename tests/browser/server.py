"""A Streamlit server of its own for a test or a benchmark."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from geo.settings import DATA_VARIABLE, ROOT

HOST = "127.0.0.1"
START_SECONDS = 60
OFFLINE = ROOT / "tests" / "offline"


@dataclass(frozen=True)
class Server:
    """A running server: its address, the file that its output goes to, and its process."""

    url: str
    log: Path
    pid: int


@contextmanager
def serve(
    script: Path = ROOT / "app.py", *, data: Path | None = None, offline: bool = False
) -> Iterator[Server]:
    """Run a Streamlit script until the block ends.

    Parameters
    ----------
    script
        The app to serve.
    data
        Folder of packs to show in place of the shipped one.
    offline
        Whether the server is kept from the network.

    Raises
    ------
    RuntimeError
        The server stopped or was not healthy in time; carries its output.
    """
    port = _free_port()
    options = {"port": port, "address": HOST, "headless": "true", "fileWatcherType": "none"}
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    for name, value in options.items():
        command += [f"--server.{name}", str(value)]
    environment = os.environ | ({DATA_VARIABLE: str(data)} if data else {})
    if offline:
        environment |= {"PYTHONPATH": str(OFFLINE)}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "server.log"
        with path.open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        server = Server(f"http://{HOST}:{port}", path, process.pid)
        try:
            _await_health(server, process)
            yield server
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _await_health(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server is not healthy; it said:\n{server.log.read_text()}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
