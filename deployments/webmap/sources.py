"""What the page quotes: documents, paragraphs and claims, each once and in reading order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from deployments import wording as words
from deployments.dates import first_day
from deployments.records import Claim, Context, Evidence
from deployments.webmap.days import number


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims in reading order: oldest document first, then as they stand in it."""
    return sorted(claims, key=lambda c: (c.document_date or "", c.document, c.evidence[0].start, c.id))


def library(claims: Sequence[Claim], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the documents, paragraphs and claims of the page; they name each other by their place.

    Args:
        claims: In reading order.
        texts: By document, the whole texts that the page is to hold; those without a claim are left out.
    """
    documents: dict[tuple[str, str | None, str | None, str | None], int] = {}
    paragraphs: dict[tuple[str, int, str], int] = {}
    told = []
    for claim in claims:
        around = claim.context and paragraphs.setdefault(
            (claim.document, claim.context.start, claim.context.text), len(paragraphs)
        )
        document = documents.setdefault(_about(claim), len(documents))
        pieces = {"pieces": [_piece(piece, claim.context) for piece in claim.evidence]}
        told.append(_claim(claim, document) | pieces | ({} if around is None else {"paragraph": around}))
    return {
        "documents": [_document(*about, texts) for about in documents],
        "paragraphs": [_paragraph(start, text) for _, start, text in paragraphs],
        "claims": told,
    }


def _paragraph(start: int, text: str) -> list[Any]:
    """Return where a paragraph starts, and its text, without the blank around it."""
    return [start + len(text) - len(text.lstrip()), text.strip()]


def _piece(piece: Evidence, around: Context | None) -> list[Any]:
    """Return where a piece stands, and its words where they are no slice of the paragraph around it."""
    start, text = _paragraph(around.start, around.text) if around else (piece.start, "")
    inside = start <= piece.start and text[piece.start - start : piece.end - start] == piece.quote
    return [piece.start, piece.end] if inside else [piece.start, piece.end, piece.quote]


def _about(claim: Claim) -> tuple[str, str | None, str | None, str | None]:
    """Return what a claim tells of its document: in a claims file, two may differ."""
    return claim.document, claim.document_title, claim.document_publisher, claim.document_date


def _document(
    name: str, title: str | None, publisher: str | None, date: str | None, texts: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "id": name,
        "title": title or name,
        "named": title,
        "published": ", ".join(part for part in (publisher, _date(date)) if part),
        "date": date,
    } | ({"text": texts[name]} if name in texts else {})


def _claim(claim: Claim, document: int) -> dict[str, Any]:
    said_on = claim.said_on or claim.document_date
    found = {
        "id": claim.id,
        "document": document,
        "speaker": claim.attributed_to or f"{_publisher(claim)}, in its own words",
        "credited": claim.attributed_to,
        "day": number(first_day(said_on)) if said_on else None,
        "saidOn": claim.said_on,
        "said": _said(claim),
        "notes": _notes(claim),
        "decisions": [words.decided(decision) for decision in claim.decided_by],
        "rule": claim.rule,
        "confidence": claim.confidence,
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


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
