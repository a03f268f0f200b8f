"""Claims files are checked line by line."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from least import LEAST

from deployments.errors import ClaimsFileError
from deployments.read import read

CLAIM = LEAST | {
    "evidence": [{"start": 7, "end": 10, "quote": "a\u2028b"}],
    "context": {"start": 5, "text": "x a\u2028b y"},
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
        ({"hosts": ["QQQ"]}, "line 2 is no claim: hosts.0: 'QQQ' is no country"),
        ({"hosts": ["Latvia"]}, "line 2 is no claim: hosts.0: 'Latvia' is no country: write its ISO"),
        ({"status": "gone"}, "line 2 is no claim: status: Input should be 'in-place'"),
        ({"as_of": "2022-02-30"}, "line 2 is no claim: as_of: '2022-02-30' is no date"),
        # A claim is somewhere and has evidence, whose length fits its offsets and which its context holds.
        ({"mission": ""}, "line 2 is no claim: mission: String should have at least 1 character"),
        ({"region": ""}, "line 2 is no claim: region: String should have at least 1 character"),
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


def test_claims_without_a_version_are_of_the_first(tmp_path: Path) -> None:
    """`schema_version` may be missing; lower, higher or odd ones are refused, whatever else a line holds."""
    (tmp_path / "c.jsonl").write_text(json.dumps(CLAIM))
    (claim,) = read([tmp_path / "c.jsonl"]).claims
    assert claim.schema_version == 1
    for version, message in {
        2: "line 1 has schema_version 2, and this deploy knows 1",
        0: "line 1 is no claim: schema_version: Input should be 1",
        "one": "line 1 is no claim: schema_version: Input should be 1",
    }.items():
        (tmp_path / "c.jsonl").write_text(json.dumps({"schema_version": version} | CLAIM))
        with pytest.raises(ClaimsFileError, match=message):
            read([tmp_path / "c.jsonl"])


def test_quotes_are_checked_against_texts_that_are_read_too(tmp_path: Path) -> None:
    """Where a claim's own text is among the sources, its quotes must be slices of it."""
    (tmp_path / "a.txt").write_text("0123 x a\u2028b y", "utf-8")
    digest = sha256((tmp_path / "a.txt").read_bytes()).hexdigest()
    (tmp_path / "c.jsonl").write_text(json.dumps(CLAIM | {"document_sha256": digest}))
    assert len(read([tmp_path / "c.jsonl", tmp_path / "a.txt"]).claims) == 1
    moved = CLAIM | {"document_sha256": digest, "context": None}
    moved["evidence"] = [{"start": 8, "end": 11, "quote": "a\u2028b"}]
    (tmp_path / "c.jsonl").write_text(json.dumps(moved))
    assert len(read([tmp_path / "c.jsonl"]).claims) == 1, "alone it cannot be told"
    with pytest.raises(ClaimsFileError, match="claim c quotes what a does not hold at 8"):
        read([tmp_path / "c.jsonl", tmp_path / "a.txt"])
