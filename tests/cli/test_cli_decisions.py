"""Decisions in the commands: all heed them alike, and the page and the exports say who decided."""

import json
from pathlib import Path

import pytest
from cli_runs import Deploy, page_data

from deployments.records import Claim

ARTICLES = {
    "a": "date 2022-06-01\n\nThe Canadian-led battlegroup in Latvia has 1,700 soldiers.",
    "b": "date 2022-06-02\n\nThe Canadian-led battlegroup in Latvia has 2,100 soldiers.",
    "c": "date 2022-06-03\n\nSpain has 4,000 soldiers in Latvia. Italy has 300 troops in Latvia.",
}
WHO = 'by = "A <b>reviewer</b>"\non = 2022-07-01\nwhy = "I asked."\n'
DECISIONS = f"""
[[decision]]
action = "pin"
document = "a"
quote = "The Canadian-led battlegroup in Latvia has 1,700 soldiers."
field = "troops"
{WHO}
[[decision]]
action = "correct"
document = "c"
quote = "Spain has 4,000 soldiers"
to = {{ troops = 400 }}
{WHO}
[[decision]]
action = "reject"
document = "c"
quote = "Italy has 300 troops"
{WHO}"""


@pytest.fixture
def articles(tmp_path: Path) -> None:
    """Three articles, and a decisions.toml that is not where commands look for it by themselves."""
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / f"{name}.txt").write_text(text, "utf-8")
    (tmp_path / "mine.toml").write_text(DECISIONS, "utf-8")


pytestmark = pytest.mark.usefixtures("articles")


def test_extract_prints_raw_claims_with_what_was_decided(deploy: Deploy) -> None:
    """Each claim stands as it was read; those that were decided on say so, and only those have the keys."""
    plain = [json.loads(line) for line in deploy("extract", "articles").stdout.splitlines()]
    told = [json.loads(line) for line in deploy("extract", "articles", "--decisions", "mine.toml").stdout.splitlines()]
    assert len(told) == 4
    assert [{key: claim[key] for key in Claim.model_fields if key in plain[0]} for claim in told] == plain
    assert [[key for key in ("rejected_by", "decided_by") if key in claim] for claim in told] == [
        ["decided_by"],
        [],
        ["decided_by"],
        ["rejected_by"],
    ]
    assert told[3]["rejected_by"][0]["why"] == "I asked."


def test_show_tells_the_decided_values(deploy: Deploy) -> None:
    """The pinned and the corrected value are shown, nothing is disputed, and what was rejected is gone."""
    rows = json.loads(deploy("show", "articles", "--json", "--decisions", "mine.toml").stdout)["deployments"]
    assert {(row["scope"], row["strength"]["max"], row["disputed"]) for row in rows} == {
        ("multinational", 1700, False),
        ("ESP", 400, False),
    }


def test_the_folder_s_decisions_are_read_unasked(deploy: Deploy, tmp_path: Path) -> None:
    """./decisions.toml counts by itself; an empty file named instead shows the machine alone."""
    (tmp_path / "mine.toml").rename(tmp_path / "decisions.toml")
    assert "Italian" not in deploy("show", "articles").stdout
    assert "Italian" in deploy("show", "articles", "--decisions", "/dev/null").stdout


def test_the_map_says_who_decided(deploy: Deploy, tmp_path: Path) -> None:
    """Who, when and why stand beside what was decided, as text; the summary counts decisions."""
    ran = deploy("build-map", "articles", "-o", "map.html", "--decisions", "mine.toml")
    assert ran.stdout.endswith("\n3 claims, 1 rejected by a reviewer, 1 corrected. Open map.html\n")
    data = page_data(tmp_path / "map.html")
    told = [decision for claim in data["claims"] for decision in claim.get("decisions", ())]
    assert "Corrected by A <b>reviewer</b> on 1 July 2022 (troops 400): I asked." in told
    (pinned,) = (value for value in data["values"] if "overruled" in value)
    assert "decided by A <b>reviewer</b> on 2022-07-01: I asked." in data["reasons"][pinned["reason"]]
    assert [side["text"] for side in pinned["overruled"]] == ["2,100"]
    assert "<b>reviewer" not in (tmp_path / "map.html").read_text("utf-8")


def test_an_export_says_who_decided(deploy: Deploy, tmp_path: Path) -> None:
    """A row whose claims were decided on has it in a column of its own."""
    deploy("export", "articles", "-o", "out.geojson", "--decisions", "mine.toml")
    features = json.loads((tmp_path / "out.geojson").read_text("utf-8"))["features"]
    told = {feature["properties"]["scope"]: feature["properties"]["decisions"] for feature in features}
    assert told["nation"] == "Corrected by A <b>reviewer</b> on 1 July 2022 (troops 400): I asked."
    assert told["multinational"] == "Decided by A <b>reviewer</b> on 1 July 2022: I asked."


def test_histories_and_reports_say_who_decided(deploy: Deploy, tmp_path: Path) -> None:
    """Beside a corrected claim's quote stands the correction, beside a pinned value what it was decided against."""
    told = deploy("show", "articles", "--host", "LVA", "--decisions", "mine.toml").stdout
    correction = "(Corrected by A <b>reviewer</b> on 1 July 2022 (troops 400): I asked.)"
    assert f"“Spain has 4,000 soldiers in Latvia.” {correction}" in told
    assert "decided by A <b>reviewer</b> on 2022-07-01: I asked.; not 2,100 [" in told
    for name in ("report.md", "report.html"):
        deploy("export", "articles", "-o", name, "--decisions", "mine.toml")
        report = (tmp_path / name).read_text("utf-8")
        assert "Corrected by A " in report
        assert "<b>reviewer" not in report


def test_decided_claims_stand_on_their_own(deploy: Deploy, tmp_path: Path) -> None:
    """The claims file that `extract` writes gives the same map as articles and decisions, byte for byte."""
    deploy("extract", "articles", "-o", "claims.jsonl", "--decisions", "mine.toml")
    deploy("build-map", "articles", "-o", "one.html", "--decisions", "mine.toml")
    deploy("build-map", "claims.jsonl", "-o", "other.html")
    deploy("build-map", "claims.jsonl", "-o", "again.html", "--decisions", "mine.toml")
    pages = {(tmp_path / name).read_bytes() for name in ("one.html", "other.html", "again.html")}
    assert len(pages) == 1
