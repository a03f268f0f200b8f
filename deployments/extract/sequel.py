"""What a sentence tells of the force spoken of by a pronoun alone: "They left in May", "It is to be withdrawn"."""

from collections.abc import Iterator
from dataclasses import replace

from deployments.extract.clauses import segment_of
from deployments.extract.drafts import Draft
from deployments.extract.phrases import Force
from deployments.extract.scene import Scene
from deployments.extract.status import statuses_of
from deployments.extract.verbs import is_verb
from deployments.lexicon import closed

POINTS = closed("points_back") - {"their"}
RECENT = 2
"""Sentences for which a force stays in mind as "they" or "it"."""
OPENING = 6
"""Tokens before the pronoun that is the subject: "By the end of May they", "The bulk of them"."""
REACH = 6
"""Tokens between the pronoun and its verb."""


def sequel(s: Scene, found: list[Draft]) -> Iterator[Draft]:
    """Read that the force spoken of has left, or will."""
    last = s.memory.last
    if found or last is None or s.index - s.memory.last_at > RECENT or not (last.nation or last.lead) or _others(s):
        return
    at = next((i for i in range(OPENING) if s.reading.fold(i) in POINTS), None)
    if at is None or not _leaves(s, at) or any(p.hosts and not set(p.hosts) & set(last.hosts) for p in s.places):
        return
    probe = Force(last.formation, "people", at, at + 1, at)
    if "ended" in statuses_of(s.reading, probe, segment_of(s.clauses, at)):
        gone = replace(last, rule="sequel", at=at, status="ended", troops=None, formation_count=None)
        yield replace(gone, contributors=[], spans=[], carried=True)


def _others(s: Scene) -> bool:
    """Whether a sentence has a force or a nation of its own."""
    return any(not f.weak for f in s.forces) or bool(s.reading.kind("nation"))


def _leaves(s: Scene, at: int) -> bool:
    """Whether the first verb behind a pronoun is one of leaving."""
    verb = next((m for m in s.reading.kind("verb") if m.first > at and is_verb(s.reading, m)), None)
    return verb is not None and verb.value == "leave" and verb.first - at <= REACH
