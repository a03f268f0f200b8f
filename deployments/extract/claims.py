"""Drafts become claims: evidence, context, dates and ids; what is said twice in a document is kept once."""

import re
from datetime import timedelta
from functools import lru_cache
from typing import Any

from deployments import __version__, gazetteer
from deployments.dates import first_day, last_day
from deployments.extract.clauses import segment_of
from deployments.extract.confidence import confidence, features
from deployments.extract.drafts import Draft
from deployments.extract.mentions import Reading
from deployments.extract.scene import Scene
from deployments.extract.speakers import said_on
from deployments.extract.when import When
from deployments.lexicon import closed, fold
from deployments.records import LONGEST_QUOTE, Claim, Context, Document, Evidence, Site, claim_id

AROUND = 1500
"""Characters of a paragraph that are kept on either side of a claim's sentence."""
AHEAD = 40
"""Characters before a date in which the word stands that it belongs to."""
DATED = closed("dated")
ON_DAY = re.compile(r"on \w+day", re.IGNORECASE)
EXTRACTOR = f"deployments {__version__}"


def finish(document: Document, draft: Draft, s: Scene) -> Claim:
    """Make the claim of a draft."""
    reading, clause = s.reading, segment_of(s.clauses, draft.at)
    head = reading.tokens[draft.at].start
    own = _piece(document, reading.sentence.start, reading.sentence.end, head)
    evidence = (own, *(_piece(document, start, end, start) for start, end in draft.spans))
    told = said_on(reading)
    as_of, basis = _as_of(document, draft, reading, clause, told)
    if as_of and document.date and first_day(as_of) > last_day(document.date) and _present(draft, reading, clause):
        if _in_clause(reading, clause):
            draft.status = "planned"
        else:
            as_of, basis = told or document.date, "relative" if told else "document"
    fields: dict[str, Any] = {
        "hosts": tuple(draft.hosts),
        "region": draft.region,
        "site": _site(draft),
        "formation": draft.formation,
        "formation_count": draft.formation_count,
        "unit": None,
        "mission": draft.mission,
        "nation": draft.nation,
        "lead": draft.lead,
        "contributors": tuple(draft.contributors),
        "troops": draft.troops,
        "status": draft.status,
        "as_of": as_of,
        "as_of_basis": basis,
        "said_on": told or document.date,
        "attributed_to": draft.attributed_to,
        "evidence": evidence,
    }
    plain = {key: _plain(value) for key, value in fields.items()}
    fields |= {
        "id": claim_id(document.sha256, plain),
        "document": document.id,
        "document_title": document.title,
        "document_publisher": document.publisher,
        "document_date": document.date,
        "document_sha256": document.sha256,
        "context": _context(document, reading),
        "rule": draft.rule,
        "confidence": confidence(features(draft, s)),
        "extractor": EXTRACTOR,
    }
    # A record remembers which of its fields were given: those left out take no memory.
    return Claim(**{key: value for key, value in fields.items() if value not in (None, ())})


def _in_clause(reading: Reading, clause: tuple[int, int]) -> bool:
    """Whether a clause has a date of its own, and not only the one beside it."""
    start, end = reading.tokens[clause[0]].start, reading.tokens[clause[1] - 1].end
    return any(start <= w.start < end for w in reading.whens)


def _present(draft: Draft, reading: Reading, clause: tuple[int, int]) -> bool:
    """Whether a clause is told in the present, so that a date to come makes a plan of it: "hands over in July"."""
    first, end = clause
    words = {reading.fold(i) for i in range(first, end)}
    verbs = [m for m in reading.kind("verb") if first <= m.first < end]
    led = [reading.fold(m.first) for m in reading.cues("leads") if first <= m.first < end]
    past = any("past" in m.forms or m.value == "leave" for m in verbs) or any(w.endswith(("ed", "ook")) for w in led)
    return (
        draft.status == "in-place"
        and not past
        and words.isdisjoint(
            {"until", "till", "since", "through", "has", "have", "will", "shall", "was", "were", "had", "did"}
        )
    )


def _context(document: Document, reading: Reading) -> Context:
    """Return the paragraph around a sentence, or as much of it as a reader needs."""
    start, end = reading.sentence.paragraph
    start = max(start, reading.sentence.start - AROUND)
    return _paragraph(document, start, min(end, reading.sentence.end + AROUND))


@lru_cache(maxsize=8)
def _paragraph(document: Document, start: int, end: int) -> Context:
    """Return a part of the text, one record for all claims of a paragraph: there are many in a long text."""
    return Context(start=start, text=document.text[start:end])


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value


def _piece(document: Document, start: int, end: int, head: int) -> Evidence:
    """Return a sentence as evidence; of one that is too long, the part around its head."""
    if end - start > LONGEST_QUOTE:
        start = max(start, min(head - LONGEST_QUOTE // 2, end - LONGEST_QUOTE))
        end = start + LONGEST_QUOTE
    return _quote(document, start, end)


@lru_cache(maxsize=8)
def _quote(document: Document, start: int, end: int) -> Evidence:
    """Return a slice as evidence, one record for all claims of a sentence."""
    return document.quote(start, end)


def _site(draft: Draft) -> Site | None:
    if draft.site is None:
        return None
    name, place = draft.site
    known = gazetteer.sites().get(place) if place else None
    return Site(name=name, place=place, lat=known.lat if known else None, lon=known.lon if known else None)


def _as_of(
    document: Document, draft: Draft, reading: Reading, clause: tuple[int, int], told: str | None
) -> tuple[str | None, str | None]:
    """Return when a statement is true, and how that is known: by the nearest date, not that of its saying."""
    start, end = reading.tokens[clause[0]].start, reading.tokens[clause[1] - 1].end
    head = reading.tokens[draft.at].start
    dated = [(w, p) for w in reading.whens if w.partial != told and (p := _dates(document, draft, reading, w))]
    if draft.status == "in-place" and document.date and not _present(draft, reading, clause):
        dated = [(w, p) for w, p in dated if first_day(p) <= last_day(str(document.date))]
    inside = [(w, p) for w, p in dated if start <= w.start < end]
    if inside or len(dated) == 1:
        nearest, partial = min(inside or dated, key=lambda d: abs(d[0].start - head))
        return partial, nearest.basis
    if draft.status == "in-place" and document.date:
        return told or document.date, "relative" if told else "document"
    return None, None


def _dates(document: Document, draft: Draft, reading: Reading, when: When) -> str | None:
    """Return a date as one of the draft's force; None where it names a treaty or dates a decision."""
    before = [fold(word) for word in document.text[max(0, when.start - AHEAD) : when.start].split()[-2:]]
    if when.partial is None or (before[-1:] == ["of"] and before[0] in DATED):
        return None
    if draft.status == "in-place" and before[-1:] in (["until"], ["till"], ["to"]):
        return None
    if draft.status not in {"planned", "proposed"} or not document.date:
        return when.partial
    partial, today = when.partial, first_day(document.date)
    outside = when.start > reading.tokens[draft.at].start or when.start == reading.sentence.start
    if outside and len(document.date) == len(partial) and ON_DAY.match(document.text, when.start, when.end):
        return str(first_day(partial) + timedelta(days=7 if first_day(partial) < today else 0))
    return None if last_day(partial) <= today else partial
