// What each marker is: its place, its symbol, what it says, and what it opens.
import { nameOf } from "./data.js";
import { kindOf, make, symbol } from "./elements.js";
import { isAtSite, placeOf } from "./places.js";
import { eachDrawn, toggle } from "./stacks.js";
import { fadeOf, isChanging, isDisputed, standing, statusWords, strengthOf } from "./standing.js";
import { choose } from "./view.js";
import { counted } from "./words.js";

// Whose force it is: the framework nation, or the nation of a contingent.
function nationOf({ force, state: { lead } }) {
  return lead ?? (force.scope === "multinational" ? null : force.scope);
}

function said(row, disputed) {
  const { title, lead } = row.state;
  const led = lead ? `framework nation ${nameOf(lead)}, ` : "";
  const status = `${statusWords(row).toLowerCase()}, strength ${strengthOf(row)}`;
  return `${title}, ${nameOf(row.force.host)}: ${led}${status}${disputed ? "; the sources disagree" : ""}`;
}

function single(force) {
  const rows = standing.rows.get(force.id);
  const [first] = rows;
  const disputed = rows.some(isDisputed);
  const told = said(first, disputed);
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

// All markers that are to be drawn, by key.
export function wanted() {
  const items = new Map();
  eachDrawn(
    (force) => items.set(force.id, single(force)),
    (place) => items.set(place.key, stack(place)),
    (key, places) => items.set(key, cluster(places)),
  );
  return items;
}
