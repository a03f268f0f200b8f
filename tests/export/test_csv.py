"""CSV: opens right in a spreadsheet, and runs nothing there."""

import csv
import io

import pytest
from export_worlds import CLAIMS, HOSTILE, WORLD, claim, deployment

from deployments import places
from deployments.columns import COLUMNS
from deployments.export.csv import encode
from deployments.records import World


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_it_is_utf_8_with_a_mark_and_crlf() -> None:
    """Excel takes a file without the mark for the local code page, and then breaks "Ādaži"."""
    data = encode(places.frame(WORLD, CLAIMS))
    assert data.startswith(b"\xef\xbb\xbffeature_id,")
    assert "Ādaži" in data.decode("utf-8-sig")
    assert data.count(b"\r\n") == 1 + len(rows(data))


def test_its_columns_are_the_table_but_for_json_and_two_coordinates() -> None:
    told = rows(encode(places.frame(WORLD, CLAIMS)))
    assert list(told[0]) == [*(c.name for c in COLUMNS if c.name != "evidence"), "latitude", "longitude"]


def test_values_are_plain_and_unknown_is_empty() -> None:
    several, first, second, *_ = rows(encode(places.frame(WORLD, CLAIMS)))
    assert (first["strength_min"], first["counts_in_total"], first["valid_to"]) == (
        "1000",
        "true",
        "2023-01-01",
    )
    assert (first["latitude"], first["longitude"]) == ("57.08", "24.33")
    assert (second["strength_max"], second["lead"]) == ("", "")
    assert (several["latitude"], several["host"], several["strength_max"]) == ("", "", "4000")


def test_of_a_country_the_point_is_inside_it() -> None:
    frame = places.frame(WORLD, CLAIMS, geometry="country")
    row = rows(encode(frame))[1]
    assert 56 < float(row["latitude"]) < 58
    assert 21 < float(row["longitude"]) < 28


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_text_is_run_as_a_formula(start: str) -> None:
    """A cell that a spreadsheet could run is led by an apostrophe; the rest of it is as it was."""
    hostile = f"{start}1+1"
    claims = {"c1": claim("c1", quote=hostile, attributed_to=hostile, document=hostile, document_title=hostile)}
    row = rows(encode(places.frame(World(deployments=(deployment(),)), claims)))[0]
    for name in ("quote", "attributed_to", "document", "document_title"):
        assert row[name] == f"'{hostile}"


def test_other_text_and_negative_numbers_stay_as_they_are() -> None:
    """A longitude west of Greenwich is a number, not a formula."""
    world = World(deployments=(deployment(host="ISL"),))
    row = rows(encode(places.frame(world, {"c1": claim("c1", quote='He said: "=1", and –2')})))[0]
    assert row["quote"] == 'He said: "=1", and –2'
    assert float(row["longitude"]) < 0


def test_quotes_commas_and_lines_survive() -> None:
    assert rows(encode(places.frame(WORLD, CLAIMS)))[1]["quote"] == f"'{HOSTILE}"


def test_the_same_frame_gives_the_same_bytes() -> None:
    one, other = (encode(places.frame(WORLD, CLAIMS)) for _ in range(2))
    assert one == other
