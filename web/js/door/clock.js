// Times at the door: by the service's clock as far as it is known, in the event's zone, always as "09:12".

const formats = new Map();

function parts_of(instant, zone) {
  if (!formats.has(zone)) {
    const date = {year: 'numeric', month: '2-digit', day: '2-digit'};
    const time = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'};
    formats.set(zone, new Intl.DateTimeFormat('en-GB', {timeZone: zone, ...date, ...time}));
  }
  const found = formats.get(zone).formatToParts(new Date(instant));
  return Object.fromEntries(found.map(({type, value}) => [type, value]));
}

// "09:12".
export function time_in(instant, zone) {
  const {hour, minute} = parts_of(instant, zone);
  return `${hour}:${minute}`;
}

// "2027-03-11".
export function day_in(instant, zone) {
  const {year, month, day} = parts_of(instant, zone);
  return `${year}-${month}-${day}`;
}

// "11 March, 09:12": for what is not today.
export function date_and_time_in(instant, zone) {
  const {day, month} = parts_of(instant, zone);
  const name = new Intl.DateTimeFormat('en-GB', {month: 'long', timeZone: 'UTC'}).format(
    Date.UTC(2000, Number(month) - 1, 1),
  );
  return `${Number(day)} ${name}, ${time_in(instant, zone)}`;
}

// By how many milliseconds this device is ahead of the service, by an answer's Date (whole seconds, RFC 9110
// section 6.6.1) and when the question left and the answer came. null: the answer does not tell.
export function ahead_by(date, left, came) {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? null : Math.round((left + came) / 2 - (told + 500));
}

const worth_telling = 120_000; // milliseconds

export function is_off(ahead) {
  return Math.abs(ahead ?? 0) >= worth_telling;
}
