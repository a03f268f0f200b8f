"""Whether a sentence says that a force is at a place, or only names both."""

from deployments.extract.chains import Predicate
from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.passing import owned_behind
from deployments.extract.places import Places
from deployments.extract.predicates import predicate
from deployments.extract.scene import Scene, pointers
from deployments.lexicon import closed

BESIDE = 2
"""Tokens between a force and the place that qualifies it: "troops now in Mali"."""
NEAR = 6
"""Tokens between a force and its place where only "be", a modal or a participle stands with it."""
GOVERNS = 12
"""Tokens between a verb and the force that it moves or keeps."""
MOVES = {"send", "arrive", "depart", "leave", "have", "join", "create", "enlarge", "relieve", "grow"}
"""Verbs with which "to" a country is where a force goes."""
DASHES = {"-", "–", "—", ":"}
GROUND = {"on", "the", "ground", "there", "here", "both", "now", "still", "already", "currently", ","}
COMPRISES = closed("members_follow")
COUNTED = {"people", "mass", "unit"}


def tied(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place of the force's own sentence is said to be where it is or goes."""
    if force.role in {"number", "exit"} or not place.locative or s.reading.sentence.kind != "text":
        return True
    if s.reading.fold(force.first - 1) == "(" or (force.role == "contingent" and force.definite):
        return True
    gap = place.first - force.end if place.first >= force.end else force.first - place.end
    if _opens(s, force, place) or owned_behind(s.reading, force) or _beside(s, force, place):
        return True
    said = predicate(s.reading, force, segment_of(s.clauses, force.head))
    if place.role == "to" and gap > BESIDE and not _moves(said):
        return False
    if place.first >= force.first and (gap <= BESIDE or _on_ground(s, force, place)):
        return True
    clause = segment_of(s.clauses, force.head)
    if force.number is not None and clause[0] <= place.first < force.first:
        return True
    counted = force.number is not None and place.role == "in" and place.first < clause[1]
    if (counted and gap <= GOVERNS) or (gap <= NEAR and force.formation == "battlegroup"):
        return True
    if s.memory.about_forces and not force.weak:
        return True
    return (
        _counted_there(s, force, place)
        or _described(s, force, place, gap)
        or _governed(s, force, said, place, gap)
        or _acts(s, force, place, gap)
    )


def _beside(s: Scene, force: Force, place: Places) -> bool:
    """Whether "and" joins a unit to soldiers that are at the place: "Dutch marines and a company of the US Army"."""
    before = next((f for f in reversed(s.forces) if f.end <= force.first and f.nations), None)
    joined = before is not None and before.end == force.first - 1 and s.reading.fold(before.end) == "and"
    return joined and bool(force.nations) and s.placed is not None and s.placed.hosts == place.hosts


def kept(s: Scene, force: Force) -> bool:
    """Whether a force without a place of its own goes on with what was told of the place in mind."""
    clause = segment_of(s.clauses, force.head)
    if (
        force.number is not None
        or force.count is not None
        or any(clause[0] <= m.first < clause[1] for m in pointers(s))
    ):
        return True
    if s.reading.fold(0) in {"it", "they"} and s.reading.fold(1) in COMPRISES:
        return True
    if force.role in {"exit", "contingent"} or s.reading.sentence.kind != "text" or _labelled(s):
        return True
    if force.definite and (force.formation in s.memory.forces or not force.nations):
        return force.formation in {*s.memory.forces, "battlegroup"}
    said = predicate(s.reading, force, clause)
    return said.verb is not None and (said.verb.value != "have" or said.object)


def _on_ground(s: Scene, force: Force, place: Places) -> bool:
    """Whether only words that change nothing stand before a place: "our men on the ground in Gao"."""
    return all(s.reading.fold(i) in GROUND for i in range(force.end, place.first))


def _labelled(s: Scene) -> bool:
    """Whether a line begins with the nation that it is about: "Croatia – a rocket battery"."""
    return any(m.first < BESIDE and s.reading.fold(m.end) in DASHES for m in s.reading.kind("nation")[:1])


def _acts(s: Scene, force: Force, place: Places, gap: int) -> bool:
    """Whether a nation's soldiers do anything at all in a place of their own clause: "they raided a camp in"."""
    foreign = bool(force.nations) and force.nations != place.hosts and force.role in COUNTED
    ahead = place.first >= force.end and place.role == "in"
    clause = segment_of(s.clauses, force.head)
    between = [s.reading.fold(i) for i in range(clause[1], place.first)]
    return (
        foreign
        and ahead
        and gap <= GOVERNS
        and (place.first < clause[1] or "—" in {*between, s.reading.fold(clause[1] - 1)})
    )


def _counted_there(s: Scene, force: Force, place: Places) -> bool:
    """Whether people who are counted "are" in a place of their clause: "40,000 are under the command of NATO in"."""
    ahead = force.end <= place.first < segment_of(s.clauses, force.head)[1]
    counted = force.number is not None and place.role == "in"
    return counted and ahead and any(s.reading.fold(i) in {"is", "are"} for i in range(force.end, force.end + BESIDE))


def _moves(said: Predicate) -> bool:
    return any(verb is not None and verb.value in MOVES for verb in (said.verb, said.reduced)) or bool(said.cues)


def _opens(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place opens the clause of a force, or a clause on it follows: "In Mali, 200 men", "Mali, where"."""
    if place.first > force.first:
        return False
    if "where" in {s.reading.fold(place.end), s.reading.fold(place.end + 1)}:
        return True
    first = segment_of(s.clauses, force.head)[0]
    told = force.number is not None or bool(force.nations) or force.multi or force.role == "unit"
    return told and place.first - first <= BESIDE and force.first - place.end <= BESIDE


def _described(s: Scene, force: Force, place: Places, gap: int) -> bool:
    """Whether a participle behind a force tells what it does at a place: "soldiers helping the police in Haiti"."""
    word = s.reading.fold(force.end + (s.reading.fold(force.end) == ","))
    return place.first >= force.end and gap <= NEAR + BESIDE and word.endswith(("ing", "ed"))


def _governed(s: Scene, force: Force, said: Predicate, place: Places, gap: int) -> bool:
    """Whether a verb of deployment, "be" or a modal close by binds a force to a place."""
    if said.reduced is not None and gap <= GOVERNS:
        return True
    if said.verb is None:
        return said.first >= 0 and min(gap, abs(place.first - said.first)) <= NEAR
    if said.object:
        listed = [f.end for f in s.forces if said.verb.end <= f.first and f.end <= force.first]
        far = force.first - max([said.verb.end, *listed])
    else:
        far = said.verb.first - force.end
    if said.verb.value == "have":
        return said.object and far <= NEAR
    return far <= GOVERNS
