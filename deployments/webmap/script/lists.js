// The lists beside the map: host nations, nations with forces abroad, and figures over several countries.
import { hostsOf, outline, totalWords } from "./countries.js";
import { aggregates, hosts, nameOf } from "./data.js";
import { button, element, make, swatch, symbol } from "./elements.js";
import { nationsOf } from "./filters.js";
import { isChanging, isDisputed, shadeOf, standing, statusWords } from "./standing.js";
import { choose, follow, view } from "./view.js";
import { counted } from "./words.js";

const LOOKS = 5; // in a row of the list
const AT_ONCE = 20; // rows that are made while the slider moves, more than a screen shows; the others follow when it rests
const RESTS = 80; // milliseconds without a change
const NAMES = ["hosts", "nations", "aggregates"];

// Each look once, with how often it stands where that is often; the rest as a number.
function symbols(forces) {
  const looks = new Map();
  for (const force of forces) {
    const rows = standing.rows.get(force.id);
    const look = `${rows[0].symbol} ${rows[0].state.formation} ${isChanging(rows)}`;
    if (looks.has(look)) looks.get(look).push(rows);
    else looks.set(look, [rows]);
  }
  const shown = [...looks.values()].slice(0, LOOKS);
  const rest = forces.length - shown.flat().length;
  const drawn = shown.flatMap((all) => {
    const shape = symbol(all[0][0], isChanging(all[0]));
    return all.length > 2 ? [shape, make("span", "times", `×${all.length}`)] : all.map(() => shape.cloneNode(true));
  });
  return [...drawn, rest ? make("span", "times", `+${rest}`) : null];
}

function hostRow({ code, name }) {
  const forces = standing.byHost.get(code);
  const isConflict = forces.some((force) => standing.rows.get(force.id).some(isDisputed));
  const row = button("host-row", () => choose("host", code),
    swatch(shadeOf(code)),
    make("span", "name", name),
    isConflict ? make("abbr", "conflicted", "≠") : null,
    make("span", "symbols", ...symbols(forces)),
    make("span", "strength", totalWords(code)));
  if (isConflict) row.querySelector("abbr").title = "the sources disagree";
  return make("li", "", row);
}

function nationRow(code) {
  const row = button("host-row", () => choose("nation", code),
    make("span", "name", nameOf(code)),
    make("span", "strength", counted(hostsOf(code).length, "host")));
  return make("li", "", row);
}

function figureRow(force, rows) {
  const [first] = rows;
  const strength = first.state.told ?? "strength unknown";
  const row = button("host-row figure", () => choose("figure", force.id),
    symbol(first, isChanging(rows)),
    make("span", "where", make("b", "", strength), ` ${force.where}`),
    make("span", "what", `${first.state.title}, ${statusWords(first).toLowerCase()}`));
  for (const event of ["pointerenter", "focus"]) row.addEventListener(event, () => outline(force.hosts));
  for (const event of ["pointerleave", "blur"]) row.addEventListener(event, () => outline());
  return make("li", "", row);
}

function figures() {
  const found = [...standing.figures].map(([id, rows]) => [aggregates.get(id), rows]);
  return found.sort(([, [one]], [, [other]]) => Boolean(other.state.strength) - Boolean(one.state.strength));
}

function nations() {
  const named = new Set([...standing.rows.values()].flat().flatMap(nationsOf));
  return [...named].sort((one, other) => nameOf(one).localeCompare(nameOf(other), "en"));
}

// What each list tells of, and how a row tells of one.
const LISTS = {
  hosts: [() => [...hosts.values()].filter((host) => standing.byHost.has(host.code)), hostRow],
  nations: [nations, nationRow],
  aggregates: [figures, ([force, rows]) => figureRow(force, rows)],
};

let open = "hosts";
let rest = 0; // the timer that makes the rows that are still to follow

// Puts the first rows in the place of those before them, and the rest when there is time.
function fill(rows, told, rowOf) {
  clearTimeout(rest);
  const first = told.slice(0, AT_ONCE).map(rowOf);
  if (told.length <= AT_ONCE) return rows.replaceChildren(...first);
  for (const [place, row] of first.entries()) {
    if (rows.children[place]) rows.children[place].replaceWith(row);
    else rows.append(row);
  }
  rest = setTimeout(() => rows.replaceChildren(...first, ...told.slice(AT_ONCE).map(rowOf)), RESTS);
}

function list() {
  if (view.chosen) return; // it is hidden, and made anew when it shows
  for (const name of NAMES) {
    element(`tab-${name}`).setAttribute("aria-selected", name === open);
    element(`tab-${name}`).tabIndex = name === open ? 0 : -1;
    element(name).hidden = name !== open;
  }
  const [all, row] = LISTS[open];
  const told = all();
  fill(element(open).querySelector("ul"), told, row);
  element(open).classList.toggle("empty", !told.length);
}

function turn(to) {
  open = to;
  list();
  element(`tab-${to}`).focus();
}

export function drawLists() {
  for (const [index, name] of NAMES.entries()) {
    const tab = element(`tab-${name}`);
    tab.addEventListener("click", () => turn(name));
    tab.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: NAMES.length - 1 }[key];
      if (step) turn(NAMES[(index + step) % NAMES.length]);
    });
  }
  follow(list);
}
