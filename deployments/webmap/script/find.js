// Finding: a search over hosts, nations, sites and documents, and the filters.
import { data, forces, hosts, nameOf } from "./data.js";
import { button, element, make } from "./elements.js";
import { ANY, isFiltered, nationsOf } from "./filters.js";
import { library } from "./library.js";
import { change, choose, follow, view } from "./view.js";

const MOST = 12; // results at once: more are found by another letter
const CONFIDENCES = ["0.5", "0.7", "0.8", "0.9"];

const states = forces.flatMap((force) => force.states.map((state) => ({ force, state })));
const byName = (one, other) => one[1].localeCompare(other[1], "en");
const nations = [...new Set(states.flatMap(nationsOf))].map((code) => [code, nameOf(code)]).sort(byName);
const documents = library.documents.map((source, place) => [String(place), source.title]).sort(byName);

function sites() {
  const found = new Map();
  for (const { force, state } of states) if (state.site && force.host) found.set(`${state.site[2]}, ${nameOf(force.host)}`, force.id);
  return [...found];
}

// Everything that can be found: its name, what it is, and what choosing it does.
const ENTRIES = [
  ...[...hosts.values()].map(({ code, name }) => ({ name, kind: "host", go: () => choose("host", code) })),
  ...nations.map(([code, name]) => ({ name, kind: "nation", go: () => choose("nation", code) })),
  ...sites().map(([name, id]) => ({ name, kind: "site", go: () => choose("force", id) })),
  ...documents.map(([place, name]) => ({ name, kind: "document", go: () => sift({ document: place }) })),
];

// Letters without case and accents, so that "Adazi" finds Ādaži.
const plainly = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function sift(part) {
  change({ filter: { ...view.filter, ...part }, chosen: null });
}

function results(query) {
  const asked = plainly(query.trim());
  if (!asked) return [];
  const found = ENTRIES.filter(({ name }) => plainly(name).includes(asked));
  return found.sort((one, other) => plainly(one.name).indexOf(asked) - plainly(other.name).indexOf(asked)).slice(0, MOST);
}

function showResults() {
  const query = element("query");
  const found = results(query.value);
  const items = found.map(({ name, kind, go }) => {
    const act = () => {
      query.value = "";
      showResults();
      go();
    };
    return make("li", "", button("result", act, make("span", "name", name), make("span", "what", kind)));
  });
  element("found").replaceChildren(...items);
  element("found").hidden = !query.value.trim();
  element("told").textContent = query.value.trim() ? (found.length ? `${found.length} found` : "Nothing found") : "";
}

// Arrows go through the results, Enter takes the first.
function search({ key }) {
  const buttons = [...element("found").querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  if (key === "ArrowDown") buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
  else if (key === "ArrowUp") (at > 0 ? buttons[at - 1] : element("query")).focus();
  else if (key === "Enter" && at < 0) buttons[0]?.click();
  else if (key === "Escape") element("query").value = "";
  else return;
  if (key === "Escape") showResults();
}

function options(name, told) {
  const list = told.map(([value, words]) => {
    const option = make("option", "", words);
    option.value = value;
    return option;
  });
  element(`filter-${name}`).append(...list);
  element(`filter-${name}`).addEventListener("change", ({ target }) => sift({ [name]: target.value }));
}

function show() {
  for (const name of Object.keys(ANY)) element(`filter-${name}`).value = view.filter[name];
  const names = Object.keys(ANY).filter((name) => view.filter[name]);
  element("filtered").textContent = names.length ? `by ${names.join(", ")}` : "";
  element("reset").hidden = !isFiltered();
}

export function openFind() {
  const formations = [...new Set(states.map(({ state }) => state.formation).filter(Boolean))].sort();
  options("nation", nations);
  options("status", Object.entries(data.statuses));
  options("formation", formations.map((kind) => [kind, kind.replace("-", " ")]));
  options("confidence", CONFIDENCES.map((least) => [least, `at least ${least}`]));
  options("document", documents);
  element("reset").addEventListener("click", () => sift(ANY));
  element("query").addEventListener("input", showResults);
  element("find").addEventListener("keydown", search);
  follow(show);
}
