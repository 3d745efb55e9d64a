// What is wrong with an event's form before anything is sent, and where the service's own complaints belong.
import {has_options, questions_in} from './event_values.js';
import {value_at} from './fields.js';
import {o} from './words.js';

function first_true(pairs) {
  return Object.fromEntries(pairs.filter(([, wrong]) => wrong).map(([id, , sentence]) => [id, sentence]));
}

function day_errors({date, starts, ends}, at) {
  const {wrong} = o.editor;
  return [
    [`${at}.date`, !date, wrong.date],
    [`${at}.starts`, !starts, wrong.starts],
    [`${at}.ends`, !ends, wrong.ends],
  ];
}

// Of the fields that the event's own form has: {field id: sentence}.
export function form_errors(values) {
  const {wrong} = o.editor;
  const place = values.where !== 'online';
  const online = values.where !== 'place';
  return first_true([
    ['title', !values.title.trim(), wrong.title],
    ...values.days.flatMap((day, at) => day_errors(day, `days.${at}`)),
    ['capacity', values.limited === 'yes' && !/^\d+$/.test(values.capacity.trim()), wrong.capacity],
    ['venue_name', place && !values.venue_name.trim(), wrong.venue],
    ['online_link', online && !/^https:\/\/\S+$/.test(values.online_link.trim()), wrong.link],
    ['reminders', !/^[\d\s,]*$/.test(values.reminders), wrong.reminders],
    ['contact', !/^\S+@\S+\.\S+$/.test(values.contact.trim()), wrong.contact],
  ]);
}

export function programme_errors(values) {
  const {wrong} = o.editor;
  return first_true(
    values.slots.flatMap((slot, at) => [
      [`slots.${at}.label`, !slot.label.trim(), wrong.label],
      ...day_errors(slot, `slots.${at}`),
      ...slot.workshops.map((one, n) => [
        `slots.${at}.workshops.${n}.title`,
        !one.title.trim(),
        wrong.workshop,
      ]),
    ]),
  );
}

export function question_errors(values) {
  const {wrong} = o.editor;
  const sent = questions_in(values);
  return first_true(
    values.questions.flatMap((one, at) => [
      [`questions.${at}.label`, !one.label.trim(), wrong.question],
      [`questions.${at}.options`, has_options(one) && sent[at].options.length < 2, wrong.options],
      [`questions.${at}.purpose`, !one.purpose.trim(), wrong.purpose],
    ]),
  );
}

export function all_errors(values) {
  return {...form_errors(values), ...programme_errors(values), ...question_errors(values)};
}

// A draft may lack what only members need to know.
export function draft_errors(values) {
  const can_wait = ['venue_name', 'online_link', 'capacity', 'contact'];
  return Object.fromEntries(Object.entries(all_errors(values)).filter(([id]) => !can_wait.includes(id)));
}

export function publishing_errors(values) {
  return {...all_errors(values), ...(values.sentence.trim() ? {} : {sentence: o.editor.wrong.summary})};
}

// The API's names of fields that the form calls otherwise.
const other_names = {
  'summary': 'sentence',
  'days': 'days.0.date',
  'venue': 'venue_name',
  'opens_at': 'opens.date',
  'closes_at': 'closes.date',
  'cancel_until': 'cancel_until.date',
  'slots': 'slots.0.label',
  'questions': 'questions.0.label',
};

function field_of(pointer, values) {
  const path = pointer.slice(1).replaceAll('/', '.').replace(/^venue\./, 'venue_').replace(/starts_at$/, 'starts')
    .replace(/ends_at$/, 'ends');
  if (other_names[path]) {
    return other_names[path];
  }
  const value = value_at(values, path);
  if (value === undefined) {
    return path.includes('.') ? field_of(`/${path.slice(0, path.lastIndexOf('.')).replaceAll('.', '/')}`, values) : path;
  }
  return typeof value === 'object' ? `${path}.${Object.keys(value)[0]}` : path;
}

// What the service says of fields: {field id: sentence}. `labels`: of fields, by the API's names.
export function refused_fields(refusal, values) {
  return Object.fromEntries(
    refusal.errors.map(({pointer, detail}) => {
      const name = pointer.split('/')[1] ?? '';
      const label = labels[name];
      return [field_of(pointer, values), label && /^[a-z]/.test(detail) ? `${label}: ${detail}` : detail];
    }),
  );
}

const labels = {
  title: o.editor.name,
  summary: o.editor.summary,
  description: o.editor.description,
  highlights: o.editor.highlights,
  days: o.editor.when,
  venue: o.editor.venue,
  online_link: o.editor.online_link,
  contact: o.editor.contact,
  region: o.editor.region,
  capacity: o.editor.capacity,
  reserved: o.editor.reserved,
  opens_at: o.editor.opens,
  closes_at: o.editor.closes,
  cancel_until: o.editor.cancel_until,
  offer_hours: o.editor.offer_hours,
  retention_days: o.editor.retention,
  reminders: o.editor.reminders,
  time_zone: o.editor.zone,
  series: o.editor.series,
  slots: o.editor.sections.workshops,
  questions: o.editor.sections.questions,
};
