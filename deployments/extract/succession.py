"""What was so is over where its text tells what came after: "had 800 men there", and further on "has 500"."""

from deployments.extract.drafts import Draft
from deployments.records import Claim

Told = tuple[Draft, Claim]


def over(told: list[Told]) -> set[int]:
    """Return the ids of the drafts of how things stood once, where another tells of a later state of the same force."""
    return {
        id(draft)
        for draft, claim in told
        if _stood(draft) and any(_follows(other, (draft, claim)) for other in told if other[0] is not draft)
    }


def _stood(draft: Draft) -> bool:
    """Whether a draft tells of a state in the past."""
    return draft.status == "in-place" and draft.force is not None and draft.force.was


def _follows(later: Told, before: Told) -> bool:
    """Whether a draft tells that the force of another one has left or has another size."""
    (draft, claim), (old, was) = later, before
    same = (draft.hosts, draft.region, draft.nation, draft.lead) == (old.hosts, old.region, old.nation, old.lead)
    after = not _stood(draft) or (draft.rule == old.rule and str(claim.as_of or "") > str(was.as_of or "9"))
    resized = None not in {draft.troops, old.troops} and draft.troops != old.troops
    return same and after and (draft.status == "ended" or (draft.status == "in-place" and resized))
