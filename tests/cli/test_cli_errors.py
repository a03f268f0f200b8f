"""Every row of docs/errors.md happens as it is written there."""

import hashlib
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_runs import Deploy
from least import LEAST

ERRORS = (Path(__file__).parents[2] / "docs" / "errors.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in ERRORS.splitlines()
    if line.startswith("|") and "| `deploy " in line
]


CANADA = b"Canada leads the battlegroup in Latvia."


def claims(**change: object) -> bytes:
    """Return a claims file of two lines, of which the second differs by a change."""
    return b"".join(json.dumps(LEAST | changed).encode() + b"\n" for changed in ({}, change))


OLD = '[[decision]]\naction = "reject"\ndocument = "a"\nquote = "gone"\nby = "A"\non = 2024-05-03\nwhy = "w"\n'


@pytest.fixture
def prepared(tmp_path: Path) -> None:
    """The folder that the rows of docs/errors.md speak of."""
    files = {
        "good/a.txt": CANADA,
        "picture.png": b"\x89PNG",
        "mixed/a.txt": CANADA,
        "mixed/binary.txt": b"MZ\0\0",
        "old.txt": b"Caf\xe9 in Riga",
        "blank/a.txt": b"",
        "blank/b.txt": b" \t\r\n\xef\xbb\xbf",
        "wide.txt": "Riga".encode("utf-16-le"),
        "cut.txt": b"\xff\xfeR\0i",
        "large/a.txt": CANADA,
        "large/b.txt": b"a" * 1_000_001,
        "rain/a.txt": b"Rain is expected.",
        "linked/a.txt": CANADA,
        "broken.jsonl": b'\n{"a\n',
        "cut.jsonl": claims().splitlines()[0] + b'\n{"id": "c2",',
        "typed.jsonl": claims(formation_count="many"),
        "code.jsonl": claims(hosts=["QQQ"]),
        "word.jsonl": claims(status="gone"),
        "long.jsonl": claims(evidence=[{"start": 7, "end": 11, "quote": "abc"}]),
        "quote.jsonl": claims(context={"start": 5, "text": "x abd y"}),
        "other.jsonl": claims(document_sha256=hashlib.sha256(CANADA).hexdigest()),
        "future.jsonl": claims(schema_version=2, of_the_future=True),
        "bytes.jsonl": claims().splitlines()[0] + b'\n{"id": "\xff"}\n',
        "none.jsonl": b"",
        "short.jsonl": b'{"id": "1"}\n',
        "unknown/a.txt": b"",
        "unknown/documents.toml": b'[b]\ntitle = "B"\n',
        "dated/a.txt": b"",
        "dated/documents.toml": b'[a]\npublished = "2022-02-30"\n',
        "misspelt/a.txt": b"",
        "misspelt/documents.toml": b'[a]\ntitel = "A"\n',
        "faulty.toml": b"# mine\n" + OLD.replace('why = "w"\n', "").encode(),
        "old.toml": OLD.encode() + OLD.replace('"a"', '"z"').encode(),
        "undated/a.txt": b"",
        "undated/documents.toml": b"[a]\npublished = 2022-02-30\n",
        "encoded/a.txt": b"",
        "encoded/documents.toml": b'[a]\nencoding = "klingon"\n',
        "latin/a.txt": b"",
        "latin/documents.toml": b'[a]\ntitle = "\xe9"\n',
        "untoml/a.txt": b"",
        "untoml/documents.toml": b"a b",
    }
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "empty").mkdir()
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop" / "a.txt").symlink_to("a.txt")
    (tmp_path / "loose.txt").symlink_to("nothing")
    (tmp_path / "linked" / "again").symlink_to(tmp_path / "linked")


@pytest.mark.usefixtures("prepared")
@pytest.mark.parametrize(("case", "command", "message", "code"), ROWS, ids=[row[0] for row in ROWS])
def test_a_documented_error(deploy: Deploy, case: str, command: str, message: str, code: str) -> None:
    """The command of a row prints exactly its message and ends with its code."""
    ran = deploy(*shlex.split(command.strip("`"))[1:])
    assert ran.stderr.splitlines() == re.findall("`([^`]+)`", message), case
    assert ran.returncode == int(code)


def test_an_unknown_option_shows_the_usage(deploy: Deploy) -> None:
    """A command line that cannot be understood is answered with the usage and exit code 2."""
    ran = deploy("show", "--colour")
    assert ran.returncode == 2
    assert ran.stderr.startswith("Usage: ")
    assert "No such option: --colour" in ran.stderr


def test_a_reader_that_stops_early_is_no_error(seeds: Path) -> None:
    """Where the reader of a pipe is gone, the command ends without a word."""
    command = [sys.executable, "-m", "deployments", "extract", *[str(seeds)] * 3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""


def test_an_interrupt_ends_with_130(tmp_path: Path) -> None:
    """Ctrl-C while texts are read ends the command with exit code 130 and no traceback."""
    for number in range(3000):
        (tmp_path / f"{number}.txt").write_text("Canada leads the battlegroup in Latvia. " * 50, "utf-8")
    program = (
        "import sys\nfrom deployments import pipeline\nfrom deployments.cli import main\n"
        "print('begins', flush=True)\nsys.argv = ['deploy', 'extract', sys.argv[1]]\nmain()"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline() == b"begins\n"
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        assert running.stderr.read() == b""
        assert running.stdout.read() == b""
    assert running.returncode == 130
