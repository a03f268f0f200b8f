// Elements of the page. Text from the data is set as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

const present = (children) => children.filter((child) => child !== null && child !== undefined);

export const element = (id) => document.getElementById(id);

export function make(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...present(children));
  return made;
}

export function draw(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const use = (id, className = "") => draw("use", { href: `#${id}`, class: className });

export const kindOf = ({ formation = "troops" }) => `kind-${formation}`;

// A row as a symbol: its kind, in the look of its status. A second outline behind it tells that a change is planned,
// `faded` how long ago it was attested.
export function symbol({ symbol: status, state }, changing = false, faded = "") {
  const kind = kindOf(state);
  const parts = [changing && use(kind, "again"), use(kind), status === "ended" && use("struck")].filter(Boolean);
  return draw("svg", { class: `symbol ${status} ${faded}`.trim(), "aria-hidden": "true" }, ...parts);
}

export function swatch(shade) {
  const rect = draw("rect", { class: shade, width: "100%", height: "100%" });
  return draw("svg", { class: "swatch", "aria-hidden": "true" }, rect);
}

export function button(className, action, ...children) {
  const made = make("button", className, ...children);
  made.type = "button";
  made.addEventListener("click", () => action(made));
  return made;
}
