// The countries of the map, shaded by what is known of the hosts on the day shown.
import { countries, deployments, hosts } from "./data.js";
import { make } from "./elements.js";
import { isFiltered, nationsOf } from "./filters.js";
import { shadeOf, standing } from "./standing.js";
import { choose, follow, view } from "./view.js";

const areas = new Map(); // by code of the host
const shades = new Map();

export function totalWords(code) {
  if (standing.totals.has(code)) return standing.totals.get(code).text;
  if (standing.byHost.has(code)) return "none in place";
  return isFiltered() ? "nothing that matches" : "none reported";
}

function told(code) {
  return make("span", "", `${hosts.get(code).name}: ${totalWords(code)}`);
}

export function drawCountries() {
  const isHost = ({ properties }) => hosts.has(properties.code);
  const className = "land none";
  L.geoJSON(countries, { filter: (shape) => !isHost(shape), style: { className }, interactive: false }).addTo(map);
  const onEachFeature = ({ properties: { code } }, layer) => {
    layer.bindTooltip(() => told(code), { sticky: true });
    layer.on("click", () => {
      layer.closeTooltip();
      choose("host", code);
    });
    layer.on("add", () => {
      areas.set(code, layer.getElement());
      layer.getElement().setAttribute("data-host", code);
    });
  };
  L.geoJSON(countries, { filter: isHost, style: { className }, onEachFeature }).addTo(map);
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
