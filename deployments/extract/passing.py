"""Forces that a clause names in passing: who did something, who was attacked, whom somebody has, what is said aside."""

from deployments.extract.mentions import Mention, Reading
from deployments.extract.phrases import Force
from deployments.lexicon import closed

DONE = closed("done")
ATTACKS = closed("attacks")
WHOSE = {"he", "it", "she", "they", "we"}
ABOUT = {"on", "to", "about", "against", "by"}
"""Prepositions behind which a force is spoken of and not moved, where no verb or plan stands right before them."""


def by_whom(reading: Reading, force: Force) -> bool:
    """Whether a force only does what is told in the passive, where that moves no force: "was shot by US soldiers"."""
    i = force.first - 1 - (reading.fold(force.first - 1) in {"the", "a", "an"})
    done = reading.fold(i - 1)
    return reading.fold(i) == "by" and i - 1 not in reading.at and (done.endswith("ed") or done in DONE)


def target(reading: Reading, force: Force) -> bool:
    """Whether a force is only what is attacked: "the latest attack on US forces comes after"."""
    i = force.first
    while i > 0 and reading.fold(i - 1) in {"the", "our", "its", "their", "these"}:
        i -= 1
    return reading.fold(i - 1) in {"against", "on", "to", "upon"} and reading.fold(i - 2) in ATTACKS


def in_passing(reading: Reading, force: Force, verb: Mention) -> bool:
    """Whether a force is only what another word is about, and not what the verb moves: "offered thanks to our men"."""
    i = force.first
    while i > 0 and reading.fold(i - 1) in {"the", "our", "its", "their", "his", "these", "those"}:
        i -= 1
    into = reading.fold(i - 1) == "to" and verb.value in {"send", "arrive", "join", "have", "depart", "leave"}
    if force.number is not None:  # "will provide drones to the 14,000-strong mission"
        return into and force.definite and force.role in {"mass", "unit"} and verb.end < i - 1
    led = (by := reading.at.get(i - 1)) is not None and by.value == "lead-by"
    return reading.fold(i - 1) in ABOUT and verb.end < i - 1 and not (into or led)


def aside(reading: Reading, force: Force, span: tuple[int, int]) -> bool:
    """Whether a nation's force is only told in passing: "Malaysia, with 250 troops in Dili, said it had no plans"."""
    if reading.fold(force.first - 1) != "with" or reading.fold(force.first - 2) != ",":
        return False
    owner = reading.at.get(force.first - 3 - (reading.fold(force.first - 3) in {"alone", "itself"}))
    closes = any(reading.fold(i) == "," for i in range(force.end, span[1] + 1))
    return owner is not None and owner.kind == "nation" and closes


def owned_behind(reading: Reading, force: Force) -> bool:
    """Whether a clause right behind a force says who has it, so that it is there: "with the 660 it has at Kidal"."""
    verb = reading.at.get(force.end + 1)
    has = reading.fold(force.end) in WHOSE and verb is not None and verb.value == "have"
    return has or reading.fold(force.end) == "we've"


def purpose(reading: Reading, force: Force, verb: Mention) -> bool:
    """Whether a verb only says what a force that is sent is for: "deploy 100 soldiers to operate it"."""
    return (
        verb.kind == "verb"
        and verb.value != "leave"
        and verb.first == force.end + 1
        and reading.fold(force.end) == "to"
    )
