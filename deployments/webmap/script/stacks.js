// What the map draws: a marker for each deployment in view, side by side where they share a place. Where there is no
// room for that, one marker stands for many: at one place until it is opened, over several places until the map is nearer.
import { centres } from "./data.js";
import { placeOf } from "./places.js";
import { standing } from "./standing.js";

const NEAR = 5; // the zoom from which a host's places are told apart, where it has many
const MOST = { far: 6, near: 24 }; // as many stand side by side at one place
const CELL = 100; // pixels: where the places in a square of this size
const ROOM = 12; // need more markers than this, they are drawn as one
const AROUND = 0.3; // of the map's size beyond its edge: drawn already, so that dragging shows no gap

let opened = null; // the key of the stack that is open

export function toggle(key) {
  opened = opened === key ? null : key;
}

function inView() {
  const box = map.getBounds().pad(AROUND);
  const [south, west, north, east] = [box.getSouth(), box.getWest(), box.getNorth(), box.getEast()];
  return ([lat, lon]) => south <= lat && lat <= north && west <= lon && lon <= east;
}

// The places in view, each { key, at, forces }: a host's own, or where it has many and the map is far the host itself.
function places() {
  const found = new Map();
  const isNear = map.getZoom() >= NEAR;
  const isIn = inView();
  const enter = (code, at, forces) => {
    if (!at || !isIn(at)) return;
    const key = `${code} ${at}`;
    if (found.has(key)) found.get(key).forces.push(...forces);
    else found.set(key, { key, at, forces: [...forces] });
  };
  for (const [code, forces] of standing.byHost) {
    if (!isNear && forces.length > MOST.far) enter(code, centres.get(code), forces);
    else for (const force of forces) enter(code, placeOf(standing.rows.get(force.id)), [force]);
  }
  return [...found.values()];
}

function byCell(all) {
  const cells = new Map();
  for (const place of all) {
    const key = `cell ${map.project(place.at).divideBy(CELL).floor()}`;
    if (cells.has(key)) cells.get(key).push(place);
    else cells.set(key, [place]);
  }
  return cells;
}

// Calls `single` with each force that has a marker, `stack` with each place of many, `cluster` with a key and the places
// that are drawn as one.
export function eachDrawn(single, stack, cluster) {
  const most = map.getZoom() >= NEAR ? MOST.near : MOST.far;
  const markers = ({ forces }) => (forces.length > most ? 1 : forces.length);
  for (const [key, near] of byCell(places())) {
    if (near.length > 1 && near.reduce((sum, place) => sum + markers(place), 0) > ROOM) {
      cluster(key, near);
      continue;
    }
    for (const place of near) {
      const isMany = place.forces.length > most;
      if (isMany) stack(place);
      if (!isMany || place.key === opened) place.forces.forEach(single);
    }
  }
}
