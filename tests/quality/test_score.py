"""The scorer's command line, on claims whose score can be counted by hand."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCORE = Path(__file__).parent / "score.py"
TEXT = "Canada leads a battlegroup in Latvia. Up to 300 French soldiers will go to Estonia."
LED = {
    "document": "one", "hosts": ["LVA"], "formation": "battlegroup", "lead": "CAN", "status": "in-place",
    "evidence": [{"start": 0, "end": 37, "quote": TEXT[:37]}],
}  # fmt: skip
SENT = {
    "document": "one", "hosts": ["EST"], "formation": "troops", "nation": "FRA", "status": "planned",
    "troops": {"min": None, "max": 300, "qualifier": "at-most"},
    "evidence": [{"start": 38, "end": 83, "quote": TEXT[38:]}],
}  # fmt: skip


def scored(folder: Path, claims: list[Any], *options: str) -> subprocess.CompletedProcess[str]:
    """Score claims against LED and SENT."""
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "labels.jsonl").write_text(json.dumps({"document": "one", "claims": [LED, SENT]}), "utf-8")
    (folder / "claims.jsonl").write_text("".join(f"{json.dumps(claim)}\n" for claim in claims), "utf-8")
    return subprocess.run(
        [sys.executable, str(SCORE), "labels.jsonl", "claims.jsonl", "--texts", ".", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_right(tmp_path: Path) -> None:
    """Five facts (two presences, a lead, a nation taking part, a strength), all found."""
    run = scored(tmp_path, [LED, SENT])
    assert run.returncode == 0
    assert "all                5      0       0      1.000   1.000  1.000" in run.stdout
    assert "status right on 1.000 of 5 facts; bounds right on 1.000 of 1 strengths" in run.stdout


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ({**SENT, "nation": "BEL"}, "takes_part         0      1       1      0.000   0.000  0.000"),
        ({**SENT, "hosts": ["LVA"]}, "presence           1      0       1      1.000   0.500  0.667"),
        ({**SENT, "troops": None}, "strength           0      0       1      0.000   0.000  0.000"),
        ({**SENT, "status": "in-place"}, "status right on 0.400 of 5 facts"),
        ({**SENT, "troops": {"min": 300, "max": 300}}, "bounds right on 0.000 of 1 strengths"),
    ],
)
def test_one_value_wrong(claim: dict[str, Any], line: str, tmp_path: Path) -> None:
    """A wrong nation, host, strength, status or bound costs where it belongs."""
    assert line in scored(tmp_path, [LED, claim]).stdout


def test_errors_are_named(tmp_path: Path) -> None:
    """With --errors each fact that is missed or wrong is printed, with --by-document their number."""
    lines = scored(tmp_path, [{**LED, "lead": "GBR"}, SENT], "--errors", "--by-document").stdout.splitlines()
    assert {
        "wrong   one: lead LVA GBR",
        "missed  one: lead LVA CAN",
        "one: 4 right, 1 wrong, 1 missed",
    } < set(lines)


@pytest.mark.parametrize(
    ("claims", "status", "message"),
    [
        (
            [LED, {**SENT, "evidence": [{"start": 0, "end": 4, "quote": "Can"}]}],
            1,
            "one: quote is not text[0:4]",
        ),
        ([LED, {**SENT, "evidence": []}], 1, "one: no evidence"),
        ([LED, {**SENT, "status": "there"}], 2, "line 2: unknown status"),
        ([LED, {**SENT, "troops": {"min": 5, "max": 3}}], 2, "line 2: troops are not whole numbers in order"),
        (["no claim"], 2, "line 1: not a claim"),
        (
            [LED, SENT, {**SENT, "document": "two"}],
            0,
            "1 documents with claims are not in the reference: two",
        ),
    ],
)
def test_faults_decide_the_exit_status(claims: list[Any], status: int, message: str, tmp_path: Path) -> None:
    """1 for a quote that does not hold, 2 for a claim that breaks the schema, each told by its place."""
    run = scored(tmp_path, claims)
    assert run.returncode == status
    assert message in run.stderr
