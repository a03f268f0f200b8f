"""What was so is over where its text tells what came after: "had 800 men there", and further on "has 500"."""

from deployments.extract.drafts import Draft


def over(told: list[Draft]) -> list[Draft]:
    """Return the drafts of how things stood once, where another one tells of a later state of the same force."""
    return [d for d in told if _stood(d) and any(_follows(other, d) for other in told if other is not d)]


def _stood(draft: Draft) -> bool:
    """Whether a draft tells of a state in the past."""
    return draft.status == "in-place" and draft.force is not None and draft.force.was


def _follows(later: Draft, before: Draft) -> bool:
    """Whether a draft tells that the force of another one has left or has another size."""
    same = (later.hosts, later.region, later.nation, later.lead) == (
        before.hosts, before.region, before.nation, before.lead,
    )  # fmt: skip
    if not same or _stood(later):
        return False
    resized = None not in {later.troops, before.troops} and later.troops != before.troops
    return later.status == "ended" or (later.status == "in-place" and resized)
