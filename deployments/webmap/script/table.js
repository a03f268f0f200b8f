// The same data as a table, for those who prefer to read; a click on a head sorts it.
import { nameOf } from "./data.js";
import { button, element, make } from "./elements.js";
import { claimsOf, nationsOf } from "./filters.js";
import { rowsShown, statusWords, strengthOf } from "./standing.js";
import { choose, follow, view } from "./view.js";
import { counted } from "./words.js";

const MOST = 300; // rows at once: a browser draws no more while the slider moves

const whereOf = ({ force }) => (force.host ? nameOf(force.host) : force.where);
const dateOfStatus = (row) => row.state.when?.[0] ?? "";
const strengthKey = ({ state: { strength } }) => (strength ? (strength[0] ?? strength[1]) : -1);

const COLUMNS = [
  { head: "Host", text: whereOf },
  { head: "Force", text: (row) => row.state.title },
  { head: "Nations", text: (row) => nationsOf(row).map(nameOf).join(", ") },
  { head: "Strength", text: strengthOf, key: strengthKey },
  { head: "Status", text: statusWords },
  { head: "As of", text: (row) => dateOfStatus(row) || "undated", key: dateOfStatus },
  { head: "Claims", text: (row) => String(claimsOf(row.state).length), key: (row) => claimsOf(row.state).length },
];

let sorted = { column: COLUMNS[0], down: false };

const keyOf = ({ text, key = text }, row) => key(row);

function compare(one, other) {
  const [a, b] = [keyOf(sorted.column, one), keyOf(sorted.column, other)];
  const order = typeof a === "number" ? a - b : a.localeCompare(b, "en");
  return sorted.down ? -order : order;
}

function headCell(column) {
  const isSorted = column === sorted.column;
  const sort = () => {
    sorted = { column, down: isSorted && !sorted.down };
    show();
    element("table").querySelector("[aria-sort]:not([aria-sort=none]) button")?.focus();
  };
  const cell = make("th", "", button("", sort, column.head));
  cell.scope = "col";
  cell.setAttribute("aria-sort", isSorted ? (sorted.down ? "descending" : "ascending") : "none");
  return cell;
}

function bodyRow(row) {
  const [first, ...rest] = COLUMNS.map(({ text }) => text(row));
  const kind = row.force.host ? "force" : "figure";
  const head = make("th", "", button("", () => choose(kind, row.force.id), first));
  head.scope = "row";
  return make("tr", "", head, ...rest.map((text) => make("td", "", text)));
}

function show() {
  element("table").hidden = !view.table;
  element("as-table").setAttribute("aria-pressed", view.table);
  if (!view.table) return;
  const rows = rowsShown().sort(compare);
  const most = rows.length > MOST ? `; the first ${MOST} are shown: filter, or download all` : "";
  element("rows").textContent = `${counted(rows.length, "row")}${most}`;
  element("table").querySelector("thead tr").replaceChildren(...COLUMNS.map(headCell));
  element("table").querySelector("tbody").replaceChildren(...rows.slice(0, MOST).map(bodyRow));
}

export function openTable() {
  element("as-table").addEventListener("click", () => {
    view.table = !view.table;
    show();
  });
  follow(show);
}
