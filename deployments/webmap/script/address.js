// The page's address holds the date and what is chosen, so that a view can be sent to somebody.
import { aggregates, deployments, hosts, nameOf } from "./data.js";
import { clamped, span } from "./standing.js";
import { change, follow, view } from "./view.js";
import { dayOf, isoDay } from "./words.js";

const PAUSE = 250; // milliseconds: browsers refuse to write it at every step of the slider
const IS_KNOWN = {
  host: (id) => hosts.has(id),
  force: (id) => deployments.has(id),
  figure: (id) => aggregates.has(id),
  nation: (id) => nameOf(id) !== id,
};

let waiting = null;

// What the address tells.
export function told() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const day = dayOf(parts.get("date") ?? "");
  const kind = Object.keys(IS_KNOWN).find((one) => IS_KNOWN[one](parts.get(one)));
  const chosen = kind ? { kind, id: parts.get(kind) } : null;
  return { day: day === null ? view.day : clamped(day), chosen };
}

function write() {
  const parts = new URLSearchParams(span ? { date: isoDay(view.day) } : {});
  if (view.chosen) parts.set(view.chosen.kind, view.chosen.id);
  if (location.hash.slice(1) !== String(parts)) window.history.replaceState(null, "", `#${parts}`);
}

// From now on the address follows the view, and the view the address.
export function followAddress() {
  follow(() => {
    clearTimeout(waiting);
    waiting = setTimeout(write, PAUSE);
  });
  window.addEventListener("hashchange", () => change(told()));
}
