"""Which claims speak of one force, and which force is part of which."""

from typing import Any

import pytest
from timeline_factory import claim, exactly, force

from deployments.timeline import settle

IDS = [
    # what belongs to no one nation is multinational
    (claim("LVA", lead="CAN"), ["LVA-multinational-land"]),
    # aircraft are air, and a nation's own
    (claim("POL", nation="USA", formation="aircraft"), ["POL-USA-air"]),
    # ships are sea; the mission comes last
    (claim("GRC", nation="FRA", formation="ships", mission="irini"), ["GRC-FRA-sea-irini"]),
    # several hosts: a presence in each, and one aggregate over them, sorted
    (
        claim("LVA", "EST", troops=exactly(4000)),
        ["EST-multinational-land", "LVA-multinational-land", "EST+LVA-multinational-land"],
    ),
    # a region without hosts is an aggregate alone
    (claim(region="eastern-flank", formation="troops"), ["eastern-flank-multinational-land"]),
    # a region beside its one host adds nothing
    (claim("ROU", region="black-sea"), ["ROU-multinational-land"]),
]


@pytest.mark.parametrize(("told", "ids"), IDS)
def test_ids_come_from_the_key(told: Any, ids: list[str]) -> None:
    """Where, scope, mission and arm make the id, and nothing else does."""
    world = settle([told])
    assert [f.id for f in (*world.deployments, *world.aggregates)] == ids


def test_a_figure_over_hosts_is_on_no_host() -> None:
    """4,000 over two hosts stand on their aggregate; each host has the presence, with unknown strength."""
    world = settle([claim("LVA", "EST", region="baltic-states", troops=exactly(4000))])
    (state,) = force(world, "EST+LVA-multinational-land")
    assert state.strength is not None
    assert state.strength.value == exactly(4000)
    assert world.aggregates[0].region == "baltic-states"
    assert [d.states[0].strength for d in world.deployments] == [None, None]
    assert [total.strength for total in world.totals] == [None, None]


BARE = {"nation": "USA", "formation": "troops"}
JOINS = [
    # one deployment with a mission: the bare troops are of it
    ([{"nation": "USA", "formation": "brigade", "mission": "resolve"}], ["POL-USA-land-resolve"]),
    # two missions: nobody knows of which, so they stay apart
    (
        [{**BARE, "mission": "resolve"}, {**BARE, "mission": "efp"}],
        ["POL-USA-land", "POL-USA-land-efp", "POL-USA-land-resolve"],
    ),
    # a brigade without a mission is a second deployment: they are of the one without a mission
    (
        [{**BARE, "mission": "resolve"}, {"nation": "USA", "formation": "brigade"}],
        ["POL-USA-land", "POL-USA-land-resolve"],
    ),
    # another nation's mission is not theirs
    ([{"nation": "GBR", "mission": "efp"}], ["POL-GBR-land-efp", "POL-USA-land"]),
    # a second mission that came later takes nothing away
    (
        [{**BARE, "mission": "resolve", "as_of": "2017"}, {**BARE, "mission": "efp", "document_date": "2022-09-01"}],
        ["POL-USA-land-efp", "POL-USA-land-resolve"],
    ),
]


@pytest.mark.parametrize(("others", "ids"), JOINS)
def test_bare_troops_join_the_only_deployment(others: list[dict[str, Any]], ids: list[str]) -> None:
    """A nation's troops without mission or unit join its only deployment in the host, else stay apart."""
    world = settle([claim("POL", **BARE), *(claim("POL", **other) for other in others)])
    assert [d.id for d in world.deployments] == ids


UNITS = [
    # a battlegroup is the mission's battlegroup, or battalion
    ("battlegroup", "battlegroup", ["LVA-multinational-land-efp"]),
    ("battlegroup", "battalion", ["LVA-multinational-land-efp"]),
    # so are people without a unit
    ("troops", "battlegroup", ["LVA-multinational-land-efp"]),
    # a brigade beside it is another force
    ("brigade", "battlegroup", ["LVA-multinational-land", "LVA-multinational-land-efp"]),
]


@pytest.mark.parametrize(("unit", "of_mission", "ids"), UNITS)
def test_a_unit_without_mission_is_the_missions_only_unit_of_its_kind(
    unit: str, of_mission: str, ids: list[str]
) -> None:
    """One text names the mission, the other does not: still one force."""
    world = settle([claim("LVA", formation=unit), claim("LVA", formation=of_mission, mission="efp")])
    assert [d.id for d in world.deployments] == ids


PARTS = [
    # the framework nation's contingent is part of the formation
    ([{"lead": "CAN"}], "CAN", None, "LVA-multinational-land"),
    # so is a contributor's, also if its claim names the mission
    ([{"contributors": ("ESP",)}], "ESP", "efp", "LVA-multinational-land"),
    # of two formations the one on its own mission
    ([{"lead": "CAN"}, {"lead": "CAN", "mission": "efp"}], "CAN", "efp", "LVA-multinational-land-efp"),
    # two that could both be it: none
    ([{"lead": "CAN", "mission": "efp"}, {"lead": "CAN", "mission": "other"}], "CAN", None, None),
    # a nation that the formation does not name is not part of it
    ([{"lead": "CAN"}], "DNK", None, None),
    # a proposal binds nobody
    ([{"lead": "CAN", "status": "proposed"}], "CAN", None, None),
]


@pytest.mark.parametrize(("formations", "nation", "mission", "whole"), PARTS)
def test_contingents_are_part_of_the_formation_that_names_them(
    formations: list[dict[str, Any]], nation: str, mission: str | None, whole: str | None
) -> None:
    """Lead and contributors link a nation's land contingent in the same host to the formation."""
    own = claim("LVA", nation=nation, formation="company", mission=mission)
    world = settle([own, *(claim("LVA", **formation) for formation in formations)])
    (contingent,) = [d for d in world.deployments if d.scope == nation]
    assert contingent.part_of == whole


def test_aircraft_are_no_part_of_a_land_formation() -> None:
    """Only the land contingent is linked."""
    world = settle([claim("LVA", lead="CAN"), claim("LVA", nation="CAN", formation="aircraft")])
    assert [d.part_of for d in world.deployments] == [None, None]
