// Text with some of its words marked.
import { make } from "./elements.js";

// Spans count code points, as Python does.
export function marked(text, spans) {
  const letters = [...text];
  const parts = [];
  let at = 0;
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0])) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    parts.push(letters.slice(at, from).join(""), make("mark", "", letters.slice(from, end).join("")));
    at = end;
  }
  return [...parts, letters.slice(at).join("")];
}
