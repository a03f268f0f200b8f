"""Claims and decisions with defaults, so that a test's table shows only what matters to it."""

from datetime import date
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from deployments.decisions import AnyDecision
from deployments.records import Claim, Evidence, Troops, claim_id

DECISION: TypeAdapter[AnyDecision] = TypeAdapter(AnyDecision)


def exactly(number: int) -> Troops:
    return Troops(min=number, max=number, qualifier="exact")


def claim(*hosts: str, quote: str = "A sentence.", **fields: Any) -> Claim:
    """Return a claim: by default a battlegroup in place, in one sentence of document "a" of 2022-06-01."""
    document = fields.pop("document", "a")
    told: dict[str, Any] = {
        "formation": "battlegroup",
        "status": "in-place",
        "document": document,
        "document_sha256": sha256(document.encode()).hexdigest(),
        "document_publisher": f"The {document} Times",
        "document_date": "2022-06-01",
        "evidence": (Evidence(start=0, end=len(quote), quote=quote),),
        "rule": "by-hand",
        "confidence": 1.0,
        "extractor": "test",
        **fields,
        "hosts": hosts,
    }
    return Claim(id=claim_id(told["document_sha256"], {"quote": quote, "told": repr(sorted(fields.items()))}), **told)


def decision(action: str, **fields: Any) -> AnyDecision:
    """Return a decision by Ada on 2024-05-03: by default on all claims of the one sentence of document "a"."""
    named = {} if action == "join" else {"document": "a", "quote": "A sentence."}
    who = {"by": "Ada", "on": date(2024, 5, 3), "why": "I looked."}
    return DECISION.validate_python({"action": action, **named, **who, **fields})
