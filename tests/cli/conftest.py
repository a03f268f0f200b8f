"""The command as a user runs it: in a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import Deploy

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def deploy(tmp_path: Path) -> Deploy:
    """Run `deploy` with arguments in a temporary folder, and return what came of it."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "deployments", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{os.environ['PYTHONPATH']}"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """The seeds, as `seeds` in the temporary folder."""
    (tmp_path / "seeds").symlink_to(REPOSITORY / "seeds")
    return tmp_path / "seeds"
