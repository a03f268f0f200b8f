"""How a document was read, for the terminal: the text with its marks, and under each sentence what became of it."""

import sys
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from deployments import wording
from deployments.accounts import Account, DocumentAccount, SentenceAccount
from deployments.cli.terminal import plain, say

STYLES = {
    "nation": "bold blue", "region": "green", "site": "green", "mission": "green", "force": "bold red",
    "number": "bold yellow", "verb": "magenta", "date": "cyan", "cue": "underline",
}  # fmt: skip


def say_account(account: DocumentAccount) -> None:
    """Print an account: in colour on a terminal; in a pipe the marks stand in words below their sentence."""
    coloured = sys.stdout.isatty()
    console = Console(markup=False, emoji=False, highlight=False)
    for number, told in enumerate(account.sentences, 1):
        text = account.document.text
        if coloured:
            console.print(Text(f"{number:>4}  ", "dim").append_text(_marked(text, told)))
        else:
            say(f"{number:>4}  {' '.join(text[told.start : told.end].split())}")
            mentions = [f"{m.kind} {m.value} “{_flat(text[m.start : m.end])}”" for m in told.marks]
            if mentions:
                say(f"      mentions: {', '.join(mentions)}")
        for line in _outcome(told):
            say(f"      {line}")


def _flat(words: str) -> str:
    return " ".join(words.split())


def _marked(text: str, told: SentenceAccount) -> Text:
    """Return a sentence with its mentions in their colours."""
    drawn, at = Text(), told.start
    for mark in told.marks:
        drawn.append(plain(_between(text, at, mark.start)))
        drawn.append(plain(_between(text, mark.start, mark.end)), STYLES[mark.kind])
        at = mark.end
    return drawn.append(plain(_between(text, at, told.end)))


def _between(text: str, start: int, end: int) -> str:
    return text[start:end].replace("\n", " ").replace("\r", "")


def _outcome(told: SentenceAccount) -> Iterator[str]:
    """Yield what a sentence claims, and what in it gave no claim."""
    for account in told.claims:
        yield from _claim(account)
    for words in told.passed:
        yield f"✗ “{_flat(words.quote)}” {words.told}"


def _claim(account: Account) -> Iterator[str]:
    claim = account.claim
    if account.repeats:
        yield f"= {wording.claimed(claim)}: says again what {account.repeats} says"
        return
    yield f"✓ {wording.claimed(claim)}"
    yield f"    {claim.id}, rule {claim.rule}, confidence {claim.confidence:.2f}"
    yield f"    {', '.join(f'{words.told} “{_flat(words.quote)}”' for words in account.words)}"
    yield f"    {', '.join(f'{feature.name} {feature.weight:+.2f}' for feature in account.features)}"
