"""What make installs is what was locked: versions with hashes, and no index that somebody could have named."""

import re
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")


def locked(name: str) -> dict[str, str]:
    """Return the requirements of a lock file by name, each with all that is said of it."""
    lines = (REPOSITORY / name).read_text("utf-8").replace("\\\n", " ").splitlines()
    told = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return {re.split(r"[=\[ ;]", line)[0]: line for line in told}


@pytest.mark.parametrize("name", LOCKS)
def test_all_that_is_locked_has_a_version_and_hashes(name: str) -> None:
    """Each line names one version and the hashes of its files; none names where to fetch it."""
    for line in locked(name).values():
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+ ", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line
        assert not re.search(r"https?:|--index|--find-links|@", line), line


def test_all_that_is_needed_is_locked() -> None:
    """Every dependency of the project, of its build and of its tests stands in a lock file."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]["build"], project["project"]["dependencies"]
    names = {re.split(r"[<>=~\[ ]", needed)[0] for group in groups for needed in group}
    assert names <= set(locked("requirements.txt"))
    extra = {re.split(r"[<>=~\[ ]", needed)[0] for needed in project["project"]["optional-dependencies"]["dev"]}
    assert names | extra <= set(locked("requirements-dev.txt"))


def test_the_two_locks_agree() -> None:
    """What the tests run with is what a user gets."""
    user, developer = map(locked, LOCKS)
    assert {name: developer.get(name) for name in user} == user


def test_make_installs_by_hash_alone() -> None:
    """Each install demands hashes, or takes the project itself without dependencies and without fetching a back-end.

    The auditor is the one exception: it has an environment of its own, which nothing else uses.
    """
    lines = (REPOSITORY / "Makefile").read_text("utf-8").splitlines()
    installs = [line for line in lines if re.search(r"(\$\(PIP\)|pip|uv)\s.*\binstall\b", line)]
    installs = [line for line in installs if not line.lstrip().startswith(("#", "build/audit/"))]
    assert len(installs) == 3
    for line in installs:
        assert "--require-hashes -r requirements" in line or "--no-deps --no-build-isolation" in line, line
