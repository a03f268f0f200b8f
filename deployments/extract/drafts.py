"""Claims in the making, as the rules hand them on."""

from dataclasses import dataclass, field

from deployments.extract.forces import Force
from deployments.extract.places import Places
from deployments.records import Status, Troops


@dataclass(slots=True)
class Draft:
    """A claim in the making: what it says, and from which rule and words.

    Attributes:
        rule: Name of the rule that read it.
        at: Index of the token it is read from.
        site: Name as written, and gazetteer id or None.
        spans: Further pieces of evidence, as offsets in the text.
        attributed_to: Who the text credits with it.
        carried: Whether its place or nation was taken over from an earlier sentence.
        force: The phrase that names the force, where the rule read one.
        place: Where that phrase was said to be.
        sure: How likely the place is, where the second reading found it.
    """

    rule: str
    at: int
    hosts: list[str] = field(default_factory=list)
    region: str | None = None
    site: tuple[str, str | None] | None = None
    formation: str = "troops"
    formation_count: int | None = None
    nation: str | None = None
    lead: str | None = None
    contributors: list[str] = field(default_factory=list)
    troops: Troops | None = None
    status: Status = "in-place"
    mission: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    carried: bool = False
    attributed_to: str | None = None
    force: Force | None = None
    place: Places | None = None
    sure: float | None = None
