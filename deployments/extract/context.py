"""What a reader keeps in mind from sentence to sentence: the host, the nation and the force spoken of."""

from dataclasses import dataclass, field

from deployments.extract.places import Places


@dataclass(slots=True)
class Memory:
    """What has been spoken of up to here.

    Attributes:
        hosts: The last host or hosts that a force was said to be in, with their region.
        region: Its region.
        where: Index of the sentence that named them.
        nation: The last nation whose force was spoken of.
        nation_at: Index of that sentence.
        formation: The last formation spoken of.
        lead: Its framework nation.
        heading: Places of the last heading or item head, for the lines below it.
    """

    hosts: tuple[str, ...] = ()
    region: str | None = None
    where: int = -99
    nation: str | None = None
    nation_at: int = -99
    formation: str | None = None
    formation_at: int = -99
    lead: str | None = None
    topic: list[str] = field(default_factory=list)
    span: tuple[int, int] | None = None
    nation_span: tuple[int, int] | None = None

    def place(self, found: Places, at: int, span: tuple[int, int]) -> None:
        """Remember where a force was said to be."""
        if found.hosts or found.region:
            self.hosts, self.region, self.where, self.span = tuple(found.hosts), found.region, at, span
