"""Accounts of how a document was read: what `deploy explain` shows, as plain records."""

from typing import Literal

from deployments.records import Claim, Document, Record

Kind = Literal["nation", "region", "site", "mission", "force", "verb", "cue", "number", "date"]


class Mark(Record):
    """A phrase that a sentence mentions.

    Attributes:
        start: Offset of its first code point in the document.
        end: Offset after its last.
        kind: What it is a phrase of.
        value: What it means: a code, an id, a formation, a number or a date.
    """

    start: int
    end: int
    kind: Kind
    value: str


class Words(Record):
    """Words of a sentence with what they did.

    Attributes:
        start: Offset of their first code point in the document.
        end: Offset after their last.
        quote: The words.
        told: What they are to a claim ("force", "number", "verb", "place", "read from"), or why they gave none.
    """

    start: int
    end: int
    quote: str
    told: str


class Feature(Record):
    """What was notable of a reading, how much it tells in log odds, and what it means."""

    name: str
    weight: float
    means: str


class Account(Record):
    """How one claim was read.

    Attributes:
        claim: The claim; its rule and confidence stand in it.
        repeats: Id of the claim that says the same before it, so that this one was left out.
        words: The words that made it.
        features: What its confidence comes from; what has no weight is not among them.
    """

    claim: Claim
    repeats: str | None
    words: tuple[Words, ...]
    features: tuple[Feature, ...]


class SentenceAccount(Record):
    """What became of one sentence.

    Attributes:
        start: Offset of its first code point in the document.
        end: Offset after its last.
        kind: "text", "heading" or "item".
        marks: What it mentions, in order; none overlaps another.
        claims: What it claims.
        passed: Its forces and numbers that gave no claim, with the reasons.
    """

    start: int
    end: int
    kind: str
    marks: tuple[Mark, ...]
    claims: tuple[Account, ...]
    passed: tuple[Words, ...]


class DocumentAccount(Record):
    """How a document was read, sentence by sentence."""

    document: Document
    sentences: tuple[SentenceAccount, ...]
