"""One file's bytes → its text, decoded once and never cleaned: byte-order mark and carriage returns stay."""

from pathlib import Path
from typing import Final, Literal

from deployments.errors import SourceError

Encoding = Literal["utf-8", "utf-16-le", "utf-16-be", "windows-1250", "windows-1251", "windows-1252"]
"""What a text may be in. UTF-16 without its mark and the older ones cannot be told, so `documents.toml` names them."""

MEGABYTE: Final = 1_000_000
LARGEST: Final = 100 * MEGABYTE
"""Bytes of one document: a thousand times a long article, and still read in a second."""

NAMED: Final = "documents.toml can name its encoding"
NUL: Final = "is not text: it holds NUL characters"

BYTE_ORDERS: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def read_bytes(path: Path, largest: int = LARGEST, remedy: str = "split it") -> bytes:
    """Return what a file of at most `largest` bytes holds.

    Args:
        path: Of the file.
        largest: More bytes than these are not read.
        remedy: What to do about a file that is larger.

    Raises:
        SourceError: If it cannot be read, is no regular file (a pipe would wait for ever) or is too large.
    """
    data = None
    try:
        if path.is_file():
            with path.open("rb") as handle:
                data = handle.read(largest + 1)
        reason = "is no regular file" if path.exists() else "is not there, or is a link to nothing"
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    if data is None:
        raise SourceError(reason)
    if len(data) > largest:
        reason = f"is larger than {largest / MEGABYTE:g} MB: {remedy}"
        raise SourceError(reason)
    return data


def decode(data: bytes, encoding: Encoding = "utf-8") -> str:
    """Return the text of a file's bytes: UTF-16 where a byte-order mark says so, else `encoding`.

    Raises:
        SourceError: If the bytes are not text in that encoding.
    """
    codec = BYTE_ORDERS.get(data[:2], encoding)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        binary = b"\0" in data and not codec.startswith("utf-16")
        reason = NUL if binary else f"is not text in {codec.upper()} (byte {error.start}); {NAMED}"
        raise SourceError(reason) from None
    if "\0" in text:
        raise SourceError(NUL)
    return text
