"""Days as the page's script counts them: from 1 January 1970, as JavaScript's dates do."""

from datetime import date
from typing import Final

EPOCH: Final = date(1970, 1, 1)


def number(day: date) -> int:
    """Return how many days `day` lies after the epoch."""
    return (day - EPOCH).days
