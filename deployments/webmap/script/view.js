// What the reader has chosen. All that is shown follows from it; `change` is the one way to alter it.
import { data } from "./data.js";

export const view = {
  day: data.date ?? 0,
  chosen: null, // { kind: "host" | "force" | "nation" | "figure", id }
  table: false,
};

const followers = [];
let stands = false; // whether anything is shown yet

// Calls `render` after every change, in the order in which followers were named; at once if something is shown already.
export function follow(render) {
  followers.push(render);
  if (stands) render();
}

export function change(part) {
  stands = true;
  Object.assign(view, part);
  for (const render of followers) render();
}

export const choose = (kind, id) => change({ chosen: { kind, id } });
