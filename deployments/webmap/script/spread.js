// Markers that would cover each other stand side by side, each with a thin leg to its true place.
import { placeLabels } from "./labels.js";
import { Taken } from "./taken.js";

const STEP = { x: 25, y: 28 }; // pixels from marker to marker
const HALF = [STEP.x / 2 - 0.5, STEP.y / 2 - 0.5];
const BOX = 14; // pixels from the middle of a marker to its edge
const REACH = 10; // steps to each side

// Where a marker may go, nearest first; upwards before downwards, for the name stands below.
const SLOTS = [];
for (let y = -REACH; y <= REACH; y++) for (let x = -REACH; x <= REACH; x++) SLOTS.push([x * STEP.x, y * STEP.y]);
const far = ([x, y]) => Math.hypot(x, y) + (y > 0 ? STEP.y / 2 : 0);
SLOTS.sort((one, other) => far(one) - far(other));

Object.assign(map.createPane("legs").style, { zIndex: 590, pointerEvents: "none" }); // below the markers
const renderer = L.svg({ pane: "legs" });
const legs = L.polyline([], { renderer, pane: "legs", className: "leg", interactive: false, smoothFactor: 0 }).addTo(map);

// Places `entries`, each { marker, name, item }; those that are first keep their true place.
export function spread(entries) {
  const taken = new Taken();
  const lines = [];
  for (const entry of [...entries].sort((one, other) => other.item.isFirst - one.item.isFirst)) {
    const { marker } = entry;
    const place = map.latLngToLayerPoint(marker.getLatLng());
    entry.at = taken.place(place, HALF, SLOTS)?.getCenter() ?? place;
    const { x, y } = entry.at.subtract(place);
    marker.getElement().style.margin = `${y - BOX}px 0 0 ${x - BOX}px`;
    if (x || y) lines.push([marker.getLatLng(), map.layerPointToLatLng(entry.at)]);
  }
  legs.setLatLngs(lines);
  placeLabels(taken, entries);
}
