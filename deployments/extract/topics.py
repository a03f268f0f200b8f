"""What a sentence leaves in mind, whether or not it claims anything: heads, questions, missions, subjects."""

from deployments.extract.carried import noun
from deployments.extract.context import FAR, Memory
from deployments.extract.grammar import drafts
from deployments.extract.leading import LED
from deployments.extract.nearness import venue
from deployments.extract.places import Places
from deployments.extract.scene import Scene, asked
from deployments.extract.subjects import subject_of
from deployments.extract.where import where

OFFICE = 2
"""Tokens between a country and its office: "Senegal's president"."""
SUMS = {"all", "altogether", "overall", "together", "total"}
"""Words by which a question asks for a figure over all nations."""
ASKED = 12
"""Sentences for which a place stays in mind, so that a question about "there" brings it back."""
OPENS = {":", "including", "includes"}
"""A list follows them."""
WHO = {"who", "whose", "which", "countries", "nations"}


def _thing(here: Scene, place: Places) -> bool:
    """Whether a country only owns what is spoken of: "Russia's invasion", and no office: "Senegal's president"."""
    return place.role == "of-it" and not any(0 < m.first - place.end <= OFFICE for m in here.reading.cues("government"))


def _attacked(here: Scene, place: Places) -> bool:
    """Whether a country is only what is attacked: "the invasion of Ukraine"."""
    return place.role == "of" and any(m.first <= place.first < m.end for m in here.reading.cues("venue"))


def note(memory: Memory, here: Scene) -> None:
    """Keep the country and the subject that a sentence names in mind, whether or not a force is there."""
    named = [p for p in here.places if len(p.hosts) == 1 and p.role != "against" and not _attacked(here, p)]
    countries = [p for p in named if p.locative or not (p.bare or _thing(here, p))]
    if countries := [p for p in countries if p.hosts != [memory.voice]] or countries:
        memory.named, memory.named_at = countries[0].hosts[0], here.index
        memory.named_sites = [] if countries[0].bare else countries[0].sites
    _mention(memory, here)
    _people(memory, here)
    _listing(memory, here)
    memory.all_named.update(host for p in here.places if not p.bare for host in p.hosts)
    if asked(here) and not SUMS.isdisjoint(t.fold for t in here.reading.tokens):
        memory.total_at = here.index
    if here.reading.fold(0) in SUMS and not here.reading.numbers:
        memory.total_at = here.index
    missions = [p for p in here.places if p.role == "mission" and len(p.hosts) == 1]
    if missions and not memory.headed:
        memory.headed = tuple(missions[0].hosts)
    if missions and memory.last_at < here.index:
        memory.place(
            tuple(missions[0].hosts), None, here.index, (here.reading.sentence.start, here.reading.sentence.end)
        )
        memory.force_at = here.index
    for force in here.forces:
        if force.formation in LED and not force.weak:
            memory.formation, memory.formation_at = force.formation, here.index
        if len(force.nations) == 1 and force.role == "people":
            memory.nouns[noun(here, force)] = (force.nations[0], here.index)
            memory.force_at = here.index
    if subject := subject_of(here):
        memory.subject, memory.subject_at = subject, here.index


def _people(memory: Memory, here: Scene) -> None:
    """Keep in mind the one people that a sentence names: "about the North Koreans"."""
    peoples = {m.value for m in here.reading.kind("nation") if "people" in m.forms and "name" not in m.forms}
    if len(peoples) == 1:
        memory.people, memory.people_at = next(iter(peoples)), here.index


def _listing(memory: Memory, here: Scene) -> None:
    """Keep in mind whether a list under a sentence tells of plans: "announced more forces in Europe, including"."""
    if here.reading.sentence.kind == "item":
        return
    words = [t.fold for t in here.reading.tokens]
    opens = words[-1] in OPENS
    planned = opens and bool(here.reading.cues("will"))
    memory.listing = "proposed" if opens and here.reading.cues("maybe") else "planned" if planned else None


def _mention(memory: Memory, here: Scene) -> None:
    """Keep in mind which countries were mentioned last, but as those whose a force is."""
    own = {n for f in here.forces for n in f.nations}
    for m in here.reading.kind("nation"):
        if m.value not in own:
            memory.mentioned.pop(m.value, None)
            memory.mentioned[m.value] = here.index


def title(memory: Memory, scenes: list[Scene], celled: set[int]) -> None:
    """Begin with the place that the title names; a cell of a table is no title."""
    for here in scenes[:3]:
        if here.index in celled:
            continue
        head(memory, here, (here.reading.sentence.start, here.reading.sentence.end))
        if memory.hosts:
            return


def head(memory: Memory, here: Scene, span: tuple[int, int]) -> None:
    """Keep the place of a heading or of an item's label in mind for what stands below it."""
    kind = here.reading.sentence.kind
    led = next((f.formation for f in here.forces if f.formation in LED), None)
    if kind == "heading" and led:
        memory.head_formation = led
    for place in here.places:
        label = (
            place.first <= 3
            and not place.role
            and here.reading.fold(place.end) in {".", ":", ",", "", "–", ")"}
            and ":" not in {here.reading.fold(i) for i in range(place.first)}
            and not place.bare
        )
        named = kind == "heading" and len(place.hosts) == 1 and not place.role and not place.bare
        of_force = named and any(f.formation in LED for f in here.forces)
        if (
            of_force
            or (kind == "heading" and place.locative and (place.hosts or here.forces) and not venue(here, place))
            or (label and kind in {"item", "heading"} and not here.forces)
        ):
            memory.place(tuple(place.hosts), place.region, here.index, span)
            memory.headed, memory.head_region = memory.hosts, memory.region
            return


def asks(memory: Memory, here: Scene, span: tuple[int, int]) -> None:
    """Keep what a question is about in mind for its answer: the force, else only the place."""
    for draft in (asked_of := drafts(here)):
        memory.keep(draft, here.index, span)
        if draft.force:
            here.pass_over(draft.force, "not-stated")
    located = {i for p in here.places if p.locative for i in range(p.first, p.end)}
    asked_about = [m.value for m in here.reading.kind("nation") if m.first not in located]
    if asked_about:
        memory.nation, memory.nation_at = asked_about[0], here.index
        memory.subject, memory.subject_at = asked_about[0], here.index
    if asked_of:
        memory.standing_at = here.index if asked_of[-1].status == "in-place" else FAR
    if not WHO.isdisjoint(t.fold for t in here.reading.tokens):
        memory.who_at = here.index
    named = [place for f in here.forces if (place := where(here, f)[0]) is not None and place.end]
    named = named or [p for p in here.places if p.locative and len(p.hosts) == 1 and (asked_about or p.sites)]
    there = bool(here.reading.cues("there")) or {"how", "many"} <= {t.fold for t in here.reading.tokens}
    if there and not named and not asked_of and memory.hosts and here.index - memory.place_at <= ASKED:
        memory.place_at = here.index
    if named and not asked_of:
        memory.place(tuple(named[0].hosts), named[0].region, here.index, span)
