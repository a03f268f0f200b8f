"""What is where, as plain data: countries, regions, sites and missions, read once from `data/geo/`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Country(NamedTuple):
    """A state or territory and the words by which texts name it.

    Attributes:
        code: ISO 3166-1 alpha-3; Kosovo is XKX.
        name: Its short English name, as shown.
        names: Further names, old ones and common misspellings included.
        adjectives: What stands before "troops" ("French").
        people: Nouns for its people ("Frenchmen", "Danes").
        capitals: Its capital, in the spellings that texts use.
        powers: Names of its government and armed forces ("the Kremlin", "the Bundeswehr").
        leaders: Those who have led it or its forces, as the press names them ("Macron").
        regions: Provinces and parts by which a text may name it as a place ("Darfur").
        sovereign: For a dependency, the code of the state it belongs to.
    """

    code: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    sovereign: str | None = None


class Region(NamedTuple):
    """A region that texts name.

    Attributes:
        id: Its slug, as in a claim.
        name: Its English name, as shown.
        names: The phrases that name it.
        hosts: Its members, where it names exactly these; else empty.
    """

    id: str
    name: str
    names: tuple[str, ...]
    hosts: tuple[str, ...] = ()


class Place(NamedTuple):
    """A base, camp, garrison town or training area that the press names.

    Attributes:
        id: Its slug, unique.
        name: Its name, as shown.
        host: Code of the country it lies in.
        lat: Degrees north, WGS 84, two decimals.
        lon: Degrees east, WGS 84, two decimals.
        names: Further spellings.
        kind: "base", "camp", "air base", "naval base", "training area" or "town".
        source: Where the coordinates come from.
    """

    id: str
    name: str
    host: str
    lat: float
    lon: float
    names: tuple[str, ...] = ()
    kind: str = "base"
    source: str = ""


class Mission(NamedTuple):
    """A mission or operation.

    Attributes:
        id: Its slug, as in a claim.
        name: Its full English name.
        names: Abbreviations and further names.
        hosts: Where its name alone places it; empty where it spans too many to say.
        nation: Code of its nation where it is one nation's own.
        start: Partial date of its first day.
        end: Partial date of its last day, or None.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    nation: str | None = None
    start: str | None = None
    end: str | None = None


def data_dir() -> Path:
    """Return the folder of the geographic data: in the installed package, else in the source tree."""
    package = Path(__file__).parent
    installed = package / "data" / "geo"
    return installed if installed.is_dir() else package.parent / "data" / "geo"


def _entries(file: str, table: str) -> list[dict[str, Any]]:
    """Read one array of tables of a TOML file, its lists as tuples and its examples left out."""
    with (data_dir() / file).open("rb") as handle:
        rows = tomllib.load(handle)[table]
    return [
        {key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key != "examples"}
        for row in rows
    ]


@cache
def countries() -> dict[str, Country]:
    """Return all states and territories by code."""
    return {row["code"]: Country(**row) for row in _entries("countries.toml", "country")}


@cache
def regions() -> dict[str, Region]:
    """Return all regions by id."""
    return {row["id"]: Region(**row) for row in _entries("regions.toml", "region")}


@cache
def sites() -> dict[str, Place]:
    """Return all sites by id."""
    return {row["id"]: Place(**row) for row in _entries("sites.toml", "site")}


@cache
def missions() -> dict[str, Mission]:
    """Return all missions by id."""
    return {row["id"]: Mission(**row) for row in _entries("missions.toml", "mission")}


def country_name(code: str) -> str:
    """Return the short English name of a country, or its code where none is known."""
    known = countries().get(code)
    return known.name if known else code
