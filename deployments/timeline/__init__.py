"""Claims that count → the world: deployments, aggregates and host totals, each value with its reason.

The modules, in the order in which a claim passes them: `keys` finds the force it speaks of, `statements` its
days and its speaker, `tracks` how long it stands, `standing` what stands together when, `values` (and
`strength`) what that settles to; `states` lays the attributes of a force over each other, `totals` counts
people by host, `world` runs it all.
"""

from deployments.timeline.world import settle

__all__ = ["settle"]
