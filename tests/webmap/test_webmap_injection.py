"""Whatever text a record takes, the page shows it as text: every field of a claim, found by walking its schema."""

from pathlib import Path

from poison import paths, poisoned
from selenium import webdriver
from webmap_browser import Opened

from deployments.explain import render
from deployments.export import report
from deployments.pipeline import build_map, explain, report_to
from deployments.records import Claim
from deployments.webmap import Look

BREAKS = [
    "<script>ran=1</script>",
    "<img src=x onerror=ran=1>",
    "</script><script>ran=1</script>",
    "<!--<script>",
    "\"'><svg onload=ran=1>",
    "${ran=1}`${ran=1}`{{7*7}}",
    "javascript:ran=1",
    "\u2028\\",
]
UNSEEN = (
    "document_sha256",
    "extractor",
    "site.place",
    "rejected_by",
    "decided_by.claim",
    "decided_by.document",
    "decided_by.quote",
)
"""Texts of a claim that its page need not show. A new field belongs here, or onto the page."""

# Presses and points at all that can be pressed or pointed at, and keeps every text and attribute on the way.
EVERYTHING = """
const told = new Set();
const look = () => {
  for (const element of document.querySelectorAll("*")) {
    for (const attribute of element.attributes) told.add(attribute.value);
    if (element.matches("script, style")) continue;
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) told.add(node.data);
  }
};
const all = "button, summary, input, select, [role], [tabindex], a[href^='#'], path, .leaflet-interactive";
look();
for (let round = 0; round < 3; round++) {
  for (const element of document.querySelectorAll(all)) {
    for (const kind of ["mouseover", "focus", "click"]) element.dispatchEvent(new MouseEvent(kind, {bubbles: true}));
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
    look();
  }
}
return [...told].join("\\n");
"""


def hostile(path: str) -> str:
    """Return a text that breaks out of whatever forgets to escape it, and names its field."""
    return f"{''.join(BREAKS)}[{path}]"


def world() -> list[Claim]:
    """Return claims that are poisoned whole: of a host, of a region, planned, without a title."""
    whole = poisoned(Claim, hostile)
    return [
        whole,
        whole.model_copy(update={"id": f"{whole.id}2", "hosts": (), "decided_by": ()}),
        whole.model_copy(update={"id": f"{whole.id}3", "status": "planned", "decided_by": ()}),
        whole.model_copy(update={"id": f"{whole.id}4", "document_title": None, "document_publisher": None}),
    ]


def test_the_poison_reaches_all_but_codes_and_dates() -> None:
    """The walk works: what stays clean are the dates, the codes and the words of a choice, and nothing else."""
    told = list(paths(world()[0].model_dump(mode="json"), hostile))
    names = {path.split(".")[-1] for path, bad in told if not bad}
    assert names == {
        "document_date", "as_of", "said_on", "on", "hosts", "nation", "lead", "contributors", "formation", "qualifier",
        "status", "as_of_basis", "action", "field", "name",
    }  # fmt: skip
    assert {"site.name", "evidence.quote", "context.text", "decided_by.why"} <= {path for path, bad in told if bad}


def test_nothing_runs_and_each_text_is_shown(browser: webdriver.Chrome, tmp_path: Path) -> None:
    """All pressed, opened and pointed at: nothing runs, no tag of a text becomes one, and each text can be read."""
    build_map(world(), tmp_path / "page.html", Look(title=hostile("title"), subtitle=hostile("subtitle")))
    page = Opened(browser, tmp_path / "page.html")
    told = page.js(EVERYTHING)
    assert page.js("return typeof ran") == "undefined"
    assert page.complaints() == []
    assert {url for url in page.requests() if not url.startswith("data:")} == {page.url}
    assert page.js("return document.querySelectorAll('[onerror], [onload], body script[src], img').length") == 0
    assert hostile("title") in told
    assert hostile("subtitle") in told
    free = {path for path, bad in paths(world()[0].model_dump(mode="json"), hostile) if bad}
    assert [path for path in sorted(free) if hostile(path) not in told and not path.startswith(UNSEEN)] == []


def test_nothing_runs_in_a_report(browser: webdriver.Chrome, tmp_path: Path) -> None:
    """The report of the same claims is as deaf: no tag but its own, no complaint, and the quote to be read."""
    report_to(world(), tmp_path / "report.html", report.FORMATS[".html"], None)
    told = quiet(Opened(browser, tmp_path / "report.html", still=True))
    assert hostile("evidence.quote")[:40] in told


def test_nothing_runs_where_a_reading_is_explained(browser: webdriver.Chrome, tmp_path: Path) -> None:
    """Nor does a text that is full of markup, nor a name of a file, where it is shown how they were read."""
    text = tmp_path / "<img src=x onerror=ran=1>.txt"
    text.write_text(f"{hostile('text')}\n\nFrance has 300 soldiers in Estonia. {' '.join(BREAKS)}\n", "utf-8")
    (tmp_path / "explained.html").write_text(render(explain(text)), "utf-8")
    told = quiet(Opened(browser, tmp_path / "explained.html", still=True))
    assert BREAKS[0] in told.replace("\n", "")


def quiet(page: Opened) -> str:
    """Check that nothing ran and nothing was fetched, and return the page's text."""
    assert page.js("return typeof ran") == "undefined"
    assert page.complaints() == []
    assert {url for url in page.requests() if not url.startswith("data:")} == {page.url}
    assert page.js("return document.querySelectorAll('[onerror], [onload], script, img, svg').length") == 0
    return page.text("body")
