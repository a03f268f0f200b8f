"""Whose a force is that only what was said before tells: "our troops", "the soldiers", "500 of them"."""

from deployments.extract.blocs import blocs
from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.places import Places
from deployments.extract.scene import Scene, sender
from deployments.extract.subjects import OPENING, SENDERS, governs
from deployments.lexicon import closed

NAMED_SO = 6
"""Sentences for which a nation stays in mind with a noun like "trainers"."""
CROWDS = {word.removesuffix("s") for word in closed("crowd") | {"personnel", "military", "officers", "elements"}}
SAYS = closed("says")
SPEAKERS = closed("speakers")
PRONOUNS = closed("pronouns")
GUESTS = closed("guests")
SPEAKING = 6
"""Tokens between an office and its verb of saying: "the Norwegian defence minister, Ida Berg, said"."""


def noun(s: Scene, force: Force) -> str:
    """Return the noun of a force, however it is spelt: "advisers" and "advisors" are one."""
    return s.reading.fold(force.end - 1).removesuffix("s").replace("or", "er")


def named_so(s: Scene, force: Force, place: Places) -> list[str]:
    """Return the nation last named with the same rare noun: "the Dutch trainers … 40 trainers in Mali"."""
    nation, at = s.memory.nouns.get(noun(s, force), ("", -NAMED_SO))
    fresh = s.index - at < NAMED_SO and force.weak and force.role == "people" and noun(s, force) not in CROWDS
    return [nation] if fresh and nation not in place.hosts else []


def spoken_of(s: Scene, force: Force) -> list[str]:
    """Return the nation carried over: for "our troops", "the soldiers", a number, a unit spoken of before."""
    if s.reading.fold(force.head - 1) == "the" and s.reading.fold(force.head) in {"force", "mission"}:
        force.collective = force.collective or force.number is not None
        return []
    if force.formation == "battlegroup" or blocs(s):
        return []
    if _from_around(s, force):
        force.collective = True
        return []
    if sender(s) and (s.memory.subject or s.memory.nation):
        return [s.memory.subject or str(s.memory.nation)]
    told = (
        pronoun_nation(s, force)
        or _official(s, force)
        or _in_mind(s, force)
        or (s.memory.voice if guests(s, force) else None)
    )
    return [told] if told else []


def _from_around(s: Scene, force: Force) -> bool:
    """Whether soldiers come from several countries of a part of the world: "a force of 1,800 from the region"."""
    first, second, third = (s.reading.fold(i) for i in range(force.end, force.end + 3))
    return (first, second) == ("from", "the") and third in {"bloc", "continent", "region", "subregion"}


def guests(s: Scene, force: Force) -> bool:
    """Whether soldiers have a name that a host's own have seldom: "two Marines"."""
    return force.role == "people" and s.reading.fold(force.end - 1) in GUESTS


def _official(s: Scene, force: Force) -> str | None:
    """Return the nation whose official speaks of "the" soldiers: "the US secretary said the 900 troops"."""
    if not (force.definite and force.number):
        return None
    return next((m.value for m in s.reading.kind("nation") if m.end <= force.first and governs(s, m)), None)


def pronoun_nation(s: Scene, force: Force) -> str | None:
    """Return the nation that "we", "our" or "they" stands for before a force."""
    memory, words = s.memory, [m for m in s.reading.cues("ours") if m.first <= force.first or m.first == force.end]
    if words and s.reading.fold(words[0].first) in {"it", "they", "she", "he"} and s.index - memory.subject_at == 1:
        return memory.subject
    start = segment_of(s.clauses, force.head)[0]
    ours = [m for m in words if s.reading.fold(m.first) in SPEAKERS]
    if not any(_act(s, m) or s.reading.fold(m.first) == "our" or (m.first >= start and not _asked(s, m)) for m in ours):
        return None
    speaking = [m.value for m in s.reading.kind("nation") if governs(s, m) and _speaks(s, m)]
    told = next(iter(speaking), memory.turn or memory.topic_nation or memory.voice or memory.nation)
    if told is None:
        force.collective = True  # somebody's who speaks, and a guest's
    if force.role == "mass" and told is not None and any(told in p.hosts and p.locative for p in s.places):
        force.collective = True  # "we" are abroad, whoever they are
        return None
    return told


def _speaks(s: Scene, m: Mention) -> bool:
    """Whether an office says something: "the Danish minister said", not "at the minister's wish, he said"."""
    near = (*range(m.first - SPEAKING, m.first), *range(m.end, m.end + SPEAKING))
    return any(s.reading.fold(i) in SAYS and s.reading.fold(i - 1) not in PRONOUNS for i in near)


def _asked(s: Scene, pronoun: Mention) -> bool:
    """Whether "you" are spoken to: only what "you" send or have is said of a nation."""
    return s.reading.fold(pronoun.first).startswith("you")


def we_act(s: Scene, force: Force) -> bool:
    """Whether "we" have or send a force: "at one time we had 1,560 in Helmand"."""
    ours = [m for m in s.reading.cues("ours") if m.end <= force.first and s.reading.fold(m.first) in SPEAKERS]
    return any(_act(s, m) and force.first - m.end <= OPENING for m in ours)


def _act(s: Scene, pronoun: Mention) -> bool:
    """Whether "we" are those who send or have forces: "we have moved a brigade, and 800 soldiers are there"."""
    verbs = [m for m in s.reading.kind("verb") if pronoun.end <= m.first <= pronoun.end + OPENING]
    return any(m.value in SENDERS for m in verbs)


def _in_mind(s: Scene, force: Force) -> str | None:
    """Return the nation whose force a sentence goes on to speak of."""
    memory, known = s.memory, s.memory.forces.get(force.formation)
    of_none = memory.last and not (memory.last.nation or memory.last.lead) and s.index - memory.last_at <= 1
    if of_none and (force.weak or force.role != "people"):
        return None
    if force.definite and known and force.formation != "troops" and known.nation:
        return known.nation
    fresh, counted = s.index - memory.nation_at <= 3, force.ours or force.number or force.role in {"number", "people"}
    counted = counted or (force.count is not None and force.role == "machine")
    counted = counted or (memory.listing is not None and s.reading.sentence.kind == "item")
    if memory.nation and fresh and counted:
        return memory.nation
    return memory.topic_nation if counted or force.formation not in {"battlegroup", "troops"} else None
