"""What a reader keeps in mind from sentence to sentence: the host, the nation and the force spoken of."""

from dataclasses import dataclass, field

from deployments.extract.drafts import Draft
from deployments.records import Status, Troops

FAR = -99


@dataclass(slots=True)
class Memory:
    """What has been spoken of up to a sentence.

    Attributes:
        hosts: The host or hosts that a force was last said to be in, or that a heading names.
        region: Their region.
        place_at: Index of the sentence that named them.
        nation: The nation whose force was last spoken of.
        nation_at: Index of that sentence.
        topic_nation: The nation whose forces the document is about, if it is about one.
        voice: The nation that "we" most likely is: the one named most.
        formation: The formation that was last named, one that nations lead.
        formation_at: Index of that sentence.
        turn: The nation of the leader who speaks, where a label names one.
        forces: The last draft of each formation.
        last: The last draft of all.
        last_at: Index of its sentence.
        standing: The last draft of what is in place.
        standing_at: Index of its sentence.
        force_at: Index of the last sentence with a force that is no weak noun.
        named: The country that was last named at all.
        named_at: Index of that sentence.
        about: The country that the text is about: the one named most that does not speak.
        listing: The status of what a list under the last sentence holds, where that tells of plans.
        mentioned: By country that was named in any way, the sentence that last did so.
        all_named: All countries that were named so.
        named_sites: The sites that were named with it.
        subject: The nation that a sentence last began with.
        subject_at: Index of that sentence.
        about_forces: Whether the text is about forces throughout.
        unplaced: People of a nation that the sentence before counted without a place, and the span of that sentence.
        unplaced_at: Index of that sentence.
        people: The one people that a sentence last named ("the North Koreans").
        people_at: Index of that sentence.
        nouns: By noun of force ("advisers"), the one nation last named with it, and where.
        seen_hosts: All hosts that forces were said to be in.
        span: Offsets of the sentence that named the place.
        total_at: Index of the last sentence that asked for a total.
        who_at: Index of the last sentence that asked who is there.
        headed: The hosts that the last title or heading named: those of the tables under it.
        head_region: Their region.
        head_formation: The formation that the last heading named.
        senders: Whether the nations that label its lines are those who send.
        short: Whether the text is short enough to be about one thing.
    """

    hosts: tuple[str, ...] = ()
    region: str | None = None
    place_at: int = FAR
    nation: str | None = None
    nation_at: int = FAR
    topic_nation: str | None = None
    voice: str | None = None
    formation: str | None = None
    formation_at: int = FAR
    turn: str | None = None
    forces: dict[str, Draft] = field(default_factory=dict)
    last: Draft | None = None
    last_at: int = FAR
    standing: Draft | None = None
    standing_at: int = FAR
    force_at: int = FAR
    named: str | None = None
    named_at: int = FAR
    about: str | None = None
    listing: Status | None = None
    mentioned: dict[str, int] = field(default_factory=dict)
    all_named: set[str] = field(default_factory=set)
    named_sites: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    subject: str | None = None
    subject_at: int = FAR
    about_forces: bool = False
    unplaced: tuple[Troops, tuple[int, int]] | None = None
    unplaced_at: int = FAR
    seen_hosts: set[str] = field(default_factory=set)
    people: str | None = None
    people_at: int = FAR
    nouns: dict[str, tuple[str, int]] = field(default_factory=dict)
    span: tuple[int, int] | None = None
    total_at: int = FAR
    who_at: int = FAR
    senders: bool = False
    short: bool = False
    headed: tuple[str, ...] = ()
    head_region: str | None = None
    head_formation: str | None = None

    def _over_beside(self, draft: Draft, at: int) -> bool:
        """Whether a force only went where one of another nation is that was just spoken of."""
        here = self.standing if at - self.standing_at <= 1 else None
        gone = draft.status == "ended" and draft.nation is not None
        return gone and here is not None and here.nation not in {None, draft.nation} and here.hosts == draft.hosts

    def place(self, hosts: tuple[str, ...], region: str | None, at: int, span: tuple[int, int]) -> None:
        """Remember where the text is."""
        self.hosts, self.region, self.place_at, self.span = hosts, region, at, span
        self.seen_hosts.update(hosts)

    def keep(self, draft: Draft, at: int, span: tuple[int, int]) -> None:
        """Remember a force that was spoken of."""
        main = self.last_at == at and self.last is not None and self.last.troops and self.last.nation == draft.nation
        if not (main and self.last and self.last.hosts == draft.hosts and not draft.troops):
            self.last, self.last_at = draft, at
        if self._over_beside(draft, at):
            return  # "They relieve the Danes": "they" stay in mind
        self.forces[draft.formation] = draft
        if draft.status == "in-place":
            self.standing, self.standing_at = draft, at
        if draft.nation:
            self.nation, self.nation_at = draft.nation, at
        if draft.carried and (self.hosts or self.region):
            self.place_at = at
        elif not draft.hosts and self.hosts and self.place_at == at:
            return  # "300 troops in Mali and others at sea"
        else:
            self.place(tuple(draft.hosts), draft.region, at, span)
