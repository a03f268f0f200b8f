"""Bodies of nations, and missions, that act or command where no nation does: "NATO has sent troops"."""

from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.phrases import QUOTED
from deployments.extract.scene import Scene
from deployments.extract.subjects import SENDERS, subject_like
from deployments.extract.verbs import BE, HAVE
from deployments.lexicon import closed

OF_ALLIES = closed("of_allies")
FELLOWS = closed("fellows")
POSSESSIVE = 2
"""Tokens between "NATO" and the place that it owns: "NATO's eastern flank"."""


def allied(s: Scene, force: Force) -> bool:
    """Whether a body of nations, and no nation, is the subject or commander of a clause: "NATO has sent troops"."""
    if force.nations or force.lead or force.formation == "battlegroup":
        return False
    if _fellows_act(s, force):
        return True
    clause = with_subject(s, segment_of(s.clauses, force.head))
    missions = [m for m in s.reading.kind("mission") if clause[0] <= m.first < clause[1]]
    if missions and not force.mission:
        force.mission = missions[0].value
        force.lead = _led(s, missions[0])
    if missions and any(f.nations and clause[0] <= f.first < force.first for f in s.forces if not f.weak):
        return False
    own = s.memory.nation is not None and s.index - s.memory.nation_at <= 1 and force.role == "number"
    if own:
        missions = [m for m in missions if s.reading.fold(_before_the(s, m)) not in {"with", "in", "under"}]
    multi = missions + [m for m in blocs(s) if clause[0] <= m.first < clause[1]]
    multi.sort(key=lambda m: m.first)
    last = [
        m.first for m in s.reading.kind("nation") if clause[0] <= m.first < force.first and subject_like(s, m, force)
    ]
    if not multi or not last:
        return bool(multi)
    acts = any(m.value in {*SENDERS, "leads"} and last[-1] < m.first < multi[0].first for m in s.reading.mentions)
    return not acts and last[-1] < multi[0].first < force.first


def _before_the(s: Scene, m: Mention) -> int:
    """Return the index of the token before a name and its article."""
    return m.first - 1 - (s.reading.fold(m.first - 1) == "the")


def _fellows_act(s: Scene, force: Force) -> bool:
    """Whether the members of an alliance are the subject right before a force: "EU members add 900"."""
    before = [m for m in s.reading.cues("bloc") if m.end < force.first and s.reading.fold(m.end) in FELLOWS]
    between = [s.reading.fold(i) for i in range(before[-1].end + 1, force.first)] if before else []
    if before and len(between) <= POSSESSIVE and all(w in HAVE for w in between[:1]):
        return True
    clause = segment_of(s.clauses, force.head)
    last = max((m.first for m in s.reading.kind("nation") if m.end <= force.first), default=-1)
    for i in range(max(clause[0], last), force.first):
        too = s.reading.fold(i + 1) == s.reading.fold(i + 3) == "," and s.reading.fold(i + 2) in {"also", "too"}
        at = i + 4 if too else i + 1
        after = s.reading.at.get(at)
        acts = s.reading.fold(at) in HAVE | BE or (after is not None and after.value in SENDERS)
        if s.reading.fold(i) in FELLOWS and acts and not any(p.first <= i < p.end for p in s.places):
            return s.reading.fold(i - 1) in {"allied", "other", "some", "several", "many", "member", "nato"}
    return False


def with_subject(s: Scene, clause: tuple[int, int]) -> tuple[int, int]:
    """Return a clause with the subject before it that it goes on with: "Germany, which had 1,100 men"."""
    clause = (clause[0] + (s.reading.fold(clause[0]) in QUOTED), clause[1])
    if clause[0] and (s.reading.fold(clause[0]) == "as" or s.reading.fold(clause[0]).endswith("ing")):
        return segment_of(s.clauses, clause[0] - 1)[0], clause[1]
    if s.reading.fold(clause[0]) not in {"which", "who", "whose"}:
        return clause
    at = clause[0] - 1 - (s.reading.fold(clause[0] - 1) == ",")
    before = s.reading.at.get(at)
    return (before.first, clause[1]) if before is not None and before.kind == "nation" else clause


def _led(s: Scene, mission: Mention) -> str | None:
    """Return the framework nation before a mission's name: "the Kenyan-led Multinational Security Support Mission"."""
    before = s.reading.at.get(mission.first - 3)
    led = s.reading.fold(mission.first - 1) == "led" and s.reading.fold(mission.first - 2) == "-"
    return before.value if led and before is not None and before.kind == "nation" else None


def _of_a_nation(s: Scene, m: Mention) -> bool:
    """Whether an alliance only qualifies, or is what others act in: "NATO allies", "a NATO member", "in the bloc"."""
    if s.reading.fold(_before_the(s, m)) in {"within", "to", "for", "outside", "inside", "-"}:
        return True
    return s.reading.fold(m.end) in OF_ALLIES


def blocs(s: Scene) -> list[Mention]:
    """Return the bodies of nations that a sentence names as such."""
    return [m for m in s.reading.cues("bloc") if not _of_a_nation(s, m) and not _of_a_place(s, m)]


def _of_a_place(s: Scene, m: Mention) -> bool:
    """Whether an alliance only owns a place: "on NATO's eastern flank", "the UN's headquarters in Geneva"."""
    possessive = s.reading.fold(m.end) in {"'s", "’"} or s.reading.fold(m.end - 1).endswith("'s")
    return possessive and any(0 <= p.first - m.end <= POSSESSIVE or p.first <= m.first < p.end for p in s.places)


def before_bloc(s: Scene, m: Mention) -> bool:
    """Whether a nation only stands before an alliance that acts: "faced with an angry Russia, NATO will send"."""
    return s.reading.fold(m.end) == "," and any(0 < b.first - m.end <= POSSESSIVE for b in blocs(s))
