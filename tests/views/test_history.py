"""The whole history of a host: each value with its interval, its reason, its quotes."""

from datetime import date

from timeline_factory import claim, exactly

from deployments.timeline import settle
from deployments.views.history import HostHistory, history

CLAIMS = [
    claim("LVA", lead="CAN", troops=exactly(1000), as_of="2017-06-10"),
    claim("LVA", lead="CAN", document="b", document_date="2022-06-01"),
    claim("LVA", troops=exactly(1500), document="c", document_date="2022-09-01", attributed_to="x"),
    claim("LVA", nation="CAN", formation="troops", troops=exactly(500), document="c", document_date="2022-09-01"),
    claim("LVA", status="planned", formation="brigade", as_of="2025", document="c", document_date="2022-09-01"),
    claim("EST", lead="GBR", document="d"),
]


def of_latvia() -> HostHistory:
    return history(settle(CLAIMS), {c.id: c for c in CLAIMS}, "LVA")


def test_each_value_has_the_time_in_which_it_is_the_same() -> None:
    """A lead that two texts name is one value over both; a number that another overtakes ends there."""
    held = {(v.attribute, v.track): [] for f in of_latvia().forces for v in f.values}
    (formation,) = [f for f in of_latvia().forces if f.scope == "multinational"]
    for value in formation.values:
        held[value.attribute, value.track].append((str(value.start or ""), str(value.end or ""), value.value))
    assert held["lead", "present"] == [("2017-06-10", "", "CAN")]
    assert held["strength", "present"] == [
        ("2017-06-10", "2022-09-01", exactly(1000)),
        ("2022-09-01", "", exactly(1500)),
    ]
    assert held["formation", "planned"] == [("2022-09-01", "", "brigade")]


def test_a_value_tells_what_it_took_the_place_of() -> None:
    """The claim that was overtaken is named with the rule, and quoted."""
    told = of_latvia()
    (new,) = [v for f in told.forces for v in f.values if v.value == exactly(1500)]
    assert [(s.claims, s.reason.split(":")[0]) for s in new.supersedes] == [((CLAIMS[0].id,), "later time")]
    assert {CLAIMS[0].id, CLAIMS[2].id} <= {quote.claim for quote in told.quotes}


def test_every_value_leads_to_a_quote_and_no_other_host_is_told() -> None:
    """All claims cited are quoted in the words of their texts; Estonia's are not among them."""
    told = of_latvia()
    quoted = {quote.claim: quote.evidence for quote in told.quotes}
    assert all(quoted[key] == c.evidence for c in CLAIMS for key in (c.id,) if "LVA" in c.hosts)
    assert CLAIMS[-1].id not in quoted
    assert all(v.claims and v.reason for f in told.forces for v in f.values)


def test_contingents_and_totals_are_told() -> None:
    """The Canadian contingent is part of the formation, and the host's totals are there over time."""
    told = of_latvia()
    assert [(f.id, f.part_of) for f in told.forces] == [
        ("LVA-CAN-land", "LVA-multinational-land"),
        ("LVA-multinational-land", None),
    ]
    assert [(t.start, t.strength) for t in told.totals][-1] == (date(2022, 9, 1), exactly(1500))
    assert told.totals[-1].parts[-1].strength == exactly(1000)
