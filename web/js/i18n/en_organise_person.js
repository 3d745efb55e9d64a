// English: somebody on the list of attendees, and people who are added to it.
import {nth, plural} from './en_numbers.js';
import {attendees, decisions} from './en_organise_list.js';

const people = (count) => `${count} ${plural(count, 'person', 'people')}`;

export const person = {
  close: 'Close',
  booked_on: 'Booked on',
  booked_by: 'Booked by',
  ended_on: 'Ended on',
  queue: 'In the queue',
  nth,
  offered_until: 'Held until',
  passed_over: 'Passed over',
  mail_refused: 'Mail refused since',
  access_needs: 'Access needs',
  standings: {none: 'Not a member', lapsed: 'Membership has lapsed', current: ''},
  standing: 'Membership',
  answers: 'Answers',
  no_answer: 'Not answered',
  workshops: 'Workshops',
  no_workshops: 'None chosen.',
  workshop_states: {registered: '', waiting: 'waiting', wanted: 'if they get a place'},
  tags: 'Tags',
  no_tags: 'No tags.',
  add_tag: 'New tag',
  add: 'Add',
  drop_tag: (tag) => `Take the tag “${tag}”`,
  tagged: (tag) => `Tagged “${tag}”.`,
  untagged: (tag) => `Took the tag “${tag}”.`,
  why_waiting: 'Why are they not called?',
  why: 'Why is it as it is?',
  history: 'History',
  by: (name) => `by ${name}`,
  actors: {owner: 'themselves', service: 'the service'},
  correct: 'Correct',
  cancel: 'Cancel booking',
  call: 'Call now',
  move: 'Move',
  correct_title: 'Correct the booking',
  means: {
    cancel: 'The place goes to whoever is next on the waiting list.',
    call: decisions.means.call,
    move: 'They get a place there first, and only then give up the one here.',
  },
  done: {
    correct: 'Corrected.',
    cancel: 'Cancelled.',
    call: 'Called: they have a place, or an offer of one.',
    move: (title, reference) => `Moved to ${title}; the new reference is ${reference}.`,
  },
  gone: 'This booking is not at this event',
};

export const add = {
  title: attendees.add,
  intro: 'Booking need not be open. Without a free place they join the waiting list.',
  email: 'Their e-mail address',
  email_hint: 'If we know it, name and employer come from there.',
  name: 'Name on their badge',
  name_hint: 'Needed if nobody is known by this address.',
  over: 'Give a place even if there is none',
  over_hint: 'Over capacity, and whoever the event is for. Needs a reason.',
  more: 'Workshops and answers (optional)',
  no_list: 'This event is full and has no waiting list: only over capacity.',
  full: (waiting) => `Every place is taken; ${waiting} ${plural(waiting, 'person waits', 'people wait')}.`,
  left: (left) => `${left} ${plural(left, 'place', 'places')} left.`,
  done: {
    registered: (name) => `${name} has a place.`,
    waiting: (name, position) => `${name} is ${nth(position)} on the waiting list.`,
    offered: (name) => `${name} has been offered a place.`,
  },
  see: 'See the booking',
};

export const guest_list = {
  title: attendees.import,
  intro:
    'A CSV file with the columns email, name and employer; only email has to be there. At most 2,000 lines. ' +
    'Everybody is added, or, if a line has a problem, nobody.',
  example: 'Such a file looks like this:',
  file: 'CSV file',
  file_missing: 'Choose a file',
  check: 'Check the file',
  would: (registered, waiting) =>
    waiting === 0
      ? `${people(registered)} would get a place.`
      : `${people(registered)} would get a place, ${people(waiting)} would wait.`,
  problems: (count) => `${count} ${plural(count, 'problem', 'problems')}: nobody has been added`,
  problems_hint: 'Mend the file and check it again.',
  line: 'Line',
  problem: 'Problem',
  run: (count) => `Add ${people(count)}`,
  did: (registered, waiting) =>
    waiting === 0
      ? `Added: ${people(registered)} with a place.`
      : `Added: ${registered} with a place, ${waiting} waiting.`,
  see: 'See the list',
  too_large: 'The file is too large.',
};
