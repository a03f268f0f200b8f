"""An overview as tables: all that `show` tells, and the few columns of `build-map`."""

from collections.abc import Callable, Sequence
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


WHERE: Final[Column] = ("Host", lambda row, _: row.where)
FORCE: Final[Column] = ("Force", _force)
LEAD: Final[Column] = (
    "Framework nation",
    lambda row, _: gazetteer.country_name(row.lead) if row.lead else "",
)
STRENGTH: Final[Column] = ("Strength", _strength)
STATUS: Final[Column] = ("Status", _status)
REST: Final[Sequence[Column]] = (
    ("As of", _as_of),
    ("Claims", lambda row, _: str(len(row.claims))),
)
CONTINGENTS: Final[Column] = ("Contingents", lambda row, _: ", ".join(row.contingents))

SHORT: Final[Sequence[Column]] = (WHERE, FORCE, LEAD, STRENGTH, STATUS)
FULL: Final[Sequence[Column]] = (WHERE, FORCE, LEAD, CONTINGENTS, STRENGTH, STATUS, *REST)


def say_overview(told: Overview, columns: Sequence[Column]) -> None:
    """Print the deployments, and in a table of their own the figures over several countries."""
    when = f"on {wording.day(told.date)}" if told.date else "(no claim has a date)"
    over = [("Countries or region", where) if head == "Host" else (head, where) for head, where in columns]
    for title, rows, shown in (
        (f"Deployments {when}", told.deployments, columns),
        (f"Figures over several countries {when}", told.aggregates, over),
    ):
        if rows:
            say_table(
                title,
                [head for head, _ in shown],
                [[tell(row, told.date) for _, tell in shown] for row in rows],
            )
    if not told.deployments and not told.aggregates:
        say(f"Nothing is known {when}.")
    if any(row.part_of for row in told.deployments):
        say(FOOTNOTE)
