// One force in the drawer: its settled values with their reasons, its history, and the sources beneath.
import { chart } from "./chart.js";
import { nameOf } from "./data.js";
import { make, symbol } from "./elements.js";
import { Sources, speakers } from "./evidence.js";
import { claimsOf } from "./filters.js";
import { placeWords } from "./places.js";
import { library, quoteOf, valueAt } from "./library.js";
import { rowsOf, statusWords, strengthOf } from "./standing.js";
import { view } from "./view.js";
import { asOf, spanWords } from "./words.js";

const LABELS = { formation: "Force", lead: "Framework nation", contributors: "Contributors", strength: "Strength", sites: "Sites" };

const earlier = (state) => Object.values(state.values).flatMap((place) => library.values[place].supersedes ?? []);

function conflict(value, sources) {
  const sides = value.sides.map((side) =>
    make(
      "li",
      "",
      make("b", "", side.text),
      sources.references(side.claims),
      make("span", "said", speakers(side.claims)),
      ...side.claims.map((place) => make("q", "", quoteOf(library.claims[place], library.claims[place].pieces[0]))),
    ),
  );
  return make("div", "conflict", make("p", "", "The sources disagree"), make("ul", "", ...sides));
}

// What reviewers decided against, and what stood before.
function notAnyMore(value, sources) {
  const overruled = (value.overruled ?? []).map((side) => make("p", "note", `Not ${side.text}`, sources.references(side.claims)));
  const before = (value.supersedes ?? []).map((one) =>
    make("p", "note", `In place of`, sources.references(one.claims), ` ${one.reason}`));
  return [...overruled, ...before];
}

// How a value was settled where there was a choice, and its date where that is not the status's.
function note(value, status) {
  const notes = value.claims.length > 1 || value.sides || value.overruled ? [value.reason] : [];
  if (value.when?.[0] !== status.when?.[0]) notes.push(value.when ? `as of ${asOf(value, view.day)}` : "undated");
  return notes.length ? make("p", "note", notes.join("; ")) : null;
}

function plain(label, text) {
  return [make("dt", "", label), make("dd", "", text)];
}

function fact(label, value, row, sources, text = value.text) {
  return [
    make("dt", "", label),
    make(
      "dd",
      "",
      label === "Status" ? symbol(row) : null,
      make("span", "value", text),
      sources.references(value.claims),
      ...notAnyMore(value, sources),
      value.sides ? conflict(value, sources) : null,
      note(value, valueAt(row.state, "status")),
    ),
  ];
}

function nation(row) {
  if (row.state.lead) return [];
  if (row.force.scope !== "multinational") return plain("Nation", nameOf(row.force.scope));
  return plain("Framework nation", "not named");
}

function stateBlock(row, sources) {
  const { state } = row;
  const status = valueAt(state, "status");
  const named = Object.keys(LABELS).filter((name) => name in state.values);
  return make(
    "dl",
    "",
    ...fact("Status", status, row, sources, statusWords(row)),
    ...(state.dueWords ? plain(row.symbol === "was-due" ? "Was due" : "Due", state.dueWords) : []),
    ...nation(row),
    ...named.flatMap((name) => fact(LABELS[name], valueAt(state, name), row, sources)),
    ...(state.strength ? [] : plain("Strength", "unknown")),
    ...plain("As of", asOf(status, view.day)),
    ...plain("Said by", speakers(claimsOf(state))),
  );
}

function historyOf(force) {
  const spans = force.states.map((state) => ({ ...state, planned: state.track !== "present", text: valueAt(state, "strength")?.text }));
  const items = force.states.map((state) => {
    const row = { force, state, symbol: state.status };
    return make("li", "", make("b", "", spanWords(state.from, state.to)), ` ${state.title}: ${statusWords(row).toLowerCase()}, strength ${strengthOf(row)}`);
  });
  const all = make("details", "history", make("summary", "", `History in words (${items.length})`), make("ul", "", ...items));
  return [chart("Strength over time", spans, view.day), all];
}

export function forceBody(force) {
  const rows = rowsOf(force, view.day);
  const sources = new Sources(rows.flatMap(({ state }) => [...claimsOf(state), ...earlier(state).flatMap((one) => one.claims)]));
  const head = sources.order.length === 1 ? "What the source says" : "What the sources say";
  return [
    make("p", "kind", force.kind),
    rows.length ? null : make("p", "kind", "Nothing is known of it on this date."),
    ...rows.map((row) => stateBlock(row, sources)),
    force.host && rows.length ? make("p", "place", placeWords(rows)) : null,
    ...historyOf(force),
    rows.length ? make("p", "sources-head", head) : null,
    rows.length ? sources.list() : null,
  ];
}
