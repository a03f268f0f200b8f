// A whole document in a window of its own, at the words that a claim quotes.
import { button, element, make } from "./elements.js";
import { marked } from "./marks.js";
import { library } from "./library.js";

export function openDocument(claim, from) {
  const source = library.documents[claim.document];
  const reading = element("document");
  const text = make("div", "text", ...marked(source.text, claim.pieces));
  text.tabIndex = 0;
  const close = button("close", () => reading.close(), "Close");
  const head = make("header", "", make("h2", "", source.title), make("p", "origin", source.published), close);
  reading.setAttribute("aria-label", source.title);
  reading.replaceChildren(head, text);
  reading.addEventListener("close", () => from.focus(), { once: true });
  if (!reading.open) reading.showModal();
  text.querySelector("mark").scrollIntoView({ block: "center" });
}
