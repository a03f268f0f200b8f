"""Which claims a decision names: by document, words of the sentence, and fields."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from deployments.decisions import AnyDecision, Correction, Join, Pin, Told, joined
from deployments.records import Claim
from deployments.terms import same


class Naming:
    """Finds the decisions on a claim; those on other documents cost it nothing.

    A document is known by its bytes: a decision on one counts for every copy of it.
    """

    def __init__(self, decisions: Sequence[AnyDecision], claims: Iterable[Claim]) -> None:
        """Sort decisions by the document that they speak of.

        Args:
            decisions: In the order of their file.
            claims: All claims, which tell what the documents are.
        """
        self._decisions = decisions
        joins = [(number, decision) for number, decision in enumerate(decisions) if isinstance(decision, Join)]
        self._joins = sorted((join for _, join in joins), key=lambda join: join.on)
        self._places: dict[Join, list[int]] = defaultdict(list)
        for number, join in joins:
            self._places[join].append(number)
        named = {decision.document for decision in decisions if not isinstance(decision, Join)}
        copies: dict[str | None, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.document in named:
                copies[claim.document].add(claim.document_sha256)
        self.documents = frozenset(copies)
        self._everywhere: list[int] = []
        self._within: dict[str, list[int]] = defaultdict(list)
        for number, decision in enumerate(decisions):
            if isinstance(decision, Join):
                continue
            if decision.document is None:
                self._everywhere.append(number)
            for sha256 in copies[decision.document]:
                self._within[sha256].append(number)

    def on(self, claim: Claim) -> Iterator[int]:
        """Yield the places, in the order of their file, of the decisions on a claim."""
        able = sorted({*self._within.get(claim.document_sha256, ()), *self._everywhere})
        for number in able:
            decision = self._decisions[number]
            if (
                not isinstance(decision, Join)
                and names(decision.quote, decision.claim, claim)
                and _able(decision, claim)
            ):
                yield number
        if self._joins:
            steps = {step for force in claim.forces for step in joined(force, self._joins)}
            yield from sorted(number for step in steps for number in self._places[step])


def names(quote: str | None, told: Told, claim: Claim) -> bool:
    """Whether a quote and fields name a claim, of a document that is the right one."""
    return (quote is None or _quotes(quote, claim)) and all(_has(claim, *field) for field in told.given.items())


def _quotes(quote: str, claim: Claim) -> bool:
    """Whether a claim's own sentence has a quote's words or is part of them; blanks and line ends are alike."""
    sentence, words = (" ".join(text.split()) for text in (claim.evidence[0].quote, quote))
    return words in sentence or sentence in words


def _has(claim: Claim, field: str, value: Any) -> bool:  # noqa: ANN401 - of any field
    have = getattr(claim, field)
    match field:
        case "site":
            return value == (have.name if have else None)  # type: ignore[no-any-return]
        case "hosts" | "contributors":
            return set(have) == set(value or ())
        case _:
            return same(have, value)


def _able(decision: AnyDecision, claim: Claim) -> bool:
    """Whether a decision can have its effect: a pinned field has a value, a corrected one is not so already."""
    match decision:
        case Pin():
            return getattr(claim, decision.field) is not None
        case Correction():
            return not all(_has(claim, *field) for field in decision.to.given.items())
        case _:
            return True
