"""Decisions take effect: raw claims are marked with what was decided on them, then those that count are made."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from deployments import gazetteer
from deployments.decisions import AnyDecision, Correction, Join, Rejection
from deployments.records import Claim, Site
from deployments.review.naming import Naming


class Reviewed(NamedTuple):
    """Claims with the decisions on them.

    Attributes:
        claims: The raw claims, unchanged but for `rejected_by` and `decided_by`.
        lost: Places of decisions that name no claim, though their document is there.
        elsewhere: Places of decisions on documents that are not there.
    """

    claims: tuple[Claim, ...]
    lost: tuple[int, ...]
    elsewhere: tuple[int, ...]


def decide(claims: Sequence[Claim], decisions: Sequence[AnyDecision], documents: Iterable[str] = ()) -> Reviewed:
    """Mark each claim with the decisions that name it.

    Args:
        claims: Raw, or marked before: what a claims file carries stays.
        decisions: In the order of their file.
        documents: Ids of documents that were read, also of those without a claim.
    """
    if not decisions:
        return Reviewed(tuple(claims), (), ())
    naming = Naming(decisions, claims)
    there = {*documents, *naming.documents}
    found: set[int] = set()
    marked = []
    for claim in claims:
        numbers = list(naming.on(claim))
        found.update(numbers)
        marked.append(_marked(claim, [decisions[number] for number in numbers]) if numbers else claim)
    missed = [number for number in range(len(decisions)) if number not in found]
    lost = [number for number in missed if _document(decisions[number]) in {None, *there}]
    return Reviewed(tuple(marked), tuple(lost), tuple(sorted(set(missed) - set(lost))))


def counting(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims that count: none that was rejected, each with its corrections."""
    return tuple(_corrected(claim) for claim in claims if not claim.rejected_by)


def _marked(claim: Claim, decisions: Sequence[AnyDecision]) -> Claim:
    rejections = [decision for decision in decisions if isinstance(decision, Rejection)]
    others = [decision for decision in decisions if not isinstance(decision, Rejection)]
    told = {"rejected_by": _merged(claim.rejected_by, rejections), "decided_by": _merged(claim.decided_by, others)}
    return claim.model_copy(update=told)


def _merged(before: Sequence[AnyDecision], new: Sequence[AnyDecision]) -> tuple[AnyDecision, ...]:
    """Return decisions once each, by date; of one day in the order of their file."""
    return tuple(sorted(dict.fromkeys((*before, *new)), key=lambda decision: decision.on))


def _corrected(claim: Claim) -> Claim:
    changes: dict[str, Any] = {}
    for decision in claim.decided_by:
        if isinstance(decision, Correction):
            changes |= decision.to.given
    return claim.model_copy(update=_fitting(claim, changes)) if changes else claim


def _fitting(claim: Claim, changes: dict[str, Any]) -> dict[str, Any]:
    """Return changed fields as a claim has them."""
    fitting = {name: value or () if name in {"hosts", "contributors"} else value for name, value in changes.items()}
    if "as_of" in changes:
        fitting["as_of_basis"] = None
    if changes.get("site"):
        fitting["site"] = _site(changes["site"], changes.get("hosts", claim.hosts))
    return fitting


def _site(name: str, hosts: Iterable[str]) -> Site:
    """Return a site by its name, with its place where the gazetteer knows it in one of the hosts."""
    told = name.casefold()
    for known in gazetteer.sites().values():
        if known.host in hosts and told in {spelling.casefold() for spelling in (known.name, *known.names)}:
            return Site(name=name, place=known.id, lat=known.lat, lon=known.lon)
    return Site(name=name)


def _document(decision: AnyDecision) -> str | None:
    return None if isinstance(decision, Join) else decision.document
