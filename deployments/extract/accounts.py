"""Accounts of a reading, for whoever mends a rule: taken from what the extractor did, nothing is read again."""

from collections.abc import Iterator

from deployments.accounts import Account, DocumentAccount, Feature, Kind, Mark, SentenceAccount, Words
from deployments.extract import Made, Told, follow
from deployments.extract.confidence import features, table
from deployments.extract.mentions import Reading
from deployments.extract.passed import REASONS
from deployments.records import Document
from deployments.wording import strength

KINDS: dict[str, Kind] = {
    "nation": "nation", "region": "region", "site": "site", "mission": "mission", "force": "force", "verb": "verb",
    "cue": "cue",
}  # fmt: skip


def account(document: Document) -> DocumentAccount:
    """Return how a document was read, sentence by sentence."""
    told = tuple(_sentence(document, one) for one in follow(document))
    return DocumentAccount(document=document, sentences=told)


def _sentence(document: Document, told: Told) -> SentenceAccount:
    reading = told.scene.reading
    linked = {made.draft.force.first for made in told.made if made.draft.force and made.draft.sure is not None}
    passed = sorted(
        {(p.first, p.end, REASONS[p.reason]) for p in reading.passed if p.reason != "date" and p.first not in linked}
    )
    return SentenceAccount(
        start=reading.sentence.start,
        end=reading.sentence.end,
        kind=reading.sentence.kind,
        marks=tuple(_apart(sorted(_marks(reading), key=lambda mark: (mark.start, -mark.end)))),
        claims=tuple(_claim(document, told, made) for made in told.made),
        passed=tuple(_words(document, reading, first, end, reason) for first, end, reason in passed),
    )


def _marks(reading: Reading) -> Iterator[Mark]:
    """Yield all that a sentence mentions; numbers and dates may overlap the rest."""
    for m in reading.mentions:
        start, end = _span(reading, m.first, m.end)
        yield Mark(start=start, end=end, kind=KINDS[m.kind], value=m.value)
    for number in reading.numbers:
        start, end = _span(reading, number.first, number.end)
        yield Mark(start=start, end=end, kind="number", value=strength(number.troops))
    for when in reading.whens:
        yield Mark(start=when.start, end=when.end, kind="date", value=when.partial or "no year")


def _apart(marks: list[Mark]) -> Iterator[Mark]:
    """Yield the marks that begin behind the end of the one before."""
    end = 0
    for mark in marks:
        if mark.start >= end:
            yield mark
            end = mark.end


def _span(reading: Reading, first: int, end: int) -> tuple[int, int]:
    return reading.tokens[first].start, reading.tokens[max(end, first + 1) - 1].end


def _words(document: Document, reading: Reading, first: int, end: int, told: str) -> Words:
    start, stop = _span(reading, max(first, 0), min(end, len(reading.tokens)))
    return Words(start=start, end=stop, quote=document.text[start:stop], told=told)


def _claim(document: Document, told: Told, made: Made) -> Account:
    known, found = {row["feature"]: row for row in table()}, ("base", *features(made.draft, told.scene))
    weighed = [known[name] for name in found if name in known]
    return Account(
        claim=made.claim,
        repeats=made.before.id if made.before else None,
        words=tuple(_made_of(document, told.scene.reading, made)),
        features=tuple(Feature(name=row["feature"], weight=row["weight"], means=row["means"]) for row in weighed),
    )


def _made_of(document: Document, reading: Reading, made: Made) -> Iterator[Words]:
    """Yield the words that a claim was read from."""
    draft = made.draft
    if draft.force is None:
        yield _words(document, reading, draft.at, draft.at + 1, "read from")
    else:
        yield _words(document, reading, draft.force.first, draft.force.end, "force")
        if number := draft.force.number:
            yield _words(document, reading, number.first, number.end, "number")
        if verb := draft.force.verb:
            yield _words(document, reading, verb.first, verb.end, "verb")
    if draft.place and not draft.carried and draft.place.end:
        yield _words(document, reading, draft.place.first, draft.place.end, "place")
    for piece in made.claim.evidence[1:]:
        yield Words(start=piece.start, end=piece.end, quote=piece.quote, told="taken over from")
