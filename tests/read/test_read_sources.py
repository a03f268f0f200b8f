"""SOURCES become documents with names that do not depend on the order in which they are given."""

import os
from hashlib import sha256
from itertools import permutations
from pathlib import Path

import pytest

from deployments.errors import DocumentsFileError, SourceError
from deployments.read import Fault, Reading, read


def write(folder: Path, *names: str, text: str = "A text.") -> None:
    """Write files with the same text."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def ids(reading: Reading) -> list[str]:
    """Return the ids of the documents read, in their order."""
    return [document.id for document in reading.documents]


def test_seeds() -> None:
    """The five texts of seeds/ are read with what `documents.toml` says of them."""
    reading = read([Path(__file__).parents[2] / "seeds"])
    assert [document.date for document in reading.documents] == [
        "2022-11-30",
        "2022-04-10",
        "2022-01-24",
        "2021-11-29",
        "2016-12-08",
    ]
    assert all(document.title and document.publisher and document.date_basis for document in reading.documents)
    assert reading.faults == ()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # The path below the folder, without the ending; three endings, in any case.
        (["b.txt", "a.md", "deep/er/c.TEXT"], ["a", "b", "deep/er/c"]),
        # On a clash the ending stays.
        (["a.txt", "a.md", "b.txt"], ["a.md", "a.txt", "b"]),
        # A name that looks like the other's with its ending is a clash too.
        (["a.txt", "a.md", "a.txt.md"], ["a.md", "a.txt", "a.txt.md"]),
        # A dot in a name is not an ending.
        (["v1.2.txt"], ["v1.2"]),
        # Hidden files, and files of other kinds, are passed over.
        (["a.txt", ".b.txt", ".git/c.txt", "d.html", "e.jsonl"], ["a"]),
    ],
)
def test_names(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    """Each row's files get these ids."""
    write(tmp_path, *names)
    assert ids(read([tmp_path])) == expected


def test_names_across_sources_do_not_depend_on_their_order(tmp_path: Path) -> None:
    """Folders with equal names inside are told apart by their own, in whatever order they are given."""
    write(tmp_path, "one/a.txt", "two/a.txt", "two/b.txt")
    found = {tuple(ids(read(order))) for order in permutations([tmp_path / "one", tmp_path / "two"])}
    assert found == {("b", "one/a.txt", "two/a.txt")}


def test_a_text_given_twice_is_one_document(tmp_path: Path) -> None:
    """A folder, a folder in it and a file in that give each text once, named below the widest."""
    write(tmp_path, "in/a.txt")
    assert ids(read([tmp_path / "in" / "a.txt", tmp_path, tmp_path / "in"])) == ["in/a"]


def test_a_name_that_is_no_text_is_made_one(tmp_path: Path) -> None:
    """A file name whose bytes are not UTF-8 shows them in the id, so that claims can be written and names differ."""
    for name in (b"caf\xe9.txt", b"caf\xe8.txt"):
        (tmp_path / os.fsdecode(name)).write_text("A text.")
    assert ids(read([tmp_path])) == [r"caf\xe8", r"caf\xe9"]


def test_of_two_texts_with_one_name_none_is_lost_silently(tmp_path: Path) -> None:
    """Where even whole paths are written alike, both texts are named as left out."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("A text.")
    write(tmp_path, r"caf\xe9.txt", "b.txt")
    reading = read([tmp_path])
    assert ids(reading) == ["b"]
    assert [fault.reason for fault in reading.faults] == ["has the name of another text: rename one of them"] * 2


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """A link to a folder is not followed, and that is said."""
    write(tmp_path, "a.txt", "in/b.txt")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    reading = read([tmp_path])
    assert ids(reading) == ["a", "in/b"]
    assert [fault.path for fault in reading.faults] == [tmp_path / "in" / "up"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe with the ending of a text becomes a fault."""
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    assert read([tmp_path]).faults == (Fault(tmp_path / "b.txt", "is no regular file"),)


def test_one_unreadable_text_stops_no_other(tmp_path: Path) -> None:
    """A broken text becomes a fault; those beside it are read."""
    write(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes(b"\xff")
    reading = read([tmp_path])
    assert ids(reading) == ["a", "c"]
    assert [fault.path.name for fault in reading.faults] == ["b.txt"]


def test_the_clock_dates_nothing(tmp_path: Path) -> None:
    """A text that states no date has none, whatever the time of its file."""
    write(tmp_path, "a.txt")
    (document,) = read([tmp_path]).documents
    assert (document.date, document.date_basis) == (None, None)


def test_a_stated_date_counts_until_documents_toml_says_otherwise(tmp_path: Path) -> None:
    """The text's own date is taken, and `published` wins over it; TOML's own dates will do."""
    write(tmp_path, "a.txt", "b.txt", text="date 2022-04-05 News")
    (tmp_path / "documents.toml").write_text("[b]\npublished = 2022-04-06\ndate_basis = 'its page'\n")
    one, other = read([tmp_path]).documents
    assert (one.date, one.date_basis) == ("2022-04-05", "stated in the text")
    assert (other.date, other.date_basis) == ("2022-04-06", "its page")


def test_documents_toml_counts_for_a_single_text_too(tmp_path: Path) -> None:
    """A text given by itself is what it is in its folder; entries of other texts do not disturb."""
    write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "documents.toml").write_text("[a]\ntitle = 'A'\n[b]\ntitle = 'B'\n")
    assert [(d.id, d.title) for d in read([tmp_path / "b.txt"]).documents] == [("b", "B")]


def test_the_nearest_documents_toml_counts(tmp_path: Path) -> None:
    """A folder within may have its own, whose ids are paths below it."""
    write(tmp_path, "a.txt", "in/a.txt", "in/b.txt")
    (tmp_path / "documents.toml").write_text("[a]\ntitle = 'A'\n['in/a']\ntitle = 'far'\n['in/b']\ntitle = 'B'\n")
    (tmp_path / "in" / "documents.toml").write_text("[a]\ntitle = 'near'\n")
    assert [d.title for d in read([tmp_path]).documents] == ["A", "near", "B"]


def test_documents_toml_names_an_encoding(tmp_path: Path) -> None:
    """A text in Windows-1252 is read where its entry says so; the hash is that of the bytes."""
    (tmp_path / "a.txt").write_bytes("Café".encode("windows-1252"))
    (tmp_path / "documents.toml").write_text("[a]\nencoding = 'windows-1252'\n")
    (document,) = read([tmp_path]).documents
    assert document.text == "Café"
    assert document.sha256 == sha256(b"Caf\xe9").hexdigest()


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        # A slip in a name must not pass silently.
        ("[b]\ntitle = 'B'", "[b] names no text in"),
        ("[a]\ntitel = 'A'", "[a] titel: Extra inputs are not permitted"),
        ("[a]\npublished = '2022-13'", "[a] published: '2022-13' is no date"),
        ("[a]\npublished = 2022", "[a] published: Input should be a valid string"),
        ("[a]\ntitle = ''", "[a] title: String should have at least 1 character"),
        ("[a]\nencoding = 'klingon'", "[a] encoding: Input should be 'utf-8', 'utf-16-le'"),
        ("title = 'A'", "[title] Input should be a valid dictionary"),
        ("[a", "is no TOML"),
        (f"a = {'[' * 100_000}", "is no TOML"),
        (f"# {'-' * 10_000_000}", "is larger than 10 MB: split it"),
    ],
)
def test_a_broken_documents_toml(tmp_path: Path, toml: str, message: str) -> None:
    """Each row is refused, and the message names the entry and what is wrong with it."""
    write(tmp_path, "a.txt")
    (tmp_path / "documents.toml").write_text(toml)
    with pytest.raises(DocumentsFileError) as error:
        read([tmp_path])
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_source_of_no_kind(tmp_path: Path) -> None:
    """What is not there, holds no text or has another ending is refused."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    for source in (tmp_path, tmp_path / "a.pdf", tmp_path / "b.txt"):
        with pytest.raises(SourceError):
            read([source])
