"""TOML made to break its reader is refused in one line, as a slip of the pen is."""

from pathlib import Path

import pytest

from deployments.errors import DecisionsFileError, DocumentsFileError
from deployments.read import read
from deployments.review import read_decisions

HOSTILE = {
    "lists in lists": "[a]\ntitle = " + "[" * 100_000,
    "lists in lists that close": "[a]\ntitle = " + "[" * 100_000 + "]" * 100_000,
    "tables in tables": "[a]\ntitle = " + "{a = " * 100_000,
    "a number of a million digits": "[a]\ntitle = " + "1" * 1_000_000,
    "a year of five digits": "[a]\npublished = 99999-01-01",
    "no number": "[a]\ntitle = nan",
    "half a character": '[a]\ntitle = "\\ud800"',
    "a key of many parts": f"[{'.'.join('a' * 10_000)}]",
    "not closed": '[a]\ntitle = "' + "a" * 100_000,
}


@pytest.mark.parametrize("written", HOSTILE.values(), ids=HOSTILE)
def test_hostile_toml_is_refused(tmp_path: Path, written: str) -> None:
    """What nests too deep or counts too far is an error of its file, told in one line."""
    (tmp_path / "a.txt").write_text("A text.")
    (tmp_path / "documents.toml").write_text(written)
    (tmp_path / "decisions.toml").write_text(written)
    with pytest.raises(DocumentsFileError) as told:
        read([tmp_path])
    assert "\n" not in str(told.value)
    with pytest.raises(DecisionsFileError) as told_too:
        read_decisions(tmp_path / "decisions.toml")
    assert "\n" not in str(told_too.value)
