"""A real terminal to run the command in: what is typed into it, and what it shows."""

import os
import pty
import re
import select
import signal
import sys
import termios
import time
from pathlib import Path
from typing import Self

REPOSITORY = Path(__file__).parents[2]
STYLE = re.compile(r"\x1b\[[0-9;]*m")
PATIENCE = 20
"""Seconds to wait for what should come at once: the machine may be busy."""


class Terminal:
    """`deploy` in a terminal of 100 columns; leaving the block kills what still runs."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.raw = b""
        self.read_to = 0
        self.status: int | None = None
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "COLUMNS": "100", "TERM": "xterm-256color"}
        self.process, self.screen = pty.fork()
        if not self.process:
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, "-m", "deployments", *arguments], environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.status is None:
            self.kill(signal.SIGKILL)
        os.close(self.screen)

    @property
    def shown(self) -> str:
        """All that was shown so far, without colours."""
        return STYLE.sub("", self.raw.decode()).replace("\r\n", "\n")

    def wait_for(self, text: str) -> None:
        """Read until a text is shown that was not waited for before; fails where it does not come."""
        end = time.monotonic() + PATIENCE
        while text not in self.shown[self.read_to :]:
            assert time.monotonic() < end, f"{text!r} was not shown: {self.shown[self.read_to :]}"
            assert self._read(), f"it ended before {text!r} was shown: {self.shown[self.read_to :]}"
        self.read_to = self.shown.index(text, self.read_to) + len(text)

    def press(self, key: str, after: str = "? help") -> None:
        """Press a key once a text is shown and a single key is waited for."""
        self.wait_for(after)
        self.wait_for_a_key()
        os.write(self.screen, key.encode())

    def wait_for_a_key(self) -> None:
        """Wait until the program reads single keys; fails where it does not come to it."""
        end = time.monotonic() + PATIENCE
        while termios.tcgetattr(self.screen)[3] & termios.ICANON:
            assert time.monotonic() < end, f"no key is waited for: {self.shown}"
            time.sleep(0.01)

    def type(self, prompt: str, line: str) -> None:
        """Type a line once it is asked for."""
        self.wait_for(prompt)
        os.write(self.screen, f"{line}\n".encode())

    def kill(self, number: int) -> int:
        """Send a signal, and return the exit status."""
        os.kill(self.process, number)
        return self.end()

    def end(self) -> int:
        """Wait for the end and return the exit status; below 0 the signal that ended it."""
        end = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < end, f"it does not end: {self.shown[self.read_to :]}"
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        return self.status

    def _read(self, patience: float = 1) -> bool:
        """Read what is there; False at the end."""
        if not select.select([self.screen], [], [], patience)[0]:
            return True
        try:
            data = os.read(self.screen, 65536)
        except OSError:  # so a terminal says that its last program has ended
            return False
        self.raw += data
        return bool(data)
