"""People by host: what is known at least and at most, with nobody counted twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from deployments.records import Deployment, HostTotal, Share, State, Troops
from deployments.timeline.statements import OPEN, UNDATED
from deployments.timeline.strength import bounded


class Count(NamedTuple):
    """One force as it counts in its host's total.

    Attributes:
        low: What it has at least, or None.
        high: What it has at most, or None.
        about: Whether a number in it is a round one.
        deployments: Ids of the deployments it counts.
        claims: Ids of the claims behind it.
        share: Itself as a part of its formation, where it is one and its strength is known.
    """

    low: int | None
    high: int | None
    about: bool
    deployments: tuple[str, ...]
    claims: tuple[str, ...]
    share: Share | None = None


class Stay(NamedTuple):
    """A state in which a deployment is in place: its days, whose part it is, and its count."""

    start: date
    end: date
    deployment: str
    part_of: str | None
    people: Count


def totals_of(deployments: Iterable[Deployment]) -> tuple[HostTotal, ...]:
    """Return the totals of all hosts, by host and time, over what is in place there."""
    hosts: dict[str, list[Deployment]] = defaultdict(list)
    for deployment in deployments:
        hosts[deployment.host].append(deployment)
    return tuple(total for host in sorted(hosts) for total in _host_totals(host, hosts[host]))


def _host_totals(host: str, deployments: Iterable[Deployment]) -> list[HostTotal]:
    stays = (
        Stay(
            state.start or UNDATED,
            state.end or OPEN,
            deployment.id,
            deployment.part_of,
            _count(deployment, state),
        )
        for deployment in deployments
        for state in deployment.states
        if state.track == "present" and state.status.value == "in-place"
    )
    coming = sorted(stays, key=lambda stay: stay[:3], reverse=True)
    standing: dict[str, Stay] = {}
    totals: list[HostTotal] = []
    for start, end in pairwise(sorted({day for stay in coming for day in stay[:2]})):
        standing = {key: stay for key, stay in standing.items() if stay.end > start}
        while coming and coming[-1].start == start:
            stay = coming.pop()
            standing[stay.deployment] = stay
        if standing:
            _add(totals, _total(host, start, end, standing))
    return totals


def _add(totals: list[HostTotal], total: HostTotal) -> None:
    """Append a total, or lengthen the last one where it is the same."""
    last = totals[-1] if totals else None
    if last and last.end == total.start and _told(last) == _told(total):
        totals[-1] = last.model_copy(update={"end": total.end})
    else:
        totals.append(total)


def _told(total: HostTotal) -> tuple[object, ...]:
    return total.strength, total.deployments, total.claims, total.parts


def _total(host: str, start: date, end: date, standing: Mapping[str, Stay]) -> HostTotal:
    parts: dict[str, list[Count]] = defaultdict(list)
    whole: dict[str, Count] = {}
    for key, stay in sorted(standing.items()):
        if stay.part_of and stay.part_of in standing:
            parts[stay.part_of].append(stay.people)
        else:
            whole[key] = stay.people
    counts = [_with_parts(count, parts[key]) if key in parts else count for key, count in whole.items()]
    return HostTotal(
        host=host,
        start=None if start == UNDATED else start,
        end=None if end == OPEN else end,
        strength=_sum(counts),
        deployments=tuple(sorted(key for count in counts for key in count.deployments)),
        claims=tuple(sorted({claim for count in counts for claim in count.claims})),
        parts=tuple(part for key, known in parts.items() if key in whole for part in _parts(key, whole[key], known)),
    )


def _count(deployment: Deployment, state: State) -> Count:
    """Return one deployment's count; where its strength is unknown, the claims that it is there."""
    key, known = deployment.id, state.strength
    if known is None:
        return Count(None, None, about=False, deployments=(key,), claims=state.status.claims)
    people, whole = known.value, deployment.part_of
    share = Share(whole=whole, deployment=key, strength=people, claims=known.claims) if whole else None
    return Count(people.min, people.max, people.qualifier == "about", (key,), known.claims, share)


def _with_parts(formation: Count, parts: list[Count]) -> Count:
    """Return a formation's count, or that of its known parts where they add up to more."""
    known = [part for part in parts if part.low is not None]
    low = sum(part.low or 0 for part in known)
    if not known or (formation.low is not None and formation.low >= low):
        return formation
    return Count(
        low,
        None if formation.high is None else max(formation.high, low),
        formation.about or any(part.about for part in known),
        tuple(key for part in known for key in part.deployments),
        tuple(claim for count in (formation, *known) for claim in count.claims),
    )


def _parts(key: str, formation: Count, contingents: Iterable[Count]) -> list[Share]:
    """Return the contingents whose strength is known, and the others where the formation's figure is higher."""
    parts = [count.share for count in contingents if count.share]
    if others := _others(_people(formation), [part.strength for part in parts]):
        claims = tuple(sorted({claim for part in parts for claim in part.claims} | set(formation.claims)))
        parts.append(Share(whole=key, deployment=None, strength=others, claims=claims))
    return parts


def _others(stated: Troops | None, parts: Sequence[Troops]) -> Troops | None:
    """Return what a stated strength leaves beside its parts; None where it is not higher than their sum."""
    if stated is None or not parts or _number(stated) <= sum(map(_number, parts)):
        return None
    tops = [part.max for part in parts if part.max is not None]
    low = stated.min - sum(tops) if stated.min is not None and len(tops) == len(parts) else 0
    high = None if stated.max is None else stated.max - sum(part.min or 0 for part in parts)
    if low <= 0 and high is None:
        return None
    round_one = "about" in {people.qualifier for people in (stated, *parts)}
    return bounded(low if low > 0 else None, high, "about" if round_one else "exact")


def _number(people: Troops) -> int:
    """Return the number that a strength states: its low end, or of "up to" its high end."""
    return people.min if people.min is not None else people.max or 0


def _people(count: Count) -> Troops | None:
    if count.low is None and count.high is None:
        return None
    return bounded(count.low, count.high, "about" if count.about else "exact")


def _sum(counts: list[Count]) -> Troops | None:
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    low = sum(lows) if lows else None
    high = sum(highs) if len(highs) == len(counts) else None
    return _people(Count(low, high, any(count.about for count in counts), (), ()))
