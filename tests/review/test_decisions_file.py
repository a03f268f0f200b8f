"""decisions.toml: faults told by their entry, entries written so that they read back the same."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_factory import DECISION, decision

from deployments.decisions import AnyDecision
from deployments.errors import DecisionsFileError
from deployments.review import read_decisions
from deployments.review.file import append, take_back

HEAD = '[[decision]]\naction = "accept"\ndocument = "a"\nquote = "q"\nby = "A"\non = 2024-05-03\nwhy = "w"\n\n'
REJECT = HEAD.replace("accept", "reject")
STRENGTHS = 'write 500, "about 500", "at least 500", "up to 500" or "500 to 700"'
IDS = ", such as LVA-CAN-land; deploy show --json has them"
WHO = 'by = "A"\non = 2024-05-03\nwhy = "w"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a b", " is no TOML: Expected '=' after a key in a key/value pair (at line 1, column 3)"),
        ("[decisions]\n", ": write each decision as a table of its own below [[decision]]; 'decisions' is none"),
        ("[decision]\n", ": write each decision as a table of its own below [[decision]]; 'decision' is none"),
        (
            HEAD + REJECT.replace('why = "w"\n', ""),
            ", decision 2 (line 9): why is missing: every decision says what (action), who (by), when (on) and why",
        ),
        (
            HEAD.replace("accept", "refuse"),
            ", decision 1 (line 1): action: write accept, reject, correct, pin, join or part",
        ),
        (
            '[[decision]]\nby = "A"',
            ", decision 1 (line 1): action is missing: write accept, reject, correct, pin, join or part",
        ),
        (REJECT + "\nqoute = 1", ", decision 1 (line 1): qoute is no key of such a decision"),
        (
            REJECT + 'claim = { troops = "many" }',
            f", decision 1 (line 1): claim.troops: 'many' is no strength: {STRENGTHS}",
        ),
        (
            REJECT + 'claim = { lead = "XYZ" }',
            ", decision 1 (line 1): claim.lead: 'XYZ' is no country: write its ISO 3166-1 alpha-3 code, such as LVA",
        ),
        (
            REJECT.replace("2024-05-03", '"yesterday"'),
            ", decision 1 (line 1): on: Input should be a valid date or datetime, input is too short",
        ),
        (
            REJECT.replace("reject", "correct") + "to = {}",
            ", decision 1 (line 1): to: say which field should be what, such as { troops = 500 }",
        ),
        (
            REJECT.replace("reject", "correct") + 'to = { hosts = [], region = "" }',
            ", decision 1 (line 1): to: a claim cannot be without hosts and region",
        ),
        (
            '[[decision]]\naction = "join"\ndeployment = "LVA-CAN-land"\ninto = "EST-CAN-land"\n' + WHO,
            ", decision 1 (line 1): two different deployments of one place can be joined",
        ),
        (
            '[[decision]]\naction = "join"\ndeployment = "Latvia"\ninto = "EST-CAN-land"\n' + WHO,
            f", decision 1 (line 1): 'Latvia' is no id of a deployment{IDS}",
        ),
        (
            '[[decision]]\naction = "part"\nname = "patriots"\n' + WHO,
            ", decision 1 (line 1): name its claims, by document and quote or by claim",
        ),
        (
            REJECT.replace("reject", "pin") + 'field = "sites"',
            ", decision 1 (line 1): field: Input should be 'formation', 'lead', 'troops' or 'status'",
        ),
    ],
)
def test_a_fault_is_told_by_its_entry(tmp_path: Path, text: str, said: str) -> None:
    """One line names the file, the entry and what to do."""
    path = tmp_path / "decisions.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DecisionsFileError) as raised:
        read_decisions(path)
    assert str(raised.value) == f"{path}{said}"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, and a folder, are told as such."""
    (tmp_path / "d.toml").write_bytes(b"\xff\xfa")
    for path, said in ((tmp_path / "d.toml", "is not text in UTF-8 (byte 0)"), (tmp_path, "Is a directory")):
        with pytest.raises(DecisionsFileError, match=said.replace("(", r"\(").replace(")", r"\)")):
            read_decisions(path)


def test_comments_and_order_are_kept(tmp_path: Path) -> None:
    """What a reviewer wrote stays to the letter; a new entry stands below it, and can be taken back."""
    path = tmp_path / "decisions.toml"
    before = f"# mine\n\n{HEAD}  # and this\n{REJECT}"
    path.write_text(before, "utf-8")
    append(path, decision("pin", field="troops", over=[500, "at least 700"]))
    assert path.read_text("utf-8").startswith(before)
    assert [d.action for d in read_decisions(path).decisions] == ["accept", "reject", "pin"]
    take_back(path, decision("pin", field="troops", over=[500, "at least 700"]))
    assert path.read_text("utf-8").rstrip() == before.rstrip()
    take_back(path, decision("pin", field="troops"))
    assert path.read_text("utf-8").rstrip() == before.rstrip()


def test_an_entry_reads_well(tmp_path: Path) -> None:
    """What it is comes first, then its claim, then who, when and why; strengths are in words."""
    append(tmp_path / "d.toml", decision("correct", claim={"troops": "about 1,500"}, to={"lead": "", "troops": 700}))
    assert (tmp_path / "d.toml").read_text("utf-8").split("\n", 1)[1].strip() == (
        '[[decision]]\naction = "correct"\ndocument = "a"\nquote = "A sentence."\nclaim = {troops = "about 1,500"}\n'
        'to = {lead = "", troops = 700}\nby = "Ada"\non = 2024-05-03\nwhy = "I looked."'
    )


def test_decisions_in_a_list_are_not_added_to(tmp_path: Path) -> None:
    """A list of inline tables is read, but an entry below it would be no TOML: that is said, and nothing lost."""
    path = tmp_path / "d.toml"
    path.write_text("decision = []\n", "utf-8")
    assert read_decisions(path).decisions == ()
    with pytest.raises(DecisionsFileError, match="nothing can be added below it"):
        append(path, decision("reject"))
    assert path.read_text("utf-8") == "decision = []\n"


words = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip())
fields: dict[str, st.SearchStrategy[Any]] = {
    "hosts": st.lists(st.sampled_from(["LVA", "EST"]), min_size=1, max_size=2),
    "troops": st.sampled_from([0, 700, "about 1,200", "at least 7", "up to 9,999", "3 to 5", ""]),
    "lead": st.sampled_from(["CAN", ""]),
    "unit": words,
    "as_of": st.sampled_from(["2022", "2022-03", "2022-03-04", ""]),
}
told = st.fixed_dictionaries({}, optional=fields)
who = {"by": words, "on": st.dates(date(1, 1, 1)), "why": words}
of_claims = {**who, "document": words, "quote": words, "claim": told}
decisions: st.SearchStrategy[AnyDecision] = st.one_of(
    st.fixed_dictionaries({"action": st.sampled_from(["accept", "reject"]), **of_claims}),
    st.fixed_dictionaries({"action": st.just("correct"), **of_claims, "to": told.filter(bool)}),
    st.fixed_dictionaries({"action": st.just("pin"), **of_claims, "field": st.just("troops"), "over": st.just([1, 2])}),
    st.fixed_dictionaries({"action": st.just("part"), **of_claims, "name": st.just("a-b")}),
).map(DECISION.validate_python)


@given(made=st.lists(decisions, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_what_is_written_reads_back(made: list[AnyDecision], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any decision, whatever its text holds, is read from TOML and from JSON as it was."""
    path = tmp_path_factory.mktemp("written") / "decisions.toml"
    for one in made:
        append(path, one)
        assert DECISION.validate_json(one.model_dump_json()) == one
    assert list(read_decisions(path).decisions) == made
    assert len(read_decisions(path).lines) in {0, len(made)}
    take_back(path, made[-1])
    assert list(read_decisions(path).decisions) == made[:-1]
    append(path, made[-1])
    assert list(read_decisions(path).decisions) == made
