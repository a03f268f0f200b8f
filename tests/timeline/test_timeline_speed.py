"""Settling takes time in line with the number of claims: told in lines run, so that a busy machine proves the same.

bench/timeline.py measures seconds.
"""

import random
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest
from timeline_factory import claim, exactly

from deployments.gazetteer import countries
from deployments.records import Claim
from deployments.timeline import settle
from deployments.views.overview import overview

FEW, TIMES = 150, 4
ALLOWED = 1.5
"""A number of claims four times as large may take up to 1.5 times four as many lines: merging costs a bit more.
What is quadratic would take 4 times."""

HOSTS = sorted(countries())


def spread(number: int) -> list[Claim]:
    """Return claims on many hosts, in proportion to their number."""
    hosts = HOSTS[: number // 15]
    return [_claim(i, hosts[i % len(hosts)]) for i in range(number)]


def one_force(number: int) -> list[Claim]:
    """Return claims that all speak of one force, each from another speaker with another figure."""
    return [_claim(i, "LVA", attributed_to=f"speaker {i}", formation="battlegroup", nation=None) for i in range(number)]


def plans(number: int) -> list[Claim]:
    """Return plans of one force, due at all times."""
    return [
        _claim(i, "LVA", status="planned", as_of=f"{2020 + i % 20}-0{1 + i % 9}", nation=None) for i in range(number)
    ]


def _claim(i: int, host: str, **fields: Any) -> Claim:
    chance = random.Random(i)  # noqa: S311 - the same claims on every run
    told = {
        "document": f"d{i // 5}",
        "document_date": f"{chance.randrange(2015, 2024)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}",
        "document_publisher": f"paper {i % 7}",
        "nation": chance.choice([None, "CAN", "USA"]),
        "formation": chance.choice(["troops", "battlegroup", "brigade"]),
        "troops": exactly(chance.randrange(1, 200) * 10) if chance.random() < 0.6 else None,
        "status": chance.choice(["in-place", "in-place", "in-place", "planned", "ended"]),
    }
    return claim(host, **(told | fields))


@pytest.mark.parametrize("kind", [spread, one_force, plans])
def test_settling_is_linear(kind: Callable[[int], list[Claim]]) -> None:
    """Four times as many claims take about four times as many steps, on many hosts as on one force alone."""
    few, many = (steps(partial(settle, kind(number))) for number in (FEW, FEW * TIMES))
    assert few > FEW
    assert many < few * TIMES * ALLOWED


def test_reading_a_day_is_linear() -> None:
    """The state on a day is looked up in time in line with the number of states."""
    worlds = [settle(spread(number)) for number in (FEW, FEW * TIMES)]
    few, many = (steps(partial(overview, world, None)) for world in worlds)
    assert many < few * TIMES * ALLOWED


def steps(run: Callable[[], object]) -> int:
    """Return how many lines of the package something runs, each turn of a loop counted."""
    count = 0

    def line(_: FrameType, event: str, __: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def called(frame: FrameType, _: str, __: object) -> Any:
        return line if "deployments" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        run()
    finally:
        sys.settrace(before)
    return count
