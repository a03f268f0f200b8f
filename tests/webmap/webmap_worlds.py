"""A small world, made from records directly, with everything that the page can show."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from deployments.records import (
    Aggregate,
    Claim,
    Context,
    Deployment,
    Evidence,
    HostTotal,
    Settled,
    Side,
    Site,
    State,
    Track,
    Troops,
    World,
)

SHOWN = date(2022, 11, 30)
PLAIN = ("start", "end", "due")
"""Fields of a state that are not settled from claims."""


def exactly(number: int) -> Troops:
    return Troops(min=number, max=number, qualifier="exact")


def about(number: int) -> Troops:
    return Troops(min=number, max=number, qualifier="about")


def at_least(number: int) -> Troops:
    return Troops(min=number, max=None, qualifier="at-least")


def up_to(number: int) -> Troops:
    return Troops(min=None, max=number, qualifier="at-most")


def claim(name: str, quote: str, hosts: tuple[str, ...] = ("LVA",), **fields: Any) -> Claim:
    """Return a claim of one quote; `name` is its id and its document."""
    filled = {
        "id": name,
        "document": name,
        "document_title": f"Title of {name}",
        "document_publisher": "Daily Example",
        "document_date": "2022-11-29",
        "document_sha256": "0" * 64,
        "hosts": hosts,
        "status": "in-place",
        "evidence": (Evidence(start=0, end=len(quote), quote=quote),),
        "context": Context(start=0, text=f"{quote} And so on."),
        "rule": "led-group",
        "confidence": 0.9,
        "extractor": "test",
    }
    return Claim.model_validate(filled | fields)


def settled(value: Any, *claims: str, **fields: Any) -> Settled[Any]:
    """Return a value that rests on `claims`, attested on the day before the date shown."""
    filled = {"reason": "all sources agree", "attested": date(2022, 11, 29), "as_of": "2022-11-29"}
    return Settled(value=value, claims=claims, **(filled | fields))


def state(*claims: str, status: str = "in-place", **fields: Any) -> State:
    """Return a state that stands at any time; plain values rest on all of its claims."""
    track: Track = "present" if status in {"in-place", "ended"} else status  # type: ignore[assignment]
    values = {
        key: value if isinstance(value, Settled) or key in {"start", "end", "due"} else settled(value, *claims)
        for key, value in fields.items()
    }
    return State(**({"start": None, "end": None, "track": track, "status": settled(status, *claims)} | values))


def deployment(host: str, *states: State, scope: str = "multinational", **fields: Any) -> Deployment:
    filled = {"id": f"{host}-{scope}-land", "mission": None, "arm": "land"} | fields
    return Deployment(host=host, scope=scope, states=states, **filled)


def total(host: str, strength: Troops | None, *deployments: str, **days: date) -> HostTotal:
    return HostTotal(
        **({"start": None, "end": None} | days), host=host, strength=strength, deployments=deployments, claims=()
    )


def by_id(claims: Iterable[Claim]) -> dict[str, Claim]:
    return {one.id: one for one in claims}


def square(code: str | None, name: str, lon: float, lat: float, half: float = 1.0) -> dict[str, Any]:
    """Return a country of the background as a square around its inside point."""
    west, east, south, north = lon - half, lon + half, lat - half, lat + half
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name, "lat": lat, "lon": lon},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


COUNTRIES: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        square("BGR", "Bulgaria", 25.2, 42.8),
        square("EST", "Estonia", 25.5, 58.7, 0.7),
        square("FIN", "Finland", 26.0, 63.0),
        square("HUN", "Hungary", 19.4, 47.2),
        square("LTU", "Lithuania", 23.9, 55.3, 0.7),
        square("LVA", "Latvia", 25.1, 56.9, 0.7),
        square("POL", "Poland", 19.3, 52.1),
        square("ROU", "Romania", 25.0, 45.8),
        square("SVK", "Slovakia", 19.5, 48.7),
        square(None, "No man's land", 33.0, 35.0),
    ],
}
LATVIA = "LVA-multinational-land"
FOUR = ("EST", "LVA", "LTU", "POL")

CLAIMS = by_id(
    [
        claim("lva-lead", "The battalion in Latvia is led by Canada.", attributed_to="Jens Stoltenberg"),
        claim("lva-1000", "About 1,000 soldiers serve in Latvia.", troops=about(1000)),
        claim("lva-1500", "The group in Latvia numbers 1,500.", document_publisher="Other Post"),
        claim("lva-plan", "In Latvia it is to grow into a brigade of up to 3,000 by 2024.", status="planned"),
        claim("lva-ita", "Italy has some troops in Latvia.", unit="an Alpini company"),
        claim("est-lead", "The group in Estonia is led by Britain.", ("EST",), document_title=None),
        claim("est-air", "Denmark sent four F-16s.", ("EST",), formation="aircraft", formation_count=4),
        claim("est-us", "Up to 455 Americans are at Tapa.", ("EST",), troops=up_to(455)),
        claim("ltu-lead", "Germany leads the 1,600 in Lithuania.", ("LTU",), troops=exactly(1600)),
        claim("pol-us", "More than 10,000 US troops are in Poland.", ("POL",), troops=at_least(10_000)),
        claim("rou-fra", "France has offered to send troops to Romania.", ("ROU",), status="proposed"),
        claim("rou-group", "A French-led group is in Romania.", ("ROU",)),
        claim("bgr-new", "A group is being created in Bulgaria.", ("BGR",), status="planned"),
        claim("hun-due", "By June 2022 a group was to stand in Hungary.", ("HUN",), status="planned"),
        claim("svk-end", "The Patriot battery has left Slovakia.", ("SVK",), status="ended"),
        claim("four", "Their total strength is 4,000.", FOUR),
        claim("flank", "The flank holds over 30,000.", (), region="eastern-flank", attributed_to="S. Shoigu"),
    ]
)

WORLD = World(
    deployments=(
        deployment("BGR", state("bgr-new", status="planned", formation="battlegroup")),
        deployment("EST", state("est-air", formation="aircraft"), scope="DNK", arm="air"),
        deployment("EST", state("est-lead", formation="battlegroup", lead="GBR")),
        deployment(
            "EST",
            state("est-us", formation="troops", strength=up_to(455), sites=(Site(name="Tapa", lat=59.26, lon=25.96),)),
            scope="USA",
        ),
        deployment("HUN", state("hun-due", status="planned", formation="battlegroup", due="2022-06")),
        deployment("LTU", state("ltu-lead", formation="battlegroup", lead="DEU", strength=exactly(1600))),
        deployment("LVA", state("lva-ita", formation="troops"), scope="ITA", part_of=LATVIA),
        deployment(
            "LVA",
            state(
                "lva-lead",
                formation="battlegroup",
                lead="CAN",
                contributors=("ITA", "POL", "ESP"),
                strength=settled(
                    Troops(min=900, max=1500, qualifier="range"),
                    "lva-1000",
                    "lva-1500",
                    reason="the sources disagree: both numbers stand",
                    sides=(
                        Side(value=about(1000), claims=("lva-1000",)),
                        Side(value=exactly(1500), claims=("lva-1500",)),
                    ),
                ),
            ),
            state("lva-plan", status="planned", formation="brigade", strength=up_to(3000), due="2024"),
        ),
        deployment("POL", state("pol-us", formation="troops", strength=at_least(10_000)), scope="USA"),
        deployment("ROU", state("rou-fra", status="proposed", formation="troops"), scope="FRA"),
        deployment("ROU", state("rou-group", formation="battlegroup", lead="FRA")),
        deployment("SVK", state("svk-end", status="ended", formation="air-defence"), scope="DEU"),
    ),
    aggregates=(
        Aggregate(
            id="EST+LTU+LVA+POL",
            scope="multinational",
            mission=None,
            arm="land",
            hosts=FOUR,
            states=(state("four", formation="battalion", strength=exactly(4000)),),
        ),
        Aggregate(
            id="eastern-flank",
            scope="multinational",
            mission=None,
            arm="land",
            hosts=(),
            region="eastern-flank",
            states=(state("flank", formation="troops", strength=at_least(30_000)),),
        ),
    ),
    totals=(
        total("EST", up_to(455), "EST-USA-land"),
        total("LTU", exactly(1600), "LTU-multinational-land"),
        total("LVA", Troops(min=900, max=1500, qualifier="range"), "LVA-multinational-land"),
        total("POL", at_least(10_000), "POL-USA-land"),
        total("ROU", None),
    ),
    latest=SHOWN,
)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def _told(text: str, attested: str, name: str) -> Settled[Any]:
    return settled(text, name, attested=day(attested), as_of=attested)


GROUP = "LTU-multinational-land"
HISTORY_CLAIMS = by_id(
    [
        claim("sent", "1,200 are in Lithuania.", ("LTU",), document_date="2017-05-01"),
        claim("grown", "They are 1,600 now.", ("LTU",), document_date="2022-03-01"),
        claim("brigade", "By mid-2023 5,000 are to be there.", ("LTU",), document_date="2022-06-30"),
        claim("new", "Hungary has a group.", ("HUN",), document_date="2022-06-30"),
        claim("gone", "It has left Hungary.", ("HUN",), document_date="2023-02-01"),
        claim("baltic", "In the Baltics are 3,000.", ("EST", "LTU"), document_date="2022-06-30"),
    ]
)
HISTORY = World(
    deployments=(
        deployment(
            "LTU",
            State(
                start=day("2017-05-01"), end=day("2022-03-01"), track="present",
                status=_told("in-place", "2017-05-01", "sent"), strength=settled(exactly(1200), "sent"),
            ),
            State(
                start=day("2022-03-01"), end=None, track="present",
                status=_told("in-place", "2022-03-01", "grown"), strength=settled(at_least(1600), "grown"),
            ),
            State(
                start=day("2022-06-30"), end=None, track="planned", due="2023-06",
                status=_told("planned", "2022-06-30", "brigade"), strength=settled(about(5000), "brigade"),
            ),
        ),
        deployment(
            "HUN",
            State(
                start=day("2022-06-30"), end=day("2023-02-01"), track="present",
                status=_told("in-place", "2022-06-30", "new"),
            ),
            State(
                start=day("2023-02-01"), end=None, track="present",
                status=_told("ended", "2023-02-01", "gone"),
            ),
        ),
    ),
    aggregates=(
        Aggregate(
            id="EST+LTU", scope="multinational", mission=None, arm="land", hosts=("EST", "LTU"),
            states=(
                State(
                    start=day("2022-06-30"), end=None, track="present",
                    status=_told("in-place", "2022-06-30", "baltic"), strength=settled(exactly(3000), "baltic"),
                ),
            ),
        ),
    ),
    totals=(
        total("HUN", None, "HUN-multinational-land", start=day("2022-06-30"), end=day("2023-02-01")),
        total("LTU", exactly(1200), GROUP, start=day("2017-05-01"), end=day("2022-03-01")),
        total("LTU", at_least(1600), GROUP, start=day("2022-03-01")),
    ),
    latest=day("2023-02-01"),
)  # fmt: skip
"""What changes from 2017 to 2023: a group that grows, one that comes and goes, and a plan that runs late."""
