"""The places of a sentence, coordinated ones together: "to Latvia, Lithuania and Estonia", "at Tapa, Estonia"."""

import re
from dataclasses import dataclass, field

from deployments import gazetteer
from deployments.extract.mentions import Mention, Reading
from deployments.extract.prepositions import FILLER, LOCATIVE, SOIL, role_of
from deployments.extract.verbs import BE, HAVE, is_verb
from deployments.lexicon import closed

JOINTS = closed("joints")
MODALS = closed("modals")
SAYS = closed("says")
AIR_BASE = 2
"""Tokens of "air base"."""
QUALIFIED = 4
"""Tokens between a country and a part of it: "Sudan's violence-wracked Darfur region"."""
COMPASS = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
RELATED = 6
"""Tokens between a relative pronoun and the place of its clause: "who had fought in"."""
REGIONAL = closed("regional")
CROSSING, SEAS = closed("crossing"), closed("seas")
AGAIN = {"one", "group", "battlegroup", "in", "battalion", "company"}
CAMP = re.compile(
    r"""\b(?:(?:Camp|Fort|Forward\ Operating\ Base|FOB|Base|Naval\ Support\ Activity|Naval\ Station)\s+
            (?:[A-Z][\w'’-]+|\d+)(?:[ -][A-Z][\w'’-]+)?
        |[A-Z][\w'’-]++(?:\ [A-Z][\w'’-]++){0,5}\s+
            (?:(?:[Aa]ir|[Nn]aval|[Mm]ilitary)\ [Bb]ase|[Aa]irbase|[Bb]arracks|[Tt]raining\ [Aa]rea|[Aa]irfield)\b)""",
    re.VERBOSE,
)
"""A base by its form, known to the gazetteer or not: "Camp Bondsteel", "Base 201", "Sultan Murat barracks"."""

TOWN = re.compile(
    r"""\bat\s+((?!(?:NATO|UN|EU|Camp|Fort|Base)\b)[A-ZÀ-ÞĀ-Ž][\w'’-]++(?:\ [A-ZÀ-ÞĀ-Ž][\w'’-]++){0,2}+)
        (?!\s+[A-Za-z]*(?:[Hh]otel|[Uu]niversity|[Hh]ouse))""",
    re.VERBOSE,
)
"""A town behind "at", known to the gazetteer or not, where a force stands before that."""
OWNER = re.compile(r"(?:.*['’]s |The )")
"""The country or article before a base's name: "Romania's Mihail Kogalniceanu Air Base"."""


@dataclass(slots=True)
class Places:
    """Places that a sentence names together.

    Attributes:
        hosts: Codes of the countries, in the order of the text.
        region: Id of a region without fixed members, or of one that names exactly the hosts.
        sites: (name as written, gazetteer id or None, host or None), in order.
        first: Index of the first token, of its preposition where it has one.
        end: Index after the last token.
        role: "in" (a place where), "to", "from", "by", "with", "against", "of", "of-it" (possessive), "mission" (named
            by a mission that is there), or "" (subject, object, apposition).
        bare: Whether every host is named by its capital or government alone.
    """

    hosts: list[str] = field(default_factory=list)
    region: str | None = None
    sites: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    first: int = 0
    end: int = 0
    role: str = ""
    bare: bool = True

    @property
    def locative(self) -> bool:
        """Whether it says where something is or goes."""
        return self.role in {"in", "to"}


def places(reading: Reading, text: str) -> list[Places]:
    """Return the place groups of a sentence, in order."""
    groups: list[Places] = []
    for one in _single(reading, text):
        if groups and "mission" not in {groups[-1].role, one.role} and _coordinated(reading, groups[-1], one):
            _merge(groups[-1], one)
        else:
            groups.append(one)
    for group in groups:
        if group.role != "mission":
            many, sited = len(group.hosts) > 1, bool(group.sites)
            group.role, group.first = role_of(reading, group.first, group.end, many=many, sited=sited)
    groups = [g for g in groups if not _left_out(reading, g)]
    told = {g.first for g in groups if g.role == "in" and reading.fold(g.first) == ":"}
    return [g for g in groups if g.end not in told]  # the list says more than "African countries" before it


def _left_out(reading: Reading, group: Places) -> bool:
    """Whether a place is named as one where something is not: "in nine countries, but not in Libya"."""
    before = reading.fold(group.first - 1)
    return before in {"except", "excluding"} or (before == "including" and reading.fold(group.first - 2) == "not")


def _single(reading: Reading, text: str) -> list[Places]:
    found = [p for m in reading.mentions if (p := _place(reading, m, text))]
    start, end = reading.sentence.start, reading.sentence.end
    for camp in CAMP.finditer(text, start, end):
        possessive = OWNER.match(camp[0])
        begin = camp.start() + (possessive.end() if possessive else 0)
        if text[begin].islower():
            continue  # "Cambodia's naval base" is no name
        first = next((i for i, t in enumerate(reading.tokens) if t.start >= begin), 0)
        stop = next((i for i, t in enumerate(reading.tokens) if t.start >= camp.end()), len(reading.tokens))
        if (owner := reading.at.get(first)) is not None and owner.kind == "nation" and stop - owner.end <= AIR_BASE:
            continue  # "US air base" is no name
        inside = [p for p in found if first <= p.first < stop and p.sites]
        if inside:
            site = inside[0].sites[0]
            inside[0].sites[0] = (text[begin : camp.end()], site[1], site[2])
            inside[0].first, inside[0].end = min(first, inside[0].first), max(stop, inside[0].end)
        else:
            found.append(Places(sites=[(text[begin : camp.end()], None, None)], first=first, end=stop))
    return sorted([*found, *_towns(reading, text, found)], key=lambda p: p.first)


def _towns(reading: Reading, text: str, found: list[Places]) -> list[Places]:
    """Return the towns that no gazetteer knows, behind a force and "at": "180 men at Suai"."""
    towns, held = [], {i for p in found for i in range(p.first, p.end)} | set(reading.at)
    for town in TOWN.finditer(text, reading.sentence.start, reading.sentence.end):
        first = next((i for i, t in enumerate(reading.tokens) if t.start >= town.start(1)), 0)
        stop = next((i for i, t in enumerate(reading.tokens) if t.start >= town.end(1)), len(reading.tokens))
        before = reading.at.get(first - 2)
        stands = before is not None and (before.kind == "force" or before.value in {"stay", "arrive", "still"})
        stands = stands or reading.fold(first - 2) in BE | {"now"}
        if stands and held.isdisjoint(range(first, stop)) and reading.fold(stop) not in {"'s", "’"}:
            towns.append(Places(sites=[(town[1], None, None)], first=first, end=stop))
    return towns


def _place(reading: Reading, m: Mention, text: str) -> Places | None:
    """Return the place that one mention may name; None for adjectives, peoples and governments."""
    if m.kind == "nation":
        return _country(reading, m, text)
    if m.kind == "region" and not _of_region(reading, m):
        return Places(list(gazetteer.regions()[m.value].hosts), m.value, first=m.first, end=m.end, bare=False)
    if m.kind == "mission" and (hosts := gazetteer.missions()[m.value].hosts):
        return Places(list(hosts), first=m.first, end=m.end, role="mission", bare=False)
    if m.kind == "site" and _beside(reading, m):
        return None
    if m.kind == "site":
        host = gazetteer.sites()[m.value].host
        return Places([host], sites=[(_written(reading, m, text), m.value, host)], first=m.first, end=m.end, bare=False)
    return None


def _of_region(reading: Reading, m: Mention) -> bool:
    """Whether a region only tells of which something is: "the Horn of Africa nation", "across the Red Sea"."""
    at = m.end + 1 if reading.fold(m.end) in {"air", "naval"} else m.end
    before = m.first - 1 - (reading.fold(m.first - 1) == "the")
    crossed = reading.fold(before) in CROSSING and reading.fold(m.end - 1) in SEAS
    return reading.fold(at) in REGIONAL or crossed


def _country(reading: Reading, m: Mention, text: str) -> Places | None:
    """Return a country as a place: by its name or capital, by a part of it, or as "on Norwegian soil"."""
    following = reading.fold(m.end)
    owned = reading.at.get(m.end + 1)
    if following == "'s" and owned is not None and owned.kind == "nation" and "adjective" in owned.forms:
        return None
    if "adjective" in m.forms and _of_force(reading, m.end):
        return None
    if following == "-" and reading.fold(m.end + 1) == "based":
        return Places([m.value], first=m.first, end=m.end, bare=False)
    if "adjective" in m.forms and following in SOIL:
        return Places([m.value], first=m.first, end=m.end + 1, bare=False)
    if "capital" in m.forms and _beside(reading, m):
        return None
    if m.site and m.forms & {"part", "capital"}:
        site = (_written(reading, m, text), m.site, m.value)
        return Places([m.value], sites=[site], first=m.first, end=m.end, bare="part" not in m.forms)
    hyphened = following == "-" and reading.touches(m.end)
    if m.forms & {"name", "part"} and not hyphened and not _qualifies(reading, m):
        return Places([m.value], first=m.first, end=m.end, bare=False)
    if "capital" in m.forms:
        return Places([m.value], sites=[(_written(reading, m, text), None, m.value)], first=m.first, end=m.end)
    return None


def _beside(reading: Reading, m: Mention) -> bool:
    """Whether a town only tells where another place lies: "at Taji, north of Baghdad"."""
    return reading.fold(m.first - 1) == "of" and reading.fold(m.first - 2) in COMPASS


def _of_force(reading: Reading, at: int) -> bool:
    """Whether a name that is an adjective too stands as one before a force: "on U.S. and coalition aircraft"."""
    while reading.fold(at) in {"and", "or", ","} or (at in reading.at and reading.at[at].kind == "cue"):
        at += 1
    return at in reading.at and reading.at[at].kind == "force"


def _qualifies(reading: Reading, m: Mention) -> bool:
    """Whether a name that is an adjective too tells whose force follows: "and U.S. surface ships"."""
    if "adjective" not in m.forms or reading.fold(m.first - 1) in LOCATIVE:
        return False
    if reading.fold(m.first - 1) == "the" and reading.fold(m.first - 2) in LOCATIVE and _noun(reading, m.end):
        return True
    if any(n.end == m.first for n in reading.numbers) and _noun(reading, m.end):
        return True  # "three U.S. citizens"
    following = (reading.at.get(i) for i in range(m.end, m.end + 2))
    return any(f is not None and f.kind == "force" for f in following) and reading.fold(m.end) not in {",", "and"}


def _noun(reading: Reading, at: int) -> bool:
    """Whether a plain noun stands at a token: "on the U.S. camp"."""
    word, other = reading.fold(at), reading.at.get(at)
    plain = (
        word.isalpha()
        and reading.tokens[at].text.islower()
        and word not in FILLER | LOCATIVE | JOINTS | BE | HAVE | MODALS
    )
    return plain and (other is None or other.kind == "force") and not word.endswith(("ly", "ed", "ing"))


def _written(reading: Reading, m: Mention, text: str) -> str:
    return text[reading.tokens[m.first].start : reading.tokens[m.end - 1].end]


def _coordinated(reading: Reading, group: Places, one: Places) -> bool:
    """Whether a place goes on a list of places, or says in which country its town lies."""
    between = [reading.tokens[i].fold for i in range(group.end, min(one.first, group.end + 8))]
    if len(between) > 6 or not between:
        return False
    if between == ["of"] and group.region and one.hosts and not one.region:
        return True
    if between[0] in {"'s", "’"} and one.hosts == group.hosts and len(between) <= QUALIFIED:
        return between[-1] not in LOCATIVE
    inside = group.sites and one.hosts and not one.sites and group.sites[-1][2] in {*one.hosts, None}
    if inside and all(w in FILLER | {",", "in", "(", "'s", "off"} for w in between):
        return True
    if one.sites and group.hosts and not group.sites and one.sites[0][2] == group.hosts[-1] and len(between) <= 3:
        return all(w in {",", "'s", "(", ":", "–", "the", "base", "at", "in"} for w in between)
    if any(i in reading.at and reading.at[i].kind in {"force", "verb", "nation"} for i in range(group.end, one.first)):
        return False
    last = len(group.hosts) > 1 and between == ["and"]  # "in Bulgaria, Romania and Hungary was agreed"
    closes = between == ["and"] and _relative(reading, group)
    return _listed(between, group, one) and (closes or not _begins(reading, one, last=last))


def _relative(reading: Reading, group: Places) -> bool:
    """Whether a place closes a relative clause and the sentence goes on: "those who fought in Iraq and Syria say"."""
    before = reading.fold(group.first - 1 - (reading.fold(group.first - 1) == "the"))
    who = {reading.fold(i) for i in range(group.first - RELATED, group.first)}
    return before in LOCATIVE and not who.isdisjoint({"who", "that", "which"})


def _listed(between: list[str], group: Places, one: Places) -> bool:
    """Whether only what joins a list stands between two places: "Latvia and Estonia", "in Latvia and in Estonia"."""
    if not all(w in FILLER | JOINTS | LOCATIVE for w in between) or between in (["("], [",", "a"], [",", "an"]):
        return False
    again = any(w in LOCATIVE for w in between)
    if again and not (between[0] in {"and", "or"} and one.hosts and group.hosts):
        return False
    return any(w in JOINTS for w in between)


def _begins(reading: Reading, one: Places, *, last: bool) -> bool:
    """Whether a name begins something new: "in Romania and Italy the one in Bulgaria", "Poland 14,000"."""
    following, after = reading.fold(one.end), reading.at.get(one.end)
    behind = reading.at.get(one.end + 1)
    if following == "in" and not one.sites and behind is not None and behind.kind in {"nation", "region", "site"}:
        return True
    if any(n.first == one.end for n in reading.numbers) or (following in {"'s", "’"} and not one.sites):
        return True
    if following in SAYS and reading.fold(one.first - 1) == ",":  # "would not go into Iraq, Berlin insists"
        return True
    if following in MODALS or following in {"is", "has", "was"}:
        return not (last and following == "was") and _told(reading, one.first)
    if after is not None and after.kind == "cue" and after.value in {"will", "maybe", "leads"}:
        return _told(reading, one.first)
    if following in {"the", "one", "a", "that"} and reading.fold(one.end + 1) in AGAIN:
        return True
    if after is None or after.kind != "verb" or "gerund" in after.forms:
        return False
    acts = "past" in after.forms and reading.fold(after.end) not in LOCATIVE | {"by"}
    return "third" in after.forms or acts


def _told(reading: Reading, end: int) -> bool:
    """Whether a verb stands before a place, so that the one behind it begins a clause of its own."""
    if reading.fold(end - 1) == ",":
        return True
    verbs = any(m.forms & {"base", "third", "past"} and m.end <= end and is_verb(reading, m) for m in reading.mentions)
    return verbs or any(reading.fold(i) in BE | HAVE | MODALS for i in range(end))


def _merge(group: Places, one: Places) -> None:
    for host in one.hosts:
        if host not in group.hosts:
            group.hosts.append(host)
    if group.sites and group.sites[-1][2] is None and one.hosts:
        group.sites[-1] = (*group.sites[-1][:2], one.hosts[0])
    group.sites += one.sites
    if group.region and one.hosts and set(group.hosts) != set(gazetteer.regions()[group.region].hosts):
        group.region = None
    elif not group.hosts:
        group.region = group.region or one.region
    group.end = one.end
    group.bare = group.bare and one.bare
