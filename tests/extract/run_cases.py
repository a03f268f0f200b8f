"""Runs the cases of tests/extract/cases: short texts and the claims that they hold.

    python tests/extract/run_cases.py            a line for each file, and the total
    python tests/extract/run_cases.py FILE ...   each failing case: text, missing and wrong claims
    python tests/extract/run_cases.py --pin      raise the floors to what passes now; with --lower lower them

FILE is a file of cases or its name ("numbers"). In a case, a key that a claim leaves out is null or empty;
`as_of`, `attributed_to` and `formation_count` are compared only where they are given, and "" says that they
must be null.
"""

import argparse
import hashlib
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from deployments.extract import extract
from deployments.lexicon import fold
from deployments.records import Claim, Document

CASES = Path(__file__).parent / "cases"
FLOORS = Path(__file__).parent / "floors.toml"
ASKED_FOR = ("formation_count", "as_of", "attributed_to")
SAME_FORMATION = {"battalion": "battlegroup", None: "troops"}
# fmt: off
PLACE_WORDS = frozenset((
    "camp", "fort", "base", "the", "military", "army", "air", "airbase", "airport", "airfield", "training",
    "area", "range", "ground", "centre", "center", "barracks", "garrison",
))
# fmt: on


class Said(NamedTuple):
    """What a claim says, as far as cases compare it; `asked` is what only some cases ask for."""

    hosts: tuple[str, ...]
    region: str | None
    site: str | None
    formation: str | None
    nation: str | None
    lead: str | None
    contributors: tuple[str, ...]
    low: int | None
    high: int | None
    qualifier: str | None
    status: str
    asked: tuple[tuple[str, Any], ...] = ()

    @property
    def counted(self) -> bool:
        return self.qualifier is not None

    def fits(self, found: "Said") -> bool:
        """Whether a found claim says the same, and all that is asked for beside it."""
        beside = dict(found.asked)
        return found[:-1] == self[:-1] and all(beside[key] == value for key, value in self.asked)

    def vaguer_than(self, other: "Said") -> bool:
        """Whether another claim says all that this one says, and more: its unit, its lead, its figure."""
        return (
            self[:-1] != other[:-1]
            and not self.counted
            and self.formation in {"troops", other.formation}
            and (self.nation, self.status) == (other.nation, other.status)
            and self.region in {None, other.region}
            and self.site in {None, other.site}
            and self.lead in {None, other.lead}
            and set(self.hosts) <= set(other.hosts)
            and set(self.contributors) <= set(other.contributors)
        )

    def __str__(self) -> str:
        pairs = [*zip(self._fields[:-1], self[:-1], strict=True), *self.asked]
        return ", ".join(f"{key} {_plain(value)}" for key, value in pairs if value not in {None, ()})


class Outcome(NamedTuple):
    """What came of a case."""

    proves: str
    text: str
    missing: list[Said]
    wrong: list[Said]
    raised: str = ""

    @property
    def passed(self) -> bool:
        return not (self.missing or self.wrong or self.raised)

    def __str__(self) -> str:
        lines = [f"- {self.proves}", *(f"  | {line}" for line in self.text.strip().splitlines())]
        lines += [f"  raised  {self.raised}"] if self.raised else []
        lines += [f"  missing {said}" for said in self.missing]
        return "\n".join(lines + [f"  wrong   {said}" for said in self.wrong])


def run(path: Path) -> list[Outcome]:
    """Return what comes of each case of a file."""
    return [outcome(case) for case in tomllib.loads(path.read_text("utf-8"))["case"]]


def outcome(case: dict[str, Any]) -> Outcome:
    """Extract the text of a case and compare what is found with what it expects."""
    document = Document(
        id="case",
        text=case["text"],
        sha256=hashlib.sha256(case["text"].encode()).hexdigest(),
        date=case.get("date"),
    )
    wanted = _split(expected(claim) for claim in case["claims"])
    try:
        found = _split(said(claim) for claim in extract(document))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other cases are told all the same
        return Outcome(case["proves"], case["text"], wanted, [], f"{type(error).__name__}: {error}")
    missing = [one for one in wanted if not any(one.fits(other) for other in found)]
    wrong = [
        one
        for one in found
        if not any(other.fits(one) for other in wanted) and not any(one.vaguer_than(other) for other in found)
    ]
    return Outcome(case["proves"], case["text"], missing, wrong)


def expected(claim: dict[str, Any]) -> Said:
    """Return what a case expects of one claim.

    Raises:
        ValueError: If the case has a key that is compared nowhere.
    """
    known = {
        "hosts",
        "region",
        "site",
        "formation",
        "nation",
        "lead",
        "contributors",
        "min",
        "max",
        "qualifier",
        "status",
    }
    if unknown := set(claim) - known - set(ASKED_FOR):
        message = f"a case compares no {', '.join(sorted(unknown))}"
        raise ValueError(message)
    return Said(
        hosts=tuple(sorted(claim.get("hosts", ()))),
        region=claim.get("region"),
        site=_place(claim.get("site")),
        formation=_formation(claim.get("formation")),
        nation=claim.get("nation"),
        lead=claim.get("lead"),
        contributors=tuple(sorted(claim.get("contributors", ()))),
        low=claim.get("min"),
        high=claim.get("max"),
        qualifier=claim.get("qualifier"),
        status=claim["status"],
        asked=tuple((key, None if claim[key] == "" else claim[key]) for key in ASKED_FOR if key in claim),
    )


def said(claim: Claim) -> Said:
    """Return what an extracted claim says."""
    return Said(
        hosts=tuple(sorted(claim.hosts)),
        region=claim.region,
        site=_place(claim.site.name if claim.site else None),
        formation=_formation(claim.formation),
        nation=claim.nation,
        lead=claim.lead,
        contributors=tuple(sorted(claim.contributors)),
        low=claim.troops.min if claim.troops else None,
        high=claim.troops.max if claim.troops else None,
        qualifier=claim.troops.qualifier if claim.troops else None,
        status=claim.status,
        asked=tuple((key, getattr(claim, key)) for key in ASKED_FOR),
    )


def _split(claims: Iterable[Said]) -> list[Said]:
    """Return claims without repetition; one that counts nobody says the same of each of its hosts."""
    parts = [
        part
        for claim in claims
        for part in ([claim] if claim.counted or not claim.hosts else [claim._replace(hosts=(h,)) for h in claim.hosts])
    ]
    return list(dict.fromkeys(parts))


def _formation(formation: str | None) -> str | None:
    return SAME_FORMATION.get(formation, formation)


def _place(name: str | None) -> str | None:
    """Return a site's name without accents, case and words such as 'Camp'."""
    if not name:
        return None
    return " ".join(w for w in re.findall(r"\w+", fold(name)) if w not in PLACE_WORDS) or fold(name)


def _plain(value: object) -> str:
    return "+".join(value) if isinstance(value, tuple) else str(value)


def files() -> list[Path]:
    """Return the files of cases in order."""
    return sorted(CASES.glob("*.toml"))


def floors() -> dict[str, int]:
    """Return how many cases of each file must pass."""
    return tomllib.loads(FLOORS.read_text("utf-8"))


def pin(*, lower: bool) -> list[str]:
    """Write the floors reached now; return what falls below its old floor, which stays unless `lower`."""
    old = floors() if FLOORS.exists() else {}
    now = {path.stem: sum(one.passed for one in run(path)) for path in files()}
    fallen = [name for name, count in now.items() if count < old.get(name, 0)]
    new = now if lower else {name: max(count, old.get(name, 0)) for name, count in now.items()}
    head = "# How many cases of each file pass at least; run_cases.py --pin writes this.\n"
    FLOORS.write_text(head + "".join(f"{name} = {count}\n" for name, count in sorted(new.items())), "utf-8")
    return [f"{name}: {now[name]} pass, {old[name]} did before" for name in fallen]


def report(names: Sequence[str]) -> Iterator[str]:
    """Yield the failing cases of the files named, then a line for each file and the total."""
    passed = total = 0
    summary = []
    for path in files():
        if names and path.stem not in names:
            continue
        outcomes = run(path)
        good = sum(one.passed for one in outcomes)
        passed, total = passed + good, total + len(outcomes)
        summary.append(f"{path.stem:<22}{good:>4} of {len(outcomes):>3}")
        if names:
            yield from (f"{one}\n" for one in outcomes if not one.passed)
    yield from summary
    yield f"{'all':<22}{passed:>4} of {total:>3}"


def main() -> int:
    """Run as a script; 1 if a floor would have to be lowered and may not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=lambda name: Path(name).stem)
    parser.add_argument("--pin", action="store_true", help="raise the floors to what passes now")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower floors too")
    options = parser.parse_args()
    if unknown := set(options.files) - {path.stem for path in files()}:
        parser.error(f"no such file of cases: {', '.join(sorted(unknown))}")
    fallen = pin(lower=options.lower) if options.pin else []
    sys.stdout.writelines(f"{line}\n" for line in (*report(options.files), *fallen))
    return 1 if fallen and not options.lower else 0


if __name__ == "__main__":
    sys.exit(main())
