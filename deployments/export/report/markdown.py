"""A report as Markdown with footnotes, in which no text of a source is markup."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from deployments.export.report.content import Fact, Report
from deployments.views.quotes import source, spoken

MARKUP: Final = re.compile(r"[\\`*_\[\]<>#|~$&^=@]|:(?=/)|(?<=www)\.|(?<=^\d)\.|^[-+]", re.IGNORECASE)
"""All that Markdown could take for markup, an address or a list; a backslash before it makes it plain."""

CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Characters that break a line or turn the reading direction of what follows."""


def encode(report: Report) -> bytes:
    """Return a report as Markdown in UTF-8, with the footnotes that GitHub, GitLab and pandoc know."""
    return ("\n".join(_lines(report)) + "\n").encode()


def _lines(report: Report) -> Iterator[str]:
    numbers = report.numbers
    yield from (f"# {_plain(report.title)}", "", _plain(report.summary))
    for section in report.sections:
        yield from ("", f"## {_plain(section.title)}", "")
        yield from (f"- {_fact(fact, numbers)}" for fact in section.facts)
        for entry in section.entries:
            yield f"- **{_plain(entry.title)}**"
            yield from (f"  - {_fact(fact, numbers)}" for fact in entry.facts)
    yield ""
    for number, quote in enumerate(report.notes, 1):
        decided = "".join(f" ({_plain(told)})" for told in quote.decisions)
        yield f"[^{number}]: {_plain(source(quote))}: “{_plain(spoken(quote))}”{decided}"


def _fact(fact: Fact, numbers: Mapping[str, int]) -> str:
    told = (f"{_plain(piece.text)}{_refs(piece.claims, numbers)}" for piece in fact.pieces)
    return f"{_plain(fact.label)}: {'; '.join(told)}"


def _refs(claims: tuple[str, ...], numbers: Mapping[str, int]) -> str:
    return "".join(f"[^{number}]" for number in sorted(numbers[claim] for claim in claims))


def _plain(text: str) -> str:
    return MARKUP.sub(r"\\\g<0>", CONTROL.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split())))
