"""Claims and a reviewer's decisions → the claims that count, each effect with its decision.

`file` reads and writes `decisions.toml`, `naming` finds the claims that a decision names, `effects` applies it,
`queue` says what is still to be looked at, `verdicts` makes decisions of the answers.
"""

from deployments.review.effects import Reviewed, counting, decide
from deployments.review.file import DecisionsFile, read_decisions

__all__ = ["DecisionsFile", "Reviewed", "counting", "decide", "read_decisions"]
