"""A force whose place comes a sentence later: "Denmark sends 200 soldiers. The soldiers will be based in Estonia"."""

from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.who import nations


def keep_in_mind(s: Scene, force: Force) -> None:
    """Remember whose a force is that has no place yet: "Denmark sends 200 soldiers"."""
    own = nations(s, force, Places())
    if force.weak or len(own) != 1:
        return
    s.memory.nation, s.memory.nation_at = own[0], s.index
    if force.number and force.formation == "troops":
        sentence = s.reading.sentence
        s.memory.unplaced, s.memory.unplaced_at = (force.number.troops, (sentence.start, sentence.end)), s.index


def sized_before(s: Scene, force: Force, base: Draft) -> None:
    """Give "the soldiers" the number that the sentence before gave them without a place."""
    known, near = s.memory.unplaced, s.index - s.memory.unplaced_at == 1
    people = force.definite and force.role == "people" and force.formation == "troops"
    if known and near and people and not (force.nations or force.number):
        base.troops, span = known
        base.spans = [span]
