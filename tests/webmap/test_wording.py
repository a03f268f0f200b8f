"""Numbers, dates and ages in words."""

from datetime import date

import pytest
from webmap_worlds import about, at_least, exactly, up_to

from deployments import wording as words
from deployments.records import Troops


@pytest.mark.parametrize(
    ("troops", "said"),
    [
        # unknown is never a number
        (None, "unknown"),
        (exactly(1600), "1,600"),
        (about(1000), "about 1,000"),
        (at_least(30_000), "at least 30,000"),
        (up_to(455), "up to 455"),
        (Troops(min=800, max=1000, qualifier="range"), "between 800 and 1,000"),
        # two statements that meet: "about" no longer says it
        (Troops(min=900, max=1000, qualifier="about"), "between 900 and 1,000"),
    ],
)
def test_strength(troops: Troops | None, said: str) -> None:
    """A number is said with its bound."""
    assert words.strength(troops) == said


@pytest.mark.parametrize(
    ("partial", "said"), [("2022", "2022"), ("2022-03", "March 2022"), ("2022-03-04", "4 March 2022")]
)
def test_partial_dates_keep_their_precision(partial: str, said: str) -> None:
    """A month stays a month."""
    assert words.partial(partial) == said


@pytest.mark.parametrize(
    ("attested", "as_of", "said"),
    [
        (date(2022, 11, 30), "2022-11-30", "on the date shown"),
        (date(2022, 11, 29), "2022-11-29", "1 day before the date shown"),
        (date(2022, 11, 10), "2022-11-10", "20 days before the date shown"),
        (date(2021, 11, 29), "2021-11-29", "12 months before the date shown"),
        (date(2016, 12, 8), "2016-12-08", "6 years before the date shown"),
        # a year that is not over covers the date shown: it is not old, nor later
        (date(2022, 12, 31), "2022", "on the date shown"),
        # the view looks back to before it was said again
        (date(2023, 1, 5), "2023-01-05", "after the date shown"),
    ],
)
def test_age(attested: date, as_of: str, said: str) -> None:
    """The age is counted from the date shown, not from today."""
    assert words.age(attested, as_of, date(2022, 11, 30)) == said


def test_listing() -> None:
    """A list reads as a sentence does."""
    assert [words.listing(n) for n in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
