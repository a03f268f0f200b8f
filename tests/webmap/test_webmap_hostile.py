"""Text is hostile: whatever stands in a record is shown as text and never runs."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from webmap_browser import Opened
from webmap_worlds import CLAIMS, COUNTRIES, WORLD

from deployments.records import Claim, Context, Evidence, Record, Site
from deployments.webmap import Look, render

HOSTILE = (
    "<script>window.ran=1</script></script><!--<script><img src=x onerror=window.ran=1>"
    "${window.ran=1}`${window.ran=1}`{{7*7}}'\"><svg onload=window.ran=1>&lt;\u2028\\ "
)

OPEN_ALL = """const told = [];
const tell = () => told.push(document.body.innerText, document.getElementById('panel').textContent);
for (const tab of document.querySelectorAll('[role=tab]')) {
  const rows = () => { tab.click(); return document.querySelectorAll('#lists section:not([hidden]) .host-row'); };
  for (let index = 0; index < rows().length; index++) {
    rows()[index].click();
    document.querySelectorAll('#detail details').forEach(details => { details.open = true; });
    await new Promise(resolve => setTimeout(resolve));
    tell();
    for (const into of document.querySelectorAll('#detail .into')) {
      into.click();
      told.push(document.getElementById('document').textContent);
      document.querySelector('#document .close').click();
    }
    document.querySelector('#detail .back').click();
  }
}
document.querySelectorAll('.marker').forEach(marker => {
  marker.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
  told.push(document.querySelector('.leaflet-tooltip-pane').textContent);
});
return told.join('\\n')"""


def poisoned(value: Any) -> Any:
    """Return a record with hostile text before every string that may hold any text, however deep it lies.

    A field that admits no such text (a code, a date, a status) is found out by trying, and left as it is.
    One text becomes the same hostile text everywhere, so that ids still meet.
    """
    match value:
        case Evidence(quote=quote):
            return Evidence(start=0, end=len(HOSTILE + quote), quote=HOSTILE + quote)
        case Record():
            fields = {name: getattr(value, name) for name in type(value).model_fields}
            for name, old in fields.items():
                new = poisoned(f"{name}?" if old is None else old)
                try:
                    type(value).model_validate(fields | {name: new})
                except ValidationError:
                    continue
                fields = fields | {name: new}
            return type(value).model_validate(fields)
        case tuple():
            return tuple(poisoned(item) for item in value)
        case str():
            return HOSTILE + value
        case _:
            return value


def full(claim: Claim) -> Claim:
    """Return a claim whose nested records are there to be poisoned."""
    return claim.model_copy(
        update={
            "site": claim.site or Site(name="a site"),
            "context": claim.context or Context(start=0, text="around"),
        }
    )


BAD_CLAIMS = {bad.id: bad for bad in (poisoned(full(claim)) for claim in CLAIMS.values())}
BAD_WORLD = poisoned(WORLD)
BAD_TEXTS = {claim.document: f"{claim.evidence[0].quote} {HOSTILE}whole text" for claim in BAD_CLAIMS.values()}
BAD_COUNTRIES = {
    **COUNTRIES,
    "features": [{**shape, "properties": {**shape["properties"], "name": HOSTILE}} for shape in COUNTRIES["features"]],
}


def test_the_poison_reaches_every_free_text() -> None:
    """The poisoning itself works: just the fields that admit no free text are left clean."""
    claim = BAD_CLAIMS[f"{HOSTILE}lva-lead"]
    clean = {name for name, value in claim if HOSTILE not in str(getattr(value, "model_dump", lambda v=value: v)())}
    dirty = set(Claim.model_fields) - clean
    assert {
        "id",
        "document",
        "document_title",
        "document_publisher",
        "document_sha256",
        "region",
        "unit",
        "mission",
        "attributed_to",
        "rule",
        "extractor",
    } <= dirty
    assert claim.evidence[0].quote.startswith(HOSTILE)
    assert HOSTILE in (claim.site or Site(name="none")).name
    assert BAD_WORLD.aggregates[0].region.startswith(HOSTILE)


def test_nothing_runs_and_all_is_readable(opened: Callable[[str], Opened]) -> None:
    """With hostile text in every field, everything opened: no script, no request, and the text as it was."""
    title = f"{HOSTILE}title"
    page = opened(render(BAD_WORLD, BAD_CLAIMS, BAD_COUNTRIES, Look(title=title, subtitle=title), texts=BAD_TEXTS))
    told = page.js(f"return (async () => {{ {OPEN_ALL} }})()")
    assert page.js("return window.ran === undefined")
    assert {url for url in page.requests() if not url.startswith("data:")} == {page.url}
    assert page.complaints() == []
    assert page.js("return document.querySelectorAll('img, #panel script, #stage script').length") == 0
    assert page.text("#title") == title
    for claim in BAD_CLAIMS.values():
        for text in (
            claim.id,
            claim.document_title,
            claim.document_publisher,
            claim.attributed_to,
            claim.unit,
            claim.rule,
            claim.evidence[0].quote,
            claim.context and claim.context.text,
        ):
            assert text in told
    for text in (
        "Tapa",
        "eastern-flank",
        "mission?",
        "whole text",
        "the sources disagree: both numbers stand",
        "multinational",
    ):
        assert HOSTILE + text in told
