"""What stands together when: a speaker's later statement supersedes, and a sweep settles what stands."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from deployments.timeline.statements import OPEN, UNDATED, Statement

V = TypeVar("V", bound=Hashable)
W = TypeVar("W")

Standing = dict[V, dict[Statement, None]]
"""The values that stand at one time, each with its statements, oldest first."""


class Span(NamedTuple, Generic[V]):
    """A statement's value and the half-open interval in which it stands."""

    start: date
    end: date
    value: V
    statement: Statement


class Segment(NamedTuple, Generic[W]):
    """A settled value and the half-open interval in which it holds."""

    start: date
    end: date
    value: W


def spans(
    told: Iterable[tuple[Statement, V]],
    group: Callable[[Statement, V], Hashable],
    until: Callable[[Statement], date],
) -> Iterator[Span[V]]:
    """Yield how long each statement's value stands.

    Within a group (of one speaker) the statement that starts later supersedes; of those that start on one
    day, the one that was said later. An undated statement stands until anyone's dated one starts.

    Args:
        told: Statements, each with one of its values.
        group: What makes two of them supersede each other.
        until: The day on which a statement ends by itself, or `OPEN`.
    """
    groups: dict[Hashable, list[tuple[Statement, V]]] = defaultdict(list)
    dated = OPEN
    for statement, value in told:
        groups[group(statement, value)].append((statement, value))
        if statement.start > UNDATED:
            dated = min(dated, statement.start)
    for one in groups.values():
        following, start, said = OPEN, OPEN, UNDATED
        for statement, value in sorted(one, key=lambda pair: (pair[0].start, pair[0].said), reverse=True):
            if statement.start < start:
                following, start, said = start, statement.start, statement.said
            end = min(following, until(statement), OPEN if start > UNDATED else dated)
            if statement.said == said and start < end:
                yield Span(start, end, value, statement)


def sweep(stands: Iterable[Span[V]], settle: Callable[[Standing[V]], W]) -> list[Segment[W]]:
    """Settle what stands together into segments in order of time, equal neighbours merged."""
    coming = sorted(stands, key=lambda span: (span.statement.order, span.end), reverse=True)
    going = sorted(coming, key=lambda span: span.end, reverse=True)
    days = sorted({day for span in coming for day in (span.start, span.end)})
    standing: Standing[V] = {}
    segments: list[Segment[W]] = []
    for start, end in pairwise(days):
        while going and going[-1].end == start:
            gone = going.pop()
            del standing[gone.value][gone.statement]
            if not standing[gone.value]:
                del standing[gone.value]
        while coming and coming[-1].start == start:
            come = coming.pop()
            standing.setdefault(come.value, {})[come.statement] = None
        if not standing:
            continue
        value = settle(standing)
        if segments and segments[-1].end == start and segments[-1].value == value:
            segments[-1] = segments[-1]._replace(end=end)
        else:
            segments.append(Segment(start, end, value))
    return segments
