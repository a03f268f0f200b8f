"""What a reviewer is asked: disagreements, the most important first, then claims that were read with doubt."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from deployments.decisions import Acceptance, AnyDecision, Correction, Join, Part, Pin, Pinned
from deployments.records import Claim, World
from deployments.review.effects import decide
from deployments.views.attributes import Attribute
from deployments.views.conflicts import Conflict, conflicts

FIELDS: Final[dict[Attribute, Pinned]] = {
    "status": "status",
    "strength": "troops",
    "lead": "lead",
    "formation": "formation",
}
"""The attributes that can be in dispute, each with the field of a claim that it comes from."""


class Question(NamedTuple):
    """One thing to look at.

    Attributes:
        sides: Claims by side: those of one side say the same. One side with one claim is no disagreement.
        conflict: The disagreement; None where a single claim is in doubt.
    """

    sides: tuple[tuple[Claim, ...], ...]
    conflict: Conflict | None = None

    @property
    def field(self) -> Pinned | None:
        """The field of a claim that the sides disagree over."""
        return FIELDS[self.conflict.held.attribute] if self.conflict else None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims, side by side."""
        return tuple(claim for side in self.sides for claim in side)


def questions(world: World, claims: Mapping[str, Claim], below: float) -> list[Question]:
    """Return all that there is to look at and no decision has answered.

    Args:
        world: What the claims that count settle into.
        claims: All claims by id, with the decisions on them.
        below: Claims of less confidence are in doubt.
    """
    disputes = [
        Question(tuple(tuple(claims[claim] for claim in side.claims) for side in conflict.held.sides), conflict)
        for conflict in conflicts(world, claims, None).conflicts
        if conflict.held.attribute in FIELDS
    ]
    doubtful = [claim for claim in claims.values() if claim.confidence < below]
    doubtful.sort(key=lambda claim: (claim.confidence, claim.document, claim.evidence[0].start, claim.id))
    asked = [*disputes, *(Question(((claim,),)) for claim in doubtful)]
    return [left for left in remaining(asked, ()) if left]


def remaining(asked: Sequence[Question], decisions: Sequence[AnyDecision]) -> list[Question | None]:
    """Return what is left of each question once decisions have taken effect; None where it is answered."""
    claims = {claim.id: claim for question in asked for claim in question.claims}
    marked = {claim.id: claim for claim in decide(list(claims.values()), decisions).claims}
    return [_left(question, marked) for question in asked]


def _left(question: Question, marked: Mapping[str, Claim]) -> Question | None:
    field = question.field
    if field is None:
        claim = marked[question.claims[0].id]
        looked_at = any(not isinstance(decision, Join | Part) for decision in claim.decided_by)
        return None if claim.rejected_by or looked_at else question
    held = [tuple(marked[claim.id] for claim in side if _holds(marked[claim.id], field)) for side in question.sides]
    sides = tuple(side for side in held if side)
    agreed = len(sides) <= 1 or _is_pinned(sides, field) or all(_is_accepted(side, field) for side in sides)
    return None if agreed else question._replace(sides=sides)


def _holds(claim: Claim, field: Pinned) -> bool:
    """Whether a claim still counts with the value that was in dispute."""
    corrected = any(isinstance(decision, Correction) and field in decision.to.given for decision in claim.decided_by)
    return not claim.rejected_by and not corrected


def _is_pinned(sides: Sequence[Sequence[Claim]], field: Pinned) -> bool:
    decisions = (decision for side in sides for claim in side for decision in claim.decided_by)
    return any(isinstance(decision, Pin) and decision.field == field for decision in decisions)


def _is_accepted(side: Sequence[Claim], field: Pinned) -> bool:
    decisions = (decision for claim in side for decision in claim.decided_by)
    return any(isinstance(decision, Acceptance) and decision.field == field for decision in decisions)
