"""A head noun with what stands before it: number, nation, lead, "multinational", article."""

from dataclasses import dataclass, field

from deployments.extract.mentions import Mention, Reading
from deployments.extract.numbers import Number
from deployments.lexicon import closed

STOP = closed("stop")
BEFORE_NUMBER = closed("before_number")
STRENGTH_WORDS = closed("strength_words")
ELLIPSIS = closed("ellipsis")
FEW = 12
"""Up to it a number before "units" or "contingents" counts these, not their people."""
OLDEST = 100
"""A number below it may be an age: "Corporal Kim, 23, is"."""
SIZED = 5
"""Tokens between a formation that only tells a size and the noun it tells it of: "battalion-sized battlegroups"."""
QUOTED = {'"', "“", "”", "‘", "'"}
DEEDS = closed("deeds")
SWARM = 150
"""More "fighters" than that are people, not aircraft."""
DESIGNS = {"option", "options", "offer", "offers", "plan", "planning", "plans", "proposal", "proposals"}
CHIEFS = {"leaders", "officials", "authorities", "leadership"}
LESS = {"fewer", "less"}
LED = {"led", "lead", "headed", "commanded", "run"}
MULTI = {"multi", "bloc"}
AT = closed("locative")
LISTED, NEXT = 9, 4
"""Tokens between a number and its noun that adjectives fill, in a list and with "and"."""
ADORNING = ("al", "ary", "ful", "ible", "ic", "ive", "ous")
GROUNDS = closed("grounds")
WORKSHOPS = closed("workshops")
PROMISING = closed("promising")


@dataclass(slots=True)
class Force:
    """A force as one phrase names it.

    Attributes:
        formation: Its formation, as in a claim.
        role: "people", "mass", "unit", "machine", "number" for a number that stands alone, "exit" for the end of a
            presence.
        first: Index of its first token.
        end: Index after its last.
        head: Index of the token that it is counted from.
        number: Its number of people.
        count: How many units or machines.
        nations: Codes of the nations whose own it is.
        lead: Code of its framework nation.
        multi: Whether the phrase calls it multinational, allied or NATO's.
        collective: Whether its noun alone says that it is of several nations, where none is named ("peacekeepers").
        definite: Whether it is one spoken of before ("the", "its", "these").
        ours: Whether "our", "its" or "their" stands before it.
        owner: Index of that word.
        mission: Slug of its mission.
        weak: Whether its noun alone is no force.
        verb: The verb that says what it does or what is done with it, once that has been read.
        was: Whether its clause tells in the past how things stood, once that has been read.
    """

    formation: str
    role: str
    first: int
    end: int
    head: int
    number: Number | None = None
    count: int | None = None
    nations: list[str] = field(default_factory=list)
    lead: str | None = None
    multi: bool = False
    collective: bool = False
    definite: bool = False
    ours: bool = False
    owner: int = -1
    mission: str | None = None
    weak: bool = False
    verb: Mention | None = None
    was: bool = False


def phrase(reading: Reading, m: Mention, floor: int) -> Force:
    """Read what stands before a head noun: number, nation, lead, "multinational", article."""
    force = Force(m.value, next(iter(m.forms)), m.first, m.end, m.first, weak=m.weak, collective=m.multi)
    force.multi = m.value != "battlegroup" and reading.fold(m.first) == "multinational"
    i = m.first - 1
    while i >= floor and m.first - i < 12:
        word, other = reading.fold(i), reading.at.get(i)
        if force.number and i == force.number.first - 1 and reading.tokens[force.number.first].text[:1].isupper():
            break
        if other and other.kind == "nation" and not _placed(reading, force, other):
            i = _nation_before(reading, force, other)
            _owned(reading, force, other)
            if reading.fold(other.end) in {"'s", "’", "'"} and not force.lead:
                break
            continue
        if other and other.kind == "mission":
            force.mission, force.first, i = other.value, other.first, other.first - 1
            continue
        number = next((n for n in reading.numbers if n.end - 1 == i and reading.fold(i + 1) not in LESS), None)
        if number:
            _count(reading, force, number)
            force.first, i = min(force.first, number.first), number.first - 1
            continue
        if other and other.kind == "cue" and other.value in MULTI:
            force.multi, force.first, i = True, other.first, other.first - 1
            continue
        if word in {"the", "these", "this", "those", "that", "its", "their", "our", "his"}:
            force.definite = True
            force.ours, force.owner = word in {"our", "its", "their"}, i
            break
        if _ends(reading, force, i):
            break
        force.first, i = i, i - 1
    return force


def _ends(reading: Reading, force: Force, i: int) -> bool:
    """Whether a token before a phrase is no part of it."""
    word, other = reading.fold(i), reading.at.get(i)
    if word in QUOTED and (reading.fold(i - 1) in STRENGTH_WORDS or any(n.end == i for n in reading.numbers)):
        return False
    if word == "-" and not (reading.touches(i) or reading.touches(i + 1)):
        return True  # "SANAA - Two battalions"
    if word in STOP:
        return not (word in {"and", ","} and (_joins_nations(reading, i) or _joins_adjectives(reading, i)))
    if (
        other is not None
        and other.value == "government"
        and any(m.kind == "cue" and m.value == "will" and i < m.first < force.head for m in reading.mentions)
    ):
        return True  # "parliament approves troops": the office acts, and the force is not its own
    if other is None:
        adverb = bool(force.nations or force.number) and word.endswith(("ly", "ed")) and not _counted(reading, i)
        return adverb or (force.number is not None and word.isalpha() and word not in BEFORE_NUMBER)
    if other.kind == "verb":
        training = other.forms == {"gerund"} and reading.fold(i - 1) in {"a", "an"}
        describes = training or ("participle" in other.forms and _describes(reading, other))
        left = word == "remaining" and any(n.end == i for n in reading.numbers)
        named = i > 0 and reading.tokens[i].text[:1].isupper() and "base" in other.forms  # "455 Land Task Force men"
        hyphened = "participle" in other.forms and reading.fold(i - 1) == "-" and reading.touches(i)
        return not (left or (describes and i == force.head - 1) or named or hyphened)
    return other.kind in {"force", "nation"} or word in {"lead", "leads", "run", "runs"}


def _describes(reading: Reading, verb: Mention) -> bool:
    """Whether a participle describes a force, and is not what a nation does with it: "China dispatched troops"."""
    before = reading.at.get(verb.first - 1)
    acts = before is not None and (before.kind == "force" or before.forms <= {"name", "capital"})
    return "past" not in verb.forms or not acts


def _counted(reading: Reading, i: int) -> bool:
    """Whether a number or an article stands before a word: "200 newly arrived", "the mostly Kurdish"."""
    return reading.fold(i - 1) in {"the", "a", "its"} or any(n.end == i for n in reading.numbers)


def _nation_before(reading: Reading, force: Force, m: Mention) -> int:
    """Take a nation before the head: its lead ("Canadian-led"), else its own; return where to go on."""
    force.first, number_at = m.first, force.first
    compound = reading.fold(m.end + 1) if reading.fold(m.end) == "-" else ""
    unjoined = "adjective" in m.forms and reading.fold(m.end) in LED and m.end + 1 == force.head
    if compound in LED or unjoined:
        force.lead, force.multi = m.value, True
    elif not compound.endswith(("ed", "made", "built")) and m.value not in force.nations and not _located(reading, m):
        article = m.end + (reading.fold(m.end) in {"a", "an"})
        counted = force.number is not None or force.count is not None
        close = article == force.head or (counted and m.end == number_at)
        if close or m.forms & {"adjective", "people", "power"} or reading.fold(m.end) in {"'s", "’", "'"}:
            force.nations.insert(0, m.value)
    return m.first - 1


def _owned(reading: Reading, force: Force, m: Mention) -> None:
    """Let bases be their owner's, and not of the country whose adjective stands with them: "Russia's Syrian bases"."""
    if reading.fold(m.end) in {"'s", "’", "'"} and reading.fold(force.head) in GROUNDS and m.value in force.nations:
        force.nations = [m.value]


def _placed(reading: Reading, force: Force, m: Mention) -> bool:
    """Whether a nation before a number is only where the force is: "garrisoned in South Korea about 28,500 troops"."""
    begun = force.number is not None or reading.fold(m.end) in {"a", "an"}
    return begun and not m.forms & {"adjective", "people"} and reading.fold(m.first - 1) in {"in", "at"}


def _located(reading: Reading, m: Mention) -> bool:
    """Whether a name only says where: "to Slovakia up to 1,200 soldiers"."""
    plain = not m.forms & {"adjective", "people", "power"} and reading.fold(m.end) not in {"'s", "’", "'"}
    return plain and reading.fold(m.first - 1 - (reading.fold(m.first - 1) == "the")) in AT | PROMISING


def _joins_adjectives(reading: Reading, i: int) -> bool:
    """Whether words are joined between a number and what it counts: "400 active and reserve soldiers"."""
    comma = reading.fold(i) == ","
    if comma and not _adjective(reading, i - 1):
        return False
    for j in range(i - 1, i - (LISTED if comma else NEXT), -1):
        if any(n.end == j + 1 for n in reading.numbers):
            return j < i - 1
        m = reading.at.get(j)
        if (m and m.kind != "verb" and m.value != "multi") or (
            reading.fold(j) == "," and not _adjective(reading, j - 1)
        ):
            return False
    return False


def _adjective(reading: Reading, i: int) -> bool:
    """Whether a word before a comma only adorns what follows: "four multinational, combat-ready battle groups"."""
    m = reading.at.get(i)
    return (m is not None and m.value == "multi") or reading.fold(i - 1) == "-" or reading.fold(i).endswith(ADORNING)


def _joins_nations(reading: Reading, i: int) -> bool:
    """Whether "and" joins two nations, or a nation and its allies, before a force: "American and coalition men"."""
    before, after = reading.at.get(i - 1), reading.at.get(i + 1)
    if before and after and (after.multi or (after.kind == "cue" and after.value in MULTI)):
        return before.kind == "nation" and "adjective" in before.forms
    return bool(
        before
        and after
        and before.kind == after.kind == "nation"
        and before.forms & {"adjective", "people"}
        and after.forms & {"adjective", "people"}
    )


def _count(reading: Reading, force: Force, number: Number) -> None:
    """Take a number before the head: people, or how many units or machines."""
    strength = reading.fold(number.end) in STRENGTH_WORDS or (
        reading.fold(number.end) == "-" and reading.fold(number.end + 1) in STRENGTH_WORDS
    )
    strength = strength or reading.fold(number.end - 1) == "strong"
    many = number.troops.min or number.troops.max or 0
    if reading.fold(force.head) == "fighters" and many > SWARM:
        force.formation, force.role = "troops", "people"
    if (
        force.role == "people"
        or (force.role == "mass" and many > FEW and reading.fold(force.head) not in GROUNDS)
        or strength
        or (force.role == "unit" and many >= 60)
    ):
        force.number = force.number or number
    elif force.count is None and not _ordinal(reading, force, number, many):
        force.count = many


def _ordinal(reading: Reading, force: Force, number: Number, many: int) -> bool:
    """Whether a figure before one unit is its name: "the 3 Battalion"."""
    one = force.role == "unit" and number.end == force.head and not reading.fold(force.end - 1).endswith("s")
    return one and many > 1 and reading.tokens[force.head].text[:1].isupper()


def _produced(reading: Reading, m: Mention) -> bool:
    """Whether weapons are only what is made somewhere: "the plant for Turkish drones in Ukraine"."""
    i = m.first - 1
    while i in reading.at and reading.at[i].kind == "nation":
        i -= 1
    return reading.fold(i) in {"for", "of"} and reading.fold(i - 1) in WORKSHOPS


def qualifies(reading: Reading, m: Mention) -> bool:
    """Whether a word only qualifies a noun behind it: "military support", "police station"."""
    following = reading.fold(m.end)
    after = reading.at.get(m.end)
    if reading.fold(m.first) == "ship" and reading.fold(m.first - 1) in {"to", "will", "would"}:
        return True
    if next(iter(m.forms)) in {"machine", "unit"} and (following in DEEDS or _produced(reading, m)):
        return True
    sized = following == "-" and reading.fold(m.end + 1) in {"size", "sized", "level", "strength"}
    if sized and any(other.kind == "force" and 0 < other.first - m.end < SIZED for other in reading.mentions):
        return True
    if (following == "-" and reading.fold(m.end - 1) == "military") or following == "command":
        return True
    if (
        reading.fold(m.end - 1) not in {"military", "police", "mission"}
        or not following.isalpha()
        or following[-2:] == "ly"
    ):
        return False
    known = (
        after is not None
        and after.kind in {"verb", "cue", "force", "nation", "mission"}
        and after.value != "venue"
        and following not in CHIEFS | DESIGNS
    )
    return not known and following not in STOP and following not in ELLIPSIS and reading.tokens[m.end].text[0].islower()
