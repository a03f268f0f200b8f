"""Phrases that name one force together: "air defence troops", "the brigade has 400 soldiers", "300 from the corps"."""

from deployments.extract.mentions import Mention, Reading
from deployments.extract.phrases import STOP, Force
from deployments.lexicon import closed

MIXED = closed("mixed")
REACHES = {"reach", "reaches", "reached"}
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
        and other.role == "machine"
        and reading.fold(force.end) == "of"
        and other.first <= force.end + 1
    ):
        return True
    if other.first <= force.end and not any(reading.fold(i) in MIXED for i in range(force.end, other.head)):
        return not (force.number and other.number) and all(
            i in range(force.first, force.end) or reading.fold(i) not in STOP for i in range(force.end, other.head)
        )
    between = [reading.fold(i) for i in range(force.end, min(other.first, other.head))]
    if force.role in {"unit", "mass", "machine"} and other.role == "people" and other.number and len(between) <= 4:
        return between in MEASURED
    return False


def absorb(force: Force, other: Force) -> None:
    """Fold the rest of a phrase into its beginning; the finer formation stays."""
    if force.formation == "troops" or (other.formation != "troops" and other.role != "people" and not force.number):
        force.formation = other.formation if other.formation != "troops" else force.formation
        force.role = other.role if force.role == "mass" else force.role
    if other.role == "machine" and force.number and not other.number and force.formation == other.formation:
        force.count, force.number = force.number.troops.max, None
    if other.number and not force.number:
        force.number = other.number
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
            part.number = part.number or force.number
            part.nations += [n for n in force.nations if n not in part.nations]
            part.end, part.weak = force.end, False
        else:
            kept.append(force)
    return kept


def sized(reading: Reading, found: list[Force]) -> list[Force]:
    """Give a unit the people that it is said to have: "the battlegroup in Rukla has 1,200 soldiers"."""
    kept: list[Force] = []
    for force in found:
        unit = kept[-1] if kept else None
        between = [m for m in reading.mentions if unit and unit.end <= m.first < force.first and m.kind == "verb"]
        if unit and unit.role == "machine" and force.role == "number" and between:
            continue
        if (
            unit
            and force.number
            and _has(reading, unit, force, between)
            and not any(
                unit.end <= m.first < force.first for m in reading.cues("will", "maybe") if m.end == force.first
            )
            and not any(reading.fold(i) in {",", ";", "and", "which"} for i in range(unit.end, force.first))
        ):
            unit.number, unit.weak = force.number, False
        else:
            kept.append(force)
    return kept


def _has(reading: Reading, unit: Force, people: Force, verbs: list[Mention]) -> bool:
    between = [reading.fold(i) for i in range(unit.end, people.first)]
    if unit.weak and unit.number is None and people.role == "people" and between in MEASURED:
        return True
    counted = unit.role in {"unit", "mass"} and unit.number is None and people.role in {"people", "number"}
    told = bool(verbs) and (verbs[-1].value in {"have", "grow"} or reading.fold(verbs[-1].first) in REACHES)
    return counted and not people.nations and told and all(v.forms & {"participle", "base"} for v in verbs[:-1])
