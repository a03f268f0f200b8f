"""A linked force as a draft, and whether another draft says as much already."""

from typing import NamedTuple

from deployments.extract.counting import hurt, roomy
from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.linking.owners import Owner
from deployments.extract.linking.page import Page, Spot, nations_of, spot
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
    place, told_by = page.named(one.at).get(one.where), _told_by(page, one)
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
        carried=bool(told_by),
        force=force,
        place=place,
        spans=told_by,
        sure=one.likely,
    )
    _own(draft, one.owner)
    return draft


def _own(draft: Draft, owner: Owner) -> None:
    """Say whose a draft is: its lead's, one nation's, or of several together."""
    if draft.lead is not None:
        return
    if len(owner) != 1:
        draft.contributors = list(owner)
    elif draft.formation == "battlegroup" and not draft.troops:
        draft.lead = owner[0]
    else:
        draft.nation = owner[0]


def _told_by(page: Page, one: Link) -> list[tuple[int, int]]:
    """Return the spans of other sentences that name the place or the owner of a force, where its own does not."""
    found = []
    if one.where not in page.named(one.at) and not _names(page, one.at, one.where.hosts):
        found += [i for _, i in page.before(one.at, len(page.scenes)) if one.where in page.named(i)][:1]
    if not _names(page, one.at, one.owner):
        around = [i for _, i in page.before(one.at, len(page.scenes))] + [*range(one.at + 1, len(page.scenes))]
        found += [i for i in around if _names(page, i, one.owner)][:1]
    sentences = [page.scenes[i].reading.sentence for i in sorted(set(found))]
    return [(sentence.start, sentence.end) for sentence in sentences]


def _names(page: Page, at: int, nations: tuple[str, ...]) -> bool:
    """Whether a sentence names all of some nations."""
    return set(nations) <= {m.value for m in page.nations(at)}


def covers(other: Draft, draft: Draft) -> bool:
    """Whether another draft says as much of who is where: the same number, or, without one, more of the same force.

    A status is compared only for numbers: the withdrawal of a force that is told to be there is left to the rules.
    """
    whose = set(nations_of(draft)) <= set(nations_of(other)) and draft.lead in {None, other.lead}
    if draft.troops is not None:
        same = set(other.hosts) == set(draft.hosts) and other.region == draft.region and other.status == draft.status
        return same and other.troops == draft.troops and whose
    there = set(draft.hosts) <= set(other.hosts) if draft.hosts else spot(draft) == spot(other)
    kind = draft.formation in {"troops", other.formation} and draft.site in {None, other.site}
    return there and whose and kind
