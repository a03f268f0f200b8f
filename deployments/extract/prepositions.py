"""How a place stands in its sentence, by the words before and behind it."""

from deployments.extract.mentions import Reading
from deployments.lexicon import closed

LOCATIVE = closed("locative")
GOAL = closed("goal")
SOURCE = closed("source")
FILLER = closed("filler")
SOIL = closed("soil")
WORKS = closed("works_from")
TO_WHOM = {f"{word} to" for word in closed("to_whom")}
SHARED = {"among", "distributed", "divided", "out", "shared", "split", "spread"}
RANGE = 6
"""Tokens of "ranging from Argentina to"."""
COUNTED = 8
"""Tokens of a phrase that counts countries: "to 14 African countries:"."""
ADJECTIVAL = ("ed", "ful", "ic", "ile", "ing", "ish", "ive", "less", "ous")
TORN = closed("torn")
TOWNS = {"airbase", "airfield", "airport", "base", "camp", "capital", "city", "garrison", "port", "town", "village"}
AREAS = closed("areas")
TOWN = 3
"""Words of the longest name of a town."""
FLIGHT = 5
"""Tokens between a verb of flying and the base it is done from: "patrol Baltic airspace from Siauliai"."""
BASES = closed("bases")
COMPASS = {"north", "south", "east", "west"}
BESIDE = {"near", "outside", "along", "around", "off"}
"""Before a country they say that something is not in it."""
ROLES = {
    **dict.fromkeys(LOCATIVE, "in"),
    **dict.fromkeys(GOAL, "to"),
    **dict.fromkeys(SOURCE, "from"),
    **dict.fromkeys(("by", "under"), "by"),
    "with": "with",
    "against": "against",
    "of": "of",
}
"""How a place stands in its sentence, by the preposition before it."""


def _compass(reading: Reading, i: int) -> bool:
    """Whether "and" joins two parts of a country before its name: "in central and southern Iraq"."""
    return (
        reading.fold(i) == "and" and reading.fold(i - 1) in FILLER and reading.fold(i + 1).endswith(("ern", "central"))
    )


def _leads_to(reading: Reading, i: int) -> bool:
    """Whether a word may stand between a preposition and a place."""
    return reading.fold(i) in FILLER or _compass(reading, i) or _capital(reading, i) or _adorns(reading, i)


def _adorns(reading: Reading, i: int) -> bool:
    """Whether a word only adorns a place: "in the troubled Darfur region", "to war-torn Somalia"."""
    if any(reading.fold(i + k) in TORN and reading.fold(i + k - 1) == "-" for k in range(3)):
        return True
    plain = i not in reading.at and reading.fold(i).isalpha() and reading.tokens[i].text.islower()
    return plain and reading.fold(i - 1) == "the" and reading.fold(i).endswith(ADJECTIVAL)


def _capital(reading: Reading, i: int) -> bool:
    """Whether a word only introduces a town: "in the Rwandan capital, Kigali"."""
    if reading.fold(i) == ",":
        return reading.fold(i - 1) in TOWNS
    m = reading.at.get(i)
    return m is not None and m.kind == "nation" and "adjective" in m.forms and reading.fold(i + 1) in TOWNS


def _announced(reading: Reading, colon: int) -> bool:
    """Whether a colon opens the list of the countries that a phrase counts: "in three countries: A, B and C"."""
    near = range(colon - 1, colon - 2 if reading.fold(colon) == ":" else colon - COUNTED, -1)
    if {"countries", "nations", "states", "places", "locations"}.isdisjoint(reading.fold(i) for i in near):
        return False
    return any(reading.fold(i) in {"in", "to", "across"} for i in range(max(0, colon - COUNTED), colon))


def _owns(reading: Reading, at: int) -> bool:
    """Whether a possessive names whose a thing is, and no place in it: "in response to Russia's annexation"."""
    at += 1 + reading.fold(at + 1).isdigit()
    at += reading.fold(at) == "military"
    following = reading.fold(at)
    if following in COMPASS | BASES or reading.fold(at + 1) in BASES:
        return False  # "from Mali's north", "in Cambodia's naval base"
    return following.isalpha() and reading.tokens[at].text.islower() and following not in FILLER | SOIL


def _before_owner(reading: Reading, first: int) -> int | None:
    """Return the preposition before the owner of a place: "at the Lithuanian Air Force's Siauliai base"."""
    at = first - 2
    if reading.fold(first - 1) not in {"'s", "’"}:
        return None
    owner = {i for m in reading.mentions if m.kind in {"nation", "force"} for i in range(m.first, m.end)}
    while at in owner or reading.fold(at) == "the":
        at -= 1
    return at if reading.fold(at) in LOCATIVE - GOAL and at < first - 2 else None


def _before_town(reading: Reading, first: int) -> int:
    """Return the token before a place, its owner, or a town that no gazetteer knows: "in Yanbu, Saudi Arabia"."""
    if (owned := _before_owner(reading, first)) is not None:
        return owned
    i = first - 2
    while i > first - 2 - TOWN and i not in reading.at and reading.tokens[max(i, 0)].text[:1].isupper():
        i -= 1
    town = reading.fold(first - 1) == "," and i < first - 2 and reading.fold(i) in LOCATIVE - GOAL | {"to"}
    return i if town else first - 1


def _before_its_noun(reading: Reading, i: int) -> int:
    """Return the token before "the holy city of", which only tells what a place is; else the token given."""
    if reading.fold(i) != "of" or reading.fold(i - 1) not in TOWNS:
        return i
    at = i - 2
    while at > i - TOWN - 2 and at not in reading.at and reading.tokens[max(at, 0)].text.islower():
        if reading.fold(at) in ROLES:
            return at
        at -= 1
    return i


def role_of(reading: Reading, first: int, end: int, *, many: bool, sited: bool) -> tuple[str, int]:
    """Return how a group stands in its sentence, and where it begins with its preposition."""
    i = start = _before_its_noun(reading, _before_town(reading, first))
    while i >= 0 and start + 1 - i < 6 and _leads_to(reading, i):
        if reading.fold(i) == "of" and reading.fold(i - 1) not in FILLER:
            break
        i -= 1
    word, after = reading.fold(i), reading.fold(end)
    if after in {"'s", "'", "’"} and (word not in LOCATIVE | SOURCE or _owns(reading, end)):
        return "of-it", first
    near = range(i - FLIGHT if sited else i - 1, i)
    if word == "from" and any(reading.fold(k) in WORKS for k in near) and reading.fold(end) not in GOAL:
        return "in", i
    based = (word == "based" and reading.fold(i + 1) == "-") or (after == "-" and reading.fold(end + 1) == "based")
    such = reading.fold(first - 2) == "such" and reading.fold(first - 1) == "as"
    if based or such or reading.fold(first) in {"from", "between"}:
        return "in", first
    if word in {":", "including", "—", "–"} and many and _announced(reading, i):
        return "in", i
    apart = reading.fold(first - 1) in COMPASS and reading.fold(first - 2) == "the"  # "in the north Ankara has 900"
    span = word == "to" and "ranging" in {reading.fold(j) for j in range(i - RANGE, i)}
    if apart or span or (word in BESIDE and not sited) or f"{reading.fold(i - 1)} {word}" in TO_WHOM:
        return "", first
    if reading.fold(i - 1) in {"of": AREAS, "between": SHARED}.get(word, ()):
        return "in", i
    if word == "of" and reading.fold(i - 1) == "out":
        return ("in" if reading.fold(i - 2) in WORKS | {"based"} else "from"), i
    return (ROLES[word], i) if word in ROLES else ("", first)
