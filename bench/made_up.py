"""Claims that are made up, the same on every run: five a deployment, in 200 countries, each in its paragraph."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from deployments import gazetteer, places
from deployments.records import Claim, Evidence, Troops

CLAIMS_EACH: Final = 5
FIRST: Final = date(2014, 1, 1)
DAYS: Final = 4000
DOCUMENTS: Final = 5000
"""That the claims are from, each published on one day by one paper."""
FORMATIONS: Final = ("battlegroup", "battalion", "brigade", "company", "troops")
WORDS: Final = Path(__file__).parents[1] / "seeds" / "004_b7ac54d315e1fa6e.txt"


def generated(deployments: int) -> list[Claim]:
    """Return five claims of each of so many deployments in 200 countries, the same on every run."""
    chance = random.Random(1)  # noqa: S311 - nothing secret
    hosts = sorted(gazetteer.countries().keys() & places.inside_points().keys())[:200]
    words = WORDS.read_text("utf-8").split()
    return [claim for number in range(deployments) for claim in _deployment(number, hosts, words, chance)]


def _deployment(number: int, hosts: list[str], words: list[str], chance: random.Random) -> Iterator[Claim]:
    host = hosts[number % len(hosts)]
    nation = hosts[(number // len(hosts) * 7 + number) % len(hosts)]
    mission = f"m{number // len(hosts)}"
    for _ in range(CLAIMS_EACH):
        strength = chance.randrange(1, 60) * 50
        quote = f"{strength} soldiers of {nation} are in {host}, {' '.join(chance.choices(words, k=16))}."
        paragraph = f"{quote} {' '.join(chance.choices(words, k=30))}"
        document = chance.randrange(DOCUMENTS)
        name, day = f"d{document}", FIRST + timedelta(days=document * DAYS // DOCUMENTS)
        yield Claim(
            id=f"{chance.getrandbits(64):016x}", document=name, document_title=f"Title of {name}",
            document_publisher=f"Paper {document % 50}", document_date=day.isoformat(),
            document_sha256=f"{_hash_of(name):064x}", hosts=(host,), formation=chance.choice(FORMATIONS),
            mission=mission, nation=nation, troops=Troops(min=strength, max=strength, qualifier="exact"),
            status="in-place", evidence=(Evidence(start=0, end=len(quote), quote=quote),),
            context={"start": 0, "text": paragraph}, rule="bench", confidence=0.9, extractor="bench",
        )  # fmt: skip


def _hash_of(name: str) -> int:
    """Return a number of a document, the same on every run."""
    return int(name[1:]) + 1
