// The sources of a value: each claim's words in their paragraph, with document, date and speaker.
import { openDocument } from "./document.js";
import { button, make } from "./elements.js";
import { marked } from "./marks.js";
import { library, quoteOf } from "./library.js";

// A force's sources, numbered in reading order.
export class Sources {
  constructor(places) {
    this.items = new Map();
    this.order = [...new Set(places)].sort((one, other) => one - other);
  }

  // Numbers that lead to the sources of one value.
  references(places) {
    const links = [...places].map((place) => {
      const number = this.order.indexOf(place) + 1;
      const link = button("", () => this.goTo(place), String(number));
      link.setAttribute("aria-label", `source ${number}`);
      return link;
    });
    return links.length ? make("sup", "refs", ...links) : null;
  }

  goTo(place) {
    const item = this.items.get(place);
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  list() {
    return make("ol", "sources", ...this.order.map((place) => this.item(place)));
  }

  item(place) {
    const claim = library.claims[place];
    const source = library.documents[claim.document];
    const item = make(
      "li",
      "",
      ...quotes(claim),
      make("p", "origin", make("cite", "", source.title), ` · ${source.published}`),
      claim.said ? make("p", "origin", claim.said) : null,
      ...(claim.notes ?? []).map((note) => make("p", "origin", note)),
      ...(claim.decisions ?? []).map((decision) => make("p", "origin decision", decision)),
      make("p", "origin", `Read by the rule ${claim.rule}, confidence ${claim.confidence.toFixed(2)}; claim ${claim.id}`),
      source.text === undefined ? null : button("into", (from) => openDocument(claim, from), "Show in document"),
    );
    this.items.set(place, item);
    item.tabIndex = -1;
    return item;
  }
}

export function speakers(places) {
  return [...new Set(places.map((place) => library.claims[place].speaker))].join("; ");
}

// The paragraph with the claim's words marked; pieces from elsewhere in the document stand by themselves.
function quotes(claim) {
  const paragraph = library.paragraphs[claim.paragraph];
  if (!paragraph) return claim.pieces.map((piece) => make("blockquote", "", make("mark", "", quoteOf(claim, piece))));
  const [start, text] = paragraph;
  const end = start + [...text].length;
  const isInside = ([from, to]) => start <= from && to <= end;
  const spans = claim.pieces.filter(isInside).map(([from, to]) => [from - start, to - start]);
  const elsewhere = claim.pieces.filter((piece) => !isInside(piece));
  return [
    make("blockquote", "", ...marked(text, spans)),
    ...elsewhere.map((piece) => make("blockquote", "", make("mark", "", quoteOf(claim, piece)))),
  ];
}
