"""Documents become claims: layout, mentions, phrases, rules, and what is carried from sentence to sentence."""

from deployments.extract.claims import finish
from deployments.extract.context import Memory
from deployments.extract.grammar import Draft, Scene, drafts, scene
from deployments.extract.layout import sentences
from deployments.extract.mentions import read
from deployments.records import Claim, Document

__all__ = ["extract"]


def extract(document: Document) -> list[Claim]:
    """Return the claims of a document in the order of its text."""
    memory = Memory()
    found: dict[tuple[object, ...], Claim] = {}
    for index, sentence in enumerate(sentences(document.text)):
        reading = read(document.text, sentence, document.date)
        if not reading.mentions:
            continue
        here = scene(reading, document.text, memory, index)
        for draft in drafts(here):
            claim = finish(document, draft, reading)
            found.setdefault(_told(claim), claim)
        _remember(memory, here, index)
    return list(found.values())


def _told(claim: Claim) -> tuple[object, ...]:
    """Return what a claim says, so that what is said again is known."""
    return (
        claim.hosts, claim.region, claim.site and claim.site.name, claim.formation, claim.nation, claim.lead, claim.contributors,
        claim.troops, claim.status, claim.attributed_to, claim.formation_count,
    )  # fmt: skip


def _remember(memory: Memory, here: Scene, index: int) -> None:
    """Keep the last place, nation and formation of a sentence in mind."""
    span = (here.reading.sentence.start, here.reading.sentence.end)
    located = [p for p in here.places if p.locative and (p.hosts or p.region)]
    if located and (here.forces or index - memory.where > 6 or here.reading.sentence.kind == "heading"):
        memory.place(located[-1], index, span)
    for force in here.forces:
        if not force.weak or force.number:
            if force.formation != "troops" or index - memory.formation_at > 2:
                memory.formation, memory.formation_at = force.formation, index
        if len(force.nations) == 1:
            memory.nation, memory.nation_at = force.nations[0], index
