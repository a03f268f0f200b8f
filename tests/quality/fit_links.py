"""Fits the weights of links.toml: where a force is that no rule could place, and whose it is.

python tests/quality/fit_links.py            fit, and write deployments/extract/linking/links.toml
python tests/quality/fit_links.py --check    fit, and say how often the likeliest place and owner are right

Each force of a labelled text that the rules made nothing of is an example: a label whose evidence holds its words,
that has its kind, number and nation, says where it is; without such a label it is nowhere. So is each of the cases of
tests/extract. Of the texts only those that score.py calls seen are used: the others stay a measure. The weights are
those of a conditional logit, drawn towards 0.
"""

import argparse
import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import gate
import numpy as np
from facts import LAND, SAME_CLASS
from numpy.typing import NDArray
from score import held

from deployments.extract import follow
from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.linking import Page
from deployments.extract.linking.guards import open_forces
from deployments.extract.linking.hosts import candidates as hosts_of
from deployments.extract.linking.owners import candidates as owners_of
from deployments.extract.linking.page import NOWHERE, Spot
from deployments.extract.linking.ranking import FILE, ranked
from deployments.read import read
from deployments.records import Document

Claim = Mapping[str, Any]
DRAWN = 3.0
"""How strongly weights are drawn to 0."""
SEEN = 8
"""A trait that fewer examples have gets no weight."""
CASES = gate.HERE.parent / "extract" / "cases"
CASE = "case-"
NOTHING: Claim = {"hosts": [], "contributors": [], **dict.fromkeys(("region", "nation", "lead", "formation"))}
STEPS = 30
SMALL = 1e-3


class Example(NamedTuple):
    """A choice: the traits of each candidate, and which candidates are right."""

    document: str
    candidates: dict[Any, set[str]]
    right: set[Any]


def pages() -> Iterator[tuple[Page, Mapping[str, Any]]]:
    """Yield each labelled text as the rules alone read it, with its labels."""
    for corpus in gate.CORPORA:
        labels = {labelled["document"]: labelled for labelled in corpus.documents()}
        for text in read([corpus.texts]).documents:
            if page := page_of(text):
                yield page, labels[text.id]


def cases() -> Iterator[tuple[Page, Mapping[str, Any]]]:
    """Yield the cases of tests/extract as labelled texts: each claim is told by the whole of its text."""
    for path in sorted(CASES.glob("*.toml")):
        for i, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"]):
            text, name = case["text"], f"{CASE}{path.stem}-{i}"
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            if page := page_of(Document(id=name, text=text, sha256=sha256, date=case.get("date"))):
                whole = [{"start": 0, "end": len(text), "quote": text}]
                claims = [{**NOTHING, **claim, "troops": _troops(claim), "evidence": whole} for claim in case["claims"]]
                yield page, {"document": name, "claims": claims}


def _troops(claim: Claim) -> dict[str, int | None] | None:
    """Return the strength that a case tells."""
    return {"min": claim.get("min"), "max": claim.get("max")} if "qualifier" in claim else None


def page_of(text: Document) -> Page | None:
    """Return a text as the rules alone read it; None where it speaks of no force."""
    told = list(follow(text, again=False))
    drafts: list[list[Draft]] = [[m.draft for m in one.made] for one in told]
    return Page([one.scene for one in told], drafts, told[0].scene.memory) if told else None


def examples() -> tuple[list[Example], list[Example]]:
    """Return the choices of places and of owners that the labelled texts tell."""
    hosts, owners = [], []
    for page, labelled in (*pages(), *cases()):
        doubtful = {_spot(claim) for claim in labelled.get("ignore") or ()}
        for at in range(len(page.scenes)):
            left = open_forces(page, at)
            for force in (*page.scenes[at].forces, *page.peoples(at)):
                told = said(page, at, force, labelled["claims"])
                owners += _owners(page, at, force, labelled["document"], told)
                if not any(force is other for other in left):
                    continue
                found = hosts_of(page, at, force)
                right = {_spot(claim) for claim in told} & found.keys()
                if not told and not doubtful & found.keys():
                    right = {NOWHERE}
                if right:
                    hosts.append(Example(labelled["document"], found, right))
    return hosts, owners


def _owners(page: Page, at: int, force: Force, document: str, told: Sequence[Claim]) -> Iterator[Example]:
    """Yield the choices of an owner that labels tell: one for each place of a force."""
    for where in dict.fromkeys(_spot(claim) for claim in told):
        nations = owners_of(page, at, force, where)
        if own := {_owner(claim) for claim in told if _spot(claim) == where} & nations.keys():
            yield Example(document, nations, own)


def said(page: Page, at: int, force: Force, claims: Sequence[Claim]) -> list[Claim]:
    """Return the labels that speak of a force: by their evidence, kind, number and nation; those that fit best."""
    tokens = page.scenes[at].reading.tokens[force.first : max(force.end, force.first + 1)]
    start, end = tokens[0].start, tokens[-1].end
    near = [c for c in claims if any(e["start"] < end and start < e["end"] for e in c.get("evidence") or ())]
    fit = [(fits, c) for c in near if (fits := _fits(force, c)) is not None]
    best = max((fits for fits, _ in fit), default=0)
    return [c for fits, c in fit if fits == best]


def _fits(force: Force, claim: Claim) -> int | None:
    """Return how well a label fits a force; None where it speaks of another."""
    kinds = {SAME_CLASS.get(kind, kind) for kind in (force.formation, claim["formation"])}
    nations = {claim["nation"], claim["lead"], *claim["contributors"]} - {None}
    if len(kinds) > 1 and not kinds <= LAND:
        return None
    if force.nations and nations and nations.isdisjoint(force.nations):
        return None
    ends = {force.number.troops.min, force.number.troops.max} - {None} if force.number else set()
    told = {claim["troops"]["min"], claim["troops"]["max"]} - {None} if claim["troops"] else set()
    if ends and told:
        return None if ends.isdisjoint(told) else 2
    return 0 if bool(ends) == bool(told) else -1


def _spot(claim: Claim) -> Spot:
    return Spot(tuple(sorted(claim["hosts"]))) if claim["hosts"] else Spot((), claim["region"])


def _owner(claim: Claim) -> tuple[str, ...]:
    nation = claim["nation"] or claim["lead"]
    return (nation,) if nation else tuple(sorted(claim["contributors"]))


def fitted(found: Sequence[Example]) -> dict[str, float]:
    """Return the weights of traits that make the right candidates most likely."""
    counts = Counter(trait for one in found for traits in one.candidates.values() for trait in traits)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    index = {name: i for i, name in enumerate(names)}
    tables = [_table(one, index) for one in found]
    weight = np.zeros(len(names))
    for _ in range(STEPS):
        slope, curve = -DRAWN * weight, np.eye(len(names)) * DRAWN
        for rows, right in tables:
            sums = rows @ weight
            odds = np.exp(sums - sums.max())
            likely = odds / odds.sum()
            wanted = odds * right / (odds * right).sum()
            slope += rows.T @ (wanted - likely)
            mean = rows.T @ likely
            curve += (rows.T * likely) @ rows - np.outer(mean, mean)
        moved = np.linalg.solve(curve, slope)
        weight += moved
        if np.abs(moved).max() < SMALL:
            break
    return {name: round(float(value), 2) + 0.0 for name, value in zip(names, weight, strict=True)}


def kept(one: Example) -> bool:
    """Whether an example is kept for measuring."""
    return held(one.document) and not one.document.startswith(CASE)


def _table(one: Example, index: Mapping[str, int]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return a row of traits a candidate, and which of them are right."""
    rows = np.zeros((len(one.candidates), len(index)))
    for row, traits in enumerate(one.candidates.values()):
        for trait in traits & index.keys():
            rows[row, index[trait]] = 1
    return rows, np.array([candidate in one.right for candidate in one.candidates])


def first(found: Sequence[Example], weight: Mapping[str, float]) -> list[tuple[Any, set[Any]]]:
    """Return the likeliest candidate of each choice, with those that are right."""
    return [(next(iter(ranked(one.candidates, weight))), one.right) for one in found]


def checked(found: Sequence[Example], weight: Mapping[str, float]) -> str:
    """Return how often the likeliest candidate is right, where one is somewhere and where none is."""
    chosen = first(found, weight)
    some = [(best, right) for best, right in chosen if NOWHERE not in right]
    none = [(best, right) for best, right in chosen if NOWHERE in right]
    return f"{sum(b in r for b, r in some)} of {len(some)}; nowhere {sum(b in r for b, r in none)} of {len(none)}"


def written(host: Mapping[str, float], owner: Mapping[str, float]) -> str:
    """Return links.toml with other weights."""
    head = FILE.read_text("utf-8").split("[host]")[0]
    tables = []
    for name, table in (("host", host), ("owner", owner)):
        rows = "".join(f'"{trait}" = {weight:.2f}\n' for trait, weight in sorted(table.items()) if weight)
        tables.append(f"[{name}]\n{rows}")
    return head + "\n".join(tables)


def main() -> int:
    """Run as a script."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    hosts, owners = examples()
    host, owner = (fitted([one for one in found if not kept(one)]) for found in (hosts, owners))
    for name, found, weight in (("places", hosts, host), ("owners", owners, owner)):
        for part in (False, True):
            rows = [one for one in found if kept(one) == part and not one.document.startswith(CASE)]
            sys.stdout.write(f"{name}, {'held' if part else 'seen'}: {checked(rows, weight)}\n")
    if not options.check:
        FILE.write_text(written(host, owner), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
