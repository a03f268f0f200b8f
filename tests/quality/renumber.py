"""Other numbers for a text: larger or smaller ones of the same kind, in the same order of size."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from edits import Edit

from deployments.extract.mentions import Reading
from deployments.extract.numbers import TENS, UNITS, _value

SMALLEST = 20
"""Below it a number mostly counts units, and words such as "four" and "both" go with it."""
STEPS = (22, 23, 21, 24, 26, 19, 18, 28, 17, 30, 16, 34, 15, 40)
"""By how many twentieths numbers may grow; tried in an order that the turn gives."""
YEARS = range(1900, 2100)

Renumber = Callable[[int], int]


def rule(values: Iterable[int], turn: int) -> Renumber | None:
    """Return how to change the numbers of a text so that none changes its digits' count; None if no way is known."""
    known = sorted({value for value in values if value >= SMALLEST})
    for step in (*STEPS[turn % len(STEPS) :], *STEPS[: turn % len(STEPS)]):
        changed = [_scaled(value, step) for value in known]
        alike = all(len(str(a)) == len(str(b)) and b not in YEARS for a, b in zip(known, changed, strict=True))
        if alike and changed == sorted(set(changed)):
            return lambda value, step=step: _scaled(value, step)  # type: ignore[misc]
    return None


def _scaled(value: int, step: int) -> int:
    """Return a number changed; a round one stays round."""
    if value < SMALLEST:
        return value
    whole = 10 if value % 10 == 0 and value >= 100 else 1
    return round(value * step / 20 / whole) * whole


def written(reading: Reading) -> Iterable[tuple[int, int, int]]:
    """Yield each number of a sentence that counts something: its first token, the one after its last, its value."""
    for number in reading.numbers:
        at = number.first
        while at < number.end:
            value, end = _value(reading.tokens, at)
            if value is None:
                at += 1
                continue
            yield at, end, value
            at = end


def edits(reading: Reading, text: str, renumber: Renumber) -> Iterable[Edit]:
    """Yield what to write instead of the numbers of a sentence."""
    for first, end, value in written(reading):
        new = renumber(value)
        if new != value:
            start, stop = reading.tokens[first].start, reading.tokens[end - 1].end
            yield Edit(start, stop, _in_kind(text[start:stop], value, new))


def _in_kind(old: str, value: int, new: int) -> str:
    """Write a number as another one is: its marks, its "thousand" or "k", or in words."""
    digits = re.match(r"\d[\d,.\u00a0\u202f\u2009 ]*\d|\d", old)
    if not digits:
        return in_words(new).capitalize() if old[0].isupper() else in_words(new)
    plain = re.sub(r"\D", "", digits[0])
    if plain == str(value):
        left = iter(str(new))
        return re.sub(r"\d", lambda _: next(left), old)
    scale = value / float(digits[0].replace(",", ""))
    return f"{new / scale:.6g}" + old[digits.end() :]


def in_words(value: int) -> str:
    """Return a number below a million in words."""
    if value >= 1000:
        rest = value % 1000
        return f"{in_words(value // 1000)} thousand{_and(rest)}"
    if value >= 100:
        return f"{in_words(value // 100)} hundred{_and(value % 100)}"
    words = {number: word for table in (UNITS, TENS) for word, number in table.items()}
    return words[value] if value in words else f"{words[value // 10 * 10]}-{words[value % 10]}"


def _and(rest: int) -> str:
    return "" if not rest else f" {in_words(rest)}" if rest >= 100 else f" and {in_words(rest)}"


def of_label(troops: Mapping[str, Any], renumber: Renumber) -> dict[str, Any]:
    """Return the strength of a label with its ends changed."""
    ends = {end: None if troops[end] is None else renumber(troops[end]) for end in ("min", "max")}
    return {**troops, **ends}
