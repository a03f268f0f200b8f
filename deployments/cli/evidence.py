"""Histories, disagreements and differences as tables, each with the quotes that it rests on, numbered."""

from collections.abc import Iterable, Sequence
from typing import Final

from deployments import wording
from deployments.cli.terminal import say, say_table
from deployments.views.attributes import NAMES, words
from deployments.views.conflicts import Conflict, Conflicts
from deployments.views.differences import KINDS, Difference, Differences
from deployments.views.history import ForceHistory, Held, HostHistory
from deployments.views.quotes import Quote, source, spoken

TIME: Final = ("From", "Until")


def say_history(told: HostHistory) -> None:
    """Print each force of a host with all its values, and the quotes below."""
    if not told.forces:
        say(f"Nothing is known of {told.name}.")
        return
    say(told.name)
    say("")
    numbers = _numbers(told.quotes)
    for force in told.forces:
        rows = [
            (*_time(held), *_value(held), _why(held, numbers), _refs(held.claims, numbers)) for held in force.values
        ]
        say_table(_title(force), (*TIME, "Status", "What", "Value", "Why", "Quotes"), rows)
    if told.totals:
        totals = [
            (str(t.start or ""), str(t.end or ""), wording.strength(t.strength), _refs(t.claims, numbers))
            for t in told.totals
        ]
        say_table("All forces together", (*TIME, "Strength", "Quotes"), totals)
    _say_quotes(told.quotes)


def say_conflicts(told: Conflicts) -> None:
    """Print what is in dispute, the most important first, and the quotes below."""
    if not told.conflicts:
        say("Sources disagree on nothing.")
        return
    numbers = _numbers(told.quotes)
    heads = ("Where", "Force", "What", "Sides", "People", *TIME)
    for stands, title in (
        (True, "Disagreements that stand"),
        (False, "Disagreements that no longer stand, or not yet,"),
    ):
        rows = [_conflict(conflict, numbers) for conflict in told.conflicts if conflict.stands is stands]
        if rows:
            say_table(f"{title}{f' on {wording.day(told.date)}' if told.date else ''}", heads, rows)
    _say_quotes(told.quotes)


def say_differences(told: Differences) -> None:
    """Print what was added, what has changed and what has ended, and the quotes below."""
    if not told.differences:
        say("Nothing differs.")
        return
    numbers = _numbers(told.quotes)
    for kind in KINDS:
        rows = [_difference(one, numbers) for one in told.differences if one.kind == kind]
        heads = (
            "Where",
            "Force",
            "Status",
            *(("What", "Before", "After") if kind == "changed" else ()),
            "Why",
            "Quotes",
        )
        if rows:
            say_table(kind.capitalize(), heads, rows)
    _say_quotes(told.quotes)


def _title(force: ForceHistory) -> str:
    part = f", part of {force.part_of}" if force.part_of else ""
    return f"{force.force} ({force.id}{part})"


def _time(held: Held) -> tuple[str, str]:
    return str(held.start or ""), str(held.end or "")


def _value(held: Held) -> tuple[str, str, str]:
    track = f"{held.track} for {held.due}" if held.due else held.track
    return track, NAMES[held.attribute], words(held.attribute, held.value)


def _why(held: Held, numbers: dict[str, int]) -> str:
    """Say the rule that settled a value, what was decided against, and what it took the place of by which rule."""
    others = [f"instead of {_refs(told.claims, numbers)} ({told.reason.split(':')[0]})" for told in held.supersedes]
    against = [f"not {words(held.attribute, s.value)} {_refs(s.claims, numbers)}" for s in held.overruled]
    return "; ".join((held.reason, *against, *others))


def _conflict(conflict: Conflict, numbers: dict[str, int]) -> Sequence[str]:
    held = conflict.held
    sides = " / ".join(f"{words(held.attribute, s.value)} {_refs(s.claims, numbers)}" for s in held.sides)
    people = "" if conflict.people is None else f"{conflict.people:,}"
    return conflict.where, conflict.force, NAMES[held.attribute], sides, people, *_time(held)


def _difference(one: Difference, numbers: dict[str, int]) -> Sequence[str]:
    track = f"{one.track} for {one.due}" if one.due else one.track
    changed = (
        (NAMES[one.attribute], words(one.attribute, one.before), words(one.attribute, one.after))
        if one.attribute
        else ()
    )
    return one.where, one.title, track, *changed, one.why, _refs(one.claims or one.was, numbers)


def _numbers(quotes: Sequence[Quote]) -> dict[str, int]:
    return {quote.claim: number for number, quote in enumerate(quotes, 1)}


def _refs(claims: Iterable[str], numbers: dict[str, int]) -> str:
    found = sorted(numbers[claim] for claim in claims if claim in numbers)
    return "".join(f"[{number}]" for number in found)


def _say_quotes(quotes: Sequence[Quote]) -> None:
    for number, quote in enumerate(quotes, 1):
        decided = "".join(f" ({told})" for told in quote.decisions)
        say(f"[{number}] {source(quote)}: “{spoken(quote)}”{decided}")
