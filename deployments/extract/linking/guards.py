"""What is never linked, however likely: forces near a place, at home, or of those who attack it."""

from deployments.extract.counting import no_deployment, surroundings
from deployments.extract.forces import Force
from deployments.extract.linking.owners import Owner
from deployments.extract.linking.page import NOWHERE, REACH, Page, Spot
from deployments.extract.nearness import at_border
from deployments.extract.places import Places
from deployments.extract.prepositions import BESIDE
from deployments.extract.scene import Scene, asked
from deployments.extract.where import anywhere
from deployments.extract.who import hostile

CROWDED = 30
"""A sentence with more forces is a list or no prose; reading each against each would take long."""
NEVER = {"no-force-alone", "qualifier"}
"""Reasons of the rules for which words are hardly ever a force."""


def open_forces(page: Page, at: int) -> list[Force]:
    """Return the forces of a sentence of which the rules made nothing, and which may be some."""
    s = page.scenes[at]
    if asked(s) or len(s.forces) > CROWDED:
        return []
    never = {passed.first for passed in s.reading.passed if passed.reason in NEVER}
    forces = [f for f in s.forces if f.first not in never and not page.claimed(at, f) and not _of_others(s, f)]
    if any(draft.rule == "taking-part" for draft in page.drafts[at]):
        forces = [f for f in forces if f.role != "unit"]  # "France and Denmark take turns in supplying a company"
    return [*forces, *page.peoples(at)]


def _of_others(s: Scene, force: Force) -> bool:
    """Whether a force is only near a place, abroad somewhere, or what others are from: "men from the 13th Brigade"."""
    beside = force.role == "member" or s.reading.fold(force.end) in BESIDE or at_border(s, force)
    return beside or anywhere(s, force) or surroundings(s, force)


def can_be_at(page: Page, at: int, force: Force, where: Spot) -> bool:
    """Whether a force can be at a place at all: not one that stays at home, visits, or is given away."""
    place = page.named(at).get(where) or Places(list(where.hosts), where.region, role="in")
    return where != NOWHERE and not no_deployment(page.scenes[at], force, place)


def can_be_of(page: Page, at: int, force: Force, where: Spot, owner: Owner) -> bool:
    """Whether a force at a place can be an owner's."""
    of_several = force.multi or force.collective or force.lead is not None or force.mission is not None
    s = page.scenes[at]
    if force.role == "contingent" and set(force.nations).isdisjoint(owner):
        return False  # a people is nobody else's
    return (bool(owner) or of_several) and not _another(s, force, owner) and guest(page, at, force, where, owner)


def _another(s: Scene, force: Force, owner: Owner) -> bool:
    """Whether a bare number would be of the nation of which another force of its sentence is counted."""
    rivals = [other for other in s.forces if other is not force and other.number is not None]
    return force.role == "number" and any(set(other.nations) == set(owner) for other in rivals)


def guest(page: Page, at: int, force: Force, where: Spot, owner: Owner) -> bool:
    """Whether a force is neither at home at a place nor attacks it, nor is nobody's beside one who attacks it."""
    if where.hosts and set(where.hosts) <= set(force.nations or owner):
        return False
    near = {m.value for i in range(max(0, at - REACH), at + 1) for m in page.nations(i)}
    return not any(hostile(nation, where) for nation in owner or near)
