"""A sentence with all its parts, as the rules see it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import TypeVar, cast

from deployments.extract.clauses import segments
from deployments.extract.context import Memory
from deployments.extract.forces import Force, forces
from deployments.extract.mentions import Mention, Reading
from deployments.extract.passed import Passed, Reason
from deployments.extract.places import Places, places
from deployments.lexicon import closed, invasions

DENSE = 7
"""A text is about forces if at least one in so many of its sentences names one."""
PUBLIC = closed("public")
OFFICE = 3
"""An office of a nation or its public says as much of who speaks as so many adjectives."""
SUBJECT = 3
"""Tokens between "the country" and its verb: "The country currently has"."""
ADORNED = 7
"""Tokens of "the Horn of Africa nation"."""
INTO = {"across", "from", "in", "inside", "into", "out", "to"}
LABEL = 7
"""Tokens of the longest label of a speaker."""
TOPICAL = 60
"""Sentences of a text that may be about one nation's forces; a longer one turns to others on its way."""


@dataclass(slots=True)
class Scene:
    """One sentence with its parts, and what was spoken of before it.

    Attributes:
        index: Its number in the document.
        known: What has been read from it and is asked for again and again, by the name of its reader.
        clauses: Its clauses, as spans of tokens.
        placed: Where the last of its forces is that has been given a place.
    """

    reading: Reading
    places: list[Places]
    forces: list[Force]
    clauses: list[tuple[int, int]]
    memory: Memory
    index: int
    known: dict[str, object] = field(default_factory=dict)
    placed: Places | None = None

    def pass_over(self, force: Force, reason: Reason) -> None:
        """Note why a force gives no claim."""
        self.reading.passed.append(Passed(force.first, force.end, reason))


T = TypeVar("T")


def once(read: Callable[[Scene], T]) -> Callable[[Scene], T]:
    """Read a scene only once: what `read` returns depends on nothing that a rule changes."""

    @wraps(read)
    def kept(s: Scene) -> T:
        if read.__name__ not in s.known:
            s.known[read.__name__] = read(s)
        return cast("T", s.known[read.__name__])

    return kept


def scene(reading: Reading, text: str, memory: Memory, index: int) -> Scene:
    """Put together what the rules need of a sentence."""
    return Scene(reading, places(reading, text), forces(reading), segments(reading), memory, index)


@once
def pointers(s: Scene) -> list[Mention]:
    """Return the words that point to the host spoken of; "the country has 500 soldiers" names who sends."""
    return [m for m in (*s.reading.cues("there"), *_adorned(s)) if not (_sends(s, m) or s.reading.fold(m.end) == "of")]


def _adorned(s: Scene) -> list[Mention]:
    """Return where "the country" has words of its own: "in the war-torn country", "to the Sahel nation"."""
    found = []
    for i in (i for i, token in enumerate(s.reading.tokens) if token.fold in {"country", "nation"}):
        article = next((j for j in range(i - 2, i - ADORNED, -1) if s.reading.fold(j) == "the"), -1)
        plain = all(s.reading.at[j].kind in {"region", "cue"} for j in range(article + 1, i) if j in s.reading.at)
        before = s.reading.fold(article - 1 - (s.reading.fold(article - 1) == "of"))
        if article > 0 and plain and before in INTO:
            found.append(Mention("cue", "there", frozenset(), article, i + 1))
    return found


@once
def sender(s: Scene) -> bool:
    """Whether "the country" is a sentence's subject, and has or sends a force: "The country has 500 soldiers"."""
    return any(_sends(s, m) for m in s.reading.cues("there")[:1])


def _sends(s: Scene, m: Mention) -> bool:
    """Whether "the country" opens a sentence and sends or has something."""
    verb = next((v for v in s.reading.kind("verb") if v.first >= m.end), None)
    close = verb is not None and verb.first - m.end <= SUBJECT and verb.value in {"have", "send", "leave"}
    return s.reading.fold(m.end - 1) == "country" and m.first <= 1 and close


def asked(s: Scene) -> bool:
    """Whether a sentence only asks: it claims nothing, but tells what the answer is about."""
    return s.reading.fold(len(s.reading.tokens) - 1) == "?"


def topic_nation(scenes: list[Scene]) -> str | None:
    """Return the nation whose forces a document is about.

    It is named with at least two
    thirds of those that name any. An army that invades somewhere is named for that, and never the topic.
    """
    if (titled := _titled(scenes)) is not None:
        return titled
    invaders = {nation for nation, _ in invasions()}
    named = [
        n
        for s in scenes
        for f in s.forces
        for n in f.nations
        if not f.lead and f.role != "contingent" and n not in invaders
    ]
    if not named or len(scenes) > TOPICAL:
        return None
    nation, most = Counter(named).most_common(1)[0]
    return nation if most * 3 >= len(named) * 2 else None


def _titled(scenes: list[Scene]) -> str | None:
    """Return the nation whose soldiers a title says that the text is about: "Our soldiers abroad (Slovenia)"."""
    for s in scenes[:1]:
        words = {t.fold for t in s.reading.tokens}
        named = {m.value for m in s.reading.kind("nation")}
        if s.forces and len(named) == 1 and words & {"abroad", "overseas", "where", "world", "worldwide"}:
            return next(iter(named))
    return None


def about_forces(scenes: list[Scene]) -> bool:
    """Whether a text is about forces throughout, so that those it names beside a country are there."""
    told = sum(any(not f.weak for f in s.forces) for s in scenes)
    return len(scenes) <= TOPICAL and told * DENSE >= len(scenes)


def voice(scenes: list[Scene]) -> str | None:
    """Return the nation whose adjectives and offices a document names most: in its mouth "we" is that nation.

    An office, a leader or the nation's public counts more than an adjective, which foes have too.
    """
    named = Counter[str]()
    for s in scenes:
        for m in s.reading.kind("nation"):
            own = m.forms == {"power"} or s.reading.fold(m.end) in PUBLIC
            named[m.value] += OFFICE if own else bool(m.forms & {"adjective", "power"})
    there = {h for s in scenes for p in s.places if p.role == "in" and not p.bare for h in p.hosts}
    most = [(n, count) for n, count in (+named).most_common() if n not in there or count >= OFFICE]
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None


def about(scenes: list[Scene], speaks: str | None) -> str | None:
    """Return the country that a document names most, beside the nation that speaks in it."""
    named = Counter(m.value for s in scenes for m in s.reading.kind("nation") if m.value != speaks)
    return named.most_common(1)[0][0] if named and len(scenes) <= TOPICAL else None


def turn(s: Scene, last: str | None) -> str | None:
    """Return the nation of the leader whose turn it is to speak: "PRESIDENT MACRON:"; None where nobody's is known."""
    if s.reading.fold(0) == "q" and s.reading.fold(1) != ":":
        return None
    colon = next((i for i in range(1, LABEL) if s.reading.fold(i) == ":"), None)
    if colon is None or not all(t.text.isupper() or not t.text.isalpha() for t in s.reading.tokens[:colon]):
        return last
    return next((m.value for m in s.reading.kind("nation") if m.end <= colon and "power" in m.forms), None)
