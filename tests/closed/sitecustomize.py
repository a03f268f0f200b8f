"""Closes the network to every Python that a test runs: this folder leads PYTHONPATH, and Python imports this by name.

Only loopback stays open; with the variable CLOSED=all, nothing does.
"""

import os
import sys
from typing import Any

REACHES = ("socket.connect", "socket.sendto", "socket.sendmsg")
ASKS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
LOOPBACK = ("127.", "::1", "localhost")


def _closed(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.__new__" and os.environ.get("CLOSED") == "all":
        message = "a socket, where none may be opened"
        raise PermissionError(message)
    address = arguments[1] if event in REACHES else arguments[:1] if event in ASKS else None
    if not isinstance(address, tuple) or not address[0]:  # a path on this machine, or no address at all
        return
    host = address[0].decode() if isinstance(address[0], bytes) else str(address[0])
    if not host.startswith(LOOPBACK):
        message = f"no test may reach {host}"
        raise PermissionError(message)


sys.addaudithook(_closed)
