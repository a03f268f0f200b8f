"""How a text was read is told from what the extractor did, completely, and text in it is data."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from deployments.accounts import DocumentAccount
from deployments.explain import render
from deployments.extract import extract
from deployments.extract.accounts import account
from deployments.read import read
from deployments.records import Document

QUALITY = Path(__file__).parents[1] / "quality" / "articles"
HOSTILE = "<script>window.ran=1</script><img src=x onerror=window.ran=1>\"'><svg onload=1>&lt;${1}{{2}}$title\u202e"


def told(text: str) -> DocumentAccount:
    """Return how a text was read."""
    return account(Document(id="x", text=text, sha256="0" * 64, date="2022-03-01"))


@cache
def _articles() -> list[tuple[Document, DocumentAccount]]:
    return [(document, account(document)) for document in read([QUALITY]).documents]


class Seen(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_claims_are_those_of_the_extractor() -> None:
    """An account has exactly the claims that extract gives, in its order, and its words are the text's own."""
    count = 0
    for document, whole in _articles():
        claims = [a for sentence in whole.sentences for a in sentence.claims]
        assert [a.claim for a in claims if not a.repeats] == extract(document)
        assert {a.repeats for a in claims if a.repeats} <= {a.claim.id for a in claims if not a.repeats}
        for words in (w for a in claims for w in a.words):
            assert words.quote == document.text[words.start : words.end]
        assert all(a.words and a.features for a in claims)
        count += len(claims)
    assert count > 300


def test_no_sentence_with_a_force_or_a_number_is_silent() -> None:
    """Where a sentence with a force or a number gives no claim, there is a reason, but for the cells of tables."""
    silent, seen = [], 0
    for document, whole in _articles():
        if any(a.claim.rule.startswith("table") for sentence in whole.sentences for a in sentence.claims):
            continue
        for sentence in whole.sentences:
            if sentence.claims or not {mark.kind for mark in sentence.marks} & {"force", "number"}:
                continue
            seen += 1
            if not sentence.passed:
                silent.append(document.text[sentence.start : sentence.end])
    assert silent == []
    assert seen > 100


def test_the_words_of_a_claim_are_told() -> None:
    """Force, number, verb and place are named, and what was taken over from another sentence."""
    whole = told("Some 400 Canadian soldiers serve in Latvia. Another 200 will follow.")
    first, second = (sentence.claims[0] for sentence in whole.sentences)
    assert {words.told: words.quote for words in first.words} == {
        "force": "Some 400 Canadian soldiers",
        "number": "Some 400",
        "verb": "serve",
        "place": "in Latvia",
    }
    assert ("taken over from", "Some 400 Canadian soldiers serve in Latvia.") in [
        (words.told, words.quote) for words in second.words
    ]
    assert {feature.name for feature in first.features} >= {"base", "number", "nation-named"}


def test_reasons_are_told_in_words() -> None:
    """What gave no claim is told with its own words and a reason that a reader understands."""
    (sentence,) = told("Canada will not send 300 troops to Latvia.").sentences
    assert [(words.quote, words.told) for words in sentence.passed] == [
        ("300 troops", "is denied, wished for or asked about, and not stated")
    ]


def test_marks_do_not_overlap() -> None:
    """Marks are in order and apart, so that each character of a sentence is drawn once."""
    for _, whole in _articles():
        for sentence in whole.sentences:
            edges = [edge for mark in sentence.marks for edge in (mark.start, mark.end)]
            assert edges == sorted(edges)


def test_the_page_shows_the_text_and_what_became_of_it() -> None:
    """The page has the sentence, its claim with rule and words, and the reason for what gave none."""
    seen = Seen(render(told("Some 400 Canadian soldiers serve in Latvia. The soldiers sang.")))
    assert "Some 400 Canadian soldiers serve in Latvia." in seen.text
    assert "Canada troops in Latvia: about 400, in place" in seen.text
    assert "force-at-place" in seen.text
    assert "has no place" in seen.text
    marks = [attributes for tag, attributes in seen.elements if tag == "mark" and attributes.get("title")]
    assert {"class": "nation used", "title": "nation: CAN"} in marks


def test_the_page_asks_for_nothing() -> None:
    """No script, no link out and no resource; the policy shuts them out as well."""
    page = render(_articles()[0][1])
    seen = Seen(page)
    assert not {tag for tag, _ in seen.elements} & {"script", "img", "link", "iframe", "svg", "object"}
    assert all(
        not value.startswith("http") for _, a in seen.elements for k, value in a.items() if k == "href" and value
    )
    assert "default-src 'none'" in page.split("<title>")[0]
    assert render(_articles()[0][1]) == page


@pytest.mark.parametrize("text", [HOSTILE, f"Some 400 Canadian soldiers serve at Camp {HOSTILE} in Latvia."])
def test_hostile_text_is_data(text: str) -> None:
    """Markup, quotes and template signs in an article stand on the page as they are, and are no elements."""
    document = Document(id=f"a{HOSTILE}", text=text, sha256="0" * 64)
    seen = Seen(render(account(document)))
    assert not {tag for tag, _ in seen.elements} & {"script", "img", "svg"}
    assert not [a for _, a in seen.elements if any(name.startswith("on") for name in a)]
    assert text in seen.text.replace("\n", "") or HOSTILE in seen.text
    assert f"How a{HOSTILE} was read" in seen.text
