"""What a document says around a sentence, as far as the rules have read it: which places, nations and claims."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from deployments.extract.context import Memory
from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.lexicon import closed

ENDS = closed("stop") | closed("locative") | closed("goal") | closed("source") | closed("light")
"""Behind a people's name they show that it is a noun."""
TITLE = 2
"""Sentences that say what a document is about."""
BACK = 40
"""Sentences over which is counted how often a place or nation is named."""
REACH = 8
"""Sentences for which a place stays in mind."""
DENSITIES = 5
"""Steps in which the share of sentences that name a force is told."""


class Spot(NamedTuple):
    """Where a force may be: hosts told together, or a region that has none."""

    hosts: tuple[str, ...] = ()
    region: str | None = None


NOWHERE = Spot()


def spot(place: Places | Draft) -> Spot:
    """Return where a place or a draft is."""
    return Spot(tuple(sorted(place.hosts))) if place.hosts else Spot((), place.region)


@dataclass
class Page:
    """A document, or a part of a long one that is a document to it, with what the rules made of it.

    Attributes:
        scenes: Its sentences.
        drafts: By sentence, what the rules read from it.
        memory: What is known of the document as a whole: whose voice it is, whose forces it is about.
    """

    scenes: list[Scene]
    drafts: list[list[Draft]]
    memory: Memory
    _named: dict[int, dict[Spot, Places]] = field(init=False, repr=False, default_factory=dict)
    _peoples: dict[int, list[Force]] = field(init=False, repr=False, default_factory=dict)

    def named(self, at: int) -> dict[Spot, Places]:
        """Return the places of a sentence, the first of each."""
        if at not in self._named:
            found: dict[Spot, Places] = {}
            for place in self.scenes[at].places:
                if place.hosts or place.region:
                    found.setdefault(spot(place), place)
            self._named[at] = found
        return self._named[at]

    def peoples(self, at: int) -> list[Force]:
        """Return the peoples of a sentence that may stand for their soldiers: "took over from the Dutch"."""
        if at not in self._peoples:
            s = self.scenes[at]
            taken = {i for force in s.forces for i in range(force.first, force.end)}
            found = [m for m in self.nations(at) if m.first not in taken and _people(s, m)]
            self._peoples[at] = [
                Force("troops", "contingent", m.first, m.end, m.first, nations=[m.value], weak=True) for m in found
            ]
        return self._peoples[at]

    def before(self, at: int, reach: int) -> Iterator[tuple[int, int]]:
        """Yield the sentences before one, the nearest first: how many back, and its number."""
        return ((back, at - back) for back in range(1, min(reach, at) + 1))

    def spots_before(self, at: int) -> Counter[Spot]:
        """Return how often each place was named shortly before a sentence."""
        return Counter(named for i in range(max(0, at - BACK), at) for named in self.named(i))

    def nations_through(self, at: int) -> Counter[str]:
        """Return how often each nation was named in a sentence and shortly before."""
        return Counter(m.value for i in range(max(0, at - BACK), at + 1) for m in self.nations(i))

    def nations(self, at: int) -> list[Mention]:
        """Return the nations that a sentence names."""
        return self.scenes[at].reading.kind("nation")

    def claimed(self, at: int, force: Force) -> bool:
        """Whether the rules made something of a force."""
        return any(draft.force is force for draft in self.drafts[at])

    @cached_property
    def every(self) -> list[Draft]:
        """All drafts."""
        return [draft for drafts in self.drafts for draft in drafts]

    @cached_property
    def hosts(self) -> set[str]:
        """All hosts that the rules read."""
        return {host for draft in self.every for host in draft.hosts}

    @cached_property
    def spots(self) -> set[Spot]:
        """All places where the rules read a force."""
        return {spot(draft) for draft in self.every}

    @cached_property
    def senders(self) -> set[str]:
        """All nations whose forces the rules read."""
        return {nation for draft in self.every for nation in nations_of(draft)}

    @cached_property
    def titled(self) -> list[Spot]:
        """The places that the beginning names, in order."""
        return [*dict.fromkeys(named for at in range(min(TITLE, len(self.scenes))) for named in self.named(at))]

    @cached_property
    def titled_nations(self) -> set[str]:
        """The nations that the beginning names."""
        return {m.value for at in range(min(TITLE, len(self.scenes))) for m in self.nations(at)}

    @cached_property
    def often(self) -> list[str]:
        """The nations of the whole, those most often named first."""
        return [nation for nation, _ in self.mentions.most_common()]

    @cached_property
    def armies(self) -> Counter[str]:
        """How often each nation's own forces are named."""
        return Counter(n for s in self.scenes for force in s.forces if not force.weak for n in force.nations)

    @cached_property
    def located(self) -> Counter[str]:
        """How often each country is named as where something is or goes."""
        return Counter(h for s in self.scenes for p in s.places if p.locative and not p.bare for h in p.hosts)

    @cached_property
    def mentions(self) -> Counter[str]:
        """How often each country is named in any way."""
        return Counter(m.value for at in range(len(self.scenes)) for m in self.nations(at))

    @cached_property
    def density(self) -> int:
        """The share of sentences that name a force, in steps."""
        told = sum(any(not force.weak for force in s.forces) for s in self.scenes)
        return min(DENSITIES - 1, told * DENSITIES // max(1, len(self.scenes)))


def _people(s: Scene, m: Mention) -> bool:
    """Whether a word names a people, and is no adjective of what follows: "the Dutch", "Czechs"."""
    following = s.reading.at.get(m.end)
    word = s.reading.fold(m.end)
    acts = following is not None and following.kind == "verb"
    noun = word.isalpha() and word not in ENDS and not acts
    plural = s.reading.fold(m.end - 1).endswith("s") or s.reading.fold(m.first - 1) == "the"
    return "people" in m.forms and plural and not noun and word not in {"'s", "’", "-"}


def nations_of(draft: Draft) -> list[str]:
    """Return the nations whose force a draft tells of."""
    return [n for n in (draft.nation, draft.lead, *draft.contributors) if n]
