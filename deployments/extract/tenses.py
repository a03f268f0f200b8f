"""What the form of a verb tells of a force: "sends", "is sending" are planned; "sent", "has", "are based" in place."""

from deployments.extract.chains import Predicate
from deployments.extract.leaving import NEAR
from deployments.extract.mentions import Mention, Reading
from deployments.extract.sizes import PASSIVE
from deployments.lexicon import closed
from deployments.records import Status

MOVING = {"send", "arrive", "depart", "create", "join", "relieve"}
GOING = closed("going")
NOT_GOING = {"next", "under", "with", "from", "as"}
LANDS = {"land", "lands"}
HABITS = {"bases", "posts", "rotate", "rotates", "spreads"}
COMPLETES = closed("completes")
TOTALLED = {"amounted", "totaled", "totalled"}
HELPED = {"has", "have", "had", "having"}


def tense(reading: Reading, said: Predicate, span: tuple[int, int]) -> Status:
    """Tell by the verb's form: "sends", "is sending", "to be sent" are planned; "sent", "has", "are based" in place."""
    verb, helped = said.verb, said.auxiliaries
    if verb is None:
        begun = said.has("begin") and not (said.reduced or _rotates(reading, said))
        meant = reading.fold(said.first + 1) == "for" and said.first >= 0  # "135 are for Latvia"
        return "planned" if begun or meant or said.has("soon") else "in-place"
    word = reading.fold(verb.first)
    if helped[:1] == ["to"] and _in_order(reading, verb):
        return "in-place"
    if verb.value == "depart" or (verb.value in MOVING and said.has("begin") and not _began(reading, said)):
        return "planned"
    if word in GOING and not (set(helped) & HELPED) and reading.fold(verb.end) not in NOT_GOING:
        return "planned"
    moving = verb.value in MOVING and not said.has("still")
    if moving and (
        said.has("soon")
        or (verb.forms == {"gerund"} and set(helped) & PASSIVE)
        or helped[:1] == ["being"]
        or ("base" in verb.forms and helped[:1] == ["to"])
    ):
        return "planned"
    if (
        verb.value == "send"
        and not said.has("still")
        and verb.forms & {"third", "base"}
        and not verb.forms & {"past", "participle"}
        and not _put_at(reading, said, span)
        and (said.object or word not in LANDS)
        and word not in HABITS
        and reading.fold(verb.end) not in {"from", "through"}
    ):
        return "planned"
    return "ended" if _over(reading, said, span) else "in-place"


def _rotates(reading: Reading, said: Predicate) -> bool:
    """Whether what has begun is the rotation of those who are there: "has begun the rotation of its soldiers in"."""
    return any(reading.fold(i) in {"relief", "rotation"} for i in range(said.first, said.first + 2 * NEAR))


def _in_order(reading: Reading, verb: Mention) -> bool:
    """Whether an infinitive tells who did it in which order: "was the first country to deploy"."""
    return not {"first", "last"}.isdisjoint(reading.fold(i) for i in range(verb.first - NEAR, verb.first))


def _began(reading: Reading, said: Predicate) -> bool:
    """Whether what began did so in a year that is told, so that it is done: "began deploying in 2007"."""
    begun = any(reading.fold(m.first) in {"began", "started"} for m in said.cues if m.value == "begin")
    return begun and any(w.partial and w.end > reading.tokens[said.first].start for w in reading.whens)


def _put_at(reading: Reading, said: Predicate, span: tuple[int, int]) -> bool:
    """Whether a verb only tells a number: "sets the sum at 90,000"."""
    return (
        said.verb is not None
        and reading.fold(said.verb.first) in {"put", "puts"}
        and any(reading.fold(i) == "at" for i in range(said.verb.end, span[1]))
    )


def _over(reading: Reading, said: Predicate, span: tuple[int, int]) -> bool:
    """Whether the past tells of what is over: "kept a battery there until June", "had 90 men and ended its mission"."""
    verb, helped = said.verb, said.auxiliaries
    past = verb is not None and ("past" in verb.forms or helped[:1] == ["did"])
    if verb is not None and past and verb.value in {"have", "stay", "send"}:
        lasted = any(reading.fold(i) == "until" for i in range(verb.end, span[1]))
        since = said.has("still") or bool({"has", "have"} & set(helped))
        if lasted and not since and (not helped or helped[0] in {"was", "were", "had", "been", "did"}):
            return True
    return was(reading, said, span) and any(
        reading.fold(i) in {"and", "but", "then"} and _goes(reading, i + 1) for i in range(said.first, span[1])
    )


def _goes(reading: Reading, at: int) -> bool:
    """Whether a verb of leaving, or the end of a withdrawal, begins at a token: "and completed its pull-out"."""
    verb = reading.at.get(at)
    exits = any(at < m.first <= at + NEAR for m in reading.cues("was"))
    return (verb is not None and verb.value == "leave") or (reading.fold(at) in COMPLETES and exits)


def was(reading: Reading, said: Predicate, span: tuple[int, int]) -> bool:
    """Whether a clause tells in the past how things stood: "had 40,000 troops", "were stationed", "there were"."""
    helped = said.auxiliaries
    end = next((i for i in range(max(said.first, 0), span[1]) if reading.fold(i) in {"and", "but"}), span[1])
    if said.has("still") or any(span[0] <= m.first < end for m in reading.cues("still")):
        return False
    if said.verb is None or said.verb.value == "stay":
        return helped[:1] in (["was"], ["were"])
    state = said.verb.value == "have" or reading.fold(said.verb.first) in TOTALLED
    return state and "past" in said.verb.forms and not helped
