// The markers: each a button that opens what it stands for.
import { nameOf } from "./data.js";
import { kindOf, make, symbol } from "./elements.js";
import { writeLabels } from "./labels.js";
import { isAtSite, placeOf } from "./places.js";
import { spread } from "./spread.js";
import { eachDrawn, toggle } from "./stacks.js";
import { fadeOf, isChanging, isDisputed, standing, statusWords, strengthOf } from "./standing.js";
import { choose, follow } from "./view.js";
import { counted } from "./words.js";

const SIZE = 28; // pixels

const drawn = new Map(); // by key: { marker, name, item }

// Whose force it is: the framework nation, or the nation of a contingent.
function nationOf({ force, state: { lead } }) {
  return lead ?? (force.scope === "multinational" ? null : force.scope);
}

function tellSingle(force, rows) {
  const [{ state }] = rows;
  const lead = state.lead ? `framework nation ${nameOf(state.lead)}, ` : "";
  const disputed = rows.some(isDisputed) ? "; the sources disagree" : "";
  return `${state.title}, ${nameOf(force.host)}: ${lead}${statusWords(rows[0]).toLowerCase()}, strength ${strengthOf(rows[0])}${disputed}`;
}

function single(force) {
  const rows = standing.rows.get(force.id);
  const [first] = rows;
  const disputed = rows.some(isDisputed);
  const told = tellSingle(force, rows);
  const nation = nationOf(first);
  const icon = () => [
    symbol(first, isChanging(rows), fadeOf(first)),
    ...(disputed ? [make("span", "disputed", "≠")] : []),
  ];
  return {
    at: placeOf(rows), isFirst: isAtSite(rows), attribute: ["data-force", force.id], open: () => choose("force", force.id),
    nation: nation ? nameOf(nation) : "", told, icon,
    look: [told, kindOf(first.state), isChanging(rows), fadeOf(first)].join(" "),
  };
}

// A marker of many, with their number.
function count(id, at, forces, open) {
  const codes = [...new Set(forces.map(({ host }) => host))];
  const where = codes.length > 1 ? counted(codes.length, "host") : nameOf(codes[0]);
  const told = `${counted(forces.length, "deployment")} in ${where}`;
  const icon = () => [make("span", "count", forces.length.toLocaleString("en"))];
  return { at, isFirst: true, attribute: ["data-stack", id], open, nation: "", told, icon, look: told };
}

function stack({ key, at, forces }) {
  const [{ host }] = forces;
  return count(host, at, forces, () => {
    toggle(key);
    choose("host", host);
  });
}

function cluster(places) {
  const bounds = L.latLngBounds(places.map(({ at }) => at));
  const forces = places.flatMap((place) => place.forces);
  return count("several", bounds.getCenter(), forces, () => {
    map.getContainer().focus();
    map.flyToBounds(bounds.pad(0.25), { maxZoom: map.getZoom() + 3, duration: 0.4 });
  });
}

// What is to be drawn, by key.
function wanted() {
  const items = new Map();
  eachDrawn(
    (force) => items.set(force.id, single(force)),
    (place) => items.set(place.key, stack(place)),
    (key, places) => items.set(key, cluster(places)),
  );
  return items;
}

function add(key, item) {
  const icon = L.divIcon({ className: "marker", iconSize: [SIZE, SIZE] });
  const marker = L.marker(item.at, { icon, riseOnHover: true }).addTo(map);
  const element = marker.getElement();
  const entry = { marker, name: make("span", "nation") };
  element.setAttribute(...item.attribute);
  const open = () => {
    marker.closeTooltip();
    entry.item.open();
  };
  marker.bindTooltip(() => make("span", "", entry.item.told), { offset: [SIZE / 2, 0] });
  marker.on("click", open);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  });
  drawn.set(key, entry);
  return entry;
}

function dress({ marker, name }, { icon, told, nation }) {
  const element = marker.getElement();
  name.textContent = nation;
  element.replaceChildren(...icon(), name);
  element.setAttribute("aria-label", told);
}

// Draws an item by its key; tells whether its place or its name is another than before.
function renew(key, item) {
  const isNew = !drawn.has(key);
  const entry = isNew ? add(key, item) : drawn.get(key);
  const before = isNew ? {} : entry.item;
  entry.item = item;
  if (before.look !== item.look) dress(entry, item);
  if (String(before.at) === String(item.at)) return before.nation !== item.nation;
  entry.marker.setLatLng(item.at);
  return true;
}

let spreadAt = null; // the zoom at which markers were placed

// Draws what is wanted; where only looks have changed, all stay in their places.
function redraw() {
  const items = wanted();
  let moved = map.getZoom() !== spreadAt;
  for (const [key, { marker }] of drawn) {
    if (items.has(key)) continue;
    marker.remove();
    drawn.delete(key);
    moved = true;
  }
  for (const [key, item] of items) moved = renew(key, item) || moved;
  writeLabels();
  if (!moved) return;
  spreadAt = map.getZoom();
  spread([...drawn.values()]);
}

export function drawMarkers() {
  follow(redraw);
  map.on("moveend", redraw);
}
