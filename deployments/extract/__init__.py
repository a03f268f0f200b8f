"""Documents become claims: layout, mentions, phrases, rules, and what is carried from sentence to sentence."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from deployments.extract.claims import finish
from deployments.extract.context import Memory
from deployments.extract.drafts import Draft
from deployments.extract.grammar import drafts
from deployments.extract.labels import of_senders
from deployments.extract.layout import sentences
from deployments.extract.linking import Page, link, owned_otherwise
from deployments.extract.mentions import read
from deployments.extract.scene import TOPICAL, Scene, about, about_forces, asked, scene, topic_nation, turn, voice
from deployments.extract.speakers import speakers
from deployments.extract.succession import over
from deployments.extract.tables import read as row_drafts
from deployments.extract.tables import rows
from deployments.extract.topical import topical
from deployments.extract.topics import asks, head, note, title
from deployments.records import Claim, Document

BLOCK = 500
"""Sentences that are held at a time: few articles have more, and ten megabytes of text stay in little memory."""

Drafted = tuple[Scene, list[tuple[Draft, Claim]]]
"""A sentence with the drafts and claims that were read from it."""

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


def follow(document: Document, *, again: bool = True) -> Iterator[Told]:
    """Read a document sentence by sentence, and yield each with all that was made of it.

    A text without a word for an armed force is not read at all: nothing is yielded.

    Args:
        document: What is read.
        again: Whether forces that no rule could place are read a second time.
    """
    if not topical(document.text):
        return
    memory, found = Memory(), dict[tuple[object, ...], Claim]()
    every = enumerate(sentences(document.text))
    while block := tuple(islice(every, BLOCK)):
        scenes = [
            scene(reading, document.text, memory, index)
            for index, sentence in block
            if (reading := read(document.text, sentence, document.date)).tokens
        ]
        first = block[0][0] == 0
        if first:
            _open(memory, scenes)
        credited = speakers([s.reading for s in scenes])
        read_off = list(_read_off(document, scenes, credited, memory, first=first))
        if again:
            _read_again(document, read_off, credited, memory)
        yield from _block(document, read_off, found)


def _open(memory: Memory, scenes: list[Scene]) -> None:
    """Keep in mind what a document is about, as its beginning tells."""
    memory.topic_nation, memory.voice = topic_nation(scenes), voice(scenes)
    memory.about = about(scenes, memory.topic_nation or memory.voice)
    memory.short = len(scenes) <= TOPICAL
    memory.about_forces = about_forces(scenes)
    memory.senders = of_senders(scenes, memory.topic_nation)


def _block(document: Document, read_off: list[Drafted], found: dict[tuple[object, ...], Claim]) -> Iterator[Told]:
    """Yield the sentences of a part of a document with what was made of them."""
    gone = over([told for _, made in read_off for told in made])
    for here, drafted in read_off:
        made = []
        for draft, read_so in drafted:
            claim = read_so
            if id(draft) in gone:
                draft.status = "ended"
                claim = finish(document, draft, here)
            made.append(Made(claim, draft, found.get(_told(claim))))
            found.setdefault(_told(claim), claim)
        yield Told(here, tuple(made))


def _read_again(document: Document, read_off: list[Drafted], credited: list[str | None], memory: Memory) -> None:
    """Add to the sentences of a part of a document what a second reading finds."""
    page = Page([here for here, _ in read_off], [[draft for draft, _ in drafted] for _, drafted in read_off], memory)
    for at, i, nation in [*owned_otherwise(page)]:  # all are found before any is changed
        here, drafted = read_off[at]
        draft, _ = drafted[i]
        draft.nation = nation
        drafted[i] = (draft, finish(document, draft, here))
    for at, draft in link(page):
        here, drafted = read_off[at]
        draft.attributed_to = credited[at]
        drafted.append((draft, finish(document, draft, here)))


def _read_off(
    document: Document, scenes: list[Scene], credited: list[str | None], memory: Memory, *, first: bool
) -> Iterator[Drafted]:
    """Yield the sentences of a part of a document with the drafts and claims of each by itself."""
    tabled = rows(scenes, document.text)
    celled = {cell.scene.index for told in tabled.values() for row, _ in told for cell, _ in row}
    if first:
        title(memory, scenes, celled)
    for here, told in zip(scenes, credited, strict=True):
        span = (here.reading.sentence.start, here.reading.sentence.end)
        made = []
        memory.turn = turn(here, memory.turn)
        if here.index not in celled:
            head(memory, here, span)
        if asked(here):
            asks(memory, here, span)
        told_in_rows = [d for row, columns in tabled.get(here.index, ()) for d in row_drafts(row, columns, memory)]
        for draft in [] if asked(here) else told_in_rows or drafts(here):
            draft.attributed_to = told
            if draft.carried and memory.span and memory.span != span:
                draft.spans = [*draft.spans, memory.span]
            if not any(draft.force is force for force in here.forces):
                draft.force = draft.place = None  # more on a force that an earlier sentence named
            made.append((draft, finish(document, draft, here)))
            memory.keep(draft, here.index, span)
        if any(not f.weak or (f.nations and f.role == "mass") for f in here.forces):
            memory.force_at = here.index
        note(memory, here)
        yield here, made


def _told(claim: Claim) -> tuple[object, ...]:
    """Return what a claim says, so that what is said again is known."""
    return (
        claim.hosts, claim.region, claim.site and claim.site.name, claim.formation, claim.formation_count, claim.nation,
        claim.lead, claim.contributors, claim.troops, claim.status, claim.attributed_to,
    )  # fmt: skip
