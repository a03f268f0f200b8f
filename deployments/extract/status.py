"""How a statement about a force is meant: in place, planned, proposed, ended, or nothing at all."""

from deployments.extract.chains import Predicate
from deployments.extract.clauses import SAYS
from deployments.extract.leaving import GOAL, NEAR, ending, leaves, leaving, sets_off
from deployments.extract.mentions import Mention, Reading
from deployments.extract.phrases import Force
from deployments.extract.predicates import predicate
from deployments.extract.sizes import PASSIVE, RESIZING, changes, current, resizes, resizing
from deployments.extract.tenses import MOVING, tense, was
from deployments.lexicon import closed
from deployments.records import Status

NOT_REALLY = closed("not_really")
LETS = closed("lets") | closed("caps")
LET = 12
"""Tokens between a decision and whom it lets in."""
BLED = 10
"""Tokens between a force and the word that it bled."""
GONE = {"anymore", "came to an end", "come to an end", "comes to an end", "any more", "no longer", "until recently"}
STAYING = closed("staying")
CHANGES = closed("changes")
OPENS_ITEM = {"•", "*", "-", "–", "—", ":", "▪", "·"}
EXPECTS = {"expect", "expected", "expecting", "expects"}
THERE = {"at", "based", "deployed", "here", "in", "on", "stationed", "there"}
SUMMING = closed("summing")
REPORTS = closed("reports")
FALSE = closed("false")
LISTED = 8
"""Tokens of a list that "no" opens."""


def status_of(reading: Reading, force: Force, span: tuple[int, int]) -> Status | None:
    """Return the status of what a clause says of a force; None where it denies it or only wishes it."""
    return next(iter(statuses_of(reading, force, span)), None)


def statuses_of(reading: Reading, force: Force, span: tuple[int, int]) -> tuple[Status, ...]:
    """Return all that a clause says of a force: in place and ended where it will leave, nothing if denied."""
    if _fell(reading, force, span):
        return ("in-place",)
    return current(reading, force) or _summed(reading, force, span) or _told(reading, force, span)


def _fell(reading: Reading, force: Force, span: tuple[int, int]) -> bool:
    """Whether all that is said of a force is that it bled: "have been killed in an attempt to end a war"."""
    cue = next((m for m in reading.cues("casualty") if force.end <= m.first < span[1]), None)
    if cue is None or cue.first - force.end > BLED:
        return False
    others = [m for m in reading.mentions if force.end <= m.first < cue.first and m.kind in {"verb", "force", "cue"}]
    passive = not PASSIVE.isdisjoint({reading.fold(cue.first - 1), reading.fold(cue.first)})
    return all(m.value == "still" for m in others) and passive


def _summed(reading: Reading, force: Force, span: tuple[int, int]) -> tuple[Status, ...]:
    """Return the status of a sum that hangs on the clause before it: "will send 24, bringing the total to 160"."""
    leaves = any(m.value == "leave" and span[0] <= m.first < span[1] for m in reading.kind("verb"))
    if reading.fold(span[0]) not in SUMMING | {"when"} or not force.number or leaves:
        return ()
    ahead = {m.value for m in reading.cues("will", "maybe") if m.first < span[0]}
    if reading.fold(span[0]) == "when":
        return ("planned",) if "will" in ahead and not _past_tense(reading, span) else ()
    return ("proposed",) if "maybe" in ahead else ("planned",) if ahead else ("in-place",)


def _past_tense(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a clause has a verb in the past."""
    told = any(
        "past" in m.forms and "base" not in m.forms and span[0] <= m.first < span[1] for m in reading.kind("verb")
    )
    return told or any(reading.fold(i) in {"had", "was", "were"} for i in range(*span))


def _told(reading: Reading, force: Force, span: tuple[int, int]) -> tuple[Status, ...]:
    """Return what a clause says of a force by its predicate."""
    said = _said(reading, force, span)
    goes = leaving(reading, said, force)
    if said.has("wish"):
        there = force.number is not None or bool(force.nations)
        return ("in-place",) if there and (goes or ending(reading, said, force, span)) else ()
    if _taken_over(reading, said) or any(
        _words(reading, m) in GONE for m in reading.cues("was") if span[0] <= m.first < span[1]
    ):
        return ("ended",)
    if _denied(reading, said, force):
        relieved = said.verb is not None and said.verb.value == "relieve"  # "will not be replaced"
        return ("in-place",) if goes or relieved else ("planned",) if _not_yet(reading, said) else ()
    here: tuple[Status, ...] = ("in-place",) if not goes and _already(reading, force, said) else ()
    if changed := here or changes(reading, said, force):
        return changed
    if goes or ending(reading, said, force, span):
        return leaves(reading, said, force, span)
    let = _let_in(reading, force, said)
    maybe = said.has("maybe") and not _in_the_end(reading, said)
    if not let and (maybe or (said.has("will") and _conditional(reading, said))):
        return ("proposed",)
    if let or _to_be(reading, said, force):
        expected = force.number is not None and any(reading.fold(m.first) in EXPECTS for m in said.cues)
        stays = said.verb is not None and reading.fold(said.verb.first) in STAYING and not expected
        return ("in-place",) if stays and not let else ("planned",)
    meant_for = said.verb is not None and said.verb.value == "have" and reading.fold(force.end) == "for"
    if said.first < 0 or meant_for or said.has("will"):
        return ("planned",) if _towards(reading, force, span) else ("in-place",)
    return (tense(reading, said, span),)


def _taken_over(reading: Reading, said: Predicate) -> bool:
    """Whether others have taken the place of a force: "UNAMID took over from an African force of 7,000"."""
    if said.verb is None or said.verb.value != "relieve" or "past" not in said.verb.forms:
        return False
    return said.object and reading.fold(said.verb.end) == "from" and not said.has("will", "maybe")


def _let_in(reading: Reading, force: Force, said: Predicate) -> bool:
    """Whether a decision lets a force come: "agreed that 900 soldiers may come", "voted to let 300 into"."""
    ahead = range(max(force.first - LET, 0), force.first)
    decided = [i for i in ahead if reading.fold(i) in LETS]
    free = said.verb is None or said.has("maybe") or reading.fold(said.verb.first - 1) in {"to", "be"}
    free = free or (said.verb is not None and (said.verb.forms == {"gerund"} or _bare(reading, said.verb)))
    return (
        bool(decided)
        and free
        and force.number is not None
        and not any(reading.fold(i) in {".", ";", "not"} for i in range(decided[-1], force.first))
    )


def _bare(reading: Reading, verb: Mention) -> bool:
    """Whether a verb stands bare behind who may do it: "lets Germany have 700 soldiers"."""
    before = reading.at.get(verb.first - 1)
    return "base" in verb.forms and before is not None and before.kind == "nation"


def _already(reading: Reading, force: Force, said: Predicate) -> bool:
    """Whether a force is there by now: "will join the 50 already in Latvia", "the remaining 900 will train"."""
    left = any(reading.fold(i) == "remaining" for i in range(force.first, force.end))
    owner = reading.at.get(force.end)
    if owner is not None and owner.kind == "nation" and reading.fold(owner.end) in {"already", "currently"}:
        return True  # "the 400 France already has"
    return (left and said.verb is None) or (
        reading.fold(force.end) in {"already", "currently"} and reading.fold(force.end + 1) in THERE
    )


def _in_the_end(reading: Reading, said: Predicate) -> bool:
    """Whether "eventually" only tells when: "will eventually involve 2,200 troops"."""
    maybe = {reading.fold(m.first) for m in said.cues if m.value == "maybe"}
    return maybe == {"eventually"} and any(_words(reading, m) == "will" for m in said.cues)


def _to_be(reading: Reading, said: Predicate, force: Force) -> bool:
    """Whether what is said of a force is still to be done."""
    beside = said.verb is not None and "gerund" in said.verb.forms and reading.fold(said.verb.first - 1) == "while"
    if beside and said.verb is not None and any(m.first < said.verb.first for m in reading.cues("will")):
        return True  # "will cut its contingent in Mali, while sending 400 soldiers to Niger"
    willed = said.has("will") and not _levels(reading, force, said)
    off = said.verb is not None and sets_off(reading, said.verb, force)
    return willed or off or _commanded(reading, said) or _among_plans(reading, force, said)


def _commanded(reading: Reading, said: Predicate) -> bool:
    """Whether a verb without a subject opens a line, as lists of plans have it: "- Station a battery in Italy"."""
    verb = said.verb
    if verb is None or "base" not in verb.forms or reading.tokens[verb.first].text.endswith("ed"):
        return False
    opens = reading.sentence.kind == "item" and (verb.first == 0 or reading.fold(verb.first - 1) in OPENS_ITEM)
    counted = reading.fold(verb.end) in {"a", "an", "the"} or any(n.first == verb.end for n in reading.numbers)
    return opens and (verb.value in {*MOVING, *RESIZING} or (verb.value == "stay" and counted))


def _among_plans(reading: Reading, force: Force, said: Predicate) -> bool:
    """Whether a force is one of what a plan includes: "will enhance its presence, including two more squadrons in"."""
    at = next((i for i in range(force.first) if reading.fold(i) == "including"), None)
    if at is None or (said.verb is not None and "participle" not in said.verb.forms and said.verb.first > at):
        return False
    return any(m.first < at for m in reading.cues("will")) and not any(m.first < at for m in reading.cues("still"))


def _said(reading: Reading, force: Force, span: tuple[int, int]) -> Predicate:
    """Return what a clause says of a force, and note its verb with it."""
    said = predicate(reading, force, span)
    force.verb, force.was = said.verb, was(reading, said, span)
    if reading.fold(span[0]) in SAYS and said.first < span[0]:
        said = Predicate()  # what is only spoken of hangs on no verb of another clause
    size = None if resizes(reading, said) and said.cues else resizing(reading, force, span)
    return size or said


def _conditional(reading: Reading, said: Predicate) -> bool:
    """Whether what would happen hangs on a condition: "would contribute soldiers if a ceasefire holds"."""
    would = [m for m in said.cues if _words(reading, m) == "would"]
    return any(reading.fold(i) == "if" for m in would for i in range(m.end, len(reading.tokens)))


def _towards(reading: Reading, force: Force, span: tuple[int, int]) -> bool:
    """Whether a force without a verb is on its way: "20 Apache helicopters, also from Germany, to the Baltics"."""
    if (
        (force.definite and force.role == "unit")
        or reading.fold(force.end) in {"in", "at"}
        or any(reading.fold(i) == "arrival" for i in range(force.first - NEAR, force.first))
    ):
        return False
    if reading.fold(force.end) == "from" and any(
        reading.fold(m.end) == "to" for m in reading.kind("nation") if 0 < m.first - force.end < NEAR
    ):
        return True
    return any(
        reading.fold(m.first - 1 - (reading.fold(m.first - 1) == "the")) == "to"
        or (
            reading.fold(m.first - 1 - (reading.fold(m.first - 1) == "the")) == "for"
            and m.first - force.end <= 2
            and (force.number or force.count)
        )
        for kind in ("nation", "region", "site")
        for m in reading.kind(kind)
        if span[0] <= m.first < span[1] and (0 < m.first - force.end < GOAL or m.first - span[0] == 1)
    )


def _of_change(reading: Reading, force: Force) -> bool:
    """Whether a noun of growing or shrinking owns a force, which is there: "announced a reduction of its presence"."""
    ahead = range(force.first - NEAR, force.first)
    return any(reading.fold(i) in CHANGES and reading.fold(i + 1) in {"of", "in", "to"} for i in ahead)


def _levels(reading: Reading, force: Force, said: Predicate) -> bool:
    """Whether only the number of a force is announced: "announces troop levels in Iraq"."""
    if not force.number and _of_change(reading, force):
        return True
    return (
        said.verb is None
        and not force.number
        and reading.fold(force.end) in {"figures", "levels", "numbers", "strength", "totals"}
    )


def _words(reading: Reading, m: Mention) -> str:
    return " ".join(reading.fold(i) for i in range(m.first, m.end))


def _denied(reading: Reading, said: Predicate, force: Force) -> bool:
    """Whether a statement is denied or only wished, by its own verb or by one that a clause hangs on."""
    if any(m.value in {"not", "deny"} and reading.fold(m.end) not in NOT_REALLY for m in said.cues):
        return True
    if _none_of(reading, force) or _false(reading, force):
        return True
    fell = any(reading.fold(i) in {"failed", "collapsed"} for i in range(force.end, len(reading.tokens)))
    if fell and said.has("maybe", "will"):
        return True  # "a proposal to send a company failed by four votes"
    if force.number and reading.fold(force.first - 1) in {"want", "wants"}:
        return True
    return any(
        m.end <= force.first
        and reading.fold(m.end) in {"that", "any", "having", "reports", "claims", "we", "they", "it"}
        for m in reading.cues("deny")
    )


def _none_of(reading: Reading, force: Force) -> bool:
    """Whether a force stands in a list that "no" opens: "No vessel, aircraft or officer has been sent"."""
    for i in range(force.first - 1, max(force.first - LISTED, -1), -1):
        if reading.fold(i) in {"no", "neither"}:
            return True
        m = reading.at.get(i)
        if reading.fold(i) not in {",", "or", "nor"} and (m is None or m.kind != "force"):
            return False
    return False


def _false(reading: Reading, force: Force) -> bool:
    """Whether what is reported of a force is called wrong: "Reports that a frigate has been sent are false"."""
    said = any(reading.fold(i) in REPORTS and reading.fold(i + 1) == "that" for i in range(force.first))
    return said and any(
        reading.fold(i) in FALSE and reading.fold(i - 1) in PASSIVE for i in range(force.end, len(reading.tokens))
    )


def _not_yet(reading: Reading, said: Predicate) -> bool:
    """Whether only "yet" is denied: "have not yet arrived"."""
    return any(reading.fold(m.end) == "yet" for m in said.cues if m.value == "not") and not said.has("deny")
