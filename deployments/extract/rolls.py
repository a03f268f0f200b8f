"""Rolls of battlegroups, a host at a time: "Estonia (led by Britain, with Denmark)", "Latvia: Canada (lead), Spain"."""

from collections.abc import Iterator

from deployments.extract.clauses import segment_of
from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.leading import LED
from deployments.extract.mentions import Mention
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.status import status_of

LONGEST = 60
"""Tokens of the longest bracket."""
LABEL = 3
"""Tokens before the host that heads a row."""
ROLE = {"framework", "lead"}
SIGNS = {":", "–", "—", "-"}


def rolls(s: Scene) -> list[Draft]:
    """Return the battlegroups that a sentence lists by their hosts, each with its lead and contributors."""
    return [*_bracketed(s), *_row(s)]


def _bracketed(s: Scene) -> Iterator[Draft]:
    """Read what stands in brackets behind each host: "in Estonia (led by Britain, with Denmark), Latvia (led by"."""
    spoken_of = any(formation in s.memory.forces for formation in LED)
    for host in s.reading.kind("nation"):
        if s.reading.fold(host.end) != "(" or "name" not in host.forms:
            continue
        close = next((i for i in range(host.end, host.end + LONGEST) if s.reading.fold(i) == ")"), host.end)
        inside = [m for m in s.reading.kind("nation") if host.end < m.first < close]
        led = [m for m in s.reading.cues("lead-by") if host.end < m.first < close]
        leads = [m for m in inside if led and m.first >= led[0].end]
        if leads and (len(inside) > 1 or spoken_of):
            yield from _draft(s, host, leads[0], inside)


def _row(s: Scene) -> Iterator[Draft]:
    """Read a row that a host heads, with the role in brackets: "Latvia: Canada (framework nation), Albania, Spain"."""
    named = s.reading.kind("nation")
    if len(named) < LABEL or named[0].first > LABEL or s.reading.fold(named[0].end) not in SIGNS:
        return
    lead = next((m for m in named[1:] if s.reading.fold(m.end) == "(" and s.reading.fold(m.end + 1) in ROLE), None)
    if lead is not None and not s.reading.numbers:
        yield from _draft(s, named[0], lead, named[1:])


def _draft(s: Scene, host: Mention, lead: Mention, named: list[Mention]) -> Iterator[Draft]:
    formation = next((f.formation for f in s.forces if f.formation in LED), "battlegroup")
    probe = Force(formation, "unit", host.first, host.end, host.first)
    status = status_of(s.reading, probe, segment_of(s.clauses, host.first))
    contributors = [n for n in dict.fromkeys(m.value for m in named) if n not in {lead.value, host.value}]
    place = Places([host.value], role="in", first=host.first, end=host.end)
    if status:
        yield Draft(
            "roll", lead.first, [host.value], None, None, formation, lead=lead.value, contributors=contributors,
            status=status, place=place,
        )  # fmt: skip
