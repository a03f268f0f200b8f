"""No test and no command reaches a network."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deployments.cli.app import app

REPOSITORY = Path(__file__).parents[2]
OUTSIDE = ("192.0.2.1", 80)
"""An address that is nobody's (RFC 5737): were the network open, it would be waited for in vain."""
REACHING = {
    "a connection": lambda: socket.create_connection(OUTSIDE, timeout=5),
    "a datagram": lambda: _send(OUTSIDE),
    "a name": lambda: socket.getaddrinfo("example.org", 80),
}
COMMANDS = [
    ["extract", "seeds"],
    ["extract", "--schema"],
    ["show", "seeds"],
    ["show", "seeds", "--json", "--date", "2022-04"],
    ["build-map", "seeds", "-o", "map.html"],
    [
        "build-map",
        "seeds",
        "-o",
        "m.html",
        "--tiles",
        "https://tiles.example.org/{z}/{x}/{y}.png",
        "--attribution",
        "x",
    ],
    ["export", "seeds", "-o", "out.geojson", "--geometry", "country"],
    ["export", "seeds", "-o", "out.csv"],
    ["export", "seeds", "-o", "report.html"],
    ["diff", "2022-01-01", "2022-12-01", "seeds"],
    ["explain", "a.txt", "-o", "a.html"],
    ["review", "seeds"],
]


@pytest.fixture
def here() -> Iterator[tuple[str, int]]:
    """A port of this machine that listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()


@pytest.mark.parametrize("reach", REACHING.values(), ids=REACHING)
def test_no_test_reaches_a_network(reach: object) -> None:
    """Neither an address nor a name outside this machine can be reached from a test."""
    with pytest.raises(PermissionError, match="no test may reach"):
        reach()  # type: ignore[operator]


def test_loopback_stays_open(here: tuple[str, int]) -> None:
    """What the browser's driver needs goes on."""
    socket.create_connection(here, timeout=5).close()


def test_no_process_of_a_test_reaches_a_network() -> None:
    """A Python that a test starts is closed as the test is, and may be closed altogether."""
    reach = f"import socket; socket.create_connection({OUTSIDE!r}, timeout=5)"
    assert "no test may reach 192.0.2.1" in python(["-c", reach]).stderr
    assert "where none may be opened" in python(["-c", "import socket; socket.socket()"], CLOSED="all").stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_command_runs_without_a_socket(command: list[str], tmp_path: Path) -> None:
    """Where not even a socket can be opened, each command does all its work."""
    (tmp_path / "seeds").symlink_to(REPOSITORY / "seeds")
    (tmp_path / "a.txt").write_text("France has 300 soldiers in Estonia.")
    ran = python(["-m", "deployments", *command], tmp_path, CLOSED="all")
    if command[0] == "review":  # it needs a terminal, and says so
        assert "terminal" in ran.stderr
        return
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    assert ran.stdout


def test_the_commands_above_are_all_there_are() -> None:
    """A new command has to show as well that it needs no network."""
    names = {command.name or command.callback.__name__.replace("_", "-") for command in app.registered_commands}
    assert names == {command[0] for command in COMMANDS}


def _send(address: tuple[str, int]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"", address)


def python(arguments: list[str], folder: Path = REPOSITORY, **variables: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((os.environ["PYTHONPATH"], str(REPOSITORY)))
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **variables, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
