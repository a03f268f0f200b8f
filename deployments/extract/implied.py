"""The host that follows where a sentence says none: whom a force helps, which country it leaves or bleeds in."""

from deployments.extract.agents import agents
from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.subjects import governs
from deployments.extract.verbs import is_verb
from deployments.lexicon import closed, invasions

BACKED = closed("backed")
SAYS = closed("says")
LETS = closed("lets")
BESIDE = closed("beside")
TOGETHER = closed("together")
ARRIVALS = {"arrival", "basing", "entry", "presence", "stationing"}
OWNER = 8
"""Tokens between a government and "backed by" behind it."""
OBJECT = 4
"""Tokens between "fight alongside" and those who are helped."""
BLED = 14
"""Tokens between a force and a word for its dead."""


def implied(s: Scene, force: Force) -> Places | None:
    """Return the country in which a force of another nation must be, by what its sentence says of both."""
    own = force.nations or (agents(s, force) if force.number else [])
    if (lets := _let_in(s, force)) is not None and lets.value not in force.nations:
        return Places([lets.value], role="", first=lets.first, end=lets.end, bare=False)
    if not own or force.role not in {"people", "mass", "unit", "machine", "contingent"} or force.lead:
        return None
    left = None if force.role == "contingent" else _only_other(s, force)
    host = _backed(s, force) or _beside(s, force) or left or _announced(s, force)
    if host is None or host.value in own or any((n, host.value) in invasions() for n in own):
        return None
    return Places([host.value], role="", first=host.first, end=host.end, bare=False)


def _backed(s: Scene, force: Force) -> Mention | None:
    """Return whom a force backs: "the Syrian government, backed by Iranian forces"."""
    clause = s.reading.kind("nation")
    by = next((i for i in range(force.first - 1, force.first - OBJECT, -1) if s.reading.fold(i) == "by"), -1)
    verb = next((i for i in range(by - 1, by - OBJECT - 1, -1) if s.reading.fold(i) in BACKED), -1) if by > 0 else -1
    if verb < 0:
        return None
    before = [m for m in clause if m.end <= verb and verb - m.end <= OWNER and _of_state(s, m)]
    return before[-1] if before else None


def _beside(s: Scene, force: Force) -> Mention | None:
    """Return whose force another fights beside or helps: "US troops fighting alongside Iraqi forces"."""
    for m in s.reading.kind("nation"):
        if m.first < force.end or not _of_state(s, m):
            continue
        between = [s.reading.fold(i) for i in range(force.end, m.first)]
        together = "with" in between[-OBJECT:] and not TOGETHER.isdisjoint(between)
        if len(between) <= BLED and (together or any(w in BESIDE for w in between[-OBJECT:])):
            return m
    return None


def _of_state(s: Scene, m: Mention) -> bool:
    """Whether a nation's government, army or people are named: "Syrian government", "Iraqi forces", "Kurds" are not."""
    owner = s.reading.fold(m.end) in {"'s", "’"}
    after = s.reading.at.get(m.end + owner)
    return (
        ("adjective" in m.forms or owner)
        and after is not None
        and after.value in {"government", "troops", "special-forces"}
    )


def _only_other(s: Scene, force: Force) -> Mention | None:
    """Return the only other country that a sentence mentions, where a force leaves or its dead are told of."""
    if not (_leaves(s, force) or _bleeds(s, force)):
        return None
    own = {*force.nations, *(n for f in s.forces for n in f.nations if f.first < force.first or f is force)}
    counted = {n.end for n in s.reading.numbers}  # "and one Burundian" is another of the dead
    named = [m for m in s.reading.kind("nation") if s.reading.fold(m.end) != "-" and m.first not in counted]
    named = [m for m in named if s.reading.fold(m.first - 1) != "under"]  # "under U.S. command"
    others = {m.value: m for m in named if m.value not in own}
    return next(iter(others.values())) if len(others) == 1 else None


def _announced(s: Scene, force: Force) -> Mention | None:
    """Return whose office says that a force comes: "Poland's minister said that 500 Danes would arrive"."""
    clause = segment_of(s.clauses, force.head)
    comes = any(m.value in {"arrive", "stay"} and force.end <= m.first < clause[1] for m in s.reading.kind("verb"))
    says = [i for i, t in enumerate(s.reading.tokens) if t.fold in SAYS | LETS]
    offices = [m for m in s.reading.kind("nation") if governs(s, m) and m.end <= force.first]
    told = comes and force.number is not None and not any(p.locative for p in s.places)
    return offices[0] if told and len(offices) == 1 and any(offices[0].end < i < force.first for i in says) else None


def _let_in(s: Scene, force: Force) -> Mention | None:
    """Return whose office lets foreign soldiers in: "Chad's parliament voted for the arrival of 900 allies"."""
    offices = [m for m in s.reading.kind("nation") if m.end <= force.first and governs(s, m)]
    if len({m.value for m in offices}) != 1 or any(p.locative for p in s.places):
        return None
    ahead = {s.reading.fold(i) for i in range(offices[0].end, force.head)}
    foreign = bool(force.nations) or force.multi or force.collective or not ahead.isdisjoint(ARRIVALS)
    return offices[0] if foreign and not ahead.isdisjoint(LETS) else None


def _leaves(s: Scene, force: Force) -> bool:
    """Whether a verb of leaving is a force's own, or takes it away."""
    clause = segment_of(s.clauses, force.head)
    verbs = [m for m in s.reading.kind("verb") if clause[0] <= m.first < clause[1] and is_verb(s.reading, m)]
    if any(0 <= force.first - m.end <= 1 for m in s.reading.cues("was")):
        return True
    return any(m.value == "leave" and abs(m.first - force.head) <= OBJECT for m in verbs)


def _bleeds(s: Scene, force: Force) -> bool:
    """Whether soldiers are the dead and wounded of their clause."""
    clause = segment_of(s.clauses, force.head)
    return (
        force.role == "people"
        and force.number is not None
        and any(
            clause[0] <= m.first < clause[1] and 0 <= m.first - force.end <= BLED for m in s.reading.cues("casualty")
        )
    )
