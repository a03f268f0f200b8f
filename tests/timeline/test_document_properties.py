"""What holds for real documents: their order, their copies, and documents that are taken away."""

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from timeline_corpus import ARTICLES, SEEDS

from deployments.extract import extract
from deployments.read import read
from deployments.records import Claim, Document, World
from deployments.timeline import settle
from deployments.views.attributes import settled

A_FEW = 8
"""Articles to choose from: enough for forces that several of them speak of."""


@cache
def documents() -> tuple[Document, ...]:
    """Return the seeds and those articles that speak of the most of the same hosts."""
    articles = read([ARTICLES]).documents
    seeds = read([SEEDS]).documents
    known = {host for document in seeds for claim in claims_of(document) for host in claim.hosts}
    shared = sorted(articles, key=lambda d: -len({h for c in claims_of(d) for h in c.hosts} & known))
    return (*seeds, *shared[: A_FEW - len(seeds)])


@cache
def claims_of(document: Document) -> tuple[Claim, ...]:
    return tuple(extract(document))


def world_of(chosen: list[Document]) -> World:
    return settle([claim for document in chosen for claim in claims_of(document)])


some = st.deferred(lambda: st.lists(st.sampled_from(documents()), min_size=1, max_size=A_FEW, unique_by=lambda d: d.id))


@given(chosen=some, data=st.data())
def test_the_order_of_documents_does_not_matter(chosen: list[Document], data: st.DataObject) -> None:
    """Read in any order, documents make one world."""
    assert world_of(data.draw(st.permutations(chosen))) == world_of(chosen)


@given(chosen=some, data=st.data())
def test_a_copy_of_a_document_changes_nothing(chosen: list[Document], data: st.DataObject) -> None:
    """A second file with the same bytes makes no other world; only the list of documents is longer."""
    copied = data.draw(st.sampled_from(chosen))
    copy = copied.model_copy(update={"id": f"zz/{copied.id}"})
    assert world_of([*chosen, copy]) == world_of(chosen)


def test_a_copy_on_disk_changes_only_the_list_of_documents(tmp_path: Path) -> None:
    """The same through files: two names, one text, one world."""
    (original,) = SEEDS.glob("003*.txt")
    for names in (("a",), ("a", "b")):
        for name in names:
            (tmp_path / f"{name}.txt").write_bytes(original.read_bytes())
        read_now = read([tmp_path]).documents
        assert [document.id for document in read_now] == list(names)
        worlds = world_of(list(read_now))
        assert worlds == world_of(list(read_now[:1]))
        assert worlds.deployments


@given(chosen=some, data=st.data())
def test_a_document_taken_away_was_never_there(chosen: list[Document], data: st.DataObject) -> None:
    """Settled with it and again without it, the world is that of a run that never had it."""
    gone = data.draw(st.sampled_from(chosen))
    kept = [document for document in chosen if document != gone]
    never_had = world_of(kept)
    world_of(chosen)
    assert world_of(kept) == never_had
    ids = {claim.id for document in kept for claim in claims_of(document)}
    assert {key for force in forces(never_had) for state in force.states for key in state.claims} <= ids


@given(chosen=some)
def test_every_value_has_claims_and_no_number_is_made_up(chosen: list[Document]) -> None:
    """Values rest on claims of the documents; low ends are no higher than high ends; what is unknown is never 0."""
    known = {claim.id: claim for document in chosen for claim in claims_of(document)}
    world = world_of(chosen)
    for force in forces(world):
        for name, value in (pair for state in force.states for pair in settled(state)):
            assert value.claims
            assert set(value.claims) <= known.keys()
            if name == "strength":
                assert any(known[key].troops for key in value.claims)
                in_order(value.value.min, value.value.max)
    for total in world.totals:
        assert total.claims
        for people in (total.strength, *(part.strength for part in total.parts)):
            if people:
                in_order(people.min, people.max)


def in_order(low: int | None, high: int | None) -> None:
    assert low is not None or high is not None
    assert 0 not in (low, high)
    assert low is None or high is None or low <= high


def forces(world: World) -> list:
    return [*world.deployments, *world.aggregates]
