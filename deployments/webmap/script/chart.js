// Strength over time as a small chart: a band from the low to the high end, open where a bound is unknown.
import { draw, make } from "./elements.js";
import { span } from "./standing.js";
import { dayWords, spanWords, yearOf } from "./words.js";

const WIDTH = 340;
const HEIGHT = 84;
const TOP = 12; // what is at least so many goes on up to here
const BASE = 66;

const clamp = (number, low, high) => Math.min(Math.max(number, low), high);

// Bars of one span: the band between its bounds, and a line for each bound that is known.
function bars({ from, to, strength: [low, high], planned }, at, height) {
  const x = at(from);
  const width = Math.max(at(to) - x, 1.5);
  const [top, bottom] = [high === null ? TOP - 8 : height(high), low === null ? BASE : height(low)];
  const kind = planned ? "planned" : "present";
  const band = draw("rect", { class: `band ${kind}`, x, y: top, width, height: Math.max(bottom - top, 0) });
  const lines = [...new Set([low, high])]
    .filter((bound) => bound !== null)
    .map((bound) => draw("line", { class: `bound ${kind}`, x1: x, x2: x + width, y1: height(bound), y2: height(bound) }));
  return [band, ...lines];
}

// Shows `spans`, each { from, to, text, strength: [low, high], planned }, with a mark at `day`; null where there are none.
export function chart(label, spans, day) {
  const known = spans.filter((one) => one.strength);
  if (!span || !known.length) return null;
  const [first, last] = [Math.max(span[0], Math.min(...known.map((one) => one.from))), span[1]];
  const at = (date) => Math.round(((clamp(date, first, last) - first) / Math.max(last - first, 1)) * WIDTH * 10) / 10;
  const most = Math.max(...known.flatMap((one) => one.strength.slice(0, 2).map((bound) => bound ?? 0)), 1);
  const height = (number) => BASE - (number / most) * (BASE - TOP);
  const told = known.map((one) => `${spanWords(one.from, one.to)}: ${one.planned ? "planned, " : ""}${one.text}`);
  const words = (text, x, y, anchor) => {
    const made = draw("text", { x, y, "text-anchor": anchor });
    made.textContent = text;
    return made;
  };
  const drawn = draw(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${label}. ${told.join(". ")}` },
    draw("line", { class: "axis", x1: 0, x2: WIDTH, y1: BASE, y2: BASE }),
    draw("line", { class: "grid", x1: 0, x2: WIDTH, y1: TOP, y2: TOP }),
    ...known.flatMap((one) => bars(one, at, height)),
    ...(day < first ? [] : [draw("line", { class: "now", x1: at(day), x2: at(day), y1: 0, y2: BASE })]),
    words(most.toLocaleString("en"), 0, TOP - 3, "start"),
    words(yearOf(first), 0, HEIGHT - 4, "start"),
    words(yearOf(last), WIDTH, HEIGHT - 4, "end"),
  );
  return make("figure", "chart", make("figcaption", "", day < first ? label : `${label}; the line marks ${dayWords(day)}`), drawn);
}
