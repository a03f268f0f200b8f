"""Strengths that stand together: their intersection where they agree, else a range over all sides."""

from collections.abc import Iterable
from typing import NamedTuple

from deployments.records import Qualifier, Troops

ABOUT_PERCENT = 10
"""How far "about" reaches to either side; the press rounds to one or two figures."""

NO_TOP = float("inf")


class Reach(NamedTuple):
    """The closed interval of numbers that a strength allows."""

    low: float
    high: float


def reach(troops: Troops) -> Reach:
    """Return the numbers a strength allows: "about 1,000" reaches from 900 to 1,100."""
    low = -NO_TOP if troops.min is None else troops.min
    high = NO_TOP if troops.max is None else troops.max
    if troops.qualifier == "about" and troops.min is not None and troops.max is not None:
        return Reach(low - low * ABOUT_PERCENT // 100, high + high * ABOUT_PERCENT // 100)
    return Reach(low, high)


def compatible(one: Troops, other: Troops) -> bool:
    """Whether two strengths can both be true."""
    return not _is_empty(_meet(reach(one), reach(other)))


def wholes(values: list[Troops]) -> set[Troops]:
    """Return the largest of some strengths and those that can be true with it; the others can only be parts of it."""
    largest = max(values, key=lambda v: (v.min or v.max or 0, v.max or NO_TOP, v.qualifier))
    return {value for value in values if compatible(value, largest)}


def sides_of(values: Iterable[Troops]) -> list[list[Troops]]:
    """Part strengths into the sides that cannot all be true; one side where all are compatible."""
    sides: list[list[Troops]] = []
    common = Reach(-NO_TOP, NO_TOP)
    for value in sorted(values, key=lambda v: (reach(v), v.qualifier)):
        narrower = _meet(common, reach(value))
        if sides and not _is_empty(narrower):
            sides[-1].append(value)
            common = narrower
        else:
            sides.append([value])
            common = reach(value)
    return sides


def intersection(values: list[Troops]) -> Troops:
    """Return what compatible strengths have in common: one of them as said, where it lies in all others."""
    common = reach(values[0])
    for value in values[1:]:
        common = _meet(common, reach(value))
    said = [value for value in values if reach(value) == common]
    if said:
        return min(said, key=lambda v: v.qualifier != "exact")
    low = None if common.low == -NO_TOP else int(common.low)
    high = None if common.high == NO_TOP else int(common.high)
    return bounded(low, high, "exact")


def cover(sides: list[Troops]) -> Troops | None:
    """Return the range that covers all sides; None where none does ("up to 100" and "at least 500")."""
    lows, highs = [side.min for side in sides], [side.max for side in sides]
    low = None if None in lows else min(n for n in lows if n is not None)
    high = None if None in highs else max(n for n in highs if n is not None)
    return None if low is None and high is None else bounded(low, high, "exact")


def bounded(low: int | None, high: int | None, single: Qualifier) -> Troops:
    """Return the strength between two ends, of which one may be open; `single` qualifies a single number."""
    if high is None:
        return Troops(min=low, max=None, qualifier="at-least")
    if low is None:
        return Troops(min=None, max=high, qualifier="at-most")
    return Troops(min=low, max=high, qualifier=single if low == high else "range")


def _meet(one: Reach, other: Reach) -> Reach:
    return Reach(max(one.low, other.low), min(one.high, other.high))


def _is_empty(numbers: Reach) -> bool:
    return numbers.low > numbers.high
