"""What the five documents in `seeds/` say together, on three dates; the claims are written by hand."""

from datetime import date

import pytest
from timeline_factory import at_least, claim, exactly, force, on

from deployments.records import World
from deployments.timeline import settle

FOUR = ("EST", "LVA", "LTU", "POL")
NEW = ("BGR", "HUN", "ROU", "SVK")
LEADS = {"EST": "GBR", "LVA": "CAN", "LTU": "DEU", "POL": "USA"}
FLANK = {"region": "eastern-flank", "formation": "troops"}
D2016 = {"document": "004", "document_date": "2016-12-08", "document_publisher": "Agency"}
D2021 = {"document": "003", "document_date": "2021-11-29", "document_publisher": "Paper"}
JAN22 = {"document": "002", "document_date": "2022-01-24", "document_publisher": None}
APR22 = {"document": "001", "document_date": "2022-04-10", "document_publisher": "Paper"}
NOV22 = {"document": "000", "document_date": "2022-11-30", "document_publisher": "Paper"}
SUMMIT = {**APR22, "attributed_to": "NATO heads of state and government", "said_on": "2022-03-24"}
MINISTER = {**NOV22, "attributed_to": "Sergei Shoigu", "said_on": "2022-11-02"}
SECRETARY = "Jens Stoltenberg"
FORTY = claim(**FLANK, **SUMMIT, as_of="2022-03-24", troops=exactly(40000))
THIRTY = claim(**FLANK, **MINISTER, as_of="2022-11-02", troops=at_least(30000))

CLAIMS = [
    claim(*FOUR, **D2016, status="planned", as_of="2017"),
    claim(**FLANK, **D2016, status="proposed", attributed_to=SECRETARY),
    claim(*FOUR, **D2021, as_of="2021-11-29", attributed_to=SECRETARY),
    claim(*FOUR, **D2021, as_of="2021-11-29", troops=exactly(4000)),
    *(claim(host, **D2021, as_of="2021-11-29", lead=lead) for host, lead in LEADS.items()),
    claim("ROU", **JAN22, status="proposed", nation="FRA", formation="troops"),
    claim("ROU", "BGR", **JAN22, status="proposed", formation="troops"),
    claim(**FLANK, **APR22, attributed_to=SECRETARY, troops=exactly(40000)),
    FORTY,
    claim(*NEW, **SUMMIT, status="planned"),
    claim("BGR", **APR22, status="planned", nation="GBR", formation="troops", attributed_to="The Telegraph"),
    claim("ROU", **NOV22, as_of="2022-11-28", attributed_to=SECRETARY, lead="FRA"),
    claim(*NEW, **MINISTER, status="planned"),
    claim("EST", "LVA", "LTU", **MINISTER, region="baltic-states", formation="troops", as_of="2022-11-02"),
    THIRTY,
]


@pytest.fixture(scope="module")
def world() -> World:
    return settle(CLAIMS)


def test_in_december_2021_four_battlegroups_stand(world: World) -> None:
    """Each with its framework nation, attested two days before; the plan of 2016 is met."""
    for host, lead in LEADS.items():
        state = on(world, f"{host}-multinational-land", "2021-12-01")
        assert (state.lead.value, state.formation.value, state.strength) == (lead, "battlegroup", None)
        assert (date(2021, 12, 1) - state.status.attested).days == 2
        assert on(world, f"{host}-multinational-land", "2021-12-01", "planned") is None


def test_in_december_2021_the_4000_are_on_the_four_together(world: World) -> None:
    """The figure stands on the aggregate; nothing that was said later shows."""
    day = date(2021, 12, 1)
    shown = {f.id: s for f in (*world.deployments, *world.aggregates) for s in f.at(day) if s.track == "present"}
    with_figure = {key: s.strength.value for key, s in shown.items() if s.strength}
    assert with_figure == {"EST+LTU+LVA+POL-multinational-land": exactly(4000)}
    assert "FRA" not in {s.lead.value for s in shown.values() if s.lead}
    assert len(shown) == 5


def test_in_april_2022_four_more_are_planned(world: World) -> None:
    """New battlegroups in four hosts, British plans for Bulgaria, and 40,000 on the flank, on no country."""
    for host in NEW:
        state = on(world, f"{host}-multinational-land", "2022-04-15", "planned")
        assert (state.formation.value, state.start) == ("battlegroup", date(2022, 3, 24))
        assert on(world, f"{host}-multinational-land", "2022-04-15") is None
    assert on(world, "BGR-GBR-land", "2022-04-15", "planned").start == date(2022, 4, 10)
    flank = on(world, "eastern-flank-multinational-land", "2022-04-15")
    assert flank.strength.value == exactly(40000)
    assert not [t for t in world.totals if t.strength]


def test_in_december_2022_france_leads_in_romania(world: World) -> None:
    """The plan for Romania is met and over; the other three are still planned."""
    state = on(world, "ROU-multinational-land", "2022-12-01")
    assert (state.lead.value, state.status.attested) == ("FRA", date(2022, 11, 28))
    still = [h for h in NEW if on(world, f"{h}-multinational-land", "2022-12-01", "planned")]
    assert still == ["BGR", "HUN", "SVK"]


def test_in_december_2022_both_figures_of_the_flank_are_kept(world: World) -> None:
    """What is 40,000 is more than 30,000 too: 40,000, with the claims of both."""
    strength = on(world, "eastern-flank-multinational-land", "2022-12-01").strength
    assert (strength.value, strength.sides) == (exactly(40000), ())
    assert {FORTY.id, THIRTY.id} <= set(strength.claims)
    assert strength.reason.startswith("intersection")


def test_the_default_date_is_the_last_attested_day(world: World) -> None:
    """28 November 2022: the day of the last statement on what is there."""
    assert world.latest == date(2022, 11, 28)


def test_each_present_claim_leads_somewhere(world: World) -> None:
    """Every claim is cited by some state of the world."""
    forces = (*world.deployments, *world.aggregates)
    assert {c.id for c in CLAIMS} == {c for f in forces for s in f.states for c in s.claims}
    assert force(world, "eastern-flank-multinational-land")[-1].track == "proposed"
