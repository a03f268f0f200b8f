"""What stands behind a head noun: its number ("brigade (3,500 troops)"), its nations ("troops of the Bundeswehr")."""

from deployments.extract.mentions import Reading
from deployments.extract.numbers import Number
from deployments.extract.phrases import ELLIPSIS, MULTI, OLDEST, Force
from deployments.lexicon import closed

NATIONS = {"countries", "nations", "states"}
HOME_BASES = {"ab", "barracks", "base", "camp", "fort", "raf"}
NUMBERING = closed("numbering")
BEHIND_VERBS = closed("behind_verbs")
REGIONAL = closed("regional")
ORDINAL = {"nd", "rd", "st", "th"}
ALL = {"all", "mainly", "mostly"}
COUNTED = 6
"""Tokens of a phrase that counts nations: "from more than 20 countries"."""
LISTED = 40
"""Tokens of the longest list of nations behind a force."""
STRONG = 10
"""Tokens between a force and its size in an apposition: "the contingent in Mali, 180 strong"."""
LEAVING = 7
"""Tokens between a verb of leaving and the force it takes away."""


def number_behind(reading: Reading, force: Force, used: set[int]) -> None:
    """Take a number behind the head: "battalion of more than 800", "brigade (3,500 troops)", "battery, 78 strong"."""
    if force.number:
        return
    for number in reading.numbers:
        gap = [reading.fold(i) for i in range(force.end, number.first)]
        after = reading.fold(number.end)
        strong = after == "strong" or reading.fold(number.end - 1) == "strong"
        apart = strong and "," in gap[-2:] and gap[-1:] in ([","], ["now"]) and _alone(reading, force.end, number.first)
        numbering = gap[-1:] != [] and gap[-1] in NUMBERING and gap[:-1] in ([], [","], [",", "then"], [",", "now"])
        if number.first not in used and force.role == "people" and _apposed(reading, force, gap, number):
            force.number = number
            force.end = number.end + 2 * (after == "of")
            used.update(range(number.first, number.end))
            return
        if force.role == "people" and not numbering and not (strong and gap[:1] == [","]):
            continue
        if number.first < force.end or number.first in used or len(gap) > (STRONG if apart else 4):
            continue
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
            and (apart or numbering or gap[0] in {"of", ",", "(", "with", "–", "—", ":"})
            and (
                strong
                or numbering
                or people
                or (
                    gap == ["of"]
                    and (after in ELLIPSIS or _told(reading, number.end))
                    and (number.troops.min or number.troops.max or 0) > (2 if force.role == "mass" else 20)
                )
            )
        ):
            force.number = number
            force.end = number.end + (people or after == "strong")
            used.update(range(number.first, number.end))
            return


def _apposed(reading: Reading, force: Force, gap: list[str], number: Number) -> bool:
    """Whether a number between commas counts the people before it: "soldiers, about 300,", "troops, 9 of them,"."""
    end, many = number.end, number.troops.max or number.troops.min or 0
    of_them = reading.fold(end) == "of" and reading.fold(end + 1) in {"them", "whom"}
    closed_in = reading.fold(end + 2 * of_them) in {",", ".", ")", "–", "—"}
    plural = reading.fold(force.end - 1) == "police" or reading.fold(force.end - 1).endswith(("s", "men"))
    counts = of_them or many >= OLDEST
    return gap in ([","], ["–"], ["—"]) and counts and closed_in and plural and not force.weak


def _told(reading: Reading, at: int) -> bool:
    """Whether a verb begins at a token, known or not: "a party of 150 works", "a force of 900 hunts the rebels"."""
    known = reading.at.get(at)
    unknown = known is None and reading.fold(at).endswith(("s", "ed")) and reading.fold(at + 1) in BEHIND_VERBS
    return unknown or (known is not None and known.kind == "verb")


def _alone(reading: Reading, first: int, end: int) -> bool:
    """Whether no other force stands in a span."""
    return not any(reading.at[i].kind == "force" for i in range(first, end) if i in reading.at)


def navy_behind(reading: Reading, force: Force) -> None:
    """Take the navy in a ship's name: "the destroyer USS Cole"."""
    named = reading.at.get(force.end)
    if force.role == "machine" and named is not None and named.kind == "nation" and named.forms == {"power"}:
        force.nations += [named.value] if named.value not in force.nations else []


def nations_behind(reading: Reading, force: Force) -> None:
    """Take nations behind the head: "troops of the Bundeswehr", "soldiers from Albania and Spain", "led by Canada"."""
    i = force.end + 2 * (reading.fold(force.end) == "," and reading.fold(force.end + 1) in ALL)
    if reading.fold(i) in {"of", "from"} and not NATIONS.isdisjoint(reading.fold(j) for j in range(i + 2, i + COUNTED)):
        force.multi = any(n.first == i + 1 for n in reading.numbers) or force.multi
    if reading.fold(i) in {"of", "from"} and not _from_base(reading, i):
        source = reading.fold(i) == "from"
        j = i + 1
        while j < len(reading.tokens) and j - i < LISTED:
            m = reading.at.get(j)
            compound = m is not None and reading.fold(m.end) == "-" and reading.touches(m.end)
            if (
                m
                and m.kind == "nation"
                and not compound
                and (m.forms & {"name", "power"} or m.forms & {"people", "adjective"})
            ):
                if not source or not (_leaves(reading, force) or _on_to(reading, m.end)):
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
                or reading.fold(j) in ORDINAL | REGIONAL
            ):
                j += 1
            else:
                break


def army_behind(reading: Reading, force: Force) -> None:
    """Take the army behind a unit's name: "the 2nd Cavalry Regiment, US Army in Europe"."""
    at = force.end + 1
    army = reading.at.get(at + (reading.fold(at) == "the"))
    named = army is not None and army.kind == "nation" and army.forms == {"power"}
    if army is not None and named and reading.fold(force.end) == "," and force.role in {"mass", "unit"}:
        force.nations += [] if force.nations else [army.value]


def _from_base(reading: Reading, i: int) -> bool:
    """Whether a force only flies from a base: "from Spangdahlem AB, Germany"."""
    site = reading.at.get(i + 1)
    near = {reading.fold(j) for j in range(i + 1, i + 4)}
    return reading.fold(i) == "from" and ((site is not None and site.kind == "site") or not HOME_BASES.isdisjoint(near))


def _on_to(reading: Reading, end: int) -> bool:
    """Whether a force goes on to another place, so that "from X" is no nation: "from Sasebo, Japan, to Guam"."""
    return reading.fold(end + (reading.fold(end) == ",")) in {"to", "into"}


def _leaves(reading: Reading, force: Force) -> bool:
    """Whether a verb of leaving is close to the force, so that "from X" is the host left."""
    going = [m for m in reading.mentions if m.kind == "verb" and m.value == "leave"]
    going += [m for m in reading.cues("was") if reading.fold(m.first) != "former"]
    return any(
        abs(m.first - force.head) <= LEAVING and "but" not in [reading.fold(i) for i in range(m.end, force.head)]
        for m in going
    )
