"""People by host: known at least, known at most, nobody twice."""

from typing import Any

import pytest
from timeline_factory import about, at_least, at_most, between, claim, exactly

from deployments.records import Troops
from deployments.timeline import settle

BG, CAN, ESP = {"lead": "CAN", "contributors": ("ESP",)}, {"nation": "CAN"}, {"nation": "ESP"}
DNK, AIR = {"nation": "DNK"}, {"nation": "USA", "formation": "aircraft"}
WHOLE = "LVA-multinational-land"

TOTALS = [
    # one known deployment
    ([(BG, exactly(1000))], exactly(1000), [WHOLE]),
    # a part of the formation is not added to it
    ([(BG, exactly(1000)), (CAN, exactly(450))], exactly(1000), [WHOLE]),
    # a contingent that is no part is added
    ([(BG, exactly(1000)), (DNK, exactly(200))], exactly(1200), ["LVA-DNK-land", WHOLE]),
    # parts that add up to more than is known of the formation count instead of it
    (
        [(BG, at_least(500)), (CAN, exactly(450)), (ESP, exactly(300))],
        at_least(750),
        ["LVA-CAN-land", "LVA-ESP-land"],
    ),
    # of a formation of unknown strength the parts are known at least
    ([(BG, None), (CAN, exactly(450))], at_least(450), ["LVA-CAN-land"]),
    # a deployment of unknown strength leaves the total without a top
    ([(BG, exactly(1000)), (AIR, None)], at_least(1000), ["LVA-USA-air", WHOLE]),
    # "up to" gives a top and no bottom
    ([(BG, at_most(455))], at_most(455), [WHOLE]),
    ([(BG, exactly(1000)), (DNK, at_most(200))], between(1000, 1200), ["LVA-DNK-land", WHOLE]),
    # "about" stays about
    ([(BG, about(1000)), (DNK, exactly(200))], about(1200), ["LVA-DNK-land", WHOLE]),
    # nothing known is unknown, not zero
    ([(BG, None), (AIR, None)], None, ["LVA-USA-air", WHOLE]),
    ([(AIR, None), (DNK, at_most(200))], None, ["LVA-DNK-land", "LVA-USA-air"]),
]


@pytest.mark.parametrize(("told", "strength", "counted"), TOTALS)
def test_total(told: Any, strength: Troops | None, counted: list[str]) -> None:
    """Each row: deployments with their strength, the host's total, and what is counted in it."""
    (total,) = settle([claim("LVA", **fields, troops=troops) for fields, troops in told]).totals
    assert (total.strength, list(total.deployments)) == (strength, counted)
    assert total.claims


OTHERS = [
    # what the contingents do not account for
    (exactly(1200), [exactly(540), exactly(300)], exactly(360)),
    # a bound of a part is a bound of the others
    (exactly(1000), [at_least(450)], at_most(550)),
    (exactly(1000), [at_most(450)], between(550, 1000)),
    # "at least" leaves "at least"
    (at_least(1000), [exactly(450)], at_least(550)),
    # round numbers leave a round number
    (about(1000), [exactly(450)], about(550)),
    # nobody is left over, or nobody knows
    (exactly(750), [exactly(450), exactly(300)], None),
    (at_most(500), [exactly(450), exactly(300)], None),
    (None, [exactly(450)], None),
]


@pytest.mark.parametrize(("stated", "contingents", "others"), OTHERS)
def test_a_higher_figure_has_others(stated: Troops | None, contingents: list[Troops], others: Troops | None) -> None:
    """Each row: a formation's figure, its contingents' figures, and the people left for others."""
    nations = ("CAN", "ESP")
    parts = [claim("LVA", nation=n, troops=people) for n, people in zip(nations, contingents, strict=False)]
    (total,) = settle([claim("LVA", **BG, troops=stated), *parts]).totals
    assert [part.strength for part in total.parts if part.deployment] == contingents
    assert [part.strength for part in total.parts if not part.deployment] == ([others] if others else [])
    assert {part.whole for part in total.parts} == {WHOLE}


def test_a_contingent_counts_alone_while_its_formation_is_not_there() -> None:
    """Only a formation that stands at the time takes its parts in."""
    world = settle(
        [
            claim("LVA", **CAN, troops=exactly(450), as_of="2017-01-01"),
            claim("LVA", **BG, troops=exactly(1000)),
        ]
    )
    assert [(str(t.start), t.strength) for t in world.totals] == [
        ("2017-01-01", exactly(450)),
        ("2022-06-01", exactly(1000)),
    ]


def test_aggregates_and_plans_add_nothing() -> None:
    """Figures over several hosts or a region, and what is not there, are in no host's total."""
    world = settle(
        [
            claim("LVA", **BG, troops=exactly(1000)),
            claim("LVA", "EST", troops=exactly(4000)),
            claim(region="eastern-flank", troops=exactly(40000)),
            claim("LVA", **DNK, troops=exactly(800), status="planned"),
        ]
    )
    assert [(t.host, t.strength) for t in world.totals] == [("EST", None), ("LVA", exactly(1000))]
