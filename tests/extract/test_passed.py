"""Nothing that a sentence mentions gets lost on the way: a force or number is in a claim, or there is a reason."""

from functools import cache
from pathlib import Path

import pytest

from deployments.extract import Told, follow
from deployments.extract.numbers import numbers
from deployments.extract.passed import REASONS
from deployments.read import read
from deployments.records import Document

QUALITY = Path(__file__).parents[1] / "quality" / "articles"


@cache
def _told() -> list[Told]:
    return [told for document in read([QUALITY]).documents for told in follow(document)]


def test_each_force_is_in_a_claim_or_has_a_reason() -> None:
    """No force vanishes without a word, but for the rows of tables, which are read cell by cell."""
    lost, seen = [], 0
    for told in _told():
        if any(made.draft.rule.startswith("table") for made in told.made):
            continue
        claimed = {id(made.draft.force) for made in told.made}
        passed = {i for p in told.scene.reading.passed for i in range(p.first, p.end)}
        for force in told.scene.forces:
            seen += 1
            if id(force) not in claimed and not passed.intersection(range(force.first, force.end)):
                lost.append(" ".join(t.text for t in told.scene.reading.tokens[force.first : force.end]))
    assert lost == []
    assert seen > 500


def test_each_number_is_in_a_force_or_has_a_reason() -> None:
    """No number of a sentence vanishes either."""
    lost, seen = [], 0
    for scene in (told.scene for told in _told()):
        kept = {i for f in scene.forces for i in range(f.first, f.end)}
        kept |= {i for f in scene.forces if f.number for i in range(f.number.first, f.number.end)}
        kept |= {i for p in scene.reading.passed for i in range(p.first, p.end)}
        for number in numbers(scene.reading.tokens):
            seen += 1
            if not kept.intersection(range(number.first, number.end)):
                lost.append(" ".join(t.text for t in scene.reading.tokens[number.first - 3 : number.end + 3]))
    assert lost == []
    assert seen > 500


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("France won with 400 votes in Latvia, soldiers said.", "400", "other-thing"),
        ("Canada paid $ 400 in Latvia, soldiers said.", "400", "money"),
        ("At 16:42 Canadian troops arrived in Latvia.", "16", "name"),
        ("France sent military aid to Latvia.", "military", "qualifier"),
        ("They formed a company in Latvia.", "company", "no-force-alone"),
        ("Some 400 Canadian soldiers cheered.", "400 Canadian soldiers", "no-place"),
        ("Chadian jets are few compared to Sudan.", "jets", "only-named"),
        ("The soldiers patrol in Latvia.", "soldiers", "unknown-nation"),
        ("Latvian soldiers patrol in Latvia.", "Latvian soldiers", "at-home"),
        ("Canada will not send troops to Latvia.", "troops", "not-stated"),
    ],
)
def test_reasons_say_what_happened(text: str, words: str, reason: str) -> None:
    """Each way to be passed over is told by its own reason."""
    (told,) = follow(Document(id="x", text=text, sha256="0" * 64))
    tokens = told.scene.reading.tokens
    passed = [(text[tokens[p.first].start : tokens[p.end - 1].end], p.reason) for p in told.scene.reading.passed]
    assert any(reason == why and words in said for said, why in passed), passed
    assert reason in REASONS
