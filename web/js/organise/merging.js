// Two people edit one event: what each changed since both saw the same, put together without losing either.
import {full_date} from '../dates.js';
import {same} from './fields.js';
import {o} from './words.js';
import {t} from '../words.js';

const minute = 60_000;

// Values with both changes, and what there is to tell: {key, before, theirs, mine} for each that they changed.
// Where both changed the same, mine stays and `both` says so.
export function merged(base, mine, theirs) {
  const values = {...mine};
  const differences = [];
  for (const key of Object.keys(theirs)) {
    if (same(theirs[key], base[key])) {
      continue;
    }
    const untouched = same(mine[key], base[key]);
    const alike = same(mine[key], theirs[key]);
    values[key] = untouched ? theirs[key] : mine[key];
    differences.push({key, before: base[key], theirs: theirs[key], mine: mine[key], both: !untouched && !alike});
  }
  return {values, differences};
}

// "2 minutes ago"; after a day, the date.
export function ago(instant) {
  const minutes = Math.round((Date.now() - new Date(instant)) / minute);
  if (minutes < 1) {
    return o.choosing.now;
  }
  if (minutes < 60) {
    return o.choosing.minutes(minutes);
  }
  return minutes < 24 * 60 ? o.choosing.hours(Math.round(minutes / 60)) : o.choosing.on(full_date(instant));
}

// Who changed the event since a revision, the latest of them: "Priya Nair changed this 2 minutes ago".
export function who_changed(event, revision, own_name) {
  const [latest] = event.changes.filter((change) => change.revision > revision);
  if (!latest) {
    return o.conflict.changed(o.conflict.somebody, o.choosing.now);
  }
  const who = latest.who === own_name ? o.conflict.you : latest.who || o.conflict.somebody;
  return o.conflict.changed(who, ago(latest.at));
}

const field_names = {
  title: o.editor.name,
  kind: o.editor.kind,
  sentence: o.editor.summary,
  description: o.editor.description,
  highlights: o.editor.highlights,
  days: o.editor.when,
  where: o.editor.where,
  venue_name: o.editor.venue,
  venue_town: o.editor.town,
  venue_address: o.editor.address,
  venue_access: o.editor.access,
  venue_latitude: o.editor.latitude,
  venue_longitude: o.editor.longitude,
  online_link: o.editor.online_link,
  region: o.editor.region,
  contact: o.editor.contact,
  audience: o.editor.audience,
  limited: o.editor.places,
  capacity: o.editor.capacity,
  reserved: o.editor.reserved,
  waiting_list: o.editor.sections.waiting,
  offer_hours: o.editor.offer_hours,
  time_zone: o.editor.zone,
  opens: o.editor.opens,
  closes: o.editor.closes,
  cancel_until: o.editor.cancel_until,
  retention_days: o.editor.retention,
  reminders: o.editor.reminders,
  thanks: o.editor.thanks,
  series: o.editor.series,
  slots: o.editor.sections.workshops,
  questions: o.editor.sections.questions,
};

export function name_of_field(key) {
  return field_names[key] ?? key;
}

const moment = ({date, time}) => `${date} ${time}`.trim();
const stretch = ({date, starts, ends}) => `${date} ${t.dates.from_to(starts, ends)}`;

const texts = {
  kind: (value) => t.kinds[value],
  audience: (value) => t.audiences[value],
  where: (value) => o.editor.where_ways[value],
  limited: (value) => o.editor.limits[value],
  waiting_list: (value) => o.editor.waiting_ways[value],
  days: (days) => days.map(stretch).join('; '),
  opens: moment,
  closes: moment,
  cancel_until: moment,
  slots: (slots) =>
    slots
      .map((slot) => {
        const held = slot.workshops.map((one) => `${one.title} (${[one.room, one.capacity].filter(Boolean).join(', ')})`);
        return `${slot.label}, ${stretch(slot)}: ${held.join(', ')}`;
      })
      .join('; '),
  questions: (list) => list.map((one) => `${one.label} (${o.questions.kinds[one.kind]})`).join('; '),
};

// A value of the form in words.
export function text_of_value(key, value) {
  return (texts[key]?.(value) ?? String(value)) || o.conflict.empty;
}
