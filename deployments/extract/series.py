"""Series of nations or hosts with their numbers: "Uganda gives 4,500, Kenya 1,410", "in Qatar (3,000), Libya (500)"."""

from typing import NamedTuple

from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.nearness import venue
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.lexicon import closed

LINKS = closed("bare_links")
JOINTS = {
    ",",
    "and",
    ")",
    ";",
    "the",
    "followed",
    "by",
    "soldiers",
    "troops",
    "then",
    "from",
    "plus",
    "as",
    "well",
    "ones",
}
PEOPLE = {"number", "people"}
GAP = 5
"""Tokens between two members of a series."""


class Member(NamedTuple):
    """A name in a series, and the number that stands with it."""

    name: Mention
    force: Force


class Tie(NamedTuple):
    """Where the people of a number are, and whose they are, as their series tells."""

    place: Places
    nation: str | None


def series(s: Scene) -> dict[int, Tie]:
    """Return what the series of a sentence tells of its numbers, by the identity of their forces."""
    members = _members(s)
    if len(members) < 2:
        return {}
    if _hosts(s, members):
        nation = _sender(s, members[0])
        hosts = [Places([m.name.value], role="in", first=m.name.first, end=m.name.end) for m in members]
        told = [_adjective(s, m.force) or nation for m in members]
        return {id(m.force): Tie(p, n) for m, p, n in zip(members, hosts, told, strict=True) if n}
    place = _place(s, members)
    return {id(m.force): Tie(place, m.name.value) for m in members} if place else {}


def _members(s: Scene) -> list[Member]:
    """Return the first run of names that each stand before a number of people."""
    found: list[Member] = []
    for m in s.reading.kind("nation"):
        force = next((f for f in s.forces if f.number and f.number.first >= m.end), None)
        if (
            force is None
            or force.number is None
            or not m.forms & {"name", "capital", "people"}
            or force.role not in PEOPLE
        ):
            continue
        between = range(m.end, force.number.first)
        if len(between) > GAP or not all(_links(s, i) for i in between):
            continue
        if found and (gap := range(found[-1].force.end, m.first)) and (len(gap) > GAP or not _joined(s, gap)):
            break
        found.append(Member(m, force))
    return found


def _links(s: Scene, i: int) -> bool:
    at = s.reading.at.get(i)
    return s.reading.fold(i) in LINKS or (at is not None and (at.kind == "verb" or at.value in {"host-of", "still"}))


def _joined(s: Scene, gap: range) -> bool:
    """Whether only signs, "and", or the noun of the one before stands between two members."""
    nouns = {i for f in s.forces for i in range(f.first, f.end)}
    return all(s.reading.fold(i) in JOINTS or i in nouns or i in s.reading.at for i in gap) and not any(
        p.locative and p.first in gap and p.end <= gap.stop for p in s.places
    )


def _hosts(s: Scene, members: list[Member]) -> bool:
    """Whether the names of a series are hosts: behind "in", before "hosts", or where only a region was named."""
    first = members[0]
    held = next((p for p in s.places if p.first <= first.name.first < p.end), None)
    if held is not None and held.locative:
        return s.reading.fold(first.name.end) == "("
    between = [s.reading.at.get(i) for i in range(first.name.end, first.force.first)]
    if any(m is not None and m.value in {"host-of", "host"} for m in between):
        return True
    named = {m.name.value for m in members}
    spread = bool(s.memory.region) and not s.memory.hosts and s.index - s.memory.place_at <= 1
    own = any(p.locative for p in s.places)
    return spread and not own and s.memory.nation is not None and s.memory.nation not in named


def _sender(s: Scene, first: Member) -> str | None:
    """Return whose forces a series of hosts counts."""
    before = [m for m in s.reading.kind("nation") if m.end <= first.name.first]
    before = [m for m in before if not any(p.locative and p.first <= m.first < p.end for p in s.places)]
    return before[-1].value if before else s.memory.nation


def _adjective(s: Scene, force: Force) -> str | None:
    after = s.reading.at.get(force.number.end) if force.number else None
    told = after is not None and after.kind == "nation" and bool(after.forms & {"adjective", "people"})
    return after.value if told and after else next(iter(force.nations), None)


def _place(s: Scene, members: list[Member]) -> Places | None:
    """Return the one host that a series of senders shares, where its sentence names it."""
    named = {m.name.value for m in members}
    clause = segment_of(s.clauses, members[0].name.first)
    stop = next(
        (i for i in range(clause[1] - 1, len(s.reading.tokens)) if s.reading.fold(i) == ";"), len(s.reading.tokens)
    )
    shared = [p for p in s.places if p.locative and p.hosts and not venue(s, p) and not set(p.hosts) & named]
    shared = [p for p in shared if p.first < stop]
    return shared[0] if len(shared) == 1 else None
