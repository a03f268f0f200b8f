"""The articles of the open benchmark and the seeds as claims: as people labelled them, and as they are read."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from deployments.pipeline import gather
from deployments.read import read
from deployments.records import Claim, claim_id

REPOSITORY = Path(__file__).parents[2]
SEEDS = REPOSITORY / "seeds"
ARTICLES = REPOSITORY / "tests" / "quality" / "articles"


@cache
def extracted(*folders: Path) -> tuple[Claim, ...]:
    """Return the claims that the extractor reads in some folders."""
    return gather(folders).claims


@cache
def labelled(*folders: Path) -> tuple[Claim, ...]:
    """Return the claims that people find in the same folders."""
    return tuple(claim for folder in folders for claim in _labelled(folder))


def _labelled(folder: Path) -> Iterator[Claim]:
    documents = {document.id: document for document in read([folder]).documents}
    lines = (REPOSITORY / "tests" / "quality" / f"{folder.name}.jsonl").read_text("utf-8").splitlines()
    for entry in map(json.loads, lines):
        document = documents[entry["document"]]
        for number, fields in enumerate(entry["claims"]):
            told: dict[str, Any] = {key: value for key, value in fields.items() if key in Claim.model_fields}
            yield Claim(
                **told,
                id=claim_id(document.sha256, {"label": number}),
                document=document.id,
                document_publisher=document.publisher,
                document_date=document.date,
                document_sha256=document.sha256,
                rule="by-hand",
                confidence=1,
                extractor="people",
            )
