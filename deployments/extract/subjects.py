"""The nations that act in a sentence: names, governments and peoples that may be its subject."""

from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.scene import Scene
from deployments.lexicon import closed

SENDERS = {"send", "have", "leave", "stay", "join", "create", "relieve", "arrive", "depart", "grow", "enlarge"}
AGENT_FORMS = {"name", "capital", "power", "people"}
OBJECTS = {"leave", "enlarge"}
"""Verbs with a country right behind them as object: "left Mali", "will reinforce Estonia with"."""
STRIVES = 6
"""Tokens from a possessive to "to"."""
BETWEEN = 4
"""Tokens of "between Hamas and" before a nation that is one of two sides."""
NAMED = 8
"""Tokens of the longest name of a unit."""
ORDINALS = {"and", "nd", "of", "rd", "st", "th", "the", "has", "have"}
OPENING = 3
"""Tokens before the subject of a sentence: an article, a bullet, an adjective."""
EVENTS = closed("events")
COMPOUNDS = closed("compounds")
LIGHT = closed("light")
LINKS = closed("bare_links")
DECISIONS = closed("decisions")
SHARES = closed("shares")
OFFICIALS = closed("officials")


def subject_of(s: Scene) -> str | None:
    """Return the nation that a sentence begins with, as its subject."""
    first = next((m for m in s.reading.kind("nation") if m.first <= OPENING), None)
    if first is None or not (
        governs(s, first) or (first.forms & {"name", "people"} and "adjective" not in first.forms)
    ):
        return None
    return None if any(p.first <= first.first < p.end and p.role for p in s.places) else first.value


def _filed(s: Scene, m: Mention) -> bool:
    """Whether a capital only tells where a report comes from: "CAIRO Yemen's army said"."""
    town = next((p for p in s.places if p.first == 0 and p.first < m.first < p.end), None)
    if town is not None and s.reading.tokens[0].text.isupper() and len(s.reading.tokens[0].text) > len("U.S."):
        return True
    word, following = s.reading.tokens[m.first].text, s.reading.tokens[m.end : m.end + 1]
    shouted = m.first <= 1 and "capital" in m.forms and word.isupper() and len(word) > len("U.S.")
    return shouted and bool(following) and not following[0].text.isupper()


def _cited(s: Scene, m: Mention) -> bool:
    """Whether a nation only says something in passing: "as Australia liked to call it"."""
    at = m.first - 1 - (s.reading.fold(m.first - 1) == "the")
    return s.reading.fold(at) == "as" and s.reading.fold(at - 1) in {",", ""}


def coordinated(s: Scene, last: Mention, named: list[Mention]) -> list[str]:
    """Return the nations of a list that ends with `last`: "Fiji, Papua New Guinea and Australia"."""
    codes = [last.value]
    at = last.first
    for m in reversed([n for n in named if n.end <= last.first]):
        between = [s.reading.fold(i) for i in range(m.end, at)]
        ends = len(codes) == 1 and not {"and", "as", "&"} & set(between)
        if not between or ends or not set(between) <= {",", "and", "the", "both", "as", "well", "&"}:
            break
        codes.insert(0, m.value)
        at = m.first
    return list(dict.fromkeys(codes))


def subject_like(s: Scene, m: Mention, force: Force) -> bool:
    """Whether a nation may be a subject: a name, a government or a people, in no place phrase, not "Russia's war"."""
    office = governs(s, m)
    if _cited(s, m) or (
        not office
        and (
            not m.forms & AGENT_FORMS
            or ("adjective" in m.forms and "name" not in m.forms and "power" not in m.forms and not _people(s, m))
        )
    ):
        return False
    after = s.reading.fold(m.end)
    if office:
        return True
    parted = any(s.reading.fold(i) == "between" for i in range(m.first - BETWEEN, m.first))
    if parted or _filed(s, m) or any(f.formation == "battlegroup" and f.head == m.end for f in s.forces):
        return False
    if (before := s.reading.at.get(m.first - 1)) is not None and before.kind == "verb" and before.value in OBJECTS:
        return False
    owned = s.reading.at.get(m.end + 1)
    decides = owned is not None and owned.value in {"will", "maybe"}
    if (
        after in {"'s", "’"}
        and force.first - m.end > 2
        and not (decides or _elliptic(s, m) or _strives(s, m) or _unit_of(s, m) or shares(s, m))
    ):
        return False
    if (after == "-" and s.reading.fold(m.end + 1) in COMPOUNDS) or _qualifies(s, m):
        return False
    held = [p for p in s.places if p.first <= m.first < p.end]
    if any(p.role in {"by", "from"} for p in held) and _to_send(s, m, force):
        return True
    if _sending(s, m) or (m.first == 1 and s.reading.fold(0) == "from" and after == ":"):
        return True
    return not any(p.locative or p.role in {"from", "by", "of", "with", "against"} for p in held)


def _strives(s: Scene, m: Mention) -> bool:
    """Whether what a nation has is to send a force: "Germany's ongoing struggle to deploy a brigade"."""
    to = next((i for i in range(m.end + 2, m.end + STRIVES) if s.reading.fold(i) == "to"), -1)
    verb = s.reading.at.get(to + 1)
    plain = all(i not in s.reading.at for i in range(m.end + 1, to))
    return to > 0 and plain and verb is not None and verb.value in {"send", "create", "enlarge"}


def _sending(s: Scene, m: Mention) -> bool:
    """Whether a nation stands right before what it does: "a response to Russia sending troops"."""
    verb = s.reading.at.get(m.end)
    return verb is not None and verb.value == "send" and "gerund" in verb.forms


def _qualifies(s: Scene, m: Mention) -> bool:
    """Whether a name that is an adjective too stands as one before a noun: "the US invasion"."""
    word, other = s.reading.fold(m.end), s.reading.at.get(m.end)
    if word in EVENTS:
        return True
    if word in LINKS or any(n.first == m.end for n in s.reading.numbers):
        return False
    noun = word.isalpha() and other is None and word not in LIGHT and s.reading.tokens[m.end].text.islower()
    return m.forms >= {"adjective", "name"} and noun and not word.endswith(("ly", "s", "ed"))


def shares(s: Scene, m: Mention) -> bool:
    """Whether what a nation has is its part in a mission: "Peru's part in MINUSTAH grew to"."""
    return any(s.reading.fold(i) in SHARES for i in range(m.end + 1, m.end + 1 + OPENING))


def _unit_of(s: Scene, m: Mention) -> bool:
    """Whether a possessive brings a unit by its name, which acts: "the U.S. Army's V Corps set up a command post"."""
    verb = next((v for v in s.reading.kind("verb") if v.first > m.end), None)
    if verb is None or verb.value not in SENDERS or verb.first - m.end > NAMED:
        return False
    between = s.reading.tokens[m.end + 1 : verb.first]
    return bool(between) and all(t.text[:1].isupper() or t.text[:1].isdigit() or t.fold in ORDINALS for t in between)


def _elliptic(s: Scene, m: Mention) -> bool:
    """Whether a possessive stands for a nation's force: "Ghana's grows to 650"."""
    after = s.reading.at.get(m.end + 1)
    return after is not None and after.kind == "verb" and "base" not in after.forms


def governs(s: Scene, m: Mention) -> bool:
    """Whether a nation names its government: "the Brazilian defence ministry", "the government of Ghana"."""
    possessive = s.reading.fold(m.end) in {"'s", "’"}
    after, before = s.reading.at.get(m.end + possessive), s.reading.at.get(m.first - 2)
    office = after is not None and after.value == "government" and bool(m.forms & {"adjective", "name"})
    office = office or ("adjective" in m.forms and s.reading.fold(m.end) in DECISIONS | OFFICIALS)
    arm = [s.reading.fold(m.end), s.reading.fold(m.end + 1)] == ["air", "force"] and s.reading.fold(m.end + 2) != "base"
    office = office or ("adjective" in m.forms and arm)
    return office or (before is not None and before.value == "government" and s.reading.fold(m.first - 1) == "of")


def _to_send(s: Scene, m: Mention, force: Force) -> bool:
    """Whether a force is what a nation is to send: "the decision taken by Denmark to send a frigate"."""
    verbs = [o for o in s.reading.mentions if m.end <= o.first < force.first and o.kind == "verb"]
    return bool(verbs) and verbs[-1].value in SENDERS and s.reading.fold(verbs[-1].first - 1) == "to"


def _people(s: Scene, m: Mention) -> bool:
    """Whether a word that may be an adjective names a people here: "the Dutch have", "Americans"."""
    after = s.reading.at.get(m.end)
    beside = s.reading.at.get(m.end + 1 + (s.reading.fold(m.end + 1) == "the"))
    joined = s.reading.fold(m.end) == "and" and beside is not None and beside.kind == "nation"
    return "people" in m.forms and (
        any(n.first == m.end for n in s.reading.numbers)
        or (joined and s.reading.fold(m.first - 1) == "the")
        or s.reading.fold(m.end)
        in {"will", "have", "had", "are", "is", "has", "also", "were", "would", ",", "plan", "want", "to"}
        or (after is not None and after.kind == "verb")
    )
