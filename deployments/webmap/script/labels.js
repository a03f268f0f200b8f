// The names on the map: of hosts, and near by of the nations behind markers; one without a free place is left out.
import { centres, hosts } from "./data.js";
import { make } from "./elements.js";
import { isDisputed, standing } from "./standing.js";

const labels = new Map(); // by code of the host
const DISPUTED = " ≠";
const NAMED = 5.5; // the zoom from which markers name their nations

function labelOf(code) {
  if (!labels.has(code) && centres.has(code)) {
    const text = make("span", "", hosts.get(code).name);
    const icon = L.divIcon({ className: "label", html: text, iconSize: [0, 0] });
    const marker = L.marker(centres.get(code), { icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
    labels.set(code, { marker: marker.addTo(map), text });
  }
  return labels.get(code);
}

const sizes = new Map(); // by kind of name and text: reading a size makes the browser lay the page out

function halfSize(text) {
  const key = `${text.className} ${text.textContent}`;
  if (!sizes.has(key)) sizes.set(key, L.point(text.offsetWidth / 2 + 2, text.offsetHeight / 2));
  return sizes.get(key);
}

function hasConflict(force) {
  return standing.rows.get(force.id).some(isDisputed);
}

// Writes the names of the hosts that stand, with a mark where sources disagree.
export function writeLabels() {
  for (const [code, { text }] of labels) if (!standing.byHost.has(code)) text.classList.add("hidden");
  for (const [code, forces] of standing.byHost) {
    const label = labelOf(code);
    if (!label) continue;
    const told = hosts.get(code).name + (forces.some(hasConflict) ? DISPUTED : "");
    if (label.text.textContent !== told) label.text.textContent = told;
  }
}

// Places names around what is taken already; `shiftsOf` tells where one of half a size may stand, the best place first.
function placeAll(names, taken, shiftsOf) {
  for (const { text } of names) text.classList.remove("hidden"); // what is hidden has no size
  const halves = names.map(({ text }) => halfSize(text));
  for (const [index, { at, text, moved }] of names.entries()) {
    const box = taken.place(at, halves[index], shiftsOf(halves[index]));
    text.classList.toggle("hidden", !box);
    if (box) moved(box.getCenter().subtract(at));
  }
}

function hostNames() {
  const shown = [...labels].filter(([code]) => standing.byHost.has(code));
  return shown.map(([, { marker, text }]) => ({
    at: map.latLngToLayerPoint(marker.getLatLng()),
    text,
    moved: ({ x, y }) => {
      marker.getElement().style.margin = `${y}px 0 0 ${x}px`;
    },
  }));
}

// The nations of markers, each { at, name }, where the map is near enough.
function nationNames(markers) {
  const isNear = map.getZoom() >= NAMED;
  for (const { name } of markers) name.classList.toggle("hidden", !isNear || !name.textContent);
  const named = markers.filter(({ name }) => name.textContent);
  return (isNear ? named : []).map(({ at, name }) => ({
    at,
    text: name,
    moved: ({ x, y }) => {
      name.style.margin = `${y}px 0 0 ${x}px`;
    },
  }));
}

export function placeLabels(taken, markers) {
  placeAll(hostNames(), taken, (half) => [[0, 23], [0, 0], [0, -25], [half.x + 15, 0], [-half.x - 15, 0], [0, 37]]);
  placeAll(nationNames(markers), taken, (half) => [[0, 21], [half.x + 14, 2], [-half.x - 14, 2], [0, -21]]);
}
