"""Who says it: "the minister said", "according to NATO", and the speaker of the sentences around a quotation."""

from itertools import pairwise

from deployments.extract.mentions import Reading
from deployments.extract.when import WEEKDAYS
from deployments.lexicon import Token, closed

SAYS = closed("says")
TITLES = closed("titles")
PARTICLES = closed("particles")
PRONOUNS = closed("pronouns")
STOP = closed("stop")
"""With these no name begins: "Since April, some 600 soldiers, said"."""
QUOTES = {'"', "“", "”", "„", "«", "»", "''"}
END = {
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    "–",
    "—",
    "-",
    "!",
    "?",
    "that",
    "is",
    "are",
    "on",
    "in",
    "at",
    "during",
    "after",
    "as",
    "to",
    "when",
    "while",
    "before",
    "last",
    "this",
    "yesterday",
    "today",
} | QUOTES
NEAR = 24
"""Characters between a verb of saying and the date on which it was said: "told reporters in Warsaw on Monday"."""
NO_VERB = {"a", "an", "the", "be", "been", "being", "is", "was", "were", "are"}
"""Before a verb of saying: it describes a noun, or nobody is named who says it ("it was announced")."""
HELPERS = {"first", "has", "have", "had", "also", "later", "earlier", "then", "since"}
BODIES = closed("bodies")
"""What a title before it only names more of: "the Defence Ministry"."""
CONJUNCTIONS = {"although", "though", "but", "because", "whereas"}
LONGEST = 12
"""Tokens of the longest phrase that names a speaker."""


def speaker(reading: Reading) -> str | None:
    """Return who a sentence says it is from, "" for a pronoun, None where it credits nobody."""
    tokens = reading.tokens
    for i, token in enumerate(tokens):
        if token.fold == "to" and i and tokens[i - 1].fold == "according":
            return _name(_forward(tokens, i + 1))
    for i, token in enumerate(tokens):
        if token.fold not in SAYS or (i and tokens[i - 1].fold in NO_VERB):
            continue
        if i and tokens[i - 1].fold in PRONOUNS:
            return ""
        joint = next((t.fold for t in reversed(tokens[:i]) if t.fold not in HELPERS), "")
        if joint == "and":
            if any(t.fold in PRONOUNS for t in tokens[:i]):
                return ""
            continue
        before = _backward(tokens, i) or _apposed(tokens, i)
        inverted = not i or tokens[i - 1].text in QUOTES | {",", "–", "—", "-"}
        found = _name(before or (_named(_forward(tokens, i + 1)) if inverted else []))
        if found:
            return found
    return None


def said_on(reading: Reading) -> str | None:
    """Return the date that stands with a verb of saying: "said on Thursday"."""
    spoken = [t.end for t in reading.tokens if t.fold in SAYS]
    near = [w for w in reading.whens if w.partial and any(0 <= w.start - end < NEAR for end in spoken)]
    return near[0].partial if near else None


def _apposed(tokens: list[Token], end: int) -> list[Token]:
    """Return the subject that an apposition parts from its verb: "Sergei Volkov, quoted by the agency, said"."""
    if not end or tokens[end - 1].text != ",":
        return []
    commas = [-1, *(i for i in range(end) if tokens[i].text == ",")]
    phrases = [tokens[a + 1 : b] for a, b in pairwise(commas)]
    names = [
        p
        for p in phrases[:-1]
        if 0 < len(p) <= LONGEST and p[0].fold not in STOP and all(t.text[0].isupper() or t.fold in TITLES for t in p)
    ]
    return names[-1] if names and any(t.text[0].isupper() and t.fold not in TITLES for t in names[-1]) else []


def _forward(tokens: list[Token], start: int) -> list[Token]:
    """Return the phrase that begins at a token, up to what ends a name."""
    end = start
    while end < len(tokens) and end - start < LONGEST and tokens[end].fold not in END:
        end += 1
    return tokens[start:end]


def _backward(tokens: list[Token], end: int) -> list[Token]:
    """Return the phrase that ends before a verb of saying; empty where the verb stands first."""
    stop = end
    while stop and (tokens[stop - 1].fold in HELPERS or tokens[stop - 1].fold.endswith("ly")):
        stop -= 1
    if stop > 1 and tokens[stop - 1].fold in WEEKDAYS:
        stop -= 1 + (tokens[stop - 2].fold == "on")
    start = stop
    while start and stop - start < LONGEST and tokens[start - 1].fold not in END | CONJUNCTIONS:
        start -= 1
    phrase = tokens[start:stop]
    return _named(phrase)


def _named(phrase: list[Token]) -> list[Token]:
    """Return a phrase that has a name or an office in it; of any other nothing."""
    named = any(t.text[0].isupper() or (t.fold in TITLES and len(t.fold) > len("their")) for t in phrase)
    return phrase if named and not any(t.text[0].isdigit() for t in phrase) else []


def _name(phrase: list[Token]) -> str | None:
    """Return a person's name without titles, else the whole phrase without its article."""
    if not phrase or not any(t.text[0].isalpha() for t in phrase):
        return None
    at = len(phrase)
    while (
        at
        and (phrase[at - 1].text[0].isupper() or phrase[at - 1].fold in PARTICLES)
        and phrase[at - 1].fold not in TITLES
    ):
        at -= 1
    while at < len(phrase) and phrase[at].fold in PARTICLES:
        at += 1
    person = phrase[at:]
    titled = any(t.fold in TITLES and t.fold not in {"the", "a", "an"} for t in phrase[:at])
    body = bool(person) and person[0].fold in BODIES
    chosen = person if person and (titled or len(person) == len(phrase)) and len(person) <= 4 and not body else phrase
    if chosen and chosen[0].fold in {"the", "a", "an", "one"}:
        chosen = chosen[1:]
    return _joined(chosen) if chosen else None


def _joined(tokens: list[Token]) -> str:
    """Return tokens as they were written, with the spaces between them as one."""
    text = tokens[0].text
    for before, token in pairwise(tokens):
        text += ("" if before.end == token.start else " ") + token.text
    return text


def quoted(reading: Reading) -> bool:
    """Whether a sentence has a quotation mark, or is all that stands between two."""
    return any(t.text in QUOTES for t in reading.tokens)


def speakers(readings: list[Reading]) -> list[str | None]:
    """Return the speaker of each sentence; inside a quotation, that of the sentences around it."""
    own = [speaker(r) for r in readings]
    found: list[str | None] = []
    last: str | None = None
    for i, reading in enumerate(readings):
        told = own[i]
        if told == "":
            told = last
        elif told is None and quoted(reading):
            told = _beside(readings, own, i, last)
        last = told or last
        found.append(told)
    return found


def _beside(readings: list[Reading], own: list[str | None], i: int, last: str | None) -> str | None:
    """Return the speaker of a quotation's neighbours in its paragraph: the next sentence's, else the last one's."""
    paragraph = readings[i].sentence.paragraph
    for j in (i + 1, i - 1):
        if 0 <= j < len(readings) and readings[j].sentence.paragraph == paragraph and own[j] is not None:
            return own[j] or last
    return None
