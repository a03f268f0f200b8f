"""Partial ISO dates ("2022", "2022-03", "2022-03-24") as half-open intervals of days."""

import re
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from deployments.errors import DateError

LAST_YEAR = 9998
"""The last year whose following day Python's calendar still holds."""
KNOWN = 50_000
"""Dates kept in mind: the days of a century, for a world asks for the same ones over and over."""
PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@lru_cache(maxsize=KNOWN)
def first_day(partial: str) -> date:
    """Return the first day of a partial date: of "2022-03", 2022-03-01.

    Raises:
        DateError: If it is no partial ISO date.
    """
    found = PARTIAL.fullmatch(partial)
    if found and int(found[1]) <= LAST_YEAR:
        year, month, day = found.groups(default="1")
        with suppress(ValueError):
            return date(int(year), int(month), int(day))
    message = f"{partial!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD"
    raise DateError(message)


@lru_cache(maxsize=KNOWN)
def day_after(partial: str) -> date:
    """Return the first day after a partial date: of "2022-03", 2022-04-01."""
    first = first_day(partial)
    match partial.count("-"):
        case 0:
            return date(first.year + 1, 1, 1)
        case 1:
            return date(first.year + first.month // 12, first.month % 12 + 1, 1)
        case _:
            return first + timedelta(days=1)


def last_day(partial: str) -> date:
    """Return the last day of a partial date: of "2022-02", 2022-02-28."""
    return day_after(partial) - timedelta(days=1)


def _checked(partial: str) -> str:
    first_day(partial)
    return partial


PartialDate = Annotated[str, AfterValidator(_checked)]
"""A partial ISO date, kept as it was written."""
