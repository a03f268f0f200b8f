"""Values that a reviewer pinned: while their statement stands, the values they hold against do not count."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from deployments.decisions import Pin
from deployments.terms import Troops, same
from deployments.timeline.standing import Standing
from deployments.timeline.statements import Statement
from deployments.timeline.strength import compatible

FIELDS: Final = {"formation": "formation", "lead": "lead", "strength": "troops", "status": "status"}
"""The field of a claim that each attribute comes from, of those that can be pinned."""


def with_pins(
    attribute: str, statements: Iterable[Statement], settle: Callable[[Standing[Any]], Any]
) -> Callable[[Standing[Any]], Any]:
    """Return `settle`, or where a statement has a pin on the attribute, what heeds it."""
    field = FIELDS.get(attribute)
    if not any(s.claim.decided_by and _pins(s, field) for s in statements):
        return settle

    def heeding(standing: Standing[Any]) -> Any:  # noqa: ANN401 - of any attribute
        overruled = _overruled(standing, field)
        if not overruled:
            return settle(standing)
        kept = {value: told for value, told in standing.items() if value not in overruled}
        settled = settle(kept)
        reasons = dict.fromkeys(f"decided by {pin.by} on {pin.on}: {pin.why}" for pin in overruled.values())
        sides = [
            {"value": value, "claims": tuple(sorted({s.claim.id for s in standing[value]})), "by": pin}
            for value, pin in overruled.items()
        ]
        told = {"reason": "; ".join([*reasons, *([settled.reason] if len(kept) > 1 else [])]), "overruled": sides}
        return type(settled)(**dict(settled) | told)

    return heeding


def _pins(statement: Statement, field: str | None) -> list[Pin]:
    return [d for d in statement.claim.decided_by if isinstance(d, Pin) and d.field == field]


def _overruled(standing: Standing[Any], field: str | None) -> dict[Any, Pin]:
    """Return the values that do not count, each with the pin against it.

    Of pins against each other the later one wins; of one day, that of the newer statement.
    """
    pinned = [
        (pin.on, s.order, pin, value) for value, told in standing.items() for s in told for pin in _pins(s, field)
    ]
    held: list[Any] = []
    overruled: dict[Any, Pin] = {}
    for *_, pin, value in sorted(pinned, key=lambda p: p[:2], reverse=True):
        if value not in overruled:
            held.append(value)
            overruled |= {v: pin for v in standing if v not in held and v not in overruled and _against(pin, value, v)}
    return dict(sorted(overruled.items(), key=lambda found: str(found[0])))


def _against(pin: Pin, value: Any, other: Any) -> bool:  # noqa: ANN401 - of any attribute
    """Whether a pin of a value holds against another: one of those it names, else all that contradict it."""
    if pin.over:
        return any(same(other, named) for named in pin.over)
    return not (isinstance(value, Troops) and compatible(value, other))
