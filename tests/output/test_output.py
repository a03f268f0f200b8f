"""Outputs are whole or not there at all, whatever happens to the process that writes them."""

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest
import writing

from deployments.errors import OutputError
from deployments.output import FORGOTTEN, write_atomically

FORKS = multiprocessing.get_context("fork")
KILLS = 50


def wait_for(path: Path) -> None:
    """Wait until a file is there, for ten seconds at most."""
    end = time.monotonic() + 10
    while not path.exists():
        assert time.monotonic() < end, f"{path} did not come"
        time.sleep(0.001)


def parts(folder: Path) -> list[Path]:
    """Return what killed writers left in a folder."""
    return sorted(folder.glob(".deploy-*.part"))


def test_fifty_kills_at_any_moment_leave_a_whole_file(tmp_path: Path) -> None:
    """A writer that writes without pause is killed fifty times: what stands under the name is always whole."""
    target, chance = tmp_path / "map.html", random.SystemRandom()
    for number in range(KILLS):
        began = tmp_path / f"began{number}"
        writer = FORKS.Process(target=writing.write_for_ever, args=(str(target), str(began)))
        writer.start()
        wait_for(began)
        time.sleep(chance.uniform(0, 0.02))
        writer.kill()
        writer.join()
        assert writer.exitcode == -signal.SIGKILL
        assert target.read_bytes() in writing.WHOLE
    assert parts(tmp_path), "at least one kill fell into the writing"


def test_a_kill_before_the_end_keeps_the_old_file(tmp_path: Path) -> None:
    """A writer that dies just before its file gets its name leaves the old one, and the next run clears up."""
    target = tmp_path / "map.html"
    target.write_text("yesterday's")
    writer = FORKS.Process(target=writing.die_while_writing, args=(str(target),))
    writer.start()
    writer.join()
    assert writer.exitcode == -signal.SIGKILL
    assert target.read_text() == "yesterday's"
    (left,) = parts(tmp_path)
    write_atomically(target, b"today's")
    assert parts(tmp_path) == [left], "it may still belong to a run that is at work"
    os.utime(left, (0, time.time() - FORGOTTEN - 1))
    write_atomically(target, b"tomorrow's")
    assert target.read_bytes() == b"tomorrow's"
    assert parts(tmp_path) == []


def test_two_writers_of_one_file_never_mix(tmp_path: Path) -> None:
    """While two processes write one file without pause, each look at it sees one of their contents whole."""
    target, began = tmp_path / "map.html", tmp_path / "began"
    writers = [FORKS.Process(target=writing.write_for_ever, args=(str(target), str(began))) for _ in range(2)]
    for writer in writers:
        writer.start()
    wait_for(began)
    seen = {target.read_bytes() for _ in range(200)}
    for writer in writers:
        assert writer.is_alive(), "neither was in the other's way"
        writer.kill()
        writer.join()
    assert seen == set(writing.WHOLE)


def test_permissions_stay_as_they_were(tmp_path: Path) -> None:
    """A new file has those that the user's mask gives; one that was there keeps its own."""
    mask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "new", b"")
    finally:
        os.umask(mask)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640
    (tmp_path / "new").chmod(0o600)
    write_atomically(tmp_path / "new", b"again")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Where the name is a link, the file that it leads to is written, also if it is not there yet."""
    (tmp_path / "link").symlink_to("new/map.html")
    for data in (b"one", b"two"):
        write_atomically(tmp_path / "link", data)
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "new" / "map.html").read_bytes() == data


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        # A folder, a file as a folder, and a file as a folder further up.
        ("folder", "it is a folder, name a file in it"),
        ("file/map.html", "a file stands where its folder would be"),
        ("file/new/map.html", "Not a directory"),
        # A name that no file can have.
        ("x" * 300, "File name too long"),
    ],
)
def test_what_cannot_be_written(tmp_path: Path, name: str, reason: str) -> None:
    """Each row's output is refused in one line that names it, and all else stays as it was."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("a file")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OutputError) as error:
        write_atomically(tmp_path / name, b"data")
    assert str(error.value) == f"{tmp_path / name} cannot be written: {reason}"
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "file").read_text() == "a file"


def test_a_pipe_gets_the_data_and_stays_a_pipe(tmp_path: Path) -> None:
    """What is no regular file is written to, not replaced."""
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(tmp_path / "pipe", b"data")
    assert os.read(reader, 10) == b"data"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()
