// The markers: each a button that opens what it stands for.
import { make } from "./elements.js";
import { wanted } from "./items.js";
import { writeLabels } from "./labels.js";
import { spread } from "./spread.js";
import { follow } from "./view.js";

const SIZE = 28; // pixels

// Leaflet makes a layer of its own for each marker, which takes a browser longer to put together than to draw.
const Marker = L.Marker.extend({
  _setPos(place) {
    L.Marker.prototype._setPos.call(this, place);
    this.getElement().style.transform = `translate(${place.x}px, ${place.y}px)`;
  },
});

const drawn = new Map(); // by key: { marker, name, item }

function add(key, item) {
  const icon = L.divIcon({ className: "marker", iconSize: [SIZE, SIZE] });
  const marker = new Marker(item.at, { icon, riseOnHover: true }).addTo(map);
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
