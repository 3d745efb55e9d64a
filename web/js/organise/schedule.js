// A moment as organisers type it, in the event's own zone.
import {local} from '../dates.js';

const minute = 60_000;

// "2027-03-11T09:30" in the zone, as an instant (RFC 3339); null if it is no moment. An hour that a clock skips
// is the hour after.
export function instant_of(text, zone) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text);
  if (!parts) {
    return null;
  }
  const [year, month, day, hour, minutes] = parts.slice(1).map(Number);
  const wanted = Date.UTC(year, month - 1, day, hour, minutes);
  const shown = (at) => {
    const seen = local(at, zone);
    return Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute);
  };
  const guess = wanted - (shown(wanted) - wanted);
  const right = guess - Math.round((shown(guess) - wanted) / minute) * minute;
  return new Date(right).toISOString().replace('.000Z', 'Z');
}
