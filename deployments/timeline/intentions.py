"""What is planned of a force, or proposed: when each statement of it is over."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from deployments.dates import PartialDate, day_after, first_day
from deployments.records import Claim, Formation, Troops
from deployments.timeline.statements import OPEN, Statement, intended
from deployments.timeline.strength import compatible
from deployments.timeline.tracks import Presence

Content = tuple[Formation | None, Troops | None]


class Intentions:
    """What is planned of a force, or proposed, and when each plan is over."""

    def __init__(self, claims: Sequence[Claim], presence: Presence, plans: Sequence[Statement] = ()) -> None:
        """Find when each planned or proposed claim is met.

        Args:
            claims: The claims, of one track.
            presence: What is said of the force that is there.
            plans: For proposals: the plans that may have taken them up.
        """
        self.statements = [intended(claim) for claim in claims]
        self._news = sorted(s.start for s in (*presence.there, *presence.over, *plans))
        self._attested: dict[Content, list[date]] = defaultdict(list)
        for statement in (*presence.there, *plans):
            self._attested[statement.claim.formation, statement.claim.troops].append(statement.start)
        self._meeting: dict[Content, tuple[list[date], list[date]]] = {}
        self._ends = _without_postponed(self.statements, self._met())

    def until(self, statement: Statement) -> date:
        """Return the first day on which a plan no longer stands."""
        return self._ends[statement]

    def cap(self, statement: Statement, day: date) -> None:
        """Let a plan stand no longer than until `day`, or not at all where that lies before it."""
        self._ends[statement] = max(min(self._ends[statement], day), statement.start)

    def _met(self) -> dict[Statement, date]:
        """Return when each plan is over; with a speaker's newer plan for the same date the older ones are met."""
        ends: dict[Statement, date] = {}
        newer: dict[tuple[str, PartialDate | None], date] = {}
        for statement in sorted(self.statements, key=lambda s: s.order, reverse=True):
            plan = statement.speaker, statement.due
            ends[statement] = newer[plan] = min(self._met_by(statement), newer.get(plan, OPEN))
        return ends

    def _met_by(self, plan: Statement) -> date:
        """Return when a plan is met.

        Once its due date is past, by any later news of the force; from its first due day on, or without a due
        date after it was said, by a statement that attests its size and form, or more people. Where more were
        there before, the number was meant to be added, and their being there meets nothing.
        """
        due = plan.due
        met: list[date] = []
        if due:
            late = max(bisect_left(self._news, day_after(due)), bisect_right(self._news, plan.start))
            met = self._news[late : late + 1]
        same, more = self._attesting(plan.claim.formation, plan.claim.troops)
        for days in (same, more if more and more[0] > plan.start else []):
            at = bisect_left(days, first_day(due)) if due else bisect_right(days, plan.start)
            met.extend(days[at : at + 1])
        return max(min(met, default=OPEN), plan.start)

    def _attesting(self, form: Formation | None, troops: Troops | None) -> tuple[list[date], list[date]]:
        """Return the days from which a size and form are attested, and those from which more people are, sorted."""
        planned = form, troops
        if planned not in self._meeting:
            same = (days for there, days in self._attested.items() if _attests(there, planned))
            more = (days for there, days in self._attested.items() if _exceeds(there[1], troops))
            self._meeting[planned] = sorted(chain.from_iterable(same)), sorted(chain.from_iterable(more))
        return self._meeting[planned]


def _attests(there: Content, planned: Content) -> bool:
    """Whether what is there is what was planned; of a unit that is told by its number the number is enough."""
    (form, troops), (planned_form, planned_troops) = there, planned
    formed = planned_form in (None, "troops", form)
    if planned_troops is None:
        return formed
    return (formed or form in (None, "troops")) and troops is not None and compatible(planned_troops, troops)


def _exceeds(there: Troops | None, planned: Troops | None) -> bool:
    """Whether surely more people are there than were planned."""
    return bool(there and planned and there.min and planned.max and there.min > planned.max)


def _without_postponed(plans: Iterable[Statement], ends: dict[Statement, date]) -> dict[Statement, date]:
    """End each plan where its speaker gives another due date for the same size and form."""
    newer: dict[tuple[str, Content], Statement] = {}
    before: dict[tuple[str, Content], date] = {}
    for plan in sorted((p for p in plans if p.due), key=lambda s: s.order, reverse=True):
        key = plan.speaker, (plan.claim.formation, plan.claim.troops)
        later = newer.get(key)
        if later and later.due != plan.due and later.start > plan.start:
            before[key] = later.start
        newer[key] = plan
        ends[plan] = max(min(ends[plan], before.get(key, OPEN)), plan.start)
    return ends
