"""Where a force may be, and what speaks for and against each place: traits that links.toml weighs.

A trait's first letter tells how the place came in: S by the sentence, N by the nation's adjective in it, M by a
sentence before, T by the title; what is known of the force stands before the first of these that holds ("num-S").
R traits tell of claims near by, "doc" and "is" traits of the document; "none" traits are those of a force that is
nowhere.
"""

from collections import defaultdict
from collections.abc import Sequence

from deployments.extract.agents import agents
from deployments.extract.clauses import segment_of
from deployments.extract.elsewhere import of_else
from deployments.extract.forces import Force
from deployments.extract.linking.page import NOWHERE, REACH, TITLE, Page, Spot, spot
from deployments.extract.nearness import at_border, distance, venue
from deployments.extract.places import Places
from deployments.extract.scene import Scene, pointers
from deployments.extract.who import hostile
from deployments.lexicon import invasions

Found = dict[Spot, set[str]]
GAPS = ((0, "<0"), (1, "0"), (2, "1"), (4, "2-3"), (7, "4-6"), (13, "7-12"), (25, "13-24"))
DISTANCES = ((5, "<5"), (12, "<12"), (25, "<25"))
AGES = ((2, "1"), (3, "2"), (5, "3-4"))
COUNTS = ((1, "0"), (2, "1"), (4, "2-3"))
TOLD = ((1, "0"), (3, "1-2"))
SHORT = 8
"""Tokens of a sentence that only names what the next ones are about: "So, Niger."."""
OFTEN = 2
"""A country whose own soldiers are named so often is likely at home in the text."""
RULED = 5
"""Sentences for which a claim is near."""
CROWD = 3
CUES = ("maybe", "will", "not", "deny", "wish", "casualty", "home", "guest", "gift", "was", "venue", "unit")


def step(value: float, steps: tuple[tuple[int, str], ...], beyond: str) -> str:
    """Return the name of the step that a number falls into."""
    return next((name for stop, name in steps if value < stop), beyond)


def candidates(page: Page, at: int, force: Force) -> Found:
    """Return the places where a force may be, each with its traits; NOWHERE is one of them."""
    s, found = page.scenes[at], defaultdict[Spot, set[str]](set)
    for place in s.places:
        if (place.hosts or place.region) and not place.first < force.head < place.end:
            found[spot(place)] |= _in_sentence(s, force, place)
    _by_adjective(s, force, found)
    _before(page, at, force, found)
    for titled in page.titled if at >= TITLE else ():
        if titled not in found:
            found[titled].add("T")
    _near_claims(page, at, found)
    acting = set(agents(s, force))
    why = [passed.reason for passed in s.reading.passed if passed.first == force.first]
    often = page.spots_before(at)
    top = next(iter(often.most_common(1)), (NOWHERE, 0))[0]
    for one, traits in found.items():
        traits.update(_in_document(page, one, often[one]), _with_force(force, one, acting), ["topmost"] * (one == top))
        traits.update(_beside(s, force, next(source for source in "SMNT" if source in traits), why))
    inside = any("S" in traits for traits in found.values())
    return {**found, NOWHERE: _nowhere(page, s, force, why, inside=inside)}


def _in_sentence(s: Scene, force: Force, place: Places) -> set[str]:
    """Return how a place of its sentence stands to a force."""
    ahead = place.first >= force.head
    gap = place.first - force.end if ahead else force.first - place.end
    low, high = min(force.end, place.end), max(force.first, place.first)
    crossed = sum(low <= other.head < high and other is not force and not other.weak for other in s.forces)
    side, role, far = "a" if ahead else "b", place.role or "none", distance(s, force, place)
    told = {
        "S-clause": segment_of(s.clauses, place.first) == segment_of(s.clauses, force.head),
        "S-crossed": crossed > 0,
        "S-crossed2": crossed > 1,
        "S-rival": any(low <= other.first < high and other is not place and other.locative for other in s.places),
        "S-venue": venue(s, place),
        "S-else": of_else(s, force, place),
        "S-bare": place.bare,
        "S-site": bool(place.sites),
        "S-opens": place.first <= 1,
    }
    reach = "none" if far is None else step(far, DISTANCES, "25")
    always = {"S", f"S-role-{role}", f"S-role-{role}-{side}", f"S-{side}-gap{step(gap, GAPS, '25+')}", f"S-d{reach}"}
    return always | {f"S-{force.role}"} | {name for name, holds in told.items() if holds}


def _by_adjective(s: Scene, force: Force, found: Found) -> None:
    """Add the countries that a sentence names otherwise than as a place: "beside Iraqi forces"."""
    placed = {i for place in s.places for i in range(place.first, place.end)}
    for m in s.reading.kind("nation"):
        if m.first in placed:
            continue
        following = s.reading.at.get(m.end)
        found[Spot((m.value,))] |= {
            "N",
            "N-adj" if "adjective" in m.forms else "N-other",
            "N-ahead" if m.first >= force.head else "N-behind",
            *(["N-inside"] if force.first <= m.first < force.end else []),
            *([f"N-next-{following.kind}"] if following else []),
        }


def _before(page: Page, at: int, force: Force, found: Found) -> None:
    """Add the places that the sentences before name, each by its last mention."""
    s = page.scenes[at]
    for back, i in page.before(at, REACH):
        told = page.scenes[i]
        for one, place in page.named(i).items():
            if "M" in found[one]:
                continue
            holds = {
                "M-heading": told.reading.sentence.kind == "heading",
                "M-shortsent": len(told.reading.tokens) <= SHORT,
                "M-pointer": bool(pointers(s)),
                "M-venue": venue(told, place),
                "M-bare": place.bare,
                "M-onlyone": len(page.named(i)) == 1,
                "M-noplacehere": not s.places,
                "M-locativehere": any(other.locative for other in s.places),
            }
            found[one] |= {"M", f"M-age{step(back, AGES, '5-8')}", f"M-role-{place.role or 'none'}", f"M-{force.role}"}
            found[one] |= {name for name, so in holds.items() if so}


def _near_claims(page: Page, at: int, found: Found) -> None:
    """Note which places the rules read forces at, in the sentence and shortly before."""
    for draft in page.drafts[at]:
        if spot(draft) in found:
            found[spot(draft)].add("R-sentence")
    for back, i in page.before(at, RULED):
        for one in {spot(draft) for draft in page.drafts[i]} & found.keys():
            if not any(trait.startswith("R-age") for trait in found[one]):
                found[one].add(f"R-age{step(back, AGES[:2], '3-5')}")


def _in_document(page: Page, one: Spot, count: int) -> set[str]:
    """Return what the document as a whole says of a place."""
    only = one.hosts[0] if len(one.hosts) == 1 else None
    told = {
        "multi": len(one.hosts) > 1,
        "region": not one.hosts,
        "doc-host": one in page.spots,
        "doc-host1": not page.hosts.isdisjoint(one.hosts),
        "is-voice": only is not None and only == page.memory.voice,
        "is-topic": only is not None and only == page.memory.topic_nation,
        "is-sender": not page.senders.isdisjoint(one.hosts),
        "invaded": any(host in one.hosts for _, host in invasions()),
        "adj-owner": any(page.armies[host] >= OFTEN for host in one.hosts[:1]),
    }
    spoken = {f"located{_share(page, one.hosts[0])}"} if one.hosts else set()
    return {f"cnt{step(count, COUNTS, '4+')}"} | spoken | {name for name, holds in told.items() if holds}


def _share(page: Page, host: str) -> str:
    """Return how much of what is said of a country tells where something is: "never", "seldom", "often"."""
    located, named = page.located[host], page.mentions[host]
    return "-never" if not located else "-often" if located * 2 >= named else "-seldom"


def _with_force(force: Force, one: Spot, acting: set[str]) -> set[str]:
    """Return what speaks against a force at a place by whose it is."""
    own, hosts = set(force.nations), set(one.hosts)
    told = {
        "home": bool(own) and bool(hosts) and hosts <= own,
        "lead-home": force.lead is not None and force.lead in hosts,
        "agent-home": not own and not hosts.isdisjoint(acting),
        "hostile": any(hostile(nation, one) for nation in own),
    }
    return {name for name, holds in told.items() if holds}


def _beside(s: Scene, force: Force, source: str, why: Sequence[str]) -> set[str]:
    """Return what is known of a force, told apart by how a place came in."""
    told = {
        "num": force.number is not None,
        "nat": bool(force.nations),
        "weak": force.weak,
        "def": force.definite,
        "ours": force.ours,
        "multi": force.multi or force.collective,
    }
    verb = [f"verb-{force.verb.value}-{source}"] if force.verb else []
    return {
        f"src-{source}",
        f"kind-{s.reading.sentence.kind}-{source}",
        *(f"{name}-{source}" for name, holds in told.items() if holds),
        *(f"why-{reason}-{source}" for reason in why),
        *verb,
    }


def _nowhere(page: Page, s: Scene, force: Force, why: Sequence[str], *, inside: bool) -> set[str]:
    """Return what speaks for a force that is nowhere: one at home, one only named, one of the past."""
    clause = segment_of(s.clauses, force.head)
    noun = s.reading.fold(max(force.end - 1, force.first)) if force.role != "number" else ""
    told = {
        "weak": force.weak,
        "num": force.number is not None,
        "nat": bool(force.nations),
        "ours": force.ours,
        "def": force.definite,
        "multi": force.multi or force.collective,
        "machine": force.formation in {"aircraft", "ships"},
        "unitform": force.formation not in {"aircraft", "ships", "troops"},
        "about": page.memory.about_forces,
        "border": at_border(s, force),
        "noS": not inside,
        "manyforces": len(s.reading.kind("force")) >= CROWD,
    }
    cues = [cue for cue in CUES if any(clause[0] <= m.first < clause[1] for m in s.reading.cues(cue))]
    return {
        "none",
        f"none-{force.role}",
        f"none-doc{step(len(page.every), TOLD, '3+')}",
        f"none-dens{page.density}",
        *([f"none-head-{noun}"] if noun else []),
        *(f"none-{name}" for name, holds in told.items() if holds),
        *(f"none-why-{reason}" for reason in why),
        *(f"none-cue-{cue}" for cue in cues),
        *([f"none-verb-{force.verb.value}"] if force.verb else []),
        *([f"none-kind-{s.reading.sentence.kind}"] if s.reading.sentence.kind != "text" else []),
    }
