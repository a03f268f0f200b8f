"""What every command reads: SOURCES with their decisions, and the day that is asked for."""

# ruff: noqa: PLC0415 - what takes long to import is imported inside, so that help is quick
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deployments.errors import SourceError

if TYPE_CHECKING:
    import datetime as dt

    from deployments.pipeline import Gathered

SEEDS: Final = Path("seeds")


def gather(sources: Sequence[Path] | None, decisions: Path | None, *, strict: bool, new: bool = False) -> "Gathered":
    """Read SOURCES, or ./seeds without any, and say on standard error what was left out."""
    from deployments.cli.decided import read_decided, say_unused
    from deployments.cli.terminal import warn, watched
    from deployments.pipeline import gather as read_all

    if not sources and not SEEDS.is_dir():
        message = "nothing to read: give texts, folders of texts or claims (.jsonl); there is no ./seeds here"
        raise SourceError(message)
    decided = read_decided(decisions, new=new)
    gathered = read_all(sources or [SEEDS], watched, decided.decisions)
    for path, reason in gathered.faults:
        warn(f"left out: {path} {reason}")
    if gathered.faults and (strict or not (gathered.documents or gathered.claims)):
        count = len(gathered.faults)
        message = f"{count} {'text' if count == 1 else 'texts'} could not be read"
        raise SourceError(message)
    say_unused(decided, gathered)
    return gathered


def day_of(partial: str | None) -> "dt.date | None":
    """Return the day that an option names; of a month or year its last day."""
    from deployments.dates import last_day

    return last_day(partial) if partial else None
