"""Whatever stands in a claims file: it is refused in one line, or all that comes after it works."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from poison import poisoned
from pydantic import ValidationError

from deployments import export, places, webmap
from deployments.errors import DeploymentsError
from deployments.read import read
from deployments.records import Claim
from deployments.timeline import settle
from deployments.views.overview import overview

PLAIN = poisoned(Claim, lambda path: path).model_dump(mode="json")
PLAIN |= {"context": None, "rejected_by": [], "decided_by": []}
WORDS = [
    "LVA",
    "ZZZ",
    "2022",
    "9998-12-31",
    "0001-01-01",
    "9999",
    "in-place",
    "planned",
    "ended",
    "proposed",
    "present",
    "__proto__",
    "constructor",
    "-",
    "+",
    "troops",
    "battlegroup",
    "aircraft",
    "ships",
    "exact",
    "about",
    "at-least",
    "at-most",
    "efp",
    "kfor",
    "eastern-flank",
    "baltic-states",
]
NUMBERS = [0, -1, 10**10, 10**19, 10**400, 0.5, float("nan"), float("inf")]
PARTS: list[Any] = [
    [],
    {},
    [[]],
    ["LVA", "EST"],
    ["LVA"] * 50,
    {"min": None, "max": 5, "qualifier": "at-most"},
    {"min": 9, "max": 9, "qualifier": "about"},
    {"min": 10**10, "max": None, "qualifier": "at-least"},
    {"name": "x", "lat": 90, "lon": -180},
    {"name": "-", "place": "__proto__"},
]
ODD = st.one_of(st.none(), st.booleans(), st.text(max_size=5), *map(st.sampled_from, (WORDS, NUMBERS, PARTS)))
CHANGES = st.lists(st.tuples(st.sampled_from(sorted(PLAIN)), ODD), min_size=1, max_size=6)
"""Fields of a claim with values that most of them do not take."""


def line(changes: list[tuple[str, Any]]) -> str:
    """Return the line of a claim of which some fields are changed; those that it may be without go with None."""
    told = PLAIN | dict(changes)
    return json.dumps({name: value for name, value in told.items() if value is not None})


def taken(changes: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Return those of some changes that a claim takes, each beside those before it."""
    kept: list[tuple[str, Any]] = []
    for change in changes:
        with suppress(ValidationError):
            Claim.model_validate_json(line([*kept, change]))
            kept.append(change)
    return kept


def fault(run: Callable[[], object]) -> str:
    """Return the error that something ends with; empty where it ends well."""
    try:
        run()
    except DeploymentsError as error:
        return str(error)
    return ""


per_example = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@given(st.lists(CHANGES, min_size=1, max_size=4))
@per_example
def test_any_change_is_refused_in_one_line(tmp_path: Path, claims: list[list[tuple[str, Any]]]) -> None:
    """A claims file that cannot be taken is an error in one line that names the file and the line."""
    (tmp_path / "claims.jsonl").write_text("".join(f"{line(changes)}\n" for changes in claims), "utf-8")
    told = fault(lambda: read([tmp_path / "claims.jsonl"]))
    assert "\n" not in told
    assert not told or re.match(r".*/claims\.jsonl, line \d+ is no claim: ", told)


@given(st.lists(CHANGES.map(taken), min_size=1, max_size=4))
@per_example
def test_whatever_is_taken_reaches_the_page_and_every_export(
    tmp_path: Path, claims: list[list[tuple[str, Any]]]
) -> None:
    """However odd a claim that is taken, all that comes after it works, or says in one line what is wrong."""
    lines = [f"{line([('id', f'c{number}'), *changes])}\n" for number, changes in enumerate(claims)]
    (tmp_path / "claims.jsonl").write_text("".join(lines), "utf-8")
    told = read([tmp_path / "claims.jsonl"]).claims
    world = settle(told)
    overview(world, None).model_dump_json()
    by_id = {claim.id: claim for claim in told}
    page = webmap.render(world, by_id, places.background())
    assert page.encode()

    assert "\n" not in fault(lambda: [encode(places.frame(world, by_id)) for encode in export.FORMATS.values()])


def test_the_plain_claim_is_taken(tmp_path: Path) -> None:
    """The changes above start from a claim that is none of them refused."""
    (tmp_path / "claims.jsonl").write_text(line([]), "utf-8")
    assert len(read([tmp_path / "claims.jsonl"]).claims) == 1


@pytest.mark.parametrize("cut", range(1, 400, 37))
def test_a_file_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    """Of a file that ends within a line, that line is named."""
    (tmp_path / "claims.jsonl").write_text(f"{line([])}\n{line([('id', 'b')])[:cut]}", "utf-8")
    with pytest.raises(DeploymentsError, match="line 2 is no claim"):
        read([tmp_path / "claims.jsonl"])
