// What the reader wants to see: rows that do not match are shown nowhere.
import { library } from "./library.js";
import { view } from "./view.js";

export const ANY = { nation: "", status: "", formation: "", confidence: "", document: "" };
view.filter = ANY;

const basesOf = (value) => [value, ...(value.sides ?? []), ...(value.overruled ?? [])];

// The places of the claims that a state's values rest on, in reading order.
export function claimsOf(state) {
  const places = Object.values(state.values).flatMap((place) => basesOf(library.values[place]).flatMap((base) => base.claims));
  return [...new Set(places)].sort((one, other) => one - other);
}

// The nations that a row names: whose force it is, who leads, who contributes.
export function nationsOf({ force, state: { lead, contributors = [] } }) {
  const all = [force.scope === "multinational" ? null : force.scope, lead, ...contributors];
  return [...new Set(all.filter(Boolean))];
}

const isAsSure = (place, least) => library.claims[place].confidence >= least;

// A row is as sure as the surest claim that its status rests on.
const TESTS = {
  nation: (row, code) => nationsOf(row).includes(code),
  status: (row, symbol) => row.symbol === symbol,
  formation: (row, kind) => row.state.formation === kind,
  confidence: (row, least) => library.values[row.state.values.status].claims.some((place) => isAsSure(place, Number(least))),
  document: (row, place) => claimsOf(row.state).some((claim) => library.claims[claim].document === Number(place)),
};

export const isFiltered = () => Object.values(view.filter).some(Boolean);
export const matches = (row) => Object.entries(view.filter).every(([name, wanted]) => !wanted || TESTS[name](row, wanted));
