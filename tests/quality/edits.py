"""Edits of a text, and where its characters are afterwards."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Write `text` instead of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class Edited:
    """A text with edits made.

    Attributes:
        text: As it is now.
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._edits = sorted(edits)
        pieces, at = [], 0
        for edit in self._edits:
            if edit.start < at:
                message = f"the edit at {edit.start} overlaps the one before it"
                raise ValueError(message)
            pieces += [text[at : edit.start], edit.text]
            at = edit.end
        self.text = "".join([*pieces, text[at:]])
        self._starts = [edit.start for edit in self._edits]
        grown = [len(edit.text) - (edit.end - edit.start) for edit in self._edits]
        self._before = [sum(grown[:i]) for i in range(len(grown))]

    def start(self, offset: int) -> int:
        """Return where a span that started at `offset` starts now: before an edit that it starts in."""
        edit, before = self._last(offset)
        if edit is None or offset >= edit.end:
            return offset + before + (len(edit.text) - (edit.end - edit.start) if edit else 0)
        return edit.start + before

    def end(self, offset: int) -> int:
        """Return where a span that ended at `offset` ends now: behind an edit that it ends in."""
        edit, before = self._last(offset - 1)
        if edit is None or offset >= edit.end:
            return offset + before + (len(edit.text) - (edit.end - edit.start) if edit else 0)
        return edit.start + before + len(edit.text)

    def _last(self, offset: int) -> tuple[Edit | None, int]:
        at = bisect_right(self._starts, offset) - 1
        return (self._edits[at], self._before[at]) if at >= 0 else (None, 0)
