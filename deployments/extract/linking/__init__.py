"""A second reading: where a force is, and whose, that no rule could say, by learnt weights over what is around it.

The rules of the grammar need a phrase that they know. A force that they leave without a claim is taken up here: each
place that its sentence and those before name is a candidate, and nowhere is one; each has traits (hosts.py), and their
weights (links.toml, fitted by tests/quality/fit_links.py on the open benchmark) say how likely it is. Whose the force
is, is found the same way (owners.py). What is said of it, its status, is read by the rules.
"""

from collections.abc import Iterator

from deployments.extract.drafts import Draft
from deployments.extract.linking.drafting import Link, covers, draft_of
from deployments.extract.linking.guards import can_be_at, can_be_of, guest, open_forces
from deployments.extract.linking.hosts import candidates as hosts_of
from deployments.extract.linking.owners import candidates as owners_of
from deployments.extract.linking.page import NOWHERE, Page, spot
from deployments.extract.linking.ranking import ranked, weights
from deployments.extract.statements import stated

__all__ = ["Page", "link", "owned_otherwise"]

LIKELY = 0.5
"""How likely a place and an owner must be together: below it more is wrong than right on texts not fitted on."""
LED = 0.61
"""The same where a lead is told or guessed: a wrong host makes a wrong framework nation too."""
CERTAIN = 0.7
"""How likely another nation must be than the one taken over; below it neither was right clearly more often."""


def link(page: Page) -> Iterator[tuple[int, Draft]]:
    """Yield drafts of what the second reading adds, each with the number of its sentence; nothing is said twice."""
    told = list(page.every)
    for one in links(page):
        for draft in stated(page.scenes[one.at], one.force, draft_of(page, one), None):
            if not any(covers(other, draft) for other in told):
                told.append(draft)
                yield one.at, draft


def links(page: Page) -> Iterator[Link]:
    """Yield for each force that the rules left where it most likely is, and whose."""
    for at in range(len(page.scenes)):
        for force in open_forces(page, at):
            likely = ranked(hosts_of(page, at, force), weights().host)
            where = next((one for one in likely if one != NOWHERE), NOWHERE)
            if likely[where] < LIKELY or not can_be_at(page, at, force, where):
                continue
            owner, own = next(iter(ranked(owners_of(page, at, force, where), weights().owner).items()))
            least = LED if force.lead or force.formation == "battlegroup" else LIKELY
            if likely[where] * own >= least and can_be_of(page, at, force, where, owner):
                yield Link(at, force, where, owner, likely[where] * own)


def owned_otherwise(page: Page) -> Iterator[tuple[int, int, str]]:
    """Yield where a draft's nation was taken over and is likelier another: sentence, number of the draft, nation."""
    for at, drafts in enumerate(page.drafts):
        named = {m.value for m in page.nations(at)}
        for i, draft in enumerate(drafts):
            force, where = draft.force, spot(draft)
            if force is None or force.nations or draft.nation is None or draft.nation in named:
                continue
            owner, own = next(iter(ranked(owners_of(page, at, force, where), weights().owner).items()))
            other = len(owner) == 1 and own >= CERTAIN and owner != (draft.nation,)
            if other and guest(page, at, force, where, owner):
                yield at, i, owner[0]
