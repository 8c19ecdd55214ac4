"""The cable pulled: importing this keeps the process from every host but its own machine.

Python imports a module of this name by itself when it starts and its folder is on the path.
"""

from __future__ import annotations

import sys
from typing import Any

REFUSED = "the network was asked for"
OWN = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "", None}


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse to look up or to reach another host, and say so on standard error."""
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = arguments[0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else host
    if name not in OWN:
        print(f"{REFUSED}: {event} {name}", file=sys.stderr, flush=True)
        raise ConnectionRefusedError(f"{REFUSED}: {name}")


sys.addaudithook(refuse)
