"""Which force a claim speaks of: keys made from where, whose, on what mission and in which arm."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from deployments.decisions import Part, joined
from deployments.records import Arm, Claim
from deployments.terms import MULTINATIONAL, force_id
from deployments.timeline.statements import known_from


class Key(NamedTuple):
    """What makes two claims speak of one force.

    Attributes:
        where: Code of the host; for an aggregate the codes of its hosts joined by "+", or its region.
        scope: "multinational", or a nation's code.
        mission: Slug of the mission, or None.
        arm: Land, air or sea.
        part: The name that a reviewer gave a force that is parted from another; empty for all others.
    """

    where: str
    scope: str
    mission: str | None
    arm: Arm
    part: str = ""

    @property
    def id(self) -> str:
        """The id of the force; one that was parted from another ends with its name: "POL-USA-land~patriots"."""
        whole = force_id(self.where, self.scope, self.arm, self.mission)
        return f"{whole}~{self.part}" if self.part else whole


Grouped = Mapping[Key, list[Claim]]


def without_copies(claims: Iterable[Claim]) -> list[Claim]:
    """Return each claim once, sorted by id; of identical documents only the first in order of ids counts."""
    claims = list(claims)
    first: dict[str, str] = {}
    for claim in claims:
        first[claim.document_sha256] = min(claim.document, first.get(claim.document_sha256, claim.document))
    kept: dict[str, Claim] = {}
    for claim in claims:
        if claim.document == first[claim.document_sha256]:
            same = kept.setdefault(claim.id, claim)
            if same != claim:
                kept[claim.id] = min(same, claim, key=Claim.model_dump_json)
    return [kept[key] for key in sorted(kept)]


def by_deployment(claims: Iterable[Claim]) -> Grouped:
    """Group claims by deployment; one with several hosts attests each of them, but gives none its figure.

    A claim that names no mission is of the only mission that is known then to have such a unit there; people
    without a unit are of the only deployment that is known then.
    """
    found: dict[Key, list[Claim]] = defaultdict(list)
    units: list[tuple[Key, Claim]] = []
    people: list[tuple[Key, Claim]] = []
    for claim in claims:
        shared = len(claim.hosts) > 1
        told = claim.model_copy(update={"troops": None, "site": None}) if shared else claim
        for host in sorted(set(claim.hosts)):
            key = _key(host, claim)
            if key.mission:
                found[key].append(told)
            else:
                (units if _unit(claim) else people).append((key, told))
    for loose, kind in ((units, _unit), (people, None)):
        known = _known(found, kind)
        for key, claim in loose:
            found[_joined(key, claim, known, kind)].append(claim)
    return found


Known = Mapping[tuple[Key, str | None], Mapping[Key, date]]
"""By host, scope, arm and kind of unit: the deployments that have it, each with the day from which it is known."""


def _known(deployments: Grouped, kind: Callable[[Claim], str | None] | None) -> Known:
    known: dict[tuple[Key, str | None], dict[Key, date]] = defaultdict(dict)
    for key, claims in deployments.items():
        for claim in claims:
            days = known[key._replace(mission=None), kind(claim) if kind else None]
            days[key] = min(known_from(claim), days.get(key, date.max))
    return known


def _joined(key: Key, claim: Claim, known: Known, kind: Callable[[Claim], str | None] | None) -> Key:
    """Return the only deployment that a claim without a mission can be of, else its own key."""
    days = known.get((key, kind(claim) if kind else None), {})
    then = [other for other, day in days.items() if day <= known_from(claim)] or list(days)
    return then[0] if len(then) == 1 else key


def by_aggregate(claims: Iterable[Claim]) -> Grouped:
    """Group the claims over several hosts, or over a region without hosts, by the aggregate they speak of."""
    found: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        hosts = sorted(set(claim.hosts))
        if len(hosts) > 1 and (claim.troops or claim.formation):
            found[_key("+".join(hosts), claim)].append(claim.model_copy(update={"site": None}))
        elif not hosts and claim.region:
            found[_key(claim.region, claim)].append(claim.model_copy(update={"site": None}))
    return found


def formations_of(deployments: Grouped) -> dict[Key, Key]:
    """Return, for each contingent that is part of a multinational formation, that formation.

    A formation takes in the land contingent, in its own host, of each nation it names as its lead or as a
    contributor; of several that could, the one on the contingent's own mission, else none. What is only
    proposed names nobody.
    """
    naming: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, claims in deployments.items():
        if key.scope == MULTINATIONAL and key.arm == "land":
            firm = [claim for claim in claims if claim.status != "proposed"]
            for nation in {n for claim in firm for n in (claim.lead, *claim.contributors) if n}:
                naming[key.where, nation].append(key)
    found = {}
    for key in deployments:
        if key.arm == "land":
            able = [
                f for f in naming[key.where, key.scope] if f.mission == key.mission or None in (f.mission, key.mission)
            ]
            able = [f for f in able if f.mission == key.mission] or able
            if len(able) == 1:
                found[key] = able[0]
    return found


def _key(where: str, claim: Claim) -> Key:
    """Return the force that a claim speaks of in one place: by its own fields, else as a reviewer decided."""
    key = Key(where, claim.nation or MULTINATIONAL, claim.mission, claim.arm)
    for step in joined(key.id, claim.decided_by):
        _, scope, arm, mission = step.target
        key = Key(where, scope, mission, arm)
    parts = [decision.name for decision in claim.decided_by if isinstance(decision, Part)]
    return key._replace(part=parts[-1]) if parts else key


def _unit(claim: Claim) -> str | None:
    """Return the kind of unit that a claim names; None where it names people alone."""
    match claim.formation:
        case None | "troops":
            return None
        case "battalion":
            return "battlegroup"  # the press calls one and the same force now this, now that
        case unit:
            return unit
