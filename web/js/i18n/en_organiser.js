// Every word of the organisers' pages, in English.
import {plural} from './en_numbers.js';
import {choosing, conflict, editor, preview, programme, publishing, questions} from './en_organiser_editor.js';
import {factor} from './en_organiser_factor.js';
import {people, permissions, person, register} from './en_organiser_people.js';
import {acts, ledger, outbox, retention, tokens} from './en_organiser_records.js';

const desk = {
  title: 'Events you organise',
  events: 'Events',
  people: 'People',
  outbox: 'Outbox',
  ledger: 'Ledger',
  retention: 'Retention',
  tokens: 'Tokens',
  organisers_only: 'This page is for those who organise events.',
  admins_only: 'This page is for admins.',
};

const events = {
  create: 'New event',
  coming: 'To come',
  past: 'Past',
  when: 'Which events',
  search: 'Search title, town or region',
  status: 'State',
  any_status: 'Any state',
  show: 'Show',
  caption: (count) => `${count} ${plural(count, 'event', 'events')}`,
  event: 'Event',
  date: 'Date',
  places: 'Places',
  waiting: 'Waiting',
  actions: 'Do',
  of: (taken, capacity) => `${taken} of ${capacity}`,
  without_limit: (taken) => `${taken}, no limit`,
  over: (count) => `${count} over`,
  edit: 'Edit',
  edit_event: (title) => `Edit ${title}`,
  duplicate: 'Duplicate',
  duplicate_event: (title) => `Duplicate ${title}`,
  states: {
    draft: 'Draft',
    cancelled: 'Cancelled',
    past: 'Has taken place',
    open: 'Open',
    full: 'Full',
    closed: 'Closed',
  },
  opens: (date) => `Opens ${date}`,
  more: 'Show more',
  none: 'Create your first event',
  none_hint: 'It starts as a draft that only organisers see. Six answers are enough to publish it.',
  none_match: 'No event is like this',
  none_match_hint: 'Try other words, or look among those to come or past.',
};

const duplicating = {
  title: (title) => `Hold “${title}” again`,
  hint:
    'Each date becomes a draft with the same texts, workshops and questions, and nobody in it. Deadlines move along.',
  run: (number) => `Date ${number}`,
  date: 'First day',
  new_title: 'Title, if it is another',
  region: 'Region, if it is another',
  town: 'Town, if it is another',
  venue: 'Venue, if it is another',
  more: 'Another date',
  remove: (number) => `Remove date ${number}`,
  go: (count) => `Make ${count} ${plural(count, 'draft', 'drafts')}`,
  close: 'Close',
  date_missing: (number) => `Enter the first day of date ${number}`,
  made: (count) => `${count} drafts made. They are in the list.`,
};

const cancelling = {
  title: 'Cancel an event',
  back: 'Back to the event',
  means: (places, waiting) =>
    `${places} ${plural(places, 'person has', 'people have')} a place and ${waiting} ` +
    `${plural(waiting, 'waits', 'wait')}. All of their bookings end and each is written to. This cannot be undone.`,
  reason: 'Your message to them',
  reason_hint: 'It stands in the e-mail. Say why, and what they should do now.',
  reason_missing: 'Write what you want to tell them',
  yes: 'Cancel the event and write to all',
  no: 'Keep the event',
  stale: 'The event was changed a moment ago. Look at the numbers again, then cancel.',
  done: 'The event is cancelled',
  done_hint: 'Everybody who had a place or waited is being written to.',
  cannot: 'It cannot be cancelled',
  cannot_hint: {
    draft: 'It is a draft: nobody has seen it, so there is nobody to tell.',
    cancelled: 'It was cancelled before.',
    past: 'It has taken place.',
  },
};

export const organiser = {
  acts,
  cancelling,
  choosing,
  conflict,
  desk,
  duplicating,
  editor,
  events,
  factor,
  ledger,
  outbox,
  people,
  permissions,
  person,
  preview,
  programme,
  publishing,
  questions,
  register,
  retention,
  tokens,
};
