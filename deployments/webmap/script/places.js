// Where a deployment is drawn: at a named site of a state that stands, else at a point inside its host.
import { centres, nameOf } from "./data.js";

const siteOf = (rows) => rows.find((row) => row.state.site)?.state.site;

export const isAtSite = (rows) => Boolean(siteOf(rows));
export const placeOf = (rows) => siteOf(rows)?.slice(0, 2) ?? centres.get(rows[0].force.host);

export function placeWords(rows) {
  const host = nameOf(rows[0].force.host);
  const site = siteOf(rows);
  if (site) return `The marker stands at ${site[2]}.`;
  if (!placeOf(rows)) return `Not drawn: no point is known in ${host}.`;
  return `The marker stands inside ${host}, not at a place: no site is known.`;
}
