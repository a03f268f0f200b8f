"""A world on one day in the words of the page: the page's script only looks up what stands here."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, TypeVar

from deployments import gazetteer
from deployments.dates import day_after
from deployments.records import Aggregate, Claim, Deployment, Force, HostTotal, Point, Settled, State, World
from deployments.webmap import sources, words

CLASSES: Final = (1, 500, 1_000, 5_000, 20_000)
"""Where a darker shade begins: a company, a battalion, a battlegroup, a brigade, a permanent garrison."""

SYMBOLS: Final = ("in-place", "was-due", "planned", "proposed", "ended")
"""A marker shows the first of these that its force has on the day."""

SYMBOL_WORDS: Final = words.STATUS | {"was-due": "Was due"}

V = TypeVar("V")


def view(world: World, claims: Mapping[str, Claim], points: Mapping[str, Point], shown: date) -> dict[str, Any]:
    """Return all that the page shows of `world` on the day `shown`, as plain JSON values."""
    forces = {d.id: _deployment(d, claims, points.get(d.id), shown) for d in world.deployments if d.at(shown)}
    aggregates = [_aggregate(a, claims, shown) for a in world.aggregates if a.at(shown)]
    told = {c for force in (*forces.values(), *aggregates) for c in force["sources"]}
    return {
        "classes": [f"≥ {low:,}" for low in CLASSES],
        "hosts": _hosts(world, forces, shown),
        "forces": forces,
        "aggregates": aggregates,
        "claims": {c: sources.source(claims[c]) for c in sorted(told)},
        "summary": _summary(forces.values()),
    }


def _summary(forces: Iterable[dict[str, Any]]) -> list[str]:
    """Say how many deployments there are of each status."""
    counted = Counter(force["symbol"] for force in forces)
    return [f"{counted[symbol]} {SYMBOL_WORDS[symbol].lower()}" for symbol in SYMBOLS if counted[symbol]]


def _hosts(world: World, forces: dict[str, Any], shown: date) -> list[dict[str, Any]]:
    """Return the hosts by name, each with its shade, its total and its forces."""
    totals = {t.host: t for t in world.totals if _stands(t, shown)}
    housed: dict[str, list[str]] = {code: [] for code in totals}
    for deployment in world.deployments:
        if deployment.id in forces:
            housed.setdefault(deployment.host, []).append(deployment.id)
    hosts = []
    for code, ids in housed.items():
        total = totals.get(code)
        counted = [forces[i]["title"] for i in total.deployments if i in forces] if total else []
        hosts.append(
            {
                "code": code,
                "name": gazetteer.country_name(code),
                "total": words.strength(total.strength) if total else None,
                "counted": counted if len(counted) > 1 else [],
                "shade": _shade(total),
                "forces": sorted(ids, key=lambda i: (SYMBOLS.index(forces[i]["symbol"]), forces[i]["title"], i)),
            }
        )
    return sorted(hosts, key=lambda host: (host["name"], host["code"]))


def _stands(total: HostTotal, shown: date) -> bool:
    return (total.start is None or total.start <= shown) and (total.end is None or shown < total.end)


def _shade(total: HostTotal | None) -> str:
    """Return the class of a host's colour: by what is known at least; unknown is a class of its own."""
    if total is None:
        return "none"
    known = total.strength.min if total.strength else None
    return f"shade-{sum(known >= low for low in CLASSES)}" if known else "unknown"


def _deployment(deployment: Deployment, claims: Mapping[str, Claim], point: Point | None, shown: date) -> dict[str, Any]:
    drawn = _force(deployment, claims, shown)
    host = gazetteer.country_name(deployment.host)
    part = ["part of a multinational force, not counted twice"] if deployment.part_of else []
    return drawn | {
        "host": deployment.host,
        "where": host,
        "kind": "; ".join([drawn["kind"], *part]),
        "at": [point.lat, point.lon] if point else None,
        "place": _place(point, host),
    }


def _place(point: Point | None, host: str) -> str:
    if point is None:
        return f"Not drawn: no point is known in {host}."
    if point.basis == "site":
        return f"The marker stands at {point.name}."
    return f"The marker stands inside {host}, not at a place: no site is known."


def _aggregate(aggregate: Aggregate, claims: Mapping[str, Claim], shown: date) -> dict[str, Any]:
    hosts = words.listing([gazetteer.country_name(code) for code in aggregate.hosts])
    known = gazetteer.regions().get(aggregate.region) if aggregate.region else None
    region = known.name if known else aggregate.region
    where = f"{region} ({hosts})" if region and hosts else region or hosts
    return _force(aggregate, claims, shown) | {"where": where}


def _force(force: Force, claims: Mapping[str, Claim], shown: date) -> dict[str, Any]:
    """Return what deployments and aggregates show alike: title, symbol, states and sources."""
    states = sorted(force.at(shown), key=lambda state: SYMBOLS.index(_symbol(state, shown)))
    symbol = _symbol(states[0], shown)
    order = sources.in_order((c for state in states for c in state.claims), claims)
    mission = gazetteer.missions().get(force.mission) if force.mission else None
    kind = [{"land": "Land force", "air": "Air force", "sea": "Naval force"}[force.arm]]
    return {
        "title": _title(force, states[0]),
        "kind": "; ".join(kind + ([f"mission: {mission.name if mission else force.mission}"] if force.mission else [])),
        "symbol": symbol,
        "changing": symbol == "in-place" and any(state.track == "planned" for state in states),
        "strength": words.strength(states[0].strength.value if states[0].strength else None),
        "states": [_state(force, state, claims, order, shown) for state in states],
        "sources": order,
    }


def _title(force: Force, state: State) -> str:
    """Name a force: "Multinational battlegroup", "Danish aircraft"."""
    kind = words.formation(state.formation.value) if state.formation else "force"
    if force.scope == "multinational":
        return f"Multinational {kind}"
    nation = gazetteer.countries().get(force.scope)
    return f"{nation.adjectives[0] if nation and nation.adjectives else gazetteer.country_name(force.scope)} {kind}"


def _symbol(state: State, shown: date) -> str:
    """Return the symbol of a state; what was planned for a day now past was due, and no source says it came."""
    status = state.status.value
    return "was-due" if status == "planned" and state.due and day_after(state.due) <= shown else status


def _state(force: Force, state: State, claims: Mapping[str, Claim], order: list[str], shown: date) -> dict[str, Any]:
    symbol = _symbol(state, shown)

    def numbers(ids: Iterable[str]) -> list[int]:
        return sorted(order.index(c) + 1 for c in ids)

    def fact(label: str, settled: Settled[V], say: Callable[[V], str]) -> dict[str, Any]:
        return {
            "label": label,
            "text": say(settled.value),
            "refs": numbers(settled.claims),
            "note": settled.reason if len(settled.claims) > 1 or settled.sides else None,
            "sides": [
                {"text": say(side.value), "refs": numbers(side.claims), "said": sources.speakers(side.claims, claims)}
                for side in settled.sides
            ],
        }

    said = words.STATUS | {state.status.value: SYMBOL_WORDS[symbol]}
    facts = [fact("Status", state.status, said.__getitem__) | {"symbol": symbol}]
    if state.due:
        facts.append(_plain("Was due" if symbol == "was-due" else "Due", words.partial(state.due)))
    if state.formation:
        facts.append(fact("Force", state.formation, words.formation))
    if state.lead:
        facts.append(fact("Framework nation", state.lead, gazetteer.country_name))
    elif force.scope == "multinational":
        facts.append(_plain("Framework nation", "not named"))
    else:
        facts.append(_plain("Nation", gazetteer.country_name(force.scope)))
    if state.contributors:
        facts.append(fact("Contributors", state.contributors, _nations))
    facts.append(
        fact("Strength", state.strength, words.strength) if state.strength else _plain("Strength", words.strength(None))
    )
    if state.sites:
        facts.append(fact("Sites", state.sites, lambda sites: words.listing([site.name for site in sites])))
    facts += [
        _plain("As of", _as_of(state.status, shown)),
        _plain("Said by", sources.speakers(state.claims, claims)),
    ]
    return {"symbol": symbol, "words": SYMBOL_WORDS[symbol], "facts": facts}


def _plain(label: str, text: str) -> dict[str, Any]:
    return {"label": label, "text": text, "refs": [], "note": None, "sides": []}


def _nations(codes: tuple[str, ...]) -> str:
    return words.listing([gazetteer.country_name(code) for code in codes])


def _as_of(settled: Settled[V], shown: date) -> str:
    if settled.attested is None:
        return words.partial(settled.as_of) if settled.as_of else "undated"
    told = words.partial(settled.as_of) if settled.as_of else words.day(settled.attested)
    return f"{told}, {words.age(settled.attested, settled.as_of, shown)}"
