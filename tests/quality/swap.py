"""The substitution test: labelled texts with other nations, hosts, sites and numbers, their labels with them.

A rule that reads language reads the swapped text as well as the first one; a rule or a word list that was made
for these texts does not. What is bound by knowledge stays: the hosts of a mission and the members of a region
that the text names, provinces, dependencies, and who invades whom.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import renumber
from edits import Edit, Edited

from deployments import gazetteer
from deployments.extract.layout import sentences
from deployments.extract.mentions import Mention, Reading, read
from deployments.lexicon import fold, invasions
from deployments.records import Document

LISTS = Path(__file__).parent / "substitutes.toml"
# fmt: off
NO_NOUN = frozenset((
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should",
    "must", "do", "does", "did", "not", "also", "and", "or", "but", "in", "on", "to", "of", "for", "from", "with",
    "by", "at", "as", "that", "which", "who", "while", "after", "since", "said", "says", "the", "a", "an", "into",
))
CLASS_WORDS = frozenset((
    "camp", "fort", "base", "air", "airbase", "airport", "airfield", "naval", "military", "army", "training", "area",
    "range", "ground", "centre", "center", "barracks", "garrison", "station", "the", "support", "activity",
))
# fmt: on
LIKE_YOU = ("Ug", "Ur", "Uk", "Un", "Eu")
"""How a name begins that has "a" before it although its first letter is a vowel."""


class Nation(NamedTuple):
    """The words for a nation that stands in for another."""

    name: str
    adjective: str
    person: str
    people: str
    capital: str


class Swap(NamedTuple):
    """What stands in for what in one document.

    Attributes:
        nations: Code for code.
        sites: By gazetteer id, the name to write.
        renumber: How numbers change; None if they stay.
    """

    nations: dict[str, str]
    sites: dict[str, str]
    renumber: renumber.Renumber | None


@cache
def substitutes() -> dict[str, Nation]:
    """Return the nations that may stand in for others, by code."""
    return {code: Nation(*words) for code, words in tomllib.loads(LISTS.read_text("utf-8"))["nations"].items()}


@cache
def powers() -> dict[str, str]:
    """Return what is said of another nation instead of the name of a government or an army."""
    return dict(tomllib.loads(LISTS.read_text("utf-8"))["powers"])


def swapped(document: Document, labels: Mapping[str, Any], turn: int) -> tuple[Document, dict[str, Any]]:
    """Return a labelled document with other nations, sites and numbers; every turn takes others."""
    readings = [r for s in sentences(document.text) if (r := read(document.text, s, document.date)).tokens]
    swap = choose(document, readings, labels, turn)
    edits = sorted({edit for reading in readings for edit in _edits(reading, document.text, swap)})
    edited = Edited(document.text, edits)
    names = {document.text[edit.start : edit.end]: edit.text for edit in edits}
    told = {
        kind: [_label(claim, edited, swap, names) for claim in labels.get(kind, ())] for kind in ("claims", "ignore")
    }
    return document.model_copy(update={"text": edited.text}), {**labels, **told}


def choose(document: Document, readings: list[Reading], labels: Mapping[str, Any], turn: int) -> Swap:
    """Return which nations, sites and numbers stand in for those of a document."""
    mentions = [m for reading in readings for m in reading.mentions]
    sites = {s.id: s for s in gazetteer.sites().values() if s.id in {m.site or m.value for m in mentions if _site(m)}}
    named = {m.value for m in mentions if m.kind == "nation"} | {s.host for s in sites.values()}
    kept = {code for reading in readings for code in _kept(reading, document.text)} | _bound(mentions, named)
    nations: dict[str, str] = {}
    places: dict[str, str] = {}
    for code in sorted(named - kept, key=lambda c: _hash(turn, document.id, c)):
        here = [s for s in sites.values() if s.host == code]
        free = set(substitutes()) - set(nations.values()) - kept - {code}
        fit = [c for c in free if len(_names(c)) >= len(here) and _peaceful(c, kept)]
        if fit:
            nations[code] = min(fit, key=lambda c: _hash(turn, document.id, code, c))
            order = sorted(_names(nations[code]), key=lambda name: _hash(turn, document.id, name))
            places |= {site.id: name for site, name in zip(here, order, strict=False)}
    values = [value for reading in readings for _, _, value in renumber.written(reading)]
    values += [end for claim in _claims(labels) for end in _ends(claim)]
    return Swap(nations, places, renumber.rule(values, turn))


def _claims(labels: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*labels["claims"], *labels.get("ignore", ())]


def _ends(claim: Mapping[str, Any]) -> Iterable[int]:
    troops = claim.get("troops") or {}
    return [troops[end] for end in ("min", "max") if troops.get(end) is not None]


def _site(m: Mention) -> bool:
    return (m.site is not None and "part" in m.forms) or m.kind == "site"


def _kept(reading: Reading, text: str) -> Iterator[str]:
    """Yield the nations that a sentence names in a way that has no like elsewhere."""
    for m in reading.mentions:
        if m.kind == "nation" and not m.site and ("part" in m.forms or _power(m, _written(reading, m, text)) == ""):
            yield m.value
        if m.kind == "site" and not _core(_written(reading, m, text)):
            yield gazetteer.sites()[m.value].host


def _bound(mentions: list[Mention], named: set[str]) -> set[str]:
    """Return the nations that missions, regions, invasions and sovereignty bind to what a text says."""
    missions = [gazetteer.missions()[m.value] for m in mentions if m.kind == "mission"]
    regions = {m.value for m in mentions if m.kind == "region"}
    kept = {code for mission in missions for code in (*mission.hosts, mission.nation) if code}
    kept |= {code for region in regions for code in gazetteer.regions()[region].hosts}
    kept |= {code for pair in invasions() if pair[0] in named and pair[1] in named | regions for code in pair}
    ruled = {code: c.sovereign for code in named if (c := gazetteer.countries()[code]).sovereign}
    return kept | set(ruled) | set(filter(None, ruled.values()))


def _peaceful(code: str, kept: set[str]) -> bool:
    return not any((other, code) in invasions() or (code, other) in invasions() for other in kept)


@cache
def _names(code: str) -> tuple[str, ...]:
    """Return names of sites in a country that are names alone, with no word such as "camp" in them."""
    names = (s.name for s in gazetteer.sites().values() if s.host == code)
    return tuple(name for name in names if _core(name) == name and name != substitutes()[code].capital)


def _core(name: str) -> str:
    """Return a site's name without words such as "Camp" and "Air Base" around it; empty where a number names it."""
    words = list(re.finditer(r"\S+", name))
    own = [w for w in words if fold(w[0]) not in CLASS_WORDS]
    core = name[own[0].start() : own[-1].end()] if own else ""
    return core if core and not core[0].isdigit() else ""


def _hash(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def _written(reading: Reading, m: Mention, text: str) -> str:
    return text[reading.tokens[m.first].start : reading.tokens[m.end - 1].end]


def _edits(reading: Reading, text: str, swap: Swap) -> Iterator[Edit]:
    """Yield the edits of a sentence."""
    if swap.renumber:
        yield from renumber.edits(reading, text, swap.renumber)
    for m in reading.mentions:
        start, old = reading.tokens[m.first].start, _written(reading, m, text)
        if _site(m):
            core = _core(old)
            if new := swap.sites.get(m.site or m.value):
                at = start + old.index(core)
                yield Edit(at, at + len(core), _cased(core, new))
        elif m.kind == "nation" and m.value in swap.nations:
            yield _nation(reading, m, old, substitutes()[swap.nations[m.value]])


def _nation(reading: Reading, m: Mention, old: str, new: Nation) -> Edit:
    """Return the edit of one mention of a nation, with the article before it."""
    start, end = reading.tokens[m.first].start, reading.tokens[m.end - 1].end
    words, article = _form(reading, m, old, new), reading.fold(m.first - 1)
    cased = _cased(old, words)
    if old.endswith("U.S.") and words == new.name and reading.fold(m.end) == "":
        cased += "."
    before = reading.tokens[m.first - 1] if m.first else None
    if before and article == "the" and words == new.name and reading.fold(m.end) != "-":
        return Edit(before.start, end, cased)
    if before and article in {"a", "an"}:
        right = "an" if words[0] in "AEIOU" and not words.startswith(LIKE_YOU) else "a"
        right = right.capitalize() if before.text[0].isupper() else right
        return Edit(before.start, end, f"{right} {cased}")
    return Edit(start, end, cased)


def _form(reading: Reading, m: Mention, old: str, new: Nation) -> str:
    """Return the word for another nation in the form that a mention has."""
    if m.forms & {"power"} and (said := _power(m, old)):
        return f"{new.adjective} {said}"
    if "capital" in m.forms:
        return new.capital
    if "name" in m.forms:
        return new.adjective if "adjective" in m.forms and _qualifies(reading, m) else new.name
    if "adjective" not in m.forms or (reading.fold(m.first - 1) == "the" and not _qualifies(reading, m)):
        return new.people if old.endswith(("s", "men", "h")) else new.person
    return new.adjective


def _power(m: Mention, old: str) -> str | None:
    """Return what to say of another nation instead of a government's, leader's or army's name; "" if nothing fits."""
    if "power" not in m.forms:
        return None
    country = gazetteer.countries()[m.value]
    if old in country.leaders:
        return "president"
    own = sorted((*country.adjectives, country.name, *country.names), key=len, reverse=True)
    prefix = next((word for word in own if old.startswith(f"{word} ")), None)
    return old.removeprefix(f"{prefix} ") if prefix else powers().get(old, "")


def _qualifies(reading: Reading, m: Mention) -> bool:
    """Whether a word such as "US" stands before what it qualifies: "US troops", "UK and Danish soldiers"."""
    following, after = reading.fold(m.end), reading.at.get(m.end)
    if following == "-":
        return reading.fold(m.end + 1) != "based"
    if following == "and":
        joined = reading.at.get(m.end + 1)
        return joined is not None and "adjective" in joined.forms and "name" not in joined.forms
    acts = following.endswith("ed") or (after is not None and after.kind == "verb" and "gerund" not in after.forms)
    return following.isalpha() and following not in NO_NOUN and not acts


def _cased(old: str, new: str) -> str:
    """Return a word in capitals where the old one was; "US" and "UK" are no capitals."""
    return new.upper() if old.isupper() and sum(c.isalpha() for c in old) > 3 else new


def _label(claim: Mapping[str, Any], edited: Edited, swap: Swap, names: Mapping[str, str]) -> dict[str, Any]:
    """Return a label for the swapped text."""

    def code(old: str | None) -> str | None:
        return swap.nations.get(old, old) if old else old

    told = dict(claim)
    told["hosts"] = [code(host) for host in claim.get("hosts") or ()]
    told["contributors"] = [code(nation) for nation in claim.get("contributors") or ()]
    told |= {key: code(claim.get(key)) for key in ("nation", "lead")}
    if claim.get("troops") and swap.renumber:
        told["troops"] = renumber.of_label(claim["troops"], swap.renumber)
    if claim.get("site"):
        told["site"] = {**claim["site"], "name": _replaced(claim["site"]["name"], names)}
    told["evidence"] = [_piece(piece, edited) for piece in claim.get("evidence") or ()]
    return told


def _replaced(name: str, names: Mapping[str, str]) -> str:
    """Return the name of a site as the swapped text has it."""
    for old in sorted(names, key=len, reverse=True):
        written = re.compile(rf"\b{re.escape(old)}\b", re.IGNORECASE)
        if written.search(name):
            return written.sub(names[old], name)
    return name


def _piece(piece: Mapping[str, Any], edited: Edited) -> dict[str, Any]:
    start, end = edited.start(piece["start"]), edited.end(piece["end"])
    return {"start": start, "end": end, "quote": edited.text[start:end]}
