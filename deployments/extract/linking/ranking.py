"""Which of several candidates is right, by the sum of the weights of its traits (links.toml)."""

import math
import tomllib
from collections.abc import Hashable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

FILE = Path(__file__).with_name("links.toml")
Candidate = TypeVar("Candidate", bound=Hashable)


class Weights(NamedTuple):
    """The weights of the two questions.

    Attributes:
        host: Where a force is.
        owner: Whose it is.
    """

    host: Mapping[str, float]
    owner: Mapping[str, float]


@cache
def weights() -> Weights:
    """Return the weights of traits: where a force is, and whose it is."""
    table = tomllib.loads(FILE.read_text("utf-8"))
    return Weights(table["host"], table["owner"])


def ranked(candidates: Mapping[Candidate, set[str]], weight: Mapping[str, float]) -> dict[Candidate, float]:
    """Return how likely each candidate is, the likeliest first; of equals the one that came first.

    The odds of candidates are the exponentials of the sums of their weights; a trait without a weight counts nothing.
    """
    sums = {one: sum(weight.get(trait, 0.0) for trait in sorted(traits)) for one, traits in candidates.items()}
    most = max(sums.values())
    odds = {one: math.exp(total - most) for one, total in sums.items()}
    whole = sum(odds.values())
    return {one: odds[one] / whole for one in sorted(odds, key=lambda one: -odds[one])}
