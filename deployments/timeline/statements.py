"""Claims as statements: from which day one counts, what day it attests last, and who speaks.

Inside this package days are never None: what no claim dates starts at `UNDATED`, what has no end ends at
`OPEN`.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from deployments.dates import PartialDate, day_after, first_day, last_day
from deployments.records import Claim

UNDATED = date.min
OPEN = date.max


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A claim with its days.

    Attributes:
        claim: The claim.
        start: First day on which it counts.
        attested: Last day it speaks of; `UNDATED` where no date is known.
        written: The date it is known by, as written.
        said: First day on which it can have been said.
        speaker: Who said it: whom the text credits, else the publisher, else the document.
    """

    claim: Claim
    start: date
    attested: date
    written: PartialDate | None
    said: date
    speaker: str

    @property
    def order(self) -> tuple[date, date, str]:
        """What sorts statements by time, the same way on every run."""
        return self.start, self.said, self.claim.id

    @property
    def due(self) -> PartialDate | None:
        """When what it plans takes effect; a date that was past when it was said is the decision's, not the plan's."""
        when = self.claim.as_of
        return when if when and day_after(when) > self.start else None


def known_from(claim: Claim) -> date:
    """Return the first day of which a claim speaks, no later than it was told."""
    return min(_first(claim.as_of or claim.said_on or claim.document_date), _told_by(claim))


def in_place(claim: Claim) -> Statement:
    """Return what a claim says is there.

    It counts from the first day of its date, and attests no day after its document's.
    """
    when = claim.as_of or claim.said_on or claim.document_date
    limit = _told_by(claim)
    return _statement(claim, min(_first(when), limit), min(_last(when), limit), when)


def ended(claim: Claim, *, there_now: bool) -> Statement:
    """Return what a claim says is over.

    It counts from the last day of its date, for until then the force may still have been there; or from its
    document's date where that comes first and the document does not say that the force is there now.
    """
    when = claim.as_of or claim.said_on or claim.document_date
    limit = _told_by(claim)
    over = _last(when)
    if _first(when) <= limit and not there_now:
        over = min(over, limit)
    return _statement(claim, over, over, when)


def intended(claim: Claim) -> Statement:
    """Return what a claim plans or proposes: it counts from the day it was said."""
    when = claim.said_on or claim.document_date
    return _statement(claim, _first(when), min(_last(when), _told_by(claim)), when)


def last_attested(statement: Statement) -> date:
    """Return the last day a statement attests, no later than it was told: an announced end is to come."""
    return min(statement.attested, _told_by(statement.claim))


def _statement(claim: Claim, start: date, attested: date, written: PartialDate | None) -> Statement:
    if claim.attributed_to:
        speaker = f"person {claim.attributed_to.casefold()}"
    elif claim.document_publisher:
        speaker = f"publisher {claim.document_publisher.casefold()}"
    else:
        speaker = f"document {claim.document_sha256}"
    return Statement(claim, start, attested, written, _first(claim.said_on or claim.document_date), speaker)


def _told_by(claim: Claim) -> date:
    known = claim.document_date or claim.said_on
    return _last(known) if known else OPEN


@cache
def _first(when: PartialDate | None) -> date:
    return first_day(when) if when else UNDATED


@cache
def _last(when: PartialDate | None) -> date:
    return last_day(when) if when else UNDATED
