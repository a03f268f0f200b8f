"""Lists of nations that take part in the formation spoken of: "Belgium, Norway and the Netherlands contribute"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from deployments.extract.clauses import segment_of
from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.leading import LED
from deployments.extract.mentions import Mention
from deployments.extract.scene import Scene
from deployments.extract.verbs import BE, HAVE
from deployments.lexicon import closed
from deployments.records import Status

INTO = {"to", "into", "in", "within", "with", "of", "for", "as"}
"""Before a formation they bring what goes into it: "two officers to the battlegroup"."""
PARTAKE = closed("partake")
MISSIONS = {"it", "them", "mission", "force", "contingent", "operation"}
CONTRIBUTE = closed("contribute")
GIVES = closed("gives_part")
PARTS = closed("parts")
JOINTS = {",", "and", "the", "as", "well", "&", "/", "also", "both", "plus", "or"}
CLOSE = 6
"""Tokens between a list of nations and the word that says that they take part."""
TOTAL = {"total", "totals", "sum"}
EACH = 4
"""Tokens between a number and "each"."""
RECENT = 2
"""Sentences for which a formation stays in mind as the one that nations take part in."""


COMPARED = {"fewer", "more", "most"}
UNITS = {"battalion", "brigade", "company", "division", "corps"}


def goes_into(s: Scene, force: Force) -> bool:
    """Whether a formation is only what others are sent to: "sent two officers to the battlegroup"."""
    i = force.first - 1
    while s.reading.fold(i) in {"the", "a", "this", "that", "its", "same"}:
        i -= 1
    return s.reading.fold(i) in INTO and any(f.end <= i for f in s.forces if f is not force)


def share(s: Scene) -> None:
    """Give the people that a sentence counts for each formation to that: "with 1,000 soldiers each"."""
    unit = next((f for f in s.forces if f.formation == "battlegroup" and not f.number), None)
    marks = s.reading.cues("each")
    for force in s.forces:
        near = any(-EACH < m.first - force.end < EACH or -EACH < force.first - m.end < EACH for m in marks)
        if unit and near and force.number and force.formation == "troops" and not force.nations:
            force.formation, force.multi, force.weak = unit.formation, True, False


def come_from(s: Scene) -> None:
    """Let a unit that people are from only tell more of them: "500 personnel from a battalion are in Estonia"."""
    for people, unit in pairwise(s.forces):
        told = people.role == "people" and people.formation == "troops" and unit.formation in UNITS and not unit.lead
        between = {s.reading.fold(i) for i in range(people.end, unit.first)} - {",", "the", "a"}
        placed = any(p.locative and p.first == unit.end for p in s.places) and unit.verb is None
        if told and between == {"from"} and not placed:
            unit.role, people.end = "member", unit.end


def sum_up(s: Scene) -> None:
    """Take a line that sums up a list for the strength of its formation; one over many hosts is no claim."""
    at = next((i for i in range(2) if s.reading.fold(i) in TOTAL), None)
    if at is None or s.reading.fold(at + 1) not in {":", "–", "-", "|", "strength", "troops"}:
        return
    known = s.memory.forces.get("battlegroup")
    over_hosts = s.memory.topic_nation is not None and s.memory.nation == s.memory.topic_nation
    for force in s.forces:
        if over_hosts:
            force.role = "member"
        elif force.number and not force.nations and force.formation == "troops":
            force.multi, force.weak = True, False
            force.formation = "battlegroup" if known and tuple(known.hosts) == s.memory.hosts else force.formation


def partners(s: Scene, found: list[Draft]) -> Iterator[Draft]:
    """Read who takes part in a formation or mission that the sentence, or one just before, spoke of."""
    words = [t.fold for t in s.reading.tokens]
    said = [i for i, word in enumerate(words) if word in PARTAKE or _gives(words, i)]
    formation = _spoken_of(s, found)
    if formation is None or any(d.contributors for d in found):
        return
    run, answers = _longest(s, formation), s.index - s.memory.who_at == 1
    if len(run) < 2 - (formation not in found) or not (_near(run, said) or _told(s, run, formation, found) or answers):
        return
    nations = [m.value for m in run if m.value != formation.lead and m.value not in formation.hosts]
    status = _status(s, _colon(s, run[0].first) or run[-1].first)
    if not status or not set(nations) - set(formation.contributors):
        return
    part = replace(formation, rule="taking-part", at=run[0].first, troops=None, site=None, status=status)
    part = replace(part, formation_count=None, spans=[], carried=formation not in found)
    if formation.formation in LED:
        yield replace(part, contributors=nations)
    elif (answers and not any(d.nation for d in found)) or any(
        words[i] in CONTRIBUTE | COMPARED and _in_it(s, i) for i in said
    ):
        yield from (replace(part, formation="troops", nation=nation, contributors=[]) for nation in nations)


def _gives(words: list[str], at: int) -> bool:
    """Whether somebody gives a part of a formation, or takes turns in it: "has sent a press officer"."""
    if words[at] in COMPARED:
        return words[at - 1] in CONTRIBUTE | GIVES | HAVE and words[at + 1 : at + 2] in ([], ["."], [","], [";"])
    if words[at] == "turns":
        return words[at - 1] in {"take", "takes", "taking", "took"}
    return words[at] in GIVES and not PARTS.isdisjoint(words[at + 1 : at + CLOSE])


def _compares(s: Scene, at: int) -> bool:
    """Whether a word only says that others have more or fewer."""
    return s.reading.fold(at) in COMPARED and s.reading.fold(at - 1) in HAVE


def _in_it(s: Scene, at: int) -> bool:
    """Whether it is the mission spoken of that nations join, and no treaty: "have joined it"."""
    if not s.reading.fold(at).startswith("join"):
        return True
    return bool(MISSIONS & {s.reading.fold(i) for i in range(at + 1, at + 4)}) or bool(s.reading.kind("mission"))


def _colon(s: Scene, at: int) -> int | None:
    """Return the last token before the colon that brings a list, where one does."""
    colon = at - 1 - (s.reading.fold(at - 1) == "the")
    return colon - 1 if s.reading.fold(colon) == ":" and colon else None


def _told(s: Scene, run: list[Mention], formation: Draft, found: list[Draft]) -> bool:
    """Whether a colon brings the members of a formation that its sentence names."""
    return bool(run) and formation in found and s.reading.fold(run[0].first - 1) == ":"


def _status(s: Scene, at: int) -> Status | None:
    """Return the status of taking part by the words of its clause: who contributes does so now."""
    first, end = segment_of(s.clauses, at)
    kinds = {m.value for m in s.reading.mentions if m.kind == "cue" and first <= m.first < end}
    if kinds & {"not", "deny", "wish"} or s.reading.fold(len(s.reading.tokens) - 1) == "?":
        return None
    if any(m.value == "leave" and "past" in m.forms and first <= m.first < end for m in s.reading.kind("verb")):
        return "ended"
    ahead = any(s.reading.fold(i) == "to" and s.reading.fold(i + 1) in PARTAKE for i in range(first, end))
    return "proposed" if "maybe" in kinds else "planned" if ahead or kinds & {"will", "soon"} else "in-place"


def _spoken_of(s: Scene, found: list[Draft]) -> Draft | None:
    """Return the formation or mission that a sentence names or that the ones before were about."""
    here = [d for d in found if d.formation in LED and (d.lead or d.formation == "battlegroup")]
    here = here or [d for d in found if d.mission and not d.nation]
    own = [d for d in found if d.nation and d.formation == "troops"]
    if own and any(_compares(s, i) for i in range(own[-1].at, len(s.reading.tokens))):
        return replace(own[-1], nation=None)  # "210 are from Peru; Fiji and Nepal have more"
    if here:
        return here[0] if len({tuple(d.hosts) for d in here}) == 1 else None
    if any(p.locative and p.hosts for p in s.places) or s.index - s.memory.last_at > RECENT:
        return None
    last = s.memory.last
    known = last if last and last.formation in LED else s.memory.forces.get("battlegroup")
    if known and len(known.hosts) == 1 and last and last.hosts == known.hosts:
        return known
    ongoing = last is not None and (last.status != "ended" or any(t.fold in BE for t in s.reading.tokens))
    return last if last and len(last.hosts) == 1 and ongoing else None


def _longest(s: Scene, formation: Draft) -> list[Mention]:
    """Return the longest list of nations that are no places."""
    runs: list[list[Mention]] = [[]]
    for m in s.reading.kind("nation"):
        alone = m.forms & {"name", "people"} and s.reading.fold(m.end) != "-"
        if not alone or m.value in formation.hosts or _counted(s, m) or _placed(s, m):
            runs.append([])
            continue
        between = {s.reading.fold(i) for i in range(runs[-1][-1].end, m.first)} if runs[-1] else set()
        if not between <= JOINTS:
            runs.append([])
        runs[-1].append(m)
    return max(runs, key=len)


def _counted(s: Scene, m: Mention) -> bool:
    """Whether a nation stands with a force of its own, which other rules read."""
    return any(f.number and f.first - 2 <= m.first < f.end for f in s.forces)


def _placed(s: Scene, m: Mention) -> bool:
    return any(p.locative and p.first <= m.first < p.end for p in s.places)


def _near(run: list[Mention], said: list[int]) -> bool:
    """Whether the word of taking part belongs to a list: in its clause, right before or behind it."""
    low, high = run[0].first, run[-1].end
    return any(abs(i - high) <= CLOSE or 0 <= low - i <= CLOSE for i in said)
