// The legend: the classes of shades, and the kinds of force that the page holds, in the order of their symbols.
import { data, forces } from "./data.js";
import { element, kindOf, make, swatch, symbol } from "./elements.js";

const PHONE = "(max-width: 760px)";

const shades = data.classes.map((low, index) => [swatch(`shade-${index + 1}`), `≥ ${low.toLocaleString("en")}`]);

function kinds() {
  const held = new Set(forces.flatMap((force) => force.states.map(kindOf)));
  const all = [...document.querySelectorAll("symbol")].map(({ id }) => id).filter((id) => held.has(id));
  return all.map((id) => id.replace("kind-", "")).map((formation) => [
    symbol({ symbol: "in-place", state: { formation } }),
    formation === "troops" ? "kind not told" : formation.replace("-", " "),
  ]);
}

export function drawLegend() {
  element("classes").append(...shades.map((item) => make("li", "", ...item)));
  element("kinds").append(...kinds().map((item) => make("li", "", ...item)));
  element("legend").open = !matchMedia(PHONE).matches;
}
