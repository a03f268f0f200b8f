"""What the seeds say on three dates, row by row, and what must be absent: from labelled and from extracted claims."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from timeline_corpus import SEEDS, extracted, labelled
from timeline_factory import exactly, on

from deployments.records import Claim, World
from deployments.terms import Troops
from deployments.timeline import settle
from deployments.views.overview import overview

BOTH = pytest.mark.parametrize("claims", [labelled, extracted], ids=lambda claims: claims.__name__)
Source = Callable[..., tuple[Claim, ...]]

FOUR = {"EST": "GBR", "LVA": "CAN", "LTU": "DEU", "POL": "USA"}
NEW = ("BGR", "HUN", "ROU", "SVK")
FLANK = "eastern-flank-multinational-land"

ROWS = [
    # the four battlegroups with their framework nations
    *[("2021-12-01", f"{host}-multinational-land", "present", "formation", "battlegroup") for host in FOUR],
    *[("2021-12-01", f"{host}-multinational-land", "present", "lead", lead) for host, lead in FOUR.items()],
    # 4,000 over the four hosts together
    ("2021-12-01", "EST+LTU+LVA+POL-multinational-land", "present", "strength", exactly(4000)),
    # four more planned, 40,000 on the flank, British plans for Bulgaria
    *[("2022-04-15", f"{host}-multinational-land", "planned", "formation", "battlegroup") for host in NEW],
    ("2022-04-15", FLANK, "present", "strength", exactly(40000)),
    ("2022-04-15", "BGR-GBR-land", "planned", "status", "planned"),
    # the four of before still stand, as last known
    *[("2022-04-15", f"{host}-multinational-land", "present", "lead", lead) for host, lead in FOUR.items()],
    # France leads in Romania, the flank has 40,000
    ("2022-12-01", "ROU-multinational-land", "present", "lead", "FRA"),
    ("2022-12-01", FLANK, "present", "strength", exactly(40000)),
]


@BOTH
@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:4]))
def test_the_seeds_say(claims: Source, row: tuple[str, str, str, str, Any]) -> None:
    """Each row: a day, a force, a track, and the value of one attribute."""
    day, key, track, attribute, value = row
    assert getattr(on(settle(claims(SEEDS)), key, day, track), attribute).value == value


ABSENT = [
    # before April 2022 nobody had spoken of 40,000, nor of France in Romania
    ("2021-12-01", lambda row: row.strength == exactly(40000)),
    ("2021-12-01", lambda row: "FRA" in (row.scope, row.lead, *row.contingents)),
    # the 4,000 of four hosts are on no single one
    ("2021-12-01", lambda row: len(row.hosts) == 1 and row.strength is not None),
    # no new battlegroup is there yet in April 2022
    ("2022-04-15", lambda row: row.hosts[:1] in {(host,) for host in NEW} and row.status == "in-place"),
    # the 40,000 of the flank are in no country, then or later
    ("2022-04-15", lambda row: len(row.hosts) == 1 and row.strength is not None),
    ("2022-12-01", lambda row: len(row.hosts) == 1 and row.strength is not None),
    # nobody else leads in Romania
    ("2022-12-01", lambda row: row.hosts == ("ROU",) and row.lead not in (None, "FRA")),
    # what is planned is not there
    ("2022-12-01", lambda row: row.hosts in {("BGR",), ("HUN",), ("SVK",)} and row.status == "in-place"),
]


@BOTH
@pytest.mark.parametrize(("day", "is_there"), ABSENT)
def test_the_seeds_do_not_say(claims: Source, day: str, is_there: Callable[[Any], bool]) -> None:
    """Each row: a day, and what no force and no figure may be on it."""
    told = overview(settle(claims(SEEDS)), date.fromisoformat(day))
    rows = (*told.deployments, *told.aggregates)
    assert rows
    assert [row.id for row in rows if is_there(row)] == []
    assert [total.host for total in told.totals if total.strength] == []


@BOTH
def test_the_four_are_last_known_two_days_before(claims: Source) -> None:
    """On 1 December 2021 the article of 29 November is the last word on each of the four."""
    world = settle(claims(SEEDS))
    ages = {date(2021, 12, 1) - on(world, f"{h}-multinational-land", "2021-12-01").status.attested for h in FOUR}
    assert [age.days for age in ages] == [2]


@BOTH
def test_both_figures_of_the_flank_are_quoted(claims: Source) -> None:
    """In December 2022 the alliance's 40,000 and the Russian minister's at least 30,000 stand together, no conflict."""
    told = claims(SEEDS)
    world: World = settle(told)
    strength = on(world, FLANK, "2022-12-01").strength
    assert strength.sides == ()
    cited = [claim for claim in told if claim.id in strength.claims]
    assert {claim.troops for claim in cited} == {
        exactly(40000),
        Troops(min=30000, max=None, qualifier="at-least"),
    }
    assert any("Shoigu" in (claim.attributed_to or "") for claim in cited)
    assert all("40,000" in quote(claim) or "30 thousand" in quote(claim) for claim in cited)


def quote(claim: Claim) -> str:
    return " ".join(piece.quote for piece in claim.evidence)
