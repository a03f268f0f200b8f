"""The table of columns of every export: name, type, unit, meaning, and where the value comes from.

A row is one state of one force; docs/export.md shows the same table. What is unknown is None, never 0.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, Literal, NamedTuple

from deployments import gazetteer, wording
from deployments.records import Aggregate, Claim, Deployment, Site, State
from deployments.terms import MULTINATIONAL

Value = str | int | bool | date | None
Type = Literal["text", "integer", "boolean", "date", "json"]


class Row(NamedTuple):
    """One state of one force.

    Attributes:
        force: The deployment or aggregate.
        state: One of its states, or a piece of one that counts in its host's total for a part of its time.
        claims: By id, all claims that the state rests on.
        counted: Whether its strength is in its host's total.
    """

    force: Deployment | Aggregate
    state: State
    claims: Mapping[str, Claim]
    counted: bool

    @property
    def host(self) -> str | None:
        """Code of the host; None for an aggregate."""
        return self.force.host if isinstance(self.force, Deployment) else None

    @property
    def nation(self) -> str | None:
        """Code of the nation whose contingent it is; None for a multinational force."""
        return None if self.force.scope == MULTINATIONAL else self.force.scope

    @property
    def told(self) -> list[Claim]:
        """Its claims, newest document first."""
        found = sorted((self.claims[key] for key in self.state.claims), key=_place)
        return sorted(found, key=lambda claim: claim.document_date or "", reverse=True)

    @property
    def first(self) -> Claim:
        """The claim that is quoted: the newest of those its strength rests on, else its status."""
        holds = (self.state.strength or self.state.status).claims
        return next(claim for claim in self.told if claim.id in holds)


class Column(NamedTuple):
    """One column.

    Attributes:
        name: In snake_case, the same in all formats.
        type: What its values are; "json" is text that holds JSON, and stays out of spreadsheets.
        meaning: One sentence; for an empty value too, where that is not plain.
        get: Returns the value of a row.
        unit: Of a number.
    """

    name: str
    type: Type
    meaning: str
    get: Callable[[Row], Value]
    unit: str = ""


def located(state: State) -> Site | None:
    """Return the first of a state's sites whose coordinates are known."""
    sites = state.sites.value if state.sites else ()
    return next((site for site in sites if site.lat is not None and site.lon is not None), None)


def site_name(site: Site) -> str:
    """Return a site's name in the gazetteer, else as it was written."""
    known = gazetteer.sites().get(site.place or "")
    return known.name if known else site.name


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.document, claim.evidence[0].start, claim.id


def _feature_id(row: Row) -> str:
    due = f"-{row.state.due}" if row.state.due else ""
    return f"{row.force.id}/{row.state.track}{due}/{row.state.start or 'open'}"


def _name(code: str | None) -> str | None:
    return gazetteer.country_name(code) if code else None


def _hosts(row: Row) -> str | None:
    return _joined(row.force.hosts) if isinstance(row.force, Aggregate) else None


def _region(row: Row) -> str | None:
    return row.force.region if isinstance(row.force, Aggregate) else None


def _part_of(row: Row) -> str | None:
    return row.force.part_of if isinstance(row.force, Deployment) else None


def _joined(values: Iterator[str] | tuple[str, ...]) -> str | None:
    return ";".join(values) or None


def _lead(row: Row) -> str | None:
    return row.state.lead.value if row.state.lead else None


def _location_basis(row: Row) -> str | None:
    if row.host is None:
        return None
    return "site" if located(row.state) else "country"


def _location_name(row: Row) -> str | None:
    site = located(row.state)
    return site_name(site) if row.host and site else _name(row.host)


def _evidence(row: Row) -> str:
    pieces = [
        {
            "claim": claim.id,
            "document": claim.document,
            "start": piece.start,
            "end": piece.end,
            "quote": piece.quote,
            "attributed_to": claim.attributed_to,
            "said_on": claim.said_on,
        }
        for claim in row.told
        for piece in claim.evidence
    ]
    return json.dumps(pieces, ensure_ascii=False, separators=(",", ":"))


# fmt: off
COLUMNS: Final = (
    Column("feature_id", "text", "Id of the row: force, track, due date and first day; the same on every run.",
           _feature_id),
    Column("force_id", "text", "Id of the force; all its states share it.", lambda row: row.force.id),
    Column("scope", "text", "`multinational`, or `nation` for one nation's own contingent.",
           lambda row: "nation" if row.nation else MULTINATIONAL),
    Column("nation", "text", "ISO 3166-1 alpha-3 of that nation (Kosovo is XKX, here and below).",
           lambda row: row.nation),
    Column("nation_name", "text", "Its English name.", lambda row: _name(row.nation)),
    Column("host", "text", "Alpha-3 of the host; empty for a figure over several hosts or a region.",
           lambda row: row.host),
    Column("host_name", "text", "Its English name.", lambda row: _name(row.host)),
    Column("hosts", "text", "Of a figure over several hosts: their alpha-3 codes, joined by `;`.", _hosts),
    Column("region", "text", "Of a figure over a region: its slug, such as `eastern-flank`.", _region),
    Column("mission", "text", "Slug of the mission, such as `kfor`.", lambda row: row.force.mission),
    Column("arm", "text", "`land`, `air` or `sea`.", lambda row: row.force.arm),
    Column("formation", "text", "Kind of unit, such as `battlegroup`.",
           lambda row: row.state.formation.value if row.state.formation else None),
    Column("lead", "text", "Alpha-3 of the framework nation.", _lead),
    Column("lead_name", "text", "Its English name.", lambda row: _name(_lead(row))),
    Column("contributors", "text", "Alpha-3 codes of the nations that take part, joined by `;`.",
           lambda row: _joined(row.state.contributors.value) if row.state.contributors else None),
    Column("strength_min", "integer", "At least so many; empty where unknown, never 0 for unknown.",
           lambda row: row.state.strength.value.min if row.state.strength else None, "people"),
    Column("strength_max", "integer", "At most so many; empty where unknown.",
           lambda row: row.state.strength.value.max if row.state.strength else None, "people"),
    Column("strength_qualifier", "text", "`exact`, `about`, `at-least`, `at-most` or `range`.",
           lambda row: row.state.strength.value.qualifier if row.state.strength else None),
    Column("strength_conflict", "boolean", "Whether sources disagree; the range then covers all of them.",
           lambda row: bool(row.state.strength and row.state.strength.sides)),
    Column("strength_basis", "text", "The rule that settled the strength, in words.",
           lambda row: row.state.strength.reason if row.state.strength else None),
    Column("status", "text", "`in-place`, `planned`, `proposed` or `ended`.",
           lambda row: row.state.status.value),
    Column("track", "text", "`present` (in place or ended), `planned` or `proposed`; a force may have all.",
           lambda row: row.state.track),
    Column("basis", "text", "The rule that settled the status, in words.",
           lambda row: row.state.status.reason),
    Column("valid_from", "date", "First day of this state; empty where no source dates it.",
           lambda row: row.state.start),
    Column("valid_to", "date", "First day on which it no longer holds; empty while it stands.",
           lambda row: row.state.end),
    Column("as_of", "text", "Date of the latest statement of its status, as far as it is known: `2022`, "
           "`2022-03` or `2022-03-24`.", lambda row: row.state.status.as_of),
    Column("attested", "date", "The last day on which a source attests its status.",
           lambda row: row.state.status.attested),
    Column("due", "text", "Of what is planned: the date, perhaps partial, on which it takes effect.",
           lambda row: row.state.due),
    Column("sites", "text", "Names of its bases, camps and towns as written, joined by `;`.",
           lambda row: _joined(site.name for site in row.state.sites.value) if row.state.sites else None),
    Column("location_basis", "text", "What the geometry is: `site`, a named place; `country`, the host's "
           "shape or a point inside it, which is not a place.", _location_basis),
    Column("location_name", "text", "Name of that site or country.", _location_name),
    Column("part_of", "text", "`force_id` of the formation that this contingent belongs to.", _part_of),
    Column("counts_in_total", "boolean", "Whether its strength is in its host's total. Summed over the rows "
           "where it is true and that hold on one day, `strength_min` counts nobody twice.",
           lambda row: row.counted),
    Column("claim_count", "integer", "How many claims it rests on.",
           lambda row: len(row.state.claims), "claims"),
    Column("claim_ids", "text", "Their ids, joined by `;`, as in the claims file.",
           lambda row: _joined(row.state.claims)),
    Column("quote", "text", "The words of the newest claim that its strength, or else its status, rests on.",
           lambda row: row.first.evidence[0].quote),
    Column("document", "text", "Id of the document quoted.", lambda row: row.first.document),
    Column("document_title", "text", "Its title.", lambda row: row.first.document_title),
    Column("document_date", "text", "When it was published, as far as it is known.",
           lambda row: row.first.document_date),
    Column("attributed_to", "text", "Whom the document credits with the statement.",
           lambda row: row.first.attributed_to),
    Column("decisions", "text", "What reviewers decided about its claims, who, when and why, joined by `;`.",
           lambda row: _joined(tuple(dict.fromkeys(wording.decided(d) for c in row.told for d in c.decided_by)))),
    Column("evidence", "json", "Every piece of evidence, newest document first: `claim`, `document`, `start` "
           "and `end` (in code points), `quote`, `attributed_to`, `said_on`.", _evidence),
)
# fmt: on


def as_markdown() -> str:
    """Return the table as it stands in docs/export.md."""
    lines = ["| column | type | unit | meaning |", "|---|---|---|---|"]
    lines += [f"| `{c.name}` | {c.type} | {c.unit} | {c.meaning} |" for c in COLUMNS]
    return "\n".join(lines) + "\n"
