"""The weights of the second reading are fitted on what they say, and hold on texts that they were not fitted on."""

import fit_links
import pytest

from deployments.extract.linking.ranking import weights


@pytest.fixture(scope="module")
def examples() -> tuple[list[fit_links.Example], list[fit_links.Example]]:
    """Return the choices of places and of owners that the labelled texts tell."""
    return fit_links.examples()


@pytest.mark.parametrize(("question", "least"), [("host", 0.75), ("owner", 0.75)])
def test_most_is_right_on_texts_left_out(
    question: str, least: float, examples: tuple[list[fit_links.Example], list[fit_links.Example]]
) -> None:
    """On the texts that the weights were not fitted on, three of four places and owners are right."""
    found = examples[("host", "owner").index(question)]
    chosen = fit_links.first([one for one in found if fit_links.kept(one)], getattr(weights(), question))
    assert len(chosen) > 400
    assert sum(best in right for best, right in chosen) / len(chosen) > least


def test_each_weight_is_of_a_trait_that_occurs(
    examples: tuple[list[fit_links.Example], list[fit_links.Example]],
) -> None:
    """No weight is left over from a trait that is gone."""
    for found, table in zip(examples, weights(), strict=True):
        seen = {trait for one in found for traits in one.candidates.values() for trait in traits}
        assert table.keys() <= seen


def test_what_is_written_is_read_back() -> None:
    """links.toml is exactly what fit_links.py writes for the weights it holds."""
    assert fit_links.FILE.read_text("utf-8") == fit_links.written(weights().host, weights().owner)


def test_fitting_finds_what_tells() -> None:
    """A trait of the right candidates gets a weight above 0, one of the others below."""
    made = [fit_links.Example(str(i), {"a": {"good"}, "b": {"bad"}}, {"a"}) for i in range(fit_links.SEEN)]
    weight = fit_links.fitted(made)
    assert weight["good"] > 0.4 > -0.4 > weight["bad"]
