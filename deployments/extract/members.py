"""Nations that take part in a formation: "with troops from France and Denmark", "Norway joined the battlegroup"."""

from collections.abc import Iterator
from dataclasses import replace

from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.leading import LED
from deployments.extract.mentions import Mention
from deployments.extract.scene import Scene
from deployments.lexicon import closed

WITH = closed("members_follow")
INTO = closed("members_precede")
REACH = 14
"""Tokens between a formation and the list of its members."""


AMONG = 3
"""Tokens between the word that brings members and a number that makes them a contingent: "among them some 140"."""


def members(s: Scene, force: Force) -> list[str]:
    """Return the nations that a sentence names as taking part in a formation, and take them from its other forces."""
    if force.formation not in LED or not (force.lead or force.multi or force.formation == "battlegroup"):
        return []
    found = [*_before(s, force), *(_behind(s, force) or _bracketed(s, force))]
    return [n for n in dict.fromkeys(found) if n != force.lead]


def _behind(s: Scene, force: Force) -> list[str]:
    """Read the list behind a formation: "with British and Croatian elements", "comprises soldiers from Spain"."""
    start = next((i for i in range(force.end, force.end + REACH) if s.reading.fold(i) in WITH), None)
    if start is None or any(f.number and force.end <= f.number.first <= start + AMONG for f in s.forces):
        return []
    found, last = [], start
    for m in s.reading.kind("nation"):
        if m.first <= start:
            continue
        between = s.reading.mentions
        if m.first - last > 5 or any(o.kind == "verb" and last < o.first < m.first for o in between) or _led(s, m):
            break
        if _here(s, m):
            continue
        found.append(m.value)
        last = m.end
    for other in s.forces:
        if start < other.head <= last + 3 and not other.number:
            other.role = "member"
    return found


def _bracketed(s: Scene, force: Force) -> list[str]:
    """Read the list in brackets that closes a line on a formation: "1,100 personnel (Albania, Greece, Turkey)"."""
    opened = next((i for i in range(force.head, len(s.reading.tokens)) if s.reading.fold(i) == "("), None)
    if opened is None or s.reading.sentence.kind != "item":
        return []
    shut = next((i for i in range(opened, len(s.reading.tokens)) if s.reading.fold(i) == ")"), len(s.reading.tokens))
    inside = [m for m in s.reading.kind("nation") if opened < m.first < shut]
    named = {i for m in inside for i in range(m.first, m.end)}
    words = {s.reading.fold(i) for i in range(opened + 1, shut) if i not in named}
    return [m.value for m in inside] if len(inside) > 1 and words <= {",", "and", "the"} else []


def _before(s: Scene, force: Force) -> list[str]:
    """Read who goes into a formation: "Norway joined", "200 Danish soldiers serve with"."""
    link = next((i for i in range(force.first - 1, max(-1, force.first - 8), -1) if s.reading.fold(i) in INTO), None)
    if link is None or any(m.kind == "verb" and link < m.first < force.first for m in s.reading.mentions):
        return []
    if any(link == m.first for m in s.reading.cues("leads")):
        return []  # "to lead a battlegroup"
    before = [f for f in s.forces if f.end <= link + 1 and f.role in {"people", "mass", "unit"} and f.nations]
    if before and link - before[-1].end < REACH:
        if before[-1].number is None and before[-1].role == "people":
            before[-1].role = "member"
        return before[-1].nations
    if s.reading.fold(link - 1) == "home":
        return []  # "Latvia became home to a battlegroup"
    named = [m for m in s.reading.kind("nation") if m.end <= link and m.forms & {"name", "people"} and not _here(s, m)]
    found: list[str] = []
    edge = link
    for m in reversed(named):
        if edge - m.end > (6 if not found else 2):
            break
        found.insert(0, m.value)
        edge = m.first
    return found


def drawn(s: Scene, force: Force) -> list[str]:
    """Return the nations from which the people of a body of nations come: "8,000 troops, mostly from Britain"."""
    if force.number is None or force.nations or not (force.multi or force.collective):
        return []
    stop = min([f.first for f in s.forces if f.first > force.end and f.number] or [len(s.reading.tokens)])
    leaving = any(m.kind == "verb" and m.value == "leave" for m in s.reading.mentions)
    lists = [p for p in s.places if p.role == "from" and force.end <= p.first < stop and not p.sites]
    return [] if leaving or not lists else list(lists[0].hosts)


def _here(s: Scene, m: Mention) -> bool:
    """Whether a nation is only where something is."""
    return any(p.locative and p.first <= m.first < p.end for p in s.places)


def _led(s: Scene, m: Mention) -> bool:
    return s.reading.fold(m.end) == "-" and s.reading.fold(m.end + 1) == "led"


def origins(s: Scene) -> Iterator[Draft]:
    """Nations of the formation spoken of: "They come from Albania, Canada and Spain"."""
    last = next((d for f in LED if (d := s.memory.forces.get(f)) is not None), None)
    lists = [p for p in s.places if p.role == "from" and len(p.hosts) > 1 and not p.sites]
    words = {t.fold for t in s.reading.tokens}
    if (
        last is None
        or not lists
        or not ({"they", "soldiers", "troops", "personnel"} & words)
        or s.index - s.memory.last_at > 2
        or any(f.formation in LED for f in s.forces)
    ):
        return
    if "come" in words or ("from" in words and not any(f.number for f in s.forces)):
        nations = [h for h in lists[0].hosts if h != last.lead]
        yield replace(last, rule="origins", at=lists[0].first, contributors=nations, troops=None, carried=True)
