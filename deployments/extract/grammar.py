"""The rules that read claims from one sentence: who has which force where. One short function a rule."""

from collections.abc import Iterator
from dataclasses import replace

from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.leads import leads
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.status import segment_of, status_of
from deployments.extract.where import where
from deployments.extract.who import nations
from deployments.lexicon import invasions

ANONYMOUS = {"troops", "aircraft", "ships", "artillery", "battalion", "brigade", "company", "division", "special-forces", "headquarters", "air-defence", "corps"}


def drafts(s: Scene) -> list[Draft]:
    """Return all that the rules read from a sentence."""
    found = [draft for force in s.forces for draft in _force(s, force)]
    return [*found, *leads(s)]


def _force(s: Scene, force: Force) -> Iterator[Draft]:
    """A force with a place: "some 200 British soldiers arrived at Tapa in Estonia"."""
    if force.weak and not _military(s, force):
        return
    place, carried = where(s, force)
    if place is None or _no_strength(s, force):
        return
    status = status_of(s.reading, force, segment_of(s.clauses, force.head))
    own = nations(s, force)
    if status is None or _at_home(own, place) or (not own and _anonymous(force, place)):
        return
    base = _draft(force, place, carried)
    base.status = status
    yield from _by_nation(base, force, own)


def _draft(force: Force, place: Places, carried: bool) -> Draft:
    known = [(name, id_) for name, id_, host in place.sites if host is None or not place.hosts or host in place.hosts]
    return Draft(
        rule="carried-place" if carried else "force-at-place",
        at=force.head,
        hosts=list(place.hosts),
        region=place.region,
        site=known[0] if known else None,
        formation=force.formation,
        formation_count=force.count,
        lead=force.lead,
        troops=force.number.troops if force.number else None,
        mission=force.mission,
        carried=carried,
    )


def _by_nation(base: Draft, force: Force, own: list[str]) -> Iterator[Draft]:
    """One claim a nation, or one claim with contributors for a formation of several."""
    if force.lead:
        yield replace(base, contributors=[n for n in own if n != force.lead])
    elif len(own) > 1 and (force.formation == "battlegroup" or (force.number and len(own) > 2)):
        yield replace(base, contributors=own)
    elif own:
        for nation in own:
            alone = len(own) == 1
            lead = nation if force.formation == "battlegroup" and nation not in base.hosts and not base.troops else None
            yield replace(base, nation=None if lead else nation, lead=lead, troops=base.troops if alone else None)
    else:
        yield base


def _at_home(own: list[str], place: Places) -> bool:
    """Whether a force is in its own country, or attacks the country it is in."""
    return bool(own) and (set(own) >= set(place.hosts) > set() or any((n, h) in invasions() for n in own for h in place.hosts))


def _anonymous(force: Force, place: Places) -> bool:
    """Whether nothing says that a force is foreign: then it is most likely the host's own."""
    return not (force.multi or force.lead or force.mission) and force.formation in ANONYMOUS and bool(place.hosts)


def _military(s: Scene, force: Force) -> bool:
    """Whether a weak noun is a force here: with a number or nation, beside another military word."""
    others = [f for f in s.forces if f is not force and not f.weak]
    known = force.nations or force.lead or force.multi or force.mission
    return bool(others or known or (s.index - s.memory.force_at <= 3 and force.number))


def _no_strength(s: Scene, force: Force) -> bool:
    """Whether a force is spoken of as dead, hurt, or kept at home."""
    span = segment_of(s.clauses, force.head)
    hurt = [m for m in s.reading.cues("casualty") if span[0] <= m.first < span[1] and -6 < m.first - force.end < 5]
    home = [m for m in s.reading.cues("home") if span[0] <= m.first < span[1]]
    return bool((hurt and force.number) or home)
