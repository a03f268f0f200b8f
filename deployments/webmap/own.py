"""The page's own script and style: small files, joined in the order in which they need each other."""

import re
from importlib import resources
from typing import Final

SCRIPTS: Final = (
    "block", "data", "elements", "words", "view", "filters", "standing", "places", "countries", "labels", "taken",
    "spread", "stacks", "items", "markers", "legend", "address", "opening", "library", "marks", "document",
    "evidence", "chart", "facts", "drawer", "lists", "find", "table", "columns", "download", "time", "print", "start",
)  # fmt: skip
STYLES: Final = ("base", "map", "time", "panel", "find", "drawer", "narrow", "print")

IMPORT: Final = re.compile(r"^import\b[^;]*;\n", re.MULTILINE)
EXPORT: Final = re.compile(r"^export (?=(?:async function|const|function|class) (\w+))", re.MULTILINE)


def script() -> str:
    """Return the script: each module a scope of its own, from which only what it exports gets out."""
    return f'(async () => {{\n"use strict";\n{"".join(map(_module, SCRIPTS))}}})();'


def _module(name: str) -> str:
    text = IMPORT.sub("", _file("script", f"{name}.js"))
    exports = ", ".join(EXPORT.findall(text))
    return f"const {{ {exports} }} = await (async () => {{\n{EXPORT.sub('', text)}return {{ {exports} }};\n}})();\n"


def style() -> str:
    """Return the style sheet."""
    return "".join(_file("style", f"{name}.css") for name in STYLES)


def symbols() -> str:
    """Return the symbols of forces and the patterns, as an SVG element that shows nothing by itself."""
    return _file("symbols.svg")


def template() -> str:
    """Return the page without what changes from world to world."""
    return _file("page.html")


def _file(*path: str) -> str:
    return resources.files("deployments.webmap").joinpath(*path).read_text(encoding="utf-8")
