"""What a run of the command is to the tests."""

import base64
import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

Deploy = Callable[..., CompletedProcess[str]]
"""Runs `deploy` with arguments in the test's own folder."""


def page_data(path: Path) -> dict[str, Any]:
    """Return the data that a page holds, unpacked: what stands, and what that rests on."""
    text = path.read_text("utf-8")
    data: dict[str, Any] = {}
    for block in ("data", "library"):
        pieces = re.findall(rf'class="{block}">([^<]*)<', text)
        assert pieces, block
        data |= json.loads(gzip.decompress(base64.b64decode("".join(pieces))))
    return data | {name: _rows(data[name]) for name in ("values", "claims")}


def _rows(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """Return rows out of columns; a row has no value where its column holds null."""
    held = zip(*columns.values(), strict=True)
    return [{name: value for name, value in zip(columns, row, strict=True) if value is not None} for row in held]
