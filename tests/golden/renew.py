"""Writes the golden files anew: what the whole run makes of seeds/, to be read as a diff before it is kept.

python tests/golden/renew.py
"""

import sys
from pathlib import Path

from deployments.pipeline import as_json_lines, export_to, gather

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
CLAIMS = "seeds.claims.jsonl"
DEPLOYMENTS = "seeds.geojson"


def write(folder: Path) -> None:
    """Write both files to a folder."""
    claims = gather([SEEDS]).claims
    (folder / CLAIMS).write_bytes(as_json_lines(claims))
    export_to(claims, folder / DEPLOYMENTS)


if __name__ == "__main__":
    write(HERE)
    sys.stdout.write(f"wrote {HERE / CLAIMS} and {HERE / DEPLOYMENTS}\n")
