// The list on the phone: who is expected, by ticket, by reference and by name, and who of them is in today.
import {day_in} from './clock.js';
import {index_of, search} from './names.js';

function entry_of([hash, reference, state, name, employer, workshops, note, in_since]) {
  return {hash, reference, state, name, employer, workshops, note, in_since};
}

// Whether what came is a pack: half a list is worse than yesterday's.
export function is_pack(body) {
  const whole = (row) => Array.isArray(row) && row.length === 8 && /^[0-9a-f]{32}$/.test(row[0]);
  return Array.isArray(body?.entries) && Array.isArray(body.days) && body.entries.every(whole);
}

// `kept`: the pack as downloaded; `marks`: this phone's own check-ins; `zone`: the event's.
export function list_of(kept, marks, zone) {
  const entries = kept.entries.map(entry_of);
  const by_hash = new Map(entries.map((entry) => [entry.hash, entry]));
  const by_reference = new Map(entries.map((entry) => [entry.reference, entry]));
  const own = new Map(marks.map((mark) => [mark.reference, mark]));
  let index = null;

  const mark_of = (reference, day) => {
    const mark = own.get(reference);
    return mark?.day === day ? mark : null;
  };
  const since = (entry, day) => {
    if (!entry.in_since) {
      return null;
    }
    entry.came_on ??= day_in(entry.in_since, zone); // thousands of these are asked about at each scan
    return entry.came_on === day ? Date.parse(entry.in_since) : null;
  };
  const is_in = (entry, day) => Boolean(mark_of(entry.reference, day) ?? since(entry, day));

  return {
    made_at: kept.made_at,
    days: kept.days,
    size: entries.length,
    expected: entries.filter(({state}) => state === 'registered').length,
    by_ticket: (hash) => by_hash.get(hash) ?? null,
    by_reference: (reference) => by_reference.get(reference) ?? null,
    find: (typed) => search((index ??= index_of(entries)), typed),
    mark_of,
    since,
    is_in,
    present: (day) => entries.filter((entry) => is_in(entry, day)).length,
    mark: (mark) => own.set(mark.reference, mark),
    unmark: (reference) => own.delete(reference),
  };
}
