"""The second reading places forces that no rule could place, and leaves alone what is none abroad."""

import hashlib
import math

import pytest

from deployments.extract import Made, follow
from deployments.extract.linking.ranking import ranked, weights
from deployments.records import Document


def _linked(text: str) -> list[Made]:
    """Return what the second reading adds to a text."""
    document = Document(id="x", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    return [made for told in follow(document) for made in told.made if made.draft.sure is not None]


@pytest.mark.parametrize(
    ("text", "host", "nation"),
    [
        (
            "Germany keeps 900 soldiers in Mali. Beside the airport at Gao the Dutch have put up their tents.",
            "MLI",
            "NLD",
        ),
        ("There are 700 Italian soldiers in Iraq. Hungarian instructors train recruits next door.", "IRQ", "HUN"),
    ],
)
def test_a_force_told_over_sentences_is_placed(text: str, host: str, nation: str) -> None:
    """A force that no rule could place is where the text is, and quotes where that was said."""
    (made,) = _linked(text)
    assert (made.claim.hosts, made.claim.nation, made.claim.rule) == ((host,), nation, "linked")
    assert all(piece.quote == text[piece.start : piece.end] for piece in made.claim.evidence)
    assert made.draft.carried == (len(made.claim.evidence) > 1)


@pytest.mark.parametrize(
    "text",
    [
        "Italy has 700 soldiers in Iraq. Are there Hungarian instructors too?",
        "Italy has 700 soldiers in Iraq. Hungarian instructors near Syria train recruits.",
        "Italy has 700 soldiers in Iraq, and Iraqi soldiers train next door.",
        "There are 300 Canadian soldiers in Latvia, and Latvian soldiers drill in the woods.",
        "Canada has 300 soldiers in Ukraine's west. The Russian soldiers dig in.",
        "Spain has 2,900 soldiers on missions abroad, 200 of them in Iraq.",
        "Belgium approved the deployment of 600 soldiers to Romania, with 1,500 others on heightened alert.",
    ],
)
def test_what_cannot_be_there_is_left(text: str) -> None:
    """Questions, borders, forces at home and on alert, and those who attack a place give no claim."""
    assert _linked(text) == []


def test_nothing_is_said_twice() -> None:
    """A force that a rule placed, or that an earlier sentence told with more, is not added again."""
    assert _linked("Some 400 Canadian soldiers serve in Latvia. The Canadians like it. The soldiers like it too.") == []


def test_the_likeliest_comes_first() -> None:
    """Candidates are ranked by the sums of their weights; likelihoods add up to 1, and of equals the first is first."""
    likely = ranked({"a": {"x"}, "b": {"y", "unheard of"}, "c": {"y"}, "d": set()}, {"x": -1.0, "y": 1.0})
    assert [*likely] == ["b", "c", "d", "a"]
    assert math.isclose(sum(likely.values()), 1)
    assert math.isclose(likely["c"] / likely["d"], math.e)


def test_weights_are_numbers() -> None:
    """Every trait has a weight that one could argue with: none decides alone."""
    assert all(0 < abs(weight) < 5 for table in weights() for weight in table.values())
