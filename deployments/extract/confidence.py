"""How sure a claim is: named features of how it was read, each with a weight of its own (confidence.toml)."""

import math
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from deployments.extract.clauses import segment_of
from deployments.extract.drafts import Draft
from deployments.extract.scene import Scene

SURE = 0.8
"""Likelihood from which on a second reading is sure."""
CLOSE = 4
"""Tokens between a force and its place up to which they are one phrase."""
SHORT = 12
"""Tokens of a sentence that says one thing."""
CROWD = 3
"""Forces, places or nations in one sentence from which on they may be mixed up, or are a list."""
DECIMALS = 2


def features(draft: Draft, s: Scene) -> tuple[str, ...]:
    """Return what is notable of how a draft was read, sorted; confidence.toml says what each means."""
    told = {f"rule-{draft.rule}": True, **_of_place(draft, s), **_of_force(draft, s), **_of_sentence(s)}
    return tuple(sorted(name for name, holds in told.items() if holds))


def _of_place(draft: Draft, s: Scene) -> dict[str, bool]:
    """Tell how the host was found."""
    force, place = draft.force, None if draft.carried else draft.place
    apart, gap = False, CLOSE + 1
    if force and place:
        apart = segment_of(s.clauses, force.head) != segment_of(s.clauses, place.first)
        gap = max(place.first - force.end, force.first - place.end)
    return {
        "place-carried": draft.carried,
        "place-close": gap <= CLOSE,
        "place-other-clause": apart,
        "place-goal": place is not None and place.role == "to",
        "linked-sure": draft.sure is not None and draft.sure >= SURE,
    }


def _of_force(draft: Draft, s: Scene) -> dict[str, bool]:
    """Tell what is said of the force."""
    force = draft.force
    own = bool(force and (draft.nation in force.nations or (draft.lead and draft.lead == force.lead)))
    doubt = bool(s.reading.cues("maybe", "wish", "not", "deny"))
    return {
        "complete": own and draft.troops is not None and not draft.carried and not doubt,
        "nation-named": own,
        "number": draft.troops is not None,
        "verb-send": bool(force and force.verb and force.verb.value == "send"),
        "conditional": doubt,
    }


def _of_sentence(s: Scene) -> dict[str, bool]:
    """Tell what the sentence around it is like."""
    return {
        "sentence-short": len(s.reading.tokens) <= SHORT,
        "sentence-forces": len(s.forces) >= CROWD,
        "sentence-places": len(s.places) >= CROWD,
        "sentence-nations": len(s.reading.kind("nation")) > CROWD,
        "beside-home": any(passed.reason == "at-home" for passed in s.reading.passed),
    }


@cache
def table() -> tuple[dict[str, Any], ...]:
    """Return the features with their weights and what they mean."""
    return tuple(tomllib.loads(Path(__file__).with_name("confidence.toml").read_text("utf-8"))["weight"])


@cache
def weights() -> dict[str, float]:
    """Return the weight of each feature in log odds, and that of "base", which every claim has."""
    return {row["feature"]: row["weight"] for row in table()}


def confidence(found: tuple[str, ...]) -> float:
    """Return how likely a claim with these features is right as a whole."""
    odds = weights()["base"] + sum(weights().get(name, 0.0) for name in found)
    return round(1 / (1 + math.exp(-odds)), DECIMALS)
