"""The commands that the README shows, and what they print; run as a script, it writes that into it."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
README = REPOSITORY / "README.md"
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
SHELL = re.compile(r"(?<=^```sh\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)

MAKE_MAP = "deploy build-map seeds -o maps/deployments.html"
"""What `make map` runs once everything is set up."""

KEPT = ("make test",)
"""Commands whose shown output stays as it is: it holds the time that they took."""


def sandbox(folder: Path) -> Path:
    """Make a folder in which the README's commands can run: with seeds, and these once more as `articles`."""
    for name in ("seeds", "articles"):
        (folder / name).symlink_to(REPOSITORY / "seeds")
    return folder


def output(command: str, folder: Path) -> str:
    """Run a command in `folder`, with this environment's `deploy`, and return what it prints.

    Raises:
        CalledProcessError: If it fails.
    """
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout


def refreshed(text: str, folder: Path) -> str:
    """Return a document with the output below each "$ command" of its console blocks as it is now."""
    return CONSOLE.sub(lambda block: "".join(_told(part, folder) for part in _commands(block[0])), text)


def _commands(block: str) -> list[str]:
    return re.split(r"^(?=\$ )", block, flags=re.MULTILINE)[1:]


def _told(part: str, folder: Path) -> str:
    command = part.splitlines()[0].removeprefix("$ ")
    if command in KEPT:
        return part
    return f"$ {command}\n{output(MAKE_MAP if command == 'make map' else command, folder)}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        README.write_text(refreshed(README.read_text("utf-8"), sandbox(Path(temporary))), "utf-8")
