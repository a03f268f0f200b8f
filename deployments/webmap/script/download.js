// Downloads of exactly what is shown, made in the page: GeoJSON and CSV.
import { columns, properties } from "./columns.js";
import { centres } from "./data.js";
import { element } from "./elements.js";
import { rowsShown, span } from "./standing.js";
import { view } from "./view.js";
import { isoDay } from "./words.js";

const JSON_COLUMNS = ["evidence"]; // a spreadsheet breaks cells as long as theirs
// What a spreadsheet may take for the start of a formula; the wide forms count in East Asian settings.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const pointOf = ({ force, state }) => (force.host ? (state.site ?? centres.get(force.host)) : undefined);

function feature(row) {
  const at = pointOf(row);
  const told = properties(row);
  const geometry = at ? { type: "Point", coordinates: [at[1], at[0]] } : null;
  return { type: "Feature", id: told.feature_id, properties: told, geometry };
}

export function asGeoJSON(rows) {
  return `{"type":"FeatureCollection","features":[\n${rows.map((row) => JSON.stringify(feature(row))).join(",\n")}\n]}\n`;
}

// One that could be run as a formula is led by an apostrophe.
function cell(value) {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// With a byte-order mark, without which Excel reads UTF-8 as the local code page.
export function asCSV(rows) {
  const shown = columns.filter((column) => !JSON_COLUMNS.includes(column));
  const lines = rows.map((row) => {
    const told = properties(row);
    const [lat, lon] = pointOf(row) ?? [];
    return [...shown.map((column) => told[column]), lat, lon].map(cell).join(",");
  });
  return `\ufeff${[[...shown, "latitude", "longitude"].join(","), ...lines].join("\r\n")}\r\n`;
}

function save(text, ending, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `deployments${span ? `-${isoDay(view.day)}` : ""}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export function offerDownloads() {
  element("geojson").addEventListener("click", () => save(asGeoJSON(rowsShown()), "geojson", "application/geo+json"));
  element("csv").addEventListener("click", () => save(asCSV(rowsShown()), "csv", "text/csv"));
}
