"""Whether a force leaves, and whether it has left yet: "is pulling out", "left for Kigali", "the withdrawal of"."""

from deployments.extract.chains import Predicate
from deployments.extract.mentions import Mention, Reading
from deployments.extract.phrases import Force
from deployments.extract.sizes import PASSIVE
from deployments.lexicon import closed
from deployments.records import Status

NEAR = 4
"""Tokens between a force and a word of ending, or another that tells how it is meant."""
GOAL = 15
"""Tokens between a force or its verb and where it goes."""
SPOKEN_OF = {"about", "on", "over", "regarding"}
"""Before "the withdrawal" they leave open whether it comes."""
LEFT = {"leave", "leaves", "left", "leaving"}
WORKS = closed("works_from")
GOES = {"depart", "exit", "go", "leave", "quit", "withdraw"}
BACK = {"back", "home"}
WANTS = {"hope", "hopes", "want", "wanted", "wants"}
NOW = closed("now")
PUT_OFF = {"delayed", "postponed"}
HOMES = closed("homes")
PLACED = {"nation", "region", "site"}


def leaves(reading: Reading, said: Predicate, force: Force, span: tuple[int, int]) -> tuple[Status, ...]:
    """Return the status of what leaves: it is there as long as nothing is decided, and until what is decided comes."""
    if (
        said.has("maybe")
        or _wanted(reading, said, force)
        or _taken_from(reading, said, force)
        or any(reading.fold(m.first) in PUT_OFF for m in said.cues)
    ):
        return ("in-place",)
    between = {reading.fold(i) for i in range(force.first, said.first)} if said.first > force.end else set()
    told = force.number is not None or bool(force.nations)
    stands = told and reading.fold(force.end) in {"in", "at"} and bool(between)
    now = said.reduced is not None or stands or reading.fold(force.end) == "there" or bool(between & NOW)
    now = now or any(force.first <= m.first < said.first for m in reading.cues("still") if span[0] <= m.first)
    coming = said.has("will", "soon") or (said.verb is not None and _to_come(said))
    return ("in-place", "ended") if now and coming else ("ended",)


def _wanted(reading: Reading, said: Predicate, force: Force) -> bool:
    """Whether somebody only wants a force to leave: "wants half of its force there to go home"."""
    bare = said.verb is not None and reading.fold(said.verb.first - 1) == "to" and said.verb.first >= force.end
    return bare and any(reading.fold(i) in WANTS for i in range(max(force.first - NEAR, 0), force.first))


def leaving(reading: Reading, said: Predicate, force: Force) -> bool:
    """Whether the verb of a force takes it away or back."""
    verb = said.verb
    if verb is None:
        return False
    stays = (
        said.object and reading.fold(verb.first) in LEFT and reading.fold(force.end) in {"in", "at", "behind", "there"}
    )
    kept = {"behind", "there"} if verb.value == "leave" and "be" in said.auxiliaries else set()
    stays = stays or (reading.fold(verb.first) == "left" and reading.fold(verb.end) in kept)
    goes_on = sets_off(reading, verb, force) or _came(reading, verb)
    gone = verb.value == "leave" and not (stays or goes_on or _left_hurt(reading, force, said))
    away = said.reduced is not None and reading.fold(said.reduced.first) == "returning"
    away = away and reading.fold(said.reduced.end if said.reduced else 0) in {"", ".", ",", "and", "home"}
    return gone or away or _returns(reading, verb, force) or (said.object and reading.fold(force.end) in BACK)


def ending(reading: Reading, said: Predicate, force: Force, span: tuple[int, int]) -> bool:
    """Whether a word of ending stands by the force itself: "the withdrawal of", "a former", "are gone"."""
    if said.has("was") or _first_to_go(reading, force):
        return True
    return any(
        span[0] <= m.first < span[1] and (0 <= force.first - m.end < NEAR or 0 <= m.first - force.end < NEAR)
        for m in reading.cues("was")
        if reading.fold(m.first - 1 - (reading.fold(m.first - 1) == "the")) not in SPOKEN_OF | {"despite"}
        and not (reading.fold(m.end) == "," and reading.fold(m.first - 1) == "the" and m.end < force.first)
        and not (reading.fold(m.first) == "former" and m.first >= force.end)
        and reading.fold(m.first - 1) not in WORKS
        and not (reading.fold(m.end - 1) == "of" and _of_so_many(reading, m.end))
    )


def _first_to_go(reading: Reading, force: Force) -> bool:
    """Whether a force is told to be the first, or the last, that left: "were the first to go"."""
    words = [reading.fold(i) for i in range(force.end, force.end + 5)]
    return words[1:2] == ["the"] and words[2] in {"first", "last"} and words[3] == "to" and words[4] in GOES


def _of_so_many(reading: Reading, at: int) -> bool:
    """Whether a number follows of which others are a part: "300 out of the 1,200"."""
    stop = min([m.first for m in reading.mentions if m.kind in PLACED and m.first >= at] or [len(reading.tokens)])
    return any(0 <= n.first - at < NEAR and n.first < stop for n in reading.numbers)


def sets_off(reading: Reading, verb: Mention, force: Force) -> bool:
    """Whether a verb of leaving says where to: "left for Kigali", "will leave Calgary on 3 May for Latvia"."""
    if verb.value != "leave" or reading.fold(verb.first) not in LEFT:
        return False
    left = reading.at.get(verb.end)
    host = left is not None and left.kind in PLACED and left.value not in force.nations
    far = NEAR - 1 if host else GOAL
    goals = {m.first - (reading.fold(m.first - 1) == "the") for m in reading.mentions if m.kind in PLACED}
    for i in range(verb.end, verb.end + far):
        if reading.fold(i) == "for" and (i < verb.end + NEAR - 1 or i + 1 in goals):
            return True
    return False


def _came(reading: Reading, verb: Mention) -> bool:
    """Whether a force only left to arrive elsewhere: "left their home base and arrived in Latvia"."""
    arrived = [m for m in reading.kind("verb") if m.value == "arrive" and m.first >= verb.end]
    return any(reading.fold(m.first - 1) == "and" and "past" in m.forms for m in arrived)


def _taken_from(reading: Reading, said: Predicate, force: Force) -> bool:
    """Whether others are taken from a force: "withdraw 1,000 troops from the 3,200-strong contingent"."""
    at = force.first - 1 - (reading.fold(force.first - 1) in {"the", "its", "their"})
    start = said.verb.end if said.verb else force.first
    others = any(start <= n.first and n.end <= at for n in reading.numbers)
    return force.number is not None and said.object and reading.fold(at) == "from" and others


def _to_come(said: Predicate) -> bool:
    """Whether what leaves has not left yet: "is pulling out", "returns when its tour is over"."""
    verb = said.verb
    if verb is None:
        return False
    going_on = verb.forms == {"gerund"} and bool(set(said.auxiliaries) & PASSIVE) and "been" not in said.auxiliaries
    plural = "base" in verb.forms and "past" not in verb.forms
    return going_on or (("third" in verb.forms or plural) and not said.auxiliaries)


def _returns(reading: Reading, verb: Mention, force: Force) -> bool:
    """Whether a force goes back to where it came from: "returns to Kentucky", "will return to their bases"."""
    if not reading.fold(verb.first).startswith("return") or verb.value != "arrive" or reading.fold(verb.end) != "to":
        return False
    at = verb.end + 1 + (reading.fold(verb.end + 1) in {"the", "their", "its"})
    goal = reading.at.get(at)
    if goal is None:
        return reading.fold(at) in HOMES or reading.tokens[min(at, len(reading.tokens) - 1)].text[:1].isupper()
    home = goal.value in force.nations or (not force.nations and "part" in goal.forms)
    return goal.kind == "nation" and home


def _left_hurt(reading: Reading, force: Force, said: Predicate) -> bool:
    """Whether a verb of leaving only tells of the hurt: "left seven soldiers wounded"."""
    if said.verb is None or reading.fold(said.verb.first) not in LEFT:
        return False
    hurt = reading.cues("casualty")
    return any(m.first == force.first or 0 <= m.first - max(force.end, said.verb.end) < NEAR for m in hurt)
