// What stands when: all that the map of any day needs. Days are counted from 1 January 1970; one left out is open.
import { rowsFrom, unpacked } from "./block.js";

export const data = await unpacked("data");
for (const host of data.hosts) host.totals = rowsFrom(host.totals);
export const hosts = new Map(data.hosts.map((host) => [host.code, host]));
export const deployments = new Map(data.deployments.map((force) => [force.id, force]));
export const aggregates = new Map(data.aggregates.map((force) => [force.id, force]));
export const centres = new Map(Object.entries(data.centres));

export const forces = [...data.deployments, ...data.aggregates];
const names = new Map(Object.entries(data.names));
export const nameOf = (code) => names.get(code) ?? code;

for (const span of [...forces.flatMap((force) => force.states), ...data.hosts.flatMap((host) => host.totals)]) {
  span.from ??= -Infinity;
  span.to ??= Infinity;
  if (span.when !== undefined) span.when = data.dates[span.when];
}
