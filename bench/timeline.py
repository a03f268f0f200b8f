"""How long it takes to settle many claims into a world, and to read the state of any day.

python bench/timeline.py [CLAIMS...]
"""

import argparse
import gc
import random
import time
from datetime import date, timedelta

from deployments.records import Claim, Evidence
from deployments.terms import Troops
from deployments.timeline import settle
from deployments.views.overview import overview

HOSTS = ("EST", "LVA", "LTU", "POL", "ROU", "BGR", "SVK", "HUN", "NOR", "DEU", "XKX", "IRQ", "SYR", "MLI", "LBN", "SOM")
NATIONS = ("USA", "GBR", "FRA", "DEU", "CAN", "ITA", "ESP", "NLD", "DNK", "POL", "CZE", "TUR")
FIRST, DAYS = date(2014, 1, 1), 4400
READS = 10
"""Days that are read, spread over all the time that the claims are about."""
A_DOCUMENT = 8
"""Claims of one document; the labelled articles have about as many."""


def made(number: int, hosts: tuple[str, ...] = HOSTS) -> list[Claim]:
    """Return claims as news has them: many documents, few hosts, every status, most without a number."""
    chance = random.Random(number)  # noqa: S311 - the same claims on every run
    return [_claim(chance, i, hosts) for i in range(number)]


def _claim(chance: random.Random, i: int, hosts: tuple[str, ...]) -> Claim:
    document = f"d{i // A_DOCUMENT}"
    day = FIRST + timedelta(days=random.Random(document).randrange(DAYS))  # noqa: S311 - as above
    nation = chance.choice((None, *NATIONS))
    people = chance.randrange(1, 100) * 50
    return Claim(
        id=f"{i:08}",
        document=document,
        document_publisher=f"Paper {chance.randrange(40)}",
        document_date=day.isoformat(),
        document_sha256=f"{i // A_DOCUMENT:064}",
        hosts=tuple(chance.sample(hosts, 2 if len(hosts) > 1 and chance.random() < 0.1 else 1)),  # noqa: PLR2004
        formation=chance.choice(("troops", "troops", "battlegroup", "brigade", "aircraft")),
        nation=nation,
        lead=None if nation else chance.choice(NATIONS),
        troops=Troops(min=people, max=people, qualifier="exact") if chance.random() < 0.4 else None,  # noqa: PLR2004
        status=chance.choices(("in-place", "planned", "proposed", "ended"), (70, 15, 8, 7))[0],
        as_of=str(day.year + chance.randrange(3)) if chance.random() < 0.2 else None,  # noqa: PLR2004
        attributed_to=chance.choice((None, None, "x", "y", "z")),
        evidence=(Evidence(start=0, end=5, quote="quote"),),
        rule="bench",
        confidence=1,
        extractor="bench",
    )


def main() -> None:
    """Print a row of Markdown for each number of claims."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("claims", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    print("| claims | states | settled in | a day read in |\n|---|---|---|---|")
    for number in options.parse_args().claims:
        claims = made(number)
        start = time.process_time()
        world = settle(claims)
        gc.collect()  # what settling leaves to the collector is its own cost, not that of who reads first
        settled = time.process_time() - start
        start = time.process_time()
        for part in range(READS):
            overview(world, FIRST + timedelta(days=DAYS * part // READS))
        read = (time.process_time() - start) / READS
        states = sum(len(force.states) for force in (*world.deployments, *world.aggregates))
        print(f"| {number:,} | {states:,} | {settled:.2f} s | {read:.3f} s |")


if __name__ == "__main__":
    main()
