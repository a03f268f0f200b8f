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
  return rows.sort((one, other) => RANKS.indexOf(one.symbol) - RANKS.indexOf(other.symbol));
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

function byRank(one, other) {
  const [[first], [second]] = [standing.rows.get(one.id), standing.rows.get(other.id)];
  return RANKS.indexOf(first.symbol) - RANKS.indexOf(second.symbol) || (first.state.title < second.state.title ? -1 : 1);
}

function lookUp() {
  standing.byHost.clear();
  standing.rows.clear();
  standing.figures.clear();
  standing.totals.clear();
  for (const force of deployments.values()) {
    const rows = rowsOf(force, view.day).filter(matches);
    if (!rows.length) continue;
    standing.rows.set(force.id, rows);
    const housed = standing.byHost.get(force.host);
    if (housed) housed.push(force);
    else standing.byHost.set(force.host, [force]);
  }
  for (const force of aggregates.values()) {
    const rows = rowsOf(force, view.day).filter(matches);
    if (rows.length) standing.figures.set(force.id, rows);
  }
  for (const housed of standing.byHost.values()) housed.sort(byRank);
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
