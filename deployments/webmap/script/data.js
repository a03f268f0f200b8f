// The page's data: JSON, gzipped, in base64. Days are counted from 1 January 1970; one that is left out is open.

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
  const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unzipped).json();
}

export const data = await unpacked("data");
export const countries = await unpacked("countries");
export const hosts = new Map(data.hosts.map((host) => [host.code, host]));
export const deployments = new Map(data.deployments.map((force) => [force.id, force]));
export const aggregates = new Map(data.aggregates.map((force) => [force.id, force]));
export const centres = new Map(countries.features.map(({ properties: at }) => [at.code, [at.lat, at.lon]]));

export const forces = [...data.deployments, ...data.aggregates];
const names = new Map(Object.entries(data.names));
export const nameOf = (code) => names.get(code) ?? code;

for (const span of [...forces.flatMap((force) => force.states), ...data.hosts.flatMap((host) => host.totals)]) {
  span.from ??= -Infinity;
  span.to ??= Infinity;
}
