"""The documents say what is so."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import shown
import typer

from deployments import __version__
from deployments.cli.app import app
from deployments.records import Claim

REPOSITORY = shown.REPOSITORY
DOCUMENTS = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/*.md"), *REPOSITORY.glob("[!.]*/README.md")])
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def text_of(name: str) -> str:
    """Return the text of a file of the repository."""
    return (REPOSITORY / name).read_text("utf-8")


@pytest.mark.parametrize("path", shown.SHOWING, ids=lambda path: path.name)
def test_documents_show_real_output(tmp_path: Path, path: Path) -> None:
    """Each command in a console block prints exactly what stands below it; shown.py refreshes it."""
    text = path.read_text("utf-8")
    assert re.search(r"^\$ (make|deploy) .*\nDeployments on ", text, re.MULTILINE)
    assert shown.refreshed(text, shown.sandbox(tmp_path, text)) == text


def test_make_map_runs_what_the_readme_shows() -> None:
    """The recipe of `make map` is the command whose output stands in the README."""
    assert f"@$(VENV)/bin/{shown.MAKE_MAP}\n" in text_of("Makefile")


def test_the_readme_s_examples_run(tmp_path: Path) -> None:
    """Every `deploy` line of the README's shell blocks works, one after the other."""
    folder = shown.sandbox(tmp_path)
    lines = [line for block in shown.SHELL.findall(text_of("README.md")) for line in block.splitlines()]
    examples = [line for line in lines if line.startswith("deploy ")]
    assert len(examples) > 5
    for example in examples:
        shown.output(example, folder)
    assert (folder / "maps" / "deployments.html").is_file()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    """The README shows each command; each of its options stands in the README or under docs/."""
    assert f"deploy {name} " in text_of("README.md")
    told = "".join(path.read_text("utf-8") for path in DOCUMENTS)
    options = [option for parameter in COMMANDS[name].params for option in parameter.opts]
    missing = [option for option in options if option.startswith("--") and option not in told]
    assert [option for option in missing if option not in {"--output", "--help"}] == []


def test_every_field_of_a_claim_is_documented() -> None:
    """docs/claims.md has each field of the record, by its name."""
    told = text_of("docs/claims.md")
    assert [field for field in Claim.model_fields if f"`{field}`" not in told] == []


@pytest.mark.parametrize("name", ["docs/promises.md", "docs/errors.md"])
def test_every_promise_is_kept_by_a_test(name: str) -> None:
    """In a table with the heading "test" each row names tests, and each of them exists, once."""
    tables = [table.splitlines() for table in text_of(name).split("\n\n") if table.startswith("|")]
    rows = [row for head, _, *rows in tables if head.endswith("| test |") for row in rows]
    named = [re.findall("`(test_[a-z0-9_]+)`", row.strip("|").split("|")[-1]) for row in rows]
    assert len(named) > 10
    assert all(named), "a row without a test is no promise"
    sources = [path.read_text("utf-8") for path in (REPOSITORY / "tests").rglob("test_*.py")]
    there = Counter(name for source in sources for name in re.findall(r"^def (test_\w+)", source, re.MULTILINE))
    assert {name: there[name] for names in named for name in names if there[name] != 1} == {}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    """Every link to a file of the repository has its file."""
    links = LINK.findall(path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_version_is_one() -> None:
    """Changelog, citation and package have the same version."""
    heads = re.findall(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert heads[0] == __version__
    assert f"\nversion: {__version__}\n" in text_of("CITATION.cff")


def test_contributing_has_the_commands_of_the_gate() -> None:
    """The commands of CONTRIBUTING.md are the ones that `.ci/run` runs by way of the Makefile."""
    linters = re.search(r"^lint:.*\n((?:\t.*\n)+)", text_of("Makefile"), re.MULTILINE)
    assert linters
    expected = [line.strip().replace("$(VENV)", ".venv") for line in linters[1].splitlines()] + ["make test"]
    (block,) = shown.SHELL.findall(text_of("CONTRIBUTING.md"))
    assert [line.split("#")[0].strip() for line in block.splitlines()] == expected
    gate = text_of(".ci/run")
    assert all(f"make --no-print-directory {target}\n" in gate for target in ("lint", "test"))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_locks_hold_all_dependencies_with_hashes_and_no_address(name: str) -> None:
    """Each dependency that pyproject.toml names is locked to a version with hashes, and no address."""
    project = tomllib.loads(text_of("pyproject.toml"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    named += project["project"]["optional-dependencies"]["dev"] if name == "requirements-dev.txt" else []
    lock = text_of(name)
    locked = dict(re.findall(r"^([a-z0-9._-]+)==\S+ \\\n {4}(--hash=sha256:[0-9a-f]{64})", lock, re.MULTILINE))
    assert {re.split("[<>=]", entry)[0] for entry in named} <= set(locked)
    assert len(locked) == len(re.findall("^[a-z]", lock, re.MULTILINE))
    assert "://" not in lock


def test_a_module_of_extract_knows_only_those_above_it() -> None:
    """The list of modules in the architecture is whole and in the order of their imports."""
    told = text_of("docs/architecture.md").partition("## Inside `extract/`")[2]
    rows = [re.findall(r"`([a-z]+)`", line.split("|")[1]) for line in told.splitlines() if line.startswith("| `")]
    place = {module: number for number, row in enumerate(rows) for module in row}
    modules = {
        path.stem: path for path in (REPOSITORY / "deployments" / "extract").glob("*.py") if path.stem != "__init__"
    }
    assert place.keys() == modules.keys()
    for module, path in modules.items():
        known = re.findall(r"^from deployments\.extract\.([a-z]+) import", path.read_text("utf-8"), re.MULTILINE)
        assert [other for other in known if place[other] > place[module]] == []
