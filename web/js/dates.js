// Dates and times in an event's own zone, in our own words: browsers do not agree on order, commas and Welsh
// names.
import {t} from './words.js';

const usual_zone = 'Europe/London';
const minute = 60_000;

const formats = new Map();

function format_in(zone) {
  if (!formats.has(zone)) {
    const options = {timeZone: zone, hourCycle: 'h23', timeZoneName: 'short'};
    const fields = {year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric'};
    formats.set(zone, new Intl.DateTimeFormat('en-GB', {...options, ...fields}));
  }
  return formats.get(zone);
}

// A browser's first format takes it tens of milliseconds: better while the answer is still on its way.
setTimeout(() => format_in(usual_zone));

const known = new Map(); // what was asked before: a card asks six times for its two instants

// What a clock and a calendar in the zone show at an instant (RFC 3339 text, or milliseconds):
// {year, month 1-12, day, weekday 0-6 from Sunday, hour, minute, zone "GMT"}.
export function local(instant, zone = usual_zone) {
  const key = `${instant} ${zone}`;
  if (!known.has(key)) {
    known.set(key, taken_apart(instant, zone));
  }
  return known.get(key);
}

function taken_apart(instant, zone) {
  const parts = {};
  for (const {type, value} of format_in(zone).formatToParts(new Date(instant))) {
    parts[type] = value;
  }
  const {timeZoneName, ...numbers} = parts;
  const [year, month, day, hour, minutes] = [
    numbers.year,
    numbers.month,
    numbers.day,
    numbers.hour,
    numbers.minute,
  ].map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return {year, month, day, weekday, hour, minute: minutes, zone: timeZoneName};
}

// "9:30am", "2pm", "midday".
export function time_of_day(instant, zone) {
  const at = local(instant, zone);
  if (at.minute === 0 && at.hour % 12 === 0) {
    return at.hour === 0 ? t.dates.midnight : t.dates.midday;
  }
  const minutes = at.minute === 0 ? '' : `:${String(at.minute).padStart(2, '0')}`;
  return `${at.hour % 12 || 12}${minutes}${at.hour < 12 ? t.dates.am : t.dates.pm}`;
}

// "Thursday, 11 March 2027".
export function full_date(instant, zone) {
  const at = local(instant, zone);
  return `${t.dates.weekdays[at.weekday]}, ${at.day} ${t.dates.months[at.month - 1]} ${at.year}`;
}

// "Thu 11 Mar 2027", where room is short.
export function short_date(instant, zone) {
  const at = local(instant, zone);
  return `${t.dates.weekdays[at.weekday].slice(0, 3)} ${at.day} ${short_month(at)} ${at.year}`;
}

// "Thu 11 Mar 2027, 2pm".
export function date_and_time(instant, zone) {
  return `${short_date(instant, zone)}, ${time_of_day(instant, zone)}`;
}

export function short_month(at) {
  return t.dates.months[at.month - 1].slice(0, 3);
}

// A deadline names its zone: "Friday, 8 January 2027, 5pm GMT".
export function deadline(instant, zone) {
  return `${full_date(instant, zone)}, ${time_of_day(instant, zone)} ${local(instant, zone).zone}`;
}

// "11am to midday".
export function hours(starts_at, ends_at, zone) {
  return t.dates.from_to(time_of_day(starts_at, zone), time_of_day(ends_at, zone));
}

function same_day(one, other) {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}

// "Thursday, 11 March 2027, 9:30am to 4:30pm", or the first and the last day of several.
export function span(starts_at, ends_at, zone) {
  const first = local(starts_at, zone);
  const last = local(ends_at, zone);
  if (same_day(first, last)) {
    return `${full_date(starts_at, zone)}, ${hours(starts_at, ends_at, zone)}`;
  }
  const weekday = t.dates.weekdays[first.weekday];
  const month =
    first.month === last.month && first.year === last.year ? '' : ` ${t.dates.months[first.month - 1]}`;
  const year = first.year === last.year ? '' : ` ${first.year}`;
  return t.dates.from_to(`${weekday}, ${first.day}${month}${year}`, full_date(ends_at, zone));
}

// The instant a day begins in the zone, as RFC 3339 with Z; month and day may run past their ends.
export function local_midnight(year, month, day, zone = usual_zone) {
  const guess = Date.UTC(year, month - 1, day);
  const at = local(guess, zone);
  const shown = Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute);
  return new Date(guess - Math.round((shown - guess) / minute) * minute).toISOString().replace('.000Z', 'Z');
}

export function month_start(year, month) {
  return local_midnight(year, month, 1);
}

export function has_passed(instant) {
  return Boolean(instant) && new Date(instant) <= new Date();
}
