"""What a clause says of a force: the verb or word that governs it, and what stands with that ("will", "not")."""

from deployments.extract.chains import REACH, Predicate, chained
from deployments.extract.mentions import Mention, Reading
from deployments.extract.passing import aside, by_whom, in_passing, owned_behind, purpose, target
from deployments.extract.phrases import Force
from deployments.extract.verbs import BE, GOVERN, HAVE, MATRIX, is_verb, passes
from deployments.lexicon import closed

MODALS = closed("modals")
SEES = {"have", "let", "saw", "see", "seeing", "seen", "sees"}
"""Verbs with a noun and a bare verb behind them: "will see its numbers drop"."""
REMARKS = {"-": "-", "(": ")", "–": "–", "—": "—", "--": "--"}
"""Signs around a remark within a clause."""


def predicate(reading: Reading, force: Force, span: tuple[int, int]) -> Predicate:
    """Return what a clause says of a force."""
    if by_whom(reading, force) or aside(reading, force, span) or owned_behind(reading, force):
        return Predicate()
    before, after = _before(reading, force, span), _after(reading, force, span)
    if target(reading, force) and (before is None or before.value != "send"):
        return Predicate()
    reduced = None
    related = reading.fold(force.end) in RELATIVE and (
        not _joined(reading, after[1])
        if len(after) > 1
        else bool(after) and before is not None and before.kind == "verb" and _object(before, force)
    )
    main = [m for m in after[1:] if reading.fold(m.first - 1) != "to"]  # not "came in an attempt to make peace"
    if related or (
        after and _reduced(reading, force, after[0]) and (before or main) and not _coordinate(reading, after)
    ):
        reduced, after = after[0], after[1:]
    ordered = None
    if after and (before is None or before.value == "send") and purpose(reading, force, after[0]):
        after = []
    if before and after and reading.fold(after[0].first - 1) == "to" and not _subject(reading, force, before):
        ordered = before if before.kind == "cue" and after[0].kind == "verb" else None
        after = after if ordered else []
        before = None if ordered else before
    chosen = before
    if after and (before is None or _is_subject(reading, force, before, after[0], reduced)):
        chosen = after[0]
    elif (
        before
        and before.value not in HYPOTHETICAL
        and not after
        and any(reading.fold(i) == "that" for i in range(before.end, force.first))
    ):
        chosen = None
    chosen = chosen or _beyond(reading, force, span)
    if chosen is None and span[0]:
        stop = next((i for i in range(span[0], -1, -1) if reading.fold(i) == ";"), 0)
        chosen = _before(reading, force, (stop, span[1]))
    if chosen is not None and chosen is before and in_passing(reading, force, chosen):
        return Predicate()
    found = chained(reading, chosen, 0 if chosen and chosen.first < span[0] else span[0])
    found.reduced, found.object = reduced, chosen is not None and chosen.first < force.head
    found.cues += [m for m in _inside(reading, force) if m not in found.cues]
    found.cues += [ordered] if ordered else []
    return found


def _coordinate(reading: Reading, verbs: list[Mention]) -> bool:
    """Whether the verb right behind a force is as much its own as the next one: "landed at Keflavik and will guard"."""
    if len(verbs) < 2 or "past" not in verbs[0].forms:
        return False
    return any(
        reading.fold(i) in {"and", "but"} and reading.fold(i + 1) in MODALS for i in range(verbs[0].end, verbs[1].first)
    )


def hanging_on(reading: Reading, verb: Mention, floor: int) -> Predicate:
    """Return what a verb hangs on, also as what somebody sees: "will see its numbers drop"."""
    found = chained(reading, verb, floor)
    sees = next((i for i in range(verb.first - 1, verb.first - REACH // 2, -1) if reading.fold(i) in SEES), -1)
    if sees > floor and "base" in verb.forms and not found.cues and reading.fold(sees - 1) == "will":
        found.cues.append(Mention("cue", "will", frozenset(), sees - 1, sees))
    found.object = True
    return found


def _joined(reading: Reading, verb: Mention) -> bool:
    """Whether a verb goes on with the one before it: "who served in Iraq and came home"."""
    return any(reading.fold(i) in {"and", "or", ",", "but"} for i in range(verb.first - NEXT, verb.first))


def _is_subject(reading: Reading, force: Force, before: Mention, after: Mention, reduced: Mention | None) -> bool:
    """Whether a force is the subject of the verb behind it and not the object of the one before it."""
    if _subject(reading, force, before) or reading.fold(force.end) in RELATIVE | WILL:
        return True
    return reduced is None and after.first - force.end <= NEXT and not _object(before, force)


def _beyond(reading: Reading, force: Force, span: tuple[int, int]) -> Mention | None:
    """Return the verb of a subject behind a relative clause: "the battalion, which had trained there, went home"."""
    if reading.fold(span[1]) not in RELATIVE:
        return None
    for i in range(span[1] + 1, len(reading.tokens)):
        m = reading.at.get(i + 1)
        if reading.fold(i) == "," and (
            reading.fold(i + 1) in BE | HAVE or (m and (m.kind == "verb" or m.value in {"will", "maybe"}))
        ):
            return next(iter(_after(reading, force, (span[0], len(reading.tokens)), i)), None)
    return next(iter(_after(reading, force, (span[0], len(reading.tokens)), span[1])), None)


RELATIVE = closed("relative")
WILL = {"will", "would"}
HYPOTHETICAL = {"wish", "deny", "maybe"}
"""Words of these kinds rule over a clause that "that" opens: "demanded that"."""
PART = 6
"""Tokens between a part and the unit that it is of: "20 soldiers of Germany's new brigade"."""
THERE = 6
"""Tokens between "there are" and the force: "there are a little more than 900"."""
NEXT = 3
"""Tokens between a force and the verb of which it is the subject, where another verb stands before it."""


def _object(before: Mention, force: Force) -> bool:
    """Whether a force is the object of what stands right before it: "sent 400 soldiers"."""
    return before.end >= force.first - 1


def _inside(reading: Reading, force: Force) -> list[Mention]:
    """Return the words that qualify a force within its own phrase: "a planned brigade", "no soldiers"."""
    return [m for m in reading.cues(*GOVERN, "soon") if force.first - 1 <= m.first < force.end]


def _before(reading: Reading, force: Force, span: tuple[int, int]) -> Mention | None:
    """Return the verb, or word of planning, nearest before a force; the "were" of "there were" right before it."""
    for i in range(force.first - 1, max(force.first - THERE, span[0]), -1):
        if reading.fold(i) in BE and reading.fold(i - 1) == "there" and i not in reading.at:
            return Mention("be", "be", frozenset(), i, i + 1)
    for m in reversed(reading.mentions):
        if (
            m.end <= force.head
            and m.first >= span[0]
            and (
                (is_verb(reading, m) and not _describes(reading, m, force))
                or (m.kind == "cue" and m.value in MATRIX and not _of_another(reading, m))
            )
        ):
            return m
        if m.value == "host-of" and m.end <= force.head and m.first >= span[0] and reading.fold(m.first) == "will":
            return m._replace(value="will")  # "The mission will see four battlegroups deployed"
    return None


def _describes(reading: Reading, verb: Mention, force: Force) -> bool:
    """Whether a participle stands inside the phrase of a force: "the remaining 450 people"."""
    inside = force.first <= verb.end and bool(verb.forms & {"gerund", "participle"}) and "base" not in verb.forms
    counted = reading.fold(verb.first) == "remaining" and any(n.end == verb.first for n in reading.numbers)
    return inside and (
        counted or reading.fold(verb.first - 1) in {"-", "the", "a", "an", "its", "their", "these", "those", "all"}
    )


def _of_another(reading: Reading, cue: Mention) -> bool:
    """Whether a modal or "plans to" belongs to a verb that says nothing of a force: "could not match"."""
    if reading.fold(cue.end - 1) not in {"to", *MODALS}:
        return False
    i = cue.end
    while i < len(reading.tokens) and passes(reading, i):
        if reading.fold(i) in BE:
            return False
        i += 1
    return i not in reading.at and reading.fold(i).isalpha()


def _after(reading: Reading, force: Force, span: tuple[int, int], start: int = 0) -> list[Mention]:
    """Return the verbs, modals and forms of "be" behind a force, up to the next force."""
    found: list[Mention] = []
    others = [n.first for n in reading.numbers if n.first > force.end + 1 and reading.fold(n.first - 1) == "and"]
    others = [at for at in others if not _in_list(reading, force.end, at)]
    if reading.fold(span[0]) in {"who", "which"} and reading.fold(force.end) == "," and not start:
        return []  # "the Dutch, who guard it with 1,350 men, leave"
    for i in range(max(_past_remark(reading, force, span), start), min([span[1], *others])):
        m = reading.at.get(i)
        if (
            m
            and m.kind == "force"
            and not m.weak
            and not _within(reading, m, found)
            and not (reading.fold(force.end) == "of" and m.first - force.end < PART and not found)
            and (found or not _joined_on(reading, m))
        ):
            break
        modal = m is not None and m.kind == "cue" and m.value in {"will", "maybe"} and not _owned(reading, m)
        modal = modal and reading.fold(i) not in {"possible", "potential"}
        being = i - (reading.fold(i - 1) == "being")
        if found and found[-1].first < being and reading.fold(being) == "being" and reading.fold(being - 1) not in BE:
            continue
        if m and m.first == i and (is_verb(reading, m) or modal):
            found.append(m)
        elif not m and reading.fold(i) in BE:
            found.append(Mention("be", "be", frozenset(), i, i + 1))
    found = _merged(reading, found)
    return found[-1:] if len(found) > 1 and _of_another_force(reading, force, found[0]) else found


def _of_another_force(reading: Reading, force: Force, verb: Mention) -> bool:
    """Whether a verb is of the force that another is of: "the last men of the force that came to help flew home"."""
    relative = next((i for i in range(force.end, verb.first) if reading.fold(i) in RELATIVE), -1)
    inner = next((m for m in reading.kind("force") if force.end < m.first and m.end == relative), None)
    return reading.fold(force.end) == "of" and inner is not None


def _in_list(reading: Reading, first: int, end: int) -> bool:
    """Whether only counted peoples stand in a span: "90 Swedes, 60 Danes and 30 Finns will man"."""
    counted = {i for n in reading.numbers for i in range(n.first, n.end)}
    named = {i for m in reading.mentions if m.kind in {"nation", "force"} for i in range(m.first, m.end)}
    return all(i in counted | named or reading.fold(i) in {",", "and"} for i in range(first, end))


def _joined_on(reading: Reading, m: Mention) -> bool:
    """Whether a force is only the next of a list: "800 British troops and nearly 300 French ones will be stationed"."""
    i = m.first - 1
    while (at := reading.at.get(i)) is not None and at.kind in {"nation", "force"}:
        i = at.first - 1
    number = next((n for n in reading.numbers if n.end - 1 == i), None)
    i = number.first - 1 if number else i
    beside = reading.fold(i) == "with" and reading.fold(i - 1) in {"along", "together"}
    return beside or reading.fold(i) in {",", "and", "or", "alongside"}


def remark(reading: Reading, at: int) -> bool:
    """Whether a dash opens or closes a remark behind which the clause goes on: "160 men — also Marines — will land"."""
    sign = reading.fold(at)
    same = [i for i, token in enumerate(reading.tokens) if token.fold == sign]
    closing = same[1] if len(same) == 2 and sign in REMARKS else -1
    goes_on = reading.fold(closing + 1) in BE | HAVE | MODALS
    before = reading.at.get(same[0] - 1)
    return closing > 0 and goes_on and before is not None and before.kind == "force"


def _past_remark(reading: Reading, force: Force, span: tuple[int, int]) -> int:
    """Return where a clause goes on behind a remark between dashes or brackets: "troops - a battalion - will"."""
    close = REMARKS.get(reading.fold(force.end))
    if close is None:
        return force.end
    return next((i for i in range(force.end + 1, span[1]) if reading.fold(i) == close), force.end)


def _within(reading: Reading, force: Mention, found: list[Mention]) -> bool:
    """Whether a force is only in what a participle brings: "soldiers serving in the UN force have left"."""
    if len(found) != 1 or not found[0].forms & {"participle", "gerund"}:
        return False
    between = [reading.fold(i) for i in range(found[0].end, force.first)]
    return between[:1] in (["in"], ["with"], ["within"], ["under"], ["as"]) and len(between) < REACH


def _owned(reading: Reading, cue: Mention) -> bool:
    """Whether a word of planning is a noun that somebody has: "their readiness to resist"."""
    following = reading.at.get(cue.end)
    if reading.fold(cue.end - 1) == "to" and following is not None and following.value in {"leads", "send", "lead"}:
        return False
    return reading.fold(cue.first - 1) in {"its", "their", "his", "her", "our", "'s"}


def _merged(reading: Reading, found: list[Mention]) -> list[Mention]:
    """Keep of each verb group only its last word: of "will be deployed", "deployed"."""
    kept: list[Mention] = []
    for m in found:
        if kept and all(passes(reading, i) for i in range(kept[-1].end, m.first)) and kept[-1].kind != "verb":
            kept[-1] = m
        else:
            kept.append(m)
    return kept


def _reduced(reading: Reading, force: Force, verb: Mention) -> bool:
    """Whether a participle only describes a force: "troops stationed in", "soldiers now serving in"."""
    gap = [reading.fold(i) for i in range(force.end, verb.first)]
    return (
        verb.kind == "verb"
        and bool(verb.forms & {"participle", "gerund"})
        and not (verb.value == "arrive" and "past" in verb.forms)
        and len(gap) < NEXT
        and not (set(gap) & (BE | HAVE | MODALS | {"to", "who", "which", "that"}))
    )


def _subject(reading: Reading, force: Force, verb: Mention) -> bool:
    """Whether a new clause begins between a verb and the force, so that the force is what the next verb is about."""
    return any(reading.fold(i) in {"that", "and", "but", ",", '"', "“", "said"} for i in range(verb.end, force.first))
