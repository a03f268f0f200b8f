"""A report as one HTML page without scripts: nothing is fetched, and no text of a source is markup."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from deployments.export.report.content import Fact, Report
from deployments.views.quotes import source, spoken

STYLE: Final = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}"
    "h2{margin:2rem 0 .5rem;border-bottom:1px solid #999}ul{margin:.2rem 0 .8rem;padding-left:1.3rem}"
    "sup a{text-decoration:none}ol{font-size:.85rem;overflow-wrap:anywhere}:target{background:#ffd}"
    "@media print{body{margin:0;max-width:none}}"
)
POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
)


def encode(report: Report) -> bytes:
    """Return a report as HTML in UTF-8; each reference leads to its note, and each note back to the first one."""
    return ("\n".join(_lines(report)) + "\n").encode()


def _lines(report: Report) -> Iterator[str]:
    numbers, seen = report.numbers, set[int]()
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(report.title)}</title>\n<style>{STYLE}</style>"
    yield f"<h1>{escape(report.title)}</h1>\n<p>{escape(report.summary)}</p>"
    for section in report.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        yield from _list(section.facts, numbers, seen)
        for entry in section.entries:
            yield f"<h3>{escape(entry.title)}</h3>"
            yield from _list(entry.facts, numbers, seen)
    yield "<h2>Sources</h2>\n<ol>"
    for number, quote in enumerate(report.notes, 1):
        decided = "".join(f" ({_isolated(told)})" for told in quote.decisions)
        words = f"{_isolated(source(quote))}: “{_isolated(spoken(quote))}”{decided}"
        yield f'<li id="n{number}">{words} <a href="#r{number}" title="back">↑</a>'
    yield "</ol>\n</html>"


def _list(facts: tuple[Fact, ...], numbers: Mapping[str, int], seen: set[int]) -> Iterator[str]:
    if facts:
        yield "<ul>"
        yield from (f"<li>{escape(fact.label)}: {_pieces(fact, numbers, seen)}" for fact in facts)
        yield "</ul>"


def _pieces(fact: Fact, numbers: Mapping[str, int], seen: set[int]) -> str:
    return "; ".join(f"{_isolated(piece.text)}{_refs(piece.claims, numbers, seen)}" for piece in fact.pieces)


def _refs(claims: tuple[str, ...], numbers: Mapping[str, int], seen: set[int]) -> str:
    """Return the references of a piece; the first to a note carries the id that the note leads back to."""
    told = []
    for number in sorted(numbers[claim] for claim in claims):
        anchor = "" if number in seen else f' id="r{number}"'
        seen.add(number)
        told.append(f'<a href="#n{number}"{anchor}>{number}</a>')
    return f"<sup>[{', '.join(told)}]</sup>" if told else ""


def _isolated(text: str) -> str:
    """Return text as data; its reading direction stays its own."""
    return f"<bdi>{escape(text)}</bdi>"
