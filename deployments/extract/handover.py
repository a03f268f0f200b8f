"""Framework nations that change: "Czechia handed over command to Spain", "Spain replaced Czechia as lead nation"."""

from collections.abc import Iterator

from deployments.extract.mentions import Mention
from deployments.extract.scene import Scene, once
from deployments.lexicon import closed

ROLE = closed("leading_role")
GIVES = closed("gives_over")
TAKES = closed("takes_over")
REACH = 12
"""Tokens between the verb of a change and what is handed over."""


@once
def handover(s: Scene) -> tuple[Mention, Mention] | None:
    """Return the old framework nation and the new one, where a sentence tells of their change."""
    words = [t.fold for t in s.reading.tokens]
    if not ROLE.intersection(words):
        return None
    for i, word in enumerate(words):
        if word not in GIVES | TAKES or not ROLE.intersection(words[max(0, i - REACH) : i + REACH]):
            continue
        before = [m for m in s.reading.kind("nation") if m.end <= i and not _placed(s, m)]
        told = dict(_told(s, i))
        passive = words[i - 1] in {"was", "were", "been", "be", "is", "being"} and "by" in told
        if passive and before:
            return before[-1], told["by"]
        if word in GIVES and "to" in told and ("from" in told or before):
            return told.get("from") or before[-1], told["to"]
        if word in TAKES and before and ("from" in told or "" in told):
            return told.get("from") or told[""], before[-1]
    return None


def _told(s: Scene, at: int) -> Iterator[tuple[str, Mention]]:
    """Yield the nations behind a verb with the word before each; an object has none."""
    for m in reversed(s.reading.kind("nation")):
        if m.first <= at or s.reading.fold(m.end) == "-":
            continue
        i = m.first - 1 - (s.reading.fold(m.first - 1) == "the")
        if i == at:
            yield "", m
        elif s.reading.fold(i) in {"to", "from", "by"}:
            yield s.reading.fold(i), m


def _placed(s: Scene, m: Mention) -> bool:
    """Whether a nation is only where something is."""
    return any(p.locative and p.first <= m.first < p.end for p in s.places)
