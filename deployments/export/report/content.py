"""What a report says, in order: sections by host, forces, facts, and the quotes as numbered notes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any, Final, NamedTuple

from deployments import wording
from deployments.records import Aggregate, Claim, Deployment, HostTotal, Settled, State, World
from deployments.views.attributes import NAMES, Attribute, settled, words
from deployments.views.overview import where_of
from deployments.views.quotes import Quote, quotes

DECIDED: Final[tuple[Attribute, ...]] = ("strength", "lead")
"""Attributes of which a reader wants to know the rule; of the others it says that what is named counts."""


class Piece(NamedTuple):
    """Some words, and the claims that they rest on."""

    text: str
    claims: tuple[str, ...] = ()


class Fact(NamedTuple):
    """One line of a report."""

    label: str
    pieces: tuple[Piece, ...]


class Entry(NamedTuple):
    """One force with what is known of it."""

    title: str
    facts: tuple[Fact, ...]


class Section(NamedTuple):
    """One host, several hosts together, or a region."""

    title: str
    facts: tuple[Fact, ...]
    entries: tuple[Entry, ...]


class Report(NamedTuple):
    """A situation report.

    Attributes:
        title: Its heading.
        summary: How much it rests on.
        sections: Hosts by name, then figures over several hosts or a region.
        notes: The quotes, in the order in which they are first referred to.
    """

    title: str
    summary: str
    sections: tuple[Section, ...]
    notes: tuple[Quote, ...]

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each claim's note."""
        return {quote.claim: number for number, quote in enumerate(self.notes, 1)}


def report(world: World, claims: Mapping[str, Claim], day: date | None) -> Report:
    """Return the report of what stands on `day`, or on the latest day on which anything is attested."""
    shown = day or world.latest
    on = shown or date.max
    totals = {t.host: t for t in world.totals if (t.start or date.min) <= on < (t.end or date.max)}
    sections = (*_sections(world.deployments, totals, on), *_sections(world.aggregates, {}, on))
    told = dict.fromkeys(key for section in sections for key in _cited(section))
    notes = [quote for key in told for quote in quotes((key,), claims)]
    documents = len({quote.document for quote in notes})
    when = f" on {wording.day(shown)}" if shown else ""
    return Report(
        title=f"Troop deployments{when}",
        summary=f"{_counted(len(notes), 'statement')} from {_counted(documents, 'document')}. "
        "What was said once stands as last known until a later text changes it; unknown is never 0.",
        sections=sections,
        notes=tuple(notes),
    )


def _sections(forces: Iterable[Deployment | Aggregate], totals: Mapping[str, HostTotal], on: date) -> Iterator[Section]:
    standing = [force for force in forces if force.at(on)]
    standing.sort(key=lambda force: (where_of(force), _whole(force), force.id))
    for where, there in groupby(standing, key=where_of):
        several = list(there)
        first = several[0]
        total = totals.get(first.host) if isinstance(first, Deployment) else None
        yield Section(where, tuple(_total(total)), tuple(_entries(several, on)))


def _whole(force: Deployment | Aggregate) -> str:
    """Return what a force is sorted by: a contingent stands behind its formation."""
    return (force.part_of if isinstance(force, Deployment) else None) or force.id


def _total(total: HostTotal | None) -> Iterator[Fact]:
    if total is None:
        return
    yield Fact("All forces together", (Piece(wording.strength(total.strength), total.claims),))
    for part in total.parts:
        if part.deployment is None:
            yield Fact("Of these, of no known contingent", (Piece(wording.strength(part.strength), part.claims),))


def _entries(forces: Iterable[Deployment | Aggregate], on: date) -> Iterator[Entry]:
    for force in forces:
        for state in force.at(on):
            part = isinstance(force, Deployment) and force.part_of
            title = wording.title(force, state) + (" (counted with the multinational force)" if part else "")
            yield Entry(title, tuple(_facts(state, on)))


def _facts(state: State, on: date) -> Iterator[Fact]:
    for name, value in settled(state):
        if name == "status":
            yield Fact(NAMES[name].capitalize(), (Piece(_status(state, on), value.claims), *_sides(name, value)))
        else:
            yield Fact(NAMES[name].capitalize(), tuple(_pieces(name, value)))


def _status(state: State, on: date) -> str:
    told = wording.STATUS[wording.symbol(state, on)].lower()
    due = f" {wording.partial(state.due)}" if state.due else ""
    status = state.status
    if status.attested is None:
        return f"{told}{due}, undated"
    attested = wording.partial(status.as_of) if status.as_of else wording.day(status.attested)
    return f"{told}{due}, as of {attested}, {wording.age(status.attested, status.as_of, on)}"


def _pieces(name: Attribute, value: Settled[Any]) -> Iterator[Piece]:
    """Yield a value; where sources disagree each side with its own claims, else the rule where it is not plain."""
    if value.sides:
        yield Piece(f"{words(name, value.value)}; sources disagree")
        yield from _sides(name, value)
    elif name not in DECIDED or value.reason.startswith("agreement"):
        yield Piece(words(name, value.value), value.claims)
    else:
        yield Piece(f"{words(name, value.value)} ({value.reason})", value.claims)


def _sides(name: Attribute, value: Settled[Any]) -> Iterator[Piece]:
    yield from (Piece(words(name, side.value), side.claims) for side in value.sides)


def _cited(section: Section) -> Iterator[str]:
    facts = [*section.facts, *(fact for entry in section.entries for fact in entry.facts)]
    yield from (key for fact in facts for piece in fact.pieces for key in piece.claims)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
