"""People counted without a noun of force: "1,000 Americans", "and 150 in Poland"."""

from deployments import gazetteer
from deployments.extract.mentions import Mention, Reading
from deployments.extract.numbers import Number
from deployments.extract.passed import Passed
from deployments.extract.phrases import ELLIPSIS, OLDEST, Force
from deployments.extract.verbs import BE, HAVE, LIGHT
from deployments.lexicon import closed

STRONG = {"man", "men", "soldier", "strong", "troop"}
BEHIND_PEOPLES = (ELLIPSIS | {"ones"}) - {"it", "they"}
FEW = 12
"""Up to it a number that stands alone counts anything; people only before "of" and "in"."""
THEM = {"them", "these", "those", "whom", "us", "which"}
EXITS = closed("exits")
AT = closed("locative")
BASES = closed("bases")
GROUNDS = closed("grounds")
LISTED = 2
"""Peoples at places that a sentence lists one after the other are soldiers, where it is about such."""
MOST = 3_000_000
"""More people than any army has abroad: beyond it a number counts something else, or is one to call."""
VOTES = closed("votes")
VOTED = 4
"""Tokens of "by 410 votes to"."""
ENDS = {".", "”", '"', ")", ""}
AGED = closed("aged")


def peoples(reading: Reading, taken: set[int], used: set[int]) -> list[Force]:
    """Return peoples that are counted: "1,000 Americans", "75 Guatemalans"."""
    found = []
    for m in reading.kind("nation"):
        number = next(
            (
                n
                for n in reading.numbers
                if n.end == m.first
                or (n.end == m.first - 1 and reading.fold(n.end) in {"or", "more", "additional", "of", "the"})
            ),
            None,
        )
        crowd = "power" in m.forms and reading.fold(m.end - 1) in {"marines", "gurkhas", "rangers", "paras"}
        if crowd and not number and m.first not in taken:
            found.append(Force("troops", "people", m.first, m.end, m.first, nations=[m.value]))
        if (
            number
            and ("people" in m.forms or crowd or reading.fold(m.end) == "ones")
            and m.first not in taken
            and number.first not in used
            and (reading.fold(m.end) in BEHIND_PEOPLES or _acts(reading, m.end) or _noun(reading, m))
            and number.troops.max != 1
        ):
            used.update(range(number.first, number.end))
            found.append(Force("troops", "people", number.first, m.end, m.first, number, nations=[m.value], weak=True))
    return found


def _noun(reading: Reading, m: Mention) -> bool:
    """Whether a people's name is no adjective, and a plain word follows, as a verb would: "sixty Czechs share"."""
    following = m.end < len(reading.tokens) and reading.tokens[m.end].text.islower() and m.end not in reading.at
    return "people" in m.forms and not m.forms & {"adjective", "name"} and following


def peoples_there(reading: Reading, taken: set[int]) -> list[Force]:
    """Return peoples that a list puts at places: "Ugandans in Jowhar, Kenyans in Afgoye"."""
    found = []
    for m in reading.kind("nation"):
        behind = reading.at.get(m.end + 1) or reading.at.get(m.end + 2)
        placed = reading.fold(m.end) in AT and behind is not None and behind.kind in {"nation", "site", "region"}
        plural = "people" in m.forms and "name" not in m.forms and reading.fold(m.end - 1).endswith("s")
        if placed and plural and m.first not in taken:
            found.append(Force("troops", "people", m.first, m.end, m.first, nations=[m.value], weak=True))
    return found if len(found) >= LISTED else []


def bases(reading: Reading, taken: set[int]) -> list[Force]:
    """Return bases that a nation has: "fired at a small U.S. base in Makhmour", "Russian military facilities"."""
    found = []
    for m in reading.kind("nation"):
        at = m.end + (reading.fold(m.end) in {"air", "army", "military", "naval"})
        owned = "adjective" in m.forms and reading.fold(at) in BASES
        if owned and m.first not in taken and at not in taken and reading.fold(at + 1) not in {"-", "camp"}:
            found.append(Force("troops", "mass", m.first, at + 1, at, nations=[m.value], weak=True))
    return found


def missions(reading: Reading, taken: set[int]) -> list[Force]:
    """Return missions that are said to be somewhere themselves: "Operation Barkhane is also in Chad"."""
    found = []
    for m in reading.kind("mission"):
        at = m.end + (reading.fold(m.end) in {",", "which", "that"}) + (reading.fold(m.end + 1) in {"which", "that"})
        while reading.fold(at) in LIGHT | BE and reading.fold(at) not in AT:
            at += 1
        verb = reading.at.get(at)
        stays = verb is not None and verb.kind == "verb" and verb.value == "stay"
        spread = reading.fold(m.end - 1) == "presence"
        there = reading.fold(at) in AT and (at > m.end or spread)
        acts = (
            bool(gazetteer.missions()[m.value].hosts) and reading.fold(m.end) in BE | HAVE and not _inside(reading, m)
        )
        if m.first in taken or not (stays or there or acts or (verb is not None and verb.value == "still")):
            continue
        before = reading.at.get(m.first - 1)
        own = before is not None and before.kind == "nation" and "adjective" in before.forms
        nations = [before.value] if own and before is not None else []
        found.append(
            Force("troops", "people", m.first, m.end, m.first, nations=nations, mission=m.value, multi=not own)
        )
    return found


def _inside(reading: Reading, m: Mention) -> bool:
    """Whether a mission is only what a force is in: "the battalion with UNMISS has"."""
    before = reading.fold(m.first - 1 - (reading.fold(m.first - 1) == "the"))
    return before in AT | {"by", "from", "of", "to", "under", "with", "within"}


def _acts(reading: Reading, at: int) -> bool:
    """Whether a verb begins at a token: "250 Frenchmen live"."""
    return at in reading.at and reading.at[at].kind == "verb"


def exits(reading: Reading, taken: set[int]) -> list[Force]:
    """Return ends of presence that name no force: "the US withdrawal from Afghanistan"."""
    found = []
    for m in reading.cues("was"):
        nation = reading.at.get(m.first - 1) or reading.at.get(m.first - 2)
        if nation is None or nation.kind != "nation" or not nation.forms & {"adjective", "name"}:
            continue
        if reading.fold(m.end - 1) in EXITS and m.first not in taken and reading.fold(m.end) == "from":
            found.append(Force("troops", "exit", nation.first, m.end, m.first, nations=[nation.value]))
    return found


def lone_numbers(reading: Reading, taken: set[int], used: set[int]) -> list[Force]:
    """Return numbers that stand alone for people: "and 150 in Poland"."""
    found = []
    for number in reading.numbers:
        if number.first in used or number.first in taken or number.end - 1 in taken:
            continue
        if _stands_alone(reading, number):
            alone = Force("troops", "number", number.first, number.end, number.first, number, weak=True)
            owner = reading.at.get(number.first - 2) if reading.fold(number.first - 1) in {"'s", "’"} else None
            if owner is not None and owner.kind == "mission":
                alone.mission, alone.multi = owner.value, True
            found.append(alone)
        else:
            reading.passed.append(Passed(number.first, number.end, "other-thing"))
    return found


def _score(reading: Reading, number: Number) -> bool:
    """Whether a number is one of two that were voted or counted against each other: "passed by 198 to 77"."""
    other = [n for n in reading.numbers if n is not number and n.digits]
    ahead = reading.fold(number.first - 1) == "by" and any(
        reading.fold(number.end) == "to" and n.first == number.end + 1 for n in other
    )
    behind = reading.fold(number.first - 1) == "to" and any(
        n.end == number.first - 1 and reading.fold(n.first - 1) == "by" for n in other
    )
    return ahead or behind


def _age(reading: Reading, number: Number) -> bool:
    """Whether a number is how old somebody is: "Corporal Kim, 23, is", "says Eleni Savva, 71.", "a student of 24"."""
    if (number.troops.min or number.troops.max or 0) >= OLDEST:
        return False
    before, noun = reading.fold(number.first - 1), reading.at.get(number.first - 2)
    named = reading.tokens[max(number.first - 2, 0)].text[:1].isupper() and noun is None
    if before == ",":
        return reading.fold(number.end) == "," or (named and reading.fold(number.end) in ENDS)
    one = noun is not None and noun.kind == "force" and "people" in noun.forms and _singular(reading, noun)
    return before == "of" and (one or reading.fold(number.first - 2) in AGED)


def _singular(reading: Reading, m: Mention) -> bool:
    """Whether a noun of people is of one: "a former serviceman"."""
    return not reading.fold(m.end - 1).endswith(("s", "men", "police", "people", "personnel", "military"))


def _stands_alone(reading: Reading, number: Number) -> bool:
    """Whether nothing that is counted follows a number, and it is neither an age nor "one of"."""
    at, after = reading.at.get(number.end), reading.fold(number.end)
    if not VOTES.isdisjoint(reading.fold(i) for i in range(number.first - VOTED, number.end + VOTED)):
        return False
    if reading.fold(number.first - 1) == "to" and reading.fold(number.first - 2) in {"came", "come", "comes"}:
        return False  # "the community comes to 50,000"
    if _score(reading, number):
        return False
    many = number.troops.min or number.troops.max or 0
    compound = after == "-" and reading.touches(number.end) and reading.fold(number.end + 1) not in STRONG
    if many > MOST or after in GROUNDS or compound:
        return False
    if at and at.kind == "cue" and at.value in {"unit", "casualty"}:
        return False
    if _age(reading, number) or (many == 1 and after in {"of", "in"}):
        return False
    if number.first == 0 and number.digits and after == "." and many < OLDEST and number.end + 1 < len(reading.tokens):
        return False  # "13. Seven bases were closed."
    partitive = reading.fold(number.first - 1) == "the" and reading.fold(number.first - 2) == "of"
    if partitive and any(other.first > number.first for other in reading.numbers):
        return False
    alone = after in ELLIPSIS or (
        at is not None
        and (at.kind in {"verb", "mission"} or (at.kind == "nation" and reading.fold(at.end) in ELLIPSIS))
    )
    some = after == "of" and reading.fold(number.end + 1) in THEM
    return alone and (many > FEW or some or after == "in") and (after != "of" or some or many > FEW)
