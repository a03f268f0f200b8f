"""Dates in a sentence, as partial ISO dates: stated ("24 March 2022") or relative to the document's ("last week")."""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from deployments import dates
from deployments.lexicon import document

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"]
MONTHS += ["december"]
NAMED = r"""(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?
    |Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"""
MONTH = f"(?P<month>{NAMED})"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WORDS: list[str] = document("numbers")["words"]["units"]
NEXT, LAST = {"next", "coming"}, {"last", "past", "previous"}

# [0-9] and never \d, which knows the digits of all scripts: a partial date is written in these ten.

# 24 March 2022
STATED = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:,?\s+(?P<year>(?:19|20)[0-9]{{2}}))?\b", re.VERBOSE
)
# March 24, 2022; March 24 and 26
AMERICAN = re.compile(
    rf"""{MONTH}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\b(?:\s(?:and|or|to)\s[0-9]{{1,2}}\b(?!\s+[a-z]))?
        (?:,?\s+(?P<year>(?:19|20)[0-9]{{2}}))?""",
    re.VERBOSE,
)
# March 2022
MONTHLY = re.compile(rf"{MONTH},?\s+(?:of\s+)?(?P<year>(?:19|20)[0-9]{{2}})\b", re.VERBOSE)
# in March, by the end of March
BARE = re.compile(
    rf"(?:(?<=[Ii]n\s)|(?<=of\s)|(?<=[Ss]ince\s)|(?<=[Bb]y\s))(?:late\s|early\s|mid-)?{MONTH}\b(?!\s[0-9])", re.VERBOSE
)
# 2022, but no number of people and no price
YEAR = re.compile(
    r"""(?<![0-9$€£,.\-/])(?<!no\ )(?P<year>19[4-9][0-9]|20[0-4][0-9])
        (?![0-9]|,[0-9]|%|\.[0-9]|-strong|\ (?:troops|soldiers|people|men|km|US|American))""",
    re.VERBOSE,
)
NUMERIC = re.compile(
    r"""(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})
        |(?P<day2>[0-9]{1,2})[./-](?P<month2>[0-9]{1,2})[./-](?P<year2>20[0-9]{2})""",
    re.VERBOSE,
)
RELATIVE = re.compile(
    rf"""\b(?P<which>last|past|previous|next|this|coming)\s+
            (?P<unit>week|month|year|spring|summer|autumn|fall|winter|{"|".join(WEEKDAYS)}|{"|".join(MONTHS)})\b
        |\b(?P<word>yesterday|today|tonight|tomorrow|this\ morning|this\ afternoon
            |earlier\ this\ year|later\ this\ year)\b
        |\bon\s+(?P<weekday>{"|".join(WEEKDAYS)})\b
        |\b(?P<ago>a|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{{1,2}})\s+(?P<span>years?|months?)\s+ago\b""",
    re.VERBOSE | re.IGNORECASE,
)
AGO = {**dict(zip(WORDS[1:11], range(1, 11), strict=True)), "a": 1}

Basis = Literal["stated", "relative"]


class When(NamedTuple):
    """A date phrase: its span in the text, the partial date, and how it is known."""

    start: int
    end: int
    partial: str | None
    basis: Basis


def whens(text: str, start: int, end: int, published: str | None) -> list[When]:
    """Return the date phrases between two offsets, none inside another, in order."""
    found: list[When] = []
    for pattern, read in PATTERNS:
        for m in pattern.finditer(text, start, end):
            if not any(w.start < m.end() and m.start() < w.end for w in found):
                partial, basis = read(m, published)
                found.append(When(m.start(), m.end(), partial, basis))
    return sorted(found)


def _month(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name.rstrip(".").lower()[:3]))


def _valid(partial: str) -> str | None:
    try:
        dates.first_day(partial)
    except ValueError:
        return None
    return partial


def _stated(m: re.Match[str], published: str | None) -> tuple[str | None, Basis]:
    parts = m.groupdict()
    year = parts.get("year")
    if "month" not in parts:
        return year, "stated"
    month = _month(parts["month"])
    day = int(parts["day"]) if parts.get("day") else None
    if year:
        return _valid(f"{year}-{month:02}" + (f"-{day:02}" if day else "")), "stated"
    if not published:
        return None, "stated"
    near = _nearest(published, month)
    return _valid(near + (f"-{day:02}" if day else "")), "stated"


def _nearest(published: str, month: int) -> str:
    """Return year and month of the month nearest to the document's date (its own year where only that is known)."""
    if len(published) == len("2022"):
        return f"{published}-{month:02}"
    year, own = int(published[:4]), int(published[5:7])
    best = min((abs((year + d - year) * 12 + month - own), year + d) for d in (-1, 0, 1))[1]
    return f"{best}-{month:02}"


def _numeric(m: re.Match[str], _: str | None) -> tuple[str | None, Basis]:
    year, month, day = (m["year"], m["month"], m["day"]) if m["year"] else (m["year2"], m["month2"], m["day2"])
    return _valid(f"{year}-{int(month):02}-{int(day):02}"), "stated"


def _bare(m: re.Match[str], published: str | None) -> tuple[str | None, Basis]:
    return (_nearest(published, _month(m["month"])) if published else None), "stated"


def _relative(m: re.Match[str], published: str | None) -> tuple[str | None, Basis]:
    parts = {name: (value or "").lower() for name, value in m.groupdict().items()}
    return (_moved(parts, published) if published else None), "relative"


def _moved(m: dict[str, str], published: str) -> str | None:
    """Work out a relative date from the document's; None where that is not known finely enough."""
    year = int(published[:4])
    step = 1 if m["which"] in NEXT else -1 if m["which"] in LAST else 0
    back = AGO.get(m["ago"]) or int(m["ago"] or 0)
    if m["unit"] == "year" or m["word"].endswith("year") or m["span"].startswith("year"):
        return str(year + step - back)
    if len(published) < len("2022-03"):
        return None
    month = int(published[5:7])
    if m["unit"] == "month" or m["span"]:
        index = year * 12 + month - 1 + step - back
        return f"{index // 12}-{index % 12 + 1:02}"
    if m["unit"] in SEASONS:
        return str(_year_of(year, month, SEASONS[m["unit"]], step))
    if m["unit"] in MONTHS:
        number = MONTHS.index(m["unit"]) + 1
        return f"{_year_of(year, month, number, step)}-{number:02}"
    return _day(m, dates.first_day(published)) if len(published) == len("2022-03-24") else None


def _year_of(year: int, month: int, named: int, step: int) -> int:
    """Return the year of a month or season that is "last", "next" or "this" as seen from a month."""
    if step < 0:
        return year - (named >= month)
    return year + (named <= month) if step else year


def _day(m: dict[str, str], published: date) -> str:
    match m["word"], m["unit"]:
        case ("yesterday", _):
            return str(published - timedelta(days=1))
        case ("tomorrow", _):
            return str(published + timedelta(days=1))
        case ("", "week"):
            step = 7 if m["which"] in NEXT else -7 if m["which"] in LAST else 0
            return str(published + timedelta(days=step))[:7]
        case ("", _):
            name = m["weekday"] or m["unit"]
            back = (published.weekday() - WEEKDAYS.index(name)) % 7
            return str(published - timedelta(days=back - (7 if m["which"] in NEXT else 0)))
        case _:
            return str(published)


PATTERNS = (
    (NUMERIC, _numeric),
    (STATED, _stated),
    (AMERICAN, _stated),
    (MONTHLY, _stated),
    (RELATIVE, _relative),
    (BARE, _bare),
    (YEAR, _stated),
)
"""Date phrases, the most telling first: what one has read no later one reads again."""
