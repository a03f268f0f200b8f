"""One static HTML page: the text with its marks, and beside each sentence what became of it. All text is escaped."""

from collections.abc import Iterator
from html import escape
from importlib import resources
from string import Template

from deployments import wording
from deployments.accounts import Account, DocumentAccount, Mark, SentenceAccount, Words

MARKS = ("nation", "region", "site", "mission", "force", "number", "verb", "date", "cue")


def render(account: DocumentAccount) -> str:
    """Return the page as HTML; the same account gives the same characters."""
    document = account.document
    claims = [told for sentence in account.sentences for told in sentence.claims if not told.repeats]
    facts = [
        document.date or "undated",
        f"sentences: {len(account.sentences)}",
        f"claims: {len(claims)}",
    ]
    return Template(_own("page.html")).substitute(
        title=escape(f"How {document.id} was read"),
        style=_own("page.css"),
        facts=escape(" · ".join(facts)),
        legend="".join(f'<li><mark class="{kind}">{kind}</mark></li>' for kind in MARKS),
        sentences="\n".join(_sentence(document.text, sentence) for sentence in account.sentences),
    )


def _own(name: str) -> str:
    return resources.files("deployments.explain").joinpath(name).read_text(encoding="utf-8")


def _sentence(text: str, told: SentenceAccount) -> str:
    outcome = [*map(_claim, told.claims), *map(_passed, told.passed)]
    silent = "" if told.claims else " silent"
    return (
        f'<section class="{escape(told.kind)}{silent}"><p class="said">{"".join(_marked(text, told))}</p>'
        f"<ul>{''.join(outcome)}</ul></section>"
    )


def _marked(text: str, told: SentenceAccount) -> Iterator[str]:
    """Yield the sentence with its mentions marked, and with what made a claim in bold."""
    bold = [words for claim in told.claims for words in claim.words]
    at = told.start
    for mark in told.marks:
        yield escape(text[at : mark.start])
        yield _mark(text, mark, strong=any(w.start <= mark.start and mark.end <= w.end for w in bold))
        at = mark.end
    yield escape(text[at : told.end])


def _mark(text: str, mark: Mark, *, strong: bool) -> str:
    title = escape(f"{mark.kind}: {mark.value}")
    used = " used" if strong else ""
    return f'<mark class="{mark.kind}{used}" title="{title}">{escape(text[mark.start : mark.end])}</mark>'


def _claim(told: Account) -> str:
    claim = told.claim
    said = escape(wording.claimed(claim))
    if told.repeats:
        link = f'<a href="#{escape(told.repeats)}">{escape(told.repeats)}</a>'
        return f'<li class="repeats">{said} <small>says again what {link} says</small></li>'
    words = "".join(f"<dt>{escape(w.told)}</dt><dd>{escape(w.quote)}</dd>" for w in told.words)
    features = "".join(
        f"<dt>{f.weight:+.2f}</dt><dd>{escape(f.name)} <small>{escape(f.means)}</small></dd>" for f in told.features
    )
    return (
        f'<li class="claim" id="{escape(claim.id)}"><b>{said}</b>'
        f"<p>rule <code>{escape(claim.rule)}</code> · confidence {claim.confidence:.2f} · "
        f"<code>{escape(claim.id)}</code></p>"
        f"<dl>{words}</dl><details><summary>why this confidence</summary><dl>{features}</dl></details></li>"
    )


def _passed(words: Words) -> str:
    return f'<li class="passed"><q>{escape(words.quote)}</q> {escape(words.told)}</li>'
