"""A linked force as a draft, and whether another draft says as much already."""

from typing import NamedTuple

from deployments.extract.counting import hurt, roomy
from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.linking.owners import Owner
from deployments.extract.linking.page import Page, Spot, owners, spot
from deployments.extract.where import of_report


class Link(NamedTuple):
    """Where a force most likely is, and whose.

    Attributes:
        at: Number of its sentence.
        likely: How likely both are.
    """

    at: int
    force: Force
    where: Spot
    owner: Owner
    likely: float


def draft_of(page: Page, one: Link) -> Draft:
    """Return a force at a place as a draft; the sentence that named the place is evidence too."""
    s, force = page.scenes[one.at], one.force
    counted = force.number is not None and not hurt(s, force) and not roomy(s, force)
    place = page.named(one.at).get(one.where)
    named = of_report(s, place).sites if place and not place.bare else ()
    sites = [(name, id_) for name, id_, host in named if host in {None, *one.where.hosts}]
    draft = Draft(
        rule="linked",
        at=force.head,
        hosts=list(one.where.hosts),
        region=one.where.region,
        site=sites[0] if sites else None,
        formation=force.formation,
        formation_count=force.count,
        lead=force.lead,
        troops=force.number.troops if force.number and counted else None,
        mission=force.mission,
        carried=place is None,
        force=force,
        place=place,
        spans=[] if place else _named_at(page, one),
        sure=one.likely,
    )
    _own(draft, one.owner)
    return draft


def _own(draft: Draft, owner: Owner) -> None:
    """Say whose a draft is: its lead's, one nation's, or of several together."""
    if draft.lead or not owner:
        return
    if len(owner) > 1:
        draft.contributors = list(owner)
    elif draft.formation == "battlegroup" and not draft.troops:
        draft.lead = owner[0]
    else:
        draft.nation = owner[0]


def _named_at(page: Page, one: Link) -> list[tuple[int, int]]:
    """Return the span of the sentence that last named the place of a force."""
    for _, i in page.before(one.at, len(page.scenes)):
        if one.where in page.named(i):
            sentence = page.scenes[i].reading.sentence
            return [(sentence.start, sentence.end)]
    return []


def covers(other: Draft, draft: Draft) -> bool:
    """Whether another draft says all that one does: the same number there, or more of the same force."""
    if draft.troops is not None or draft.lead is not None:
        same = set(other.hosts) == set(draft.hosts) and other.region == draft.region and other.status == draft.status
        return same and other.troops == draft.troops and draft.nation in {None, *owners(other)}
    there = set(draft.hosts) <= set(other.hosts) if draft.hosts else spot(draft) == spot(other)
    known = draft.nation is None or draft.nation in owners(other)
    return there and known and draft.formation in {"troops", other.formation} and draft.site is None
