// Days and ages in words.

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
];
const DAY = 86_400_000; // milliseconds
const DAYS_A_MONTH = 30.44;
const MONTHS_UNTIL_YEARS = 24; // until then months still matter to a reader

const dateOf = (day) => new Date(day * DAY);

export const yearOf = (day) => dateOf(day).getUTCFullYear();
export const firstOfYear = (year) => Date.UTC(year, 0, 1) / DAY;
export const isoDay = (day) => dateOf(day).toISOString().slice(0, 10);

export function dayOf(iso) {
  const time = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(time) ? null : time / DAY;
}

export function dayWords(day) {
  const date = dateOf(day);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

export function counted(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

// From when to when, of a half-open interval.
export function spanWords(from, to) {
  if (from === -Infinity && to === Infinity) return "at any time";
  if (to === Infinity) return `from ${dayWords(from)}`;
  if (from === -Infinity) return `until ${dayWords(to - 1)}`;
  return from === to - 1 ? dayWords(from) : `${dayWords(from)} to ${dayWords(to - 1)}`;
}

// How old a settled value is on a day; a partial date that covers the day is not old.
export function ageOf(value, day) {
  if (value.attested === undefined) return null;
  const covered = value.when && value.when[2] <= day && day < value.when[3];
  return covered ? 0 : day - value.attested;
}

function ageWords(days) {
  if (days === 0) return "on the date shown";
  if (days < 0) return "after the date shown";
  const months = Math.round(days / DAYS_A_MONTH);
  if (days < DAYS_A_MONTH) return `${counted(days, "day")} before the date shown`;
  if (months < MONTHS_UNTIL_YEARS) return `${counted(months, "month")} before the date shown`;
  return `${counted(Math.round(months / 12), "year")} before the date shown`;
}

// When a settled value was true, and how long before the day that is.
export function asOf(value, day) {
  const told = value.when?.[1];
  if (value.attested === undefined) return told ?? "undated";
  return `${told ?? dayWords(value.attested)}, ${ageWords(ageOf(value, day))}`;
}
