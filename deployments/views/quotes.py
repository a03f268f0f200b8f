"""The quotes behind values: each claim with its words, its document and who says it."""

from collections.abc import Iterable, Mapping

from deployments import wording
from deployments.dates import PartialDate
from deployments.records import Claim, Evidence
from deployments.terms import Record


class Quote(Record):
    """A claim as it is cited.

    Attributes:
        claim: Its id.
        document: Id of its document.
        title: The document's title.
        publisher: Who published it.
        date: When, as far as it is known.
        attributed_to: Whom it credits with the statement.
        said_on: When that was said.
        evidence: The words, in the order of the document.
        decisions: What reviewers decided about the claim, who, when and why.
    """

    claim: str
    document: str
    title: str | None
    publisher: str | None
    date: PartialDate | None
    attributed_to: str | None
    said_on: PartialDate | None
    evidence: tuple[Evidence, ...]
    decisions: tuple[str, ...]


def quotes(cited: Iterable[str], claims: Mapping[str, Claim]) -> tuple[Quote, ...]:
    """Return the quotes of some claims, each once, the oldest document first."""
    told = sorted((claims[key] for key in set(cited)), key=_order)
    return tuple(
        Quote(
            claim=claim.id,
            document=claim.document,
            title=claim.document_title,
            publisher=claim.document_publisher,
            date=claim.document_date,
            attributed_to=claim.attributed_to,
            said_on=claim.said_on,
            evidence=claim.evidence,
            decisions=tuple(wording.decided(decision) for decision in claim.decided_by),
        )
        for claim in told
    )


def _order(claim: Claim) -> tuple[str, str, int, str]:
    return claim.document_date or "", claim.document, claim.evidence[0].start, claim.id


def source(quote: Quote) -> str:
    """Name the source of a quote: its title or document, publisher, date and speaker."""
    named = [f for f in (quote.title or quote.document, quote.publisher, quote.date) if f]
    said = f"{quote.attributed_to} on {quote.said_on}" if quote.attributed_to and quote.said_on else quote.attributed_to
    return f"{', '.join(named)}{f' ({said})' if said else ''}"


def spoken(quote: Quote) -> str:
    """Return the words of a quote, its pieces parted by an ellipsis."""
    return " … ".join(" ".join(piece.quote.split()) for piece in quote.evidence)
