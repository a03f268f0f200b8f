"""What holds for any claims at all."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from timeline_factory import about, at_least, at_most, between, claim, exactly

from deployments.records import Aggregate, Claim, Deployment, HostTotal, State, World
from deployments.timeline import settle

NATIONS = ["CAN", "ESP", "USA"]
STATUSES = ["in-place", "planned", "proposed", "ended"]
numbers = st.integers(1, 60).map(lambda n: n * 50)
strengths = st.one_of(
    st.none(),
    *(st.builds(kind, numbers) for kind in (exactly, about, at_least, at_most)),
    numbers.flatmap(lambda low: numbers.map(lambda more: between(low, low + more))),
)
years, months = st.integers(2015, 2024), st.integers(1, 12)
dates = st.one_of(
    st.none(),
    years.map(str),
    st.builds("{}-{:02}".format, years, months),
    st.builds("{}-{:02}-{:02}".format, years, months, st.integers(1, 28)),
)
documents = st.sampled_from("abcd")
claims = st.builds(
    lambda hosts, **fields: claim(*hosts, **fields),
    st.sampled_from([("LVA",), ("EST",), ("EST", "LVA"), ()]),
    region=st.just("eastern-flank"),
    document=documents,
    document_date=dates,
    document_publisher=st.sampled_from([None, "Wire"]),
    formation=st.sampled_from([None, "troops", "battlegroup", "brigade", "aircraft"]),
    mission=st.sampled_from([None, None, "efp"]),
    nation=st.sampled_from([None, *NATIONS]),
    lead=st.sampled_from([None, *NATIONS]),
    contributors=st.lists(st.sampled_from(NATIONS), max_size=2).map(tuple),
    troops=strengths,
    status=st.sampled_from(STATUSES),
    as_of=dates,
    said_on=dates,
    attributed_to=st.sampled_from([None, "x", "y"]),
)
sets = st.lists(claims, max_size=14)


def forces(world: World) -> tuple[Deployment | Aggregate, ...]:
    return (*world.deployments, *world.aggregates)


@given(told=sets, data=st.data())
def test_order_and_copies_change_nothing(told: list[Claim], data: st.DataObject) -> None:
    """Shuffled claims, claims given twice, and exact copies of documents make the same world."""
    world = settle(told)
    copies = [c.model_copy(update={"document": f"z/{c.document}"}) for c in told]
    assert settle(data.draw(st.permutations([*told, *told, *copies]))) == world


@given(told=sets, gone=documents)
def test_a_removed_document_leaves_no_trace(told: list[Claim], gone: str) -> None:
    """Claims of the other documents alone make the world, and cite themselves alone."""
    kept = [c for c in told if c.document != gone]
    cited = {c for f in forces(settle(kept)) for s in f.states for c in s.claims}
    assert cited <= {c.id for c in kept}


@given(told=sets)
def test_states_of_a_plan_never_overlap(told: list[Claim]) -> None:
    """On a track, and of what is due on one date, states come in order of time and none is cut in two."""
    for force in forces(settle(told)):
        assert force.states
        histories: dict[object, list[State]] = defaultdict(list)
        for state in force.states:
            histories[state.track, state.due].append(state)
        for one, other in (pair for states in histories.values() for pair in pairwise(states)):
            assert one.end is not None
            assert other.start is not None
            assert one.end <= other.start
            if one.end == other.start:
                assert one != other.model_copy(update={"start": one.start, "end": one.end})


@given(told=sets)
def test_values_have_claims_and_days_that_fit(told: list[Claim]) -> None:
    """Every value cites claims that exist, and is attested no later than its state's last day."""
    ids = {c.id for c in told}
    for state in (s for f in forces(settle(told)) for s in f.states):
        assert state.start is None or state.end is None or state.start < state.end
        for value in (
            state.status,
            state.formation,
            state.lead,
            state.contributors,
            state.strength,
            state.sites,
        ):
            if value:
                assert value.claims
                assert set(value.claims) <= ids
                assert {c for side in value.sides for c in side.claims} <= ids
                assert value.reason
                assert value.attested is None or state.end is None or value.attested < state.end


@given(told=sets)
def test_no_strength_comes_from_nowhere(told: list[Claim]) -> None:
    """A force without a figure in any claim is unknown, never zero; ends and plans are not counted."""
    for force in forces(settle(told)):
        for state in force.states:
            if state.strength:
                assert state.status.value != "ended"
                figures = {c.id for c in told if c.troops}
                assert set(state.strength.claims) <= figures
                assert 0 not in (state.strength.value.min, state.strength.value.max)


@given(told=sets)
def test_totals_count_what_is_in_place(told: list[Claim]) -> None:
    """A total lies over its days alone, and its low end is no less than any counted deployment's."""
    world = settle(told)
    deployments = {d.id: d for d in world.deployments}
    for one, other in pairwise(world.totals):
        assert one.host < other.host or (one.end or date.max) <= (other.start or date.min)
    for total in world.totals:
        for key in total.deployments:
            (state,) = [s for s in deployments[key].states if s.track == "present" and s.holds(a_day_of(total))]
            assert state.status.value == "in-place"
            if state.strength and state.strength.value.min:
                assert total.strength
                assert total.strength.min
                assert total.strength.min >= state.strength.value.min


@given(told=sets)
def test_parts_and_others_make_the_whole(told: list[Claim]) -> None:
    """Where a formation's figure is higher than the sum of its parts, the others are the difference; no part is 0."""
    world = settle(told)
    for total in world.totals:
        wholes = {part.whole for part in total.parts}
        assert wholes <= {d.id for d in world.deployments if d.scope == "multinational"}
        for whole in wholes:
            parts = [part.strength for part in total.parts if part.whole == whole and part.deployment]
            others = [part.strength for part in total.parts if part.whole == whole and not part.deployment]
            (force,) = [d for d in world.deployments if d.id == whole]
            (state,) = [s for s in force.states if s.track == "present" and s.holds(a_day_of(total))]
            stated = state.strength.value if state.strength else None
            if stated and stated.min and all(p.max for p in parts) and stated.min > sum(p.max or 0 for p in parts):
                (rest,) = others
                assert rest.min == stated.min - sum(p.max or 0 for p in parts)
                assert rest.max == (stated.max and stated.max - sum(p.min or 0 for p in parts))
            assert 0 not in {n for p in (*parts, *others) for n in (p.min, p.max)}


def a_day_of(total: HostTotal) -> date:
    """Return some day on which a total holds."""
    if total.start:
        return total.start
    return total.end - timedelta(days=1) if total.end else date.max


@given(told=sets)
@settings(max_examples=50)
def test_a_plan_alone_is_never_present(told: list[Claim]) -> None:
    """Whatever is planned or proposed, on no day is it there by itself."""
    world = settle([c for c in told if c.status in ("planned", "proposed")])
    assert {s.track for f in forces(world) for s in f.states} <= {"planned", "proposed"}
    assert world.totals == ()
