"""When a statement is overtaken: anyone's statement of a later time that cannot be true with it."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from deployments.timeline.statements import OPEN, Statement
from deployments.timeline.strength import Reach

SAME_TIME: Final = timedelta(days=183)
"""Statements no further apart speak of one time: a rotation, in which a contingent stays as it is, lasts six
months. What differs within it is a disagreement; what differs later is taken for a change."""


class Horizon:
    """The levels of statements ahead, those left out that an earlier one as high or higher hides."""

    def __init__(self) -> None:
        """See nothing yet; statements come from the latest to the earliest."""
        self._levels: list[float] = []
        self._starts: list[date] = []

    def see(self, level: float, start: date) -> None:
        """Add a statement that starts no later than those seen before."""
        while self._levels and self._levels[-1] >= -level:
            self._levels.pop()
            self._starts.pop()
        self._levels.append(-level)
        self._starts.append(start)

    def first_above(self, level: float) -> date:
        """Return when the first statement of a higher level starts, or `OPEN`."""
        at = bisect_left(self._levels, -level)
        return self._starts[at - 1] if at else OPEN


def overtaken(told: Sequence[tuple[Statement, Reach]]) -> dict[Statement, date]:
    """Return for each statement when the first of a later time starts whose numbers lie all above or all below."""
    coming = sorted(told, key=lambda pair: pair[0].start)
    above, below = Horizon(), Horizon()
    found: dict[Statement, date] = {}
    for statement, numbers in sorted(told, key=lambda pair: pair[0].attested, reverse=True):
        while coming and coming[-1][0].start - statement.attested > SAME_TIME:
            other, level = coming.pop()
            above.see(level.low, other.start)
            below.see(-level.high, other.start)
        found[statement] = min(above.first_above(numbers.high), below.first_above(-numbers.low))
    return found
