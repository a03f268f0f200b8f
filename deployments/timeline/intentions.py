"""What is planned of a force, or proposed: when each statement of it is over."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

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
        self._meeting: dict[Content, list[date]] = {}
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
            plan = statement.speaker, statement.claim.as_of
            ends[statement] = newer[plan] = min(self._met_by(statement), newer.get(plan, OPEN))
        return ends

    def _met_by(self, plan: Statement) -> date:
        """Return when a plan is met.

        Once its due date is past, by any later news of the force; from its first due day on, or without a due
        date after it was said, by a statement that attests its size and form.
        """
        due = plan.claim.as_of
        met: list[date] = []
        if due:
            late = max(bisect_left(self._news, day_after(due)), bisect_right(self._news, plan.start))
            met = self._news[late : late + 1]
        days = self._attesting(plan.claim.formation, plan.claim.troops)
        at = bisect_left(days, first_day(due)) if due else bisect_right(days, plan.start)
        return max(min((*met, *days[at : at + 1]), default=OPEN), plan.start)

    def _attesting(self, form: Formation | None, troops: Troops | None) -> list[date]:
        """Return the days from which a size and form are attested, sorted."""
        if (form, troops) not in self._meeting:
            told = (days for there, days in self._attested.items() if _attests(there, (form, troops)))
            self._meeting[form, troops] = sorted(day for days in told for day in days)
        return self._meeting[form, troops]


def _attests(there: Content, planned: Content) -> bool:
    """Whether what is there is what was planned."""
    (form, troops), (planned_form, planned_troops) = there, planned
    formed = planned_form in (None, "troops", form)
    return formed and (planned_troops is None or (troops is not None and compatible(planned_troops, troops)))


def _without_postponed(plans: Iterable[Statement], ends: dict[Statement, date]) -> dict[Statement, date]:
    """End each plan where its speaker gives another due date for the same size and form."""
    newer: dict[tuple[str, Content], Statement] = {}
    before: dict[tuple[str, Content], date] = {}
    for plan in sorted((p for p in plans if p.claim.as_of), key=lambda s: s.order, reverse=True):
        key = plan.speaker, (plan.claim.formation, plan.claim.troops)
        later = newer.get(key)
        if later and later.claim.as_of != plan.claim.as_of and later.start > plan.start:
            before[key] = later.start
        newer[key] = plan
        ends[plan] = max(min(ends[plan], before.get(key, OPEN)), plan.start)
    return ends
