"""The settled world of the articles against what is publicly known: who leads which battlegroup in which year."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from timeline_corpus import ARTICLES, SEEDS, extracted, labelled

from deployments.records import Claim, World
from deployments.timeline import settle

KNOWN = tomllib.loads(Path(__file__).with_name("framework_nations.toml").read_text("utf-8"))
RIGHT = {
    (host, year, lead["nation"])
    for host, entry in KNOWN.items()
    for lead in entry["leads"]
    for year in range(lead["from"], lead["to"] + 1)
}

SPOKEN_OF = {labelled: 25, extracted: 20}
"""Pairs of host and year of which the articles tell the framework nation, at least: fewer would prove little."""

WRONG = {labelled: 0, extracted: 1}
"""Framework nations that are not the known ones, at most: what is misread in an article is not mended by settling."""


def told(world: World) -> Iterator[tuple[str, int, str]]:
    """Yield host, year and nation wherever the world has a framework nation that some text attests in that year."""
    for deployment in world.deployments:
        if deployment.host not in KNOWN or deployment.scope != "multinational" or deployment.arm != "land":
            continue
        for state in deployment.states:
            if state.track == "present" and state.lead and state.lead.attested:
                yield deployment.host, state.lead.attested.year, state.lead.value


@pytest.mark.parametrize("claims", SPOKEN_OF, ids=lambda claims: claims.__name__)
def test_framework_nations_are_the_known_ones(claims: Callable[..., tuple[Claim, ...]]) -> None:
    """Where the articles speak, as labelled by people and as extracted, the settled lead of a year is the known one."""
    found = set(told(settle(claims(SEEDS, ARTICLES))))
    assert len(found - RIGHT) <= WRONG[claims], sorted(found - RIGHT)
    assert len({(host, year) for host, year, _ in found}) >= SPOKEN_OF[claims]


def test_the_articles_speak_of_all_eight() -> None:
    """Of each host some article tells who leads there."""
    assert {host for host, *_ in told(settle(labelled(SEEDS, ARTICLES)))} == set(KNOWN)
