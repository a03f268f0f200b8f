"""Lines that begin with a nation and say what it has there: "FRANCE – three Rafale", "UK: 150 soldiers"."""

from deployments.extract.mentions import Mention
from deployments.extract.scene import Scene

SIGNS = {"–", "—", "-", ":"}
MARKS = {"*", "_"}
"""What sets a label in bold type."""
BULLET = 3
"""Tokens of a bullet before the label of its line."""
FEWEST = 2
"""Labels that make a list."""


def label(s: Scene) -> Mention | None:
    """Return the nation that a line begins with, parted by a sign from what is said of it."""
    first = next(iter(s.reading.kind("nation")), None)
    if first is None or first.first > BULLET or "name" not in first.forms:
        return None
    at = first.end
    while s.reading.fold(at) in MARKS:
        at += 1
    if s.reading.fold(at) not in SIGNS or any(s.reading.tokens[i].text.isalnum() for i in range(first.first)):
        return None
    sign = s.reading.tokens[at]
    return first if sign.text == ":" or sign.start > s.reading.tokens[at - 1].end else None


def of_senders(scenes: list[Scene], topic: str | None) -> bool:
    """Whether the labels of a document are those who send: unless others lead there, or it has one topic."""
    labelled = [(m, s) for s in scenes if s.forces and (m := label(s)) is not None]
    if any(s.reading.cues("lead-by") or _told_again(s, m) for m, s in labelled):
        return False  # "Latvia: 1,700 soldiers, led by Canada"
    named = {m.value for m, _ in labelled}
    if scenes and any(m.value == topic for m in scenes[0].reading.kind("nation")):
        return topic in named
    told = sum(1 for s in scenes for m in s.reading.kind("nation") if m.value == topic)
    return len(named) >= FEWEST and (topic is None or topic in named or told <= len(named))


def _told_again(s: Scene, first: Mention) -> bool:
    """Whether a line says that its label is where something is: "Syria: Russia keeps bases in Syria"."""
    return any(p.locative and p.hosts == [first.value] for p in s.places)


def _lead(s: Scene, host: Mention) -> None:
    """Give the forces of a line that a host labels their framework nation: "Latvia: 1,700 soldiers, led by Canada"."""
    told = next(iter(s.reading.cues("lead-by")), None)
    lead = next((m for m in s.reading.kind("nation") if told and m.first >= told.end), None)
    for force in s.forces:
        if lead and told and host.end <= force.first < told.first and not (force.nations or force.lead):
            force.lead, force.multi = lead.value, True


def sign(s: Scene) -> None:
    """Give the forces of a labelled line that are nobody's to the nation that labels it."""
    first = label(s)
    if first is not None and not s.memory.senders:
        _lead(s, first)
    if first is None or not s.memory.senders or (len(s.memory.hosts) == 1 and first.value in s.memory.hosts):
        return
    others = [m for m in s.reading.kind("nation") if m.value != first.value and "name" in m.forms]
    for force in s.forces:
        acts = any(first.end <= m.first and m.end <= force.first for m in others)
        if not (force.nations or force.lead or force.multi or acts):
            force.nations = [first.value]
