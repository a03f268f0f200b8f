"""Turns news into an auditable map of troop deployments.

The modules are the pipeline: read, extract, timeline, places, then webmap or export; `pipeline` runs them and
`cli` is the command `deploy`.
"""

__version__ = "0.1.0"
