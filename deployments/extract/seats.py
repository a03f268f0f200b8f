"""The hosts of a sentence as the lead of a formation is tied to them: one by one, the last of a list set free."""

from dataclasses import replace

from deployments.extract.mentions import Mention
from deployments.extract.places import LOCATIVE, Places
from deployments.extract.scene import Scene
from deployments.extract.where import venue

AGAIN = {"the", "that", "one", "its"}
SELF = {"host", "itself"}


def seats(s: Scene) -> list[Places]:
    """Return the places of a sentence where a formation may be that is led."""
    found = []
    for place in s.places:
        if (place.locative or _label(s, place)) and place.hosts and not venue(s, place) and not _office(s, place):
            found.append(_without_subject(s, place))
    return found + _own_soil(s)


def _label(s: Scene, place: Places) -> bool:
    """Whether a host stands as a label before what is led there: "Latvia (Canada)"."""
    return place.role == "" and s.reading.fold(place.end) == "(" and place.first > 0


def _office(s: Scene, place: Places) -> bool:
    """Whether a place is only a capital, where people speak and decide, beside others in the sentence."""
    return place.bare and any(p is not place and p.locative and not p.bare for p in s.places)


def _without_subject(s: Scene, place: Places) -> Places:
    """Leave out the last name of a list that begins a clause of its own: "in Lithuania, Britain in Estonia"."""
    inside = [m for m in s.reading.kind("nation") if place.first <= m.first and m.end <= place.end]
    if len(place.hosts) < 2 or len(inside) < 2 or place.sites:  # noqa: PLR2004 - a list has two
        return place
    last = inside[-1]
    at = last.end
    while s.reading.fold(at) in AGAIN:
        at += 1
    if s.reading.fold(at) not in LOCATIVE or not _follows(s, at):
        return place
    return replace(place, hosts=[h for h in place.hosts if h != last.value], region=None, end=inside[-2].end)


def _follows(s: Scene, at: int) -> bool:
    """Whether another place begins at a token."""
    return any(p.first <= at + 1 < p.end for p in s.places)


def _own_soil(s: Scene) -> list[Places]:
    """Return the hosts that lead at home: "its own battlegroup", "on its territory", "the host itself"."""
    return []


def _subject(s: Scene, at: int) -> Mention | None:
    before = [m for m in s.reading.kind("nation") if m.end <= at]
    return before[-1] if before else None
