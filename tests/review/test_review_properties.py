"""What holds for any claims and any decisions at all."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from review_factory import claim, decision, exactly

from deployments.decisions import AnyDecision
from deployments.records import Claim, World
from deployments.review import counting, decide
from deployments.timeline import settle

DOCUMENTS = st.sampled_from("abc")
QUOTES = st.sampled_from(["One sentence.", "Another sentence.", "sentence"])
NATIONS = st.sampled_from([None, "CAN", "USA"])
NUMBERS = st.sampled_from([100, 500, 900])
FORCES = st.sampled_from(["LVA-USA-land", "LVA-CAN-land", "LVA-multinational-land", "LVA-CAN-land-efp"])
DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))

claims = st.lists(
    st.builds(
        lambda hosts, **fields: claim(*hosts, **fields),
        st.sampled_from([("LVA",), ("EST",), ("EST", "LVA")]),
        quote=QUOTES,
        document=DOCUMENTS,
        document_date=st.sampled_from([None, "2022-06", "2022-06-03", "2023"]),
        nation=NATIONS,
        lead=NATIONS,
        mission=st.sampled_from([None, "efp"]),
        troops=st.none() | NUMBERS.map(exactly),
        status=st.sampled_from(["in-place", "planned", "ended"]),
    ),
    max_size=10,
)
fields = st.fixed_dictionaries({}, optional={"troops": NUMBERS, "nation": st.sampled_from(["CAN", ""])})
named = {"document": DOCUMENTS, "quote": QUOTES, "claim": fields}
decisions = st.lists(
    st.one_of(
        st.builds(decision, st.sampled_from(["accept", "reject"]), on=DAYS, **named),
        st.builds(decision, st.just("correct"), to=fields.filter(bool), on=DAYS, **named),
        st.builds(decision, st.just("pin"), field=st.sampled_from(["troops", "lead"]), on=DAYS, **named),
        st.builds(decision, st.just("part"), name=st.sampled_from(["x", "y"]), on=DAYS, **named),
        st.tuples(FORCES, FORCES, DAYS)
        .filter(lambda pair: pair[0] != pair[1])
        .map(lambda pair: decision("join", deployment=pair[0], into=pair[1], on=pair[2])),
    ),
    max_size=6,
    unique_by=lambda one: one.on,
)


def world(told: list[Claim], decided: list[AnyDecision]) -> World:
    return settle(counting(decide(told, decided).claims))


@given(told=claims, decided=decisions)
@settings(max_examples=60, deadline=None)
def test_raw_claims_are_never_changed(told: list[Claim], decided: list[AnyDecision]) -> None:
    """But for their marks, claims come out as they went in, all of them and in order."""
    marks = {"rejected_by": (), "decided_by": ()}
    assert [c.model_copy(update=marks) for c in decide(told, decided).claims] == told


@given(told=claims, decided=decisions, data=st.data())
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing(told: list[Claim], decided: list[AnyDecision], data: st.DataObject) -> None:
    """Claims and decisions in any order, and decisions given twice, make the same world."""
    shuffled = data.draw(st.permutations(told)), data.draw(st.permutations([*decided, *decided]))
    assert world(*shuffled) == world(told, decided)


@given(told=claims, decided=decisions, data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_removed_decision_leaves_no_trace(told: list[Claim], decided: list[AnyDecision], data: st.DataObject) -> None:
    """The world without a decision is that of a file that never had it; without any it is the machine's own."""
    kept = [one for one in decided if data.draw(st.booleans())]
    fresh = [one.model_copy() for one in kept]
    world(told, decided)
    assert world(told, kept) == world([c.model_copy() for c in told], fresh)
    assert world(told, []) == settle(told)


@given(told=claims, decided=decisions)
@settings(max_examples=60, deadline=None)
def test_marked_claims_stand_on_their_own(told: list[Claim], decided: list[AnyDecision]) -> None:
    """Claims written with their marks and read again give the same world, with the same decisions and without."""
    written = [Claim.model_validate_json(c.model_dump_json()) for c in decide(told, decided).claims]
    assert world(written, []) == world(told, decided)
    assert world(written, decided) == world(told, decided)


@given(told=claims)
@settings(max_examples=40, deadline=None)
def test_every_claim_rejected_is_the_empty_world(told: list[Claim]) -> None:
    """Where nothing counts, nothing is known."""
    decided = [decision("reject", document=c.document, quote=c.evidence[0].quote) for c in told]
    assert world(told, decided) == World()


@given(told=claims, decided=decisions)
@settings(max_examples=60, deadline=None)
def test_decisions_on_other_documents_change_nothing(told: list[Claim], decided: list[AnyDecision]) -> None:
    """A decision has no effect beyond the document that it names."""
    others = [one.model_copy(update={"document": "z"}) for one in decided if one.action != "join"]
    assert world(told, others) == world(told, [])
