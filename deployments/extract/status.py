"""How a statement about a force is meant: in place, planned, proposed, ended, or nothing at all."""

from deployments.extract.forces import Force
from deployments.extract.mentions import Mention, Reading
from deployments.records import Status

BOUNDARY = {";", ":", "–", "—", "•", "|"}
OPENERS = {"and", "but", "while", "whereas", "although", "though", "which", "who", "where", "when", "after", "before", "as", "because", "whose", "since", "until", "so", "that"}
HAVE = {"has", "have", "having", "'ve", "’ve"}
BE = {"is", "are", "am", "'re", "’re", "being"}
PAST_BE = {"was", "were", "been"}
NOT_REALLY = {"only", "yet", "just", "least", "less", "more", "fewer"}
GONE = {"anymore", "any more", "no longer"}
HEADLINE_TENSES = {"third", "base"}


def segments(reading: Reading) -> list[tuple[int, int]]:
    """Return the clauses of a sentence as spans of tokens: parted by signs, and by a comma before a conjunction."""
    cuts = [0]
    for i, token in enumerate(reading.tokens):
        following = reading.fold(i + 1)
        if token.fold in BOUNDARY and i:
            cuts.append(i + 1)
        elif token.fold == "," and following in OPENERS and _starts_clause(reading, i + 2):
            cuts.append(i + 1)
        elif token.fold in {"while", "whereas", "although", "where", "which"} and i and reading.fold(i - 1) != ",":
            cuts.append(i)
    cuts.append(len(reading.tokens))
    return [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if a < b]


def _starts_clause(reading: Reading, at: int) -> bool:
    """Whether a verb comes before the next comma, so that a clause begins here and not the end of a list."""
    for i in range(at, min(at + 14, len(reading.tokens))):
        if reading.fold(i) in {",", ";", "."}:
            return False
        m = reading.at.get(i)
        if (m and m.kind == "verb") or reading.fold(i) in {"is", "are", "was", "were", "will", "has", "have", "had", "would", "said"}:
            return True
    return False


def segment_of(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """Return the clause that holds a token."""
    return next(((a, b) for a, b in spans if a <= at < b), spans[-1])


def governing(reading: Reading, force: Force, span: tuple[int, int]) -> Mention | None:
    """Return the verb that says what the force does, or what is done with it, in its clause."""
    verbs = [m for m in reading.mentions if m.kind == "verb" and span[0] <= m.first < span[1] and not _noun(reading, m)]
    after = [v for v in verbs if v.first >= force.end]
    before = [v for v in verbs if v.end <= force.head]
    if after and (not before or after[0].first - force.end <= 3 or _subject(reading, force, before[-1])):
        return after[0]
    return before[-1] if before else after[0] if after else None


def _noun(reading: Reading, verb: Mention) -> bool:
    """Whether a word that may be a verb stands as a noun: behind an article, a name or an adjective."""
    before = reading.fold(verb.first - 1)
    if "base" not in verb.forms and "third" not in verb.forms:
        return False
    return before in {"the", "a", "an", "of", "in", "at", "military", "air", "naval", "its", "their", "this"} or (
        verb.value == "stay" and reading.at.get(verb.first - 1) is not None and reading.at[verb.first - 1].kind in {"site", "nation"} and "base" in verb.forms and reading.tokens[verb.first].fold == "base"
    )


def _subject(reading: Reading, force: Force, verb: Mention) -> bool:
    """Whether a new clause begins between a verb and the force, so that the force is what the next verb is about."""
    return any(reading.fold(i) in {"that", "and", "but", ",", '"', "“", "said"} for i in range(verb.end, force.first))


def status_of(reading: Reading, force: Force, span: tuple[int, int]) -> Status | None:
    """Return the status of what a clause says of a force; None where it denies it or only wishes it."""
    verb = governing(reading, force, span)
    stop = _predicate(reading, force, span)
    near = [m for m in reading.mentions if m.kind == "cue" and span[0] <= m.first < stop]
    gone = any(_words(reading, m) in GONE for m in reading.cues("was") if span[0] <= m.first < span[1])
    if not gone and _denied(reading, near, force, verb):
        return None
    if any(m.value == "wish" and m.end <= force.first for m in near):
        return None
    values = {m.value for m in near}
    if gone or (verb and verb.value == "leave" and "maybe" not in values):
        return "ended"
    if _ending(near, force):
        return "ended"
    if "maybe" in values:
        return "proposed"
    if "will" in values:
        return "planned"
    return _tense(reading, verb, values)


def _predicate(reading: Reading, force: Force, span: tuple[int, int]) -> int:
    """Return where what is said of a force ends: after the first verb or modal behind it, before the next force."""
    for i in range(force.end, span[1]):
        m = reading.at.get(i)
        if m and m.kind == "force" and not m.weak:
            return max(force.end, i - 1)
        if m and m.first == i and (m.kind == "verb" or (m.kind == "cue" and m.value in {"will", "maybe", "still"})):
            return m.end
    return force.end


def _words(reading: Reading, m: Mention) -> str:
    return " ".join(reading.fold(i) for i in range(m.first, m.end))


def _denied(reading: Reading, cues: list[Mention], force: Force, verb: Mention | None) -> bool:
    for m in cues:
        if m.value == "not" and reading.fold(m.end) not in NOT_REALLY:
            reach = max(force.first, verb.first if verb else 0) - m.end
            if reach < 10 and (m.first < force.first or (verb and m.first < verb.end)):
                return True
    return False


def _ending(cues: list[Mention], force: Force) -> bool:
    """Whether a word of ending stands by the force itself: "the withdrawal of", "a former", "are gone"."""
    return any(m.value == "was" and -8 < m.first - force.end < 6 and abs(m.end - force.first) < 8 for m in cues)


def _tense(reading: Reading, verb: Mention | None, values: set[str]) -> Status:
    """Tell by the verb's form: "sends", "is sending", "to be sent" are planned; "sent", "has", "are based" in place."""
    if verb is None:
        return "in-place"
    before = [reading.fold(i) for i in range(max(0, verb.first - 4), verb.first)]
    moving = verb.value in {"send", "arrive", "depart", "create", "join", "relieve"}
    if verb.value == "depart":
        return "planned"
    if moving and "gerund" in verb.forms and (set(before) & BE) and "still" not in values:
        return "planned"
    if moving and before[-1:] == ["being"]:
        return "planned"
    if moving and before[-1:] == ["to"] and "base" in verb.forms:
        return "planned"
    if verb.value in {"send", "depart"} and verb.forms & HEADLINE_TENSES and not verb.forms & {"past", "participle"} and not (set(before) & HAVE):
        return "planned"
    had = verb.value == "have" and verb.forms == {"past", "participle"} and not set(before) & HAVE and "still" not in values
    return "ended" if had and not reading.whens else "in-place"
