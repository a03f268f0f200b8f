// What the reader has chosen. All that is shown follows from it; `change` is the one way to alter it.
import { data } from "./data.js";

export const view = {
  day: data.date ?? 0,
  chosen: null, // { kind: "host" | "force" | "nation" | "figure", id }
  table: false,
};

const followers = [];

// Calls `render` after every change, in the order in which followers were named.
export const follow = (render) => followers.push(render);

export function change(part) {
  Object.assign(view, part);
  for (const render of followers) render();
}

export const choose = (kind, id) => change({ chosen: { kind, id } });
