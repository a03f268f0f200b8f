// The page's address holds the date and what is chosen, so that a view can be sent to somebody.
import { isKnown } from "./drawer.js";
import { span } from "./standing.js";
import { clamped } from "./time.js";
import { change, follow, view } from "./view.js";
import { dayOf, isoDay } from "./words.js";

const PAUSE = 250; // milliseconds: browsers refuse to write it at every step of the slider

let waiting = null;

function read() {
  const told = new URLSearchParams(location.hash.slice(1));
  const day = dayOf(told.get("date") ?? "");
  const kind = Object.keys(isKnown).find((one) => isKnown[one](told.get(one)));
  const chosen = kind ? { kind, id: told.get(kind) } : null;
  return { day: day === null ? view.day : clamped(day), chosen };
}

function write() {
  const told = new URLSearchParams(span ? { date: isoDay(view.day) } : {});
  if (view.chosen) told.set(view.chosen.kind, view.chosen.id);
  if (location.hash.slice(1) !== String(told)) window.history.replaceState(null, "", `#${told}`);
}

// Shows what the address says, now and whenever it changes.
export function followAddress() {
  follow(() => {
    clearTimeout(waiting);
    waiting = setTimeout(write, PAUSE);
  });
  window.addEventListener("hashchange", () => change(read()));
  change(read());
}
