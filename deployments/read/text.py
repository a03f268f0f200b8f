"""One file's bytes → its text, decoded once and never cleaned: byte-order mark and carriage returns stay."""

from pathlib import Path
from typing import Final, Literal

from deployments.errors import SourceError

Encoding = Literal["utf-8", "windows-1250", "windows-1251", "windows-1252"]
"""What a text may be in. The older ones look alike to a program, so `documents.toml` names them."""

LARGEST: Final = 100_000_000
"""Bytes of one document: a thousand times a long article, and still read in a second."""

BYTE_ORDERS: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """Return what a file of at most `largest` bytes holds.

    Raises:
        SourceError: If it cannot be read, is no regular file (a pipe would wait for ever) or is too large.
    """
    if not path.is_file():
        reason = "is no regular file" if path.exists() else "is not there, or is a link to nothing"
        raise SourceError(reason)
    try:
        with path.open("rb") as handle:
            data = handle.read(largest + 1)
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise SourceError(reason) from None
    if len(data) > largest:
        reason = f"is larger than {largest // 1_000_000} MB"
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
        reason = f"is not text in {codec.upper()} (byte {error.start}); documents.toml can name its encoding"
        raise SourceError(reason) from None
    if "\0" in text:
        reason = "is not text: it holds NUL characters"
        raise SourceError(reason)
    return text
