"""An overview as tables: all that `show` tells, and the few columns of `build-map`."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from deployments import gazetteer, wording
from deployments.cli.terminal import say, say_table
from deployments.views.overview import Overview, Row

Column = tuple[str, Callable[[Row], str]]

PART = " *"
FOOTNOTE = "* counted together with the multinational force of its host, not twice"


def _force(row: Row) -> str:
    mission = gazetteer.missions().get(row.mission) if row.mission else None
    names = [mission.names[0] if mission and mission.names else row.mission] if row.mission else []
    return " ".join([row.force, *(f"({name})" for name in names)]) + (PART if row.part_of else "")


def _lead(row: Row) -> str:
    return gazetteer.country_name(row.lead) if row.lead else ""


def _strength(row: Row) -> str:
    return wording.strength(row.strength) + (" (disputed)" if row.disputed else "")


def _status(row: Row) -> str:
    told = wording.STATUS[row.status].lower()
    if row.due and row.status == "planned":
        return f"{told} for {row.due}"
    return f"{told} {row.due}" if row.status == "was-due" else told


def _as_of(row: Row) -> str:
    return row.as_of or (row.attested.isoformat() if row.attested else "undated")


HOST: Final[Column] = ("Host", lambda row: row.where)
HOSTS: Final[Column] = ("Countries or region", lambda row: row.where)
FORCE: Final[Column] = ("Force", _force)
LEAD: Final[Column] = ("Framework nation", _lead)
CONTINGENTS: Final[Column] = ("Contingents", lambda row: ", ".join(row.contingents))
STRENGTH: Final[Column] = ("Strength", _strength)
STATUS: Final[Column] = ("Status", _status)
AS_OF: Final[Column] = ("As of", _as_of)
CLAIMS: Final[Column] = ("Claims", lambda row: str(len(row.claims)))

SHORT: Final[Sequence[Column]] = (HOST, FORCE, LEAD, STRENGTH, STATUS)
REST: Final[Sequence[Column]] = (FORCE, LEAD, CONTINGENTS, STRENGTH, STATUS, AS_OF, CLAIMS)


def say_summary(told: Overview) -> None:
    """Print the deployments in few columns, and how many figures there are over several countries."""
    _say_deployments(told, SHORT)
    count = len(told.aggregates)
    if count:
        figures = "figure is" if count == 1 else "figures are"
        say(f"{count} more {figures} for several countries together or a region.")


def say_overview(told: Overview) -> None:
    """Print the deployments, and in a table of their own the figures over several countries."""
    _say_deployments(told, (HOST, *REST))
    if told.aggregates:
        _say_rows(f"Figures over several countries {_when(told)}", told.aggregates, (HOSTS, *REST))


def _say_deployments(told: Overview, columns: Sequence[Column]) -> None:
    if not told.deployments and not told.aggregates:
        say(f"Nothing is known {_when(told)}.")
    if told.deployments:
        _say_rows(f"Deployments {_when(told)}", told.deployments, columns)
    if any(row.part_of for row in told.deployments):
        say(FOOTNOTE)
        say("")


def _say_rows(title: str, rows: Iterable[Row], columns: Sequence[Column]) -> None:
    say_table(title, [head for head, _ in columns], [[tell(row) for _, tell in columns] for row in rows])


def _when(told: Overview) -> str:
    return f"on {wording.day(told.date)}" if told.date else "(no claim has a date)"
