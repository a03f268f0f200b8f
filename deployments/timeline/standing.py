"""What stands together when: what is newer supersedes, and a sweep settles what stands."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from itertools import groupby, islice, pairwise, takewhile
from typing import Any, Final, Generic, NamedTuple, TypeVar

from deployments.records import Superseded
from deployments.timeline.overtaking import overtaken
from deployments.timeline.statements import OPEN, UNDATED, Statement
from deployments.timeline.strength import Reach

V = TypeVar("V", bound=Hashable)
W = TypeVar("W")

SPEAKER: Final = "same speaker: what was said later takes the place of what was said before"
LATER: Final = "later time: it speaks of a time more than half a year on, and both cannot be true of it"
DATED: Final = "dated: a statement with a date takes the place of one without"
PART: Final = "part and whole: of one speaker's figures for one day the largest is the force's, the others are parts"
OVER: Final = "over: by then the force had left, the plan was met, or a source says that this had changed"

Standing = dict[V, dict[Statement, None]]
"""The values that stand at one time, each with its statements, oldest first."""

MOST_VALUES = 100
"""Values that count together, those said last: twice the nations of the largest mission, so that a text in which
each sentence names another value does not cost the square of its length."""


class Span(NamedTuple, Generic[V]):
    """A statement's value, the half-open interval in which it stands, and the rule that ends it."""

    start: date
    end: date
    value: V
    statement: Statement
    over: str


class Segment(NamedTuple, Generic[W]):
    """A settled value, the half-open interval in which it holds, and what it took the place of."""

    start: date
    end: date
    value: W
    supersedes: tuple[Superseded, ...] = ()


def spans(
    told: Iterable[tuple[Statement, V]],
    group: Callable[[Statement, V], Hashable],
    until: Callable[[Statement], date],
    reach: Callable[[V], Reach] | None = None,
    whole: Callable[[list[V]], set[V]] | None = None,
) -> list[Span[V]]:
    """Return how long each statement's value stands.

    Within a group (of one speaker) the statement that starts later supersedes; of those that start on one
    day, the one that was said later; of what was said at once, parts stand no day beside the whole. Of different
    speakers a statement supersedes those of an earlier time that cannot be true with it. An undated statement
    stands until anyone's dated one starts.

    Args:
        told: Statements, each with one of its values.
        group: What makes two of them supersede each other.
        until: The day on which a statement ends by itself, or `OPEN`.
        reach: The numbers that a value allows, where values exclude each other; None where they never do.
        whole: Of the values that one speaker gives at once, those that are no parts; None where all are kept.
    """
    limits: dict[Statement, date] = {}
    counting = [(s, value) for s, value in told if s.start < limits.setdefault(s, until(s))]
    dated = min((statement.start for statement, _ in counting if statement.start > UNDATED), default=OPEN)
    late = overtaken([(s, reach(value)) for s, value in counting]) if reach else {}
    groups: dict[Hashable, list[tuple[Statement, V]]] = defaultdict(list)
    for statement, value in counting:
        groups[group(statement, value)].append((statement, value))
    found: list[Span[V]] = []
    for one in groups.values():
        following = OPEN
        one.sort(key=lambda pair: (pair[0].start, pair[0].said), reverse=True)
        for start, told_then in groupby(one, key=lambda pair: pair[0].start):
            at_once = _at_once(list(told_then))
            kept = whole([value for _, value in at_once]) if whole and len(at_once) > 1 else None
            for statement, value in at_once:
                if kept is not None and value not in kept:
                    found.append(Span(start, start, value, statement, PART))
                    continue
                ends = (
                    (following, SPEAKER),
                    (late.get(statement, OPEN), LATER),
                    (OPEN if start > UNDATED else dated, DATED),
                    (limits[statement], OVER),
                )
                end, over = min(ends, key=lambda pair: pair[0])
                if start < end:
                    found.append(Span(start, end, value, statement, over))
            following = start
    return found


def _at_once(told: list[tuple[Statement, V]]) -> list[tuple[Statement, V]]:
    """Return of statements, the last said first, those that were said with the first."""
    said = told[0][0].said
    return list(takewhile(lambda pair: pair[0].said == said, told))


def sweep(stands: Sequence[Span[V]], settle: Callable[[Standing[V]], W]) -> list[Segment[W]]:
    """Settle what stands together into segments in order of time, equal neighbours merged."""
    aside: dict[date, list[Span[V]]] = defaultdict(list)
    for span in stands:
        if span.start == span.end:
            aside[span.start].append(span)
    coming = [span for span in stands if span.start < span.end]
    coming.sort(key=lambda span: (span.statement.order, span.end), reverse=True)
    going = sorted(coming, key=lambda span: span.end, reverse=True)
    days = sorted({day for span in coming for day in (span.start, span.end)})
    standing: Standing[V] = {}
    segments: list[Segment[W]] = []
    for start, end in pairwise(days):
        gone = aside.get(start, [])
        while going and going[-1].end == start:
            leaves = going.pop()
            gone.append(leaves)
            del standing[leaves.value][leaves.statement]
            if not standing[leaves.value]:
                del standing[leaves.value]
        while coming and coming[-1].start == start:
            come = coming.pop()
            standing[come.value] = standing.pop(come.value, {})  # what is said again is said last
            standing[come.value][come.statement] = None
        if not standing:
            continue
        value = settle(_said_last(standing))
        if segments and segments[-1].end == start and segments[-1].value == value:
            segments[-1] = segments[-1]._replace(end=end)
        else:
            segments.append(Segment(start, end, value, _superseded(gone, standing)))
    return segments


def _superseded(gone: list[Span[Any]], standing: Standing[Any]) -> tuple[Superseded, ...]:
    """Return what no longer stands, rule by rule; a value that others still hold is not superseded."""
    if not gone:
        return ()
    lost = sorted((span.over, span.statement.claim.id) for span in gone if span.value not in standing)
    return tuple(
        Superseded(claims=tuple(key for _, key in told), reason=rule)
        for rule, told in groupby(lost, key=lambda pair: pair[0])
    )


def _said_last(standing: Standing[V]) -> Standing[V]:
    """Return the values that were said last, of more than count together."""
    if len(standing) <= MOST_VALUES:
        return standing
    return {value: standing[value] for value in islice(reversed(standing), MOST_VALUES)}
