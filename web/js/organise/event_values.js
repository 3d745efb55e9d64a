// An event as the editor's form has it, and the same as the API wants it.
import {clock_of, instant_of} from './clock.js';
import {same} from './fields.js';

const trimmed = (text) => text.trim();

// A whole number of a form; undefined while it is none.
function number_in(text) {
  return /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

// "7, 1" -> [7, 1]; undefined while it is no such list.
function numbers_in(text) {
  const parts = text.split(/[\s,]+/).filter(Boolean);
  return parts.every((part) => /^\d+$/.test(part)) ? parts.map(Number) : undefined;
}

export const blank_day = {date: '', starts: '09:30', ends: '16:30'};
export const blank_slot = {label: '', date: '', starts: '', ends: '', workshops: []};
export const blank_workshop = {id: '', title: '', description: '', speaker: '', room: '', capacity: ''};
export const blank_question = {
  id: '',
  kind: 'short_text',
  label: '',
  hint: '',
  options: '',
  required: '',
  purpose: '',
  retention_days: '30',
};

export function blank_values(contact) {
  const none = {date: '', time: ''};
  const texts = ['title', 'sentence', 'description', 'highlights', 'region', 'online_link', 'series', 'capacity'];
  const venue = ['name', 'address', 'town', 'access', 'latitude', 'longitude'].map((part) => `venue_${part}`);
  return {
    ...Object.fromEntries([...texts, ...venue].map((key) => [key, ''])),
    kind: 'meeting',
    days: [blank_day],
    where: 'place',
    contact,
    audience: 'members',
    limited: 'yes',
    reserved: '0',
    waiting_list: 'confirm',
    offer_hours: '24',
    time_zone: 'Europe/London',
    opens: none,
    closes: none,
    cancel_until: none,
    retention_days: '730',
    reminders: '7, 1',
    thanks: 'yes',
    slots: [],
    questions: [],
  };
}

function where_of({venue, online_link}) {
  if (!online_link) {
    return 'place';
  }
  return venue.name ? 'both' : 'online';
}

function day_values({starts_at, ends_at}, zone) {
  const from = clock_of(starts_at, zone);
  return {date: from.date, starts: from.time, ends: clock_of(ends_at, zone).time};
}

function workshop_values(one) {
  const capacity = one.places.capacity === null ? '' : String(one.places.capacity);
  const {id, title, description, speaker, room} = one;
  return {id, title, description, speaker, room, capacity};
}

function question_values(one) {
  return {
    ...one,
    options: one.options.join('\n'),
    required: one.required ? 'yes' : '',
    retention_days: String(one.retention_days),
  };
}

// The values of an event's form.
export function values_of_event(event) {
  const {venue, time_zone: zone, places} = event;
  const plain = ['title', 'kind', 'description', 'highlights', 'online_link', 'region', 'contact'];
  const chosen = ['audience', 'waiting_list', 'time_zone'];
  return {
    ...Object.fromEntries([...plain, ...chosen].map((key) => [key, event[key]])),
    ...Object.fromEntries(Object.entries(venue).map(([key, value]) => [`venue_${key}`, value])),
    sentence: event.summary, // "summary" is the id of a form's list of errors
    where: where_of(event),
    days: event.days.map((day) => day_values(day, zone)),
    limited: places.capacity === null ? 'no' : 'yes',
    capacity: places.capacity === null ? '' : String(places.capacity),
    reserved: String(places.reserved),
    offer_hours: String(event.offer_hours),
    opens: clock_of(event.opens_at, zone),
    closes: clock_of(event.closes_at, zone),
    cancel_until: clock_of(event.cancel_until, zone),
    retention_days: String(event.retention_days),
    reminders: event.reminders.join(', '),
    thanks: event.thanks ? 'yes' : '',
    series: event.series?.title ?? '',
    slots: event.slots.map((slot) => ({
      label: slot.label,
      ...day_values(slot, zone),
      workshops: slot.workshops.map(workshop_values),
    })),
    questions: event.questions.map(question_values),
  };
}

function days_in(values) {
  const days = values.days.map(({date, starts, ends}) => ({
    starts_at: instant_of(date, starts, values.time_zone),
    ends_at: instant_of(date, ends, values.time_zone),
  }));
  return days.every((day) => day.starts_at && day.ends_at) ? days : undefined;
}

function venue_in(values) {
  const parts = ['name', 'address', 'town', 'access', 'latitude', 'longitude'];
  const somewhere = values.where !== 'online';
  const kept = (part) => somewhere || part === 'access';
  return Object.fromEntries(parts.map((part) => [part, kept(part) ? trimmed(values[`venue_${part}`]) : '']));
}

// "Handling cases" -> "handling-cases": what a new course is called in addresses.
function slug_of(title) {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'course';
}

function series_in(title, known) {
  if (!title.trim()) {
    return null;
  }
  return known?.title === title.trim() ? known : {slug: slug_of(title), title: title.trim()};
}

// The form of the API. What is not complete is undefined and is not sent. `series`: the one the event has.
export function form_in(values, series) {
  const moment = ({date, time}) => instant_of(date, time, values.time_zone);
  const texts = ['description', 'highlights', 'region'];
  return {
    ...Object.fromEntries(texts.map((key) => [key, trimmed(values[key])])),
    title: trimmed(values.title) || undefined,
    summary: trimmed(values.sentence),
    contact: /^(\S+@\S+\.\S+)?$/.test(values.contact.trim()) ? trimmed(values.contact) : undefined,
    kind: values.kind,
    audience: values.audience,
    waiting_list: values.waiting_list,
    time_zone: trimmed(values.time_zone) || undefined,
    days: days_in(values),
    venue: venue_in(values),
    online_link: values.where === 'place' ? '' : trimmed(values.online_link),
    capacity: values.limited === 'no' ? null : number_in(values.capacity),
    reserved: number_in(values.reserved),
    offer_hours: number_in(values.offer_hours),
    retention_days: number_in(values.retention_days),
    reminders: numbers_in(values.reminders),
    thanks: values.thanks === 'yes',
    opens_at: moment(values.opens),
    closes_at: moment(values.closes),
    cancel_until: moment(values.cancel_until),
    series: series_in(values.series, series),
  };
}

// Of a form what is other than in an earlier one: what is to be sent.
export function changes_between(before, after) {
  const changed = Object.entries(after).filter(([key, value]) => value !== undefined && !same(value, before[key]));
  return Object.fromEntries(changed);
}

export function programme_in(values) {
  return values.slots.map(({label, date, starts, ends, workshops}) => ({
    label: trimmed(label),
    starts_at: instant_of(date, starts, values.time_zone),
    ends_at: instant_of(date, ends, values.time_zone),
    workshops: workshops.map(({id, title, description, speaker, room, capacity}) => ({
      ...(id ? {id} : {}),
      title: trimmed(title),
      description: trimmed(description),
      speaker: trimmed(speaker),
      room: trimmed(room),
      capacity: number_in(capacity) ?? null,
    })),
  }));
}

export function has_options({kind}) {
  return kind === 'one_of' || kind === 'some_of';
}

function options_in(question) {
  return has_options(question) ? question.options.split('\n').map(trimmed).filter(Boolean) : [];
}

export function questions_in(values) {
  return values.questions.map((one) => ({
    ...(one.id ? {id: one.id} : {}),
    kind: one.kind,
    label: trimmed(one.label),
    hint: trimmed(one.hint),
    options: options_in(one),
    required: one.required === 'yes',
    purpose: trimmed(one.purpose),
    retention_days: number_in(one.retention_days) ?? 30,
  }));
}
