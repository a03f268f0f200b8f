// Puts the page together; from then on everything follows the view.
import { followAddress } from "./address.js";
import { data } from "./data.js";
import { offerDownloads } from "./download.js";
import { openDrawer } from "./drawer.js";
import { element } from "./elements.js";
import { isFiltered } from "./filters.js";
import { openFind } from "./find.js";
import { drawLists } from "./lists.js";
import { followPaper } from "./print.js";
import { span, standing } from "./standing.js";
import { openTable } from "./table.js";
import { runTime } from "./time.js";
import { follow, view } from "./view.js";
import { counted, dayWords } from "./words.js";

function summary() {
  const counts = {};
  for (const [{ symbol: status }] of standing.rows.values()) counts[status] = (counts[status] ?? 0) + 1;
  const statuses = Object.entries(data.statuses).filter(([status]) => counts[status]);
  const told = statuses.map(([status, words]) => `${counts[status].toLocaleString("en")} ${words.toLowerCase()}`);
  return told.length
    ? `${counted(standing.byHost.size, "host nation")}; deployments: ${told.join(", ")}`
    : isFiltered()
      ? "Nothing matches the filters on this date."
      : "No deployments are known on this date.";
}

function head() {
  element("shown").textContent = `As of ${span ? dayWords(view.day) : "an unknown date"}`;
  element("summary").textContent = summary();
}

drawLists();
openDrawer();
openFind();
openTable();
offerDownloads();
runTime();
follow(head);
followAddress();
followPaper();
document.body.dataset.ready = "";
