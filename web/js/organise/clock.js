// Dates and times as forms have them ("2027-03-11", "09:30"), in an event's zone, and instants.
import {local} from '../dates.js';

const minute = 60_000;
const day = 24 * 60 * minute;

const two = (number) => String(number).padStart(2, '0');

// {date, time} of an instant; both empty for none.
export function clock_of(instant, zone) {
  if (!instant) {
    return {date: '', time: ''};
  }
  const at = local(instant, zone);
  return {date: `${at.year}-${two(at.month)}-${two(at.day)}`, time: `${two(at.hour)}:${two(at.minute)}`};
}

function shown(milliseconds, zone) {
  const at = local(milliseconds, zone);
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute);
}

// The instant at which clocks in the zone show this; undefined while it is no date and time. Of an hour that is
// there twice the first is meant.
export function instant_of(date, time, zone) {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d/.test(time) || Number.isNaN(wanted)) {
    return undefined;
  }
  let guess = wanted;
  for (let tries = 0; tries < 2; ++tries) {
    guess -= shown(guess, zone) - wanted;
  }
  return new Date(guess).toISOString().replace('.000Z', 'Z');
}

// The date so many days later; empty stays empty.
export function days_later(date, count) {
  return date ? new Date(Date.parse(date) + count * day).toISOString().slice(0, 10) : date;
}

export function days_between(from, until) {
  return from && until ? Math.round((Date.parse(until) - Date.parse(from)) / day) : 0;
}
