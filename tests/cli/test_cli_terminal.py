"""No text reaches a terminal as more than text: not from a claim, not from the name of a file, not from an option."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import Deploy
from poison import paths, poisoned

from deployments.records import Claim

STEERING = "\x1b]0;title\x07\x1b[2J\x9b31m\x08\x7f\u202e\u2066\u2028\r\n\tdeploy: forged"
"""Sets a window's title, clears the screen, colours, deletes, turns the text round, begins a line of its own."""
UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
ASCII = "".join(c for c in STEERING if c < "\u2000")
"""What click escapes by itself, where a command or an option has such a name."""
COUNTING = {"rejected_by": (), "decided_by": ()}
"""A claim that reviewers left alone: it counts, in the force that it names."""
STYLE = re.compile(r"\x1b\[[0-9;]*m")
"""What rich itself sends to a terminal."""


def hostile(path: str) -> str:
    return f"{STEERING}[{path}]"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A file of claims that are poisoned whole: of a host, of a region, planned."""
    whole = poisoned(Claim, hostile)
    context = whole.evidence[0].quote
    whole = whole.model_copy(update={"context": {"start": whole.evidence[0].start, "text": context}, **COUNTING})
    others = [{"id": "2", "hosts": ()}, {"id": "3", "status": "planned"}]
    told = [whole, *(whole.model_copy(update=other) for other in others)]
    (tmp_path / "claims.jsonl").write_text("".join(f"{c.model_dump_json(warnings=False)}\n" for c in told), "utf-8")
    (tmp_path / "text.txt").write_text(f"{hostile('text')}: France has 300 soldiers in{STEERING} Estonia.", "utf-8")
    return tmp_path / "claims.jsonl"


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize(
    "command",
    [
        ["show", "claims.jsonl"],
        ["show", "claims.jsonl", "--json"],
        ["show", "claims.jsonl", "--host", "LVA"],
        ["show", "claims.jsonl", "--host", STEERING],
        ["show", "claims.jsonl", "--conflicts", "--json"],
        ["diff", "2000", "2023", "claims.jsonl"],
        ["export", "claims.jsonl", "-o", f"{STEERING}.md"],
        ["extract", "claims.jsonl"],
        ["build-map", "claims.jsonl", "-o", f"{STEERING.replace('/', '')}.html", "--title", hostile("title")],
        ["show", "claims.jsonl", "--conflicts"],
        ["diff", "2021", "2023", "claims.jsonl"],
        ["explain", "text.txt"],
        ["export", "claims.jsonl", "-o", f"{STEERING}.csv"],
        ["export", "claims.jsonl", "-o", f"{STEERING}.xyz"],
        ["show", f"{STEERING}.txt"],
        ["show", "claims.jsonl", "--date", STEERING],
        ["show", f"--{ASCII}"],
        [ASCII],
        ["build-map", "claims.jsonl", "--tiles", STEERING, "--attribution", STEERING],
    ],
    ids=lambda command: " ".join(command).split("\x1b")[0],
)
def test_what_is_printed_cannot_steer(deploy: Deploy, command: list[str]) -> None:
    """Neither stream has a control character but the line feed, and no line of it is a text's own."""
    ran = deploy(*command)
    assert not UNSAFE.search(ran.stdout + ran.stderr)
    assert "\ndeploy: forged" not in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stdout or ran.stderr


@pytest.mark.usefixtures("claims")
def test_json_says_the_same_with_escapes(deploy: Deploy) -> None:
    """What is escaped on the terminal is the same text for whoever reads the JSON."""
    (first, *_) = map(json.loads, deploy("extract", "claims.jsonl").stdout.splitlines())
    free = {path for path, bad in paths(poisoned(Claim, hostile).model_dump(mode="json"), hostile) if bad}
    told = {path for path, bad in paths(first, hostile) if bad}
    assert {path for path in free if not path.startswith((*COUNTING, "context"))} <= told


@pytest.mark.usefixtures("claims")
def test_a_real_terminal_gets_nothing_but_colours(tmp_path: Path) -> None:
    """On a terminal the table is drawn by another way; there too only its own colours are sent."""
    search = os.pathsep.join((str(Path(__file__).parents[2]), os.environ["PYTHONPATH"]))
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "deployments", "show", "claims.jsonl"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": search, "TERM": "xterm-256color", "COLUMNS": "200"},
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ):
        os.close(theirs)
        shown = b""
        while data := _read(ours):
            shown += data
    os.close(ours)
    told = STYLE.sub("", shown.decode()).replace("\r\n", "\n")
    assert "\x1b[1m" in shown.decode()
    assert "forged" in told
    assert not UNSAFE.search(told)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other side is closed
        return b""


def test_files_with_hostile_names_are_read_and_named(deploy: Deploy, tmp_path: Path) -> None:
    """A text whose name has escapes, quotes, an emoji, a line break and no encoding is a text like any other."""
    for number, name in enumerate(
        [f"{STEERING}.txt", "a 'b' \"c\" \N{GRINNING FACE}.txt", os.fsdecode(b"\xff\x1b[0m.txt")]
    ):
        (tmp_path / name).write_text(f"France has {number + 300} soldiers in Estonia.", "utf-8")
    (tmp_path / "\x1b[2Jbroken\n.txt").write_bytes(b"\xff")
    ran = deploy("extract", ".")
    assert ran.returncode == 0
    assert not UNSAFE.search(ran.stdout + ran.stderr)
    assert ran.stderr.count("\n") == 1
    claims = [json.loads(line) for line in ran.stdout.splitlines()]
    assert {claim["document"] for claim in claims} == {
        STEERING, "a 'b' \"c\" \N{GRINNING FACE}", "\\xff\x1b[0m",
    }  # fmt: skip


def test_an_option_that_is_no_text_gets_a_stand_in(deploy: Deploy, tmp_path: Path) -> None:
    """A title whose bytes are no text is shown with a stand-in, and is no error."""
    (tmp_path / "a.txt").write_text("France has 300 soldiers in Estonia.", "utf-8")
    ran = deploy("build-map", "a.txt", "-o", "a.html", "--title", os.fsdecode(b"caf\xe9"))
    assert ran.returncode == 0, ran.stderr
    assert "<title>caf\N{REPLACEMENT CHARACTER}</title>" in (tmp_path / "a.html").read_text("utf-8")
