"""What a sentence mentions and gives no claim: each force and number that is passed over, with the reason."""

from typing import Literal, NamedTuple

Reason = Literal[
    "date", "name", "money", "other-thing", "qualifier", "no-force-alone", "joins-in", "no-place", "only-named",
    "home-or-gift", "not-present", "unknown-nation", "at-home", "not-stated", "repeated-here", "settled",
]  # fmt: skip
REASONS: dict[Reason, str] = {
    "date": "is part of a date",
    "name": "is part of a name, a time or a ratio",
    "money": "counts money",
    "other-thing": "counts something that is no force, or nothing that the sentence names",
    "qualifier": "only qualifies the noun behind it",
    "no-force-alone": "is a force only beside another military word, a nation or a number, and here is none",
    "joins-in": "goes into a formation that is told of by itself",
    "no-place": "has no place: none in reach in its sentence, and none that is still in mind",
    "only-named": "stands beside a place, and nothing says that it is there or goes there",
    "home-or-gift": "stays at home, is abroad as a guest, or is given away",
    "not-present": "counts the dead, the wounded or a rate, and no force that is there",
    "unknown-nation": "is most likely the host's own: nothing says that it is foreign",
    "at-home": "is in its own country, or attacks the country it is in",
    "not-stated": "is denied, wished for or asked about, and not stated",
    "repeated-here": "says less than another claim of the same sentence",
    "settled": "is told as a framework nation with its host instead",
}


class Passed(NamedTuple):
    """Words that gave no claim.

    Attributes:
        first: Index of their first token in the sentence.
        end: Index after their last.
        reason: Why; REASONS has it in words.
    """

    first: int
    end: int
    reason: Reason
