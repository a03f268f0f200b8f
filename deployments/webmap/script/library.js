// What the world rests on: settled values, claims, documents, paragraphs. It comes once the map is drawn.
import { rowsFrom, unpacked } from "./block.js";
import { data } from "./data.js";

if (document.readyState === "loading") await new Promise((done) => document.addEventListener("DOMContentLoaded", done));

export const library = await unpacked("library");
library.values = rowsFrom(library.values);
library.claims = rowsFrom(library.claims);

for (const value of library.values) {
  value.reason = library.reasons[value.reason];
  for (const one of value.supersedes ?? []) one.reason = library.reasons[one.reason];
  if (value.when !== undefined) value.when = data.dates[value.when];
}

export const valueAt = (state, name) => library.values[state.values[name]];

// The words of a piece: where it does not hold them, they stand in the paragraph. Places count code points, as Python does.
export function quoteOf(claim, [from, to, quote]) {
  if (quote !== undefined) return quote;
  const [start, text] = library.paragraphs[claim.paragraph];
  return [...text].slice(from - start, to - start).join("");
}
