"""Raises the floors of the gate to what the extractor reaches now.

python tests/quality/pin.py             raise floors; refuse if one would have to be lowered
python tests/quality/pin.py --lower     pin what is reached, even where it is less, or another corpus
"""

import argparse
import sys
from collections.abc import Mapping
from typing import Any

import gate

MARGIN = 0.005
"""Below what is reached: one fact of the articles weighs 0.001 to 0.01, and not every one is a loss."""


def pins(corpus: gate.Corpus, old: Mapping[str, Any], figures: Mapping[str, float], *, lower: bool) -> dict[str, Any]:
    """Return the entry of a corpus in floors.toml.

    Args:
        corpus: What is pinned.
        old: Its entry so far; empty where it has none.
        figures: What the extractor reaches.
        lower: Whether a floor may be lowered, and another corpus pinned.

    Raises:
        ValueError: If that would lower a floor or accept another corpus, and may not.
    """
    floors = old.get("floors", {})
    losses = [*gate.drifted(corpus, old), *gate.below(figures, floors)] if old else []
    if losses and not lower:
        raise ValueError("; ".join(losses))
    reached = {kind: max(0.0, round(figure - MARGIN, 3)) for kind, figure in figures.items()}
    if not losses:
        reached = {kind: max(floor, floors.get(kind, 0.0)) for kind, floor in reached.items()}
    return {**corpus.checksums(), "floors": reached}


def main() -> int:
    """Run as a script; 1 if something is refused."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lower", action="store_true", help="pin what is reached, even where it is less")
    options = parser.parse_args()
    old = gate.pinned() if gate.FLOORS.exists() else {}
    new = {}
    for corpus in gate.CORPORA:
        score = gate.total(corpus, gate.extracted(corpus))
        refused = [*gate.invalid(corpus), *score.ungrounded]
        try:
            new[corpus.name] = pins(corpus, old.get(corpus.name, {}), score.figures(), lower=options.lower)
        except ValueError as error:
            refused.append(str(error))
        if refused:
            sys.stderr.writelines(f"{corpus.name}: {reason}\n" for reason in refused)
            return 1
    gate.FLOORS.write_text(gate.written(new), "utf-8")
    sys.stdout.write(gate.written(new))
    return 0


if __name__ == "__main__":
    sys.exit(main())
