"""Small worlds made by hand, so that a test of an export shows only what matters to it."""

from datetime import date
from typing import Any

from deployments.records import (
    Aggregate,
    Claim,
    Deployment,
    Evidence,
    HostTotal,
    Settled,
    Site,
    State,
    Troops,
    World,
)

HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> ${1} `x` \"quoted\", ; \n second line – Ādaži"
ADAZI = Site(name="Ādaži", lat=57.08, lon=24.33)


def claim(key: str, **fields: Any) -> Claim:
    """Return a claim about Latvia from document "a"."""
    quote = fields.pop("quote", f"Quote of {key}.")
    told = {
        "document": "a",
        "document_sha256": "0" * 64,
        "document_title": "Title",
        "document_date": "2022-06-01",
        "hosts": ("LVA",),
        "status": "in-place",
        "evidence": (Evidence(start=0, end=len(quote), quote=quote),),
        "rule": "by-hand",
        "confidence": 1.0,
        "extractor": "test",
    }
    return Claim(id=key, **(told | fields))


def settled(value: Any, *claims: str, **more: Any) -> Any:
    return Settled[Any](value=value, claims=claims or ("c1",), reason="agreement", **more)


def state(**fields: Any) -> State:
    """Return a state in place since 2022-06-01, resting on claim c1."""
    told = {
        "start": date(2022, 6, 1),
        "end": None,
        "track": "present",
        "status": settled("in-place", attested=date(2022, 6, 1), as_of="2022-06"),
    }
    return State(**(told | fields))


def people(low: int | None, high: int | None = None, *claims: str) -> Any:
    qualifier = "at-most" if low is None else "at-least" if high is None else "exact" if low == high else "range"
    return settled(Troops(min=low, max=high, qualifier=qualifier), *claims)


def deployment(*states: State, **fields: Any) -> Deployment:
    told = {
        "id": "LVA-multinational-land",
        "scope": "multinational",
        "mission": None,
        "arm": "land",
        "host": "LVA",
    }
    return Deployment(**(told | fields), states=states or (state(),))


def aggregate(*states: State, **fields: Any) -> Aggregate:
    told = {"id": "EST+LVA-multinational-land", "scope": "multinational", "mission": None, "arm": "land"}
    return Aggregate(**(told | {"hosts": ("EST", "LVA")} | fields), states=states or (state(),))


def total(*deployments: str, start: date | None = None, end: date | None = None, host: str = "LVA") -> HostTotal:
    return HostTotal(host=host, start=start, end=end, strength=None, deployments=deployments, claims=("c1",))


CLAIMS = {
    "c1": claim("c1", quote=HOSTILE, attributed_to="@speaker", document_title="+title"),
    "c2": claim("c2", document="b", document_date="2023", said_on="2023-01"),
}
WORLD = World(
    deployments=(
        deployment(
            state(
                end=date(2023, 1, 1),
                formation=settled("battlegroup"),
                lead=settled("CAN"),
                contributors=settled(("ESP", "ITA")),
                strength=people(1000, 1000),
                sites=settled((ADAZI,)),
            ),
            state(start=date(2023, 1, 1), strength=people(1200, None, "c2")),
            state(track="planned", start=None, due="2024", status=settled("planned")),
        ),
        deployment(id="POL-USA-land", host="POL", scope="USA", part_of="POL-multinational-land"),
    ),
    aggregates=(aggregate(state(strength=people(None, 4000))),),
    totals=(total("LVA-multinational-land", start=date(2022, 6, 1)),),
)
