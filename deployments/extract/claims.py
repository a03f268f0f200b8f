"""Drafts become claims: evidence, context, dates and ids; what is said twice in a document is kept once."""

from deployments import __version__, gazetteer
from deployments.extract.grammar import Draft
from deployments.extract.mentions import Reading
from deployments.records import LONGEST_QUOTE, Claim, Context, Document, Evidence, Site, claim_id

EXTRACTOR = f"deployments {__version__}"


def finish(document: Document, draft: Draft, reading: Reading) -> Claim:
    """Make the claim of a draft."""
    evidence = tuple(_piece(document, start, end) for start, end in [(reading.sentence.start, reading.sentence.end), *draft.spans])
    as_of, basis = _as_of(document, draft, reading)
    fields = {
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
        "said_on": document.date,
        "attributed_to": None,
        "evidence": evidence,
    }
    plain = {key: _plain(value) for key, value in fields.items()}
    start, end = reading.sentence.paragraph
    return Claim(
        id=claim_id(document.sha256, plain),
        document=document.id,
        document_title=document.title,
        document_publisher=document.publisher,
        document_date=document.date,
        document_sha256=document.sha256,
        context=Context(start=start, text=document.text[start:end]),
        rule=draft.rule,
        confidence=0.5 if draft.carried else 0.8,
        extractor=EXTRACTOR,
        **fields,
    )


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value


def _piece(document: Document, start: int, end: int) -> Evidence:
    return document.quote(start, min(end, start + LONGEST_QUOTE))


def _site(draft: Draft) -> Site | None:
    if draft.site is None:
        return None
    name, place = draft.site
    known = gazetteer.sites().get(place) if place else None
    return Site(name=name, place=place, lat=known.lat if known else None, lon=known.lon if known else None)


def _as_of(document: Document, draft: Draft, reading: Reading) -> tuple[str | None, str | None]:
    head = reading.tokens[draft.at].start
    dated = [w for w in reading.whens if w.partial]
    if dated:
        nearest = min(dated, key=lambda w: abs(w.start - head))
        return nearest.partial, nearest.basis
    if draft.status == "in-place" and document.date:
        return document.date, "document"
    return None, None
