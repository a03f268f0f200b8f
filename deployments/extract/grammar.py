"""The rules that read claims from one sentence: who has which force where. One short function a rule."""

from collections.abc import Iterator
from dataclasses import replace

from deployments.extract.alike import recall, stand_in
from deployments.extract.blocs import allied
from deployments.extract.ceilings import ceilings
from deployments.extract.companions import companions
from deployments.extract.counting import (
    anonymous,
    at_home,
    hurt,
    military,
    no_deployment,
    roomy,
    stateless,
    surroundings,
)
from deployments.extract.drafts import Draft
from deployments.extract.fellows import beside
from deployments.extract.forces import Force
from deployments.extract.frameworks import settle
from deployments.extract.labels import sign
from deployments.extract.leading import LED
from deployments.extract.leads import leads
from deployments.extract.lists import come_from, goes_into, partners, share, sum_up
from deployments.extract.members import drawn, members, origins
from deployments.extract.mentions import Mention
from deployments.extract.moves import moved
from deployments.extract.passed import Reason
from deployments.extract.places import Places
from deployments.extract.remaining import remaining, stays_behind
from deployments.extract.rolls import rolls
from deployments.extract.scene import Scene
from deployments.extract.seated import seated
from deployments.extract.sequel import sequel
from deployments.extract.series import Tie, series
from deployments.extract.statements import stated
from deployments.extract.subjects import subject_like
from deployments.extract.tied import kept, tied
from deployments.extract.told import from_before, predicate_nation
from deployments.extract.unplaced import keep_in_mind, sized_before
from deployments.extract.where import present_again, where
from deployments.extract.whereabouts import whereabouts
from deployments.extract.who import nations, only_other
from deployments.lexicon import closed

JOINT = {"battlegroup", "battalion", "brigade", "division", "corps"}
"""Formations that several nations form together: "a Franco-German brigade"."""
EMPTY = closed("empty_subject")
"""Participles behind an "it" that stands for nothing."""


def drafts(s: Scene) -> list[Draft]:
    """Return all that the rules read from a sentence."""
    sign(s)
    ceilings(s)
    seated(s)
    stand_in(s)
    share(s)
    come_from(s)
    sum_up(s)
    enlisted, ties = {id(force): members(s, force) for force in s.forces}, series(s)
    every = [d for force in s.forces for d in _force(s, force, enlisted[id(force)], ties.get(id(force)))]
    told = _without_bare(every)
    listed = rolls(s)
    found = [*(d for d in told if d.formation not in LED), *listed] if listed else settle(told, leads(s))
    _note_dropped(s, every, told, "repeated-here")
    _note_dropped(s, told, found, "settled")
    found = [*beside(s, found), *found, *remaining(s, found)]
    return [*found, *partners(s, found), *origins(s), *whereabouts(s, found), *sequel(s, found), *moved(s, found)]


def _note_dropped(s: Scene, before: list[Draft], after: list[Draft], reason: Reason) -> None:
    """Note which forces are in no draft any more."""
    left = {id(d.force) for d in after}
    for draft in before:
        if draft.force and id(draft.force) not in left:
            s.pass_over(draft.force, reason)


def _without_bare(found: list[Draft]) -> list[Draft]:
    """Drop what repeats another draft of the sentence with less: "the number of British soldiers stands at 2,200"."""

    def told(d: Draft) -> tuple[object, ...]:
        return (*sorted(d.hosts), d.region, d.nation, d.lead, d.formation, d.status)

    counted = {told(d) for d in found if d.troops or d.formation_count}
    return [d for d in found if d.troops or d.formation_count or d.site or d.contributors or told(d) not in counted]


def _force(s: Scene, force: Force, enlisted: list[str], tie: Tie | None) -> Iterator[Draft]:
    """A force with a place: "some 200 British soldiers arrived at Tapa in Estonia"."""
    if force.role == "member" or stays_behind(s, force):
        s.pass_over(force, "joins-in")
        return
    recall(s, force)
    force.multi = force.multi or allied(s, force)
    if stateless(s, force) or (force.weak and not military(s, force)):
        s.pass_over(force, "no-force-alone")
        return
    place, carried = (tie.place, False) if tie else where(s, force)
    if place is None:
        s.pass_over(force, "no-place")
        keep_in_mind(s, force)
        return
    if (reason := _nowhere(s, force, place, tied_to=tie, carried=carried)) is not None:
        s.pass_over(force, reason)
        return
    same = None if tie else _same(s, force)
    enlisted = enlisted or [n for n in drawn(s, force) if n not in place.hosts]
    own = _foreign(force, place, [n for n in _own(s, force, place, tie, same) if n not in enlisted])
    own = own or _by_exclusion(s, force, place, same)
    if force.formation == "battlegroup" and not force.nations and goes_into(s, force):
        enlisted, own = [*enlisted, *(n for n in own if n not in place.hosts)], []
    if len(place.hosts) > 1 and not set(own) >= set(place.hosts):
        place = replace(place, hosts=[h for h in place.hosts if h not in own])  # "in Canada and abroad"
    unknown = not own and not same and anonymous(s, force, place) and not _of_them(s, force)
    if unknown or at_home(s, own, place, carried=carried and force.role != "contingent", counted=_counted(force)):
        s.pass_over(force, "unknown-nation" if unknown else "at-home")
        return
    s.placed = place
    base = _draft(force, place, carried=carried)
    base.formation = same.formation if same else base.formation
    base.contributors = enlisted
    sized_before(s, force, base)
    told = list(stated(s, force, base, same))
    if not told:
        s.pass_over(force, "not-stated")
    for draft in told:
        yield from _spread(s, force, place, draft, own)


def _counted(force: Force) -> bool:
    return force.number is not None or force.count is not None


def _foreign(force: Force, place: Places, own: list[str]) -> list[str]:
    """Leave the host out of those who send together: "Italy and Latvia agreed to station a brigade there"."""
    agents = len(own) > 1 and not force.nations and len(place.hosts) == 1
    joint = force.formation == "battlegroup" and len(place.hosts) > 1
    return [n for n in own if n not in place.hosts] if agents or joint else own


def _nowhere(s: Scene, force: Force, place: Places, *, tied_to: Tie | None, carried: bool) -> Reason | None:
    """Return why a force is not at the place found for it; None where it is."""
    if not (tied_to or (kept(s, force) if carried else tied(s, force, place))):
        return "only-named"
    if surroundings(s, force):
        return "joins-in"
    if no_deployment(s, force, place):
        return "home-or-gift"
    return None if _present(s, force, place, carried=carried) else "not-present"


def _own(s: Scene, force: Force, place: Places, tie: Tie | None, same: Draft | None) -> list[str]:
    """Return whose a force is: as a list ties it, else as the force it adds to, else as its sentence says."""
    if tie and tie.nation:
        return [tie.nation]
    if same:
        return [same.nation] if same.nation else []
    return nations(s, force, place)


def _by_exclusion(s: Scene, force: Force, place: Places, same: Draft | None) -> list[str]:
    """Return the only nation that a force can be of, where nothing else tells."""
    if same or not anonymous(s, force, place) or _of_them(s, force):
        return []
    return [alone] if (alone := only_other(s, force, place)) else []


def _in_order(s: Scene, force: Force, base: Draft, own: list[str]) -> Draft | None:
    """Tie the figures of a sentence to its hosts or its nations, in order: "750 and 250 respectively"."""
    figures = [f for f in s.forces if f.number]
    if force not in figures or len(figures) < 2:
        return None
    at = figures.index(force)
    if len(base.hosts) == len(figures):
        return replace(base, hosts=[base.hosts[at]], region=None, nation=own[0] if len(own) == 1 else None)
    return replace(base, nation=own[at]) if len(own) == len(figures) else None


def _present(s: Scene, force: Force, place: Places, *, carried: bool) -> bool:
    """Whether a force is there at all; the dead and wounded are, but their number is no strength."""
    if roomy(s, force):
        return False
    rate = s.reading.fold(force.end) == "per"
    if not rate and (force.number is None or not hurt(s, force)):
        return True
    force.number = None
    return (not force.weak or bool(force.nations)) and (not carried or len(place.hosts) == 1)


def _spread(s: Scene, force: Force, place: Places, base: Draft, own: list[str]) -> Iterator[Draft]:
    """One draft for each host, place named in the same breath, and further site that a phrase speaks of."""
    each = force.number is not None and _each(s, force)
    if each and len(base.hosts) > 1:
        for host in base.hosts:
            yield from _by_nation(replace(base, hosts=[host], region=None), force, own)
        return
    if s.reading.cues("respectively") and (tied := _in_order(s, force, base, own)):
        yield tied
        return
    yield from _by_nation(base, force, own, shared=each)
    uncounted = replace(base, troops=None, formation_count=None)
    for other in [p for p in companions(s, place) if not (base.carried or at_home(s, own, p, carried=False))]:
        yield from _by_nation(replace(uncounted, hosts=list(other.hosts), region=other.region, site=None), force, own)
    for site in _further_sites(place):
        yield from _by_nation(replace(uncounted, site=site), force, own)


def _same(s: Scene, force: Force) -> Draft | None:
    """Return the force spoken of before, where a sentence only adds to it: "it has 400 soldiers"."""
    last = s.memory.standing if present_again(s, force) else s.memory.last
    if (
        last is None
        or predicate_nation(s, force)
        or from_before(s, force, Places())
        or s.index - s.memory.last_at > 2
        or force.nations
        or force.lead
        or force.number is None
    ):
        return None
    pronoun = any(
        s.reading.fold(m.first) in {"it", "its", "they", "their"} and m.first < force.first and not _empty(s, m)
        for m in s.reading.cues("ours")
    )
    counted = force.role == "number" or (force.role == "people" and force.formation == "troops" and pronoun)
    agent = any(m.end <= force.first and subject_like(s, m, force) for m in s.reading.kind("nation"))
    agent = agent or (force.ours and any(m.end <= force.owner for m in s.reading.cues("bloc")))
    agent = agent or any(f.nations and f.end <= force.first for f in s.forces)
    joined = any(m.value == "join" and m.end <= force.first for m in s.reading.kind("verb"))
    if not counted or agent or joined or last.formation in {"aircraft", "ships"}:
        return None
    return last if pronoun or last.nation is None else None


def _empty(s: Scene, pronoun: Mention) -> bool:
    """Whether "it" stands for nothing: "it was also planned to station 150 men"."""
    words = [s.reading.fold(i) for i in range(pronoun.first, pronoun.first + 5)]
    return words[:1] == ["it"] and words[1] in {"was", "is", "has"} and any(word in EMPTY for word in words[2:])


def _each(s: Scene, force: Force) -> bool:
    return any(-4 < m.first - force.end < 4 or -4 < force.first - m.end < 4 for m in s.reading.cues("each"))


def _further_sites(place: Places) -> list[tuple[str, str | None]]:
    """Return the sites that a place group names after its first, in the same host."""
    return [
        (name, id_) for name, id_, host in place.sites[1:] if len(place.hosts) == 1 and host in {None, place.hosts[0]}
    ]


def _draft(force: Force, place: Places, *, carried: bool) -> Draft:
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
        force=force,
        place=place,
    )


def _by_nation(base: Draft, force: Force, own: list[str], *, shared: bool = False) -> Iterator[Draft]:
    """One claim a nation, or one claim with contributors for a formation of several."""
    if force.lead:
        others = [n for n in (*own, *base.contributors) if n != force.lead and n not in base.hosts]
        yield replace(base, contributors=others)
    elif len(own) > 1 and (force.formation in JOINT or (force.number and not shared)):
        yield replace(base, contributors=list(dict.fromkeys([*own, *base.contributors])))
    elif own:
        for nation in own:
            alone = len(own) == 1 or shared
            lead = nation if force.formation == "battlegroup" and nation not in base.hosts and not base.troops else None
            yield replace(base, nation=None if lead else nation, lead=lead, troops=base.troops if alone else None)
    else:
        yield base


def _of_them(s: Scene, force: Force) -> bool:
    """Whether a force is one more of the alliance's that its sentence counts, or of the machines told of before."""
    last = s.memory.last
    told = last is not None and not (last.nation or last.lead) and s.index - s.memory.last_at <= 1
    listed = (force.number is not None or force.role == "unit") and any(f.multi and f is not force for f in s.forces)
    return listed or (told and force.role == "machine" and force.formation in s.memory.forces)
