"""What is in dispute, the most important first."""

from datetime import date

from timeline_factory import claim, exactly

from deployments.timeline import settle
from deployments.views.conflicts import Conflicts, conflicts


def dispute(host: str, *numbers: int, **fields: str) -> list:
    return [
        claim(host, troops=exactly(n), attributed_to=f"speaker {n}", document=f"{host}{n}", **fields) for n in numbers
    ]


CLAIMS = [
    *dispute("LVA", 1000, 1500),
    *dispute("POL", 4000, 10000),
    *dispute("EST", 100, 90000, document_date="2019-06-01"),
    claim("EST", troops=exactly(800), document_date="2022-06-01", document="e"),
    claim("LTU", lead="DEU", attributed_to="x"),
    claim("LTU", lead="NLD", attributed_to="y"),
    claim("ROU", troops=exactly(500)),
]


def told(day: date | None = None) -> Conflicts:
    return conflicts(settle(CLAIMS), {c.id: c for c in CLAIMS}, day)


def test_those_that_stand_come_first_then_those_about_more_people() -> None:
    """6,000 people before 500 before a lead of unknown strength; 89,900 that were settled since come last."""
    assert [(c.force[:3], c.stands, c.people) for c in told().conflicts] == [
        ("POL", True, 6000),
        ("LVA", True, 500),
        ("LTU", True, None),
        ("EST", False, 89900),
    ]


def test_the_day_decides_what_stands() -> None:
    """In 2020 the old disagreement stands, and those of 2022 do not yet."""
    assert [(c.force[:3], c.stands) for c in told(date(2020, 1, 1)).conflicts][:2] == [("EST", True), ("POL", False)]


def test_every_side_is_quoted() -> None:
    """Each side has its claims, and these their quotes; what nobody disputes is absent."""
    found = told()
    sides = [side for conflict in found.conflicts for side in conflict.held.sides]
    assert len(sides) == 8
    assert {key for side in sides for key in side.claims} == {quote.claim for quote in found.quotes}
    assert not [c for c in found.conflicts if c.force.startswith("ROU")]
