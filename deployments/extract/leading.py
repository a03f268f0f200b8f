"""Words of leading, and the nations that may lead: "leads", "is led by", "under Canadian command", "Canadian-led"."""

from deployments.extract.mentions import Mention
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.subjects import AGENT_FORMS
from deployments.lexicon import closed

LED = ("battlegroup", "battalion", "brigade", "division")
COMMAND = {"command", "leadership", "lead", "guidance"}
LEADING = {"led", "headed", "commanded"}
GROUP = closed("groups")
SAYS = closed("says")
BACK = 12
"""Tokens between a word for a formation and "led by" behind it."""
DENIED = 3
"""Tokens between "not" and the word of leading that it denies."""


def words_of_leading(s: Scene) -> list[Mention]:
    """Return the words of leading, in order: "leads", "is led by", "under Canadian command", "is Canadian-led"."""
    cues = [m for m in s.reading.cues("leads", "lead-by") if not _hyphened(s, m)]
    denied = [m.end for m in s.reading.cues("not", "deny")]
    cues = [m for m in cues if s.reading.fold(m.first - 1) != "who" or s.reading.fold(m.first - 2) == ","]
    cues = [m for m in cues if _of_force(s, m) and not any(0 <= m.first - end < DENIED for end in denied)]
    nations = [m for m in s.reading.kind("nation") if _commands(s, m) or _compound(s, m) or _alike(s, m)]
    return sorted(cues + nations, key=lambda m: m.first)


def _hyphened(s: Scene, m: Mention) -> bool:
    """Whether a word is only the end of a compound: "NATO-led"."""
    return s.reading.fold(m.first - 1) == "-" and s.reading.tokens[m.first - 1].end == s.reading.tokens[m.first].start


def _of_force(s: Scene, m: Mention) -> bool:
    """Whether a formation is what is led, and no delegation, drive or company."""
    words = [s.reading.fold(i) for i in range(m.first, m.end)]
    if s.memory.head_formation and s.reading.sentence.kind == "item":
        return True
    if {"framework", "nation", "country", "same"}.intersection(words):
        return True
    if m.value == "lead-by":
        near = [f for f in s.forces if f.head < m.first][-1:] or [f for f in s.forces if m.first < f.head][:1]
        if any(f.formation in LED for f in near):
            return True
        return bool(GROUP.intersection(s.reading.fold(i) for i in range(m.first - BACK, m.first)))
    return _object(s, m)


def _object(s: Scene, m: Mention) -> bool:
    """Whether what stands between "leads" and a place or comma is a formation, a mission, or nothing."""
    behind = [p.first for p in s.places if p.first >= m.end and p.locative]
    signs = [i for i in range(m.end, len(s.reading.tokens)) if s.reading.fold(i) in {",", ";"}]
    stop = min([*behind, *signs] or [m.end])
    if stop - m.end <= 1:
        return True
    led = next((f for f in s.forces if m.end <= f.head < stop), None)
    if led is not None and not led.weak:
        return led.formation in LED or s.reading.fold(led.head) in GROUP
    missions = any(m.end <= x.first < stop for x in s.reading.kind("mission"))
    return missions or bool(GROUP.intersection(s.reading.fold(i) for i in range(m.end, stop)))


def _commands(s: Scene, m: Mention) -> bool:
    """Whether a nation's command is named: "under German command", "under French and in Slovakia under Czech"."""
    before = {s.reading.fold(m.first - 1), s.reading.fold(m.first - 2)}
    if "under" not in before or "adjective" not in m.forms:
        return False
    words = {t.fold for t in s.reading.tokens[m.end :]}
    return s.reading.fold(m.end) in COMMAND or (s.reading.fold(m.end) in {",", "and"} and bool(words & COMMAND))


def _compound(s: Scene, m: Mention) -> bool:
    """Whether "-led" stands behind a nation with no force of its own: "is Canadian-led", "a British-led one"."""
    if s.reading.fold(m.end) != "-" or s.reading.fold(m.end + 1) not in LEADING:
        return False
    return not any(f.lead == m.value and f.first <= m.first < f.end for f in s.forces)


def _alike(s: Scene, m: Mention) -> bool:
    """Whether a nation leads another "one" beside a formation with its lead: "and the Canadian one in Latvia"."""
    behind = s.reading.fold(m.end) in {"one", "ones"} and "adjective" in m.forms
    return behind and any(f.lead and f.end <= m.first for f in s.forces)


def may_lead(s: Scene, m: Mention, hosts: list[Places]) -> bool:
    """Whether a nation may be one that leads: no place, no adjective of an officer or of a force."""
    following = s.reading.fold(m.end)
    if _commands(s, m) or _compound(s, m) or _alike(s, m):
        return True
    said = s.reading.fold(m.first - 1) == "," and following in SAYS
    if said or not m.forms & AGENT_FORMS or following in {"-", "'s", "’"}:
        return False
    adjective = "adjective" in m.forms and "name" not in m.forms
    after = s.reading.at.get(m.end)
    leading = after is not None and after.value in {"leads", "will", "have", "lead"}
    if adjective and not leading and following not in {".", ",", ""}:
        return False
    return not any(p.first <= m.first < p.end for p in hosts)
