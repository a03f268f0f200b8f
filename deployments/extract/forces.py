"""The forces of a sentence: each phrase that names one, joined where several name the same."""

from deployments.extract.behind import army_behind, nations_behind, navy_behind, number_behind
from deployments.extract.contingents import contingents, speakers_abroad
from deployments.extract.joins import absorb, goes_on, of_arm, sized, whole
from deployments.extract.lone import bases, exits, lone_numbers, missions, peoples, peoples_there
from deployments.extract.mentions import Reading
from deployments.extract.passed import Passed
from deployments.extract.phrases import Force, phrase, qualifies

__all__ = ["Force", "forces"]


def forces(reading: Reading) -> list[Force]:
    """Return the forces of a sentence in order, numbers that stand alone among them."""
    found: list[Force] = []
    used: set[int] = set()
    for m in reading.kind("force"):
        if qualifies(reading, m):
            reading.passed.append(Passed(m.first, m.end, "qualifier"))
            continue
        force = phrase(reading, m, found[-1].end if found else 0)
        if found and goes_on(reading, found[-1], force):
            absorb(found[-1], force)
        else:
            found.append(force)
        if force.number:
            used.update(range(force.number.first, force.number.end))
    for force in found:
        if (
            reading.fold(force.end) in {"and", "or"}
            and any(
                reading.fold(i) in {"family", "families", "dependants", "dependents", "civilians"}
                for i in range(force.end, force.end + 4)
            )
            and not any(n.first == force.end + 1 for n in reading.numbers)
        ):
            force.number = None
        number_behind(reading, force, used)
        navy_behind(reading, force)
        army_behind(reading, force)
        nations_behind(reading, force)
        number_behind(reading, force, used)
    taken = {i for f in found for i in range(f.first, f.end)}
    found += exits(reading, taken)
    found += missions(reading, taken) + bases(reading, taken)
    found += contingents(reading, {i for f in found for i in range(f.first, f.end)})
    found += speakers_abroad(reading, {i for f in found for i in range(f.first, f.end)})
    found += peoples(reading, taken, used)
    found += peoples_there(reading, {i for f in found for i in range(f.first, f.end)})
    alone = lone_numbers(reading, taken, used)
    for force in alone:
        if reading.fold(force.end) == "from":
            nations_behind(reading, force)
    alone = [f for f in alone if not _of_machines(reading, f, found)]
    found = [f for f in found if f.role != "contingent" or not any(a.first < f.first < a.end for a in alone)]
    found += alone
    of_arm(found)
    return whole(reading, sized(reading, sorted(found, key=lambda f: f.first)))


def _of_machines(reading: Reading, number: Force, found: list[Force]) -> bool:
    """Whether a number counts the machines before it: "bombers, up to six of which"."""
    before = [f for f in found if f.end <= number.first and not f.weak]
    return reading.fold(number.end) == "of" and bool(before) and before[-1].role == "machine"
