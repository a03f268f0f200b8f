"""The clauses of a sentence: "Poland sends 200 soldiers, | while 90 stay in Latvia"."""

from itertools import pairwise

from deployments.extract.mentions import Reading
from deployments.extract.predicates import remark
from deployments.extract.when import WEEKDAYS
from deployments.lexicon import closed

BOUNDARY = {";", ":", "–", "—", "•", "|"}
OPENERS = closed("openers")
BESIDES = closed("besides")
COMPLETES = closed("completes")
SAYS = closed("says")
SINCE = {"after", "because", "before", "since"}
NAMES = 10
"""Tokens of a list of nations before their verb."""
FURTHER = {"another", "more", "plans"}
"""Behind ", with" they begin a clause of its own: "has 400 soldiers, with plans to expand"."""


def segments(reading: Reading) -> list[tuple[int, int]]:
    """Return the clauses of a sentence as spans of tokens: parted by signs, and by a comma before a conjunction."""
    cuts = [0]
    beside = besides(reading)
    for i, token in enumerate(reading.tokens):
        following = reading.fold(i + 1)
        opens = following in {"while", "whereas"} or (following in OPENERS and _starts_clause(reading, i + 2))
        says = token.fold == "and" and following in SAYS
        opens = opens or (following == "with" and (reading.fold(i + 2) in FURTHER or _acting(reading, i + 2)))
        adds = following.endswith("ing") and len(following) > len("being")
        parts = token.fold in BOUNDARY and i and not remark(reading, i)
        if parts or (token.fold == "," and (opens or adds)) or says:
            cuts.append(i + 1)
        elif beside and token.fold == ",":
            cuts.append(i + 1)
            beside = False
        elif i and (_relates(reading, i) or (token.fold in SINCE and _acts(reading, i + 1))):
            cuts.append(i)
    cuts.append(len(reading.tokens))
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def segment_of(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """Return the clause that holds a token."""
    return next(((a, b) for a, b in spans if a <= at < b), spans[-1])


def besides(reading: Reading) -> bool:
    """Whether a sentence opens with what is there beside what it tells: "Besides its men", "In addition to"."""
    return reading.fold(0) in BESIDES or (reading.fold(0) == "in" and reading.fold(1) == "addition")


def _acting(reading: Reading, at: int) -> bool:
    """Whether a nation stands at a token with what it does: ", with Fiji promising to add"."""
    nation = reading.at.get(at)
    return nation is not None and nation.kind == "nation" and reading.fold(nation.end).endswith("ing")


def _relates(reading: Reading, at: int) -> bool:
    """Whether a word begins a clause without a comma before it."""
    return reading.fold(at) in {"while", "whereas", "although", "where", "which"} and reading.fold(at - 1) != ","


def _acts(reading: Reading, at: int) -> bool:
    """Whether nations stand at a token, and a verb behind them: "since Peru and Chile took theirs home"."""
    named = False
    for i in range(at, min(at + NAMES, len(reading.tokens))):
        m = reading.at.get(i)
        if m is not None and m.kind == "nation" and "name" in m.forms:
            named = True
        elif m is not None and m.kind == "verb":
            return named and "past" in m.forms
        elif reading.fold(i) in COMPLETES:
            return named
        elif reading.fold(i) not in {",", "and", "the", "on", *WEEKDAYS}:
            return False
    return False


def _starts_clause(reading: Reading, at: int) -> bool:
    """Whether a verb comes before the next comma, so that a clause begins here and not the end of a list."""
    for i in range(at, min(at + 14, len(reading.tokens))):
        if reading.fold(i) in {",", ";", "."}:
            return False
        m = reading.at.get(i)
        if (m and m.kind == "verb") or reading.fold(i) in {
            "is",
            "are",
            "was",
            "were",
            "will",
            "has",
            "have",
            "had",
            "would",
            "said",
        }:
            return True
    return False
