"""How each attribute settles: from what stands together to a value with its reason, a function each."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple, TypeVar, get_args

from deployments.dates import PartialDate, first_day
from deployments.records import Alpha3, Formation, Settled, Site, Status, Troops
from deployments.timeline import strength
from deployments.timeline.standing import Standing
from deployments.timeline.statements import UNDATED, Statement

V = TypeVar("V", bound=Hashable)

MOST_CITED = 50
"""Claims cited for one value: the newest ones that hold it; older ones that say the same add only length."""

FORMATIONS = get_args(Formation)

AGREED = "agreement: all that stands says so"
ONE_DAY = "same day: said to be there and to be gone on one day; both are kept, and what is over counts"
NARROWED = "intersection: statements that can all be true, narrowed to what they have in common"
DISPUTED = "conflict: statements that cannot all be true; the range covers all sides"
UNBRIDGED = "conflict: statements that cannot all be true and that no range covers; the newest is shown"
NEWEST = "conflict: statements of one time name different nations; the newest is shown"
FINEST = "newest unit: the unit named last; people counted without a unit do not override it"
UNION = "union: all that are named; naming some does not deny others"


# Naming the types once spares pydantic a look-up for every value.
SettledStatus = Settled[Status]
SettledFormation = Settled[Formation]
SettledNation = Settled[Alpha3]
SettledNations = Settled[tuple[Alpha3, ...]]
SettledSites = Settled[tuple[Site, ...]]
SettledStrength = Settled[Troops]


class Attribute(NamedTuple):
    """How one attribute of a force comes about.

    Attributes:
        values: What a statement says of it; nothing, one or several values.
        group: What makes two statements supersede each other.
        settle: Settles the values that stand together.
        reach: The numbers that a value allows, where values exclude each other; None where they never do.
        whole: Of the values that one speaker gives at once, those that are no parts; None where all are kept.
    """

    values: Callable[[Statement], Iterable[Any]]
    group: Callable[[Statement, Any], Hashable]
    settle: Callable[[Standing[Any]], Any]
    reach: Callable[[Any], strength.Reach] | None = None
    whole: Callable[[list[Any]], set[Any]] | None = None


def settle_status(standing: Standing[Status]) -> Settled[Status]:
    """Settle the status; "ended" beside "in-place" means both were said of the same day."""
    if len(standing) > 1:
        return SettledStatus(**_told("ended", _all(standing), ONE_DAY, _sides(standing)))
    return SettledStatus(**_told(next(iter(standing)), _all(standing), AGREED))


def settle_formation(standing: Standing[Formation]) -> Settled[Formation]:
    """Settle the formation: the unit named last; on one day the one that `Formation` lists first."""
    finest: Standing[Formation] = {value: told for value, told in standing.items() if value != "troops"}
    finest = finest or standing
    value = max(finest, key=lambda v: (_newest(finest[v]), -FORMATIONS.index(v)))
    return SettledFormation(**_told(value, _cited(finest[value]), FINEST if len(standing) > 1 else AGREED))


def settle_lead(standing: Standing[Alpha3]) -> Settled[Alpha3]:
    """Settle the framework nation: the newest, with the others as sides."""
    value = max(sorted(standing), key=lambda v: _newest(standing[v]))
    cited = _cited(standing[value])
    if len(standing) > 1:
        return SettledNation(**_told(value, cited, NEWEST, _sides(standing)))
    return SettledNation(**_told(value, cited, AGREED))


def settle_contributors(standing: Standing[Alpha3]) -> Settled[tuple[Alpha3, ...]]:
    """Settle the contributors: all nations named."""
    return SettledNations(**_told(tuple(sorted(standing)), _all(standing), UNION))


def settle_sites(standing: Standing[Site]) -> Settled[tuple[Site, ...]]:
    """Settle the sites: all that are named, each under the name it was given last."""
    named: dict[str, Site] = {}
    for site in sorted(standing, key=lambda s: (_newest(standing[s]), s.name)):
        named[_site_key(site)] = site
    return SettledSites(**_told(tuple(named[key] for key in sorted(named)), _all(standing), UNION))


def settle_strength(standing: Standing[Troops]) -> Settled[Troops]:
    """Settle the strength: what compatible statements have in common, else a range over all sides."""
    sides = strength.sides_of(standing)
    values = [strength.intersection(side) for side in sides]
    if len(sides) == 1:
        return SettledStrength(**_told(values[0], _all(standing), NARROWED if len(standing) > 1 else AGREED))
    told = [_all({value: standing[value] for value in side}) for side in sides]
    shown = [{"value": value, "claims": _ids(claims)} for value, claims in zip(values, told, strict=True)]
    covering = strength.cover(values)
    if covering:
        return SettledStrength(**_told(covering, _all(standing), DISPUTED, shown))
    newest = max(range(len(sides)), key=lambda i: max(s.order for s in told[i]))
    return SettledStrength(**_told(values[newest], told[newest], UNBRIDGED, shown))


def settle_due(standing: Standing[PartialDate]) -> PartialDate:
    """Settle when what is planned takes effect: as said last; of several said at once, the earliest."""
    return max(sorted(standing, key=lambda due: (first_day(due), due)), key=lambda due: _newest(standing[due]))


def _speaker(statement: Statement, _: Hashable) -> Hashable:
    return statement.speaker


def _speaker_and_value(statement: Statement, value: Hashable) -> Hashable:
    return statement.speaker, value


def _one(value: V | None) -> tuple[V, ...]:
    return () if value is None else (value,)


def _only(code: Alpha3) -> strength.Reach:
    """Return the reach of a code as a number: it allows itself and excludes every other."""
    number = int.from_bytes(code.encode())
    return strength.Reach(number, number)


STATUS = Attribute(lambda s: (s.claim.status,), _speaker_and_value, settle_status)
DUE = Attribute(lambda s: _one(s.due), _speaker, settle_due)
ATTRIBUTES = {
    "formation": Attribute(
        lambda s: _one(s.claim.formation), lambda s, v: (s.speaker, v == "troops"), settle_formation
    ),
    "lead": Attribute(lambda s: _one(s.claim.lead), _speaker, settle_lead, _only),
    "contributors": Attribute(lambda s: sorted(set(s.claim.contributors)), _speaker_and_value, settle_contributors),
    "strength": Attribute(lambda s: _one(s.claim.troops), _speaker, settle_strength, strength.reach, strength.wholes),
    "sites": Attribute(lambda s: _one(s.claim.site), lambda s, v: (s.speaker, _site_key(v)), settle_sites),
}


def _site_key(site: Site) -> str:
    return site.place or site.name.casefold()


def _newest(told: dict[Statement, None]) -> tuple[date, date]:
    """Return when the newest of some statements, which stand oldest first, starts and was said."""
    newest = next(reversed(told))
    return newest.start, newest.said


def _cited(told: dict[Statement, None]) -> list[Statement]:
    return list(islice(reversed(told), MOST_CITED))


def _all(standing: Standing[V]) -> list[Statement]:
    return [statement for told in standing.values() for statement in _cited(told)]


def _ids(told: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(sorted({s.claim.id for s in told}))


def _sides(standing: Standing[V]) -> list[dict[str, Any]]:
    return [{"value": value, "claims": _ids(_cited(standing[value]))} for value in sorted(standing, key=str)]


def _told(value: Hashable, told: list[Statement], reason: str, sides: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """Return the fields of a settled value that rests on some statements."""
    last = max(told, key=lambda s: (s.attested, s.claim.id))
    return {
        "value": value,
        "claims": _ids(told),
        "reason": reason,
        "attested": last.attested if last.attested > UNDATED else None,
        "as_of": last.written,
        "sides": sides,
    }
