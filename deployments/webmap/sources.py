"""The sources of a value as the page shows them: each claim with its quotes and where they stand."""

from collections.abc import Iterable, Mapping
from typing import Any

from deployments import wording as words
from deployments.records import Claim


def in_order(ids: Iterable[str], claims: Mapping[str, Claim]) -> list[str]:
    """Return ids without repetition in reading order: oldest document first, then as they stand in it."""

    def reading(claim_id: str) -> tuple[str, str, int, str]:
        claim = claims[claim_id]
        return claim.document_date or "", claim.document, claim.evidence[0].start, claim_id

    return sorted(set(ids), key=reading)


def speakers(ids: Iterable[str], claims: Mapping[str, Claim]) -> str:
    """Say who says it: whoever the texts credit, else the publisher in whose words it stands."""
    told = (claims[claim] for claim in in_order(ids, claims))
    named = (claim.attributed_to or f"{_publisher(claim)}, in its own words" for claim in told)
    return "; ".join(dict.fromkeys(named))


def source(claim: Claim) -> dict[str, Any]:
    """Return a claim as the page shows it."""
    published = (claim.document_publisher, _date(claim.document_date))
    return {
        "quotes": [piece.quote for piece in claim.evidence],
        "title": claim.document_title or claim.document,
        "published": ", ".join(part for part in published if part),
        "said": _said(claim),
        "notes": _notes(claim),
        "reading": f"Read by the rule {claim.rule}, confidence {claim.confidence:.2f}; claim {claim.id}",
        "decisions": [words.decided(decision) for decision in claim.decided_by],
        "context": claim.context.text if claim.context else None,
    }


def _publisher(claim: Claim) -> str:
    return claim.document_publisher or claim.document_title or claim.document


def _date(partial: str | None) -> str:
    return words.partial(partial) if partial else "undated"


def _said(claim: Claim) -> str | None:
    """Say who said it and when, where that is more than the document's own head says."""
    by = f" by {claim.attributed_to}" if claim.attributed_to else ""
    on = f", {_date(claim.said_on)}" if claim.said_on != claim.document_date and claim.said_on else ""
    return f"Said{by}{on}" if by or on else None


def _notes(claim: Claim) -> list[str]:
    """Say what the claim tells beyond the settled values."""
    notes = []
    if claim.unit:
        notes.append(f"Unit: {claim.unit}")
    if claim.formation and claim.formation_count is not None:
        notes.append(f"Number: {claim.formation_count} ({words.formation(claim.formation)})")
    return notes
