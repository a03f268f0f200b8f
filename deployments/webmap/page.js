// Shows what the page's data says. Nothing is worked out here: values are looked up and set as text, never as markup.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const countries = JSON.parse(document.getElementById("countries").textContent);
const hosts = new Map(data.hosts.map((host) => [host.code, host]));
const forces = new Map(Object.entries(data.forces));
const claims = new Map(Object.entries(data.claims));
const drawn = { hosts: new Map(), forces: new Map(), labels: [] };
const SVG = "http://www.w3.org/2000/svg";
let sections = 0; // numbers the anchors of sources, which the page needs to be unique
let opener = null; // where the focus returns to when the detail closes

// Elements

const present = (children) => children.filter((child) => child !== null);

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...present(children));
  return element;
}

function symbol(name, changing) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `symbol ${name}`);
  svg.setAttribute("aria-hidden", "true");
  for (const part of changing ? [name, "ring"] : [name]) {
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", `#${part}`);
    use.setAttribute("class", part);
    svg.append(use);
  }
  return svg;
}

function swatch(shade) {
  const svg = document.createElementNS(SVG, "svg");
  const rect = document.createElementNS(SVG, "rect");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("aria-hidden", "true");
  rect.setAttribute("class", shade);
  rect.setAttribute("width", "100%");
  rect.setAttribute("height", "100%");
  svg.append(rect);
  return svg;
}

function button(className, action, ...children) {
  const element = make("button", className, ...children);
  element.type = "button";
  element.addEventListener("click", () => action(element));
  return element;
}

// One force: its facts, each with the numbers of its sources, then the sources

function references(numbers, section) {
  const links = numbers.map((number) => {
    const link = make("a", "", String(number));
    link.href = `#source-${section}-${number}`;
    link.setAttribute("aria-label", `source ${number}`);
    return link;
  });
  return links.length ? make("sup", "refs", ...links) : null;
}

function conflict(sides, section) {
  const rows = sides.map((side) =>
    make("li", "", make("b", "", side.text), references(side.refs, section), ` ${side.said}`));
  return make("div", "conflict", make("p", "", "The sources disagree:"), make("ul", "", ...rows));
}

function factRows(fact, section) {
  return [
    make("dt", "", fact.label),
    make(
      "dd",
      "",
      fact.symbol ? symbol(fact.symbol) : null,
      make("span", fact.refs.length ? "value" : "", fact.text),
      references(fact.refs, section),
      ...fact.overruled.map((side) => make("p", "note", `Not ${side.text}`, references(side.refs, section))),
      fact.sides.length ? conflict(fact.sides, section) : null,
      fact.note ? make("p", "note", fact.note) : null,
    ),
  ];
}

function stateBlock(state, section) {
  return make("dl", "", ...state.facts.flatMap((fact) => factRows(fact, section)));
}

function sourceItem(id, number, section) {
  const source = claims.get(id);
  const item = make(
    "li",
    "",
    ...source.quotes.map((quote) => make("blockquote", "", quote)),
    make("p", "origin", make("cite", "", source.title), ` · ${source.published}`),
    source.said ? make("p", "origin", source.said) : null,
    ...source.notes.map((note) => make("p", "origin", note)),
    ...source.decisions.map((decision) => make("p", "origin decision", decision)),
    make(
      "details",
      "reading",
      make("summary", "", "How it was read"),
      source.context ? make("p", "context", source.context) : null,
      make("p", "", source.reading),
    ),
  );
  item.id = `source-${section}-${number}`;
  item.tabIndex = -1;
  return item;
}

function forceBody(force) {
  const section = ++sections;
  return [
    make("p", "kind", force.kind),
    ...force.states.map((state) => stateBlock(state, section)),
    force.place ? make("p", "place", force.place) : null,
    make("h4", "sources-head", force.sources.length === 1 ? "What the source says" : "What the sources say"),
    make("ol", "sources", ...force.sources.map((id, index) => sourceItem(id, index + 1, section))),
  ];
}

// The detail: one host with all its forces, or one force

function show(from, code, ...children) {
  const detail = document.getElementById("detail");
  detail.replaceChildren(button("back", close, "‹ All host nations"), ...present(children));
  detail.hidden = false;
  document.getElementById("hosts").hidden = true;
  opener = from;
  mark(code);
  detail.querySelector("h2").tabIndex = -1;
  detail.querySelector("h2").focus({ preventScroll: true });
  detail.scrollIntoView({ block: "start" });
}

function close() {
  document.getElementById("detail").hidden = true;
  document.getElementById("hosts").hidden = false;
  mark(null);
  if (opener) opener.focus();
}

function mark(code) {
  for (const [host, path] of drawn.hosts) path.classList.toggle("chosen", host === code);
}

function showHost(code, from) {
  const host = hosts.get(code);
  const articles = host.forces.map((id) => {
    const force = forces.get(id);
    return make("article", "force", make("h3", "", force.title), ...forceBody(force));
  });
  show(
    from,
    code,
    make("h2", "", host.name),
    make("p", "total", "Strength in place, all known together: ", make("b", "", host.total ?? "none reported")),
    host.counted.length ? make("p", "note", `Counted: ${host.counted.join("; ")}`) : null,
    ...articles,
  );
}

function showForce(id, from) {
  const force = forces.get(id);
  show(
    from,
    force.host,
    make("p", "eyebrow", force.where),
    make("h2", "", force.title),
    make("article", "force", ...forceBody(force)),
  );
}

// The panel

function hostRow(host) {
  const symbols = host.forces.map((id) => symbol(forces.get(id).symbol, forces.get(id).changing));
  const choose = button("host-row", (element) => showHost(host.code, element),
    swatch(host.shade),
    make("span", "name", host.name),
    make("span", "symbols", ...symbols),
    make("span", "strength", host.total ?? "none in place"));
  return make("li", "", choose);
}

function aggregateBox(force) {
  const head = make("summary", "",
    symbol(force.symbol, force.changing),
    make("span", "where", make("b", "", force.strength === "unknown" ? force.title : force.strength), ` ${force.where}`));
  return make("details", "aggregate", head, make("h3", "", force.title), ...forceBody(force));
}

function fillPanel() {
  document.title = data.title;
  document.getElementById("title").textContent = data.title;
  document.getElementById("shown").textContent = `As of ${data.shown}`;
  document.getElementById("summary").textContent = data.summary.length
    ? `${data.hosts.length} host nations; deployments: ${data.summary.join(", ")}`
    : "No deployments are known on this date.";
  document.querySelector("#hosts ul").append(...data.hosts.map(hostRow));
  document.getElementById("aggregates").append(...data.aggregates.map(aggregateBox));
  document.getElementById("aggregates").hidden = !data.aggregates.length;
  document.getElementById("classes").append(
    ...data.classes.map((words, index) => make("li", "", swatch(`shade-${index + 1}`), words)),
  );
  document.getElementById("legend").open = !matchMedia("(max-width: 760px)").matches;
}

// The map

function drawCountries() {
  const isHost = (feature) => hosts.has(feature.properties.code);
  const land = (feature) => ({ className: `land ${isHost(feature) ? hosts.get(feature.properties.code).shade : "none"}` });
  L.geoJSON(countries, { filter: (feature) => !isHost(feature), style: land, interactive: false }).addTo(map);
  L.geoJSON(countries, {
    filter: isHost,
    style: land,
    onEachFeature: (feature, layer) => {
      const host = hosts.get(feature.properties.code);
      layer.bindTooltip(make("span", "", `${host.name}: ${host.total ?? "none in place reported"}`), { sticky: true });
      layer.on("click", () => {
        layer.closeTooltip();
        showHost(host.code, null);
      });
      layer.on("add", () => {
        layer.getElement().setAttribute("data-host", host.code);
        drawn.hosts.set(host.code, layer.getElement());
      });
      label(host, [feature.properties.lat, feature.properties.lon]);
    },
  }).addTo(map);
}

function label(host, at) {
  const icon = L.divIcon({ className: "label", html: make("span", "", host.name), iconSize: [0, 0] });
  drawn.labels.push(L.marker(at, { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(map));
}

// Those at a site come first, so that they keep their true place when the markers spread.
function drawForces() {
  const placed = [...forces].filter(([, force]) => force.at).sort(([, one], [, other]) => other.site - one.site);
  for (const [id, force] of placed) {
    const icon = L.divIcon({ className: "marker", html: symbol(force.symbol, force.changing), iconSize: [24, 24] });
    const marker = L.marker(force.at, { icon, riseOnHover: true }).addTo(map);
    const told = `${force.title}, ${force.where}: ${force.states[0].words.toLowerCase()}, strength ${force.strength}`;
    const element = marker.getElement();
    element.setAttribute("aria-label", told);
    element.setAttribute("data-force", id);
    marker.bindTooltip(make("span", "", told), { offset: [12, 0] });
    const open = () => {
      marker.closeTooltip();
      showForce(id, element);
    };
    marker.on("click", open);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    });
    drawn.forces.set(id, marker);
  }
}

// Markers that would cover each other stand side by side, at any zoom; upwards first, so that the label below stays free.
const SLOTS = [[0, 0], [1, 0], [-1, 0], [0, -1], [1, -1], [-1, -1]];
for (let row = 0; row < 8; row++) for (const column of [2, -2, 3, -3, 4, -4]) SLOTS.push([column, -row]);
for (let row = 2; row < 8; row++) for (const column of [0, 1, -1]) SLOTS.push([column, -row]);
const STEP = 23;

function spread() {
  const taken = [];
  for (const marker of drawn.forces.values()) {
    const at = map.latLngToLayerPoint(marker.getLatLng());
    const places = SLOTS.map(([column, row]) => at.add([column * STEP, row * STEP]));
    const place = places.find((point) => taken.every((other) => point.distanceTo(other) >= STEP - 1)) ?? at;
    taken.push(place);
    marker.getElement().style.margin = `${place.y - at.y - 12}px 0 0 ${place.x - at.x - 12}px`;
  }
  placeLabels(taken.map((point) => L.bounds(point.subtract([11, 11]), point.add([11, 11]))));
}

// A name that finds no free place near its country's point is left out until the map is nearer.
function placeLabels(taken) {
  for (const marker of drawn.labels) {
    const text = marker.getElement().firstChild;
    text.classList.remove("hidden"); // what is hidden has no size
    const half = L.point(text.offsetWidth / 2 + 2, text.offsetHeight / 2);
    const at = map.latLngToLayerPoint(marker.getLatLng());
    const shifts = [[0, 20], [0, 0], [0, -22], [half.x + 14, 0], [-half.x - 14, 0], [0, 34]];
    const boxes = shifts.map((shift) => L.bounds(at.add(shift).subtract(half), at.add(shift).add(half)));
    const box = boxes.find((one) => taken.every((other) => !one.overlaps(other)));
    text.classList.toggle("hidden", !box);
    if (!box) continue;
    taken.push(box);
    const shift = box.getCenter().subtract(at);
    marker.getElement().style.margin = `${shift.y}px 0 0 ${shift.x}px`;
  }
}

document.body.classList.toggle("tiled", data.tiled);
map.attributionControl.setPrefix(false).addAttribution("Natural Earth, German point of view");
fillPanel();
drawCountries();
drawForces();
map.on("zoomend", spread);
// Close enough to read, yet a single host still shows its neighbours. Without animation: nothing moves under a pointer.
map.fitBounds(data.bounds, { padding: [48, 48], maxZoom: 6, animate: false });
spread();
