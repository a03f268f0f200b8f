"""Phrases that name one force together: "air defence troops", "the brigade has 400 soldiers", "300 from the corps"."""

from dataclasses import replace

from deployments.extract.mentions import Mention, Reading
from deployments.extract.phrases import FEW, STOP, Force
from deployments.lexicon import closed

MIXED = closed("mixed")
FORMER = 8
"""Tokens of "down from a Cold War level of"."""


ARM = {"aircraft", "troops"}
RELATIVE = closed("relative")
APPOSED = 8
"""Tokens of a place between a unit and its people: "in the Central African Republic,"."""
REACHES = {"reach", "reaches", "reached"}
TOTALS = {"account", "accounted", "accounts", "number", "numbered", "total", "totalled", "totaled"}
LEVEL = {"at"}
"""Behind a verb they bring a size: "stays at 800 soldiers", "stands at 1,200"."""
MEASURED = (
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
    [",", "of"],
    ["made", "up", "of"],
    ["consisting", "of"],
    ["in", "quantity", "of"],
    ["in", "number", "of"],
    ["in", "the", "number", "of"],
    ["in", "the", "amount", "of"],
    ["with", "a", "strength", "of"],
    ["numbering", "about"],
)
"""Between a force and the people that are its number."""


def goes_on(reading: Reading, force: Force, other: Force) -> bool:
    """Whether a head only goes on the phrase before it: "air defence troops", "company of 285 marines"."""
    if (
        force.role == "mass"
        and force.weak
        and other.role in {"machine", "people"}
        and reading.fold(force.end) == "of"
        and other.first <= force.end + 1
    ):
        return True
    if other.first <= force.end and not any(reading.fold(i) in MIXED for i in range(force.end, other.head)):
        return not (force.number and other.number) and all(
            i in range(force.first, force.end) or reading.fold(i) not in STOP for i in range(force.end, other.head)
        )
    if _among(reading, force, other):
        return True
    between = [reading.fold(i) for i in range(force.end, min(other.first, other.head))]
    between = [w for w in between if not w.endswith("ly")] if len(between) > 1 else between
    if force.role in {"unit", "mass", "machine"} and other.role == "people" and other.number and len(between) <= 4:
        return between in MEASURED
    return False


def _among(reading: Reading, force: Force, other: Force) -> bool:
    """Whether people without a number go on a list of those counted: "600 gunners, cooks and support staff"."""
    counted = force.role in {"people", "mass"} and force.formation == "troops"
    counted = counted and (force.number is not None or (bool(force.nations) and other.weak))
    plain = other.role == "people" and not (other.number or other.nations or other.lead or other.multi)
    between = [reading.fold(i) for i in range(force.end, other.first)]
    return counted and plain and not other.definite and between in ([","], ["and"], [",", "and"])


def absorb(force: Force, other: Force) -> None:
    """Fold the rest of a phrase into its beginning; the finer formation stays."""
    if other.role == "unit" and force.number and force.role == "people" and (force.number.troops.max or 0) <= FEW:
        force.count, force.number, force.role = force.number.troops.max, None, "mass"  # "1 light infantry brigade"
    if force.formation == "troops" or (other.formation != "troops" and other.role != "people" and not force.number):
        force.formation = other.formation if other.formation != "troops" else force.formation
        force.role = other.role if force.role == "mass" else force.role
    if other.role == "machine" and force.number and not other.number and force.formation == other.formation:
        force.count, force.number = force.number.troops.max, None
    if other.number and not force.number:
        force.number = other.number
    force.count = force.count or (other.count if other.role == "machine" else None)
    force.nations += [n for n in other.nations if n not in force.nations]
    force.lead = force.lead or other.lead
    force.multi = force.multi or other.multi
    force.mission = force.mission or other.mission
    force.weak = force.weak and other.weak
    force.end = other.end


def whole(reading: Reading, found: list[Force]) -> list[Force]:
    """Fold the unit that a force is part of into it: "300 from the 18th Airborne Corps"."""
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
            and (between[:1] in (["of"], ["from"], ["'s"]) or force.first < part.end)
            and len(between) < 10
            and force.role == "unit"
            and not force.lead
            and not (force.number and part.number)
            and (named or between == ["of", "the"])
        ):
            if (
                force.formation == "battlegroup"
                and part.role == "people"
                and part.number
                and not part.nations
                and between == ["of", "the"]
            ):
                part.formation, part.role, part.multi = force.formation, force.role, force.multi
            if (
                part.role == "mass" and force.number and force.multi
            ):  # "the deployment of a 1,000-strong allied battalion"
                part.formation, part.role, part.multi = force.formation, force.role, force.multi
            part.number = part.number or force.number
            part.nations += [n for n in force.nations if n not in part.nations]
            part.end, part.weak = force.end, False
        else:
            kept.append(force)
    return kept


def of_arm(found: list[Force]) -> None:
    """Let a bare "presence" behind aircraft or ships be of their arm: "the air patrol got a base, a presence at"."""
    arm: Force | None = None
    for force in found:
        plain = force.role == "mass" and force.weak and not (force.nations or force.number or force.count)
        if plain and arm is not None and not force.ours:
            force.formation, force.role = arm.formation, arm.role
        elif force.role == "machine":
            arm = force
        else:
            arm = None


def sized(reading: Reading, found: list[Force]) -> list[Force]:
    """Give a unit the people that it is said to have: "the battlegroup in Rukla has 1,200 soldiers"."""
    kept: list[Force] = []
    for force in found:
        unit = kept[-1] if kept else None
        between = [m for m in reading.mentions if unit and unit.end <= m.first < force.first and m.kind == "verb"]
        if unit and unit.role == "machine" and force.role == "number" and between:
            continue
        if unit and _flies(reading, unit, force):
            unit.count, unit.formation, unit.weak = force.count, force.formation, False
            continue
        if unit and unit.count and force.role == "number" and _level(reading, force):
            continue
        if (unit and (_apposed(reading, unit, force) or _in_line(reading, unit, force))) or (
            unit
            and force.number
            and _has(reading, unit, force, between)
            and not any(
                unit.end <= m.first < force.first for m in reading.cues("will", "maybe") if m.end == force.first
            )
            and not _parted(reading, unit, force)
        ):
            unit.number, unit.weak = force.number, False
        elif unit and force.number and unit.number and _again(reading, unit, force, between):
            kept.append(replace(unit, number=force.number, first=force.first, end=force.end, head=force.head))
        else:
            kept.append(force)
    return kept


def _flies(reading: Reading, unit: Force, machines: Force) -> bool:
    """Whether machines are those of the unit before: "an air unit with four fighters"."""
    bare = unit.role in {"mass", "machine"} and not (unit.number or unit.count) and unit.formation in ARM
    own = machines.role == "machine" and machines.count is not None and not (machines.nations or machines.lead)
    near = machines.first - unit.end <= APPOSED and reading.fold(machines.first - 1) == "with"
    return bare and own and near and not any(reading.fold(i) in {",", ";"} for i in range(unit.end, machines.first))


def _level(reading: Reading, force: Force) -> bool:
    """Whether a number is only what the units before were counted at: "2 brigades, down from a level of 14"."""
    words = {reading.fold(i) for i in range(force.first - FORMER, force.first)}
    return {"down", "from"} <= words or {"up", "from"} <= words


def _apposed(reading: Reading, unit: Force, people: Force) -> bool:
    """Whether people between commas are those of the unit before: "the brigade in Poland, 3,000 soldiers, returns"."""
    between = [reading.fold(i) for i in range(unit.end, people.first)]
    plain = unit.role == "unit" and unit.number is None and people.role == "people" and not people.nations
    closed_in = between[-1:] == [","] and between.count(",") == 1 and reading.fold(people.end) in {",", ".", ")"}
    named = between[:1] in ([","], ["in"], ["at"], ["near"], ["from"]) and len(between) <= APPOSED
    return plain and people.number is not None and closed_in and named


def _in_line(reading: Reading, unit: Force, people: Force) -> bool:
    """Whether a line of facts on a formation tells its size: "battlegroup at Tapa, lead nation UK, 1,100 men"."""
    listed = reading.sentence.kind == "item" and unit.formation == "battlegroup" and unit.number is None
    comma = any(reading.fold(i) == "," for i in range(unit.end, people.first))
    verbs = any(m.kind == "verb" and unit.end <= m.first < people.first for m in reading.mentions)
    return listed and comma and people.role == "people" and people.number is not None and not (people.nations or verbs)


def _parted(reading: Reading, unit: Force, force: Force) -> bool:
    """Whether a new clause begins between two forces; words between two commas are none."""
    at = [i for i in range(unit.end, force.first) if reading.fold(i) in {",", ";", "and", "which"}]
    aside = next((i for i in at if reading.fold(i) == "which" and reading.fold(i - 1) == ","), None)
    if aside is not None and reading.fold(last := at[-1]) == "," and last > aside:
        at = [i for i in at if i < aside - 1]  # "the force, which watches A and B, now has 8,700 troops"
    signs = [reading.fold(i) for i in at]
    if signs == ["and"] and (said := reading.at.get(force.first - 2)) is not None and said.value == "unit":
        return False  # "counted 30 states and 90,000 troops"
    related = signs == [",", "which"] and reading.fold(unit.end) == ","
    return bool(signs) and not related and signs != [",", ","]


def _again(reading: Reading, unit: Force, people: Force, verbs: list[Mention]) -> bool:
    """Whether a second figure of the same unit follows: "had 800 soldiers then and has 1,100 now"."""
    plain = unit.role == "unit" and people.role in {"people", "number"} and not people.nations
    return plain and [m.value for m in verbs[-1:]] == ["have"] and reading.fold(verbs[-1].first - 1) == "and"


def _has(reading: Reading, unit: Force, people: Force, verbs: list[Mention]) -> bool:
    between = [reading.fold(i) for i in range(unit.end, people.first)]
    if unit.weak and unit.number is None and people.role == "people" and between in MEASURED:
        return True
    if unit.role == "people" and unit.number is None and people.role == "number" and verbs:
        return not people.nations and reading.fold(verbs[-1].first) in TOTALS
    counted = unit.role in {"unit", "mass"} and unit.number is None and people.role in {"people", "number"}
    level = bool(verbs) and reading.fold(verbs[-1].end) in LEVEL and verbs[-1].end == people.first - 1
    told = level or (bool(verbs) and (verbs[-1].value in {"have", "grow"} or reading.fold(verbs[-1].first) in REACHES))
    return (
        counted
        and not people.nations
        and told
        and all(v.forms & {"participle", "base"} or reading.fold(v.first - 1) in RELATIVE for v in verbs[:-1])
    )
