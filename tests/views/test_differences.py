"""What was added, changed and ended, and why."""

from datetime import date
from typing import Any

import pytest
from timeline_factory import claim, exactly

from deployments.timeline import settle
from deployments.views.differences import Differences, View, differences

OLD, NEW = {"document_date": "2021-01-01"}, {"document": "b", "document_date": "2023-01-01", "attributed_to": "x"}
HERE = claim("LVA", troops=exactly(1000), lead="CAN", **OLD)
GONE = claim("LVA", formation="troops", status="ended", as_of="2022-07-01", **NEW)
PLAN = claim("LVA", status="planned", as_of="2022-06", **OLD)
PROPOSAL = claim("LVA", status="proposed", formation="brigade", **NEW)
MORE = claim("LVA", troops=exactly(1500), **NEW)

ROWS = [
    # a force that was not there
    ([MORE], [("added", None, None, None, "nothing was said of it before")]),
    # another number, by the rule that overtook the old one
    ([HERE, MORE], [("changed", "strength", exactly(1000), exactly(1500), "later time")]),
    # a force that left
    ([HERE, GONE], [("ended", None, None, None, "agreement")]),
    # a plan that was met is over, and its force is there
    (
        [PLAN, MORE],
        [
            ("ended", None, None, None, "it stands no longer"),
            ("added", None, None, None, "nothing was said of it before"),
        ],
    ),
    # a proposal beside what is there is added on its own track
    ([HERE, PROPOSAL], [("added", None, None, None, "nothing was said of it before")]),
    # nothing new
    ([HERE], []),
]


@pytest.mark.parametrize(("told", "rows"), ROWS)
def test_two_dates(told: Any, rows: list[Any]) -> None:
    """Each row: claims, and what differs between mid-2021 and mid-2023: kind, attribute, before, after, why."""
    world = settle(told)
    found = compared(told, View(world, date(2021, 6, 1)), View(world, date(2023, 6, 1)))
    assert [(d.kind, d.attribute, d.before, d.after, d.why.split(":")[0]) for d in found.differences] == rows


@pytest.mark.parametrize(("told", "rows"), ROWS)
def test_two_sources(told: Any, rows: list[Any]) -> None:
    """The same, where one source has the old text and the other has both: what differs is the same."""
    before = settle([c for c in told if c.document == "a"])
    found = compared(told, View(before, date(2023, 6, 1)), View(settle(told), date(2023, 6, 1)))
    kinds = [(d.kind, d.attribute, d.before, d.after) for d in found.differences]
    assert kinds == [row[:4] for row in rows]


def test_differences_are_quoted() -> None:
    """What was and what is are both quoted."""
    world = settle([HERE, MORE])
    (one,) = compared([HERE, MORE], View(world, date(2021, 6, 1)), View(world, date(2023, 6, 1))).differences
    assert (one.was, one.claims) == ((HERE.id,), (MORE.id,))


def test_the_other_way_round_what_was_added_has_ended() -> None:
    """From the newer date to the older one a force that came is gone."""
    world = settle([MORE])
    (one,) = compared([MORE], View(world, date(2023, 6, 1)), View(world, date(2021, 6, 1))).differences
    assert (one.kind, one.was) == ("ended", (MORE.id,))


def compared(told: Any, before: View, after: View) -> Differences:
    return differences(before, after, {c.id: c for c in told})
