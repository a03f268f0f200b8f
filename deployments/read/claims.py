"""Claims that were extracted before, one JSON object a line."""

from pathlib import Path
from typing import Final

from pydantic import ValidationError

from deployments.errors import ClaimsFileError, SourceError
from deployments.read.text import decode, read_bytes
from deployments.records import Claim

LARGEST: Final = 2_000_000_000
"""Bytes of one claims file: about a million claims, which is what memory holds."""


def read_claims(path: Path) -> list[Claim]:
    """Return the claims of a `.jsonl` file in its order; blank lines are passed over.

    Raises:
        ClaimsFileError: If the file cannot be read or a line is no claim; it names the first such line.
    """
    try:
        text = decode(read_bytes(path, LARGEST)).removeprefix("\ufeff")
    except SourceError as error:
        message = f"{path} {error}"
        raise ClaimsFileError(message) from None
    # Only a line feed ends a line: JSON strings may hold every other separator that str.splitlines knows.
    lines = enumerate(text.split("\n"), start=1)
    return [_claim(path, number, line) for number, line in lines if line.strip()]


def _claim(path: Path, number: int, line: str) -> Claim:
    try:
        claim = Claim.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        reason = first["msg"].removeprefix("Value error, ")
    else:
        if _quotes_its_context(claim):
            return claim
        place, reason = "evidence.0", "the quote is not what the context has at its place"
    message = f"{path}, line {number} is no claim: {place + ': ' if place else ''}{reason}"
    raise ClaimsFileError(message)


def _quotes_its_context(claim: Claim) -> bool:
    """Whether the paragraph that a claim carries holds its first quote where its offsets say."""
    if claim.context is None:
        return True
    first = claim.evidence[0]
    start = first.start - claim.context.start
    return start >= 0 and claim.context.text[start : start + len(first.quote)] == first.quote
