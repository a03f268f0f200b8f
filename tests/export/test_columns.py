"""The table of columns, and that the docs show the same."""

import json
import re
from pathlib import Path

import pytest
from export_worlds import CLAIMS, claim, deployment, people, settled, state

from deployments.columns import COLUMNS, Row, as_markdown
from deployments.records import Deployment

DOCS = Path(__file__).parents[2] / "docs" / "export.md"


def cells(force: Deployment, counted: bool = True) -> dict[str, object]:  # noqa: FBT001, FBT002 - as a row has it
    row = Row(force, force.states[0], CLAIMS, counted)
    return {column.name: column.get(row) for column in COLUMNS}


def test_docs_show_the_table_as_it_is() -> None:
    """Names, types, units and meanings in docs/export.md cannot drift from the exports."""
    assert as_markdown() in DOCS.read_text("utf-8")


def test_names_are_snake_case_and_unique() -> None:
    """Shapefile-weary GIS tools and SQL take the names without quoting."""
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in names)


def test_unknown_is_none_and_never_zero() -> None:
    """A force of which nothing but its presence is known."""
    told = cells(deployment())
    unknown = (
        "strength_min",
        "strength_max",
        "strength_qualifier",
        "lead",
        "lead_name",
        "contributors",
        "formation",
    )
    assert {name: told[name] for name in unknown} == dict.fromkeys(unknown)


@pytest.mark.parametrize(
    ("bound", "low", "high", "qualifier"),
    [
        ((1000, None), 1000, None, "at-least"),
        ((None, 455), None, 455, "at-most"),
        ((300, 300), 300, 300, "exact"),
        # none, told as such, is a number
        ((0, 0), 0, 0, "exact"),
    ],
)
def test_a_strength_keeps_its_bounds(
    bound: tuple[int | None, int | None], low: int | None, high: int | None, qualifier: str
) -> None:
    told = cells(deployment(state(strength=people(*bound))))
    assert (told["strength_min"], told["strength_max"], told["strength_qualifier"]) == (low, high, qualifier)


def test_the_quote_is_of_the_newest_claim_behind_the_strength() -> None:
    """c2 is newer than c1 but tells of the status alone, so c1, which gives the number, is quoted."""
    told = cells(deployment(state(status=settled("in-place", "c2"), strength=people(5, 5, "c1"))))
    assert told["quote"] == CLAIMS["c1"].evidence[0].quote
    told = cells(deployment(state(status=settled("in-place", "c1", "c2"))))
    assert (told["quote"], told["document"]) == ("Quote of c2.", "b")


def test_evidence_holds_every_piece_with_its_offsets() -> None:
    """The newest document comes first; each piece leads to its characters."""
    force = deployment(state(status=settled("in-place", "c1", "c2")))
    told = cells(force)
    assert json.loads(str(told["evidence"]))[0] == {
        "claim": "c2",
        "document": "b",
        "start": 0,
        "end": 12,
        "quote": "Quote of c2.",
        "attributed_to": None,
        "said_on": "2023-01",
    }
    assert (told["claim_count"], told["claim_ids"]) == (2, "c1;c2")


def test_rows_do_not_depend_on_the_order_of_claims() -> None:
    """Two claims of one document and date: the one that stands first in the text is quoted."""
    early = claim("z", quote="Early.")
    late = claim("a", evidence=({"start": 50, "end": 55, "quote": "Late."},))
    force = deployment(state(status=settled("in-place", "a", "z")))
    for known in ({"a": late, "z": early}, {"z": early, "a": late}):
        assert Row(force, force.states[0], known, counted=False).first == early
