"""Texts made to break a reader: it ends, grounds what it finds, and takes time in line with their length."""

from collections.abc import Callable
from time import process_time

import pytest
from grounding import checked, document
from pydantic import ValidationError

from deployments import gazetteer
from deployments.records import MOST_PEOPLE, Document

TRUE = "Some 300 French soldiers are based in Estonia."
NAMES = [country.name for country in gazetteer.countries().values()]
LOOKALIKES = str.maketrans("aceopxyAEOPCTXHMKB", "асеорхуАЕОРСТХНМКВ")
"""Cyrillic letters that look like Latin ones."""

ENORMOUS = {
    "a million digits": "7" * 1_000_000,
    "a million digits in thousands": "777," * 250_000,
    "fifty thousand countries in one sentence": ", ".join((NAMES * 50_000)[:50_000]),
    "a hundred thousand opening brackets": "(" * 100_000,
    "brackets that close": "(" * 50_000 + ")" * 50_000,
    "quotes in quotes": "“‘" * 25_000 + "’”" * 25_000,
    "a sentence in quotes in quotes": "“‘" * 5_000 + TRUE + "’”" * 5_000,
    "one word of a million letters": "a" * 1_000_000,
    "a hundred thousand numbers in words": "hundred " * 100_000,
}

REPEATED = {
    # Markup: headings, lists, tables, links, tags, entities.
    "headings": "# Troops in Latvia\n\n",
    "list": "- 200 British soldiers in Latvia\n",
    "nested list": "  - * > 1. • \n",
    "table": "| Latvia | 1,000 | Canada |\n",
    "wide table": "| Country | Troops ",
    "tabs": "Latvia\t1,000\n",
    "fact sheet": "Host nation: Latvia\nFramework nation: Canada\n",
    "tags": '<p class="a">200 British soldiers in Latvia</p>',
    "entities": "&amp;&#8239;&lt;",
    "links": "[200 soldiers](http://a/b?c=d) in **Latvia** ",
    # Marks: of sentences, of quotation, of direction, of nothing.
    "full stops and spaces": "." + " " * 900,
    "full stops and lines": ".\n",
    "quotation marks": '." ',
    "abbreviations": "Gen. U.S. ",
    "right to left": "\u202eFrance\u202c \u200fLatvia\u200b ",
    "zero width": "\u200b\u200d\ufeff",
    "accents": "e" + "\u0301" * 50,
    "blank lines": "\n \t\n",
    # Words: in chains, in one breath, without an end.
    "hyphens": "British-led-",
    "names of bases": "A-A A-",
    "countries": "France Germany Poland ",
    "one sentence": "200 British soldiers in Estonia and ",
    "sentences": "200 British soldiers are in Estonia. ",
    "framework nations": "the British-led battlegroup in Estonia and the Canadian one in Latvia, ",
    "respectively": "Canada, Germany and Britain lead the groups in Latvia, Lithuania and Estonia respectively, ",
    "plans": "France will send 200 soldiers to Latvia, and ",
    "dates": "by the end of March 2022, on 24 March last year ",
    "speakers": '"We have 200 soldiers in Latvia," the minister said. ',
}
SHORT = 4_200
"""Characters: more than two of the longest sentences that are read whole, so that both texts are cut alike."""
TIMES = 4
"""A text that many times as long may take twice as many times as long; the square of it would be 16 times."""
ROUNDS = 3
"""Measures, of which one must do: other work on the machine makes one slow, the square makes all."""
NOTHING = 0.02
"""Seconds within which a text counts as read at once."""


@pytest.mark.parametrize("text", ENORMOUS.values(), ids=ENORMOUS)
def test_an_enormous_text_is_read(text: str) -> None:
    """Nothing raises, and what is found is grounded."""
    checked(document(text, "2022-04-01"))


@pytest.mark.parametrize("pattern", REPEATED.values(), ids=REPEATED)
def test_time_is_linear_in_the_text(pattern: str) -> None:
    """A text four times as long takes about four times as long, whatever it repeats."""
    short = pattern * (SHORT // len(pattern) + 1)
    assert any(_is_linear(short) for _ in range(ROUNDS))


def _is_linear(short: str) -> bool:
    once = seconds(lambda: checked(document(short, "2022-04-01")))
    return seconds(lambda: checked(document(short * TIMES, "2022-04-01"))) < 2 * TIMES * max(once, NOTHING)


def seconds(run: Callable[[], object]) -> float:
    """Return the least time of up to three runs: what the machine does besides only adds to it."""
    times: list[float] = []
    while not times or (len(times) < 3 and min(times) < 10 * NOTHING):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times)


def test_the_measure_of_time_finds_a_square() -> None:
    """The test above is no formality: a loop in a loop fails it."""

    def square(size: int) -> float:
        return seconds(lambda: [other for one in range(size) for other in range(size) if one < 0])

    assert square(1_000 * TIMES) > 2 * TIMES * max(square(1_000), NOTHING)


@pytest.mark.parametrize("letters", ["Estonia", "France", "Latvia"])
def test_a_lookalike_is_no_country(letters: str) -> None:
    """A name in Cyrillic letters that look Latin names nothing; what stands beside it is read all the same."""
    fake = letters.translate(LOOKALIKES)
    assert fake != letters
    assert checked(document(f"Some 300 British soldiers are based in {fake}.")) == []
    (claim,) = checked(document(f"Some 300 British soldiers are based in {fake}. {TRUE}"))
    assert (claim.nation, claim.hosts) == ("FRA", ("EST",))


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u200f"])
def test_an_unseen_mark_inside_a_name_moves_no_quote(mark: str) -> None:
    """A name that is cut by a mark nobody sees may be missed, never misquoted."""
    for claim in checked(document(f"Some 300 Fre{mark}nch soldiers{mark} are ba{mark}sed in Esto{mark}nia. {TRUE}")):
        assert claim.hosts == ("EST",)


def test_turned_text_stays_as_it_is() -> None:
    """Marks of direction do not turn what is quoted: the quote has them as the text has."""
    (claim,) = checked(document(f"\u202e{TRUE}\u202c"))
    assert claim.evidence[0].quote == f"\u202e{TRUE}\u202c"


def test_half_a_character_is_no_text() -> None:
    """A lone surrogate cannot be written in any encoding: a document with one is refused when it is made."""
    with pytest.raises(ValidationError, match="lone surrogate"):
        Document(id="any", text="France has 300 soldiers\ud800 in Estonia.", sha256="0")


@pytest.mark.parametrize(
    "number",
    [
        "5 hundred hundred hundred hundred",
        "five hundred hundred hundred hundred hundred",
        "999,999,999 thousand",
        "９９９９９",
        "٣٠٠",
        "²",
        "1e9",
    ],
)
def test_a_number_beyond_all_people_is_no_strength(number: str) -> None:
    """However a number is written, a strength is one that there can be."""
    for claim in checked(document(f"France has {number} soldiers in Estonia.")):
        assert claim.troops is None or (claim.troops.min or 0) <= MOST_PEOPLE


@pytest.mark.parametrize("day", ["on ٢٤ March ٢٠٢٢", "in March 20٢٢", "since 194٣", "on 20٢٢-03-04", "on ٠٤.٠٣.2022"])
def test_digits_of_another_script_make_no_date(day: str) -> None:
    """A date is written in the digits 0 to 9; those of another script date nothing, and break nothing."""
    for claim in checked(document(f"France has had soldiers in Estonia {day}.", "2022-04-01")):
        assert claim.as_of is None or claim.as_of.isascii()
