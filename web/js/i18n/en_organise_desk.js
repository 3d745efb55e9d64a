// English: the desk of one event, for its organisers.
import {plural} from './en_numbers.js';
import {attendees, bulk, columns, decisions, filters, views} from './en_organise_list.js';
import {messages} from './en_organise_messages.js';
import {add, guest_list, person} from './en_organise_person.js';

const head = {
  all: 'All events you organise',
  label: 'This event',
  overview: 'Overview',
  attendees: 'Attendees',
  messages: 'Messages',
  door: 'Door',
  edit: 'Edit',
  view: 'View its page',
  statuses: {draft: 'Draft', published: 'Published', cancelled: 'Cancelled'},
  not_open: (date) => `Booking opens ${date}`,
  open_until: (date) => `Booking is open until ${date}`,
  closed: 'Booking has closed',
  over: 'Has taken place',
};

const overview = {
  numbers: 'In numbers',
  places: 'Places taken',
  of: (capacity) => `of ${capacity}`,
  unlimited: 'no limit',
  over: (count) => `${count} over capacity`,
  left: (count) => `${count} left`,
  reserved: (count) => `${count} kept back`,
  waiting: 'On the waiting list',
  offered: (count) => `${count} ${plural(count, 'offer', 'offers')} open`,
  ended: 'Cancelled or given up',
  access: 'Have access needs to read',
  needs_you: 'Needs you',
  nothing: 'Nothing at the moment.',
  needs: {
    over_capacity: (count) => `${count} over capacity: nobody is called until places are below it again`,
    passed_over: (count) => `The waiting list passed over ${count} ${plural(count, 'person', 'people')}`,
    access_needs: (count) => `${count} ${plural(count, 'person', 'people')} with access needs to read`,
    mail_refused: (count) => `${count} ${plural(count, 'person', 'people')} whose mail is refused`,
    bulk_refused: (count) => `Something done to many did not work for ${count}`,
  },
  bookings: {hour: 'Bookings by the hour', day: 'Bookings by day', week: 'Bookings by week'},
  chart: (total, most, when) => `${total} bookings in all; the most, ${most}, on ${when}.`,
  none_yet: 'Nobody has booked yet. Share the event’s page:',
  as_table: 'Show as a table',
  table_of: (title) => `${title}: table`,
  begins: {hour: 'From', day: 'Day', week: 'Week from'},
  count: 'Bookings',
  workshops: 'Workshops',
  fill: ({capacity, taken}) => (capacity === null ? `${taken}` : `${taken} of ${capacity}`),
  queue: (count) => `${count} waiting`,
  full: 'Full',
  counted: 'Answers, counted',
  counted_hint: 'Of those who have a place. For caterers: no names.',
  counts_csv: 'Counts as CSV',
  counts_excel: 'Counts as Excel',
  question: 'Question',
  answer: 'Answer',
  how_many: 'How many',
};

const live = {
  states: {
    connecting: 'Connecting…',
    live: 'Live',
    reconnecting: 'Reconnecting…',
    paused: 'Paused',
    refused: 'Not live: too many dashboards are open',
  },
  pause: 'Pause',
  resume: 'Go on',
};

export const words = {
  add,
  attendees,
  bulk,
  columns,
  decisions,
  filters,
  guest_list,
  head,
  live,
  messages,
  overview,
  person,
  views,
};
