// The columns of a download, those of the export, from what the page holds; null is unknown.
import { nameOf } from "./data.js";
import { claimsOf } from "./filters.js";
import { library, quoteOf, valueAt } from "./library.js";
import { isoDay } from "./words.js";

const joined = (values) => (values?.length ? values.join(";") : null);
const name = (code) => (code ? nameOf(code) : null);
const nation = ({ force }) => (force.scope === "multinational" ? null : force.scope);
const value = ({ state }, attribute) => valueAt(state, attribute);
const day = (number) => (Number.isFinite(number) ? isoDay(number) : null);

// The claims of a row, newest document first.
function told({ state }) {
  const dateOf = (place) => library.documents[library.claims[place].document].date ?? "";
  const order = (one, other) => (dateOf(one) === dateOf(other) ? one - other : dateOf(one) < dateOf(other) ? 1 : -1);
  return claimsOf(state).sort(order);
}

// The claim that is quoted: the newest of those its strength rests on, else its status.
function first(row) {
  const { claims } = value(row, "strength") ?? value(row, "status");
  return library.claims[told(row).find((place) => claims.includes(place))];
}

const source = (row) => library.documents[first(row).document];

function evidence(row) {
  const pieces = told(row).flatMap((place) => {
    const { id, document, pieces: quoted, credited = null, saidOn = null } = library.claims[place];
    return quoted.map((piece) => ({
      claim: id, document: library.documents[document].id, start: piece[0], end: piece[1],
      quote: quoteOf(library.claims[place], piece), attributed_to: credited, said_on: saidOn,
    }));
  });
  return JSON.stringify(pieces);
}

function featureId({ force, state }) {
  return `${force.id}/${state.track}${state.due ? `-${state.due}` : ""}/${day(state.from) ?? "open"}`;
}

function decisions(row) {
  return joined([...new Set(told(row).flatMap((place) => library.claims[place].decisions ?? []))]);
}

const GET = {
  feature_id: featureId,
  force_id: ({ force }) => force.id,
  scope: (row) => (nation(row) ? "nation" : "multinational"),
  nation,
  nation_name: (row) => name(nation(row)),
  host: ({ force }) => force.host ?? null,
  host_name: ({ force }) => name(force.host),
  hosts: ({ force }) => joined(force.together),
  region: ({ force }) => force.region ?? null,
  mission: ({ force }) => force.mission,
  arm: ({ force }) => force.arm,
  formation: ({ state }) => state.formation ?? null,
  lead: ({ state }) => state.lead ?? null,
  lead_name: ({ state }) => name(state.lead),
  contributors: ({ state }) => joined(state.contributors),
  strength_min: ({ state }) => state.strength?.[0] ?? null,
  strength_max: ({ state }) => state.strength?.[1] ?? null,
  strength_qualifier: ({ state }) => state.strength?.[2] ?? null,
  strength_conflict: (row) => Boolean(value(row, "strength")?.sides),
  strength_basis: (row) => value(row, "strength")?.reason ?? null,
  status: ({ state }) => state.status,
  track: ({ state }) => state.track,
  basis: (row) => value(row, "status").reason,
  valid_from: ({ state }) => day(state.from),
  valid_to: ({ state }) => day(state.to),
  as_of: (row) => value(row, "status").when?.[0] ?? null,
  attested: (row) => day(value(row, "status").attested),
  due: ({ state }) => state.due ?? null,
  sites: ({ state }) => joined(state.sites),
  location_basis: ({ force, state }) => (force.host ? (state.site ? "site" : "country") : null),
  location_name: ({ force, state }) => (force.host ? (state.site?.[2] ?? name(force.host)) : null),
  part_of: ({ force }) => force.partOf ?? null,
  claim_count: ({ state }) => claimsOf(state).length,
  claim_ids: ({ state }) => joined(claimsOf(state).map((place) => library.claims[place].id).sort()),
  quote: (row) => quoteOf(first(row), first(row).pieces[0]),
  document: (row) => source(row).id,
  document_title: (row) => source(row).named ?? null,
  document_date: (row) => source(row).date ?? null,
  attributed_to: (row) => first(row).credited ?? null,
  decisions,
  evidence,
};

export const properties = (row) => Object.fromEntries(Object.entries(GET).map(([column, get]) => [column, get(row)]));
export const columns = Object.keys(GET);
