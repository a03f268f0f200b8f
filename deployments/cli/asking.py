"""What `deploy review` asks for beyond a key: which claim, which field and its right value, why, and who."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import typer
from pydantic import ValidationError

from deployments import gazetteer, wording
from deployments.cli.terminal import plain, say
from deployments.decisions import Told
from deployments.errors import OptionError
from deployments.records import Claim
from deployments.review import read_decisions
from deployments.review.verdicts import written

FIELDS: Final = {
    "h": ("hosts", "host countries"),
    "r": ("region", "region"),
    "p": ("site", "place"),
    "f": ("formation", "formation"),
    "u": ("unit", "unit"),
    "m": ("mission", "mission"),
    "n": ("nation", "nation"),
    "l": ("lead", "framework nation"),
    "c": ("contributors", "contributors"),
    "s": ("troops", "strength"),
    "t": ("status", "status"),
    "d": ("as_of", "date"),
    "w": ("attributed_to", "who says it"),
}
"""What can be corrected: by its key, the field of a claim and what it is called."""

LISTED: Final = {"hosts", "contributors"}
COUNTRIES: Final = {*LISTED, "nation", "lead"}


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The reviewer thought better of it."""


def ask_line(prompt: str) -> str:
    """Return a line that is typed, without blanks around it; an end of input is an empty one."""
    with suppress(EOFError):
        return plain(input(prompt)).strip()
    return ""


def ask_why(reason: str | None) -> str:
    """Ask for a reason; where there is a plain one, Enter alone takes it.

    Raises:
        Cancelled: If there is none.
    """
    why = ask_line(f"  why? (Enter: {reason}) " if reason else "  why? (Enter leaves it) ") or reason
    if not why:
        raise Cancelled
    return why


def ask_claim(claims: Sequence[Claim], action: str) -> Claim:
    """Ask for one of the claims shown by its number; a single one needs no asking.

    Raises:
        Cancelled: If another key is pressed.
    """
    if len(claims) == 1:
        return claims[0]
    say(f"  {action} which, 1-{len(claims)}?")
    key = typer.getchar()
    if key not in {str(number) for number in range(1, len(claims) + 1)}:
        raise Cancelled
    return claims[int(key) - 1]


def ask_correction(claim: Claim) -> Told:
    """Ask for a field and its right value, until it is one.

    Raises:
        Cancelled: If no field is chosen, or nothing is typed.
    """
    for key, (field, name) in FIELDS.items():
        say(f"  {key}  {name}: {said(claim, field)}")
    say("  which is wrong?")
    field, name = FIELDS.get(typer.getchar(), ("", ""))
    while field and (text := ask_line(f'  {name} ("none" takes it away; Enter leaves it): ')):
        try:
            return Told.model_validate({field: _value(field, text)})
        except ValidationError as error:
            say(f"  {error.errors()[0]['msg'].removeprefix('Value error, ')}")
    raise Cancelled


def ask_reviewer(path: Path, by: str | None) -> str:
    """Return who reviews: as told, as in the file's last decision, else as asked.

    Raises:
        OptionError: If there is no terminal to review on, or no name.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = f"review asks on a terminal, and there is none; {path} can be written by hand (docs/decisions.md)"
        raise OptionError(message)
    known = read_decisions(path).decisions if path.exists() else ()
    name = by or (known[-1].by if known else ask_line("Your name, which stands in every decision: "))
    if not name.strip():
        message = "a decision needs a name: give --by NAME"
        raise OptionError(message)
    return name


def said(claim: Claim, field: str) -> str:
    """Say the value of a claim's field, countries by their names."""
    told = written(claim, field)
    if field not in COUNTRIES or not told:
        return wording.value(told)
    return wording.listing([gazetteer.country_name(code) for code in (told if field in LISTED else [told])])


def _value(field: str, text: str) -> object:
    """Take what was typed: countries by name or code, "none" for nothing."""
    nothing = text.casefold() == "none"
    if field in LISTED:
        return [] if nothing else [_code(name.strip()) for name in text.split(",")]
    if nothing:
        return ""
    return _code(text) if field in COUNTRIES else text


def _code(name: str) -> str:
    """Return the code of a country by any of its names; what is none stays as it is."""
    told = name.casefold()
    for country in gazetteer.countries().values():
        if told in {spelling.casefold() for spelling in (country.code, country.name, *country.names)}:
            return country.code
    return name
