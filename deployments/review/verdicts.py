"""A reviewer's answers as decisions: each names its claim so that it finds no other of the same sentence."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from deployments.decisions import Acceptance, Correction, Pin, Pinned, Rejection, Told
from deployments.records import Claim
from deployments.review.naming import names

TELLING: Final = ("hosts", "region", "nation", "formation", "troops", "status")
"""Fields by which a claim is always named: with another value it says something else, and is looked at anew."""

FINER: Final = ("lead", "contributors", "mission", "site", "unit", "as_of", "formation_count", "attributed_to")
"""Further fields, for claims of one sentence that are alike in the others."""


class Verdict(NamedTuple):
    """Who decides, when and why.

    Attributes:
        by: The reviewer.
        on: The day.
        why: The reason.
    """

    by: str
    on: date
    why: str

    def reject(self, claim: Claim, others: Iterable[Claim]) -> Rejection:
        """Reject a claim."""
        return Rejection(**_named(claim, others), **self._asdict())

    def accept(self, claim: Claim, others: Iterable[Claim], field: Pinned | None = None) -> Acceptance:
        """Accept a claim, or that it disagrees with others over a field."""
        return Acceptance(**_named(claim, others), field=field, **self._asdict())

    def correct(self, claim: Claim, others: Iterable[Claim], to: Told) -> Correction:
        """Correct fields of a claim."""
        return Correction(**_named(claim, others, tuple(to.given)), to=to, **self._asdict())

    def pin(self, claim: Claim, others: Iterable[Claim], field: Pinned, against: Iterable[Claim]) -> Pin:
        """Pin a claim's value of a field against those that other claims have."""
        over = tuple(dict.fromkeys(getattr(other, field) for other in against))
        return Pin(**_named(claim, others, (field,)), field=field, over=over, **self._asdict())


def _named(claim: Claim, others: Iterable[Claim], fields: Sequence[str] = ()) -> dict[str, Any]:
    """Name a claim by document, quote and as few fields as tell it from all others.

    Args:
        claim: As it was read.
        others: All claims, of which those of the same sentence matter.
        fields: Fields that are decided on: their present values always stand in the name.
    """
    quote = " ".join(claim.evidence[0].quote.split())
    alike = [other for other in others if other.document_sha256 == claim.document_sha256]
    telling = dict.fromkeys((*(name for name in TELLING if getattr(claim, name)), *fields))
    finer = [name for name in FINER if name not in telling]
    while True:
        told = Told.model_validate({name: written(claim, name) for name in telling})
        rivals = [other for other in alike if other.id != claim.id and names(quote, told, other)]
        parting = [name for name in finer if any(getattr(other, name) != getattr(claim, name) for other in rivals)]
        if not parting:
            return {"document": claim.document, "quote": quote, "claim": told}
        telling[parting[0]] = None
        finer.remove(parting[0])


def written(claim: Claim, name: str) -> Any:  # noqa: ANN401 - of any field
    """Return the value of a claim's field as a decision has it."""
    value = getattr(claim, name)
    return value.name if name == "site" and value else value
