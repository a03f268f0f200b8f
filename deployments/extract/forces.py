"""The forces of a sentence: a head noun (or a number that stands alone) with its nation, its number and its lead."""

from dataclasses import dataclass, field

from deployments.extract.mentions import Mention, Reading
from deployments.extract.numbers import Number
from deployments.lexicon import closed

STOP = closed("stop")
STRENGTH_WORDS = closed("strength_words")
LEAVING = 7
"""Tokens between a verb of leaving and the force it takes away."""
OLDEST = 100
"""A number below it between commas behind a name is an age: "Corporal Kim, 23, is"."""
MULTI = {"multi", "bloc"}
MIXED = closed("mixed")
ELLIPSIS = closed("ellipsis")


@dataclass(slots=True)
class Force:
    """A force as one phrase names it.

    Attributes:
        formation: Its formation, as in a claim.
        role: "people", "mass", "unit", "machine", or "number" for a number that stands alone.
        first: Index of its first token.
        end: Index after its last.
        head: Index of the token that it is counted from.
        number: Its number of people.
        count: How many units or machines.
        nations: Codes of the nations whose own it is.
        lead: Code of its framework nation.
        multi: Whether the phrase calls it multinational, allied or NATO's.
        collective: Whether its noun alone says that it is of several nations, where none is named ("peacekeepers").
        definite: Whether it is one spoken of before ("the", "its", "these").
        mission: Slug of its mission.
        weak: Whether its noun alone is no force.
        unit: Its name as written.
    """

    formation: str
    role: str
    first: int
    end: int
    head: int
    number: Number | None = None
    count: int | None = None
    nations: list[str] = field(default_factory=list)
    lead: str | None = None
    multi: bool = False
    collective: bool = False
    definite: bool = False
    ours: bool = False
    mission: str | None = None
    weak: bool = False
    unit: str | None = None


def forces(reading: Reading) -> list[Force]:
    """Return the forces of a sentence in order, numbers that stand alone among them."""
    found: list[Force] = []
    used: set[int] = set()
    for m in reading.kind("force"):
        if _qualifies(reading, m):
            continue
        force = _phrase(reading, m, found[-1].end if found else 0)
        if found and _goes_on(reading, found[-1], force):
            _absorb(found[-1], force)
        else:
            found.append(force)
        if force.number:
            used.update(range(force.number.first, force.number.end))
    for force in found:
        if reading.fold(force.end) in {"and", "or"} and any(
            reading.fold(i) in {"family", "families", "dependants", "dependents", "civilians"}
            for i in range(force.end, force.end + 4)
        ):
            force.number = None
        _number_behind(reading, force, used)
        _nations_behind(reading, force)
    taken = {i for f in found for i in range(f.first, f.end)}
    found += _people(reading, taken, used)
    found += _lone(reading, taken, used)
    return _whole(reading, _sized(reading, sorted(found, key=lambda f: f.first)))


def _whole(reading: Reading, found: list[Force]) -> list[Force]:
    """Fold the unit that a force is part of into it: "300 from the 18th Airborne Corps", "the 2nd Brigade of the division"."""
    kept: list[Force] = []
    for force in found:
        part = kept[-1] if kept else None
        between = [reading.fold(i) for i in range(part.end, force.head)] if part else []
        named = (
            any(
                reading.tokens[i].text[:1].isupper() or reading.tokens[i].text[:1].isdigit()
                for i in range(part.end, force.head)
            )
            if part
            else False
        )
        if (
            part
            and between[:1] in (["of"], ["from"], ["'s"])
            and len(between) < 10
            and force.role == "unit"
            and not force.lead
            and not force.number
            and (named or between == ["of", "the"])
        ):
            part.nations += [n for n in force.nations if n not in part.nations]
            part.end, part.weak = force.end, False
        else:
            kept.append(force)
    return kept


def _qualifies(reading: Reading, m: Mention) -> bool:
    """Whether a word only qualifies a noun behind it: "military support", "police station"."""
    following = reading.fold(m.end)
    after = reading.at.get(m.end)
    if reading.fold(m.end - 1) not in {"military", "police", "mission"} or not following.isalpha():
        return False
    known = (
        after is not None
        and after.kind in {"verb", "cue", "force", "nation", "mission"}
        and after.value != "venue"
    )
    return (
        not known
        and following not in STOP
        and following not in ELLIPSIS
        and reading.tokens[m.end].text[0].islower()
    )


def _phrase(reading: Reading, m: Mention, floor: int) -> Force:
    """Read what stands before a head noun: number, nation, lead, "multinational", article."""
    force = Force(m.value, next(iter(m.forms)), m.first, m.end, m.first, weak=m.weak, collective=m.multi)
    i = m.first - 1
    while i >= floor and m.first - i < 12:
        word, other = reading.fold(i), reading.at.get(i)
        if other and other.kind == "nation":
            i = _nation_before(reading, force, other)
            continue
        if other and other.kind == "mission":
            force.mission, force.first, i = other.value, other.first, other.first - 1
            continue
        number = next((n for n in reading.numbers if n.end - 1 == i), None)
        if number:
            _count(reading, force, number)
            force.first, i = min(force.first, number.first), number.first - 1
            continue
        if other and other.kind == "cue" and other.value in MULTI:
            force.multi, force.first, i = True, other.first, other.first - 1
            continue
        if word in {"the", "these", "this", "those", "that", "its", "their", "our", "his"}:
            force.definite = True
            force.ours = word in {"our", "its", "their"}
            break
        if (
            word in STOP
            and not (word == "and" and _joins_nations(reading, i))
            and not (word == "," and _joins_nations(reading, i))
        ):
            break
        if (
            other
            and other.kind in {"verb", "force"}
            and not (other.kind == "verb" and other.forms & {"gerund", "participle"} and i == m.first - 1)
        ):
            break
        force.first, i = i, i - 1
    return force


def _nation_before(reading: Reading, force: Force, m: Mention) -> int:
    """Take a nation before the head: its lead ("Canadian-led"), else its own; return where to go on."""
    if reading.fold(m.end) == "-" and reading.fold(m.end + 1) in {
        "led",
        "lead",
        "headed",
        "commanded",
        "run",
    }:
        force.lead, force.multi = m.value, True
    elif (
        m.forms & {"adjective", "people", "power"}
        or reading.fold(m.end) in {"'s", "’", "'"}
        or m.end == force.head
        or (force.number and m.end == force.first)
    ):
        if m.value not in force.nations:
            force.nations.insert(0, m.value)
    force.first = m.first
    return m.first - 1


def _joins_nations(reading: Reading, i: int) -> bool:
    before, after = reading.at.get(i - 1), reading.at.get(i + 1)
    return bool(
        before
        and after
        and before.kind == after.kind == "nation"
        and before.forms & {"adjective", "people"}
        and after.forms & {"adjective", "people"}
    )


def _count(reading: Reading, force: Force, number: Number) -> None:
    """Take a number before the head: people, or how many units or machines."""
    strength = reading.fold(number.end) in STRENGTH_WORDS or (
        reading.fold(number.end) == "-" and reading.fold(number.end + 1) in STRENGTH_WORDS
    )
    strength = strength or reading.fold(number.end - 1) == "strong"
    many = number.troops.min or number.troops.max or 0
    if force.role in {"people", "mass"} or strength or (force.role == "unit" and many >= 60):
        force.number = force.number or number
    elif force.count is None:
        force.count = many


def _goes_on(reading: Reading, force: Force, other: Force) -> bool:
    """Whether a head only goes on the phrase before it: "air defence troops", "company of 285 marines"."""
    if (
        force.role == "mass"
        and force.weak
        and other.role == "machine"
        and reading.fold(force.end) == "of"
        and other.first <= force.end + 1
    ):
        return True
    if other.first <= force.end and not any(reading.fold(i) in MIXED for i in range(force.end, other.head)):
        return not (force.number and other.number) and all(
            i in range(force.first, force.end) or reading.fold(i) not in STOP
            for i in range(force.end, other.head)
        )
    between = [reading.fold(i) for i in range(force.end, min(other.first, other.head))]
    if (
        force.role in {"unit", "mass", "machine"}
        and other.role == "people"
        and other.number
        and len(between) <= 4
    ):
        return between in (
            ["of"],
            ["with"],
            [","],
            ["of", "about"],
            [",", "about"],
            ["("],
            ["numbering"],
            ["comprising"],
            ["totalling"],
            [",", "with"],
            ["made", "up", "of"],
            ["consisting", "of"],
            ["in", "quantity", "of"],
            ["in", "number", "of"],
            ["in", "the", "number", "of"],
            ["in", "the", "amount", "of"],
            ["with", "a", "strength", "of"],
            ["numbering", "about"],
        )
    return False


def _absorb(force: Force, other: Force) -> None:
    """Fold the rest of a phrase into its beginning; the finer formation stays."""
    if force.formation == "troops" or (
        other.formation != "troops" and other.role != "people" and not force.number
    ):
        force.formation = other.formation if other.formation != "troops" else force.formation
        force.role = other.role if force.role == "mass" else force.role
    if other.number and not force.number:
        force.number = other.number
    force.nations += [n for n in other.nations if n not in force.nations]
    force.lead = force.lead or other.lead
    force.multi = force.multi or other.multi
    force.mission = force.mission or other.mission
    force.weak = force.weak and other.weak
    force.end = other.end


def _number_behind(reading: Reading, force: Force, used: set[int]) -> None:
    """Take a number behind the head: "battalion of more than 800", "brigade (3,500 troops)", "battery, 78 strong"."""
    if force.number or force.role == "people":
        return
    for number in reading.numbers:
        gap = [reading.fold(i) for i in range(force.end, number.first)]
        if number.first < force.end or number.first in used or len(gap) > 4:
            continue
        after = reading.fold(number.end)
        strong = after == "strong" or reading.fold(number.end - 1) == "strong"
        people = after in {
            "people",
            "persons",
            "personnel",
            "soldiers",
            "troops",
            "men",
            "all",
            "servicemen",
            "military",
        }
        if (
            gap
            and gap[0] in {"of", ",", "(", "with", "numbering", "totalling", "counting", "–", "—", ":"}
            and (
                strong
                or people
                or (
                    gap == ["of"] and after in ELLIPSIS and (number.troops.min or number.troops.max or 0) > 20
                )
            )
        ):
            force.number = number
            force.end = number.end + (people or after == "strong")
            used.update(range(number.first, number.end))
            return


def _sized(reading: Reading, found: list[Force]) -> list[Force]:
    """Give a unit the people that it is said to have: "the battlegroup in Rukla has 1,200 soldiers"."""
    kept: list[Force] = []
    for force in found:
        unit = kept[-1] if kept else None
        between = [
            m for m in reading.mentions if unit and unit.end <= m.first < force.first and m.kind == "verb"
        ]
        if (
            unit
            and force.number
            and _has(unit, force, between)
            and not any(reading.fold(i) in {",", ";", "and", "which"} for i in range(unit.end, force.first))
        ):
            unit.number, unit.weak = force.number, False
        else:
            kept.append(force)
    return kept


def _has(unit: Force, people: Force, verbs: list[Mention]) -> bool:
    counted = unit.role in {"unit", "mass"} and unit.number is None and people.role in {"people", "number"}
    return counted and not people.nations and len(verbs) == 1 and verbs[0].value in {"have", "grow"}


def _nations_behind(reading: Reading, force: Force) -> None:
    """Take nations behind the head: "troops of the Bundeswehr", "soldiers from Albania and Spain", "led by Canada"."""
    i = force.end
    if reading.fold(i) in {"of", "from"}:
        source = reading.fold(i) == "from"
        j = i + 1
        while j < len(reading.tokens) and j - i < 12:
            m = reading.at.get(j)
            if (
                m
                and m.kind == "nation"
                and (m.forms & {"name", "power"} or m.forms & {"people", "adjective"})
            ):
                if not source or not _leaves(reading, force):
                    force.nations += [m.value] if m.value not in force.nations else []
                    force.end = m.end
                j = m.end
                if reading.fold(j) not in {",", "and"}:
                    break
            elif m and m.kind == "cue" and m.value in MULTI and not source:
                force.multi, force.end, j = True, m.end, m.end
            elif m and m.kind == "mission":
                force.mission, force.end, j = m.value, m.end, m.end
            elif (
                reading.fold(j) in {"the", ",", "and", "'s", "-"}
                or (reading.fold(j) == "of" and j > i + 1)
                or (m and m.kind == "force" and not source)
                or reading.tokens[j].text[:1].isupper()
                or reading.tokens[j].text[:1].isdigit()
                or reading.fold(j) in {"nd", "rd", "th", "st"}
            ):
                j += 1
            else:
                break


def _leaves(reading: Reading, force: Force) -> bool:
    """Whether a verb of leaving is close to the force, so that "from X" is the host left."""
    going = [m for m in reading.mentions if m.kind == "verb" and m.value == "leave"] + reading.cues("was")
    return any(
        abs(m.first - force.head) <= LEAVING
        and "but" not in [reading.fold(i) for i in range(m.end, force.head)]
        for m in going
    )


def _people(reading: Reading, taken: set[int], used: set[int]) -> list[Force]:
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
            and ("people" in m.forms or crowd)
            and m.first not in taken
            and number.first not in used
            and reading.fold(m.end) in ELLIPSIS
        ):
            used.update(range(number.first, number.end))
            found.append(
                Force("troops", "people", number.first, m.end, m.first, number, nations=[m.value], weak=True)
            )
    return found


def _lone(reading: Reading, taken: set[int], used: set[int]) -> list[Force]:
    """Return numbers that stand alone for people: "and 150 in Poland"."""
    found = []
    for number in reading.numbers:
        if number.first in used or number.first in taken or number.end - 1 in taken:
            continue
        at = reading.at.get(number.end)
        after = reading.fold(number.end)
        many = number.troops.min or number.troops.max or 0
        if at and at.kind == "cue" and at.value in {"unit", "casualty"}:
            continue
        if (reading.fold(number.first - 1) == "," and after == "," and many < OLDEST) or (
            after == "of" and many == 1
        ):
            continue
        if after in ELLIPSIS or (at and at.kind in {"verb", "mission"}) or (at and at.kind == "nation"):
            if many > 12 or reading.fold(number.end) in {"of", "in", "to"}:
                found.append(
                    Force("troops", "number", number.first, number.end, number.first, number, weak=True)
                )
    return found
