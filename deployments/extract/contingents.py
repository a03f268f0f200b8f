"""Nations that stand for their forces: "Burundi is pulling out", "the Germans left Niamey", "the Italians stay on"."""

from deployments.extract.mentions import Mention, Reading
from deployments.extract.phrases import Force
from deployments.extract.verbs import AUXILIARIES, BE, LIGHT, passes
from deployments.lexicon import closed

PRESENCE = closed("presence_verbs")
SHRINKING = closed("shrinking")
BEFORE = closed("locative") | closed("source") | {"of", "with", "by", "against", "than", "like", "as", "'s"}
LISTED = {",", "and", "the", "a", "few", "some", "both", "as", "well"}
FOLLOWS = closed("locative") | closed("source") | closed("presence_follows")
OWN = closed("quarters") | closed("presences")
COMPLETES = closed("completes")
EXITS = closed("exits")
SOLDIERING = closed("soldiering")
SPEAKERS = closed("speakers") - {"our", "your"}
STEPS = {"came", "come", "go", "going", "gone", "went"}
"""Verbs by which "we" come into a country."""
ALLIES = {"allies", "and", "coalition", "its", "partners", "the"}
BETWEEN = STEPS | ALLIES | {"from", "get", "getting", "got", "gotten", "in", "into", "not", "of", "out"}
VISITS = {"conference", "meeting", "meetings", "summit", "talks", "visit"}
STAYED = {"before", "for", "since", "till", "until"}
"""Behind "is there" and "had been there" they say for how long a nation's soldiers are."""
OBJECT = 4
"""Tokens of an object: "has closed its last base"."""
REACH = 9
"""Tokens between a nation and its verb: "Burundi, there since 2007, is pulling out"."""


def contingents(reading: Reading, taken: set[int]) -> list[Force]:
    """Return the nations of a sentence that are said to come, stay or go."""
    found: list[Force] = []
    read_to = 0
    for m in reading.kind("nation"):
        if m.first in taken or not _subject(reading, m) or m.first < read_to:
            continue
        run = _listed(reading, _army(reading, m))
        read_to = run[-1].end  # a list that begins further on ends with the same nation
        if _moves(reading, run[-1]):
            people = all("people" in n.forms and "name" not in n.forms for n in run)
            nations = list(dict.fromkeys(n.value for n in run))
            force = Force("troops", "contingent", m.first, run[-1].end, run[-1].first, nations=nations, weak=True)
            force.definite = people
            found.append(force)
    return found


def _army(reading: Reading, m: Mention) -> Mention:
    """Return a nation with the word behind it that stands for its soldiers: "the Turkish army"."""
    return m._replace(end=m.end + 1) if _of_army(reading, m) else m


def _of_army(reading: Reading, m: Mention) -> bool:
    return "adjective" in m.forms and reading.fold(m.end) == "army"


def _subject(reading: Reading, m: Mention) -> bool:
    """Whether a nation may be a subject: a name or a people, behind no preposition, no adjective of a noun."""
    if (plan := reading.at.get(m.end)) is not None and reading.fold(plan.first) in {"decision", "plan", "plans"}:
        return "adjective" in m.forms
    before = m.first - 1 - (reading.fold(m.first - 1) in {"the", "few", "some"})
    if reading.fold(before) in BEFORE or reading.fold(m.end) in {"'s", "’", "-"}:
        return False
    return _of_army(reading, m) or (bool(m.forms & {"name", "people", "power"}) and m.forms != {"power"})


def _listed(reading: Reading, first: Mention) -> list[Mention]:
    """Return the nations of a list that begins with one."""
    run = [first]
    for m in reading.kind("nation"):
        if m.first <= first.first:
            continue
        between = {reading.fold(i) for i in range(run[-1].end, m.first)}
        if not between <= LISTED or not between & {",", "and"}:
            break
        run.append(m)
    return run


def _moves(reading: Reading, m: Mention) -> bool:
    """Whether a nation's verb, behind no more than what may part them, is one of coming, staying or going."""
    for i in range(m.end, min(m.end + REACH, len(reading.tokens))):
        other, word = reading.at.get(i), reading.fold(i)
        if other and other.kind == "verb" and word not in AUXILIARIES:
            going = (other.value in {"leave", "depart"} and word not in SHRINKING) or word in PRESENCE
            wished = reading.fold(other.first - 1) == "to" and other.first - m.end == 1
            wished = wished and reading.sentence.kind != "heading"
            return going and not (wished or _takes(reading, other)) and _goes_on(reading, other.end)
        if word in BE and reading.fold(i + 1) == "there" and reading.fold(i + 2) in STAYED:
            return True
        if word in COMPLETES and not EXITS.isdisjoint(reading.fold(j) for j in range(i, i + OBJECT)):
            return True
        if other and other.kind in {"force", "nation", "mission", "site"}:
            return False
        passes = word in AUXILIARIES or word in LIGHT or word in {",", "since", "never", "not"} or word.endswith("ly")
        if not (passes or (other and other.kind == "cue") or word.isdigit()):
            return False
    return False


def _takes(reading: Reading, verb: Mention) -> bool:
    """Whether a verb has a number of people as object: "left 300 soldiers in Kosovo"."""
    end = verb.end + (reading.fold(verb.end) == "behind")
    return verb.value == "leave" and any(n.first == end for n in reading.numbers)


def _goes_on(reading: Reading, end: int) -> bool:
    """Whether a verb is followed by a place, a time or nothing, and by no complement: not "remains wary"."""
    if reading.fold(end) == "at" and any(n.first == end + 1 for n in reading.numbers):
        return False  # "Iraq stays at 2,500"
    end += reading.fold(end) == "the"
    word, after = reading.fold(end), reading.at.get(end)
    named = after is not None and after.kind in {"nation", "site", "region"}
    timed = any(w.start == reading.tokens[end].start for w in reading.whens) if end < len(reading.tokens) else False
    based = not OWN.isdisjoint(reading.fold(i) for i in range(end, end + OBJECT))
    return not word.isalpha() or named or timed or based or word in FOLLOWS


def speakers_abroad(reading: Reading, taken: set[int]) -> list[Force]:
    """Return those who are in a country where a war is spoken of: "we are in Iraq", "France is in Mali to fight"."""
    words = {t.fold for t in reading.tokens}
    if SOLDIERING.isdisjoint(words):
        return []
    ours = [m for m in reading.cues("ours") if reading.fold(m.first) in SPEAKERS]
    named = [m for m in reading.kind("nation") if m.first not in taken and _subject(reading, m)]
    return [
        Force(
            "troops", "contingent", m.first, m.end, m.first, weak=True, definite=True,
            nations=[m.value] if m.kind == "nation" else [],
        )
        for m in (*ours, *named)
        if _goes_abroad(reading, m)
    ]  # fmt: skip


def _goes_abroad(reading: Reading, m: Mention) -> bool:
    """Whether "we" are, go or stay in a country, or leave one, with nothing else said in between."""
    host = next((n for n in reading.kind("nation") if n.first >= m.end), None)
    if host is None or host.first - m.end > REACH or not host.forms & {"name", "part"}:
        return False
    words = [reading.fold(i) for i in range(m.first, host.first)]
    verbs = [
        v for v in reading.kind("verb") if m.end <= v.first < host.first and v.value in {"leave", "arrive", "stay"}
    ]
    spans = {i for v in verbs for i in range(v.first, v.end)}
    plain = all(i in spans or reading.fold(i) in BETWEEN or passes(reading, i) for i in range(m.end, host.first))
    left = any(v.value == "leave" for v in verbs) and bool(words[-1:] == ["from"] or host.first == verbs[-1].end)
    out = words[-2:] == ["out", "of"]
    into = words[-1] in {"in", "into"} and bool(STEPS & set(words) or BE & set(words) or PRESENCE & set(words))
    guests = not VISITS.isdisjoint(reading.fold(i) for i in range(host.end, host.end + OBJECT))
    return plain and (left or out or into) and not guests and reading.fold(host.end) not in {"'s", "’", "-"}
