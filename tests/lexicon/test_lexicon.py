"""The lexicon is sound: each word is found, each example holds, and no slip of the pen passes."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from deployments import gazetteer, lexicon
from deployments.lexicon import Entry, Trie, tokenise
from deployments.records import Formation

FILES = Path(lexicon.__file__).parent
KEYS = {  # file: (keys that an entry has, keys that it may have)
    "forces": ({"formation", "role", "words", "examples"}, {"weak", "multi"}),
    "verbs": ({"class", "forms", "examples"}, set()),
    "cues": ({"kind", "words", "examples"}, set()),
    "columns": ({"kind", "words", "examples"}, set()),
    "invasions": ({"nation", "hosts"}, {"regions"}),
}
CLASSES = {"closed", "numbers"}
"""Files of word classes, without entries."""
MEANINGS = {"forces": "formation", "verbs": "class", "cues": "kind"}
ROWS = [(name, row) for name in MEANINGS for row in lexicon.table(name)]


def found(text: str) -> Iterator[Entry]:
    """Yield the meanings of all phrases in a text, the longest at each place."""
    tokens = tokenise(text)
    at = 0
    while at < len(tokens):
        end, entries = lexicon.trie().longest(tokens, at)
        yield from entries
        at = max(end, at + 1)


def meaning(name: str, row: dict[str, Any]) -> tuple[str, str]:
    """Return the kind and value that the trie gives the words of an entry."""
    return name.removesuffix("s"), row[MEANINGS[name]]


def phrases(name: str, row: dict[str, Any]) -> list[str]:
    """Return all phrases of an entry."""
    if name != "verbs":
        return list(row["words"])
    return [form for line in row["forms"] for form in lexicon.verb_forms(line)]


def test_every_file_is_known() -> None:
    """A file added without its keys here would go unchecked; the trie reads "forces" as "force"."""
    assert {path.stem for path in FILES.glob("*.toml")} == set(KEYS) | CLASSES
    assert {entry.kind for _, entry in lexicon.entries()} >= {name.removesuffix("s") for name in MEANINGS}


def test_classes_are_words() -> None:
    """A closed class holds single tokens, none twice: else a word of it never matches. Cells are compared whole."""
    for name, words in lexicon.document("closed").items():
        assert len(words) == len(set(words)), name
        assert name == "empty" or all(len(tokenise(word)) <= 1 for word in words), name


def test_bounds_are_phrases() -> None:
    """A phrase that bounds a number stands under one qualifier alone."""
    for side in ("before", "behind"):
        phrases = [phrase for group in lexicon.document("numbers")[side].values() for phrase in group]
        assert len(phrases) == len(set(phrases)), side


@pytest.mark.parametrize("name", KEYS)
def test_entries_have_their_keys_and_no_others(name: str) -> None:
    """A key that nothing reads, such as "weka", would be passed over in silence."""
    needed, possible = KEYS[name]
    tables = tomllib.loads((FILES / f"{name}.toml").read_text("utf-8"))
    assert list(tables) == [name.removesuffix("s")]
    for row in lexicon.table(name):
        assert needed <= set(row) <= needed | possible, row
        assert all(row[key] for key in needed - {"hosts"}), row


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}-{meaning(name, row)[1]}" for name, row in ROWS])
def test_examples_hold(name: str, row: dict[str, Any]) -> None:
    """Each example has a word of its entry, and the trie reads it there with the entry's meaning."""
    tries: Trie[str] = Trie()
    for phrase in phrases(name, row):
        tries.add(phrase, phrase)
    for example in row["examples"]:
        tokens = tokenise(example)
        assert any(tries.longest(tokens, at)[1] for at in range(len(tokens))), example
        assert meaning(name, row) in {entry[:2] for entry in found(example)}, example


def test_examples_of_columns_hold() -> None:
    """The head of a column is compared as a whole."""
    for row in lexicon.table("columns"):
        heads = {lexicon.fold(word) for word in row["words"]}
        assert {lexicon.fold(example) for example in row["examples"]} <= heads, row["kind"]


def test_every_word_is_found_standing_alone() -> None:
    """As it is written in the lexicon, each phrase is matched to its end and with its own meaning."""
    lost = []
    for phrase, entry in lexicon.entries():
        tokens = tokenise(phrase)
        end, entries = lexicon.trie().longest(tokens, 0)
        if not tokens or end != len(tokens) or entry not in entries:
            lost.append((phrase, entry))
    assert lost == []


def test_no_phrase_names_two_formations() -> None:
    """Of two formations for one phrase the first read would win, by chance."""
    formations = defaultdict(set)
    for phrase, entry in lexicon.entries():
        if entry.kind == "force":
            formations[lexicon.fold(phrase)].add(entry.value)
    assert {phrase: values for phrase, values in formations.items() if len(values) > 1} == {}


def test_no_column_head_means_two_things() -> None:
    """A head belongs to one kind of column."""
    heads = [lexicon.fold(word) for row in lexicon.table("columns") for word in row["words"]]
    assert sorted(head for head in set(heads) if heads.count(head) > 1) == []


@pytest.mark.parametrize("line", [line for row in lexicon.table("verbs") for line in row["forms"]])
def test_verb_forms_are_well_formed(line: str) -> None:
    """Five forms of equal length ("=" repeats the third), third person in -s, gerund in -ing."""
    words = line.split()
    if "=" in words:
        at = words.index("=")
        assert words.count("=") == 1
        assert at % 3 == 0
        assert len(words) == at + 1 + at // 3
    else:
        assert len(words) % 5 == 0
    base, third, past, participle, gerund = (form.split() for form in lexicon.verb_forms(line))
    assert gerund[0].endswith("ing")
    assert third[0].endswith("s") or third[0] == "are"
    assert base[1:] == third[1:] == past[1:] == participle[1:] == gerund[1:]


def test_forces_are_known_to_the_records() -> None:
    """Each formation is one that a claim can have, each role one that the rules know."""
    assert {row["formation"] for row in lexicon.table("forces")} <= set(get_args(Formation))
    assert {row["role"] for row in lexicon.table("forces")} <= {"people", "mass", "unit", "machine"}


def test_invasions_name_countries_and_regions_of_the_gazetteer() -> None:
    """A code or region that is none would never apply."""
    known = set(gazetteer.countries()) | set(gazetteer.regions())
    named = {name for pair in lexicon.invasions() for name in pair}
    assert named - known == set()


@pytest.mark.parametrize(
    ("line", "forms"),
    [
        ("send sends sent = sending", ["send", "sends", "sent", "sent", "sending"]),
        ("fly flies flew flown flying", ["fly", "flies", "flew", "flown", "flying"]),
        (
            "pull out pulls out pulled out = pulling out",
            ["pull out", "pulls out", "pulled out", "pulled out", "pulling out"],
        ),
    ],
)
def test_verb_forms_are_read(line: str, forms: list[str]) -> None:
    """A line of the lexicon becomes five forms, particles with each."""
    assert lexicon.verb_forms(line) == forms


def test_the_longest_phrase_wins_and_names_keep_their_capitals() -> None:
    """'Niger' is not found in 'Nigeria', nor 'US' in 'us'; 'air base' is found before 'air'."""
    words: Trie[str] = Trie()
    for phrase, proper in (("air", False), ("air base", False), ("US", True), ("Niger", True)):
        words.add(phrase, phrase, proper=proper)
    assert words.longest(tokenise("air base"), 0) == (2, ["air base"])
    assert words.longest(tokenise("AIR power"), 0) == (1, ["air"])
    assert words.longest(tokenise("us"), 0) == (0, [])
    assert words.longest(tokenise("US"), 0) == (1, ["US"])
    assert words.longest(tokenise("Nigeria"), 0) == (0, [])
