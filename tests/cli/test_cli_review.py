"""`deploy review` in a real terminal: what is asked, what is written, and that leaving half-way loses nothing."""

import os
import signal
import termios
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Deploy
from terminals import Terminal

from deployments.decisions import AnyDecision
from deployments.review import read_decisions

ARTICLES = {
    "a": "date 2022-06-01\n\nThe Canadian-led battlegroup in Latvia has 1,700 soldiers. They came in spring.",
    "b": "date 2022-06-02\n\nThe Canadian-led battlegroup in Latvia has 2,100 soldiers.",
    "c": "date 2022-06-03\n\nSome 100 Spanish troops are in Latvia. Some 300 Italian troops are in Latvia.",
}
DISPUTE = "from 2 June 2022: sources disagree over strength"
Review = Callable[..., Terminal]


@pytest.fixture
def review(tmp_path: Path) -> Review:
    """Review three articles with one disagreement, every claim being in doubt."""
    (tmp_path / "news").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "news" / f"{name}.txt").write_text(text, "utf-8")
    return lambda *arguments: Terminal(tmp_path, "review", "news", "--below", "1", *(arguments or ("--by", "Ada")))


@pytest.fixture
def written(tmp_path: Path) -> Callable[[], tuple[AnyDecision, ...]]:
    """Read what stands in decisions.toml."""
    return lambda: read_decisions(tmp_path / "decisions.toml").decisions


Written = Callable[[], tuple[AnyDecision, ...]]


def told(decisions: tuple[AnyDecision, ...]) -> list[tuple[str, Any, str]]:
    return [(d.action, getattr(d, "document", None), d.why) for d in decisions]


def test_a_walk_through(review: Review, written: Written, deploy: Deploy) -> None:
    """The disagreement comes first, each sentence in its surroundings; every key is written at once."""
    with review() as terminal:
        terminal.press("?")
        assert "Latvia, Multinational battlegroup (LVA-multinational-land), present" in terminal.shown
        assert DISPUTE in " ".join(terminal.shown.split())
        assert "»The Canadian-led battlegroup in Latvia has 1,700 soldiers.« They came in spring." in terminal.shown
        terminal.press("1", after="docs/decisions.md")
        terminal.type("why?", "The ministry counts 1,700.")
        terminal.wait_for("written to decisions.toml: pin")
        assert told(written()) == [("pin", "a", "The ministry counts 1,700.")]
        terminal.press("c")
        terminal.press("s", after="which is wrong?")
        terminal.type("strength", "many")
        terminal.type("'many' is no strength", "")
        terminal.wait_for("nothing written")
        terminal.press("c")
        terminal.press("c", after="which is wrong?")
        terminal.type("contributors", "Spain, the Moon")
        terminal.type("is no country", "Spain, ITA")
        terminal.type("why?", "It says so elsewhere.")
        terminal.press("r")
        terminal.type("why?", "")
        terminal.press("a")
        terminal.wait_for("4 decisions written to decisions.toml; 0 left to look at.")
        assert terminal.end() == 0
    pin, correction, rejection, acceptance = written()
    assert (pin.on, pin.by) == (rejection.on, "Ada")
    assert correction.action == "correct"
    assert correction.to.given == {"contributors": ("ESP", "ITA")}
    assert [(action, why) for action, _, why in told((rejection, acceptance))] == [
        ("reject", "The sentence does not say this."),
        ("accept", "The sentence says this."),
    ]
    table = " ".join(deploy("show", "news").stdout.split())
    assert "Multinational battlegroup Canada ESP, ITA 1,700 in place" in table
    assert "disputed" not in table


def test_it_goes_on_where_one_left(review: Review, written: Written) -> None:
    """What was decided is not asked again, what was skipped is; the name is known from the file."""
    with review() as terminal:
        terminal.press("a")
        terminal.press("s")
        terminal.press("q")
        terminal.wait_for("2 decisions written to decisions.toml; 2 left to look at.")
        assert terminal.end() == 0
    assert told(written()) == [("accept", "a", "The sources disagree."), ("accept", "b", "The sources disagree.")]
    with review("--strict") as terminal:
        terminal.wait_for("? help")
        assert "disagree" not in terminal.shown
        assert "»Some 100 Spanish troops are in Latvia.«" in terminal.shown
        terminal.press("q", after="")
        assert terminal.end() == 0


def test_back_takes_back(review: Review, written: Written) -> None:
    """Back returns to what was decided last, takes it out of the file, and asks it again."""
    with review() as terminal:
        terminal.press("2")
        terminal.type("why?", "A slip.")
        terminal.press("b")
        terminal.wait_for("taken back: pin")
        assert written() == ()
        terminal.press("1")
        terminal.type("why?", "Better.")
        terminal.wait_for("written")
        terminal.press("q")
        assert terminal.end() == 0
    assert told(written()) == [("pin", "a", "Better.")]


@pytest.mark.parametrize("at_the_prompt", [False, True], ids=["at a key", "at a line"])
def test_an_interrupt_loses_nothing(review: Review, written: Written, *, at_the_prompt: bool) -> None:
    """Ctrl-C ends it with exit code 130 and no traceback; what was decided before is written."""
    with review() as terminal:
        terminal.press("a")
        if at_the_prompt:
            terminal.press("r")
            terminal.wait_for("why?")
            os.write(terminal.screen, b"\x03")
        else:
            terminal.press("\x03")
        assert terminal.end() == 130
        assert "Traceback" not in terminal.shown
        assert "Error" not in terminal.shown
    assert [d.action for d in written()] == ["accept", "accept"]


def test_a_kill_loses_nothing(review: Review, written: Written, tmp_path: Path) -> None:
    """Whatever ends it, the file is whole and nothing lies beside it; the next run goes on."""
    with review() as terminal:
        terminal.press("a")
        terminal.wait_for("? help")
        assert terminal.kill(signal.SIGKILL) == -signal.SIGKILL
    assert [d.action for d in written()] == ["accept", "accept"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["decisions.toml", "news"]
    with review() as terminal:
        terminal.wait_for("»Some 100 Spanish troops are in Latvia.«")


def test_a_polite_kill_leaves_the_terminal_as_it_was(review: Review) -> None:
    """SIGTERM while a key is waited for: lines and echo are on again."""
    with review() as terminal:
        before = termios.tcgetattr(terminal.screen)[3]
        terminal.press("?")
        terminal.wait_for("docs/decisions.md")
        terminal.wait_for_a_key()
        assert termios.tcgetattr(terminal.screen)[3] != before
        assert terminal.kill(signal.SIGTERM) == 128 + signal.SIGTERM
        assert termios.tcgetattr(terminal.screen)[3] == before


def test_the_reviewer_s_file_is_kept(review: Review, tmp_path: Path) -> None:
    """Comments and entries written by hand stay to the letter."""
    mine = '# mine\n[[decision]] # by hand\naction = "accept"\ndocument = "z"\nquote = "q"\n'
    mine += 'by = "Bo"\non = 2024-05-03\nwhy = "w"\n'
    (tmp_path / "decisions.toml").write_text(mine, "utf-8")
    with review("--decisions", "decisions.toml") as terminal:
        terminal.press("a")
        terminal.press("q")
        assert terminal.end() == 0
    text = (tmp_path / "decisions.toml").read_text("utf-8")
    assert text.startswith(mine)
    assert text.count('by = "Bo"') == 3


def test_a_text_under_review_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Escape sequences, turned reading directions and markup in an article are shown, not obeyed."""
    (tmp_path / "\x1b[31mname.txt").write_text(
        "\x1b[2J\x1b]0;owned\x07[red]The \u202eCanadian-led battlegroup in Latvia\x9b2J has 1,700 soldiers.", "utf-8"
    )
    with Terminal(tmp_path, "review", ".", "--below", "1", "--by", "\x1b[2JAda") as terminal:
        terminal.press("a")
        terminal.wait_for("0 left to look at")
        assert terminal.end() == 0
        for sequence in ("\x1b[2J", "\x1b]", "\x1b[31m", "\u202e", "\x9b", "\x07"):
            assert sequence not in terminal.raw.decode().split("\x1b[2K")[-1], sequence
        assert "[red]" in terminal.shown
    assert "\x1b" not in (tmp_path / "decisions.toml").read_text("utf-8")


def test_nothing_to_look_at(tmp_path: Path) -> None:
    """Where nothing is in dispute or in doubt, that is said, and no file is written."""
    (tmp_path / "a.txt").write_text("Rain is expected.", "utf-8")
    with Terminal(tmp_path, "review", "a.txt", "--by", "Ada") as terminal:
        terminal.wait_for("0 decisions written to decisions.toml; 0 left to look at.")
        assert terminal.end() == 0
    assert not (tmp_path / "decisions.toml").exists()


def test_a_name_is_asked_for(review: Review, written: Written) -> None:
    """Without --by and without earlier decisions the reviewer is asked, once."""
    with review("--strict") as terminal:
        terminal.type("Your name", "Ada Example")
        terminal.press("a")
        terminal.press("q")
        assert terminal.end() == 0
    assert {d.by for d in written()} == {"Ada Example"}
