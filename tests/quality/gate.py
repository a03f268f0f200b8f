"""The gate: the extractor stays above pinned floors on each labelled corpus, which is what was pinned.

floors.toml has, by corpus, the sha256 of its labels and texts, and a floor for each figure of score.py;
pin.py writes it.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from facts import Claim
from faults import faults, ungrounded
from score import Score, measure, read_lines

from deployments.extract import extract
from deployments.read import read

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"


class Corpus(NamedTuple):
    """Labelled texts.

    Attributes:
        name: Its table in floors.toml.
        labels: A labelled document a line.
        texts: The folder of the texts, with their documents.toml.
    """

    name: str
    labels: Path
    texts: Path

    def text(self, document: str) -> str:
        """Return a text as it is in its file."""
        return (self.texts / f"{document}.txt").read_bytes().decode("utf-8")

    def documents(self) -> list[dict[str, Any]]:
        """Return the labelled documents; a line that is no JSON is none of them."""
        return [document for _, document in read_lines(self.labels) if document]

    def checksums(self) -> dict[str, str]:
        """Return the sha256 of the labels, and one of all that is in the folder of texts."""
        sums = {path.name: _sha256(path.read_bytes()) for path in sorted(self.texts.iterdir())}
        listing = "".join(f"{sha256}  {name}\n" for name, sha256 in sums.items())
        return {"labels": _sha256(self.labels.read_bytes()), "texts": _sha256(listing.encode())}


CORPORA = (
    Corpus("articles", HERE / "articles.jsonl", HERE / "articles"),
    Corpus("stories", HERE / "stories.jsonl", HERE / "stories"),
    Corpus("seeds", HERE / "seeds.jsonl", HERE.parents[1] / "seeds"),
)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pinned() -> dict[str, Any]:
    """Return what floors.toml holds."""
    return tomllib.loads(FLOORS.read_text("utf-8"))


def drifted(corpus: Corpus, pins: Mapping[str, str]) -> list[str]:
    """Return which parts of a corpus are no longer what was pinned."""
    return [
        f"the {part} of {corpus.name} have changed: {sha256[:12]}, pinned {pins[part][:12]}"
        for part, sha256 in corpus.checksums().items()
        if sha256 != pins[part]
    ]


def invalid(corpus: Corpus) -> list[str]:
    """Return what is wrong with the labels: with their schema, their quotes, or the texts they speak of."""
    lines = list(read_lines(corpus.labels))
    found = [f"line {line} is no JSON" for line, document in lines if document is None]
    labelled = {document["document"] for document in corpus.documents()}
    texts = {path.stem for path in corpus.texts.glob("*.txt")}
    found += [f"{name} has labels or a text, not both" for name in sorted(labelled ^ texts)]
    if len(labelled) < len(corpus.documents()):
        found.append("a document is labelled twice")
    for document in corpus.documents():
        name = document["document"]
        for claim in (*document["claims"], *document.get("ignore", ())) if name in texts else ():
            wrong = faults({"document": name, **claim})
            reason = ungrounded(claim, corpus.text(name)) if claim in document["claims"] else None
            found += [f"{name}: {fault}" for fault in (*wrong, reason) if fault]
    return found


def extracted(corpus: Corpus) -> dict[str, list[Claim]]:
    """Return what the extractor finds in the texts, by document, as plain JSON."""
    reading = read([corpus.texts])
    return {
        document.id: [claim.model_dump(mode="json") for claim in extract(document)] for document in reading.documents
    }


def total(corpus: Corpus, claims: Mapping[str, list[Claim]]) -> Score:
    """Score claims against the labels of a corpus."""
    score = Score()
    for document in corpus.documents():
        name = document["document"]
        score.add(measure(document, claims.get(name, []), corpus.text(name)))
    return score


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Return which figures are below their floors."""
    return [
        f"{kind} is {figures[kind]:.3f}, its floor {floor:.3f}"
        for kind, floor in floors.items()
        if figures[kind] < floor
    ]


def refused(corpus: Corpus, claims: Mapping[str, list[Claim]], pins: Mapping[str, Any]) -> list[str]:
    """Return why the gate lets claims not through; empty if it does."""
    reasons = [*drifted(corpus, pins), *invalid(corpus)]
    if reasons:
        return reasons
    broken = [fault for found in claims.values() for claim in found for fault in faults(claim)]
    if broken:
        return broken
    score = total(corpus, claims)
    return [*score.ungrounded, *below(score.figures(), pins["floors"])]


def written(pins: Mapping[str, Any]) -> str:
    """Return floors.toml for what is to be pinned."""
    return "\n".join(
        [
            "# Written by pin.py: what the corpora are, and what the extractor reaches at least.",
            *_tables(pins),
        ]
    )


def _tables(pins: Mapping[str, Any]) -> Iterable[str]:
    for name, entry in pins.items():
        yield f'\n[{name}]\nlabels = "{entry["labels"]}"\ntexts = "{entry["texts"]}"\n\n[{name}.floors]'
        yield from (
            f'"{kind}" = {floor:.3f}' if " " in kind else f"{kind} = {floor:.3f}"
            for kind, floor in entry["floors"].items()
        )
    yield ""
