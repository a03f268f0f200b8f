"""A reviewer's decisions as the commands take them: which file, what it did, and what in it had no effect."""

from pathlib import Path

from deployments.cli.options import DECISIONS
from deployments.cli.terminal import warn
from deployments.errors import DecisionsFileError
from deployments.pipeline import Gathered
from deployments.review import DecisionsFile, read_decisions


def read_decided(path: Path | None, *, new: bool = False) -> DecisionsFile:
    """Return the decisions of a file that was asked for, or of ./decisions.toml where there is one.

    Args:
        path: The file that was asked for.
        new: Whether it may be a file that is yet to be written.

    Raises:
        DecisionsFileError: If the file that was asked for is not there, or it cannot be used.
    """
    file = path or DECISIONS
    if file.exists():
        return read_decisions(file)
    if path and not new:
        message = f"{path} is not there; deploy review writes it"
        raise DecisionsFileError(message)
    return DecisionsFile(file)


def say_unused(file: DecisionsFile, gathered: Gathered) -> None:
    """Say on standard error which decisions had no effect, and why."""
    for number in gathered.lost:
        decision = file.decisions[number]
        warn(f"{file.place(number)} matches nothing any more: look at it again, or take it out ({decision.action})")
    count = len(gathered.elsewhere)
    if count:
        told = "decision speaks" if count == 1 else "decisions speak"
        warn(f"{file.path}: {count} {told} of documents that were not read")


def told_counts(gathered: Gathered) -> str:
    """Say how many claims count, and what reviewers made of others."""
    rejected = len(gathered.raw) - len(gathered.claims)
    corrected = sum(any(d.action == "correct" for d in claim.decided_by) for claim in gathered.claims)
    told = [f"{len(gathered.claims)} claims"]
    told += [f"{rejected} rejected by a reviewer"] if rejected else []
    told += [f"{corrected} corrected"] if corrected else []
    return ", ".join(told)
