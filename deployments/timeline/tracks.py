"""How long each statement stands by itself: until its force leaves, its size is replaced, its plan is met."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from deployments.dates import day_after, first_day
from deployments.records import Claim, Formation, Troops
from deployments.timeline.statements import OPEN, UNDATED, Statement, ended, in_place, intended
from deployments.timeline.strength import compatible

Number = tuple[int | None, int | None]


class Life(NamedTuple):
    """One stay of a force: there from `start`, gone from `gone`, and remembered as gone until `until`."""

    start: date
    gone: date
    until: date


class Presence:
    """What is said of a force that is there, or has ended.

    Attributes:
        there: Statements that it is in place; the end of a size or form of a force that stays is one of them.
        over: Statements that it is in place no longer.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        """Part the in-place and ended claims of one force, and find its stays."""
        self.there = [in_place(claim) for claim in claims if claim.status == "in-place"]
        documents = {s.claim.document for s in self.there}
        ends = [ended(c, there_now=c.document in documents) for c in claims if c.status == "ended"]
        latest = max((s.attested for s in self.there), default=None)
        replaced = {s for s in ends if _ends_a_part(s, latest)}
        self.over = _without_postponed([s for s in ends if s not in replaced])
        self._sizes_over: dict[Number, list[date]] = defaultdict(list)
        self._forms_over: dict[Formation, list[date]] = defaultdict(list)
        for end in sorted(replaced, key=lambda s: s.order):
            self._note_part(end)
            self.there.append(_still_there(end))
        self.lives = _lives(self.there, self.over)
        self._starts = [life.start for life in self.lives]

    def strength_until(self, statement: Statement) -> date:
        """Return when a statement's strength is over: nobody is left, or its very number was replaced."""
        troops = statement.claim.troops
        days = self._sizes_over.get((troops.min, troops.max), []) if troops else []
        return min(self._life(statement).gone, _next(days, statement.start))

    def formation_until(self, statement: Statement) -> date:
        """Return when a statement's formation is over: the stay is forgotten, or its form was replaced."""
        form = statement.claim.formation
        days = self._forms_over.get(form, []) if form else []
        return min(self._life(statement).until, _next(days, statement.start))

    def status_until(self, statement: Statement) -> date:
        """Return when a status is over; what is said to be there on the day it is gone stands beside that."""
        life = self._life(statement)
        return life.gone if statement.claim.status == "in-place" and statement.start < life.gone else life.until

    def until(self, statement: Statement) -> date:
        """Return until when what a statement says of a stay is remembered."""
        return self._life(statement).until

    def _life(self, statement: Statement) -> Life:
        return self.lives[bisect_right(self._starts, statement.start) - 1]

    def _note_part(self, end: Statement) -> None:
        """Note what size, else what form, an end is about: a force that grows often keeps its form."""
        troops, form = end.claim.troops, end.claim.formation
        if troops:
            self._sizes_over[troops.min, troops.max].append(end.start)
        elif form:
            self._forms_over[form].append(end.start)


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
        self._attested: dict[tuple[Formation | None, Troops | None], list[date]] = defaultdict(list)
        for statement in sorted((*presence.there, *plans), key=lambda s: s.order):
            self._attested[statement.claim.formation, statement.claim.troops].append(statement.start)
        self._ends = self._met()

    def until(self, statement: Statement) -> date:
        """Return the first day on which a plan no longer stands."""
        return self._ends[statement]

    def _met(self) -> dict[Statement, date]:
        """Return when each plan is over; with a speaker's newer plan the older ones are met as well."""
        ends: dict[Statement, date] = {}
        newer: dict[str, date] = {}
        for statement in sorted(self.statements, key=lambda s: s.order, reverse=True):
            end = min(self._met_by(statement), newer.get(statement.speaker, OPEN))
            ends[statement] = newer[statement.speaker] = end
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
        for (form, troops), days in self._attested.items():
            if _attests(plan.claim, form, troops):
                at = bisect_left(days, first_day(due)) if due else bisect_right(days, plan.start)
                met.extend(days[at : at + 1])
        return max(min(met, default=OPEN), plan.start)


def _attests(plan: Claim, form: Formation | None, troops: Troops | None) -> bool:
    formed = plan.formation in (None, "troops", form)
    return formed and (plan.troops is None or (troops is not None and compatible(plan.troops, troops)))


def _ends_a_part(end: Statement, latest: date | None) -> bool:
    """Whether an end that names a size or a form ends only that: the force is there then or later."""
    claim = end.claim
    if latest is None or not (claim.troops or claim.formation not in (None, "troops")):
        return False
    return end.start == UNDATED or latest >= (first_day(end.written) if end.written else end.start)


def _still_there(end: Statement) -> Statement:
    """Return what the end of a size or form also says: that the force is there."""
    told = {
        "status": "in-place",
        "troops": None,
        "formation": None,
        "site": None,
        "lead": None,
        "contributors": (),
    }
    return Statement(end.claim.model_copy(update=told), end.start, end.attested, end.written, end.said, end.speaker)


def _without_postponed(ends: list[Statement]) -> list[Statement]:
    """Leave out announced ends that their speaker replaced by another date before they came."""
    said: dict[str, list[date]] = defaultdict(list)
    for end in sorted(ends, key=lambda s: s.said):
        said[end.speaker].append(end.said)
    return [end for end in ends if _next(said[end.speaker], end.said) > end.start]


def _lives(there: Iterable[Statement], over: Iterable[Statement]) -> list[Life]:
    """Return the stays in order; what is said to be there and gone on one day is gone."""
    events = sorted({(s.start, False) for s in there} | {(s.start, True) for s in over})
    lives: list[Life] = []
    for day, leaves in events:
        staying = bool(lives) and lives[-1].gone == OPEN
        if leaves and staying:
            lives[-1] = lives[-1]._replace(gone=day)
        elif leaves and not lives:
            lives.append(Life(day, day, OPEN))
        elif not leaves and not staying:
            lives[-1:] = [life._replace(until=day) for life in lives[-1:]]
            lives.append(Life(day, OPEN, OPEN))
    return lives


def _next(days: list[date], day: date) -> date:
    """Return the first of some sorted days after a day, or `OPEN`."""
    at = bisect_right(days, day)
    return days[at] if at < len(days) else OPEN
