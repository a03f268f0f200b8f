// The drawer: what is chosen, on the day shown.
import { chart } from "./chart.js";
import { hostsOf, totalWords } from "./countries.js";
import { aggregates, deployments, hosts, nameOf } from "./data.js";
import { button, element, make, symbol } from "./elements.js";
import { forceBody } from "./facts.js";
import { nationsOf } from "./filters.js";
import { rowsOf, standing, statusWords, strengthOf } from "./standing.js";
import { change, choose, follow, view } from "./view.js";
import { counted } from "./words.js";

const FEW = 4; // forces of a host that stand open
const toggled = new Map(); // which forces the reader has opened or closed
let shown = null; // what the drawer shows
let opener = null; // where the focus returns to when it closes

// A force that opens on the spot; what is closed is not made.
function box(force, isOpen) {
  const [first] = rowsOf(force, view.day);
  const body = make("div", "");
  const head = make("summary", "", symbol(first), make("h3", "", first.state.title), make("span", "strength", strengthOf(first)));
  const made = make("details", "force", head, body);
  made.open = toggled.get(force.id) ?? isOpen;
  const fill = () => body.replaceChildren(...forceBody(force).filter(Boolean));
  if (made.open) fill();
  head.addEventListener("click", () => toggled.set(force.id, !made.open));
  made.addEventListener("toggle", () => made.open && !body.hasChildNodes() && fill());
  return made;
}

// Contingents of a formation with a figure of their own, and the others that its figure leaves.
function partWords({ force, text }) {
  return `${force ? (standing.rows.get(force)?.[0].state.title ?? force) : "others"} ${text}`;
}

function hostBody(code) {
  const host = hosts.get(code);
  const total = standing.totals.get(code);
  const forces = standing.byHost.get(code) ?? [];
  const counting = forces.filter((force) => force.counted.some(([from, to]) => (from ?? -Infinity) <= view.day && view.day < (to ?? Infinity)));
  const names = counting.map((force) => standing.rows.get(force.id)[0].state.title);
  return [
    make("h2", "", host.name),
    make("p", "total", "Strength in place, all known together: ", make("b", "", totalWords(code))),
    total?.parts ? make("p", "note", `Known parts: ${total.parts.map(partWords).join("; ")}`) : null,
    names.length > 1 ? make("p", "note", `Counted: ${names.join("; ")}`) : null,
    chart("Known strength in place over time", host.totals, view.day),
    ...forces.map((force) => box(force, forces.length <= FEW)),
  ];
}

function forceDetail(id) {
  const force = deployments.get(id);
  const title = (rowsOf(force, view.day)[0]?.state ?? force.states.at(-1)).title;
  return [make("p", "eyebrow", nameOf(force.host)), make("h2", "", title), ...forceBody(force)];
}

function figureDetail(id) {
  const force = aggregates.get(id);
  const title = (rowsOf(force, view.day)[0]?.state ?? force.states.at(-1)).title;
  return [make("p", "eyebrow", force.where), make("h2", "", title), ...forceBody(force)];
}

function contingent(row) {
  return make(
    "li",
    "",
    button("host-row", () => choose("force", row.force.id),
      symbol(row),
      make("span", "name", nameOf(row.force.host)),
      make("span", "what", `${row.state.title}, ${statusWords(row).toLowerCase()}`),
      make("span", "strength", strengthOf(row))),
  );
}

function nationBody(code) {
  const rows = [...standing.rows.values()].flat().filter((row) => nationsOf(row).includes(code));
  rows.sort((one, other) => nameOf(one.force.host).localeCompare(nameOf(other.force.host), "en"));
  return [
    make("h2", "", nameOf(code)),
    make("p", "total", `Named in ${counted(hostsOf(code).length, "host nation")}, with its own forces, as framework nation or as a contributor.`),
    make("ul", "contingents", ...rows.map(contingent)),
  ];
}

const BODIES = { host: hostBody, force: forceDetail, nation: nationBody, figure: figureDetail };

function show() {
  const { chosen } = view;
  const detail = element("detail");
  const isNew = shown?.kind !== chosen?.kind || shown?.id !== chosen?.id;
  if (isNew && chosen && !shown) opener = document.activeElement;
  shown = chosen;
  detail.hidden = !chosen;
  element("lists").hidden = Boolean(chosen);
  if (!chosen) return isNew && opener?.focus();
  const back = button("back", () => change({ chosen: null }), "‹ Back to the lists");
  detail.replaceChildren(back, ...BODIES[chosen.kind](chosen.id).filter(Boolean));
  if (!isNew) return;
  toggled.clear();
  const head = detail.querySelector("h2");
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
  detail.scrollIntoView({ block: "start" });
}

export function openDrawer() {
  follow(show);
}
