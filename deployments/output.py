"""Files are written whole or not at all."""

import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from deployments.errors import OutputError

PART: Final = ".deploy-{}.part"
"""The name beside an output under which it is written until it is whole; no two runs have the same."""

FORGOTTEN: Final = 3600
"""Seconds after which such a file belongs to a run that was killed: no run takes so long over writing."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`, by way of a file beside it; folders that are missing are made.

    The file keeps the permissions that it had. What a killed run left beside it is taken away.

    Raises:
        OutputError: If it cannot be written; what was there before is then still there.
    """
    try:
        if path.exists() and not path.is_file():  # a device or a pipe: nothing may take its place
            path.write_bytes(data)
            return
        _replace(Path(os.path.realpath(path)), data)
    except FileExistsError:  # only where a folder is to be made and a file is in its way
        message = f"{path} cannot be written: a file stands where its folder would be"
        raise OutputError(message) from None
    except IsADirectoryError:
        message = f"{path} cannot be written: it is a folder, name a file in it"
        raise OutputError(message) from None
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise OutputError(message) from None


def _replace(target: Path, data: bytes) -> None:
    """Put a whole new file in the place of `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(0, "it is protected against writing")
    _sweep(target.parent)
    part = target.with_name(PART.format(secrets.token_hex(8)))
    try:
        with part.open("xb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())  # a name must not lead to bytes that a crash has not let reach the disk
        if mode is not None:
            part.chmod(mode)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away what killed runs left in a folder."""
    for part in folder.glob(PART.format("*")):
        with suppress(OSError):  # another run may have been quicker, or the file may not be ours to take away
            if time.time() - part.stat().st_mtime > FORGOTTEN:
                part.unlink()
