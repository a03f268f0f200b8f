"""The Typer app: one short function a command; what takes long to import is imported inside."""

# ruff: noqa: PLC0415 - see above
import json
import os
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from deployments import __version__
from deployments.cli import lookups
from deployments.cli.gathering import day_of, gather, spare
from deployments.cli.options import (
    DECISIONS,
    MAX_SIZE,
    As,
    Attribution,
    Box,
    Day,
    Decisions,
    Geometry,
    MaxSize,
    OneClaim,
    Output,
    Sources,
    Strict,
    Subtitle,
    Sure,
    Text,
    Tiles,
    Title,
    WithDocuments,
)
from deployments.errors import DeploymentsError, OptionError

MAP: Final = Path("maps/deployments.html")

app = typer.Typer(
    name="deploy",
    help="Turn news articles into an auditable map of who has which troops where.",
    epilog="Example: deploy build-map articles/ -o map.html",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: it looks the same in a pipe, and rich need not be imported for it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:  # noqa: FBT001 - Typer's callback takes the flag as it is
    if asked:
        typer.echo(f"deploy {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: deploy extract articles/ -o claims.jsonl")
def extract(  # noqa: PLR0913 - an argument an option
    sources: Sources = None,
    *,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a claim instead.")] = False,
    min_confidence: Sure = 0.0,
    decisions: Decisions = None,
    max_size: MaxSize = MAX_SIZE,
    strict: Strict = False,
) -> None:
    """Print the claims that texts make, as JSON Lines."""
    from deployments.cli.terminal import say_json
    from deployments.output import write_atomically
    from deployments.pipeline import as_json_lines
    from deployments.records import Claim

    if schema:
        data = json.dumps(Claim.model_json_schema(), indent=2, ensure_ascii=False).encode() + b"\n"
    else:
        claims = gather(sources, decisions, output, max_size=max_size, strict=strict).raw
        data = as_json_lines(claim for claim in claims if claim.confidence >= min_confidence)
    if output:
        write_atomically(output, data)
    else:
        say_json(data.decode())


@app.command(epilog="Example: deploy build-map articles/ -o map.html --date 2022-04-10")
def build_map(  # noqa: PLR0913 - an argument an option
    sources: Sources = None,
    *,
    output: Output = MAP,
    date: Day = None,
    title: Title = "Troop deployments",
    subtitle: Subtitle = None,
    bounds: Box = None,
    with_documents: WithDocuments = False,
    tiles: Tiles = None,
    attribution: Attribution = None,
    decisions: Decisions = None,
    max_size: MaxSize = MAX_SIZE,
    strict: Strict = False,
) -> None:
    """Write the map as one HTML page that opens with no network."""
    from deployments import pipeline
    from deployments.cli.decided import told_counts
    from deployments.cli.tables import say_summary
    from deployments.cli.terminal import say
    from deployments.views.overview import overview
    from deployments.webmap import Bounds, Look

    day = day_of(date)
    look = Look(day, title, subtitle, Bounds.read(bounds) if bounds else None, tiles, attribution)
    gathered = gather(sources, decisions, output, max_size=max_size, strict=strict)
    world = pipeline.build_map(gathered.claims, output, look, documents=gathered.documents if with_documents else ())
    say_summary(overview(world, day))
    say(f"{told_counts(gathered)}. Open {output}")


@app.command(epilog="Example: deploy export articles/ -o deployments.geojson")
def export(  # noqa: PLR0913 - an argument an option
    sources: Sources = None,
    *,
    output: Output,
    geometry: As = Geometry.POINT,
    date: Day = None,
    decisions: Decisions = None,
    max_size: MaxSize = MAX_SIZE,
    strict: Strict = False,
) -> None:
    """Write the deployments as GeoJSON or CSV, for GIS tools and spreadsheets; or a report as HTML or Markdown."""
    from deployments.cli.terminal import say
    from deployments.export import encoder, report
    from deployments.pipeline import export_to, report_to

    if encode := report.encoder(output):
        day = day_of(date)
        quoted = report_to(
            gather(sources, decisions, output, max_size=max_size, strict=strict).claims, output, encode, day
        )
        say(f"{quoted} statements quoted in {output}")
        return
    if date:
        message = f"--date is for reports ({', '.join(sorted(report.FORMATS))}): a table holds all dates"
        raise OptionError(message)
    encoder(output)  # an ending that no format has is told before anything is read
    rows = export_to(
        gather(sources, decisions, output, max_size=max_size, strict=strict).claims, output, geometry=geometry.value
    )
    say(f"{rows} rows in {output}")


app.command(epilog="Example: deploy show articles/ --date 2022-04-10")(lookups.show)
app.command(epilog="Example: deploy diff 2021-12-01 2022-12-01 articles/")(lookups.diff)


@app.command(epilog="Example: deploy explain articles/a.txt -o a.html")
def explain(
    file: Text,
    *,
    claim: OneClaim = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write an HTML page.")] = None,
) -> None:
    """Show how a text was read: what made each claim, and why the rest made none."""
    from deployments import pipeline
    from deployments.cli.explained import say_account
    from deployments.cli.terminal import say
    from deployments.explain import render
    from deployments.output import write_atomically

    spare(output, [file])
    told = pipeline.explain(file, claim)
    if output:
        write_atomically(output, render(told).encode())
        say(f"Open {output}")
    else:
        say_account(told)


@app.command(epilog="Example: deploy review articles/ --by 'Ada Example'")
def review(  # noqa: PLR0913 - an argument an option
    sources: Sources = None,
    *,
    decisions: Annotated[Path, typer.Option(metavar="FILE", help="Where decisions are read and written.")] = DECISIONS,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who reviews; asked for where it is not known.")
    ] = None,
    below: Annotated[float, typer.Option(metavar="NUMBER", help="Claims of less confidence are looked at.")] = 0.5,
    max_size: MaxSize = MAX_SIZE,
    strict: Strict = False,
) -> None:
    """Look at disagreements and doubtful claims one by one, and decide with single keys."""
    from deployments.cli.asking import ask_reviewer
    from deployments.cli.review import Session, leave_on_kill
    from deployments.review.queue import questions
    from deployments.timeline import settle

    reviewer = ask_reviewer(decisions, by)
    gathered = gather(sources, decisions, max_size=max_size, strict=strict, new=True)
    asked = questions(settle(gathered.claims), {claim.id: claim for claim in gathered.raw}, below)
    leave_on_kill()
    Session(asked, gathered.raw, decisions, reviewer).run()


def main() -> None:
    """Run `deploy`; what a user can mend is told in one line, with exit code 1."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed before we began
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
    # A terminal that cannot show a letter shows a stand-in; a file or a pipe of claims is UTF-8 in any case.
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except DeploymentsError as error:
        _stop(str(error))
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python tries once more to write to it
        _stop(f"{error.filename or 'standard output'} cannot be used: {error.strerror}")


def _stop(reason: str) -> None:
    from deployments.cli.terminal import warn

    warn(reason)
    sys.exit(1)
