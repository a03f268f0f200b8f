"""The commands that look a world up: `show` and `diff`."""

# ruff: noqa: PLC0415 - what takes long to import is imported inside, so that help is quick
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from deployments.cli.gathering import day_of, gather
from deployments.cli.options import MAX_SIZE, AsJson, Day, Decisions, Host, InDispute, MaxSize, Sources, Strict
from deployments.errors import OptionError

if TYPE_CHECKING:
    from deployments.terms import Record

Told = TypeVar("Told", bound="Record")


def show(  # noqa: PLR0913 - an argument an option
    sources: Sources = None,
    *,
    date: Day = None,
    host: Host = None,
    in_dispute: InDispute = False,
    as_json: AsJson = False,
    decisions: Decisions = None,
    max_size: MaxSize = MAX_SIZE,
    strict: Strict = False,
) -> None:
    """Print who has what where; or a host's whole history; or what sources disagree on."""
    from deployments.cli import evidence, tables
    from deployments.timeline import settle
    from deployments.views.conflicts import conflicts
    from deployments.views.history import history
    from deployments.views.overview import overview

    if host and (in_dispute or date):
        message = "--host shows the whole history: leave --date and --conflicts out"
        raise OptionError(message)
    day, code = day_of(date), _host(host)
    claims = gather(sources, decisions, max_size=max_size, strict=strict).claims
    world, by_id = settle(claims), {claim.id: claim for claim in claims}
    if code:
        _tell(history(world, by_id, code), evidence.say_history, as_json=as_json)
    elif in_dispute:
        _tell(conflicts(world, by_id, day), evidence.say_conflicts, as_json=as_json)
    else:
        _tell(overview(world, day), tables.say_overview, as_json=as_json)


def diff(  # noqa: PLR0913 - an argument an option
    before: Annotated[str, typer.Argument(metavar="A", help="A date; or a text, a folder or claims (.jsonl).")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another date; or another source.")],
    sources: Sources = None,
    *,
    date: Day = None,
    as_json: AsJson = False,
    decisions: Decisions = None,
    max_size: MaxSize = MAX_SIZE,
    strict: Strict = False,
) -> None:
    """Print what was added, changed and ended between two dates, or between two sources, and why."""
    from deployments.cli.evidence import say_differences
    from deployments.dates import PARTIAL
    from deployments.timeline import settle
    from deployments.views.differences import View, differences

    dates = [part for part in (before, after) if PARTIAL.fullmatch(part)]
    if len(dates) == 1 or (dates and date) or (sources and not dates):
        message = "diff compares two dates in [SOURCES], or two sources on one --date"
        raise OptionError(message)
    if dates:
        claims = gather(sources, decisions, max_size=max_size, strict=strict).claims
        world = settle(claims)
        views = View(world, day_of(before)), View(world, day_of(after))
    else:
        both = [gather([Path(part)], decisions, max_size=max_size, strict=strict).claims for part in (before, after)]
        claims, worlds = (*both[0], *both[1]), [settle(told) for told in both]
        day = day_of(date) or max((w.latest for w in worlds if w.latest), default=None)
        views = View(worlds[0], day), View(worlds[1], day)
    _tell(differences(*views, {claim.id: claim for claim in claims}), say_differences, as_json=as_json)


def _tell(told: Told, say: Callable[[Told], None], *, as_json: bool) -> None:
    """Print what was looked up, as JSON or in words."""
    from deployments.cli.terminal import say_json

    if as_json:
        say_json(told.model_dump_json(indent=2) + "\n")
    else:
        say(told)


def _host(named: str | None) -> str | None:
    """Return the code of a host that is named by its code or its name."""
    from deployments.gazetteer import countries

    known = countries()
    if not named or named.upper() in known:
        return named.upper() if named else None
    found = [code for code, country in known.items() if country.name.casefold() == named.casefold()]
    if not found:
        message = f"--host {named}: no country has this name or alpha-3 code"
        raise OptionError(message)
    return found[0]
