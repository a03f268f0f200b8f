"""The format is chosen by the file's ending, and a file is written whole."""

from pathlib import Path

import pytest
from export_worlds import CLAIMS, WORLD

from deployments import export, places
from deployments.errors import OutputError, UnknownFormatError


@pytest.mark.parametrize("name", ["map.geojson", "map.CSV", "new/folder/map.csv"])
def test_the_ending_chooses_the_format(name: str, tmp_path: Path) -> None:
    """In either case of letters; missing folders are made, and nothing else is left beside the file."""
    frame = places.frame(WORLD, CLAIMS)
    path = tmp_path / name
    export.write(frame, path)
    assert path.read_bytes() == export.FORMATS[path.suffix.lower()](frame)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", ["map.shp", "map", "map.geojson.gz"])
def test_an_unknown_ending_lists_the_known_ones(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match=r"known are \.csv, \.geojson"):
        export.write(places.frame(WORLD, CLAIMS), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "map.csv").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        export.write(places.frame(WORLD, CLAIMS), tmp_path / "map.csv")
