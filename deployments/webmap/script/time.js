// Time: the slider, the play button, and the bars that show when claims were made.
import { forces } from "./data.js";
import { draw, element } from "./elements.js";
import { library } from "./library.js";
import { clamped, span } from "./standing.js";
import { change, follow, view } from "./view.js";
import { counted, dayWords, firstOfYear, yearOf } from "./words.js";

const BARS = 120;
const YEARS = 8; // as many years are named below the slider at most
const TICK = 120; // milliseconds from day to day while it plays
const TICKS = 250; // that many take the whole history
const YEAR = 365;

let playing = null;
let asked = null; // the day that the slider asks for, shown with the next frame

// The days on which anything shown changes.
const days = new Set(forces.flatMap((force) => force.states.flatMap(({ from, to, overdue }) => [from, to, overdue])));
const changes = [...days].filter(Number.isFinite).sort((one, other) => one - other);

const portion = (day) => (day - span[0]) / Math.max(span[1] - span[0], 1);

function drawBars() {
  const counts = new Array(BARS).fill(0);
  const made = library.claims.map((claim) => claim.day).filter((day) => day !== undefined);
  for (const day of made) counts[Math.min(Math.floor(portion(day) * BARS), BARS - 1)]++;
  const most = Math.max(...counts, 1);
  const bars = element("bars");
  bars.setAttribute("viewBox", `0 0 ${BARS} 1`);
  for (const [x, count] of counts.entries()) {
    if (!count) continue;
    const height = 0.12 + (0.88 * count) / most;
    bars.append(draw("rect", { x: x + 0.1, y: 1 - height, width: 0.8, height }));
  }
  bars.setAttribute("aria-label", `When claims were made: ${counted(made.length, "claim")} with a date, at most ${most} in one bar`);
}

function nameYears() {
  const [first, last] = span.map(yearOf);
  const step = Math.max(1, Math.ceil((last - first + 1) / YEARS));
  for (let year = first + 1; year <= last; year += step) {
    const label = document.createElement("span");
    label.textContent = year;
    label.style.left = `${portion(firstOfYear(year)) * 100}%`;
    element("years").append(label);
  }
}

function show() {
  const slider = element("day");
  slider.value = view.day;
  slider.setAttribute("aria-valuetext", dayWords(view.day));
  element("today").textContent = dayWords(view.day);
}

// However fast the slider moves, there is one step a frame.
function ask(day) {
  if (asked === null) requestAnimationFrame(() => {
    const next = asked;
    asked = null;
    if (next !== view.day) change({ day: next });
  });
  asked = clamped(day);
}

const nextChange = () => changes.find((day) => day > view.day) ?? span[1];
const lastChange = () => changes.findLast((day) => day < view.day) ?? span[0];

function pause() {
  clearInterval(playing);
  playing = null;
  element("play").setAttribute("aria-label", "Play");
  element("play").classList.remove("playing");
}

function play() {
  if (playing !== null) return pause();
  const step = Math.max(1, Math.round((span[1] - span[0]) / TICKS));
  if (view.day >= span[1]) change({ day: span[0] });
  element("play").setAttribute("aria-label", "Pause");
  element("play").classList.add("playing");
  playing = setInterval(() => {
    if (view.day >= span[1]) pause();
    else ask(view.day + step);
  }, TICK);
}

// Keys step from change to change; with Shift by single days, Page up and down by years.
function stepped({ key, shiftKey }) {
  const forward = key === "ArrowRight" || key === "ArrowUp";
  if (forward || key === "ArrowLeft" || key === "ArrowDown") {
    if (shiftKey) return view.day + (forward ? 1 : -1);
    return forward ? nextChange() : lastChange();
  }
  return { PageUp: view.day + YEAR, PageDown: view.day - YEAR, Home: span[0], End: span[1] }[key];
}

export function runTime() {
  if (!span) return;
  const slider = element("day");
  [slider.min, slider.max] = span;
  slider.addEventListener("input", () => ask(Number(slider.value)));
  slider.addEventListener("pointerdown", () => playing !== null && pause());
  slider.addEventListener("keydown", (event) => {
    const day = stepped(event);
    if (day === undefined) return;
    event.preventDefault();
    ask(day);
  });
  element("play").addEventListener("click", play);
  element("earlier").addEventListener("click", () => ask(lastChange()));
  element("later").addEventListener("click", () => ask(nextChange()));
  drawBars();
  nameYears();
  follow(show);
}
