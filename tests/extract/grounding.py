"""What holds for the claims of any text, however hostile: they are grounded in it."""

import hashlib

from deployments.extract import extract
from deployments.records import LONGEST_QUOTE, Claim, Document


def document(text: str, day: str | None = None) -> Document:
    return Document(id="any", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), date=day)


def checked(read: Document) -> list[Claim]:
    """Extract, and check what holds for the claims of any text."""
    claims = extract(read)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.document_sha256 == read.sha256
        for piece in claim.evidence:
            assert read.text[piece.start : piece.end] == piece.quote
            assert piece.quote.strip()
            assert len(piece.quote) <= LONGEST_QUOTE
        if context := claim.context:
            assert read.text[context.start : context.start + len(context.text)] == context.text
            assert context.start <= claim.evidence[0].start
    return claims
