"""A claim's confidence comes from features that anybody can read, and says how often such claims are right."""

import fit
import pytest

from deployments.extract import follow
from deployments.extract.confidence import confidence, features, table, weights
from deployments.records import Document


@pytest.fixture(scope="module")
def examples() -> list[fit.Example]:
    """Return the claims read in the labelled texts."""
    return fit.examples()


@pytest.fixture(scope="module")
def judged(examples: list[fit.Example]) -> list[tuple[float, bool]]:
    """Return their confidences by weights fitted on other texts, and whether they are right."""
    return list(fit.judged(examples))


def test_each_weight_is_of_a_feature_that_occurs(examples: list[fit.Example]) -> None:
    """No weight is left over from a feature that is gone, and each has a meaning in words."""
    seen = {name for example in examples for name in example.features}
    assert set(fit.names()) <= seen
    assert all(row["means"] for row in table())


def test_the_surer_the_more_often_right(judged: list[tuple[float, bool]]) -> None:
    """On texts that the weights have not seen, the surest third is right clearly more often than the least sure."""
    ranked = [right for _, right in sorted(judged, key=lambda one: -one[0])]
    third = len(ranked) // 3
    best, worst = sum(ranked[:third]) / third, sum(ranked[-third:]) / third
    assert best > worst + 0.2


def test_confidence_is_what_it_says(judged: list[tuple[float, bool]]) -> None:
    """In each band with forty claims or more the share of right ones is within 0.15 of the mean confidence."""
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 1.01)):
        inside = [(sure, right) for sure, right in judged if low <= sure < high]
        assert len(inside) >= 40
        mean = sum(sure for sure, _ in inside) / len(inside)
        assert sum(right for _, right in inside) / len(inside) == pytest.approx(mean, abs=0.15)


def test_the_table_in_the_readme_is_true(judged: list[tuple[float, bool]]) -> None:
    """The README's table is what the labelled texts give, give or take what one changed rule moves.

    `tests/quality/fit.py --table` renews it.
    """
    (shown,) = fit.TABLE.findall(fit.README.read_text("utf-8"))
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in shown.splitlines()[2:]]
    for row, (name, claims, right) in zip(rows, fit.bands(judged), strict=True):
        assert row[0] == name
        assert int(row[1]) == pytest.approx(claims, rel=0.15, abs=8), name
        assert int(row[2]) / max(int(row[1]), 1) == pytest.approx(
            right / max(claims, 1), abs=0.06 if claims >= 40 else 0.3
        ), name


def test_fitting_finds_what_tells() -> None:
    """A feature that goes with right claims gets a weight above 0, its opposite one below."""
    good, bad = fit.names()[:2]
    made = [fit.Example(str(i), (good,) if i % 2 else (bad,), bool(i % 2)) for i in range(40)]
    base, first, second, *others = fit.fitted(made)
    assert first > 1 > -1 > second
    assert set(others) == {0.0}
    assert abs(base) < 0.1


def test_what_is_written_is_read_back() -> None:
    """confidence.toml is exactly what fit.py writes for the weights it holds."""
    assert fit.FILE.read_text("utf-8") == fit.written(list(weights().values()))


def test_features_are_named() -> None:
    """What is notable of a reading stands in its features, and the confidence follows from them."""
    (plain, carried) = follow(
        Document(id="x", text="Some 400 Canadian soldiers serve in Latvia. They may be joined by 200.", sha256="0" * 64)
    )
    (made,) = plain.made
    found = features(made.draft, plain.scene)
    assert {"complete", "nation-named", "number", "place-close", "rule-force-at-place", "sentence-short"} == set(found)
    assert made.claim.confidence == confidence(found)
    for other in carried.made:
        assert {"place-carried", "conditional"} <= set(features(other.draft, carried.scene))
        assert other.claim.confidence < made.claim.confidence
