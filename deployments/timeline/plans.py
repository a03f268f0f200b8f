"""Which statements of what is planned speak of one plan: those that are due at one time."""

from collections.abc import Sequence
from datetime import date

from deployments.dates import day_after, first_day
from deployments.timeline.intentions import Intentions
from deployments.timeline.statements import OPEN, Statement
from deployments.timeline.strength import compatible


def plans_of(intentions: Intentions) -> list[list[Statement]]:
    """Return the statements of each plan, in order of their due dates; last those that belong to no dated plan.

    A statement without a due date belongs to the only dated plan that stands when it is said and that it can
    be about; it ends where a dated plan that it can be about is told later.
    """
    dated = _by_due([s for s in intentions.statements if s.due])
    plans = [(plan, min(s.start for s in plan), max(map(intentions.until, plan))) for plan in dated]
    alone: list[Statement] = []
    for statement in intentions.statements:
        if statement.due:
            continue
        fitting = [told for told in plans if _fits(statement, told[0])]
        standing = [(plan, end) for plan, start, end in fitting if start <= statement.start < end]
        if len(standing) == 1:
            plan, end = standing[0]
            plan.append(statement)
        else:
            alone.append(statement)
            end = min((start for _, start, _ in fitting if start > statement.start), default=OPEN)
        intentions.cap(statement, end)
    return [*dated, alone] if alone else dated


def _by_due(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Group statements by due dates that have a day in common: "2017" and "2017-05", but not "2017-10" with it."""
    groups: list[list[Statement]] = []
    end = date.min
    for statement in sorted(statements, key=_due):
        start, over = _due(statement)[:2]
        if start < end:
            groups[-1].append(statement)
            end = min(end, over)
        else:
            groups.append([statement])
            end = over
    return groups


def _due(statement: Statement) -> tuple[date, date, str]:
    due = statement.due or ""
    return first_day(due), day_after(due), statement.claim.id


def _fits(statement: Statement, plan: Sequence[Statement]) -> bool:
    """Whether a statement can be about a plan: no form or number that the plan has otherwise."""
    form, troops = statement.claim.formation, statement.claim.troops
    forms = {s.claim.formation for s in plan} - {None, "troops"}
    numbers = {s.claim.troops for s in plan} - {None}
    formed = form in (None, "troops") or not forms or form in forms
    return formed and (troops is None or not numbers or any(n and compatible(n, troops) for n in numbers))
