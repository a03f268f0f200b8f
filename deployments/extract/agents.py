"""Which nations send or have a force by the verb whose subject they are: "Poland and Spain have sent 400 men"."""

from deployments.extract.blocs import before_bloc, with_subject
from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.scene import Scene
from deployments.extract.subjects import SENDERS, coordinated, shares, subject_like
from deployments.extract.verbs import BE
from deployments.lexicon import closed

BESIDE = {"alongside", "beside", "besides"}
LINKS = closed("bare_links") | BE | {"there"}
BASES = closed("bases")


def agents(s: Scene, force: Force) -> list[str]:
    """Return the nations that are the subject of the verb whose object a force is."""
    clause = with_subject(s, segment_of(s.clauses, force.head))
    named = [m for m in s.reading.kind("nation") if m.end <= force.first and subject_like(s, m, force)]
    inside = [m for m in named if m.first >= clause[0]]
    for m in reversed(inside or named[-1:]):
        if before_bloc(s, m) or (force.collective and s.reading.fold(force.first - 1) in BESIDE):
            continue
        rivals = [f for f in s.forces if m.end <= f.first and f.end <= force.first and f.nations]
        subjects = {o.value for o in named if o.end <= force.first}
        if (rivals or len(subjects) > 1) and any(s.reading.fold(i) == ";" for i in range(m.end, force.first)):
            continue
        between = [o for o in s.reading.mentions if m.end <= o.first < force.first]
        sends = any(o.kind == "verb" and o.value in SENDERS for o in between) or any(
            o.kind == "cue"
            and (o.value in {"will", "maybe"} or (o.value == "leads" and (force.number or runs(s, force, o))))
            for o in between
        )
        sends = sends or shares(s, m)
        office = s.reading.at.get(m.end)
        start = office.end if office is not None and office.value == "government" else m.end
        if sends or all(s.reading.fold(i) in LINKS for i in range(start, force.first)):
            return coordinated(s, m, named)
    return []


def runs(s: Scene, force: Force, led: Mention) -> bool:
    """Whether what a nation runs is a base of its own: "Russia runs a military base in Gyumri"."""
    return s.reading.fold(force.end - 1) in BASES and s.reading.fold(led.first).startswith("run")
