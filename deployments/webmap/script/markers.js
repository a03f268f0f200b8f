// The markers: one a deployment; many at one place stand as one that opens, so that none hides another.
import { hosts, nameOf } from "./data.js";
import { make, symbol } from "./elements.js";
import { placeLabels, writeLabels } from "./labels.js";
import { isAtSite, placeOf } from "./places.js";
import { fadeOf, isChanging, isDisputed, standing, statusWords, strengthOf } from "./standing.js";
import { Taken } from "./taken.js";
import { choose, follow } from "./view.js";
import { counted } from "./words.js";

const MOST = 6; // at one place: more stand as one marker until it is opened
const NEAR = 5; // the zoom from which a host's places are told apart, where it has many
const STEP = 23; // pixels from marker to marker

// Where markers that would cover each other go, nearest first; upwards before downwards, for the name stands below.
const SLOTS = [];
for (let y = -10; y <= 10; y++) for (let x = -10; x <= 10; x++) SLOTS.push([x, y]);
SLOTS.sort(([a, b], [c, d]) => a * a + b * b + (b > 0 ? 9.5 : 0) - (c * c + d * d + (d > 0 ? 9.5 : 0)));

const drawn = new Map(); // by key: { marker, look, at }
let opened = null; // the key of the stack that is open

function groups(forces) {
  const found = new Map();
  for (const force of forces) {
    const at = placeOf(standing.rows.get(force.id));
    if (!at) continue;
    const key = forces.length > MOST && map.getZoom() < NEAR ? force.host : `${force.host} ${at}`;
    if (found.has(key)) found.get(key).push(force);
    else found.set(key, [force]);
  }
  return found;
}

// What is to be drawn, by key: single forces, and stacks of many.
function wanted() {
  const found = new Map();
  for (const forces of standing.byHost.values()) {
    for (const [key, members] of groups(forces)) {
      if (members.length > MOST) found.set(key, stack(key, members));
      if (members.length <= MOST || key === opened) for (const force of members) found.set(force.id, single(force));
    }
  }
  return found;
}

function single(force) {
  const rows = standing.rows.get(force.id);
  const at = placeOf(rows);
  const disputed = rows.some(isDisputed);
  const [first] = rows;
  const look = [first.symbol, isChanging(rows), fadeOf(first), disputed].join(" ");
  const told = () =>
    `${first.state.title}, ${nameOf(force.host)}: ${statusWords(first).toLowerCase()}, strength ${strengthOf(first)}` +
    (disputed ? "; the sources disagree" : "");
  const icon = () => [
    symbol(first.symbol, isChanging(rows), fadeOf(first)),
    ...(disputed ? [make("span", "disputed", "≠")] : []),
  ];
  return { at, look, told, icon, first: isAtSite(rows), name: "force", id: force.id, open: () => choose("force", force.id) };
}

function stack(key, members) {
  const at = placeOf(standing.rows.get(members[0].id));
  const { host } = members[0];
  const told = () => `${counted(members.length, "deployment")} in ${hosts.get(host).name}`;
  const open = () => {
    opened = opened === key ? null : key;
    choose("host", host);
  };
  const icon = () => [make("span", "count", String(members.length))];
  return { at, look: `stack ${members.length}`, told, icon, first: true, name: "stack", id: host, open };
}

function add(key, item) {
  const icon = L.divIcon({ className: "marker", iconSize: [24, 24] });
  const marker = L.marker(item.at, { icon, riseOnHover: true }).addTo(map);
  const element = marker.getElement();
  const entry = { marker };
  element.setAttribute(`data-${item.name}`, item.id);
  const open = () => {
    marker.closeTooltip();
    entry.item.open();
  };
  marker.bindTooltip(() => make("span", "", entry.item.told()), { offset: [12, 0] });
  marker.on("click", open);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  });
  drawn.set(key, entry);
  return entry;
}

// Draws what is wanted; where only looks have changed, all stay in their places.
function redraw() {
  const items = wanted();
  let moved = false;
  for (const [key, { marker }] of drawn) {
    if (items.has(key)) continue;
    marker.remove();
    drawn.delete(key);
    moved = true;
  }
  for (const [key, item] of items) {
    const isNew = !drawn.has(key);
    const entry = isNew ? add(key, item) : drawn.get(key);
    if (isNew || String(entry.item.at) !== String(item.at)) {
      entry.marker.setLatLng(item.at);
      moved = true;
    }
    if (isNew || entry.item.look !== item.look) {
      const element = entry.marker.getElement();
      element.replaceChildren(...item.icon());
      element.setAttribute("aria-label", item.told());
    }
    entry.item = item;
  }
  writeLabels();
  if (moved) spread();
}

function free(at, half, taken) {
  const around = (to) => L.bounds(to.subtract(half), to.add(half));
  for (const [x, y] of SLOTS) {
    const box = around(at.add([x * STEP, y * STEP]));
    if (!taken.overlaps(box)) return box;
  }
  return around(at);
}

// Markers that would cover each other stand side by side, at any zoom; those at a site first keep their true place.
function spread() {
  const taken = new Taken();
  const half = [(STEP - 1) / 2, (STEP - 1) / 2];
  const entries = [...drawn.values()].sort((one, other) => other.item.first - one.item.first);
  for (const { marker } of entries) {
    const at = map.latLngToLayerPoint(marker.getLatLng());
    const box = free(at, half, taken);
    taken.add(box);
    const shift = box.getCenter().subtract(at);
    marker.getElement().style.margin = `${shift.y - 12}px 0 0 ${shift.x - 12}px`;
  }
  placeLabels(taken);
}

export function drawMarkers() {
  follow(redraw);
  map.on("zoomend", () => {
    redraw();
    spread();
  });
}
