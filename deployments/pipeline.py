"""The whole run: sources → documents → claims → what counts of them → world → page or export."""

# ruff: noqa: PLC0415 - geopandas and folium take a second to import: only what draws or exports pays for them
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from deployments.accounts import DocumentAccount
from deployments.decisions import AnyDecision
from deployments.errors import OptionError, SourceError
from deployments.extract import extract
from deployments.output import write_atomically
from deployments.read import LARGEST, Fault, read
from deployments.records import Claim, Document, World
from deployments.review import counting, decide
from deployments.timeline import settle

if TYPE_CHECKING:
    from deployments.export.report.content import Report
    from deployments.webmap import Look

Watch = Callable[[Sequence[Document]], Iterable[Document]]
"""Passes documents on one by one, and may tell how far it is."""


class Gathered(NamedTuple):
    """What SOURCES say.

    Attributes:
        claims: The claims that count, by document and place.
        raw: All claims, unchanged, with the decisions on them.
        documents: The documents that were read.
        faults: What was left out.
        lost: Places of the decisions that name no claim, though their document is there.
        elsewhere: Places of the decisions on documents that were not read.
    """

    claims: tuple[Claim, ...]
    raw: tuple[Claim, ...]
    documents: tuple[Document, ...]
    faults: tuple[Fault, ...]
    lost: tuple[int, ...]
    elsewhere: tuple[int, ...]


def gather(
    sources: Sequence[Path], watch: Watch = iter, decisions: Sequence[AnyDecision] = (), largest: int = LARGEST
) -> Gathered:
    """Read SOURCES, extract what is not extracted yet, and let a reviewer's decisions take effect.

    Args:
        sources: Texts, folders of texts and claims files.
        watch: Passes the documents on.
        decisions: What a reviewer decided.
        largest: A text of more bytes is left out.
    """
    reading = read(sources, largest)
    claims = [
        *reading.claims,
        *(claim for document in watch(reading.documents) for claim in extract(document)),
    ]
    claims.sort(key=lambda claim: (claim.document, claim.evidence[0].start, claim.id))
    reviewed = decide(claims, decisions, (document.id for document in reading.documents))
    return Gathered(
        claims=counting(reviewed.claims),
        raw=reviewed.claims,
        documents=tuple(reading.documents),
        faults=reading.faults,
        lost=reviewed.lost,
        elsewhere=reviewed.elsewhere,
    )


def explain(path: Path, claim: str | None = None) -> DocumentAccount:
    """Read one text and tell how each of its sentences was read.

    Args:
        path: Of the text.
        claim: Id of a claim; then only the sentences that make it are told of.

    Raises:
        SourceError: If it is not one text that can be read.
        OptionError: If the text makes no such claim.
    """
    from deployments.extract.accounts import account

    reading = read([path])
    if reading.faults and not path.is_dir():
        message = f"{path} {reading.faults[0].reason}"
        raise SourceError(message)
    if path.is_dir() or len(reading.documents) != 1:
        message = f"{path} is not one text; explain reads one at a time (.txt, .md, .text)"
        raise SourceError(message)
    told = account(reading.documents[0])
    if claim is None:
        return told
    sentences = tuple(s for s in told.sentences if any(claim in {a.claim.id, a.repeats} for a in s.claims))
    if not sentences:
        message = f"{path} makes no claim {claim}; deploy extract prints the ids"
        raise OptionError(message)
    return told.model_copy(update={"sentences": sentences})


def as_json_lines(claims: Iterable[Claim]) -> bytes:
    """Return claims as JSON Lines in UTF-8; only those that a reviewer decided on tell of decisions."""
    return "".join(f"{claim.model_dump_json(exclude=_undecided(claim))}\n" for claim in claims).encode()


def _undecided(claim: Claim) -> set[str]:
    return {name for name in ("rejected_by", "decided_by") if not getattr(claim, name)}


def build_map(
    claims: Sequence[Claim],
    path: Path,
    look: "Look | None" = None,
    *,
    documents: Iterable[Document] = (),
) -> World:
    """Write the page that shows what `claims` say, and return the world that it shows.

    Args:
        claims: In any order.
        path: Of the page.
        look: How it is shown.
        documents: Those whose whole text the page is to hold.

    Raises:
        OptionError: If the tiles cannot be used.
        OutputError: If the page cannot be written.
    """
    from deployments import places, webmap

    world = settle(claims)
    page = webmap.render(
        world,
        {claim.id: claim for claim in claims},
        places.background(),
        look or webmap.Look(),
        texts={document.id: document.text for document in documents},
    )
    write_atomically(path, page.encode())
    return world


def report_to(claims: Sequence[Claim], path: Path, encode: Callable[["Report"], bytes], day: date | None) -> int:
    """Write the situation report of what `claims` say on a day; return the number of statements it quotes.

    Args:
        claims: In any order.
        path: Of the report.
        encode: What turns it into bytes.
        day: None for the latest on which anything is attested.

    Raises:
        OutputError: If it cannot be written.
    """
    from deployments.export.report.content import report

    told = report(settle(claims), {claim.id: claim for claim in claims}, day)
    write_atomically(path, encode(told))
    return len(told.notes)


def export_to(claims: Sequence[Claim], path: Path, *, geometry: str = "point") -> int:
    """Write what `claims` say in the format that the ending of `path` names; return the number of rows.

    Args:
        claims: In any order.
        path: Of the export.
        geometry: "point" or "country".

    Raises:
        UnknownFormatError: If no format has that ending.
        OutputError: If it cannot be written.
    """
    from deployments import export, places

    frame = places.frame(settle(claims), {claim.id: claim for claim in claims}, geometry=geometry)
    export.write(frame, path)
    return len(frame)
