"""Claims files are checked line by line."""

import json
from pathlib import Path

import pytest

from deployments.errors import ClaimsFileError
from deployments.read import read

CLAIM = {
    "id": "c",
    "document": "a",
    "document_sha256": "0" * 64,
    "hosts": ["LVA"],
    "status": "in-place",
    "evidence": [{"start": 7, "end": 10, "quote": "a\u2028b"}],
    "context": {"start": 5, "text": "x a\u2028b y"},
    "rule": "test",
    "confidence": 1.0,
    "extractor": "test",
}


def test_claims_are_read(tmp_path: Path) -> None:
    """Blank lines and a byte-order mark do no harm; separators within a string are no ends of lines."""
    line = json.dumps(CLAIM, ensure_ascii=False)
    (tmp_path / "c.jsonl").write_text(f"\ufeff{line}\n\n{line}", "utf-8")
    claims = read([tmp_path / "c.jsonl"]).claims
    assert [claim.evidence[0].quote for claim in claims] == ["a\u2028b"] * 2


def test_an_empty_file_has_no_claims(tmp_path: Path) -> None:
    """A run that found nothing leaves an empty file, which is no fault."""
    (tmp_path / "c.jsonl").write_bytes(b"")
    assert read([tmp_path / "c.jsonl"]).claims == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        # Unknown words, wrong codes and impossible dates.
        ({"nonsense": 1}, "line 2 is no claim: nonsense: Extra inputs"),
        ({"hosts": ["Latvia"]}, "line 2 is no claim: hosts.0: String should match"),
        ({"status": "gone"}, "line 2 is no claim: status: Input should be 'in-place'"),
        ({"as_of": "2022-02-30"}, "line 2 is no claim: as_of: '2022-02-30' is no date"),
        # A claim is somewhere and has evidence, whose length fits its offsets and which its context holds.
        ({"hosts": []}, "line 2 is no claim: a claim needs a host or a region"),
        ({"evidence": []}, "line 2 is no claim: evidence: Tuple should have at least 1 item"),
        ({"evidence": [{"start": 7, "end": 9, "quote": "abc"}]}, "the quote is 3 characters long"),
        (
            {"context": {"start": 6, "text": "x a\u2028b y"}},
            "evidence.0: the quote is not what the context has",
        ),
        ({"context": {"start": 8, "text": "a\u2028b"}}, "evidence.0: the quote is not what the context has"),
    ],
)
def test_a_broken_claim(tmp_path: Path, change: dict[str, object], message: str) -> None:
    """Each row's change is refused, and the message names the line and the field."""
    path = tmp_path / "c.jsonl"
    path.write_text(f"{json.dumps(CLAIM)}\n{json.dumps(CLAIM | change)}\n", "utf-8")
    with pytest.raises(ClaimsFileError) as error:
        read([path])
    assert message in str(error.value)
    assert str(path) in str(error.value)
