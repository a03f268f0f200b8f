// The countries of the map, shaded by what is known of the hosts on the day shown.
import { deployments, hosts } from "./data.js";
import { element, make } from "./elements.js";
import { isFiltered, nationsOf } from "./filters.js";
import { shadeOf, standing } from "./standing.js";
import { choose, follow, view } from "./view.js";

const areas = new Map(); // by code of the host
const shades = new Map();
const POLE = 85.0511287798066; // degrees: where the square world of Web Mercator ends
const TILE = 256; // pixels on a side of the world at zoom 0
let told = null; // the host that the tooltip tells of

export function totalWords(code) {
  if (standing.totals.has(code)) return standing.totals.get(code).text;
  if (standing.byHost.has(code)) return "none in place";
  return isFiltered() ? "nothing that matches" : "none reported";
}

function words(code) {
  return make("span", "", `${hosts.get(code).name}: ${totalWords(code)}`);
}

// The hatch stays as wide as it is, however large the world is drawn.
function keepHatch(drawing) {
  const units = drawing.viewBox.baseVal.width / (TILE * map.getZoomScale(map.getZoom(), 0));
  element("hatch-land").setAttribute("patternTransform", `scale(${units}) rotate(45)`);
}

// Hangs the drawing of the world into the map, which moves and scales it as a whole.
export function drawCountries() {
  const drawing = element("countries");
  for (const area of drawing.querySelectorAll("[data-host]")) areas.set(area.dataset.host, area);
  L.svgOverlay(drawing, [[-POLE, -180], [POLE, 180]]).addTo(map);
  keepHatch(drawing);
  map.on("zoomend", () => keepHatch(drawing));
  const tip = L.tooltip({ sticky: true });
  drawing.addEventListener("mousemove", (event) => {
    const code = event.target.dataset.host;
    if (!code) return tip.remove();
    tip.setLatLng(map.mouseEventToLatLng(event));
    if (told !== code || !map.hasLayer(tip)) tip.setContent(words(code)).addTo(map);
    told = code;
  });
  drawing.addEventListener("mouseleave", () => tip.remove());
  drawing.addEventListener("click", ({ target }) => {
    tip.remove();
    if (target.dataset.host) choose("host", target.dataset.host);
  });
  follow(shade);
  follow(() => outline());
}

function shade() {
  for (const [code, area] of areas) {
    const now = shadeOf(code);
    const before = shades.get(code) ?? "none";
    if (now === before) continue;
    area.classList.replace(before, now);
    shades.set(code, now);
  }
}

// The hosts that what is chosen lies in.
function chosenHosts() {
  if (!view.chosen) return [];
  const { kind, id } = view.chosen;
  if (kind === "host") return [id];
  if (kind === "force") return [deployments.get(id)?.host];
  if (kind === "nation") return hostsOf(id);
  return [];
}

export function hostsOf(nation) {
  const named = [...standing.rows.values()].filter((rows) => rows.some((row) => nationsOf(row).includes(nation)));
  return [...new Set(named.map((rows) => rows[0].force.host))];
}

// Outlines hosts, those of what is chosen unless others are pointed at.
export function outline(codes = chosenHosts()) {
  for (const [code, area] of areas) area.classList.toggle("chosen", codes.includes(code));
}
