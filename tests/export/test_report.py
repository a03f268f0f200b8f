"""The situation report: what stands on a day, a footnote to every quote, no text that is markup."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from poison import poisoned
from timeline_factory import at_least, claim, exactly

from deployments.export.report import FORMATS, content
from deployments.export.report.content import Report
from deployments.records import Claim
from deployments.timeline import settle

EVIL = '<script>alert(1)</script> [x](javascript:1) ![y](z) `c` | # & "q" *b* www.example.org http://example.org'
SHOWN = ("document_title", "document_publisher", "attributed_to", "evidence.quote", "site.name", "region")
"""Fields whose text a report shows as it is."""

CLAIMS = [
    claim("LVA", lead="CAN", contributors=("ESP",), troops=exactly(1200)),
    claim("LVA", troops=exactly(2000), attributed_to="The other side", document="b"),
    claim("LVA", nation="ESP", formation="troops", troops=exactly(300)),
    claim("LVA", status="planned", formation="brigade", as_of="2025", document="c"),
    claim("EST", lead="GBR", document="d", document_title=EVIL, attributed_to=EVIL),
    claim("POL", lead="USA", document="e", document_date="2024-01-01"),
    claim(region="eastern-flank", formation="troops", troops=at_least(30000)),
]


def told(claims: list[Claim] = CLAIMS, day: date | None = date(2022, 7, 1)) -> Report:
    return content.report(settle(claims), {c.id: c for c in claims}, day)


def markdown(report: Report) -> str:
    return FORMATS[".md"](report).decode()


def test_it_tells_what_stands_on_the_day_host_by_host() -> None:
    """Hosts by name, then regions; what was first said in 2024 is absent in 2022."""
    found = told()
    assert found.title == "Troop deployments on 1 July 2022"
    assert [section.title for section in found.sections] == ["Estonia", "Latvia", "NATO's eastern flank"]
    assert told(day=None).title == "Troop deployments on 1 January 2024"


def test_facts_of_a_host() -> None:
    """Total, others, lead, both sides of a disagreement, and the plan with its date, each in words."""
    text = markdown(told())
    latvia = re.sub(r"\[\^\d+\]", "", text[text.index("## Latvia") : text.index("## NATO")])
    for line in (
        "- All forces together: between 1,200 and 2,000",
        "- Of these, of no known contingent: between 900 and 1,700",
        "  - Framework nation: Canada",
        "  - Taking part: Spain",
        "  - Strength: between 1,200 and 2,000; sources disagree; 1,200; 2,000",
        "  - Status: planned 2025, as of 1 June 2022, 30 days before the date shown",
    ):
        assert f"{line}\n" in latvia


def test_each_value_leads_to_its_quotes() -> None:
    """Every fact has a reference or sides that have; every reference a note with its quote, every note a reference."""
    report = told()
    text = markdown(report)
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE))
    body = text[: text.index("\n[^1]: ")]
    assert set(re.findall(r"\[\^(\d+)\]", body)) == set(notes)
    assert all("[^" in line for line in body.splitlines() if line.startswith("  - "))
    quoted = {c.id: c.evidence[0].quote for c in CLAIMS}
    assert [q.evidence[0].quote for q in report.notes] == [quoted[q.claim] for q in report.notes]


class Seen(HTMLParser):
    """Collects the tags, ids, links and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def poison() -> Report:
    """A report of claims in which every field that takes any text is hostile, and of some that are not."""
    whole = poisoned(Claim, lambda path: f"{EVIL}[{path}]")
    whole = whole.model_copy(update={"id": "p", "rejected_by": (), "decided_by": (), "context": None})
    region = whole.model_copy(update={"id": "q", "hosts": ()})
    return told([*CLAIMS, whole, region], None)


def test_the_page_is_whole_and_runs_nothing(poison: Report) -> None:
    """Every link leads to an id in the page, ids are unique, hostile text is text, and nothing can be fetched."""
    page = FORMATS[".html"](poison).decode()
    seen = Seen()
    seen.feed(page)
    assert seen.tags.isdisjoint({"script", "img", "iframe", "link"})
    assert seen.links
    assert {link.removeprefix("#") for link in seen.links} == set(seen.ids)
    assert len(seen.ids) == len(set(seen.ids))
    assert all(f"{EVIL}[{path}]" in seen.words for path in SHOWN)
    assert "default-src 'none'; style-src 'sha256-" in page


def test_markdown_takes_no_text_for_markup(poison: Report) -> None:
    """Rendered, the hostile text stands there as it is: no tag, link, image or code of its own."""
    text = markdown(poison)
    rendered = MarkdownIt("commonmark", {"html": True}).render(text)
    seen = Seen()
    seen.feed(rendered)
    assert seen.tags <= {"h1", "h2", "p", "ul", "li", "strong"}
    assert all(f"{EVIL}[{path}]" in seen.words for path in SHOWN)
    assert "http://" not in text
    assert "www.example" not in text


def test_the_same_claims_give_the_same_bytes() -> None:
    """In whatever order they come."""
    for encode in FORMATS.values():
        assert encode(told(CLAIMS[::-1])) == encode(told())
