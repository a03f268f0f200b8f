"""The weights of the second reading are fitted on what they say, and hold on texts that they were not fitted on."""

import link
import pytest
from score import held

from deployments.extract.linking.ranking import ranked, weights


@pytest.fixture(scope="module")
def examples() -> tuple[list[link.Example], list[link.Example]]:
    """Return the choices of places and of owners that the labelled texts tell."""
    return link.examples()


def _right(found: list[link.Example], weight: dict[str, float]) -> float:
    first = [(next(iter(ranked(one.candidates, weight))), one.right) for one in found]
    return sum(best in right for best, right in first) / len(first)


@pytest.mark.parametrize(("question", "least"), [("host", 0.75), ("owner", 0.75)])
def test_most_is_right_on_texts_left_out(
    question: str, least: float, examples: tuple[list[link.Example], list[link.Example]]
) -> None:
    """On the texts that the weights were not fitted on, three of four places and owners are right."""
    found = examples[("host", "owner").index(question)]
    kept = [one for one in found if held(one.document) and not one.document.startswith(link.CASE)]
    assert len(kept) > 400
    assert _right(kept, dict(getattr(weights(), question))) > least


def test_each_weight_is_of_a_trait_that_occurs(examples: tuple[list[link.Example], list[link.Example]]) -> None:
    """No weight is left over from a trait that is gone."""
    for found, table in zip(examples, weights(), strict=True):
        seen = {trait for one in found for traits in one.candidates.values() for trait in traits}
        assert table.keys() <= seen


def test_what_is_written_is_read_back() -> None:
    """links.toml is exactly what link.py writes for the weights it holds."""
    assert link.FILE.read_text("utf-8") == link.written(weights().host, weights().owner)


def test_fitting_finds_what_tells() -> None:
    """A trait of the right candidates gets a weight above 0, one of the others below."""
    made = [link.Example(str(i), {"a": {"good"}, "b": {"bad"}}, {"a"}) for i in range(link.SEEN)]
    weight = link.fitted(made)
    assert weight["good"] > 0.4 > -0.4 > weight["bad"]
