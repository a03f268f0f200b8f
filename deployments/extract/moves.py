"""Forces that go from one host to another: "the 300 soldiers stationed in Italy have been moved to Latvia"."""

from collections.abc import Iterator
from dataclasses import replace

from deployments.extract.drafts import Draft
from deployments.extract.scene import Scene
from deployments.lexicon import closed

MOVES = closed("moves_on")


def moved(s: Scene, found: list[Draft]) -> Iterator[Draft]:
    """Read where else the forces of a sentence go, and end what is left: that they were there is told."""
    for draft in found:
        goal = next((p for p in s.places if _is_goal(s, draft, p.first) and p.role == "to" and p.hosts), None)
        if goal is None or set(goal.hosts) & {*draft.hosts, draft.nation}:
            continue
        site = next(((name, id_) for name, id_, host in goal.sites if host in {None, *goal.hosts}), None)
        yield replace(draft, hosts=list(goal.hosts), region=goal.region, site=site, place=goal)
        draft.status = "ended" if draft.status == "in-place" else "in-place"


def _is_goal(s: Scene, draft: Draft, at: int) -> bool:
    """Whether a place behind the host of a force is where its verb moves it."""
    if draft.force is None or draft.place is None or draft.place.role != "in" or draft.force.verb is None:
        return False
    verb = s.reading.fold(draft.force.verb.first)
    return verb in MOVES and draft.status != "ended" and at >= draft.place.end and draft.force.verb.first < at
