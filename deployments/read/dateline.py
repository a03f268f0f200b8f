"""The date that a text states at its head: "date 2022-04-05", "Posted: 10 March 2025", "24 May 2025 |"."""

import calendar
import re
from datetime import date
from typing import Final

HEAD: Final = 600
"""Characters within which a date is the document's own; further down it is more likely that of an event."""

MONTHS: Final = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}

# "|", "·" and wide gaps part the cells of a head line, brackets enclose one.
CELLS: Final = re.compile(r"[\n\r\t|·•()]|[ \u00a0]{3,}")
LABEL: Final = r"(?:last )?(?:date|dated|published|posted|updated)(?: on)?:?\s+"
WEEKDAY: Final = rf"(?:(?:{'|'.join(calendar.day_name)}|{'|'.join(calendar.day_abbr)})\.?,?\s+)?"
MONTH: Final = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
TIME: Final = r"(?:\W{1,3}\d{1,2}[:.]\d{2}\b.*)?"
NUMBERS: Final = (
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",  # 2022-04-05
    r"(?P<day>\d{1,2})[.-](?P<month>\d{1,2})[.-](?P<year>\d{4})",  # 15.08.2017, 20-08-2025
)
WORDS: Final = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>\d{{4}})",  # 10 March 2025
    rf"{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",  # March 10, 2025
)
DAYS: Final = (*NUMBERS, *WORDS)
LABELLED: Final = [re.compile(rf"{LABEL}{WEEKDAY}{day}\b", re.IGNORECASE) for day in DAYS]
ALONE: Final = [re.compile(rf"{WEEKDAY}{day}\b{TIME}", re.IGNORECASE) for day in DAYS]


def stated_date(text: str) -> str | None:
    """Return the first date at the head of a text that has a label or a cell of its own, as ISO."""
    for cell in CELLS.split(text[:HEAD]):
        told = cell.strip(" \u00a0\ufeff")
        found = [pattern.match(told) for pattern in LABELLED] + [pattern.fullmatch(told) for pattern in ALONE]
        for match in filter(None, found):
            if day := _day(match):
                return day.isoformat()
    return None


def _day(match: re.Match[str]) -> date | None:
    """Return the day that a match names, or None where the calendar has no such day."""
    month = match["month"].lower()
    try:
        return date(int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:
        return None
