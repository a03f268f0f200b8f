// The hosts' names on the map; one that finds no free place is left out until the map is nearer.
import { centres, hosts } from "./data.js";
import { make } from "./elements.js";
import { isDisputed, standing } from "./standing.js";

const labels = new Map(); // by code of the host
const DISPUTED = " ≠";

function labelOf(code) {
  if (!labels.has(code) && centres.has(code)) {
    const text = make("span", "", hosts.get(code).name);
    const icon = L.divIcon({ className: "label", html: text, iconSize: [0, 0] });
    const marker = L.marker(centres.get(code), { icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
    labels.set(code, { marker: marker.addTo(map), text, sizes: {} });
  }
  return labels.get(code);
}

// Reading a size makes the browser lay the page out: it is read once for each text.
function halfSize({ text, sizes }) {
  sizes[text.textContent] ??= L.point(text.offsetWidth / 2 + 2, text.offsetHeight / 2);
  return sizes[text.textContent];
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

// Places the names around what is taken already, which are bounds in pixels.
export function placeLabels(taken) {
  const shown = [...labels].filter(([code]) => standing.byHost.has(code)).map(([, label]) => label);
  for (const { text } of shown) text.classList.remove("hidden"); // what is hidden has no size
  const sizes = shown.map(halfSize);
  for (const [index, { marker, text }] of shown.entries()) {
    const half = sizes[index];
    const at = map.latLngToLayerPoint(marker.getLatLng());
    const shifts = [[0, 20], [0, 0], [0, -22], [half.x + 14, 0], [-half.x - 14, 0], [0, 34]];
    const boxes = shifts.map((shift) => L.bounds(at.add(shift).subtract(half), at.add(shift).add(half)));
    const box = boxes.find((one) => !taken.overlaps(one));
    text.classList.toggle("hidden", !box);
    if (!box) continue;
    taken.add(box);
    const shift = box.getCenter().subtract(at);
    marker.getElement().style.margin = `${shift.y}px 0 0 ${shift.x}px`;
  }
}
