"""When statements start to stand, and what ends them."""

from datetime import date
from typing import Any

import pytest
from timeline_factory import claim, exactly, force, on

from deployments.records import Claim
from deployments.timeline import settle

LVA = "LVA-multinational-land"


def days(claims: list[Claim], track: str = "present", key: str = LVA) -> list[tuple[str, str, str, str]]:
    """Return (first day, end, status, attested) of each state on a track, days as ISO text."""
    return [
        (str(s.start or ""), str(s.end or ""), s.status.value, str(s.status.attested or ""))
        for s in force(settle(claims), key)
        if s.track == track
    ]


PRESENT = [
    # present tense: from the document's date on, and last known ever after
    ([{}], [("2022-06-01", "", "in-place", "2022-06-01")]),
    # a past date is the start of what stands after it
    ([{"as_of": "2017-04-19"}], [("2017-04-19", "", "in-place", "2017-04-19")]),
    # what was said on a day stands from that day
    ([{"said_on": "2022-05-30"}], [("2022-05-30", "", "in-place", "2022-05-30")]),
    # a month is an interval, attested no later than its document
    ([{"as_of": "2022-06"}], [("2022-06-01", "", "in-place", "2022-06-01")]),
    # no date at all: as far back as is known
    ([{"document_date": None}], [("", "", "in-place", "")]),
    # a dated claim supersedes an undated one, whoever says it
    (
        [{"document_date": None, "attributed_to": "x"}, {}],
        [("", "2022-06-01", "in-place", ""), ("2022-06-01", "", "in-place", "2022-06-01")],
    ),
    # over from the day on which it ended
    (
        [{"as_of": "2017"}, {"as_of": "2022-03-05", "status": "ended", "formation": "troops"}],
        [("2017-01-01", "2022-03-05", "in-place", "2017-12-31"), ("2022-03-05", "", "ended", "2022-03-05")],
    ),
    # of a month only the last day is sure
    (
        [{"as_of": "2017-01-01"}, {"as_of": "2018-02", "status": "ended", "formation": "troops"}],
        [("2017-01-01", "2018-02-28", "in-place", "2017-01-01"), ("2018-02-28", "", "ended", "2018-02-28")],
    ),
    # "has left this year": over by the document's date
    (
        [{"as_of": "2022", "status": "ended", "formation": "troops"}],
        [("2022-06-01", "", "ended", "2022-06-01")],
    ),
    # "is there, and will leave this year": there until the year is over
    (
        [{"document": "a"}, {"document": "a", "as_of": "2022", "status": "ended", "formation": "troops"}],
        [("2022-06-01", "2022-12-31", "in-place", "2022-06-01"), ("2022-12-31", "", "ended", "2022-12-31")],
    ),
    # an announced end that its speaker postpones does not come
    (
        [
            {"document_date": "2020-02-29", "as_of": "2021-05-01", "status": "ended", "formation": "troops"},
            {"document_date": "2021-04-14", "as_of": "2021-09-11", "status": "ended", "formation": "troops"},
            {"document_date": "2020-01-01"},
        ],
        [("2020-01-01", "2021-09-11", "in-place", "2020-01-01"), ("2021-09-11", "", "ended", "2021-09-11")],
    ),
    # a force that came back is there
    (
        [{"as_of": "2020-01-01", "status": "ended", "formation": "troops"}, {}],
        [("2020-01-01", "2022-06-01", "ended", "2020-01-01"), ("2022-06-01", "", "in-place", "2022-06-01")],
    ),
    # a size that was replaced: the force stays
    (
        [{"as_of": "2017-01-01"}, {"troops": exactly(850)}, {"troops": exactly(350), "status": "ended"}],
        [
            ("2017-01-01", "2022-06-01", "in-place", "2017-01-01"),
            ("2022-06-01", "", "in-place", "2022-06-01"),
        ],
    ),
    # a size that left, with no word that others stayed: the force is over
    ([{"troops": exactly(350), "status": "ended"}], [("2022-06-01", "", "ended", "2022-06-01")]),
]


@pytest.mark.parametrize(("told", "states"), PRESENT)
def test_presence(told: Any, states: list[tuple[str, str, str, str]]) -> None:
    """Each row: claims, and the states of the present track that they make."""
    assert days([claim("LVA", **{"document": str(i), **t}) for i, t in enumerate(told)]) == states


def test_there_and_gone_on_one_day_is_shown_as_both() -> None:
    """Whoever says that it is gone prevails, and the other side is kept."""
    world = settle([claim("LVA", attributed_to="x"), claim("LVA", attributed_to="y", formation=None, status="ended")])
    (state,) = force(world, LVA)
    assert state.status.value == "ended"
    assert [side.value for side in state.status.sides] == ["ended", "in-place"]


def test_what_has_ended_has_no_strength_and_keeps_its_kind() -> None:
    """A force that left is remembered by its formation and lead; nobody of it is counted."""
    world = settle(
        [
            claim("LVA", lead="CAN", troops=exactly(450), as_of="2017-01-01"),
            claim("LVA", formation="troops", status="ended", as_of="2020-01-01"),
        ]
    )
    there, gone = force(world, LVA)
    assert there.strength is not None
    assert gone.formation
    assert gone.lead
    assert (gone.strength, gone.formation.value, gone.lead.value) == (None, "battlegroup", "CAN")
    assert [(t.start, t.end) for t in world.totals] == [(date(2017, 1, 1), date(2020, 1, 1))]


def test_a_return_does_not_revive_the_old_figure() -> None:
    """The strength of a former stay says nothing of the next one."""
    world = settle(
        [
            claim("LVA", troops=exactly(450), as_of="2017-01-01"),
            claim("LVA", formation="troops", status="ended", as_of="2020-01-01"),
            claim("LVA", as_of="2022-01-01"),
        ]
    )
    assert on(world, LVA, "2022-02-01").strength is None


def test_a_size_that_is_over_is_over_whoever_named_it() -> None:
    """Growth from 350 to 850 ends the 350 of another speaker, and attests the presence."""
    grown = claim("LVA", troops=exactly(350), status="ended")
    world = settle(
        [
            claim("LVA", troops=exactly(350), as_of="2021-01-01", attributed_to="x"),
            claim("LVA", troops=exactly(850)),
            grown,
        ]
    )
    assert on(world, LVA, "2022-05-31").strength.value == exactly(350)
    after = on(world, LVA, "2022-06-01")
    assert (after.strength.value, after.strength.sides) == (exactly(850), ())
    assert grown.id in after.status.claims


PLANS = [
    # from the day it was said, and still there as "was due" when nothing came of it
    ([{"as_of": "2023"}], [("2022-06-01", "")]),
    # never present by itself, but over when the force is there on or after its due date
    (
        [{"as_of": "2023"}, {"status": "in-place", "document_date": "2023-02-01"}],
        [("2022-06-01", "2023-02-01")],
    ),
    # without a due date: over when the force is there after it was said
    ([{}, {"status": "in-place", "document_date": "2022-06-02"}], [("2022-06-01", "2022-06-02")]),
    # a smaller force before the due date is not what was planned
    (
        [
            {"as_of": "2023", "troops": exactly(850)},
            {"status": "in-place", "document_date": "2022-09-01", "troops": exactly(350)},
        ],
        [("2022-06-01", "")],
    ),
    # once the due date is past, any news of the force replaces the plan
    (
        [
            {"as_of": "2023", "troops": exactly(850)},
            {"status": "in-place", "document_date": "2024-01-01", "troops": exactly(350)},
        ],
        [("2022-06-01", "2024-01-01")],
    ),
    # without a due date the planned size must have come
    (
        [
            {"troops": exactly(850)},
            {"status": "in-place", "document_date": "2024-01-01", "troops": exactly(350)},
        ],
        [("2022-06-01", "")],
    ),
    # more than was planned meets it
    (
        [{"troops": exactly(500)}, {"status": "in-place", "document_date": "2024-01-01", "troops": exactly(800)}],
        [("2022-06-01", "2024-01-01")],
    ),
    # but not where more were there before: these 500 come on top
    (
        [
            {"troops": exactly(500)},
            {"status": "in-place", "document_date": "2021-01-01", "troops": exactly(800)},
            {"status": "in-place", "document_date": "2024-01-01", "troops": exactly(800)},
        ],
        [("2022-06-01", "")],
    ),
    # a company of 160 is there where 160 people are
    (
        [
            {"formation": "company", "troops": exactly(160)},
            {"status": "in-place", "document_date": "2024-01-01", "formation": "troops", "troops": exactly(160)},
        ],
        [("2022-06-01", "2024-01-01")],
    ),
    # what was there when the plan was made does not meet it
    ([{}, {"status": "in-place"}], [("2022-06-01", "")]),
]


@pytest.mark.parametrize(("told", "intervals"), PLANS)
def test_plans(told: Any, intervals: list[tuple[str, str]]) -> None:
    """Each row: a plan told on 2022-06-01 with what follows it, and when it stands."""
    claims = [claim("LVA", **{"status": "planned", "document": str(i), **t}) for i, t in enumerate(told)]
    assert [row[:2] for row in days(claims, "planned")] == intervals


def test_a_plan_keeps_its_due_date_and_is_not_present() -> None:
    """What is due stays due; nothing of it is counted."""
    world = settle([claim("LVA", status="planned", as_of="2023", troops=exactly(850))])
    (state,) = force(world, LVA)
    assert (state.track, state.due, state.status.value) == ("planned", "2023", "planned")
    assert world.totals == ()
    assert world.latest == date(2022, 6, 1)


STAGES = [
    # two dates, two plans, each with its own number
    (
        [{"as_of": "2025", "troops": exactly(1700)}, {"as_of": "2027", "troops": exactly(4800)}],
        [("2022-06-01", "", "2025", 1700), ("2022-06-01", "", "2027", 4800)],
    ),
    # a year and a month in it are one date, as said last
    (
        [{"as_of": "2025"}, {"as_of": "2025-03", "document_date": "2022-07-01"}],
        [("2022-06-01", "2022-07-01", "2025", None), ("2022-07-01", "", "2025-03", None)],
    ),
    # two months of one year are two
    (
        [{"as_of": "2025-03"}, {"as_of": "2025-10", "formation": "brigade"}],
        [("2022-06-01", "", "2025-03", None), ("2022-06-01", "", "2025-10", None)],
    ),
    # the same thing for another date by the same speaker is postponed
    (
        [{"as_of": "2025"}, {"as_of": "2026", "document_date": "2022-07-01"}],
        [("2022-06-01", "2022-07-01", "2025", None), ("2022-07-01", "", "2026", None)],
    ),
    # told without a date afterwards it is the dated plan that it can be about
    (
        [
            {"as_of": "2025", "troops": exactly(1700)},
            {"as_of": "2027", "troops": exactly(4800)},
            {"troops": exactly(4800), "document_date": "2022-07-01", "attributed_to": "x"},
        ],
        [
            ("2022-06-01", "", "2025", 1700),
            ("2022-06-01", "2022-07-01", "2027", 4800),
            ("2022-07-01", "", "2027", 4800),
        ],
    ),
    # told without a date before, it stands until the date is told
    (
        [{}, {"as_of": "2025", "document_date": "2022-07-01"}],
        [("2022-07-01", "", "2025", None), ("2022-06-01", "2022-07-01", "", None)],
    ),
    # a date that was past when the plan was told is no due date
    ([{"as_of": "2022-03"}], [("2022-06-01", "", "", None)]),
]


@pytest.mark.parametrize(("told", "stages"), STAGES)
def test_plans_for_different_dates_stand_beside_each_other(told: Any, stages: list[Any]) -> None:
    """Each row: plans, and first day, end, due date and number of the states that they make."""
    claims = [claim("LVA", status="planned", **{"document": str(i), **t}) for i, t in enumerate(told)]
    found = [
        (str(s.start or ""), str(s.end or ""), s.due or "", s.strength.value.min if s.strength else None)
        for s in force(settle(claims), LVA)
    ]
    assert found == stages


def test_a_proposal_is_taken_up_by_a_plan() -> None:
    """What was offered stands as proposed until it is planned."""
    told = [
        claim("LVA", status="proposed"),
        claim("LVA", status="planned", document="b", document_date="2022-07-01"),
    ]
    assert days(told, "proposed")[0][:2] == ("2022-06-01", "2022-07-01")
    assert days(told, "planned")[0][:2] == ("2022-07-01", "")


LATEST = [
    # the last day attested, not the day of the document
    ([{"as_of": "2022-05-01"}], date(2022, 5, 1)),
    # no later than the document tells
    ([{"as_of": "2022"}], date(2022, 6, 1)),
    # an announced end is not yet attested
    ([{}, {"status": "ended", "formation": "troops", "as_of": "2030-01-01"}], date(2022, 6, 1)),
    # plans attest nothing where something is there
    ([{"as_of": "2017-01-01"}, {"status": "planned"}], date(2017, 1, 1)),
    # no date, no latest day
    ([{"document_date": None}], None),
]


@pytest.mark.parametrize(("told", "latest"), LATEST)
def test_latest(told: Any, latest: date | None) -> None:
    """The default date of a view is the last day that anything attests."""
    assert settle([claim("LVA", **t) for t in told]).latest == latest
