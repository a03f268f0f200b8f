"""Claims that count → the world: deployments, aggregates and host totals, each value with its reason.

The modules, in the order in which a claim passes them: `keys` finds the force it speaks of, `statements` its
days and its speaker, `tracks` and `intentions` how long it stands by itself, `plans` which plan it is part of,
`overtaking` when it is overtaken, `standing` what stands together when, `values` (and `strength`, `pins`) what
that settles to; `states` lays the attributes of a force over each other, `totals` counts people by host, `world`
runs it all.
"""

from deployments.timeline.world import settle

__all__ = ["settle"]
