"""The command as a user runs it: in a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import Deploy

REPOSITORY = Path(__file__).parents[2]


def runner(folder: Path, *before: str) -> Deploy:
    """Return what runs `deploy` in a folder, with `before` in front of its command line."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*before, sys.executable, "-m", "deployments", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{os.environ['PYTHONPATH']}"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def deploy(tmp_path: Path) -> Deploy:
    """Run `deploy` with arguments in a temporary folder, and return what came of it."""
    return runner(tmp_path)


@pytest.fixture
def as_user(tmp_path: Path) -> Deploy:
    """The same, bound by the permissions of files like an ordinary user, even where the tests are run by root."""
    root = os.geteuid() == 0
    return runner(tmp_path, *(["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if root else []))


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """The seeds, as `seeds` in the temporary folder."""
    (tmp_path / "seeds").symlink_to(REPOSITORY / "seeds")
    return tmp_path / "seeds"
