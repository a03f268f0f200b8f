"""What each command prints and writes."""

import json
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from cli_runs import Deploy, page_data

from deployments import __version__
from deployments.records import Claim

COMMANDS = ("extract", "build-map", "export", "show", "review")
CLAIM = {
    "id": "c1",
    "document": "a",
    "document_sha256": "0" * 64,
    "hosts": ["LVA"],
    "formation": "battlegroup",
    "lead": "CAN",
    "contributors": ["ESP", "ITA"],
    "status": "in-place",
    "as_of": "2022-03-31",
    "as_of_basis": "stated",
    "evidence": [{"start": 0, "end": 3, "quote": "abc"}],
    "rule": "test",
    "confidence": 1.0,
    "extractor": "test",
}


def write_claims(path: Path, *changes: dict[str, object]) -> None:
    """Write claims that differ from `CLAIM` as told."""
    claims = [CLAIM | {"id": f"c{number}"} | change for number, change in enumerate(changes)]
    path.write_text("".join(f"{json.dumps(claim)}\n" for claim in claims), "utf-8")


def test_help_is_quick(deploy: Deploy) -> None:
    """Help takes under 0.4 s of the processor, the best of five: the clock would measure what else is running."""

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert deploy("--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.4


def test_help_imports_nothing_heavy() -> None:
    """Help loads neither geopandas nor folium nor pydantic nor rich."""
    program = (
        "import sys\nfrom deployments.cli import main\nsys.argv = ['deploy', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print({'geopandas', 'folium', 'pydantic', 'rich'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "set()"


def test_reading_and_showing_need_no_geopandas(seeds: Path) -> None:
    """`extract` and `show` run where neither geopandas, shapely nor folium can be imported."""
    program = (
        "import sys\nsys.modules |= dict.fromkeys(('geopandas', 'shapely', 'folium'))\n"
        f"from deployments.cli import main\nsys.argv = ['deploy', sys.argv[1], {str(seeds)!r}]\nmain()"
    )
    for command in ("extract", "show"):
        run = [sys.executable, "-c", program, command]
        assert b"Latvia" in subprocess.run(run, capture_output=True, check=True).stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_has_an_example(deploy: Deploy, command: str) -> None:
    """Each command's help says what it reads and ends with an example of it."""
    told = deploy(command, "--help").stdout
    assert "./seeds if none are given" in " ".join(told.split())
    assert f"Example: deploy {command} " in told


def test_version(deploy: Deploy) -> None:
    """The version printed is the package's own."""
    assert deploy("--version").stdout == f"deploy {__version__}\n"


def test_shell_completion_is_there(deploy: Deploy) -> None:
    """Completion scripts can be shown for a shell."""
    ran = deploy("--show-completion", "bash")
    assert ran.returncode == 0
    assert "complete" in ran.stdout


def test_extract_prints_claims(deploy: Deploy, seeds: Path) -> None:
    """Without SOURCES ./seeds is read; each line is a claim whose quotes are slices of its document."""
    claims = [Claim.model_validate_json(line) for line in deploy("extract").stdout.splitlines()]
    assert claims
    for claim in claims:
        text = (seeds / f"{claim.document}.txt").read_bytes().decode("utf-8")
        assert all(text[piece.start : piece.end] == piece.quote for piece in claim.evidence)


@pytest.mark.usefixtures("seeds")
def test_extract_writes_what_it_prints(deploy: Deploy, tmp_path: Path) -> None:
    """`-o` writes what standard output has, making the folder, and claims read back unchanged."""
    printed = deploy("extract", "seeds").stdout
    assert deploy("extract", "seeds", "-o", "new/claims.jsonl").stdout == ""
    assert (tmp_path / "new" / "claims.jsonl").read_text("utf-8") == printed
    assert deploy("extract", "new/claims.jsonl").stdout == printed
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["claims.jsonl"], "nothing is left beside it"


def test_extract_schema(deploy: Deploy) -> None:
    """The schema has each field of a claim, and needs no sources."""
    schema = json.loads(deploy("extract", "--schema").stdout)
    assert set(schema["properties"]) == set(Claim.model_fields)


@pytest.mark.usefixtures("seeds")
def test_the_map_is_the_same_from_texts_and_from_claims(deploy: Deploy, tmp_path: Path) -> None:
    """`build-map` gives identical bytes from texts and from their claims; the default place is maps/."""
    told = deploy("build-map", "seeds").stdout
    deploy("extract", "seeds", "-o", "claims.jsonl")
    deploy("build-map", "claims.jsonl", "-o", "again.html")
    page = (tmp_path / "maps" / "deployments.html").read_bytes()
    assert page == (tmp_path / "again.html").read_bytes()
    assert told.startswith("Deployments on 30 November 2022\n")
    assert told.endswith("Open maps/deployments.html\n")


def test_the_day_of_the_map(deploy: Deploy, tmp_path: Path) -> None:
    """`--date` sets the day that the page shows; of a month its last day."""
    write_claims(tmp_path / "c.jsonl", {})
    options = ("-o", "map.html", "--date", "2022-04", "--title", "A <b>title</b>")
    told = deploy("build-map", "c.jsonl", *options).stdout
    assert "Deployments on 30 April 2022" in told
    page = (tmp_path / "map.html").read_text("utf-8")
    assert page_data(tmp_path / "map.html")["date"] == (date(2022, 4, 30) - date(1970, 1, 1)).days
    assert "<title>A &lt;b&gt;title&lt;/b&gt;</title>" in page


def test_show_tells_strength_with_its_bound(deploy: Deploy, tmp_path: Path) -> None:
    """A bound is told in words, and what is not known is "unknown", never 0."""
    write_claims(
        tmp_path / "c.jsonl",
        {"troops": {"min": 1200, "max": None, "qualifier": "at-least"}},
        {"hosts": ["EST"], "lead": "GBR"},
        {"hosts": ["EST", "LVA"], "lead": None, "troops": {"min": None, "max": 4000, "qualifier": "at-most"}},
    )
    ran = deploy("show", "c.jsonl")
    rows = [" ".join(line.split()) for line in ran.stdout.splitlines()]
    rest = "in place 2022-03-31"
    assert f"Estonia Multinational battlegroup United Kingdom ESP, ITA unknown {rest} 2" in rows
    assert f"Latvia Multinational battlegroup Canada ESP, ITA at least 1,200 {rest} 2" in rows
    assert f"Estonia and Latvia Multinational battlegroup ESP, ITA up to 4,000 {rest} 1" in rows


def test_show_as_json_tells_the_same(deploy: Deploy, tmp_path: Path) -> None:
    """JSON has codes, numbers and the ids of claims; unknown strength is null."""
    write_claims(tmp_path / "c.jsonl", {}, {"hosts": [], "region": "eastern-flank", "lead": None})
    told = json.loads(deploy("show", "c.jsonl", "--json").stdout)
    assert told["date"] == "2022-03-31"
    (row,) = told["deployments"]
    assert (row["hosts"], row["lead"], row["contingents"]) == (["LVA"], "CAN", ["ESP", "ITA"])
    assert (row["strength"], row["status"], row["claims"]) == (None, "in-place", ["c0"])
    assert [row["region"] for row in told["aggregates"]] == ["eastern-flank"]


def test_show_tells_a_host_s_whole_history(deploy: Deploy, tmp_path: Path) -> None:
    """Each value with its days, its reason and the number of its quote; by name or code, in words or as JSON."""
    write_claims(tmp_path / "c.jsonl", {}, {"hosts": ["EST"]})
    told = deploy("show", "c.jsonl", "--host", "LVA").stdout
    rows = [" ".join(line.split()) for line in told.splitlines()]
    assert "2022-03-31 present framework nation Canada agreement: all that stands says so [1]" in rows
    assert any(row.startswith("[1] ") and "“" in row for row in rows)
    assert "Estonia" not in told
    as_json = json.loads(deploy("show", "c.jsonl", "--host", "latvia", "--json").stdout)
    (force,) = as_json["forces"]
    assert ("lead", "CAN", ["c0"]) in [(v["attribute"], v["value"], v["claims"]) for v in force["values"]]
    assert [quote["claim"] for quote in as_json["quotes"]] == ["c0"]
    assert deploy("show", "c.jsonl", "--host", "POL").stdout == "Nothing is known of Poland.\n"


def test_show_tells_what_sources_disagree_on(deploy: Deploy, tmp_path: Path) -> None:
    """Both sides with their quotes, and nothing where all agree."""
    numbers = [{"troops": {"min": n, "max": n, "qualifier": "exact"}, "attributed_to": f"s{n}"} for n in (500, 900)]
    write_claims(tmp_path / "c.jsonl", *numbers)
    told = deploy("show", "c.jsonl", "--conflicts").stdout
    assert "500 [1] / 900 [2]" in told
    (one,) = json.loads(deploy("show", "c.jsonl", "--conflicts", "--json").stdout)["conflicts"]
    assert (one["force"], one["people"], one["stands"]) == ("LVA-multinational-land", 400, True)
    write_claims(tmp_path / "one.jsonl", {})
    assert deploy("show", "one.jsonl", "--conflicts").stdout == "Sources disagree on nothing.\n"


def test_diff_compares_dates_and_sources(deploy: Deploy, tmp_path: Path) -> None:
    """Two dates in one source, or two sources on one date: the new lead is a change, the new host is added."""
    old, new = (
        {"document": "a"},
        {"document": "b", "document_sha256": "b" * 64, "as_of": "2023-03-31", "attributed_to": "x"},
    )
    write_claims(tmp_path / "old.jsonl", old)
    write_claims(tmp_path / "new.jsonl", old, {**new, "lead": "ITA"}, {**new, "hosts": ["EST"]})
    for arguments in (("2022", "2023", "new.jsonl"), ("old.jsonl", "new.jsonl")):
        found = json.loads(deploy("diff", *arguments, "--json").stdout)["differences"]
        told = [(d["kind"], d["where"], d["before"], d["after"]) for d in found]
        assert told == [("added", "Estonia", None, None), ("changed", "Latvia", "CAN", "ITA")]
    words = deploy("diff", "old.jsonl", "new.jsonl").stdout
    changed = next(" ".join(line.split()) for line in words.splitlines() if "framework nation" in line)
    assert changed.startswith("Latvia Multinational battlegroup present framework nation Canada Italy later time")
    assert deploy("diff", "old.jsonl", "old.jsonl").stdout == "Nothing differs.\n"


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("ending", ["md", "html"])
def test_export_writes_a_report_of_a_day(deploy: Deploy, tmp_path: Path, ending: str) -> None:
    """The report says what stands on the day, with its quotes, and is the same from the claims alone."""
    ran = deploy("export", "seeds", "-o", f"out.{ending}", "--date", "2021-12-01")
    assert ran.stdout.endswith(f" statements quoted in out.{ending}\n")
    text = (tmp_path / f"out.{ending}").read_text("utf-8")
    assert "Troop deployments on 1 December 2021" in text
    assert "4,000" in text
    assert "40,000" not in text
    deploy("extract", "seeds", "-o", "claims.jsonl")
    deploy("export", "claims.jsonl", "-o", f"again.{ending}", "--date", "2021-12-01")
    assert (tmp_path / f"again.{ending}").read_text("utf-8") == text


def test_show_in_a_pipe_is_plain_and_whole(deploy: Deploy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However narrow the terminal, a pipe gets whole lines without colours or trailing blanks."""
    many = ["ALB", "CZE", "ESP", "ITA", "MNE", "POL", "SVK", "SVN"]
    write_claims(tmp_path / "c.jsonl", {"contributors": many})
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    told = deploy("show", "c.jsonl").stdout
    assert ", ".join(many) in told
    assert "\x1b" not in told
    assert all(line == line.rstrip() for line in told.splitlines())


def test_a_text_cannot_steer_the_terminal(deploy: Deploy, tmp_path: Path) -> None:
    """Escape sequences are shown as stand-ins, and the markup of the table's library as it is written."""
    write_claims(tmp_path / "c.jsonl", {"hosts": [], "region": "\x1b[2J[red]sea"})
    told = deploy("show", "c.jsonl").stdout
    assert "\N{REPLACEMENT CHARACTER}[2J[red]sea" in told


def test_show_where_nothing_is_known(deploy: Deploy, tmp_path: Path) -> None:
    """Texts without a claim are no error: the table says that nothing is known."""
    (tmp_path / "a.txt").write_text("Rain is expected.", "utf-8")
    ran = deploy("show", "a.txt")
    assert ran.returncode == 0
    assert ran.stdout == "Nothing is known (no claim has a date).\n"


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("ending", ["geojson", "csv"])
def test_export_writes_by_the_ending(deploy: Deploy, tmp_path: Path, ending: str) -> None:
    """An export is written whole, says how many rows it has, and is the same from the claims alone."""
    ran = deploy("export", "seeds", "-o", f"out.{ending}")
    assert ran.stdout.endswith(f" rows in out.{ending}\n")
    deploy("extract", "seeds", "-o", "claims.jsonl")
    deploy("export", "claims.jsonl", "-o", f"again.{ending}")
    assert (tmp_path / f"out.{ending}").read_bytes() == (tmp_path / f"again.{ending}").read_bytes()


def test_export_of_shapes(deploy: Deploy, tmp_path: Path) -> None:
    """`--geometry country` draws a deployment as its host."""
    write_claims(tmp_path / "c.jsonl", {})
    deploy("export", "c.jsonl", "-o", "out.geojson", "--geometry", "country")
    (feature,) = json.loads((tmp_path / "out.geojson").read_text("utf-8"))["features"]
    assert feature["geometry"]["type"] in {"Polygon", "MultiPolygon"}


def test_unsure_claims_can_be_left_out(deploy: Deploy, seeds: Path) -> None:
    """With a least confidence only claims of that confidence or more are printed, and none is lost that has it."""
    claims = [Claim.model_validate_json(line) for line in deploy("extract", str(seeds)).stdout.splitlines()]
    least = sorted(claim.confidence for claim in claims)[len(claims) // 2]
    sure = [
        Claim.model_validate_json(line)
        for line in deploy("extract", str(seeds), "--min-confidence", str(least)).stdout.splitlines()
    ]
    assert sure == [claim for claim in claims if claim.confidence >= least]
    assert 0 < len(sure) < len(claims)
    assert deploy("extract", str(seeds), "--min-confidence", "2").returncode == 2


def test_explain_tells_how_a_text_was_read(deploy: Deploy, tmp_path: Path) -> None:
    """Each sentence with its mentions, claims and reasons; with --claim only those that make it; no control signs."""
    text = "Canada leads the battlegroup in Latvia.\nThe\x1b[2J soldiers sang. Some 400 Danish soldiers are in Estonia."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    told = deploy("explain", "a.txt").stdout
    assert "✓ Canada leads a battlegroup in Latvia: in place" in told
    assert "nation CAN “Canada”" in told
    assert "has no place" in told
    assert "\x1b" not in told
    claims = [json.loads(line) for line in deploy("extract", "a.txt").stdout.splitlines()]
    one = deploy("explain", "a.txt", "--claim", claims[-1]["id"]).stdout
    assert "Danish soldiers" in one
    assert "Canada" not in one
    assert deploy("explain", "a.txt", "-o", "a.html").stdout == "Open a.html\n"
    assert "Canada leads a battlegroup in Latvia" in (tmp_path / "a.html").read_text("utf-8")
