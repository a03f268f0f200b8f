"""The whole run on seeds/ gives what was looked at and kept, byte for byte."""

import json
from pathlib import Path

import pytest
import renew

from deployments.pipeline import as_json_lines, export_to
from deployments.read import read


@pytest.mark.parametrize("name", [renew.CLAIMS, renew.DEPLOYMENTS])
def test_the_seeds_give_the_golden_files(name: str, tmp_path: Path) -> None:
    """A change of any value shows in a diff of these files; renew.py writes them anew."""
    renew.write(tmp_path)
    lines, kept = ((folder / name).read_text("utf-8").splitlines() for folder in (tmp_path, renew.HERE))
    assert lines == kept, f"{name} has changed: run tests/golden/renew.py and read the diff"
    assert (tmp_path / name).read_bytes() == (renew.HERE / name).read_bytes()


def test_the_golden_claims_alone_give_the_golden_export(tmp_path: Path) -> None:
    """A claims file stands on its own: read without its documents it gives the same bytes."""
    claims = read([renew.HERE / renew.CLAIMS]).claims
    export_to(claims, tmp_path / renew.DEPLOYMENTS)
    assert (tmp_path / renew.DEPLOYMENTS).read_bytes() == (renew.HERE / renew.DEPLOYMENTS).read_bytes()
    assert as_json_lines(claims) == (renew.HERE / renew.CLAIMS).read_bytes()


def test_the_golden_quotes_are_slices_of_the_seeds() -> None:
    """Golden files are data like any other: each quote is the seed's own text."""
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in renew.SEEDS.glob("*.txt")}
    claims = [json.loads(line) for line in (renew.HERE / renew.CLAIMS).read_text("utf-8").splitlines()]
    assert {claim["document"] for claim in claims} == set(texts)
    for claim in claims:
        for piece in claim["evidence"]:
            assert texts[claim["document"]][piece["start"] : piece["end"]] == piece["quote"]
