"""`deploy review`: one question after the other, each answered by a key and written at once."""

import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import typer
from pydantic import ValidationError
from rich.console import Console

from deployments.cli.asking import Cancelled, ask_claim, ask_correction, ask_why
from deployments.cli.question import say_question, shown
from deployments.cli.terminal import say
from deployments.decisions import AnyDecision
from deployments.records import Claim
from deployments.review import read_decisions
from deployments.review.file import append, take_back
from deployments.review.queue import Question, remaining
from deployments.review.verdicts import Verdict

HELP: Final = """\
  1-9  pin: of a disagreement, the value of this claim holds
  a    accept: what was read is right; of a disagreement, that it stands
  r    reject a claim: it does not count
  c    correct a field of a claim
  s    skip: it comes up again next time
  b    back: what was decided here, or else on the question before, is taken back
  q    quit: all that was decided is written already
Deployments are joined and parted by hand: docs/decisions.md says how."""

RIGHT: Final = "The sentence says this."
WRONG: Final = "The sentence does not say this."
STANDS: Final = "The sources disagree."

END_OF_INPUT: Final = "\x04"


class Session:
    """A reviewer at work: what is asked, where it is written, and how to go back."""

    def __init__(self, asked: Sequence[Question], claims: Sequence[Claim], path: Path, by: str) -> None:
        """Begin at the first question.

        Args:
            asked: The questions.
            claims: All claims as they were read: a decision names one so that it finds no other.
            path: Where decisions are written.
            by: The reviewer.
        """
        self._asked = asked
        self._claims = claims
        self._path = path
        self._by = by
        self._console = Console(markup=False, emoji=False, highlight=False)
        self._before: list[tuple[int, list[AnyDecision]]] = []
        self._here: list[AnyDecision] = []

    def run(self) -> None:
        """Ask until all is answered or the reviewer leaves; a question comes again until it is answered."""
        at, key = 0, ""
        while at < len(self._asked) and key != "q":
            question = self._left(self._asked[at])
            if question is None:
                at = self._next(at)
                continue
            say_question(self._console, question, f"{at + 1} of {len(self._asked)}")
            key = self._key(question)
            match key:
                case "q":
                    pass
                case "s":
                    at = self._next(at)
                case "b":
                    at = self._back(at)
                case _:
                    self._answer(key, question)
        count = len(self._here) + sum(len(decisions) for _, decisions in self._before)
        left = sum(question is not None for question in remaining(self._asked, self._decisions()))
        say(f"\n{count} {'decision' if count == 1 else 'decisions'} written to {self._path}; {left} left to look at.")

    def _left(self, question: Question) -> Question | None:
        """Return what is left of a question by the file as it is now: it may have been edited meanwhile."""
        return remaining([question], self._decisions())[0]

    def _decisions(self) -> Sequence[AnyDecision]:
        return read_decisions(self._path).decisions if self._path.exists() else ()

    def _next(self, at: int) -> int:
        self._before.append((at, self._here))
        self._here = []
        return at + 1

    def _back(self, at: int) -> int:
        """Take back what was decided here; else go back to what was skipped or decided last."""
        while not self._here and self._before:
            at, self._here = self._before.pop()
            if self._left(self._asked[at]):
                break
        for decision in reversed(self._here):
            take_back(self._path, decision)
            say(f"  taken back: {decision.action}")
        self._here = []
        return at

    def _key(self, question: Question) -> str:
        """Wait for a key that means something here."""
        numbers = "".join(str(n) for n, _ in enumerate(shown(question), start=1)) if question.field else ""
        pin = f"1-{numbers[-1]} pin · " if numbers else ""
        say(f"{pin}a accept · r reject · c correct · s skip · b back · q quit · ? help")
        while (key := typer.getchar()) not in set(f"arcsb{numbers}"):
            if key in {"q", "", END_OF_INPUT}:
                return "q"
            if key == "?":
                say(HELP)
        return key

    def _answer(self, key: str, question: Question) -> None:
        """Decide as a key says, and write it; a reviewer who thinks better of it is asked anew."""
        try:
            for decision in self._decided(key, question):
                append(self._path, decision)
                self._here.append(decision)
                say(f"  written to {self._path}: {decision.action}")
        except Cancelled:
            say("  nothing written")
        except ValidationError as error:
            say(f"  nothing written, for it could not be read back: {error.errors()[0]['msg']}")

    def _decided(self, key: str, question: Question) -> list[AnyDecision]:
        claims, field = shown(question), question.field
        match key:
            case "a":
                verdict = self._verdict(STANDS if field else RIGHT)
                return [verdict.accept(side[0], self._claims, field) for side in question.sides]
            case "r":
                claim = ask_claim(claims, "reject")
                return [self._verdict(ask_why(WRONG)).reject(claim, self._claims)]
            case "c":
                claim = ask_claim(claims, "correct")
                to = ask_correction(claim)
                return [self._verdict(ask_why(None)).correct(claim, self._claims, to)]
            case _ if field:
                claim = claims[int(key) - 1]
                against = [other for side in question.sides if claim not in side for other in side]
                return [self._verdict(ask_why(None)).pin(claim, self._claims, field, against)]
            case _:
                raise Cancelled

    def _verdict(self, why: str) -> Verdict:
        return Verdict(self._by, datetime.now().astimezone().date(), why)


def leave_on_kill() -> None:
    """Let a kill end the session in order, so that the terminal is left as it was found."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
