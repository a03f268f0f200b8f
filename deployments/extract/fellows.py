"""Nations whose soldiers serve beside a force: "some 270 Dutch soldiers serve there, together with Norwegians"."""

from collections.abc import Iterator
from dataclasses import replace

from deployments.extract.drafts import Draft
from deployments.extract.lists import JOINTS
from deployments.extract.mentions import Mention
from deployments.extract.scene import Scene

BESIDE = (["alongside"], ["beside"], ["together", "with"], ["along", "with"], ["side", "with"], ["next", "to"])
AMONG = (["most", "of", "them"], ["among", "them"], ["mostly"], ["mainly"])
"""Behind the soldiers of several nations they bring some of these: "8,000 soldiers, most of them Germans"."""
NEAR = 2
"""Tokens between "together with" and the first nation."""


def beside(s: Scene, found: list[Draft]) -> Iterator[Draft]:
    """Read who serves beside a force: in the battlegroup that is known there, else by itself."""
    for at, run in _runs(s) if found else ():
        among = any(_says(s, at, words) for words in AMONG)
        main = next((d for d in reversed(found) if d.at < at), None)
        if main is None or (main.nation is None) != among:
            continue
        others = list(dict.fromkeys(m.value for m in run if m.value not in {main.nation, *main.hosts}))
        group = s.memory.forces.get("battlegroup")
        plain = replace(main, rule="beside", at=run[0].first, troops=None, formation_count=None, contributors=[])
        if group is not None and group.hosts == main.hosts:
            there = replace(plain, formation="battlegroup", nation=None, lead=group.lead, force=None)
            yield replace(there, contributors=[n for n in others if n != group.lead])
        else:
            yield from (replace(plain, formation="troops", nation=n) for n in others)


def _says(s: Scene, at: int, words: list[str]) -> bool:
    return [s.reading.fold(at + k) for k in range(len(words))] == words


def _runs(s: Scene) -> Iterator[tuple[int, list[Mention]]]:
    """Yield the peoples listed behind each "together with", with the index of that; no nation's named force."""
    held = {i for f in s.forces for i in range(f.first, f.end)}
    for at in range(len(s.reading.tokens)):
        words = next((w for w in (*BESIDE, *AMONG) if _says(s, at, w)), None)
        if words is None or s.reading.fold(at + len(words)) == "from":
            continue
        run: list[Mention] = []
        for m in s.reading.kind("nation"):
            end = run[-1].end if run else at + len(words)
            between = {s.reading.fold(i) for i in range(end, m.first)}
            if m.first < end or not m.forms & {"people", "name"} or m.first in held:
                continue
            if (run and not between <= JOINTS) or (not run and m.first - end > NEAR):
                break
            run.append(m)
        if run:
            yield at, run
