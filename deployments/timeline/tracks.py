"""How long each statement of what is there stands by itself: until its force leaves or what it says is replaced."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from deployments.dates import first_day
from deployments.records import Alpha3, Claim, Formation, Troops
from deployments.timeline.statements import OPEN, UNDATED, Statement, ended, in_place
from deployments.timeline.strength import compatible


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
        self._sizes_over: dict[Troops, list[date]] = defaultdict(list)
        self._forms_over: dict[Formation, list[date]] = defaultdict(list)
        self._leads_over: dict[Alpha3, list[date]] = defaultdict(list)
        self._ends_of_size: dict[Troops, list[date]] = {}
        for end in sorted(replaced, key=lambda s: s.order):
            self._note_part(end)
            self.there.append(_still_there(end))
        self.lives = _lives(self.there, self.over)
        self._starts = [life.start for life in self.lives]

    def strength_until(self, statement: Statement) -> date:
        """Return when a statement's strength is over: nobody is left, or such a number was replaced."""
        troops = statement.claim.troops
        days = self._size_over(troops) if troops else []
        return min(self._life(statement).gone, _next(days, statement.start))

    def lead_until(self, statement: Statement) -> date:
        """Return when a statement's framework nation is over: the stay is forgotten, or it was replaced."""
        lead = statement.claim.lead
        days = self._leads_over.get(lead, []) if lead else []
        return min(self._life(statement).until, _next(days, statement.start))

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

    def _size_over(self, troops: Troops) -> list[date]:
        """Return the days on which a size that may be this one was over, sorted."""
        if troops not in self._ends_of_size:
            ends = (days for size, days in self._sizes_over.items() if compatible(size, troops))
            self._ends_of_size[troops] = sorted(day for days in ends for day in days)
        return self._ends_of_size[troops]

    def _note_part(self, end: Statement) -> None:
        """Note what lead and size, else what form, an end is about: a force that grows often keeps its form."""
        troops, form, lead = end.claim.troops, end.claim.formation, end.claim.lead
        if lead:
            self._leads_over[lead].append(end.start)
        if troops:
            self._sizes_over[troops].append(end.start)
        elif form and not lead:
            self._forms_over[form].append(end.start)


def _ends_a_part(end: Statement, latest: date | None) -> bool:
    """Whether an end that names a size, a form or a lead ends only that: the force is there then or later."""
    claim = end.claim
    if latest is None or not (claim.troops or claim.lead or claim.formation not in (None, "troops")):
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
