"""What every command reads: SOURCES with their decisions, and the day that is asked for."""

# ruff: noqa: PLC0415 - what takes long to import is imported inside, so that help is quick
import atexit
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deployments.errors import OutputError, SourceError

if TYPE_CHECKING:
    import datetime as dt

    from deployments.pipeline import Gathered

SEEDS: Final = Path("seeds")


def gather(  # noqa: PLR0913 - what every command has to say of its sources
    sources: Sequence[Path] | None,
    decisions: Path | None,
    output: Path | None = None,
    *,
    max_size: int,
    strict: bool,
    new: bool = False,
) -> "Gathered":
    """Read SOURCES, or ./seeds without any; what was left out is said on standard error at the end of the run.

    Args:
        sources: Texts, folders of texts and claims files.
        decisions: A reviewer's decisions.
        output: What will be written, which may be none of the sources.
        max_size: Megabytes of the largest text.
        strict: Whether a text that cannot be read ends the run.
        new: Whether the decisions need not be there yet.

    Raises:
        SourceError: If a source cannot be read, or with `strict` any text in it.
        OutputError: If the output would take the place of a source.
    """
    from deployments.cli.decided import read_decided, say_unused
    from deployments.cli.terminal import watched
    from deployments.pipeline import gather as read_all
    from deployments.read.text import MEGABYTE

    if not sources and not SEEDS.is_dir():
        message = "nothing to read: give texts, folders of texts or claims (.jsonl); there is no ./seeds here"
        raise SourceError(message)
    spare(output, sources or [SEEDS])
    decided = read_decided(decisions, new=new)
    gathered = read_all(sources or [SEEDS], watched, decided.decisions, max_size * MEGABYTE)
    if gathered.faults and (strict or not (gathered.documents or gathered.claims)):
        _say_left_out(gathered)
        count = len(gathered.faults)
        message = f"{count} {'text' if count == 1 else 'texts'} could not be read"
        raise SourceError(message)
    atexit.register(_say_left_out, gathered)
    say_unused(decided, gathered)
    return gathered


def spare(output: Path | None, sources: Sequence[Path]) -> None:
    """Refuse an output that would take the place of a source.

    Raises:
        OutputError: If it would.
    """
    from deployments.read import is_source

    if output and is_source(output, sources):
        message = f"{output} cannot be written: it is one of the sources, give another name"
        raise OutputError(message)


def _say_left_out(gathered: "Gathered") -> None:
    """Say what was left out, or that nothing was found."""
    from deployments.cli.terminal import warn

    for path, reason in gathered.faults:
        warn(f"left out: {path} {reason}")
    if not gathered.raw and (gathered.documents or not gathered.faults):
        warn("nothing was found: no text says that forces are in a country that is not their own")


def day_of(partial: str | None) -> "dt.date | None":
    """Return the day that an option names; of a month or year its last day."""
    from deployments.dates import last_day

    return None if partial is None else last_day(partial)
