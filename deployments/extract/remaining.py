"""What others leave behind: "500 go home, leaving 200 there"."""

from collections.abc import Iterator
from dataclasses import replace

from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.scene import Scene

PARTY = {"a", "of", "party", "rear", "small", "staff", "team", "the"}
BEHIND = {"about", "behind", "just", "only", "some", "there"}


def stays_behind(s: Scene, force: Force) -> bool:
    """Whether a number is what a withdrawal leaves where it was."""
    at = force.first - 1
    while s.reading.fold(at) in BEHIND:
        at -= 1
    while s.reading.fold(at) in PARTY:
        at -= 1
    apart = [s.reading.fold(at - 1), s.reading.fold(at)] in (["apart", "from"], ["except", "for"], ["all", "but"])
    return force.number is not None and (s.reading.fold(at) == "leaving" or apart)


def remaining(s: Scene, found: list[Draft]) -> Iterator[Draft]:
    """Read what is left of a force that goes: it is there, or will still be."""
    for force in s.forces:
        gone = next((d for d in reversed(found) if d.status == "ended" and d.at < force.first), None)
        if gone is None or force.number is None or not stays_behind(s, force):
            continue
        coming = gone.force is not None and any(gone.at < m.first < force.first for m in s.reading.cues("will"))
        yield replace(
            gone, at=force.head, troops=force.number.troops, status="planned" if coming else "in-place", force=force
        )
