"""What statements that stand together settle to."""

from typing import Any

import pytest
from timeline_factory import about, at_least, at_most, between, claim, exactly, on

from deployments.records import Claim, Site, Troops
from deployments.timeline import settle

LVA = "LVA-multinational-land"


def told(*fields: Any, **common: Any) -> tuple[list[Claim], Any]:
    """Return a world of one statement a speaker, and its state in the end."""
    claims = [claim("LVA", **{"attributed_to": f"speaker {i}", **common, **f}) for i, f in enumerate(fields)]
    return claims, on(settle(claims), LVA, "2030-01-01")


STRENGTHS = [
    # one statement is taken as it is
    ([about(1000)], about(1000), []),
    ([at_most(455)], at_most(455), []),
    # "at least 30,000" and "40,000" can both be true: 40,000
    ([at_least(30000), exactly(40000)], exactly(40000), []),
    # the higher of two lower bounds
    ([at_least(800), at_least(1000)], at_least(1000), []),
    # "about" reaches ten per cent
    ([about(1000), exactly(1100)], exactly(1100), []),
    # two round numbers: what they have in common
    ([about(1000), about(1100)], between(990, 1100), []),
    # bounds from both sides
    ([at_least(400), at_most(500)], between(400, 500), []),
    ([at_least(500), at_most(500)], exactly(500), []),
    # beyond ten per cent they cannot both be true: a range over both
    ([about(1000), exactly(1101)], between(1000, 1101), [about(1000), exactly(1101)]),
    # sides that agree are one side
    ([exactly(1000), about(1050), exactly(2000)], between(1000, 2000), [exactly(1000), exactly(2000)]),
    # a side without a top leaves the range without one
    ([exactly(1000), at_least(5000)], at_least(1000), [exactly(1000), at_least(5000)]),
    # a side without a bottom leaves it without one
    ([at_most(100), exactly(500)], at_most(500), [at_most(100), exactly(500)]),
]


@pytest.mark.parametrize(("values", "settled", "sides"), STRENGTHS)
def test_strength(values: list[Troops], settled: Any, sides: list[Troops]) -> None:
    """Each row: strengths by as many speakers on one day, what they settle to, the sides of a conflict."""
    claims, state = told(*({"troops": value} for value in values))
    assert state.strength.value == settled
    assert [side.value for side in state.strength.sides] == sides
    assert set(state.strength.claims) == {c.id for c in claims}
    assert state.strength.reason.startswith("conflict" if sides else ("agreement", "intersection")[len(values) > 1])


def test_sides_that_no_range_covers() -> None:
    """No range covers "up to 100" and "at least 500": the newest is shown, both are kept."""
    _, state = told({"troops": at_most(100), "as_of": "2022-01-01"}, {"troops": at_least(500)})
    assert state.strength.value == at_least(500)
    assert len(state.strength.sides) == 2


def test_a_speaker_supersedes_himself() -> None:
    """A later figure replaces the earlier one of its speaker, named or publisher, and within half a year no other."""
    old = {"troops": exactly(450), "as_of": "2022-01-01"}
    for speaker in ({"attributed_to": "x"}, {"attributed_to": None}):
        _, state = told({**old, **speaker}, {"troops": exactly(800), **speaker})
        assert (state.strength.value, state.strength.sides) == (exactly(800), ())
    _, state = told({**old, "attributed_to": None}, {"troops": exactly(800), "attributed_to": "Wire"})
    assert state.strength.value == between(450, 800)


OVERTAKEN = [
    # more than half a year on, another figure is the new figure
    (exactly(450), "2021-11-29", exactly(800), exactly(800)),
    # within half a year it is a disagreement
    (exactly(450), "2021-12-01", exactly(800), between(450, 800)),
    # what can still be true is kept, however old
    (at_least(450), "2018-01-01", exactly(800), exactly(800)),
    (exactly(40000), "2018-01-01", at_least(30000), exactly(40000)),
    # a year told is as late as its last day
    (exactly(450), "2021", exactly(800), between(450, 800)),
    # a bound is overtaken like a number
    (at_most(455), "2018", at_least(500), at_least(500)),
    (at_least(900), "2018", exactly(800), exactly(800)),
]


@pytest.mark.parametrize(("old", "when", "new", "settled"), OVERTAKEN)
def test_a_later_time_overtakes_what_cannot_be_true_with_it(old: Troops, when: str, new: Troops, settled: Any) -> None:
    """Each row: what one speaker said of an earlier time, what another said in June 2022, what that comes to."""
    claims, state = told({"troops": old, "as_of": when}, {"troops": new})
    assert state.strength.value == settled
    overtaken = [(s.claims, s.reason.split(":")[0]) for s in state.strength.supersedes]
    assert overtaken == ([] if claims[0].id in state.strength.claims else [((claims[0].id,), "later time")])


WHOLES = [
    # contingents of one text are parts of its largest figure
    ([exactly(1200), exactly(300), exactly(1500)], exactly(1500), 2),
    # what can be true with the largest is no part
    ([exactly(1200), at_least(1000)], exactly(1200), 0),
    ([at_least(1000), exactly(300)], at_least(1000), 1),
    ([at_most(455), exactly(30)], exactly(30), 0),
]


@pytest.mark.parametrize(("values", "settled", "parts"), WHOLES)
def test_of_one_speakers_figures_for_one_day_the_largest_is_the_whole(
    values: list[Troops], settled: Troops, parts: int
) -> None:
    """Each row: what one text says at once, what the force has, how many of the figures are parts."""
    _, state = told(*({"troops": value} for value in values), attributed_to=None)
    assert (state.strength.value, state.strength.sides) == (settled, ())
    assert [(len(s.claims), s.reason.split(":")[0]) for s in state.strength.supersedes] == (
        [(parts, "part and whole")] if parts else []
    )


def test_what_was_overtaken_comes_back_with_no_older_text() -> None:
    """Three figures years apart: each overtakes the one before, in whatever order they are read."""
    years = [{"troops": exactly(n), "as_of": when} for n, when in [(450, "2017"), (800, "2019"), (450, "2022-03")]]
    claims, state = told(*years)
    assert (state.strength.value, state.strength.claims) == (exactly(450), (claims[2].id,))
    assert on(settle(claims), LVA, "2018-01-01").strength.claims == (claims[0].id,)


def test_a_framework_nation_changes() -> None:
    """A newer lead takes over after half a year, and at once where a text says that the older one is over."""
    old = {"lead": "CZE", "as_of": "2022-01-01"}
    _, state = told({**old, "as_of": "2021"}, {"lead": "ESP", "document_date": "2022-08-01"})
    assert (state.lead.value, state.lead.sides) == ("ESP", ())
    claims, state = told(old, {"lead": "ESP"}, {"lead": "CZE", "status": "ended"})
    assert (state.lead.value, state.lead.sides, state.status.value) == ("ESP", (), "in-place")
    assert state.lead.supersedes[0].claims == (claims[0].id,)


def test_a_size_that_grew_is_over_for_all_who_named_about_as_many() -> None:
    """Growth "from 350 to 850" ends the "about 340" of another speaker, and not his "at least 600"."""
    grown = {"troops": exactly(850)}, {"troops": exactly(350), "status": "ended"}
    _, state = told({"troops": about(340), "as_of": "2022-05-01"}, *grown)
    assert (state.strength.value, state.strength.sides) == (exactly(850), ())
    _, state = told({"troops": at_least(600), "as_of": "2022-05-01"}, *grown)
    assert len(state.strength.claims) == 2


def test_who_says_nothing_of_a_number_takes_none_back() -> None:
    """A speaker's later statement without a figure leaves the earlier figure standing."""
    _, state = told({"troops": exactly(450), "as_of": "2018-01-01"}, {"lead": "CAN"}, attributed_to="x")
    assert (state.strength.value, str(state.strength.attested)) == (exactly(450), "2018-01-01")
    assert (state.lead.value, str(state.status.attested)) == ("CAN", "2022-06-01")


def test_two_leads_are_both_kept() -> None:
    """Of two within half a year the newest is shown, and the other stands beside it as a side."""
    _, state = told({"lead": "DEU", "as_of": "2022-01-01"}, {"lead": "CAN"})
    assert state.lead.value == "CAN"
    assert [side.value for side in state.lead.sides] == ["CAN", "DEU"]


def test_contributors_and_sites_add_up() -> None:
    """Naming some denies no others; one place under two spellings is one site, by the newest name."""
    adazi, old_name = Site(name="Ādaži", place="adazi"), Site(name="Adazi base", place="adazi")
    _, state = told(
        {"contributors": ("ESP", "ITA"), "site": old_name, "as_of": "2018-01-01"},
        {"contributors": ("ALB",), "site": adazi},
        {"site": Site(name="Riga")},
        attributed_to="x",
    )
    assert state.contributors.value == ("ALB", "ESP", "ITA")
    assert [site.name for site in state.sites.value] == ["Ādaži", "Riga"]


FORMATIONS = [
    # troops are vaguer than any unit, however new
    ("battlegroup", "troops", "battlegroup"),
    # a battlegroup that grows into a brigade is one force with a history
    ("battlegroup", "brigade", "brigade"),
    ("troops", "company", "company"),
]


@pytest.mark.parametrize(("old", "new", "settled"), FORMATIONS)
@pytest.mark.parametrize("speaker", ["x", None])
def test_formation(old: str, new: str, settled: Any, speaker: str | None) -> None:
    """The unit named last, whether by one speaker or by two."""
    second = {"attributed_to": speaker} if speaker else {}
    claims = [
        claim("LVA", formation=old, as_of="2018-01-01", attributed_to="x"),
        claim("LVA", formation=new, **second),
    ]
    world = settle(claims)
    assert on(world, LVA, "2019-01-01").formation.value == old
    assert on(world, LVA, "2030-01-01").formation.value == settled
