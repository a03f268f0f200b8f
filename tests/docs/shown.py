"""The commands that documents show, and what they print; run as a script, it writes that into them."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
SHOWING = (REPOSITORY / "README.md", REPOSITORY / "docs" / "decisions.md")
"""The documents with console blocks."""
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"^`(\S+)`:\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHELL = re.compile(r"(?<=^```sh\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)

MAKE_MAP = "deploy build-map seeds -o maps/deployments.html"
"""What `make map` runs once everything is set up."""

KEPT = ("make test",)
"""Commands whose shown output stays as it is: it holds the time that they took."""


def sandbox(folder: Path, text: str = "") -> Path:
    """Make a folder in which a document's commands can run.

    It has the seeds, these once more as `articles`, and the files that the document shows below their names.
    """
    for name in ("seeds", "articles"):
        (folder / name).symlink_to(REPOSITORY / "seeds")
    for name, content in FILE.findall(text):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


def output(command: str, folder: Path) -> str:
    """Run a command in `folder`, with this environment's `deploy`, and return what it prints.

    Raises:
        CalledProcessError: If it fails.
    """
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    search = filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH")))
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": os.pathsep.join(search)},
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
    for document in SHOWING:
        shown = document.read_text("utf-8")
        with tempfile.TemporaryDirectory() as temporary:
            document.write_text(refreshed(shown, sandbox(Path(temporary), shown)), "utf-8")
