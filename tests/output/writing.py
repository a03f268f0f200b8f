"""Writers in processes of their own, to be killed or set against each other."""

import os
import signal
from itertools import cycle
from pathlib import Path
from unittest import mock

from deployments.output import write_atomically

WHOLE = tuple(letter * 2_000_000 for letter in (b"a", b"b"))
"""What the writers write, by turns."""


def write_for_ever(path: str, began: str) -> None:
    """Write one content after the other until killed; make the file `began` once the first is there."""
    for data in cycle(WHOLE):
        write_atomically(Path(path), data)
        Path(began).touch()


def die_while_writing(path: str) -> None:
    """Be killed when all is written, but not yet under its name."""
    with mock.patch("os.fsync", side_effect=lambda _: os.kill(os.getpid(), signal.SIGKILL)):
        write_atomically(Path(path), WHOLE[0])
