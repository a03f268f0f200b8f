"""Each file of cases passes at least as often as its floor says; run_cases.py tells what fails."""

from pathlib import Path

import pytest
import run_cases

FRENCH_IN_CHAD = {
    "proves": "one plain claim",
    "text": "Some 1,000 French soldiers are stationed in Chad.",
    "claims": [
        {
            "hosts": ["TCD"],
            "formation": "troops",
            "nation": "FRA",
            "min": 1000,
            "max": 1000,
            "qualifier": "about",
            "status": "in-place",
        }
    ],
}


@pytest.mark.parametrize("path", run_cases.files(), ids=lambda path: path.stem)
def test_a_file_of_cases_stays_above_its_floor(path: Path) -> None:
    """No change to the extractor may lose what already worked; `run_cases.py --pin` raises the floors."""
    outcomes = run_cases.run(path)
    passed = sum(outcome.passed for outcome in outcomes)
    failing = "\n".join(str(outcome) for outcome in outcomes if not outcome.passed)
    floor = run_cases.floors()[path.stem]
    assert passed >= floor, f"{path.stem}: {passed} pass, {floor} did before; these fail:\n{failing}"


def test_every_file_has_a_floor() -> None:
    """A file that is added without a floor would prove nothing, nor does a floor of nothing."""
    assert set(run_cases.floors()) == {path.stem for path in run_cases.files()}
    assert all(floor > 0 for floor in run_cases.floors().values())


def test_what_a_case_proves_is_said_once() -> None:
    """A case is known by what it proves, so no two of a file say the same."""
    for path in run_cases.files():
        proofs = [outcome.proves for outcome in run_cases.run(path)]
        assert len(proofs) == len(set(proofs)), path.stem


@pytest.mark.parametrize(
    "change",
    [
        {"hosts": ["NER"]},
        {"nation": "BEL"},
        {"min": 900},
        {"qualifier": "exact"},
        {"status": "ended"},
        {"formation": "brigade"},
        {"site": "Faya"},
        {"as_of": "1999"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_case_fails_by_any_value(change: dict[str, object]) -> None:
    """The comparison sees each value: one that differs is a claim that is missing."""
    assert run_cases.outcome(FRENCH_IN_CHAD).passed
    other = {**FRENCH_IN_CHAD, "claims": [{**FRENCH_IN_CHAD["claims"][0], **change}]}  # type: ignore[dict-item]
    assert run_cases.outcome(other).missing


def test_a_claim_too_many_fails_a_case() -> None:
    """A text that is expected to say nothing, and is read to say something, fails."""
    assert len(run_cases.outcome({**FRENCH_IN_CHAD, "claims": []}).wrong) == 1


def test_an_unknown_key_is_refused() -> None:
    """A slip of the pen in a case would otherwise compare nothing."""
    with pytest.raises(ValueError, match="natoin"):
        run_cases.expected({"natoin": "FRA", "status": "in-place"})
