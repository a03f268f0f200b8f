"""The extractor stays as good as it was on the labelled texts, and the gate that says so works."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gate
import pin
import pytest
from facts import KINDS, Claim
from score import Score

ARTICLES = gate.CORPORA[0]
Found = dict[str, list[Claim]]


@pytest.fixture(scope="module")
def found() -> dict[str, Found]:
    """Return what the extractor finds in each corpus."""
    return {corpus.name: gate.extracted(corpus) for corpus in gate.CORPORA}


@pytest.fixture
def copied(tmp_path: Path) -> gate.Corpus:
    """Return a copy of the articles to do harm to."""
    texts = Path(shutil.copytree(ARTICLES.texts, tmp_path / "articles"))
    return gate.Corpus("articles", Path(shutil.copy(ARTICLES.labels, tmp_path)), texts)


@pytest.mark.parametrize("corpus", gate.CORPORA, ids=lambda corpus: corpus.name)
def test_the_extractor_is_above_its_floors(corpus: gate.Corpus, found: dict[str, Found]) -> None:
    """On each corpus no kind of fact is found worse than before, and every quote holds."""
    assert gate.refused(corpus, found[corpus.name], gate.pinned()[corpus.name]) == []


def test_every_figure_has_a_floor() -> None:
    """A kind without a floor could be lost unseen."""
    for corpus in gate.CORPORA:
        assert set(gate.pinned()[corpus.name]["floors"]) == set(Score().figures())


def test_the_labels_reach_the_top_of_their_own_score() -> None:
    """Scored as if they were found, the labels are right in everything: nothing impossible is asked."""
    labels = {document["document"]: document["claims"] for document in ARTICLES.documents()}
    assert gate.total(ARTICLES, labels).figures() == pytest.approx(dict.fromkeys(Score().figures(), 1.0))


def _fewer(claims: list[Claim]) -> list[Claim]:
    return claims[::2]


def _elsewhere(claims: list[Claim]) -> list[Claim]:
    return [{**claim, "hosts": ["FRA"], "region": None} for claim in claims]


def _proposed(claims: list[Claim]) -> list[Claim]:
    return [{**claim, "status": "proposed"} for claim in claims]


def _open_ended(claims: list[Claim]) -> list[Claim]:
    opened = []
    for claim in claims:
        troops = claim["troops"]
        known = troops and troops["min"] is not None
        opened.append({**claim, "troops": {**troops, "max": None}} if known else claim)
    return opened


@pytest.mark.parametrize(
    ("worsen", "kinds"),
    [
        (_fewer, {*KINDS, "all", "whole claims"}),
        (_elsewhere, {*KINDS, "all", "whole claims"}),
        (_proposed, {"status", "whole claims"}),
        (_open_ended, {"bounds"}),
    ],
)
def test_worse_claims_are_refused_by_kind(
    worsen: Callable[[list[Claim]], list[Claim]], kinds: set[str], found: dict[str, Found]
) -> None:
    """What got worse is named: a fact of each kind lost or misplaced, a status or a bound that is wrong."""
    worse = {name: worsen(claims) for name, claims in found["articles"].items()}
    reasons = gate.refused(ARTICLES, worse, gate.pinned()["articles"])
    assert kinds <= {reason.partition(" is ")[0] for reason in reasons}


def test_a_quote_that_does_not_hold_is_refused(found: dict[str, Found]) -> None:
    """One quote moved by one character is enough."""
    name, claims = next((name, claims) for name, claims in found["articles"].items() if claims)
    first = claims[0]["evidence"][0]
    moved = {**claims[0], "evidence": [{**first, "start": first["start"] + 1, "end": first["end"] + 1}]}
    worse = {**found["articles"], name: [moved, *claims[1:]]}
    (reason,) = gate.refused(ARTICLES, worse, gate.pinned()["articles"])
    assert reason.startswith(f"{name}: quote is not text[")


def test_a_claim_that_breaks_the_schema_is_refused(found: dict[str, Found]) -> None:
    """A claim with a code that is none fails, however good the others are."""
    name, claims = next((name, claims) for name, claims in found["articles"].items() if claims)
    worse = {**found["articles"], name: [{**claims[0], "hosts": ["Latvia"]}, *claims[1:]]}
    assert gate.refused(ARTICLES, worse, gate.pinned()["articles"]) == ["a code is not alpha-3"]


@pytest.mark.parametrize("part", ["labels", "texts"])
def test_a_corpus_cannot_drift(part: str, copied: gate.Corpus, found: dict[str, Found]) -> None:
    """A label or a text that is changed, be it by a byte, is refused: floors hold for one corpus only."""
    path = copied.labels if part == "labels" else copied.texts / "a-flash-denmark-latvia.txt"
    path.write_bytes(path.read_bytes() + b"\n")
    (reason, *_) = gate.refused(copied, found["articles"], gate.pinned()["articles"])
    assert reason.startswith(f"the {part} of articles have changed")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            '"start": 226, "end": 247',
            '"start": 225, "end": 246',
            "a-blog-bgpoland: quote is not text[225:246]",
        ),
        ('"status": "in-place"', '"status": "there"', "a-blog-bgpoland: unknown status"),
        ('"document": "a-blog-bgpoland"', '"document": "a-blog"', "a-blog has labels or a text, not both"),
    ],
)
def test_labels_are_validated(old: str, new: str, reason: str, copied: gate.Corpus) -> None:
    """Labels whose quotes, values or documents are wrong are told before anything is scored."""
    assert gate.invalid(ARTICLES) == []
    labels = copied.labels.read_text("utf-8")
    assert old in labels
    copied.labels.write_text(labels.replace(old, new, 1), "utf-8")
    assert reason in gate.invalid(copied)


def _entry(**floors: float) -> dict[str, Any]:
    return {**ARTICLES.checksums(), "floors": floors}


def test_pinning_raises_floors_and_leaves_a_margin() -> None:
    """What is reached becomes the floor, less a margin; within the margin an old floor stays."""
    entry = pin.pins(ARTICLES, _entry(lead=0.6, site=0.7), {"lead": 0.8, "site": 0.702}, lower=False)
    assert entry["floors"] == {"lead": 0.795, "site": 0.7}


def test_pinning_lowers_a_floor_only_when_told_to() -> None:
    """Less than the floor is refused by name, and pinned when asked for."""
    with pytest.raises(ValueError, match=r"lead is 0\.500, its floor 0\.600"):
        pin.pins(ARTICLES, _entry(lead=0.6), {"lead": 0.5}, lower=False)
    assert pin.pins(ARTICLES, _entry(lead=0.6), {"lead": 0.5}, lower=True)["floors"] == {"lead": 0.495}


def test_pinning_another_corpus_needs_the_same_word(copied: gate.Corpus) -> None:
    """Floors of one corpus say nothing of another."""
    copied.labels.write_bytes(copied.labels.read_bytes() + b"\n")
    with pytest.raises(ValueError, match="the labels of articles have changed"):
        pin.pins(copied, _entry(lead=0.6), {"lead": 0.9}, lower=False)


def test_what_is_pinned_is_read_back() -> None:
    """floors.toml is exactly what pin.py writes for what it holds."""
    assert gate.FLOORS.read_text("utf-8") == gate.written(gate.pinned())
