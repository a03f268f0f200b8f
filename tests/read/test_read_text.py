"""Bytes become text once, and stay as they are."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deployments.errors import SourceError
from deployments.extract import extract
from deployments.read import read, text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        # UTF-8 is the rule.
        ("Ādaži".encode(), "Ādaži"),
        # A byte-order mark stays: offsets count it.
        (b"\xef\xbb\xbfRiga", "\ufeffRiga"),
        # So do carriage returns, in every mixture.
        (b"a\r\nb\rc\n", "a\r\nb\rc\n"),
        # UTF-16 is known by its mark alone, in both byte orders; its mark stays too.
        (b"\xff\xfe" + "Rīga".encode("utf-16-le"), "\ufeffRīga"),
        (b"\xfe\xff" + "Rīga".encode("utf-16-be"), "\ufeffRīga"),
        # An empty file is an empty text.
        (b"", ""),
    ],
)
def test_decoding(data: bytes, told: str) -> None:
    """Each row's bytes are exactly that text."""
    assert text.decode(data) == told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_offsets_hold_in_every_encoding(tmp_path: Path, encoding: str, newline: str) -> None:
    """However an article is written down, each quote is the slice of its text, and the claims are the same."""
    article = (
        f"“Café”, 5 May 2022{newline}{newline}Canada leads the battlegroup in Latvia.{newline}It has 1,200 soldiers."
    )
    (tmp_path / "a.txt").write_bytes(article.encode(encoding))
    named = encoding if encoding in {"utf-16-be", "windows-1252"} else "utf-8"
    (tmp_path / "documents.toml").write_text(f"[a]\nencoding = '{named}'\n")
    (document,) = read([tmp_path]).documents
    assert document.text.removeprefix("\ufeff") == article
    claims = extract(document)
    assert [claim.troops and claim.troops.min for claim in claims] == [None, 1200]
    for claim in claims:
        assert all(document.text[piece.start : piece.end] == piece.quote for piece in claim.evidence)
        assert claim.document_sha256 == sha256(article.encode(encoding)).hexdigest()


def test_an_older_encoding_is_used_where_it_is_named() -> None:
    """Windows-1252 is never guessed, but read where `documents.toml` names it."""
    assert text.decode(b"\x93Caf\xe9\x94", "windows-1252") == "“Café”"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        # Windows-1252 without being told.
        (b"Caf\xe9", "not text in UTF-8 (byte 3)"),
        # A program.
        (b"MZ\x00\x01", "holds NUL characters"),
        # UTF-32 starts like UTF-16 and is not guessed either.
        ("Riga".encode("utf-32"), "holds NUL characters"),
        # Half a character at the end of UTF-16.
        (b"\xff\xfea", "not text in UTF-16-LE"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    """Each row's bytes are refused, with the reason."""
    with pytest.raises(SourceError) as error:
        text.decode(data)
    assert reason in str(error.value)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back(told: str) -> None:
    """Any text written as UTF-8 is read as it was, unless it starts like another encoding."""
    assert text.decode(told.encode()) == told


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    """A file over the limit is refused without reading it to its end."""
    path = tmp_path / "large.txt"
    path.write_bytes(b"12345")
    assert text.read_bytes(path, largest=5) == b"12345"
    with pytest.raises(SourceError, match="is larger than"):
        text.read_bytes(path, largest=4)


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    """A folder is not opened, nor would be a pipe, which might wait for ever."""
    with pytest.raises(SourceError, match="no regular file"):
        text.read_bytes(tmp_path)
