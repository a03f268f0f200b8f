"""Claims made to break the timeline: each names another value of one force, and none supersedes another."""

from collections.abc import Callable
from datetime import date, timedelta
from time import process_time
from typing import Any

import pytest
from timeline_factory import claim, exactly

from deployments.records import Claim, Site
from deployments.timeline import settle
from deployments.timeline.standing import MOST_VALUES

FEW, TIMES = 3 * MOST_VALUES, 4
"""More values than count together, and how many times as many; the square of that would be 16."""
VALUES: dict[str, Callable[[int], dict[str, Any]]] = {
    "strengths": lambda i: {"troops": exactly(1_000 * i + 1)},
    "plans": lambda i: {"troops": exactly(1_000 * i + 1), "status": "planned"},
    "sites": lambda i: {"site": Site(name=f"Camp {i}")},
    "framework nations": lambda i: {"lead": ("CAN", "DEU", "FRA")[i % 3]},
}


def told(count: int, values: Callable[[int], dict[str, Any]]) -> list[Claim]:
    """Return claims about one force, each by a document of its own, on a day of its own, with a value of its own."""
    return [
        claim(
            "LVA",
            document=f"d{i}",
            document_publisher=None,
            document_date=(date(2000, 1, 1) + timedelta(days=i)).isoformat(),
            **values(i),
        )
        for i in range(count)
    ]


def seconds(claims: list[Claim]) -> float:
    start = process_time()
    assert settle(claims).deployments
    return process_time() - start


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_time_is_linear_in_the_values_of_one_force(values: Callable[[int], dict[str, Any]]) -> None:
    """Four times as many sentences about one force take about four times as long to settle."""
    few, many = told(FEW, values), told(FEW * TIMES, values)
    assert seconds(many) < 2 * TIMES * max(seconds(few), seconds(few), 0.02)


def test_of_too_many_values_those_said_last_count() -> None:
    """Together stand the values that were named last, as many as count together, and no older one."""
    (force,) = settle(told(MOST_VALUES + 20, VALUES["sites"])).deployments
    sites = force.states[-1].sites
    assert sites
    assert {site.name for site in sites.value} == {f"Camp {i}" for i in range(20, MOST_VALUES + 20)}
