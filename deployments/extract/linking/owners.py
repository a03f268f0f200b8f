"""Whose a force at a place may be, and what speaks for each nation: traits that links.toml weighs.

An owner is a tuple of nations: its own, those that act, one named around it, or none, where a force is of several or of
nobody who is named. Traits of the last begin with "none".
"""

from collections import defaultdict
from collections.abc import Iterator

from deployments.extract.agents import agents
from deployments.extract.clauses import segment_of
from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.linking.hosts import COUNTS, GAPS, step
from deployments.extract.linking.page import Page, Spot, nations_of, spot
from deployments.extract.mentions import Mention
from deployments.extract.scene import Scene
from deployments.extract.subjects import governs, subject_like
from deployments.extract.who import hostile

Owner = tuple[str, ...]
Found = dict[Owner, set[str]]
NOBODY: Owner = ()
REACH = 6
"""Sentences for which a nation stays in mind."""
LAST = 3
"""Sentences for which the last claim is in mind."""
AGES = ((2, "1"), (4, "2-3"))
OFTEN = 3
"""So many of the nations named most are candidates wherever they were named."""
SOURCES = ("S", "M", "own", "agents", "voice", "D0")
"""Traits that tell how an owner came in; what is known of the force is told apart by them."""
FORMS = ("adjective", "people", "name")


def candidates(page: Page, at: int, force: Force, where: Spot) -> Found:
    """Return the owners that a force at a place may have, each with its traits; NOBODY is one of them."""
    s, found = page.scenes[at], defaultdict[Owner, set[str]](set)
    hosts = set(where.hosts)
    if force.nations:
        found[tuple(sorted(set(force.nations)))].add("own")
    if acting := agents(s, force):
        found[tuple(sorted(set(acting)))].add("agents")
    for m in s.reading.kind("nation"):
        if m.value not in hosts:
            found[m.value,] |= _in_sentence(s, force, m)
    _before(page, at, where, found)
    _near_claims(page, at, force, where, found)
    _in_document(page, hosts, found)
    counts = page.nations_through(at)
    most = next((nation for nation, _ in counts.most_common() if nation not in hosts), None)
    for one, traits in found.items():
        traits.add(f"cnt{step(max((counts[nation] for nation in one), default=0), COUNTS, '4+')}")
        attacks = any(hostile(nation, where) for nation in one)
        traits.update(_beside(s, force, traits), ["top"] * (one == (most,)), ["hostile"] * attacks)
    found[NOBODY] |= _nobody(page, at, force)
    return found


def _in_sentence(s: Scene, force: Force, m: Mention) -> set[str]:
    """Return how a nation of its sentence stands to a force."""
    ahead = m.first >= force.head
    gap = m.first - force.end if ahead else force.first - m.end
    place = next((p for p in s.places if p.first <= m.first < p.end), None)
    following = s.reading.at.get(m.end)
    told = {
        "clause": segment_of(s.clauses, m.first) == segment_of(s.clauses, force.head),
        "subject": subject_like(s, m, force),
        "governs": governs(s, m),
        "poss": s.reading.fold(m.end) in {"'s", "’"},
        "otherforce": any(m.value in other.nations for other in s.forces if other is not force),
    }
    return {
        "S",
        "ahead" if ahead else "behind",
        f"gap{step(gap, GAPS, '25+')}",
        next((form for form in FORMS if form in m.forms), "other"),
        f"place-{place.role or 'none'}" if place else "noplace",
        *([f"next-{following.kind}"] if following and following.kind in {"force", "verb", "cue"} else []),
        *(name for name, holds in told.items() if holds),
    }


def _before(page: Page, at: int, where: Spot, found: Found) -> None:
    """Add the nations of the sentences before, each by its last mention."""
    for back, i in page.before(at, REACH):
        for m in page.nations(i):
            if m.value not in where.hosts and "M" not in found[m.value,]:
                found[m.value,] |= _mentioned(page.scenes[i], m) | {f"M-age{step(back, AGES, '4-6')}"}


def _near_claims(page: Page, at: int, force: Force, where: Spot, found: Found) -> None:
    """Note whose forces the rules read in the sentence and shortly before."""
    for back, i in page.before(at, REACH):
        for draft, nation in _first_owners(page, i, where):
            traits = found[nation,]
            if not any(trait.startswith("R-age") for trait in traits):
                same = ["R-samehost"] * (spot(draft) == where) + ["R-sameform"] * (draft.formation == force.formation)
                traits.update([f"R-age{step(back, AGES, '4-6')}", *same])
    for _, nation in _first_owners(page, at, where):
        found[nation,].add("R-sentence")


def _first_owners(page: Page, at: int, where: Spot) -> Iterator[tuple[Draft, str]]:
    """Yield the claims of a sentence with their first owner, unless that is the host."""
    for draft in page.drafts[at]:
        for nation in nations_of(draft)[:1]:
            if nation not in where.hosts:
                yield draft, nation


def _mentioned(s: Scene, m: Mention) -> set[str]:
    """Return how a nation stood in a sentence before."""
    told = {
        "M": True,
        "M-force": any(m.value in force.nations or force.lead == m.value for force in s.forces),
        "M-governs": governs(s, m),
        "M-locative": any(p.first <= m.first < p.end and p.locative for p in s.places),
    }
    return {name for name, holds in told.items() if holds}


def _in_document(page: Page, hosts: set[str], found: Found) -> None:
    """Add whose voice a document is, whose forces it is about, and whom it names most and first."""
    told = {"voice": page.memory.voice, "topic": page.memory.topic_nation}
    for name, nation in told.items():
        if nation and nation not in hosts:
            found[nation,].add(name)
    for rank, nation in enumerate([n for n in page.often[: OFTEN + 1] if n not in hosts][:OFTEN]):
        found[nation,].add(f"D{rank}")
    for nation in sorted(page.titled_nations - hosts):
        found[nation,].add("title")


def _beside(s: Scene, force: Force, traits: set[str]) -> set[str]:
    """Return what is known of a force, told apart by how an owner came in."""
    clause = segment_of(s.clauses, force.head)
    told = {
        "num": force.number is not None,
        "ours": force.ours,
        "def": force.definite,
        "multi": force.multi or force.collective,
        "bg": force.formation == "battlegroup",
        "we": any(clause[0] <= m.first < force.head for m in s.reading.cues("ours")),
        force.role: True,
        f"verb-{force.verb.value if force.verb else ''}": force.verb is not None,
    }
    return {f"{source}-{name}" for source in SOURCES if source in traits for name, holds in told.items() if holds}


def _nobody(page: Page, at: int, force: Force) -> set[str]:
    """Return what speaks for a force of several nations, or of one that nothing names."""
    s = page.scenes[at]
    last = next((page.drafts[i][-1] for _, i in page.before(at, LAST) if page.drafts[i]), None)
    told = {
        "multi": force.multi or force.collective,
        "own": bool(force.nations),
        "num": force.number is not None,
        "bloc": bool(s.reading.cues("bloc")),
        "cuemulti": bool(s.reading.cues("multi")),
        "mission": force.mission is not None or bool(s.reading.kind("mission")),
        "ours": force.ours,
        "nonation": not s.reading.kind("nation"),
        "lastnone": last is not None and not (last.nation or last.lead),
    }
    names = {f"none-{name}" for name, holds in told.items() if holds}
    return {"none", f"none-{force.role}", f"none-{force.formation}"} | names
