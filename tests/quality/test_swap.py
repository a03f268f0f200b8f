"""The extractor reads texts with other nations, hosts, sites and numbers as well as those it was made with."""

from collections import Counter
from functools import cache
from typing import Any

import gate
import pytest
import renumber
import swap
from edits import Edit, Edited
from faults import ungrounded
from score import Score, measure

from deployments.extract import extract
from deployments.extract.layout import sentences
from deployments.extract.mentions import Reading, read
from deployments.read import read as read_texts
from deployments.records import Document

MOST = 0.03
"""How far F1 of all facts may move when names and numbers are swapped: it measures the names, not the language."""
TURNS = (0, 1, 2)
CORPORA = {corpus.name: corpus for corpus in gate.CORPORA}
Labelled = list[tuple[Document, dict[str, Any]]]


@cache
def _texts(corpus: str, turn: int | None = None) -> Labelled:
    """Return the labelled documents of a corpus, swapped unless the turn is None."""
    labels = {document["document"]: document for document in CORPORA[corpus].documents()}
    pairs = [(d, labels[d.id]) for d in read_texts([CORPORA[corpus].texts]).documents]
    return pairs if turn is None else [swap.swapped(document, told, turn) for document, told in pairs]


def _readings(document: Document) -> list[Reading]:
    return [r for s in sentences(document.text) if (r := read(document.text, s, document.date)).tokens]


@cache
def _reached(corpus: str, turn: int | None = None) -> Score:
    score = Score()
    for document, labels in _texts(corpus, turn):
        score.add(measure(labels, [c.model_dump(mode="json") for c in extract(document)], document.text))
    return score


@pytest.mark.parametrize(
    ("corpus", "turn"), [(corpus, turn) for corpus in CORPORA for turn in TURNS if corpus != "stories" or turn == 0]
)
def test_other_names_and_numbers_are_read_as_well(corpus: str, turn: int) -> None:
    """F1 of all facts moves by less than 0.03, and every quote still holds."""
    swapped = _reached(corpus, turn)
    assert swapped.figures()["all"] == pytest.approx(_reached(corpus).figures()["all"], abs=MOST)
    assert swapped.ungrounded == []


@pytest.mark.parametrize("corpus", CORPORA)
def test_what_was_learned_by_heart_fails(corpus: str) -> None:
    """Right answers for the first texts score below 0.5 on the swapped ones: the test can tell the difference."""
    score = Score()
    for (_, first), (_, labels) in zip(_texts(corpus), _texts(corpus, 0), strict=True):
        score.add(measure(labels, first["claims"]))
    assert score.figures()["all"] < 0.5


@pytest.mark.parametrize("turn", TURNS)
def test_most_is_swapped(turn: int) -> None:
    """Two thirds of all named nations and sites and of all labelled codes change, and nearly all numbers."""
    seen: Counter[str] = Counter()
    swapped: Counter[str] = Counter()
    for document, labels in (pair for corpus in CORPORA for pair in _texts(corpus)):
        readings = _readings(document)
        chosen = swap.choose(document, readings, labels, turn)
        codes = [c for k in labels["claims"] for c in (*k["hosts"], *k["contributors"], k["nation"], k["lead"]) if c]
        named = [m.value for reading in readings for m in reading.kind("nation")]
        sites = [m.site or m.value for reading in readings for m in reading.mentions if swap._site(m)]
        seen += Counter(nations=len(named), codes=len(codes), sites=len(sites), texts=1)
        swapped["nations"] += sum(code in chosen.nations for code in named)
        swapped["codes"] += sum(code in chosen.nations for code in codes)
        swapped["sites"] += sum(site in chosen.sites for site in sites)
        swapped["texts"] += chosen.renumber is not None
    assert {kind for kind in seen if swapped[kind] < 2 / 3 * seen[kind]} == set()
    assert swapped["texts"] > 0.9 * seen["texts"]


@pytest.mark.parametrize("code", swap.substitutes())
def test_the_words_for_a_substitute_are_known(code: str) -> None:
    """Name, adjective, person, people and capital of each nation that may stand in are read as that nation's."""
    words = swap.substitutes()[code]
    for form, word in zip(("name", "adjective", "people", "people", "capital"), words, strict=True):
        (mention,) = _readings(Document(id="x", text=word, sha256="0" * 64))[0].mentions
        assert (mention.kind, mention.value) == ("nation", code), word
        assert form in mention.forms, word


@pytest.mark.parametrize("turn", TURNS)
def test_swapped_names_are_read_as_what_they_are(turn: int) -> None:
    """Each mention of a nation is one of its substitute, so that no form of a name is missing in the gazetteer."""
    wrong = {}
    for (document, labels), (new, _) in zip(_texts("articles"), _texts("articles", turn), strict=True):
        readings = _readings(document)
        nations = swap.choose(document, readings, labels, turn).nations
        want = Counter(nations.get(m.value, m.value) for reading in readings for m in reading.kind("nation"))
        have = Counter(m.value for reading in _readings(new) for m in reading.kind("nation"))
        if want - have:
            wrong[document.id] = want - have
    assert wrong == {}


@pytest.mark.parametrize("turn", TURNS)
def test_swapped_labels_hold(turn: int) -> None:
    """The labels still quote their text and reach the top of their own score."""
    score = Score()
    for document, labels in _texts("articles", turn):
        assert [ungrounded(claim, document.text) for claim in labels["claims"]] == [None] * len(labels["claims"])
        score.add(measure(labels, labels["claims"]))
    assert score.figures() == pytest.approx(dict.fromkeys(Score().figures(), 1.0))


def test_turns_differ_and_repeat() -> None:
    """The same turn gives the same text, another turn another one."""
    document, labels = _texts("articles")[0]
    assert swap.swapped(document, labels, 1) == swap.swapped(document, labels, 1)
    assert len({swap.swapped(document, labels, turn)[0].text for turn in range(4)}) == 4


PERU = swap.Nation("Peru", "Peruvian", "Peruvian", "Peruvians", "Lima")
UGANDA = swap.Nation("Uganda", "Ugandan", "Ugandan", "Ugandans", "Kampala")


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("The United States has troops in Spain.", PERU, "Peru has troops in Spain."),
        ("The US-led battlegroup", PERU, "The Peruvian-led battlegroup"),
        ("US troops and the US Army left.", PERU, "Peruvian troops and the Peruvian Army left."),
        ("He is in the U.S.", PERU, "He is in Peru."),
        ("An American soldier and two Americans", UGANDA, "A Ugandan soldier and two Ugandans"),
        ("a German unit, officials in Berlin said", UGANDA, "a Ugandan unit, officials in Kampala said"),
        ("a Danish one", swap.Nation("Albania", "Albanian", "", "", ""), "an Albanian one"),
        ("the Bundeswehr", PERU, "the Peruvian armed forces"),
        ("The French announced it, French troops came.", PERU, "The Peruvians announced it, Peruvian troops came."),
        ("POLAND, UK: USA", PERU, "PERU, Peru: Peru"),
    ],
)
def test_the_form_of_a_name_is_kept(text: str, new: swap.Nation, expected: str) -> None:
    """Names, adjectives, peoples and capitals stay what they are, with the right article and in the right case."""
    document = Document(id="x", text=text, sha256="0" * 64)
    edits = [
        swap._nation(reading, m, swap._written(reading, m, text), new)
        for reading in _readings(document)
        for m in reading.kind("nation")
        if m.value != "ESP"
    ]
    assert Edited(text, edits).text == expected


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("some 1,200 soldiers", "some 1,320 soldiers"),
        ("up to 1 200 soldiers", "up to 1 320 soldiers"),
        ("about 4.7k soldiers", "about 5.17k soldiers"),
        ("30 thousand soldiers", "33 thousand soldiers"),
        ("Eight hundred soldiers", "Eight hundred and eighty soldiers"),
        ("fifteen hundred soldiers", "one thousand six hundred and fifty soldiers"),
        ("between 500 and 600 soldiers", "between 550 and 660 soldiers"),
        ("four battlegroups of 1,000 in 2017", "four battlegroups of 1,100 in 2017"),
    ],
)
def test_the_kind_of_a_number_is_kept(old: str, expected: str) -> None:
    """Marks, words, "thousand" and "k" stay; small numbers and years do not change."""
    document = Document(id="x", text=old, sha256="0" * 64)
    change = renumber.rule([], 0)
    assert change is not None
    edits = [edit for reading in _readings(document) for edit in renumber.edits(reading, old, change)]
    assert Edited(old, edits).text == expected


def test_numbers_keep_their_order_and_digits() -> None:
    """No two numbers become one, none changes its count of digits or becomes a year."""
    values = [20, 30, 80, 100, 350, 850, 1200, 1700, 90000]
    change = renumber.rule(values, 0)
    assert change is not None
    changed = [change(value) for value in values]
    assert changed == sorted(set(changed))
    assert [len(str(value)) for value in changed] == [len(str(value)) for value in values]
    assert renumber.rule([1800, 1810, 9990, 1000], 0) is None


def test_offsets_move_with_their_text() -> None:
    """A span that starts or ends in a changed word takes the whole new word in."""
    edited = Edited("In Latvia and Estonia", [Edit(3, 9, "Peru"), Edit(14, 21, "Mozambique")])
    assert edited.text == "In Peru and Mozambique"
    assert edited.text[edited.start(3) : edited.end(9)] == "Peru"
    assert edited.text[edited.start(5) : edited.end(17)] == "Peru and Mozambique"
    assert edited.text[edited.start(10) : edited.end(13)] == "and"
    with pytest.raises(ValueError, match="overlaps"):
        Edited("Latvia", [Edit(0, 4, "a"), Edit(2, 6, "b")])
