"""Where the force spoken of stays, in a sentence that names none: "They live at Caracal", "Its camp is at Rukla"."""

from collections.abc import Iterator
from dataclasses import replace

from deployments.extract.clauses import segment_of
from deployments.extract.drafts import Draft
from deployments.extract.nearness import venue
from deployments.extract.phrases import Force
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.status import status_of
from deployments.extract.verbs import BE
from deployments.lexicon import closed

POINTS = closed("points_back")
QUARTERS = closed("quarters")
STAYING = {"stay", "arrive", "send", "create"}
RECENT = 2
"""Sentences for which a force stays in mind as "they" or "it"."""
REACH = 8
"""Tokens between the verb and the site."""


def whereabouts(s: Scene, found: list[Draft]) -> Iterator[Draft]:
    """Read the sites at which the force spoken of is said to be."""
    last = s.memory.last
    if found or last is None or s.index - s.memory.last_at > RECENT or len(last.hosts) != 1 or _others(s):
        return
    sites = [p for p in s.places if p.locative and p.sites and set(p.hosts) <= set(last.hosts) and not venue(s, p)]
    for place in sites:
        at = next((i for i in range(place.first) if s.reading.fold(i) in POINTS | QUARTERS), None)
        if at is None or not _stays(s, at, place):
            continue
        probe = Force(last.formation, "unit", at, at + 1, at)
        status = status_of(s.reading, probe, segment_of(s.clauses, at))
        for name, id_, _ in place.sites if status else []:
            here = replace(last, rule="whereabouts", at=at, site=(name, id_), troops=None, formation_count=None)
            yield replace(here, status=status or last.status, contributors=[], spans=[], carried=True)


def _others(s: Scene) -> bool:
    """Whether a sentence has a force of its own."""
    return any(not f.weak and f.formation != "headquarters" for f in s.forces)


def _stays(s: Scene, at: int, place: Places) -> bool:
    """Whether what points back is said to stay, come or be put at a place: its nearest verb says so."""
    if any(at < m.first < place.first for m in s.reading.cues("unit", "guest", "casualty")):
        return False
    for i in range(place.first - 1, max(at, place.first - REACH), -1):
        m, word = s.reading.at.get(i), s.reading.fold(i)
        if word in QUARTERS or (m is not None and m.kind == "verb" and m.value in STAYING):
            return True
        if word in BE:
            return True
        if m is not None and m.kind == "verb":
            return False
    return False
