"""How people are told numbers, dates, ages and forces: plain English, and nothing left to guess."""

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from deployments import gazetteer
from deployments.dates import day_after, first_day
from deployments.decisions import AnyDecision, Correction, Join, Part
from deployments.records import Claim, Force, Formation, State, Troops

Symbol = Literal["in-place", "was-due", "planned", "proposed", "ended"]
"""A status as shown on a day: what was planned for a day now past was due, and no source says it came."""

STATUS: Final[dict[Symbol, str]] = {
    "in-place": "In place",
    "was-due": "Was due",
    "planned": "Planned",
    "proposed": "Proposed",
    "ended": "Ended",
}
"""In words, in the order in which a force's states are told: what is there comes first."""

DAYS_A_MONTH: Final = 30.44
MONTHS_UNTIL_YEARS: Final = 24
"""From two years on an age is told in years: until then months still matter to a reader."""


def strength(troops: Troops | None) -> str:
    """Say a number of people with its bound; None is unknown, never zero."""
    if troops is None:
        return "unknown"
    if troops.min is None:
        return f"up to {troops.max:,}"
    if troops.max is None:
        return f"at least {troops.min:,}"
    if troops.min != troops.max:
        return f"between {troops.min:,} and {troops.max:,}"
    return f"about {troops.min:,}" if troops.qualifier == "about" else f"{troops.min:,}"


def formation(kind: Formation) -> str:
    """Say a kind of unit: "air-defence" is "air defence"."""
    return kind.replace("-", " ")


def title(force: Force, state: State) -> str:
    """Name a force: "Multinational battlegroup", "Danish aircraft"."""
    kind = formation(state.formation.value) if state.formation else "force"
    if force.scope == "multinational":
        return f"Multinational {kind}"
    nation = gazetteer.countries().get(force.scope)
    adjective = nation.adjectives[0] if nation and nation.adjectives else gazetteer.country_name(force.scope)
    return f"{adjective} {kind}"


def claimed(claim: Claim) -> str:
    """Say a claim in one line: "Canada leads a battlegroup in Latvia: about 1,000, planned"."""
    name = gazetteer.country_name
    kind = formation(claim.formation or "troops")
    whose = f"{name(claim.lead)} leads a" if claim.lead else name(claim.nation) if claim.nation else "unnamed"
    where = listing([name(host) for host in claim.hosts]) or claim.region
    site = f" ({claim.site.name})" if claim.site else ""
    others = f" with {listing([name(code) for code in claim.contributors])}" if claim.contributors else ""
    told = [strength(claim.troops)] if claim.troops else []
    return f"{whose} {kind} in {where}{site}{others}: {', '.join([*told, claim.status.replace('-', ' ')])}"


def symbol(state: State, shown: date) -> Symbol:
    """Return the status of a state as it is shown on a day."""
    status = state.status.value
    return "was-due" if status == "planned" and state.due and day_after(state.due) <= shown else status


def partial(told: str) -> str:
    """Say a partial date: "2022-03" is "March 2022"."""
    first = first_day(told)
    return (f"{first:%Y}", f"{first:%B %Y}", day(first))[told.count("-")]


def day(shown: date) -> str:
    """Say a day: "24 March 2022"."""
    return f"{shown.day} {shown:%B %Y}"


def age(attested: date, as_of: str | None, shown: date) -> str:
    """Say how old a statement is on the date shown.

    Args:
        attested: The last day on which it is attested.
        as_of: The partial date it was told with; one that covers the date shown is not old.
        shown: The date shown.
    """
    days = (shown - attested).days
    if days == 0 or (as_of and first_day(as_of) <= shown < day_after(as_of)):
        return "on the date shown"
    if days < 0:
        return "after the date shown"
    months = round(days / DAYS_A_MONTH)
    if days < DAYS_A_MONTH:
        return f"{_counted(days, 'day')} before the date shown"
    if months < MONTHS_UNTIL_YEARS:
        return f"{_counted(months, 'month')} before the date shown"
    return f"{_counted(round(months / 12), 'year')} before the date shown"


def listing(names: Sequence[str]) -> str:
    """Join names as a sentence does: "Estonia, Latvia and Poland"."""
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return "".join(names)


DECIDED: Final = {
    "accept": "Checked",
    "reject": "Rejected",
    "correct": "Corrected",
    "pin": "Decided",
    "join": "Joined",
    "part": "Parted",
}


def decided(decision: AnyDecision) -> str:
    """Say what a reviewer decided, who, when and why: "Corrected by A on 3 May 2024 (troops 500): Not vehicles"."""
    head = f"{DECIDED[decision.action]} by {decision.by} on {day(decision.on)}"
    return f"{head}{_effect(decision)}: {decision.why}"


def _effect(decision: AnyDecision) -> str:
    match decision:
        case Correction():
            values = (f"{name.replace('_', ' ')} {value(told)}" for name, told in decision.to.given.items())
            return f" ({'; '.join(values)})"
        case Join():
            return f" ({decision.deployment} is {decision.into})"
        case Part():
            return f" ({decision.name})"
        case _:
            return ""


def value(told: object) -> str:
    """Say the value of a field: a strength in words, a list with commas, nothing as "none"."""
    match told:
        case Troops():
            return strength(told)
        case tuple():
            return ", ".join(told) or "none"
        case _:
            return "none" if told is None else str(told)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
