"""Scores extracted claims against reference claims; docs/claims.md says what counts as one.

    python tests/quality/score.py REFERENCE.jsonl CLAIMS.jsonl
                                  [--texts DIR] [--part seen|held] [--errors] [--by-document]

REFERENCE holds a document a line: {"document": id, "claims": [...], "ignore": [...]}. CLAIMS holds a claim a
line, as `deploy extract` prints them. Only documents of the reference are scored. With --texts, each quote is
checked against DIR/<document>.txt. --part takes the documents whose id hashes to the held-back third, or the
others. Exit status: 0; 1 with a grounding error; 2 where a claim breaks the schema.

What is compared are facts, (kind, where, ...), so that it does not matter in how many claims a text is told.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facts import KINDS, Claim, Fact, bound, facts, match, number, places, recalled, related, same_class
from faults import faults, ungrounded


@dataclass
class Score:
    """What came of one document, or of several together.

    Attributes:
        right: Facts found that the reference has, by kind.
        wrong: Facts found that it has not.
        hit: Facts of the reference that were found, by kind.
        missed: Facts of the reference that were not.
        status: Sum over the facts matched of how far their statuses agree, 0 to 1 each.
        matched: How many facts that is.
        bounds: Strengths whose side ("more than", "up to") is right.
        strengths: How many strengths that is of.
        claims: Whole claims that are right, wrong and missed.
        ungrounded: Claims whose quotes do not hold, with the reason.
    """

    right: Counter[str] = field(default_factory=Counter)
    wrong: list[Fact] = field(default_factory=list)
    hit: Counter[str] = field(default_factory=Counter)
    missed: list[Fact] = field(default_factory=list)
    status: float = 0.0
    matched: int = 0
    bounds: int = 0
    strengths: int = 0
    claims: tuple[int, int, int] = (0, 0, 0)
    ungrounded: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count what came of another document too."""
        self.right += other.right
        self.wrong += other.wrong
        self.hit += other.hit
        self.missed += other.missed
        self.status += other.status
        self.matched += other.matched
        self.bounds += other.bounds
        self.strengths += other.strengths
        one, two = self.claims, other.claims
        self.claims = (one[0] + two[0], one[1] + two[1], one[2] + two[2])
        self.ungrounded += other.ungrounded

    def counts(self, kind: str) -> tuple[int, int, int, int]:
        """Return how many facts of a kind, or of "all", are right, wrong, hit and missed."""
        kinds = KINDS if kind == "all" else (kind,)
        return (
            sum(self.right[k] for k in kinds),
            sum(fact[0] in kinds for fact in self.wrong),
            sum(self.hit[k] for k in kinds),
            sum(fact[0] in kinds for fact in self.missed),
        )

    def figures(self) -> dict[str, float]:
        """Return F1 by kind, of all facts and of whole claims, and how many statuses and bounds are right."""
        right, wrong, missed = self.claims
        return {
            **{kind: rates(*self.counts(kind))[2] for kind in (*KINDS, "all")},
            "whole claims": rates(right, wrong, right, missed)[2],
            "status": ratio(self.status, self.matched),
            "bounds": ratio(self.bounds, self.strengths),
        }


def ratio(part: float, of: float) -> float:
    """Return a share; of nothing it is 0."""
    return part / of if of else 0.0


def rates(right: int, wrong: int, hit: int, missed: int) -> tuple[float, float, float]:
    """Return precision, recall and F1; nothing to find and nothing found is 1."""
    if not (right or wrong or hit or missed):
        return 1.0, 1.0, 1.0
    precision, recall = ratio(right, right + wrong), ratio(hit, hit + missed)
    return precision, recall, ratio(2 * precision * recall, precision + recall)


def measure(document: Mapping[str, Any], claims: Sequence[Claim], text: str | None = None) -> Score:
    """Score the claims found in one document of the reference; with its text, their quotes too."""
    score = Score()
    gold, found = facts(document["claims"]), facts(claims)
    ignored = document.get("ignore") or []
    neutral = facts(ignored, every=True)
    for fact, values in found.items():
        if other := match(fact, gold):
            score.right[fact[0]] += 1
            _agree(score, fact, (values, gold[other], neutral.get(fact, set())))
        elif not (related(fact, gold) or match(fact, neutral) or related(fact, neutral)):
            score.wrong.append(fact)
    for fact in gold:
        if recalled(fact, found):
            score.hit[fact[0]] += 1
        else:
            score.missed.append(fact)
    mine, theirs, either = ({whole(claim) for claim in side} for side in (claims, document["claims"], ignored))
    score.claims = (len(mine & theirs), len(mine - theirs - either), len(theirs - mine))
    if text is not None:
        reasons = (ungrounded(claim, text) for claim in claims)
        score.ungrounded = [f"{document['document']}: {reason}" for reason in reasons if reason]
    return score


def _agree(score: Score, fact: Fact, sides: tuple[set[tuple[str, str | None]], ...]) -> None:
    """Count how far the statuses and bounds of a fact that both sides have agree."""
    mine, theirs, either = ({status for status, _ in values} for values in sides)
    mine = (mine - either) | (mine & theirs)
    if mine:  # else only statuses that a careful reader could choose
        score.matched += 1
        score.status += len(mine & theirs) / len(mine | theirs)
    if fact[0] == "strength":
        score.strengths += 1
        score.bounds += bool({side for _, side in sides[0]} & {side for _, side in sides[1]})


def whole(claim: Claim) -> tuple[Any, ...]:
    """Return all that a claim says of who, where, what, how many and status."""
    return (
        tuple(places(claim)),
        same_class(claim.get("formation")),
        claim.get("nation"),
        claim.get("lead"),
        (number(claim), bound(claim)) if claim.get("troops") else None,
        claim["status"],
    )


def read_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """Yield line number and JSON value, or None, of each line of a file (only a line feed ends a line)."""
    for count, line in enumerate(path.read_bytes().decode("utf8").split("\n"), 1):
        if line.strip():
            try:
                yield count, json.loads(line)
            except ValueError:
                yield count, None


def read_reference(path: Path) -> dict[str, dict[str, Any]]:
    """Return the labelled documents of a file by id, in its order."""
    return {document["document"]: document for _, document in read_lines(path)}


def held(name: str) -> bool:
    """Whether a document belongs to the held-back third."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def table(total: Score) -> Iterator[str]:
    """Yield the figures as lines."""
    yield f"{'facts':<13}{'right':>7}{'wrong':>7}{'missed':>8}{'precision':>11}{'recall':>8}{'F1':>7}"
    right, wrong, missed = total.claims
    rows = {kind: total.counts(kind) for kind in (*KINDS, "all")} | {"whole claims": (right, wrong, right, missed)}
    for name, row in rows.items():
        precision, recall, f1 = rates(*row)
        yield f"{name:<13}{row[0]:>7}{row[1]:>7}{row[3]:>8}{precision:>11.3f}{recall:>8.3f}{f1:>7.3f}"
    figures = total.figures()
    mean = sum(figures[kind] for kind in KINDS) / len(KINDS)
    yield (
        f"mean of the kinds {mean:.3f}; status right on {figures['status']:.3f} of {total.matched} facts; "
        f"bounds right on {figures['bounds']:.3f} of {total.strengths} strengths"
    )


def details(name: str, score: Score, *, errors: bool, summary: bool) -> Iterator[str]:
    """Yield what is wrong and missed in a document, and its summary."""
    if errors:
        yield from (f"wrong   {name}: {' '.join(map(str, fact))}" for fact in score.wrong)
        yield from (f"missed  {name}: {' '.join(map(str, fact))}" for fact in score.missed)
    if summary:
        yield f"{name}: {score.right.total()} right, {len(score.wrong)} wrong, {len(score.missed)} missed"


def sort_out(
    lines: Iterable[tuple[int, Any]], reference: Mapping[str, Any]
) -> tuple[dict[str, list[Claim]], list[str], list[str]]:
    """Return claims by document of the reference, what breaks the schema, and unknown documents."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    broken, strangers = [], set()
    for line, claim in lines:
        if found := faults(claim):
            broken.append(f"line {line}: {'; '.join(found)}")
        elif claim["document"] in reference:
            claims[claim["document"]].append(claim)
        else:
            strangers.add(claim["document"])
    return claims, broken, sorted(strangers)


def options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reference", type=Path)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--part", choices=("seen", "held"))
    parser.add_argument("--errors", action="store_true", help="print each missed and each wrong fact")
    parser.add_argument("--by-document", action="store_true")
    return parser.parse_args()


def main() -> int:
    """Run as a script."""
    args = options()
    reference = read_reference(args.reference)
    if args.part:
        reference = {name: doc for name, doc in reference.items() if held(name) == (args.part == "held")}
    claims, broken, strangers = sort_out(read_lines(args.claims), reference)
    total, out = Score(), list[str]()
    for name, document in reference.items():
        text = (args.texts / f"{name}.txt").read_bytes().decode("utf8") if args.texts else None
        score = measure(document, claims.get(name, []), text)
        out += details(name, score, errors=args.errors, summary=args.by_document)
        total.add(score)
    out += table(total)
    if args.texts:
        out.append(f"grounding errors: {len(total.ungrounded)}")
    sys.stdout.writelines(f"{line}\n" for line in out)
    noted = (broken + total.ungrounded)[:10]
    if strangers:
        names = ", ".join(strangers[:3])
        noted.insert(0, f"{len(strangers)} documents with claims are not in the reference: {names} …")
    sys.stderr.writelines(f"{line}\n" for line in noted)
    return 2 if broken else 1 if total.ungrounded else 0


if __name__ == "__main__":
    sys.exit(main())
