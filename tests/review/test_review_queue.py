"""What is asked in which order, when it is answered, and that an answer names its claim and no other."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from review_factory import claim, decision, exactly

from deployments.decisions import AnyDecision, Told
from deployments.records import Claim
from deployments.review import counting, decide
from deployments.review.queue import Question, questions, remaining
from deployments.review.verdicts import Verdict
from deployments.timeline import settle

ADA = Verdict("Ada", date(2024, 5, 3), "I looked.")
SMALL = [
    claim("EST", document=name, troops=exactly(number), lead="GBR")
    for name, number in (("small1", 100), ("small2", 300))
]
LARGE = [
    claim("LVA", document=name, troops=exactly(number), lead="CAN")
    for name, number in (("large1", 900), ("large2", 4000))
]
PAST = [
    claim("POL", document=name, troops=exactly(number), status=status, document_date=day)
    for name, number, status, day in (
        ("past1", 5000, "in-place", "2015-03-01"),
        ("past2", 90_000, "in-place", "2015-03-02"),
        ("past3", 90_000, "ended", "2016-01-01"),
    )
]


def asked(claims: list[Claim], *decisions: AnyDecision, below: float = 0.6) -> list[Question]:
    """Return what is asked about claims on which something may have been decided."""
    raw = decide(claims, decisions).claims
    return questions(settle(counting(raw)), {c.id: c for c in raw}, below)


def test_the_most_important_comes_first() -> None:
    """What stands now before what is past, then by the people in dispute; doubtful claims last, the lowest first."""
    doubts = [claim("LTU", document=name, confidence=sure) for name, sure in (("x", 0.5), ("y", 0.2), ("z", 0.6))]
    found = asked([*PAST, *SMALL, *LARGE, *doubts])
    assert [(q.field, q.claims[0].hosts[0], q.claims[0].document) for q in found] == [
        ("troops", "LVA", "large1"),
        ("troops", "EST", "small1"),
        ("troops", "POL", "past1"),
        (None, "LTU", "y"),
        (None, "LTU", "x"),
    ]


def test_a_disagreement_is_answered() -> None:
    """By a pin of any side, by rejecting or correcting all but one, or by accepting every side as it is."""
    one, other = LARGE
    (question,) = asked(LARGE)
    assert [side[0].troops for side in question.sides] == [exactly(900), exactly(4000)]
    answers: list[tuple[list[AnyDecision], bool]] = [
        ([ADA.pin(one, LARGE, "troops", [other])], True),
        ([ADA.reject(other, LARGE)], True),
        ([ADA.correct(other, LARGE, Told.model_validate({"troops": 950}))], True),
        ([ADA.correct(other, LARGE, Told.model_validate({"lead": "USA"}))], False),
        ([ADA.accept(one, LARGE, "troops")], False),
        ([ADA.accept(one, LARGE, "troops"), ADA.accept(other, LARGE, "troops")], True),
        ([ADA.accept(one, LARGE), ADA.accept(other, LARGE)], False),
    ]
    for decisions, answered in answers:
        assert (remaining([question], decisions) == [None]) == answered, decisions
        assert (asked(LARGE, *decisions) == []) == answered, decisions


def test_a_new_side_asks_again() -> None:
    """A disagreement that was left standing comes up once another text says something else."""
    accepted = [ADA.accept(c, LARGE, "troops") for c in LARGE]
    assert asked(LARGE, *accepted) == []
    third = claim("LVA", document="large3", troops=exactly(20_000), lead="CAN")
    (question,) = asked([*LARGE, third], *accepted)
    assert len(question.sides) == 3


def test_a_doubt_is_answered_by_any_decision_on_the_claim() -> None:
    """Accepted, rejected or corrected: looked at. A join is no look at a sentence."""
    doubt = claim("LVA", nation="USA", confidence=0.5)
    assert len(asked([doubt])) == 1
    assert asked([doubt], ADA.accept(doubt, [doubt])) == []
    assert asked([doubt], ADA.reject(doubt, [doubt])) == []
    join = decision("join", deployment="LVA-USA-land", into="LVA-USA-land-efp")
    assert len(asked([doubt], join)) == 1


def test_a_name_is_as_short_as_tells_the_claim() -> None:
    """Finer fields are named only where another claim of the sentence is alike in the others."""
    alone = claim("LVA", lead="CAN", unit="Royals")
    assert ADA.reject(alone, [alone]).claim.given == {
        "hosts": ("LVA",),
        "formation": "battlegroup",
        "status": "in-place",
    }
    twin = claim("LVA", lead="CAN", unit="Guards")
    assert ADA.reject(alone, [alone, twin]).claim.given["unit"] == "Royals"
    assert "lead" not in ADA.reject(alone, [alone, twin]).claim.given


fields: dict[str, st.SearchStrategy[Any]] = {
    "nation": st.sampled_from([None, "CAN", "USA"]),
    "lead": st.sampled_from([None, "CAN"]),
    "contributors": st.sampled_from([(), ("ESP",)]),
    "mission": st.sampled_from([None, "efp"]),
    "unit": st.sampled_from([None, "Royals"]),
    "troops": st.sampled_from([None, exactly(5), exactly(6)]),
    "as_of": st.sampled_from([None, "2022"]),
    "status": st.sampled_from(["in-place", "planned"]),
    "quote": st.sampled_from(["One\n sentence.", "Another."]),
    "document": st.sampled_from("ab"),
}


@given(
    told=st.lists(st.fixed_dictionaries(fields), min_size=1, max_size=6, unique_by=lambda f: repr(sorted(f.items())))
)
@settings(deadline=None)
def test_an_answer_names_its_claim_and_no_other(told: list[dict[str, Any]]) -> None:
    """Whatever else a sentence says, a decision made of a claim finds that claim alone."""
    claims = [claim("LVA", **one) for one in told]
    for one in claims:
        marked = decide(claims, [ADA.reject(one, claims)]).claims
        assert [c.id for c in marked if c.rejected_by] == [one.id]
