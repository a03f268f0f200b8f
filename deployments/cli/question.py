"""A question of `deploy review` on the terminal: what it is about, and each sentence in its surroundings."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from deployments import wording
from deployments.cli.asking import FIELDS, said
from deployments.cli.terminal import plain
from deployments.records import Claim
from deployments.review.queue import Question
from deployments.views.attributes import NAMES

AROUND = 300
"""Characters shown on either side of a sentence: enough to see who speaks of what."""

INDENT = 4

MOST = 9
"""Claims shown at once, for each has a key of its own; the others come up as these are decided."""


def shown(question: Question) -> tuple[Claim, ...]:
    """Return the claims of a question that are shown: of each side the first, then of each the second."""
    ranks = sorted((rank, number) for number, side in enumerate(question.sides) for rank in range(len(side)))
    kept = set(ranks[:MOST])
    return tuple(
        claim for number, side in enumerate(question.sides) for rank, claim in enumerate(side) if (rank, number) in kept
    )


def say_question(console: Console, question: Question, place: str) -> None:
    """Print a question with its claims, numbered as their keys are."""
    console.print()
    console.rule(place, align="left", characters="─")
    console.print(Text(plain(_heading(question)), style="bold"))
    claims = shown(question)
    for number, claim in enumerate(claims, start=1):
        head = f"{number}  {said(claim, question.field)}" if question.field else _told(claim)
        console.print()
        console.print(_indented(Text(plain(head), style="bold"), INDENT - len("1  ") if question.field else INDENT))
        console.print(_indented(Text(plain(_origin(claim)))))
        console.print(_indented(_surroundings(claim)))
    hidden = len(question.claims) - len(claims)
    if hidden:
        console.print(f"\n    {hidden} more {'says' if hidden == 1 else 'say'} the same as one of these.")
    console.print()


def _heading(question: Question) -> str:
    conflict = question.conflict
    if conflict is None:
        (claim,) = question.claims
        return f"Is this right? It was read with confidence {claim.confidence:.2f} by the rule {claim.rule}"
    held = conflict.held
    due = f" for {wording.partial(held.due)}" if held.due else ""
    since = f" from {wording.day(held.start)}" if held.start else ""
    until = f" to {wording.day(held.end)}" if held.end else ""
    about = f"{conflict.where}, {conflict.title} ({conflict.force}), {held.track}{due}{since}{until}"
    return f"{about}: sources disagree over {NAMES[held.attribute]}"


def _told(claim: Claim) -> str:
    """Say all that a claim says, field by field."""
    given = ((field, name) for field, name in FIELDS.values() if getattr(claim, field))
    return "; ".join(f"{name}: {said(claim, field)}" for field, name in given)


def _origin(claim: Claim) -> str:
    title = claim.document_title or claim.document
    date = wording.partial(claim.document_date) if claim.document_date else "undated"
    by = f"said by {claim.attributed_to}" if claim.attributed_to else None
    return " · ".join(part for part in (title, claim.document_publisher, date, by) if part)


def _surroundings(claim: Claim) -> Text:
    """Return a claim's sentence between marks, within the paragraph it stands in; other pieces follow."""
    first, *others = claim.evidence
    whole, start = (claim.context.text, first.start - claim.context.start) if claim.context else (first.quote, 0)
    end = start + len(first.quote)
    told = Text()
    told.append(("…" if start > AROUND else "") + _line(whole[:start][-AROUND:]).lstrip(), style="dim")
    told.append(f"»{_line(whole[start:end])}«", style="bold")
    told.append(_line(whole[end:][:AROUND].rstrip()) + ("…" if len(whole) > end + AROUND else ""), style="dim")
    for piece in others:
        told.append(f"\nread with »{_line(piece.quote)}«")
    return told


def _line(text: str) -> str:
    """Return text that is safe to print, its lines run on: they were broken for another width."""
    return plain(text).replace("\n", " ")


def _indented(text: Text, by: int = INDENT) -> Padding:
    return Padding(text, (0, 0, 0, by))
