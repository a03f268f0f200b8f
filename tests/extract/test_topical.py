"""A text that is not about armed forces is not read, and none that is gets lost."""

from pathlib import Path

import pytest

from deployments.extract import extract
from deployments.extract.topical import PIECE, topical
from deployments.read import read
from deployments.records import Document

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", sorted((ROOT / "bench" / "news").glob("*.txt")), ids=lambda path: path.stem)
def test_ordinary_news_is_passed_over(path: Path) -> None:
    """Trade, courts, football and storms name companies, police and countries, and are no matter of forces."""
    text = path.read_text("utf-8")
    assert not topical(text)
    assert extract(Document(id="x", text=text, sha256="0" * 64)) == []


def test_every_labelled_text_is_read() -> None:
    """No text of the benchmark or the seeds is passed over."""
    documents = read([ROOT / "tests" / "quality" / "articles", ROOT / "seeds"]).documents
    assert [document.id for document in documents if not topical(document.text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Canada has 400 soldiers in Latvia.",
        "Around 200 Danes are stationed at Tapa.",
        "In Niger the Italians stay with about 250.",
        "A 52-member Jamaican unit is in Haiti.",
        "The Bundeswehr stays.",
        "UNIFIL goes on.",
        "Eight F-16 landed.",
        "Irish sol-\ndiers left.",
        "FRENCH TROOPS LEAVE",
        "Ordinary words. " * PIECE + "Canada has 400 soldiers in Latvia.",
        "é" * PIECE + " Canada has 400 soldiers in Latvia.",
    ],
)
def test_what_speaks_of_forces_is_read(text: str) -> None:
    """A noun for a force, an army, a mission, a people, or a nation with an everyday noun is enough, wherever it is."""
    assert topical(text)


@pytest.mark.parametrize(
    "text", ["", "The company hired a unit of 20 people.", "It is for I and for s.", "Trade with Latvia grew."]
)
def test_what_does_not_is_passed_over(text: str) -> None:
    """Neither an everyday noun nor a country alone is enough."""
    assert not topical(text)
