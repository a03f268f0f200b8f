"""What `pip install .` gives works outside the repository: all that the command reads is in the wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
STAYS = {".py", ".md"}
"""Endings in data/geo that need not travel: what built the data, and what is written about it."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the tree without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        str(folder),
        str(REPOSITORY),
    ]
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *build], check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    install = ["install", "--no-deps", "--no-index", "--target", str(folder), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *install], check=True)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the installed command in `folder`; return what it prints."""
    ran = subprocess.run(
        [sys.executable, str(installed / "bin" / "deploy"), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{installed}{os.pathsep}{os.environ['PYTHONPATH']}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_wheel_holds_the_package_and_its_data(wheel: Path) -> None:
    """Every module, lexicon and page file is in it, and all data; tests and build scripts are not."""
    held = set(zipfile.ZipFile(wheel).namelist())
    package = {
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / "deployments").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    data = {
        f"deployments/data/geo/{path.name}"
        for path in (REPOSITORY / "data" / "geo").iterdir()
        if path.is_file() and path.suffix not in STAYS
    }
    assert {name for name in held if name.startswith("deployments/")} == package | data
    assert any(name.endswith("/licenses/LICENSE") for name in held)


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    """What these tests run is the installed package, not the source tree; it finds its own data."""
    program = "import deployments, deployments.gazetteer as g; print(deployments.__file__, g.data_dir(), sep='\\n')"
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{installed}{os.pathsep}{os.environ['PYTHONPATH']}"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert all(line.startswith(str(installed)) for line in told.splitlines())


def test_the_installed_command_works_anywhere(installed: Path, tmp_path: Path) -> None:
    """In a folder of its own it extracts, shows, draws and exports the same as the source tree does."""
    (tmp_path / "seeds").symlink_to(REPOSITORY / "seeds")
    claims = run(installed, tmp_path, "extract")
    (tmp_path / "claims.jsonl").write_text(claims, "utf-8")
    run(installed, tmp_path, "build-map", "claims.jsonl", "-o", "map.html")
    run(installed, tmp_path, "export", "claims.jsonl", "-o", "out.geojson")
    from_tree = [sys.executable, "-m", "deployments", "build-map", "claims.jsonl", "-o", "tree.html"]
    subprocess.run(
        from_tree,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{os.environ['PYTHONPATH']}"},
        check=True,
    )
    assert "Latvia" in run(installed, tmp_path, "show", "claims.jsonl")
    assert (tmp_path / "map.html").read_bytes() == (tmp_path / "tree.html").read_bytes()
    assert (tmp_path / "out.geojson").stat().st_size > 0
