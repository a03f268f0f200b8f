"""`documents.toml`: what a folder's texts do not say about themselves (title, publisher, date, encoding)."""

import os
import tomllib
from collections.abc import Collection, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, ValidationError

from deployments.dates import PartialDate
from deployments.errors import DocumentsFileError, SourceError
from deployments.read.text import Encoding, decode, read_bytes
from deployments.records import Record

NAME: Final = "documents.toml"
LARGEST: Final = 10_000_000
"""Bytes of one `documents.toml`: what is known of fifty thousand texts, and read in seconds."""


def _written(day: object) -> object:
    """Take a TOML date (2022-04-05 without quotes) as the text that it is."""
    return day.isoformat() if isinstance(day, date) and not isinstance(day, datetime) else day


class About(Record):
    """What is known of one text from outside it.

    Attributes:
        title: Its title.
        publisher: Who published it.
        published: Partial date; wins over a date stated in the text.
        date_basis: How that date is known.
        encoding: What the file is written in, where it is not UTF-8.
    """

    title: Annotated[str, Field(min_length=1)] | None = None
    publisher: Annotated[str, Field(min_length=1)] | None = None
    published: Annotated[PartialDate, BeforeValidator(_written)] | None = None
    date_basis: Annotated[str, Field(min_length=1)] | None = None
    encoding: Encoding = "utf-8"


def read_about(folder: Path) -> dict[str, About]:
    """Return what a folder's `documents.toml` says, by document id; empty where it has none.

    Raises:
        DocumentsFileError: If it is no TOML, or says something that cannot be.
    """
    path = folder / NAME
    if not os.path.isfile(path):  # noqa: PTH113 - Path's own raises where the folder may not be entered
        return {}
    try:
        tables = tomllib.loads(decode(read_bytes(path, LARGEST)).removeprefix("\ufeff"))
    except SourceError as error:
        message = f"{path} {error}"
        raise DocumentsFileError(message) from None
    except (ValueError, RecursionError) as error:  # of a broken file, a number too long, a nest too deep
        message = f"{path} is no TOML: {error}"
        raise DocumentsFileError(message) from None
    return {key: _about(f"{path}: [{key}]", table) for key, table in tables.items()}


def _about(where: str, table: object) -> About:
    try:
        return About.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        message = f"{where} {place}{': ' if place else ''}{first['msg'].removeprefix('Value error, ')}"
        raise DocumentsFileError(message) from None


def check_known(folder: Path, about: Mapping[str, About], ids: Collection[str]) -> None:
    """Check that a `documents.toml` speaks only of texts that are there.

    Raises:
        DocumentsFileError: If an entry names no text: most likely a slip of the pen.
    """
    unknown = sorted(set(about) - set(ids))
    if unknown:
        message = f"{folder / NAME}: [{unknown[0]}] names no text in {folder}"
        raise DocumentsFileError(message)
