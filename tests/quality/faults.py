"""What is wrong with a claim by itself: its schema, and whether its quotes hold."""

import re
from typing import Any

from facts import LAND, Claim

STATUSES = frozenset(("in-place", "planned", "proposed", "ended"))
FORMATIONS = LAND | {"battalion", "aircraft", "ships"}
LONGEST_QUOTE = 600


def faults(claim: Any) -> list[str]:
    """Return what breaks the schema in a claim, in words."""
    if not isinstance(claim, dict) or not isinstance(claim.get("document"), str):
        return ["not a claim"]
    troops, site, evidence = claim.get("troops"), claim.get("site"), claim.get("evidence") or []
    lists = [claim.get("hosts") or [], claim.get("contributors") or []]
    if not all(isinstance(value, list) for value in (*lists, evidence)):
        return ["a value of the wrong type"]
    if not all(isinstance(value, dict | None) for value in (troops, site)):
        return ["a value of the wrong type"]
    codes = [code for found in lists for code in found]
    codes += [code for code in (claim.get("nation"), claim.get("lead")) if code is not None]
    region, status, formation = claim.get("region"), claim.get("status"), claim.get("formation")
    checks = {
        "a code is not alpha-3": all(isinstance(c, str) and re.fullmatch("[A-Z]{3}", c) for c in codes),
        "unknown status": isinstance(status, str) and status in STATUSES,
        "unknown formation": formation is None or formation in FORMATIONS,
        "neither host nor region": bool(claim.get("hosts") or (isinstance(region, str) and region)),
        "site without a name": site is None or (isinstance(site.get("name"), str) and bool(site["name"].strip())),
        "troops are not whole numbers in order": troops is None or _in_order(troops.get("min"), troops.get("max")),
        "evidence without start, end and quote": all(_is_evidence(piece) for piece in evidence),
    }
    return [fault for fault, good in checks.items() if not good]


def _in_order(low: Any, high: Any) -> bool:
    ends = [end for end in (low, high) if end is not None]
    # bool is an int to isinstance, and no number of people
    return bool(ends) and all(type(end) is int and end >= 0 for end in ends) and ends == sorted(ends)


def _is_evidence(piece: Any) -> bool:
    return (
        isinstance(piece, dict)
        and type(piece.get("start")) is int
        and type(piece.get("end")) is int
        and isinstance(piece.get("quote"), str)
    )


def ungrounded(claim: Claim, text: str) -> str | None:
    """Return why a claim's evidence does not hold in its document's text, or None."""
    evidence = claim.get("evidence")
    if not evidence:
        return "no evidence"
    for piece in evidence:
        start, end, quote = piece["start"], piece["end"], piece["quote"]
        if not 0 <= start < end <= len(text) or text[start:end] != quote or not quote.strip():
            return f"quote is not text[{start}:{end}]"
        if len(quote) > LONGEST_QUOTE:
            return f"quote of {len(quote)} characters: {LONGEST_QUOTE} at most"
    return None
