"""A situation report: what stands on one day, host by host, with a footnote to every quote; Markdown or HTML."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from deployments.export.report import html, markdown
from deployments.export.report.content import Report

FORMATS: Final[Mapping[str, Callable[[Report], bytes]]] = {
    ".html": html.encode,
    ".md": markdown.encode,
}
"""By ending, what turns a report into a file's bytes."""


def encoder(path: Path) -> Callable[[Report], bytes] | None:
    """Return what encodes a report for `path`, or None where its ending is none of a report."""
    return FORMATS.get(path.suffix.lower())
