"""Documents become claims: layout, mentions, phrases, rules, and what is carried from sentence to sentence."""

from collections.abc import Iterator
from typing import NamedTuple

from deployments.extract.claims import finish
from deployments.extract.context import Memory
from deployments.extract.drafts import Draft
from deployments.extract.grammar import drafts
from deployments.extract.layout import sentences
from deployments.extract.leading import LED
from deployments.extract.mentions import read
from deployments.extract.scene import Scene, asked, scene, topic_nation, voice
from deployments.extract.speakers import speakers
from deployments.extract.tables import rows
from deployments.extract.where import venue, where
from deployments.extract.who import subject_of
from deployments.records import Claim, Document

SUMS = {"all", "altogether", "overall", "together", "total"}
"""Words by which a question asks for a figure over all nations."""

__all__ = ["Made", "Told", "extract", "follow"]


class Made(NamedTuple):
    """A claim with the draft it was made of.

    Attributes:
        before: The claim that says the same earlier in the document; this one is left out.
    """

    claim: Claim
    draft: Draft
    before: Claim | None


class Told(NamedTuple):
    """A sentence with what was made of it."""

    scene: Scene
    made: tuple[Made, ...]


def extract(document: Document) -> list[Claim]:
    """Return the claims of a document in the order of its text."""
    return [made.claim for told in follow(document) for made in told.made if not made.before]


def follow(document: Document) -> Iterator[Told]:
    """Read a document sentence by sentence, and yield each with all that was made of it."""
    memory = Memory()
    found: dict[tuple[object, ...], Claim] = {}
    scenes = [
        scene(reading, document.text, memory, index)
        for index, sentence in enumerate(sentences(document.text))
        if (reading := read(document.text, sentence, document.date)).tokens
    ]
    memory.topic_nation, memory.voice = topic_nation(scenes), voice(scenes)
    _title(memory, scenes)
    tabled = rows(scenes, document.text, memory)
    credited = speakers([s.reading for s in scenes])
    for here, told in zip(scenes, credited, strict=True):
        span = (here.reading.sentence.start, here.reading.sentence.end)
        made = []
        _head(memory, here, span)
        if asked(here):
            _asks(memory, here, span)
        for draft in [] if asked(here) else tabled.get(here.index) or drafts(here):
            draft.attributed_to = told
            if draft.carried and memory.span and memory.span != span:
                draft.spans = [*draft.spans, memory.span]
            claim = finish(document, draft, here.reading)
            before = found.get(_told(claim))
            made.append(Made(claim, draft, before))
            found.setdefault(_told(claim), claim)
            memory.keep(draft, here.index, span)
        if any(not f.weak for f in here.forces):
            memory.force_at = here.index
        _note(memory, here)
        yield Told(here, tuple(made))


def _asks(memory: Memory, here: Scene, span: tuple[int, int]) -> None:
    """Keep what a question is about in mind for its answer: the force, else only the place."""
    for draft in (asked_of := drafts(here)):
        memory.keep(draft, here.index, span)
        if draft.force:
            here.pass_over(draft.force, "not-stated")
    named = [place for f in here.forces if (place := where(here, f)[0]) is not None and place.end]
    if named and not asked_of:
        memory.place(tuple(named[0].hosts), named[0].region, here.index, span)


def _told(claim: Claim) -> tuple[object, ...]:
    """Return what a claim says, so that what is said again is known."""
    return (
        claim.hosts, claim.region, claim.site and claim.site.name, claim.formation, claim.formation_count, claim.nation,
        claim.lead, claim.contributors, claim.troops, claim.status, claim.attributed_to,
    )  # fmt: skip


def _note(memory: Memory, here: Scene) -> None:
    """Keep the country and the subject that a sentence names in mind, whether or not a force is there."""
    if countries := [p for p in here.places if len(p.hosts) == 1 and (not p.bare or p.locative)]:
        memory.named, memory.named_at, memory.named_sites = countries[0].hosts[0], here.index, countries[0].sites
    if asked(here) and not SUMS.isdisjoint(t.fold for t in here.reading.tokens):
        memory.total_at = here.index
    if subject := subject_of(here):
        memory.subject, memory.subject_at = subject, here.index


def _title(memory: Memory, scenes: list[Scene]) -> None:
    """Begin with the place that the title names."""
    for here in scenes[:3]:
        _head(memory, here, (here.reading.sentence.start, here.reading.sentence.end))
        if memory.hosts:
            return


def _head(memory: Memory, here: Scene, span: tuple[int, int]) -> None:
    """Keep the place of a heading or of an item's label in mind for what stands below it."""
    kind = here.reading.sentence.kind
    for place in here.places:
        label = (
            place.first <= 3
            and not place.role
            and here.reading.fold(place.end) in {".", ":", ",", "", "–"}
            and ":" not in {here.reading.fold(i) for i in range(place.first)}
            and not place.bare
        )
        named = kind == "heading" and len(place.hosts) == 1 and not place.role and not place.bare
        of_force = named and any(f.formation in LED for f in here.forces)
        if (
            of_force
            or (kind == "heading" and place.locative and not venue(here, place))
            or (label and kind in {"item", "heading"} and not here.forces)
        ):
            memory.place(tuple(place.hosts), place.region, here.index, span)
            return
