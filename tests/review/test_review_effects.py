"""What each kind of decision does, and on which claims."""

import time
from datetime import date
from typing import Any

import pytest
from review_factory import claim, decision, exactly

from deployments.decisions import AnyDecision
from deployments.records import Claim, Site, Troops, World
from deployments.review import counting, decide
from deployments.timeline import settle

SENTENCE = "Uganda has 4,500 troops\nand Kenya 1,410 in Somalia."
UGANDA = claim("SOM", quote=SENTENCE, nation="UGA", formation="troops", troops=exactly(4500), contributors=("BDI",))
KENYA = claim("SOM", quote=SENTENCE, nation="KEN", formation="troops", troops=exactly(1410))


def world(claims: list[Claim], *decisions: AnyDecision) -> World:
    """Return what claims settle into once decisions have taken effect."""
    return settle(counting(decide(claims, decisions).claims))


def on(found: World, force: str, day: str = "2022-06-02") -> Any:
    """Return the present state of a force."""
    forces = {f.id: f for f in (*found.deployments, *found.aggregates)}
    return next(state for state in forces[force].states if state.holds(date.fromisoformat(day)))


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        # the whole sentence, blanks and line ends folded: all its claims
        ({"quote": "Uganda has 4,500 troops and Kenya 1,410 in Somalia."}, {"UGA", "KEN"}),
        # words of it
        ({"quote": "Kenya 1,410"}, {"UGA", "KEN"}),
        # a field tells them apart
        ({"quote": "in Somalia", "claim": {"nation": "UGA"}}, {"UGA"}),
        # a strength as people write it; a round number is the same number
        ({"quote": "in Somalia", "claim": {"troops": "about 1,410"}}, {"KEN"}),
        # a field that has to be empty
        ({"quote": "in Somalia", "claim": {"lead": "", "contributors": []}}, {"KEN"}),
        ({"quote": "in Somalia", "claim": {"hosts": ["SOM", "KEN"]}}, set()),
        # a longer quote, where the sentence was cut shorter since
        ({"quote": f"{SENTENCE} They stay."}, {"UGA", "KEN"}),
        ({"quote": "Uganda has 4,600 troops"}, set()),
        ({"quote": "Kenya 1,410", "document": "b"}, set()),
    ],
)
def test_a_decision_names_claims_by_document_quote_and_fields(named: dict[str, Any], expected: set[str]) -> None:
    """A rejection takes out exactly the claims that it names."""
    raw = decide([UGANDA, KENYA], [decision("reject", **named)]).claims
    assert {c.nation for c in raw if c.rejected_by} == expected
    assert {c.nation for c in counting(raw)} == {"UGA", "KEN"} - expected


def test_a_decision_survives_a_new_extractor() -> None:
    """Ids, offsets, rule, confidence and version may change, and another claim may be found: it holds."""
    told = [decision("reject", quote="Kenya 1,410", claim={"nation": "KEN"})]
    newer = KENYA.model_copy(update={"id": "new", "rule": "new", "confidence": 0.1, "extractor": "deployments 9"})
    raw = decide([newer, UGANDA], told)
    assert [bool(c.rejected_by) for c in raw.claims] == [True, False]
    assert raw.lost == ()


def test_a_decision_counts_for_copies_of_its_document() -> None:
    """A copy of a rejected claim's document, under a name before it, does not bring the claim back."""
    copy = KENYA.model_copy(update={"document": "A copy"})
    assert world([KENYA, copy], decision("reject", quote="Kenya 1,410")) == World()


@pytest.mark.parametrize(
    ("to", "field", "expected"),
    [
        ({"troops": "at least 500"}, "troops", Troops(min=500, max=None, qualifier="at-least")),
        ({"troops": "500 to 700"}, "troops", Troops(min=500, max=700, qualifier="range")),
        ({"troops": ""}, "troops", None),
        ({"hosts": "KEN"}, "hosts", ("KEN",)),
        ({"contributors": ["DNK", "FRA"]}, "contributors", ("DNK", "FRA")),
        ({"contributors": []}, "contributors", ()),
        ({"as_of": "2022-03"}, "as_of", "2022-03"),
        ({"as_of": date(2022, 3, 1)}, "as_of", "2022-03-01"),
        ({"status": "ended"}, "status", "ended"),
        ({"hosts": "EST", "site": "Tapa"}, "site", Site(name="Tapa", place="tapa", lat=59.26, lon=25.96)),
        ({"site": "Nowhere"}, "site", Site(name="Nowhere")),
    ],
)
def test_a_correction_changes_a_field(to: dict[str, Any], field: str, expected: object) -> None:
    """The claim counts with the corrected value, under its own id and with its own quote."""
    raw = decide([UGANDA], [decision("correct", quote="Uganda", to=to)]).claims
    assert getattr(raw[0], field) == getattr(UGANDA, field) != expected, "the raw claim stays as it is"
    (corrected,) = counting(raw)
    assert getattr(corrected, field) == expected
    assert (corrected.id, corrected.evidence) == (UGANDA.id, UGANDA.evidence)


def test_the_later_correction_wins() -> None:
    """Of corrections of one field the later date wins; of one day the one lower in the file."""
    first, second, third = (
        decision("correct", quote="Uganda", to={"troops": n}, on=day)
        for n, day in ((1, date(2024, 5, 3)), (2, date(2024, 5, 4)), (3, date(2024, 5, 4)))
    )
    for told in ([first, second], [second, first]):
        assert counting(decide([UGANDA], told).claims)[0].troops == exactly(2)
    assert counting(decide([UGANDA], [second, third]).claims)[0].troops == exactly(3)


ONE = claim("LVA", document="a", troops=exactly(1700), lead="CAN")
OTHER = claim("LVA", document="b", troops=exactly(2100), lead="USA", document_date="2022-06-02")
LATER = claim("LVA", document="c", troops=exactly(900), lead="USA", document_date="2022-08-02")
FORCE = "LVA-multinational-land"


def test_a_pin_settles_a_disagreement() -> None:
    """The pinned value holds, its reason says who decided and why, and the other side stays with its claims."""
    strength = on(world([ONE, OTHER], decision("pin", field="troops")), FORCE).strength
    assert (strength.value, strength.sides, strength.claims) == (exactly(1700), (), (ONE.id,))
    assert strength.reason == "decided by Ada on 2024-05-03: I looked."
    assert [(side.value, side.claims, side.by.by) for side in strength.overruled] == [
        (exactly(2100), (OTHER.id,), "Ada")
    ]
    assert OTHER.id in on(world([ONE, OTHER], decision("pin", field="troops")), FORCE).claims


def test_a_pin_is_of_one_field() -> None:
    """A pinned lead leaves the strength as disputed as it was."""
    state = on(world([ONE, OTHER], decision("pin", field="lead", over="USA")), FORCE)
    assert (state.lead.value, state.lead.sides) == ("CAN", ())
    assert len(state.strength.sides) == 2


def test_a_pin_over_one_value_leaves_a_new_one_standing() -> None:
    """A pin over 2,100 does not decide what another text says later; one over all else does."""
    claims = [ONE, OTHER, LATER]
    over_one = on(world(claims, decision("pin", field="troops", over=["about 2100"])), FORCE, "2022-08-03").strength
    assert [side.value for side in over_one.sides] == [exactly(900), exactly(1700)]
    over_all = on(world(claims, decision("pin", field="troops")), FORCE, "2022-08-03").strength
    assert (over_all.value, over_all.sides, len(over_all.overruled)) == (exactly(1700), (), 2)


def test_a_pin_overrules_nothing_that_can_be_true_beside_it() -> None:
    """A lower bound stands beside a pinned 1,700, and is cited with it."""
    least = claim("LVA", document="b", troops=Troops(min=1000, max=None, qualifier="at-least"))
    strength = on(world([ONE, least], decision("pin", field="troops")), FORCE).strength
    assert (strength.value, strength.overruled) == (exactly(1700), ())
    assert set(strength.claims) == {ONE.id, least.id}


def test_a_pin_ends_with_its_statement() -> None:
    """Where the pinned speaker says something newer, the disagreement is open again."""
    newer = claim("LVA", document="d", document_publisher="The a Times", document_date="2022-07-01", troops=exactly(1))
    strength = on(world([ONE, OTHER, newer], decision("pin", field="troops")), FORCE, "2022-07-02").strength
    assert [side.value for side in strength.sides] == [exactly(1), exactly(2100)]


def test_of_pins_against_each_other_the_later_wins() -> None:
    """Two reviewers disagree: the later decision holds, in whatever order the file has them."""
    early = decision("pin", field="troops", on=date(2024, 5, 1))
    late = decision("pin", field="troops", document="b", by="Bo", on=date(2024, 5, 2))
    for told in ([early, late], [late, early]):
        strength = on(world([ONE, OTHER], *told), FORCE).strength
        assert (strength.value, [side.by.by for side in strength.overruled]) == (exactly(2100), ["Bo"])


def test_a_join_makes_two_deployments_one() -> None:
    """All claims of the one, also those still to come, count for the other."""
    mission = claim("POL", nation="USA", mission="atlantic-resolve", troops=exactly(4000))
    plain = claim("POL", nation="USA", formation="brigade", document="b")
    assert len(world([mission, plain]).deployments) == 2
    told = decision("join", deployment="POL-USA-land", into="POL-USA-land-atlantic-resolve")
    (joined,) = world([mission, plain], told).deployments
    assert joined.id == "POL-USA-land-atlantic-resolve"
    assert set(joined.states[-1].claims) == {mission.id, plain.id}
    assert decide([mission, plain], [told]).claims[1].decided_by == (told,)


def test_joins_lead_on() -> None:
    """What is joined into a deployment that is itself joined goes with it; a circle ends somewhere."""
    claims = [claim("POL", nation="USA", mission=mission) for mission in ("a", "b", "c")]
    steps = [decision("join", deployment=f"POL-USA-land-{a}", into=f"POL-USA-land-{b}") for a, b in ("ab", "bc")]
    assert [d.id for d in world(claims, *steps).deployments] == ["POL-USA-land-c"]
    circle = decision("join", deployment="POL-USA-land-c", into="POL-USA-land-a")
    assert world(claims, *steps, circle).deployments


def test_a_part_makes_one_deployment_two() -> None:
    """The claims named get a deployment of their own; without document and quote wherever they are found."""
    patriots = claim("POL", nation="USA", formation="air-defence")
    brigade = claim("POL", nation="USA", formation="brigade", document="b")
    assert len(world([patriots, brigade]).deployments) == 1
    claims = {"hosts": "POL", "nation": "USA", "formation": "air-defence"}
    for named in ({}, {"document": None, "quote": None, "claim": claims}):
        told = decision("part", name="patriots", **named)
        assert [d.id for d in world([patriots, brigade], told).deployments] == ["POL-USA-land", "POL-USA-land~patriots"]


def test_an_acceptance_changes_nothing_but_the_mark() -> None:
    """A claim that was looked at says so."""
    assert world([ONE, OTHER], decision("accept")) == world([ONE, OTHER])
    assert [d.action for d in decide([ONE], [decision("accept")]).claims[0].decided_by] == ["accept"]


def test_decisions_without_effect_are_told() -> None:
    """Those whose document is there and says nothing of the kind, apart from those on documents not read."""
    told = [
        decision("reject", quote="gone"),
        decision("reject"),
        decision("reject", document="b"),
        decision("reject", document="elsewhere"),
        decision("join", deployment="LVA-USA-land", into="LVA-USA-land-efp"),
        decision("pin", claim={"lead": "CAN"}, field="troops"),
        decision("correct", to={"lead": "CAN"}),
    ]
    reviewed = decide([claim("LVA", lead="CAN")], told, documents=["a", "b"])
    assert (reviewed.lost, reviewed.elsewhere) == ((0, 2, 4, 5, 6), (3,))


def test_decisions_on_other_documents_cost_a_claim_nothing() -> None:
    """Many claims and many decisions take time as their sum, not as their product."""
    claims = [claim("LVA", document=f"d{number}") for number in range(4000)]
    told = [decision("reject", document=f"d{number}") for number in range(0, 4000, 4)]
    start = time.process_time()
    reviewed = decide(claims, told)
    assert time.process_time() - start < 1.5
    assert sum(bool(c.rejected_by) for c in reviewed.claims) == 1000
