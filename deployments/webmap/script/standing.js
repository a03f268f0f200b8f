// What stands on a day: states are looked up by their days, nothing is settled here.
import { aggregates, data, deployments, hosts } from "./data.js";
import { isFiltered, matches } from "./filters.js";
import { follow, view } from "./view.js";
import { ageOf } from "./words.js";

const RANKS = Object.keys(data.statuses); // what is there comes first
const OLDER = 183; // days: half a year, after which what was last known may well have changed
const OLD = 730; // two years: longer than troops rotate

export const holds = (span, day) => span.from <= day && day < span.to;

const symbolOf = (state, day) => (state.status === "planned" && state.overdue <= day ? "was-due" : state.status);

// The rows of a force: its states on a day, what is there first.
export function rowsOf(force, day) {
  const rows = [];
  for (const state of force.states) if (holds(state, day)) rows.push({ force, state, symbol: symbolOf(state, day) });
  return rows.length < 2 ? rows : rows.sort((one, other) => RANKS.indexOf(one.symbol) - RANKS.indexOf(other.symbol));
}

export const statusWords = (row) => data.statuses[row.symbol];
export const isChanging = (rows) => rows[0].symbol === "in-place" && rows.some((row) => row.state.track === "planned");
export const strengthOf = (row) => row.state.told ?? "unknown";
export const isDisputed = (row) => Boolean(row.state.disputed);

// How faded a row is: what was last known counts less the older it is.
export function fadeOf(row) {
  const age = ageOf(row.state, view.day);
  if (age === null) return "old";
  return age > OLD ? "old" : age > OLDER ? "older" : "";
}

// The first and the last day of the history.
export const span = data.span;
export const clamped = (day) => (span ? Math.min(Math.max(day, span[0]), span[1]) : view.day);

// What stands on the day shown and matches the filters: deployments by host, rows by force, each host's total.
export const standing = { byHost: new Map(), rows: new Map(), figures: new Map(), totals: new Map() };

// By the title that each has first, so that what stands in one host needs no sorting but by rank.
const titleOf = ({ states }) => states[0]?.title ?? "";
const ordered = [...deployments.values()].sort((one, other) => titleOf(one).localeCompare(titleOf(other), "en"));

function shownOf(force) {
  const rows = rowsOf(force, view.day);
  return isFiltered() ? rows.filter(matches) : rows;
}

function lookUp() {
  standing.byHost.clear();
  standing.rows.clear();
  standing.figures.clear();
  standing.totals.clear();
  for (const force of ordered) {
    const rows = shownOf(force);
    if (!rows.length) continue;
    standing.rows.set(force.id, rows);
    if (!standing.byHost.has(force.host)) standing.byHost.set(force.host, RANKS.map(() => []));
    standing.byHost.get(force.host)[RANKS.indexOf(rows[0].symbol)].push(force);
  }
  for (const [code, ranked] of standing.byHost) standing.byHost.set(code, ranked.flat());
  for (const force of aggregates.values()) {
    const rows = shownOf(force);
    if (rows.length) standing.figures.set(force.id, rows);
  }
  for (const host of hosts.values()) {
    const total = host.totals.find((one) => holds(one, view.day));
    if (total && (!isFiltered() || standing.byHost.has(host.code))) standing.totals.set(host.code, total);
  }
}

// All rows that stand and match.
export const rowsShown = () => [...standing.rows.values(), ...standing.figures.values()].flat();

// A host's colour: by what is known at least; unknown is a class of its own.
export function shadeOf(code) {
  const total = standing.totals.get(code);
  if (!total) return "none";
  const least = total.strength?.[0];
  return least ? `shade-${data.classes.filter((low) => least >= low).length}` : "unknown";
}

follow(lookUp);
