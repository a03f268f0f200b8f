"""The facts that claims state: what is compared, and what counts as the same."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

Claim = Mapping[str, Any]
Fact = tuple[Any, ...]
Facts = dict[Fact, set[tuple[str, str | None]]]
"""Facts with the (status, bound) pairs in which they are stated."""

KINDS = ("presence", "lead", "takes_part", "strength", "site")
# fmt: off
LAND = frozenset((
    "troops", "battlegroup", "brigade", "company", "division", "corps", "headquarters", "air-defence",
    "artillery", "special-forces",
))
EASTERN_FLANK = frozenset((
    "eastern-europe", "central-and-eastern-europe", "eastern-and-central-europe", "eastern-front",
))
PLACE_WORDS = frozenset((
    "camp", "fort", "base", "the", "military", "army", "air", "airbase", "airport", "airfield", "training",
    "area", "range", "ground", "centre", "center", "barracks", "garrison",
))
# fmt: on
SAME_CLASS = {"battalion": "battlegroup", None: "troops"}
STROKES = str.maketrans("łŁøØđĐıß", "lLoOdDis")
MORE_WORDS = 2
"""By how many words two names of one place may differ: "Rukla" and "Rukla near Jonava", no more."""


def fold(name: str) -> str:
    """Return `name` without accents, case and words such as 'Camp' or 'airbase', for comparing places."""
    plain = unicodedata.normalize("NFKD", name.translate(STROKES))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = [word for word in re.findall(r"\w+", plain) if word not in PLACE_WORDS]
    return " ".join(words) or plain.strip()


def same_class(formation: str | None) -> str | None:
    """Return one name for formations that are not told apart."""
    return SAME_CLASS.get(formation, formation)


def places(claim: Claim) -> list[str]:
    """Return the hosts of a claim, sorted, or its region."""
    region = "eastern-flank" if claim.get("region") in EASTERN_FLANK else claim.get("region")
    return sorted(set(claim.get("hosts") or [])) or [f"~{region}"]


def number(claim: Claim) -> tuple[int, ...]:
    """Return the ends of a strength, each once."""
    troops = claim["troops"]
    return tuple(sorted({int(end) for end in (troops.get("min"), troops.get("max")) if end is not None}))


def bound(claim: Claim) -> str:
    """Return which side of its number a strength is open to: '=', '>', '<' or '-' (a range)."""
    low, high = claim["troops"].get("min"), claim["troops"].get("max")
    if low is None:
        return "<"
    if high is None:
        return ">"
    return "=" if low == high else "-"


def facts(claims: Iterable[Claim], *, every: bool = False) -> Facts:
    """Return the facts of a document's claims; `every` keeps what another fact implies."""
    found: Facts = defaultdict(set)
    for claim in claims:
        for fact in _stated(claim):
            found[fact].add((claim["status"], None))
        if claim.get("troops"):
            fact = ("strength", "+".join(places(claim)), claim.get("nation") or "*", number(claim))
            found[fact].add((claim["status"], bound(claim)))
    return dict(found) if every else _without_implied(found)


def _stated(claim: Claim) -> Iterable[Fact]:
    nations = {claim.get("nation"), *(claim.get("contributors") or ())} - {None, claim.get("lead")}
    for place in places(claim):
        yield ("presence", place, same_class(claim.get("formation")))
        if claim.get("lead"):
            yield ("lead", place, claim["lead"])
        for nation in sorted(nations):
            yield ("takes_part", place, nation)
        if claim.get("site"):
            yield ("site", place, fold(claim["site"]["name"]))


def _without_implied(found: Facts) -> Facts:
    """A lead nation takes part by definition; 'troops' adds nothing where a land unit is named."""
    units = {fact[1] for fact in found if fact[0] == "presence" and fact[2] in LAND - {"troops"}}
    leads = {fact[1:] for fact in found if fact[0] == "lead"}
    return {
        fact: values
        for fact, values in found.items()
        if not (fact[0] == "takes_part" and fact[1:] in leads)
        and not (fact[0] == "presence" and fact[2] == "troops" and fact[1] in units)
    }


def match(fact: Fact, others: Facts) -> Fact | None:
    """Return the fact in `others` that is the same as `fact`, or None."""
    if fact in others or fact[0] != "site":
        return fact if fact in others else None
    words = set(fact[2].split())
    for other in others:
        more = set(other[2].split()) if other[:2] == fact[:2] else set()
        if more and (words <= more or words >= more) and abs(len(words) - len(more)) <= MORE_WORDS:
            return other
    return None


def related(fact: Fact, others: Facts) -> bool:
    """Whether `fact` is only vaguer or finer than one of `others`: neither right nor wrong."""
    if fact[0] == "presence" and fact[2] in LAND:
        finer = LAND if fact[2] == "troops" else {"troops"}
        return any(("presence", fact[1], formation) in others for formation in finer)
    return fact[0] == "takes_part" and ("lead", *fact[1:]) in others


def recalled(fact: Fact, found: Facts) -> bool:
    """Whether a fact of the reference was found, if need be in finer words."""
    vague = fact[0] == "takes_part" or (fact[0] == "presence" and fact[2] == "troops")
    return match(fact, found) is not None or (vague and related(fact, found))
