"""Sources of every kind: large ones, those one may not read, and those with odd names."""

import json
import os
from pathlib import Path

import pytest
from cli_runs import Deploy

from deployments import pipeline, read
from deployments.extract import extract

CANADA = "Canada leads the battlegroup in Latvia with 1,200 soldiers."
FILLER = "The weather stayed fine for the rest of the week, and nobody said anything else about it. "


def claims_of(printed: str) -> list[dict[str, object]]:
    """Return claims as they were printed."""
    return [json.loads(line) for line in printed.splitlines()]


@pytest.mark.usefixtures("blocked")
def test_what_may_not_be_read_is_left_out(as_user: Deploy) -> None:
    """A text and a folder without permission are told at the end and stop no other; with `--strict` they do."""
    left_out = [
        "deploy: left out: articles/closed cannot be read: Permission denied",
        "deploy: left out: articles/secret.txt cannot be read: Permission denied",
    ]
    ran = as_user("extract", "articles")
    assert {claim["document"] for claim in claims_of(ran.stdout)} == {"a"}
    assert (ran.returncode, ran.stderr.splitlines()) == (0, left_out)
    ran = as_user("extract", "articles", "--strict")
    assert ran.stdout == ""
    assert (ran.returncode, ran.stderr.splitlines()) == (1, [*left_out, "deploy: 2 texts could not be read"])


@pytest.mark.usefixtures("blocked")
@pytest.mark.parametrize("name", ["b.txt", "b.jsonl", "in"])
def test_a_source_out_of_reach_is_told(as_user: Deploy, name: str) -> None:
    """A source in a folder that one may not enter is named, with the reason."""
    ran = as_user("show", f"articles/closed/{name}")
    assert ran.stderr == f"deploy: articles/closed/{name} cannot be read: Permission denied\n"
    assert ran.returncode == 1


@pytest.mark.usefixtures("blocked")
def test_a_documents_toml_that_may_not_be_read_is_told(as_user: Deploy, tmp_path: Path) -> None:
    """What is known of the texts is not passed over silently."""
    (tmp_path / "articles" / "documents.toml").write_text("", "utf-8")
    (tmp_path / "articles" / "documents.toml").chmod(0)
    ran = as_user("show", "articles")
    assert ran.stderr == "deploy: articles/documents.toml cannot be read: Permission denied\n"
    assert ran.returncode == 1


@pytest.fixture
def blocked(tmp_path: Path) -> Path:
    """A folder with a text, a text that nobody may read, and a folder that nobody may enter."""
    folder = tmp_path / "articles"
    (folder / "closed").mkdir(parents=True)
    for name in ("a.txt", "secret.txt", "closed/b.txt"):
        (folder / name).write_text(CANADA, "utf-8")
    (folder / "secret.txt").chmod(0)
    (folder / "closed").chmod(0)
    return folder


def test_a_folder_that_may_be_listed_but_not_entered(as_user: Deploy, tmp_path: Path) -> None:
    """Each text in it is left out by its name, and its `documents.toml` is no obstacle."""
    folder = tmp_path / "listed"
    folder.mkdir()
    for name in ("a.txt", "documents.toml"):
        (folder / name).write_text("", "utf-8")
    folder.chmod(0o400)
    ran = as_user("show", "listed")
    folder.chmod(0o700)
    assert ran.stderr.splitlines() == [
        "deploy: left out: listed/a.txt cannot be read: Permission denied",
        "deploy: 1 text could not be read",
    ]


def test_a_text_that_vanishes_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that was there when its folder was looked through, and is gone when it is its turn, stops no other."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(CANADA, "utf-8")
    real = read.sources.read_bytes

    def read_and_remove(path: Path, *limits: object) -> bytes:
        (tmp_path / "b.txt").unlink(missing_ok=True)
        return real(path, *limits)  # type: ignore[arg-type]

    monkeypatch.setattr(read.sources, "read_bytes", read_and_remove)
    gathered = pipeline.gather([tmp_path])
    assert {claim.document for claim in gathered.claims} == {"a", "c"}
    assert [str(reason) for _, reason in gathered.faults] == ["is not there, or is a link to nothing"]


NAMES = [
    "with space.txt",
    "qu\"o'te.txt",
    "😀.txt",
    "new\nline.txt",
    "-o.txt",
    "\x1b[2J.txt",
    "\u202egpj.txt",
    " .txt",
]


def test_names_of_every_kind_are_read(deploy: Deploy, tmp_path: Path) -> None:
    """Whatever a file is called, its claims, the map and messages have it, and no message can steer the terminal."""
    folder = tmp_path / "a folder\n😀"
    folder.mkdir()
    for name in [*NAMES, os.fsdecode(b"caf\xe9.txt")]:
        (folder / name).write_text(CANADA + name.encode(errors="replace").hex(), "utf-8")
    (folder / os.fsdecode(b"bad\xe9\n\x1b[2J.txt")).write_bytes(b"\0")
    ran = deploy("extract", folder.name)
    assert {claim["document"] for claim in claims_of(ran.stdout)} == {
        *(name.removesuffix(".txt") for name in NAMES),
        r"caf\xe9",
    }
    stand_in = "\N{REPLACEMENT CHARACTER}"
    told = f"a folder 😀/bad{stand_in} {stand_in}[2J.txt is not text: it holds NUL characters"
    assert ran.stderr == f"deploy: left out: {told}\n"
    assert deploy("build-map", folder.name, "-o", "a map\n😀.html").returncode == 0
    assert (tmp_path / "a map\n😀.html").is_file()
    for name in NAMES:
        assert deploy("extract", "--", f"{folder.name}/{name}").returncode == 0


def test_a_line_of_20_mb_is_read(tmp_path: Path) -> None:
    """One line of 20 MB, with a statement at each end, gives both, and no more is kept of it than a paragraph."""
    lorem = "ipsum" * 4_000_000
    (tmp_path / "a.txt").write_text(f"{CANADA} {lorem} {CANADA.replace('Latvia', 'Estonia')}", "utf-8")
    (document,) = read.read([tmp_path]).documents
    claims = extract(document)
    assert {claim.hosts for claim in claims} == {("LVA",), ("EST",)}
    assert all(claim.context and len(claim.context.text) < 10_000 for claim in claims)
    assert all(document.text[e.start : e.end] == e.quote for claim in claims for e in claim.evidence)


def test_a_text_of_50_mb_is_read(tmp_path: Path) -> None:
    """A text of 50 MB of prose is read in a moment; of one as large, mostly empty, all statements are found."""
    half = 25_000_000
    prose = FILLER * (half // len(FILLER))
    (tmp_path / "prose.txt").write_text(f"{prose}{CANADA} {prose}", "utf-8")
    (tmp_path / "spread.txt").write_text(f"{CANADA}{chr(10) * half}{CANADA}{chr(10) * half}{CANADA}", "utf-8")
    prose_read, spread = read.read([tmp_path]).documents
    assert prose_read.quote(len(prose), len(prose) + len(CANADA)).quote == CANADA
    assert {claim.hosts for claim in extract(spread)} == {("LVA",)}
