"""Framework nations go to the formations of their sentence; a list of hosts falls into its members."""

from deployments.extract.drafts import Draft
from deployments.extract.leading import LED

TURNS = {"turn", "enlarge", "grow", "create"}
"""Verbs by which one formation becomes another."""


def settle(found: list[Draft], led: list[Draft]) -> list[Draft]:
    """Give the formations of a sentence their framework nations; a list of hosts falls into its members."""
    _inherit(found)
    apart: list[Draft] = []
    for lead in led:
        twins = (d for d in found if (d.hosts, d.status) == (lead.hosts, lead.status) and _bare_formation(d, lead))
        twin = next(twins, None)
        if twin is None:
            apart.append(lead)
        elif twin.lead is None:
            twin.lead, twin.rule, twin.site = lead.lead, lead.rule, twin.site or lead.site
            twin.nation = None
    hosts, leading = {h for d in apart for h in d.hosts}, {d.lead for d in led}
    for draft in found:
        draft.contributors = [n for n in draft.contributors if n not in leading]
    kept = [d for d in found if d.troops or not (len(d.hosts) > 1 and set(d.hosts) <= hosts and _bare_formation(d, d))]
    return [*(d for d in kept if not _belied(d, led)), *apart]


def _inherit(found: list[Draft]) -> None:
    """Give what a formation is turned into the lead that it has: "The Canadian-led battlegroup becomes a brigade"."""
    for draft in found:
        verb = draft.force.verb if draft.force else None
        if draft.nation or draft.lead or draft.formation not in LED or verb is None or verb.value not in TURNS:
            continue
        before = next((d for d in found if d.lead and d.hosts == draft.hosts and d.formation != draft.formation), None)
        draft.lead = before.lead if before else None


def _bare_formation(draft: Draft, lead: Draft) -> bool:
    same = draft.formation == lead.formation or {draft.formation, lead.formation} == {"battlegroup", "battalion"}
    own = {None} if draft.troops else {None, lead.lead}
    return same and draft.nation in own and draft.lead in {None, lead.lead}


def _belied(draft: Draft, led: list[Draft]) -> bool:
    """Whether a sentence gives a formation to another nation than the one that leads it there."""
    told = {d.lead for d in led if d.hosts == draft.hosts and d.formation == draft.formation}
    own = draft.lead or draft.nation
    return bool(told) and own in {d.lead for d in led} - told and not draft.troops
