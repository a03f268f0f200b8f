"""Lines that begin with a nation and say what it has there: "FRANCE – three Rafale", "UK: 150 soldiers"."""

from deployments.extract.mentions import Mention
from deployments.extract.scene import Scene

SIGNS = {"–", "—", "-", ":"}
BULLET = 2
"""Tokens of a bullet before the label of its line."""
FEWEST = 2
"""Labels that make a list."""


def label(s: Scene) -> Mention | None:
    """Return the nation that a line begins with, parted by a sign from what is said of it."""
    first = next(iter(s.reading.kind("nation")), None)
    if first is None or first.first > BULLET or "name" not in first.forms or s.reading.fold(first.end) not in SIGNS:
        return None
    before = {s.reading.tokens[i].text.isalnum() for i in range(first.first)}
    sign = s.reading.tokens[first.end]
    parted = sign.text == ":" or sign.start > s.reading.tokens[first.end - 1].end
    return first if parted and True not in before else None


def of_senders(scenes: list[Scene], topic: str | None) -> bool:
    """Whether the labels of a document are those who send: always, unless it is about one nation's forces elsewhere."""
    named = {m.value for s in scenes if s.forces and (m := label(s)) is not None}
    return len(named) >= FEWEST and (topic is None or topic in named)


def sign(s: Scene) -> None:
    """Give the forces of a labelled line that are nobody's to the nation that labels it."""
    first = label(s) if s.memory.senders else None
    if first is None or (len(s.memory.hosts) == 1 and first.value in s.memory.hosts):
        return
    for force in s.forces:
        if not (force.nations or force.lead or force.multi):
            force.nations = [first.value]
