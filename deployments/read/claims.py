"""Claims that were extracted before, one JSON object a line."""

import json
import re
from pathlib import Path
from typing import Any, Final, cast

from pydantic import ValidationError

from deployments.errors import ClaimsFileError, SourceError
from deployments.read.text import read_bytes
from deployments.records import SCHEMA_VERSION, Claim

LARGEST: Final = 2_000_000_000
"""Bytes of one claims file: about a million claims, which is what memory holds."""

WITHIN: Final = re.compile(r" at line 1 (?=column \d+$)")
"""Where the reader of JSON stopped: its line is always the first, for it gets one line at a time."""


def read_claims(path: Path) -> list[Claim]:
    """Return the claims of a `.jsonl` file in its order; blank lines are passed over.

    Raises:
        ClaimsFileError: If the file cannot be read or a line is no claim; it names the first such line.
    """
    try:
        data = read_bytes(path, LARGEST).removeprefix(b"\xef\xbb\xbf")
    except SourceError as error:
        message = f"{path} {error}"
        raise ClaimsFileError(message) from None
    # Only a line feed ends a line: JSON strings may hold every other separator that bytes.splitlines knows.
    *lines, last = data.split(b"\n")
    claims = [_claim(f"{path}, line {number}", line) for number, line in enumerate(lines, 1) if line.strip()]
    if last.strip():  # a file that was written to its end ends with a line feed
        claims.append(_claim(f"{path}, line {len(lines) + 1}", last, "; is the file cut off? Extract it again"))
    return claims


def _claim(where: str, line: bytes, unread: str = "") -> Claim:
    """Return the claim of a line.

    Args:
        where: The file and the number of the line.
        line: The line.
        unread: What to say in addition where the line is no JSON.

    Raises:
        ClaimsFileError: If it is none.
    """
    try:
        claim = Claim.model_validate_json(line)
    except ValidationError as error:
        if (version := _version(line)) > SCHEMA_VERSION:
            message = (
                f"{where} has schema_version {version}, and this deploy knows {SCHEMA_VERSION}: install a newer one"
            )
            raise ClaimsFileError(message) from None
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        reason = WITHIN.sub(", ", first["msg"].removeprefix("Value error, "))
        reason += unread if first["type"] == "json_invalid" else ""
    else:
        if _quotes_its_context(claim):
            return claim
        place, reason = "evidence.0", "the quote is not what the context has at its place"
    message = f"{where} is no claim: {place + ': ' if place else ''}{reason}"
    raise ClaimsFileError(message)


def _version(line: bytes) -> int:
    """Return the schema version that a line claims to have; 0 where it has none."""
    try:
        told = cast("dict[str, Any]", json.loads(line)).get("schema_version")
    except (ValueError, AttributeError, RecursionError):
        return 0
    return told if isinstance(told, int) else 0


def _quotes_its_context(claim: Claim) -> bool:
    """Whether the paragraph that a claim carries holds its first quote where its offsets say."""
    if claim.context is None:
        return True
    first = claim.evidence[0]
    start = first.start - claim.context.start
    return start >= 0 and claim.context.text[start : start + len(first.quote)] == first.quote
