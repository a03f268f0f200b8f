"""Files are written whole or not at all."""

import os
from pathlib import Path

from deployments.errors import OutputError


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`, by way of a file beside it; folders that are missing are made.

    Raises:
        OutputError: If it cannot be written; what was there before is then still there.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():  # a device or a pipe: nothing may take its place
            target.write_bytes(data)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            part.write_bytes(data)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError:  # only where a folder is to be made and a file is in its way
        message = f"{path} cannot be written: a file stands where its folder would be"
        raise OutputError(message) from None
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise OutputError(message) from None
