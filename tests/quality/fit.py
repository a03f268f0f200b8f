"""Fits the weights of confidence.toml on the labelled texts, and checks them on texts that they were not fitted on.

python tests/quality/fit.py             fit, write deployments/extract/confidence.toml and the table in the README
python tests/quality/fit.py --table     leave the weights as they are; only write the table, which moves with the rules

A claim is right if its document's labels have the same whole claim (score.py); one that a careful reader could
take either way is left out. Logistic regression, drawn towards 0 so that a rare feature decides nothing. For the
table, each text is judged by weights that were fitted on the other texts alone.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import gate
import numpy as np
from numpy.typing import NDArray
from score import whole

from deployments.extract import follow
from deployments.extract.confidence import features, weights
from deployments.extract.confidence import table as rows_of_features
from deployments.read import read

ROOT = Path(__file__).parents[2]
FILE = ROOT / "deployments" / "extract" / "confidence.toml"
README = ROOT / "README.md"
TABLE = re.compile(r"(?<=\n)\| confidence \| claims.*?(?=\n\n)", re.DOTALL)
DRAWN = 2.0
"""How strongly weights are drawn to 0: with 0.1 rare features decide, with 10 no claim is sure; found by the check."""
BANDS = (0.9, 0.8, 0.7, 0.5, 0.0)
STEPS = 30
"""Steps of Newton's method; it stands still after about eight."""


class Example(NamedTuple):
    """A claim as read from a labelled text: its features, and whether it is right as a whole."""

    document: str
    features: tuple[str, ...]
    right: bool


def examples() -> list[Example]:
    """Return all claims that the extractor reads in the labelled texts."""
    found = []
    for corpus in gate.CORPORA:
        labels = {labelled["document"]: labelled for labelled in corpus.documents()}
        for text in read([corpus.texts]).documents:
            gold, either = (
                {whole(claim) for claim in labels[text.id].get(kind) or ()} for kind in ("claims", "ignore")
            )
            for told in follow(text):
                for made in told.made:
                    said = whole(made.claim.model_dump(mode="json"))
                    if not made.before and (said in gold or said not in either):
                        found.append(Example(text.id, features(made.draft, told.scene), said in gold))
    return found


def names() -> list[str]:
    """Return the features that have a weight."""
    return [name for name in weights() if name != "base"]


def table(found: Sequence[Example]) -> NDArray[np.float64]:
    """Return a row of features an example, led by the 1 that the base weighs."""
    return np.array([[1.0, *(name in example.features for name in names())] for example in found], dtype=float)


def fitted(found: Sequence[Example]) -> NDArray[np.float64]:
    """Return the base and the weight of each feature that make the examples most likely."""
    rows, right = table(found), np.array([example.right for example in found], dtype=float)
    drawn = np.array([0.01, *[DRAWN] * len(names())])
    weight = np.zeros(len(drawn))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weight))
        slope = rows.T @ (right - likely) - drawn * weight
        weight += np.linalg.solve((rows.T * (likely * (1 - likely))) @ rows + np.diag(drawn), slope)
    return weight.round(2)


def judged(found: Sequence[Example]) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of each example by weights fitted on other texts, and whether it is right."""
    for document in sorted({example.document for example in found}):
        here = [example for example in found if example.document == document]
        weight = fitted([example for example in found if example.document != document])
        for example, odds in zip(here, table(here) @ weight, strict=True):
            yield round(float(1 / (1 + np.exp(-odds))), 2), example.right


def bands(judgements: Sequence[tuple[float, bool]]) -> list[tuple[str, int, int]]:
    """Return for each band of confidence how many claims are in it, and how many of them are right."""
    rows, above = [], 1.01
    for low in BANDS:
        inside = [right for sure, right in judgements if low <= sure < above]
        name = f"{low} and above" if above > 1 else f"{low} to {above}" if low else f"below {above}"
        rows.append((name, len(inside), sum(inside)))
        above = low
    return rows


def markdown(rows: Sequence[tuple[str, int, int]]) -> str:
    """Return the table as the README shows it."""
    lines = ["| confidence | claims | right as a whole | share |", "|---|---|---|---|"]
    lines += [f"| {name} | {all_} | {right} | {right / all_ if all_ else 0:.0%} |" for name, all_, right in rows]
    return "\n".join(lines)


def written(weight: Sequence[float]) -> str:
    """Return confidence.toml with other weights."""
    text = FILE.read_text("utf-8")
    head = text[: text.index("[[weight]]")]
    rows = rows_of_features()
    return head + "\n".join(
        f'[[weight]]\nfeature = "{row["feature"]}"\nweight = {value + 0.0:.2f}\nmeans = "{row["means"]}"\n'
        for row, value in zip(rows, weight, strict=True)
    )


def main() -> int:
    """Run as a script."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--table", action="store_true", help="leave the weights as they are")
    options = parser.parse_args()
    found = examples()
    told = markdown(bands(list(judged(found))))
    sys.stdout.write(f"{told}\n")
    if not options.table:
        FILE.write_text(written(list(fitted(found))), "utf-8")
    README.write_text(TABLE.sub(lambda _: told, README.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
