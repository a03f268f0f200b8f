"""Which forces count: foreign ones that are there, none that stays at home, is given away, hurt, or part of another."""

from deployments import gazetteer
from deployments.extract.carried import guests
from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.lists import goes_into
from deployments.extract.mentions import Mention
from deployments.extract.passing import owned_behind
from deployments.extract.places import Places
from deployments.extract.scene import Scene, pointers
from deployments.extract.told import of_them
from deployments.extract.verbs import BE
from deployments.extract.who import hostile, sends
from deployments.lexicon import closed, invasions

AIR = closed("air")
GROUNDS = closed("grounds")
SAYS = closed("says") | {"say", "believe", "think"}
CROWD = closed("crowd")
COMPARED = closed("compared")
PERSONS = closed("persons")
MONEY = closed("money") | {"dollars", "euros", "million", "billion"}
HELPING = closed("helping")
IRREGULAR = closed("irregular")
ROOM = closed("room")
ROOMED = {"accommodated", "based", "housed", "stationed"}
ARMED_GROUPS = closed("armed_groups")
SQUADRONS = 100
"""The most fighters that fly; more are men."""
SPEAKERS = closed("speakers")
STANDING = {"presence", "footprint", "forces", "mission", "deployment", "deployments", "posture"}
"""What "we" say that we have somewhere is of soldiers: "we have a presence in Niger"."""
MISSION = {"mission", "peacekeeping", "contingent", "contingents"}
LATELY = 10
"""The same for a number with its place right behind it: "the 900 in Syria"."""
SPOKEN = 2
"""Sentences after one of a force in which a nation may stand for its own: "The Germans have left"."""
PARTS = {"after", "and", "because", "before", "but", "that", "when", "where", "which", "while", "who", ";", ":"}
"""They begin something else than what people's own verb tells."""
FLYERS = {"bomber", "bombers", "fighters"}
FALLEN, FELL = 30, 4
"""Tokens between people and their verb, and between that and the word for what befell them: "have been shot dead"."""
HARDWARE = {"aircraft", "ships", "air-defence", "artillery"}


def surroundings(s: Scene, force: Force) -> bool:
    """Whether a force is only the mission, or the service, of another: "80 Fijians in the UN force"."""
    if s.reading.fold(force.head) == "air" and force.weak and not force.number and not force.count:
        verb = next((m for m in s.reading.kind("verb") if m.first >= force.end), None)
        return verb is not None and verb.value == "send" and any(f.first >= verb.end for f in s.forces)
    plain = (force.role == "mass" and force.formation == "troops") or force.formation == "headquarters"
    if not (plain or force.role == "machine" or force.collective) or force.number or force.count or force.lead:
        return False
    if not goes_into(s, force):
        return False
    others = [f for f in s.forces if f.end <= force.first and not f.weak and (plain or f.formation == force.formation)]
    return any(f.nations or (f.number and f.role in {"people", "unit"}) for f in others)


def at_home(s: Scene, own: list[str], place: Places, *, carried: bool, counted: bool = True) -> bool:
    """Whether a force is in its own country, as one without a number where that was spoken of, or attacks its host."""
    if not own:
        return False
    states = {gazetteer.countries()[h].sovereign or h for h in place.hosts if h in gazetteer.countries()}
    if set(own) >= states > set() or (
        carried
        and (len(own) > 1 or not counted)
        and set(own) <= s.memory.seen_hosts | {h for p in s.places if p.role == "in" for h in p.hosts}
    ):
        return True
    if carried and not pointers(s) and any(hostile(n, p) for n in own for p in s.places if p.hosts):
        return True
    return any(hostile(n, place) for n in own)


def anonymous(s: Scene, force: Force, place: Places) -> bool:
    """Whether nothing says that a force is foreign: then it is most likely the host's own."""
    return (
        not guests(s, force)
        and not (force.multi or force.collective or force.lead or force.mission)
        and force.formation != "battlegroup"
        and (bool(place.hosts) or (force.formation == "troops" and not force.number))
    )


def military(s: Scene, force: Force) -> bool:
    """Whether a weak noun is a force here: with a number or nation, beside another military word."""
    others = [f for f in s.forces if f is not force and not (f.weak and not _somebodys(f))]
    if force.formation == "company":
        others = [f for f in others if f.formation != "headquarters"]
    word = s.reading.fold(force.head)
    if _never(s, force, others):
        return False
    known = force.nations or force.lead or (force.multi and word not in CROWD) or force.collective or force.mission
    if word in STANDING and any(s.reading.fold(i) in SPEAKERS for i in range(force.first - 4, force.head)):
        return bool(pointers(s)) or any(p.locative for p in s.places)
    said = s.memory.last_at if s.reading.sentence.kind == "text" else s.memory.force_at
    spoken = s.index - max(s.memory.force_at, said)
    fresh = spoken <= (1 if word in CROWD else 3) or (
        spoken <= LATELY and force.role == "number" and _right_there(s, force)
    )
    if force.role == "contingent":
        told = s.reading.kind("mission") or not MISSION.isdisjoint(t.fold for t in s.reading.tokens)
        return bool(others or spoken <= SPOKEN + force.definite or told or _withdraws(s, force))
    if word in FLYERS:
        return _flies(s, force)
    if (owned_behind(s.reading, force) and (force.definite or force.number)) or of_them(s, force):
        return True
    if word in CROWD and not force.number and not force.count:
        owned = force.definite or any(s.reading.fold(i) in {"'s", "’"} for i in range(force.first, force.head))
        abroad = _right_there(s, force) and _kept(s, force)
        return (bool(force.nations) and owned and spoken <= 1) or (force.multi and _deployed(s, force)) or abroad
    if force.formation == "headquarters":
        return bool(others or known or sends(s, force))
    if force.formation in {"company", "division"}:
        sent = sends(s, force) and (force.count or _deployed(s, force))
        return bool(others or s.index - s.memory.force_at <= SPOKEN or sent)
    counted = force.number or force.count or (force.role in {"mass", "people"} and _deployed(s, force))
    placed = counted or (force.role in {"mass", "people"} and _right_there(s, force))
    return bool(others or known or (fresh and force.number) or _listed(s, force) or (placed and sends(s, force)))


def stateless(s: Scene, force: Force) -> bool:
    """Whether a force, or what a bare number counts, is an armed group's: "ISIS fighters", "8,500 SDF troops"."""
    alone = force.role == "number" and all(f.role == "number" for f in s.forces if f.end <= force.first)
    first = 0 if alone else force.first
    return not force.nations and any(s.reading.fold(i) in ARMED_GROUPS for i in range(first, force.head + 1))


def _right_there(s: Scene, force: Force) -> bool:
    """Whether a place stands right behind people: "have their trainers in Erbil", "sent on a deployment to Chad"."""
    roles = {"in", "to"} if force.role == "mass" else {"in"}
    if force.role == "number" and any(p.bare for p in s.places):
        return False
    return any(p.role in roles and p.first == force.end and p.hosts for p in s.places)


def _flies(s: Scene, force: Force) -> bool:
    """Whether "fighters" or "bombers" are aircraft, or soldiers whom a nation sends, and no men of a militia."""
    if s.reading.fold(force.head) != "fighters":
        return bool(force.nations) or _flying(s)
    many = force.number is not None or (force.count or 0) > SQUADRONS
    return sends(s, force) if many else _flying(s)


def _listed(s: Scene, force: Force) -> bool:
    """Whether a force stands in a list of what is planned: "- additional deployments in the Baltic states"."""
    return s.memory.listing is not None and s.reading.sentence.kind == "item" and force.role == "mass"


def _withdraws(s: Scene, force: Force) -> bool:
    """Whether a nation is said to withdraw from a country, which only soldiers do: "to withdraw from Iraq"."""
    verbs = [m for m in s.reading.kind("verb") if m.value == "leave" and 0 <= m.first - force.end <= SPOKEN]
    ends = {m.end for m in verbs if s.reading.fold(m.first).startswith("withdr")}
    return any(p.role == "from" and p.first in ends and p.hosts and not p.bare for p in s.places)


def _never(s: Scene, force: Force, others: list[Force]) -> bool:
    """Whether a weak noun is compared, irregular, a speaker, or only the place where others are."""
    words = [s.reading.fold(i) for i in range(force.first, force.head)]
    compared = not COMPARED.isdisjoint(words) and not force.nations
    irregular = not IRREGULAR.isdisjoint(s.reading.fold(i) for i in (force.head - 2, force.head - 1))
    speaks = s.reading.fold(force.end) in SAYS and not force.number
    speaks = speaks or (force.role == "mass" and _of_money(s, force.end))
    grounds = s.reading.fold(force.head) in GROUNDS and bool(force.count)
    return compared or irregular or speaks or (grounds and any(f.number and f.nations for f in others))


def _kept(s: Scene, force: Force) -> bool:
    """Whether an army has people somewhere, or a nation men: "the Revolutionary Guard has people inside Yemen"."""
    men = s.reading.fold(force.head) == "men"
    armed = [m for m in s.reading.kind("nation") if m.end <= force.first and (m.forms == {"power"} or men)]
    verb = s.reading.at.get(force.head - 1)
    return bool(armed) and verb is not None and verb.value == "have" and force.role == "people"


def _of_money(s: Scene, at: int) -> bool:
    """Whether what somebody gives is money: "a contribution of 30 million euros"."""
    return s.reading.fold(at) == "of" and not MONEY.isdisjoint(s.reading.fold(i) for i in range(at + 1, at + 5))


def _flying(s: Scene) -> bool:
    """Whether a sentence is about aircraft, so that "fighters" are such."""
    machines = any(f.role == "machine" and not f.weak for f in s.forces)
    return machines or not AIR.isdisjoint(t.fold for t in s.reading.tokens)


def _deployed(s: Scene, force: Force) -> bool:
    """Whether a force is the object of a verb of sending, or is said to be deployed: "forces are deployed to"."""
    verb = s.reading.at.get(force.end + 1)
    if s.reading.fold(force.end) in BE and verb is not None and verb.value == "send" and "participle" in verb.forms:
        return True
    before = [m for m in s.reading.kind("verb") if m.end <= force.first]
    moved = {"send", "leave", "enlarge"} if force.ours else {"send"}
    return bool(before) and before[-1].value in moved and force.first - before[-1].end <= SPOKEN


def _somebodys(force: Force) -> bool:
    """Whether a weak noun names a nation's force by what stands with it: "the British presence"."""
    return force.role in {"mass", "people"} and bool(force.nations or force.lead or force.multi)


def no_deployment(s: Scene, force: Force, place: Places) -> bool:
    """Whether a force is kept at home, abroad only to learn or to visit, or weapons given away."""
    clause = segment_of(s.clauses, force.head)
    told = [m for m in s.reading.cues("home", "guest", "gift") if clause[0] <= m.first < clause[1]]
    told = [m for m in told if not (m.value == "home" and force.first <= m.first < force.end)]  # "a reserve battalion"
    kinds = {m.value for m in told if not (m.value == "home" and _of_another(s, force, m))}
    person = [s.reading.fold(i) for i in range(force.first - 3, force.first)]
    if {"of", "for"} & set(person) and not PERSONS.isdisjoint(person):
        return True
    given = force.formation in HARDWARE and not force.number and ("gift" in kinds or _armed(s, force, place))
    foreign = force.lead or force.mission or not set(force.nations) <= set(place.hosts)
    if (not foreign and _helped(s, force)) or _aim(s, force, place):
        return True
    return given or bool(kinds & {"home", "guest"} and not (force.formation == "battlegroup" and "guest" not in kinds))


def _armed(s: Scene, force: Force, place: Places) -> bool:
    """Whether weapons without people go to a country under attack: "allowed the sending of F-16s to Ukraine"."""
    attacked = {host for _, host in invasions()}
    people = any(f.role == "people" for f in s.forces)
    return force.formation != "ships" and place.role == "to" and attacked.issuperset(place.hosts) and not people


def _aim(s: Scene, force: Force, place: Places) -> bool:
    """Whether a presence in a region is only what others are to strengthen: "to reinforce NATO's presence in"."""
    verb = next((m for m in reversed(s.reading.kind("verb")) if m.end <= force.head), None)
    bare = force.weak and force.role == "mass" and not (force.number or force.nations or place.hosts)
    aim = verb is not None and verb.value == "enlarge" and s.reading.fold(verb.first - 1) == "to"
    return bare and aim and any(f.end <= verb.first and not f.weak for f in s.forces if verb)


def _of_another(s: Scene, force: Force, cue: Mention) -> bool:
    """Whether what is kept at home is another force of the clause: "500 to Mali, with 800 others on alert"."""
    return any(f.number and f is not force and force.end <= f.first < cue.first for f in s.forces)


def _helped(s: Scene, force: Force) -> bool:
    """Whether a force is only whom others train, advise or fight: "to help train local security forces"."""
    verb = next((m for m in reversed(s.reading.kind("verb")) if m.end <= force.head), None)
    if verb is None or s.reading.fold(verb.first) not in HELPING or verb.forms & {"past", "participle"}:
        return False
    between = {s.reading.fold(i) for i in range(verb.end, force.first)}
    return between <= {"the", "its", "their", "new"} and force.first >= verb.end


def roomy(s: Scene, force: Force) -> bool:
    """Whether people are only those that a base has room for: "designed to accommodate up to 3,000 soldiers"."""
    at = force.first - 1
    before = s.reading.fold(at - 1)
    behind = [s.reading.fold(i) for i in range(force.end, force.end + 3)]
    may_be = behind[:2] in (["can", "be"], ["could", "be"]) and behind[2] in ROOMED
    room = s.reading.fold(at) in ROOM and before in {"to", "can", "could", "of", "for"}
    return force.number is not None and (room or may_be)


def hurt(s: Scene, force: Force) -> bool:
    """Whether a number counts the dead and wounded: they were there, but they are no strength."""
    clause = segment_of(s.clauses, force.head)
    words = {s.reading.fold(i) for i in range(*clause)}
    long = bool(words & {"over", "in", "during"} and words & {"years", "decades"})
    if "served" in words and (long or words >= {"have", "since"}):
        return True
    before, behind = (16, 12) if force.role == "number" else (7, 5)
    cues = [m for m in s.reading.cues("casualty") if clause[0] <= m.first < clause[1]]
    cues = [m for m in cues if s.reading.fold(m.end) not in {"no", "none"}]
    if words & {"nobody", "none"} or any(
        [s.reading.fold(i), s.reading.fold(i + 1)] == ["no", "one"] for i in range(*clause)
    ):
        return False
    if _fallen(s, force):
        return True
    near = [m for m in cues if m.first - _behind_names(s, force.end) < behind]
    return any(m.first - force.end >= -before or s.reading.fold(m.end - 1) == "toll" for m in near)


def _fallen(s: Scene, force: Force) -> bool:
    """Whether the first verb of people's clause says that they fell: "two men guarding a road were shot dead"."""
    stop = min(segment_of(s.clauses, force.head)[1], force.end + FALLEN)
    for i in range(force.end, stop):
        m = s.reading.at.get(i)
        if s.reading.fold(i) in BE | {"have", "has", "had"}:
            told = {m.value for j in range(i, i + FELL) if (m := s.reading.at.get(j)) is not None and m.kind == "cue"}
            return "casualty" in told
        acts = m is not None and m.kind == "verb" and m.forms != {"gerund"}
        if acts or (m is not None and m.kind == "force") or s.reading.fold(i) in PARTS:
            return False
    return False


def _behind_names(s: Scene, at: int) -> int:
    """Return where a clause goes on behind the names of soldiers: "two soldiers, Cole and Roy, died"."""
    end = at
    while s.reading.fold(at) == "," and end < len(s.reading.tokens):
        if not s.reading.tokens[end].text[:1].isupper() and s.reading.fold(end) not in {",", "and", "."}:
            break
        end += 1
    return end
