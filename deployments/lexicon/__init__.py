"""The words of the language, read once from TOML: force nouns, verbs and cues, with the names of the gazetteer."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from deployments import gazetteer
from deployments.lexicon.words import Token, Trie, fold, tokenise

__all__ = [
    "Entry",
    "Token",
    "Trie",
    "closed",
    "document",
    "entries",
    "fold",
    "invasions",
    "table",
    "tokenise",
    "trie",
]

VERB_FORMS = ("base", "third", "past", "participle", "gerund")


class Entry(NamedTuple):
    """What a phrase means.

    Attributes:
        kind: "nation", "region", "site", "mission", "force", "verb" or "cue".
        value: Its code, id, formation, class or cue kind.
        form: For a nation "name", "adjective", "people", "capital", "power" or "part"; for a force its role;
            for a verb its form; else empty.
        weak: Whether a force noun is one only beside another military word.
        multi: Whether a force noun names a force of several nations by itself.
    """

    kind: str
    value: str
    form: str = ""
    weak: bool = False
    multi: bool = False


def document(name: str) -> dict[str, Any]:
    """Return one lexicon file, as written."""
    with (Path(__file__).parent / f"{name}.toml").open("rb") as handle:
        return tomllib.load(handle)


@cache
def closed(name: str) -> frozenset[str]:
    """Return a closed class of words by its name."""
    return frozenset(fold(word) for word in document("closed")[name])


def table(name: str) -> list[dict[str, Any]]:
    """Return the entries of one lexicon file, as written."""
    return list(next(iter(document(name).values())))


@cache
def trie() -> Trie[Entry]:
    """Return the whole lexicon as one matcher."""
    words: Trie[Entry] = Trie()
    for phrase, entry in entries():
        words.add(phrase, entry, proper=entry.kind in {"nation", "region", "site", "mission"})
    return words


def entries() -> list[tuple[str, Entry]]:
    """Return every phrase of the lexicon with its meaning."""
    return [*_nations(), *_places(), *_forces(), *_verbs(), *_cues()]


def _nations() -> list[tuple[str, Entry]]:
    found = []
    for country in gazetteer.countries().values():
        forms = {
            "name": (country.name, *country.names),
            "adjective": country.adjectives,
            "people": country.people,
            "capital": country.capitals,
            "power": (*country.powers, *country.leaders),
            "part": country.regions,
        }
        for form, names in forms.items():
            found += [(name, Entry("nation", country.code, form)) for name in names]
    return found


def _places() -> list[tuple[str, Entry]]:
    found = []
    for region in gazetteer.regions().values():
        found += [(f"{article}{name}", Entry("region", region.id)) for name in region.names for article in ("", "the ")]
    for site in gazetteer.sites().values():
        found += [(name, Entry("site", site.id)) for name in (site.name, *site.names)]
    for mission in gazetteer.missions().values():
        found += [(name, Entry("mission", mission.id)) for name in (mission.name, *mission.names)]
    return found


def _forces() -> list[tuple[str, Entry]]:
    return [
        (word, Entry("force", row["formation"], row["role"], row.get("weak", False), row.get("multi", False)))
        for row in table("forces")
        for word in row["words"]
    ]


def _verbs() -> list[tuple[str, Entry]]:
    found = []
    for row in table("verbs"):
        for line in row["forms"]:
            found += [
                (form, Entry("verb", row["class"], name))
                for name, form in zip(VERB_FORMS, verb_forms(line), strict=True)
            ]
    return found


def verb_forms(line: str) -> list[str]:
    """Return the five forms of a verb; particles stay with their form: "pull out pulls out … = pulling out"."""
    words = line.split()
    size = len(words) // 5
    if "=" not in words:
        return [" ".join(words[i * size : (i + 1) * size]) for i in range(5)]
    at = words.index("=")
    size = at // 3
    first = [" ".join(words[i * size : (i + 1) * size]) for i in range(3)]
    return [*first, first[2], " ".join(words[at + 1 :])]


def _cues() -> list[tuple[str, Entry]]:
    return [(word, Entry("cue", row["kind"])) for row in table("cues") for word in row["words"]]


@cache
def invasions() -> frozenset[tuple[str, str]]:
    """Return (nation, host or region) of the armies that attack the country they are in, or are at home there."""
    return frozenset(
        (row["nation"], where) for row in table("invasions") for where in (*row["hosts"], *row.get("regions", ()))
    )
