"""The date that a text states at its head."""

import pytest

from deployments.read.dateline import HEAD, stated_date


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # A label in front, text behind on the same line, blanks and a byte-order mark before it.
        (" date 2022-04-05 Latvia welcomes a battalion", "2022-04-05"),
        ("\ufeffdate 2022-04-05\r\nLatvia", "2022-04-05"),
        # Labels, weekdays and the ways in which dates are written.
        ("A title\n\nPublished: 10 March 2025\n", "2025-03-10"),
        ("A title\nLast updated: Tuesday, March 10th, 2025, 14:00\n", "2025-03-10"),
        ("A title (updated 1 Sept. 2018)\n", "2018-09-01"),
        ("Updated: 15.08.2017 by the desk", "2017-08-15"),
        # Without a label a date counts in a cell of its own, with or without a time.
        ("NEWS | Saturday 24 May 2025 | Riga", "2025-05-24"),
        ("A title\n2014-04-24 08:15\nText", "2014-04-24"),
        ("A title\n9 July 2016   |   13:24\n", "2016-07-09"),
        # A date inside a sentence is one of an event, not the document's.
        ("On 24 March 2022 the allies met.", None),
        ("The end date 2022-06-30 was dropped.", None),
        # What the calendar does not have is no date; the next one counts.
        ("date 2022-02-30\ndate 2022-03-01\n", "2022-03-01"),
        # An order of day and month that cannot be told is not guessed.
        ("Published: 03/04/2022\n", None),
        # Without a year it stays unknown.
        ("BRUSSELS, 8 Dec - A statement", None),
        ("", None),
    ],
)
def test_stated_date(text: str, stated: str | None) -> None:
    """Each row's text states that date, or none."""
    assert stated_date(text) == stated


def test_only_the_head_counts() -> None:
    """A labelled date far down is not the document's."""
    assert stated_date("x" * HEAD + "\ndate 2022-04-05\n") is None
