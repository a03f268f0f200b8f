"""An overview as tables: all that `show` tells, and the few columns of `build-map`."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from deployments import gazetteer, wording
from deployments.cli.overview import Overview, Row
from deployments.cli.terminal import say, say_table

Column = tuple[str, Callable[[Row, date | None], str]]

PART = " *"
FOOTNOTE = "* part of the multinational force of its host, and not counted twice"


def _force(row: Row, _: date | None) -> str:
    mission = gazetteer.missions().get(row.mission) if row.mission else None
    names = [mission.names[0] if mission and mission.names else row.mission] if row.mission else []
    return " ".join([row.force, *(f"({name})" for name in names)]) + (PART if row.part_of else "")


def _lead(row: Row, _: date | None) -> str:
    return gazetteer.country_name(row.lead) if row.lead else ""


def _strength(row: Row, _: date | None) -> str:
    return wording.strength(row.strength) + (" (disputed)" if row.disputed else "")


def _status(row: Row, _: date | None) -> str:
    due = (
        f" for {row.due}"
        if row.due and row.status == "planned"
        else f" {row.due}"
        if row.status == "was-due"
        else ""
    )
    return wording.STATUS[row.status].lower() + due


def _as_of(row: Row, shown: date | None) -> str:
    if row.attested is None or shown is None:
        return row.as_of or "undated"
    return f"{row.as_of or row.attested}, {wording.age(row.attested, row.as_of, shown)}"


HOST: Final[Column] = ("Host", lambda row, _: row.where)
HOSTS: Final[Column] = ("Countries or region", lambda row, _: row.where)
FORCE: Final[Column] = ("Force", _force)
LEAD: Final[Column] = ("Framework nation", _lead)
CONTINGENTS: Final[Column] = ("Contingents", lambda row, _: ", ".join(row.contingents))
STRENGTH: Final[Column] = ("Strength", _strength)
STATUS: Final[Column] = ("Status", _status)
AS_OF: Final[Column] = ("As of", _as_of)
CLAIMS: Final[Column] = ("Claims", lambda row, _: str(len(row.claims)))

SHORT: Final[Sequence[Column]] = (HOST, FORCE, LEAD, STRENGTH, STATUS)
REST: Final[Sequence[Column]] = (FORCE, LEAD, CONTINGENTS, STRENGTH, STATUS, AS_OF, CLAIMS)


def say_summary(told: Overview) -> None:
    """Print the deployments in few columns, and how many figures there are over several countries."""
    _say_deployments(told, SHORT)
    count = len(told.aggregates)
    if count:
        say(
            f"{count} more {'figure is' if count == 1 else 'figures are'} for several countries together or a region."
        )


def say_overview(told: Overview) -> None:
    """Print the deployments, and in a table of their own the figures over several countries."""
    _say_deployments(told, (HOST, *REST))
    if told.aggregates:
        _say_rows(f"Figures over several countries {_when(told)}", told.aggregates, (HOSTS, *REST), told.date)


def _say_deployments(told: Overview, columns: Sequence[Column]) -> None:
    if not told.deployments and not told.aggregates:
        say(f"Nothing is known {_when(told)}.")
    if told.deployments:
        _say_rows(f"Deployments {_when(told)}", told.deployments, columns, told.date)
    if any(row.part_of for row in told.deployments):
        say(f"{FOOTNOTE}\n")


def _say_rows(title: str, rows: Iterable[Row], columns: Sequence[Column], shown: date | None) -> None:
    say_table(
        title, [head for head, _ in columns], [[tell(row, shown) for _, tell in columns] for row in rows]
    )


def _when(told: Overview) -> str:
    return f"on {wording.day(told.date)}" if told.date else "(no claim has a date)"
