"""Whatever the text, extraction ends, and what it finds is grounded in that text."""

import re
import tracemalloc
from time import perf_counter

import pytest
from grounding import checked, document
from hypothesis import given
from hypothesis import strategies as st

from deployments import gazetteer, lexicon
from deployments.extract import extract

BYTES = 5000
"""What a claim of a long text may take in memory: a text of ten megabytes has up to 25,000 of them."""
SECONDS = 5
"""Far above what it takes where the time grows with the length, far below where it grows with its square."""
DATES = st.sampled_from([None, "2017", "2022-02", "2024-02-29", "2016-12-08"])
NATIONS = sorted({name for c in gazetteer.countries().values() for name in (c.name, *c.adjectives, *c.people)})
PHRASES = sorted({phrase for phrase, _ in lexicon.entries()})
FORCES = sorted({phrase for phrase, entry in lexicon.entries() if entry.kind == "force"})
VERBS = sorted({phrase for phrase, entry in lexicon.entries() if entry.kind in {"verb", "cue"}})
NUMBERS = st.one_of(
    st.integers(0, 10**12).map(str),
    st.integers(0, 10**7).map("{:,}".format),
    st.sampled_from(["4.5k", "½", "1.200", "2 000", "0", "007", "two hundred", "a dozen", "30-40", "99%", "٣٠٠", "²"]),
)
SIGNS = [
    *".,;:!?()[]\"'“”‘’–—-/|*#&%$€\\",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "...",
    "| --- |",
    "## ",
    "**",
    "[a](b)",
    "<p>",
    "&amp;",
    "> ",
    "’s",
    "- ",
    "1. ",
]
UNSEEN = ["\u00a0", "\u200f", "\u202e", "\u2066", "\ufeff", "e\u0301", "\0"]
DAYS = ["On Monday", "in March 2022", "29 February", "31.11.2022", "2022-13-45", "last week"]
MARKS = st.sampled_from([*SIGNS, *UNSEEN, *DAYS])
WORDS = st.one_of(st.sampled_from(NATIONS), st.sampled_from(FORCES), st.sampled_from(VERBS), st.sampled_from(PHRASES))
PIECES = st.one_of(WORDS, WORDS, NUMBERS, MARKS, st.sampled_from(["in", "and", "the", "of", "to", "from", "at", "is"]))
NEWSLIKE = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", ""])), max_size=60).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)
SENTENCES = st.lists(
    st.builds(
        "{} {} {} {} {} {}{}".format,
        st.sampled_from(NATIONS), st.sampled_from(VERBS), NUMBERS, st.sampled_from(FORCES),
        st.sampled_from(["in", "to", "from", "at"]), st.sampled_from(NATIONS), MARKS,
    ),
    min_size=1,
    max_size=6,
).map(" ".join)  # fmt: skip


@given(st.text(max_size=400), DATES)
def test_any_text_is_read(text: str, day: str | None) -> None:
    """No text of any characters makes it fail, or quote what is not there."""
    checked(document(text, day))


@given(NEWSLIKE, DATES)
def test_any_order_of_known_words_is_read(text: str, day: str | None) -> None:
    """Nor do words that it knows, numbers and marks, in an order that no language has."""
    checked(document(text, day))


@given(SENTENCES, DATES)
def test_sentences_of_known_words_are_read_the_same_each_time(text: str, day: str | None) -> None:
    """Nor do near sentences; and the same text gives the same claims, whatever was read before."""
    assert checked(document(text, day)) == checked(document(text, day))


def test_the_generated_sentences_hold_claims() -> None:
    """The properties above are not true of nothing."""
    text = "France deployed 300 soldiers to Estonia. British troops are stationed in Latvia."
    assert len(checked(document(text))) == 2


@pytest.mark.parametrize("mark", ["\u200f", "\u202e", "\r", "\ufeff", "\u00ad"])
def test_marks_that_are_not_seen_keep_offsets_true(mark: str) -> None:
    """Marks of direction and line ends are characters too: quotes stay the text's own slices."""
    (claim,) = checked(document(f"{mark}Some {mark} 300 French soldiers{mark} are based in Estonia.{mark}\n"))
    assert claim.troops is not None
    assert (claim.troops.min, claim.hosts) == (300, ("EST",))


def test_a_sentence_longer_than_a_quote_may_be() -> None:
    """Its evidence is cut to what the record allows, and still is a slice."""
    text = f"France, {'which is a country of many kinds of cheese, ' * 40}has 300 soldiers in Estonia."
    checked(document(text))
    checked(document(f"France has 300 soldiers in Estonia{', where it rains' * 80}."))


def test_one_sentence_of_15_000_characters_is_read_in_seconds() -> None:
    """A text without a full stop, as a table or a broken page gives it, does not hold up all the others."""
    phrase = "French soldiers and British troops are stationed in Estonia, Latvia and Poland"
    start = perf_counter()
    checked(document(", ".join([phrase] * 200)))
    assert perf_counter() - start < SECONDS


def test_what_stands_around_changes_no_offset() -> None:
    """A claim moves with its sentence: text put before it shifts its evidence by as much."""
    sentence = "Some 300 French soldiers are based in Estonia."
    before = "The weather was fine.\n\n"
    (alone,) = checked(document(sentence))
    (moved,) = checked(document(before + sentence))
    assert [piece.start + len(before) for piece in alone.evidence] == [piece.start for piece in moved.evidence]
    assert re.search("French soldiers", moved.evidence[0].quote)


def test_a_long_text_of_claims_takes_little_memory() -> None:
    """What grows with the text are the claims alone, and they are small."""
    codes = sorted(gazetteer.countries())
    told = [
        f"Canada has {n:,} troops in {gazetteer.countries()[codes[n % len(codes)]].name}." for n in range(2000, 4000)
    ]
    read = document("\n\n".join(told))
    extract(read)
    tracemalloc.start()
    claims = extract(read)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(claims) > 1500
    assert held / len(claims) < BYTES
