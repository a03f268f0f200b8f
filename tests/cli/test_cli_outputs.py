"""No output is harmed, whatever happens to the command that writes it."""

import multiprocessing
import random
import signal
import subprocess
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from cli_forked import deploy_here
from cli_runs import Deploy

TEXT = "Canada leads the battlegroup in Latvia with 1,200 soldiers."
COMMANDS = {
    "build-map": "map.html",
    "export": "deployments.geojson",
    "extract": "claims.jsonl",
}
KILLS = 50


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with one text."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path / "articles"


def in_order(folder: Path) -> list[str]:
    """Return the names in a folder, hidden ones too, but for what a killed run may leave behind."""
    names = sorted(path.name for path in folder.iterdir())
    return [name for name in names if not (name.startswith(".deploy-") and name.endswith(".part"))]


@pytest.mark.usefixtures("articles")
def test_fifty_kills_of_commands_leave_the_old_or_the_new_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command is killed at random moments, fifty times in all: its output is yesterday's or today's, whole."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["cli_forked"])
    chance, killed = random.SystemRandom(), 0

    def started(command: str) -> tuple[BaseProcess, float]:
        arguments = (str(tmp_path), command, "articles", "-o", f"out/{COMMANDS[command]}")
        run = forks.Process(target=deploy_here, args=arguments)
        run.start()
        return run, time.monotonic()

    for command, name in COMMANDS.items():
        target = tmp_path / "out" / name
        for _ in range(2):  # the first starts the server too
            run, start = started(command)
            run.join()
            assert run.exitcode == 0
        longest, today = time.monotonic() - start, target.read_bytes()
        for _ in range(-(-KILLS // len(COMMANDS))):
            target.write_bytes(b"yesterday's")
            run, _ = started(command)
            time.sleep(chance.uniform(0, longest))
            run.kill()
            run.join()
            killed += run.exitcode == -signal.SIGKILL
            assert target.read_bytes() in (b"yesterday's", today)
    assert in_order(tmp_path / "out") == sorted(COMMANDS.values())
    assert killed > KILLS // 2, "most kills came before the end"


def test_two_runs_on_one_output_leave_one_of_theirs(articles: Path, tmp_path: Path) -> None:
    """Two runs at once both succeed, and the output is that of one of them, whole."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "deployments", "build-map", str(articles), "-o", "map.html", "--title", title],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
        )
        for title in ("One", "Two")
    ]
    assert [run.wait() for run in runs] == [0, 0]
    page = (tmp_path / "map.html").read_text("utf-8")
    assert ("<title>One</title>" in page) != ("<title>Two</title>" in page)
    assert page.rstrip().endswith("</html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "map.html"]


# A disk of 64 KB where the system lets us mount one, else files may not grow beyond that: the map needs ten times it.
FULL = """
if unshare -rm true 2>/dev/null
then exec unshare -rm sh -c 'mount -t tmpfs -o size=64k tmpfs out && exec "$@"' - "$@"
else ulimit -f 128; exec "$@"
fi
"""
RUN = """
echo "yesterday's" > out/map.html
"$0" -m deployments build-map articles -o out/map.html
echo "code $?"
cat out/map.html
ls -A out
"""


@pytest.mark.usefixtures("articles")
def test_a_full_disk_keeps_the_old_map(tmp_path: Path) -> None:
    """Where the disk fills while the map is written, that is said, the old one stays, and no part of the new."""
    (tmp_path / "out").mkdir()
    command = ["sh", "-c", FULL, "-", "sh", "-c", RUN, sys.executable]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.stderr in {
        "deploy: out/map.html cannot be written: No space left on device\n",
        "deploy: out/map.html cannot be written: File too large\n",
    }
    assert ran.stdout.splitlines() == ["code 1", "yesterday's", "map.html"]


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize(
    ("mode", "file_mode", "reason"),
    [
        # A folder in which nothing may be made.
        (0o500, 0o600, "Permission denied"),
        # A file that is protected, in a folder in which it could be replaced.
        (0o700, 0o400, "it is protected against writing"),
    ],
)
def test_what_may_not_be_written_stays(as_user: Deploy, tmp_path: Path, mode: int, file_mode: int, reason: str) -> None:
    """Without permission the command says so, and the old output stays."""
    target = tmp_path / "out" / "map.html"
    target.parent.mkdir()
    target.write_text("yesterday's")
    target.chmod(file_mode)
    target.parent.chmod(mode)
    ran = as_user("build-map", "articles", "-o", "out/map.html")
    target.parent.chmod(0o700)
    assert (ran.returncode, ran.stderr) == (1, f"deploy: out/map.html cannot be written: {reason}\n")
    assert target.read_text() == "yesterday's"
    assert in_order(target.parent) == ["map.html"]


@pytest.mark.usefixtures("articles")
def test_a_folder_that_may_not_be_written_does_not_hinder_reading(as_user: Deploy, tmp_path: Path) -> None:
    """Nothing is written but the output: in a folder that is read-only texts are shown, and the map goes elsewhere."""
    (tmp_path / "elsewhere").mkdir()
    tmp_path.chmod(0o500)
    assert as_user("show", "articles").stdout.startswith("Deployments ")
    assert as_user("build-map", "articles", "-o", "elsewhere/map.html").returncode == 0
    ran = as_user("build-map", "articles")
    tmp_path.chmod(0o700)
    assert ran.stderr == "deploy: maps/deployments.html cannot be written: Permission denied\n"


def test_a_source_is_not_written_over(deploy: Deploy, articles: Path, tmp_path: Path) -> None:
    """An output that is one of the sources, by whatever path, is refused: a text is never lost to its own claims."""
    (tmp_path / "again.txt").symlink_to(articles / "a.txt")
    for command, source, name in (
        ("extract", "articles", "articles/a.txt"),
        ("extract", "articles", "articles/../again.txt"),
        ("explain", "articles/a.txt", "again.txt"),
    ):
        ran = deploy(command, source, "-o", name)
        assert ran.stderr == f"deploy: {name} cannot be written: it is one of the sources, give another name\n"
        assert ran.returncode == 1
    assert (articles / "a.txt").read_text("utf-8") == TEXT
    assert deploy("extract", "articles", "-o", "articles/b.jsonl").returncode == 0


@pytest.mark.usefixtures("articles")
def test_standard_output_as_a_file(deploy: Deploy) -> None:
    """`-o /dev/stdout` prints, as in other programs."""
    assert deploy("extract", "articles", "-o", "/dev/stdout").stdout == deploy("extract", "articles").stdout != ""


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize(
    ("ending", "code", "message"),
    [
        # A full disk behind standard output.
        (">/dev/full", 1, "deploy: standard output cannot be used: No space left on device\n"),
        # One that was closed, or a closed standard error, is as good as /dev/null.
        (">&-", 0, ""),
        ("2>&-", 0, ""),
    ],
)
def test_standard_output_that_cannot_be_used(tmp_path: Path, ending: str, code: int, message: str) -> None:
    """Each row's end of the command line gives that code and message, and no traceback."""
    command = f"'{sys.executable}' -m deployments show articles {ending}"
    ran = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (code, message)


@pytest.mark.parametrize("command", ["build-map", "export", "extract", "show"])
def test_an_empty_result_is_valid_and_said(deploy: Deploy, tmp_path: Path, command: str) -> None:
    """Where nothing is found, outputs are there, empty and readable, with one line on standard error."""
    (tmp_path / "a.txt").write_text("Rain is expected.", "utf-8")
    output = ["-o", COMMANDS[command]] if command in COMMANDS else []
    ran = deploy(command, "a.txt", *output)
    assert ran.returncode == 0
    assert ran.stderr == "deploy: nothing was found: no text says that forces are in a country that is not their own\n"
    if output:
        again = deploy("show", "claims.jsonl") if command == "extract" else ran
        assert (tmp_path / output[1]).is_file()
        assert again.returncode == 0
