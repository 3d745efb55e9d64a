// Every word the pages say, in English. Sentences with numbers or names in them are functions.
import {account, optional_mail, sign_in, verify} from './en_account.js';
import {book, booking, bookings, calendar, cancel, card, forms, history, release, workshops} from './en_booking.js';
import {nth, plural} from './en_numbers.js';
import {problem_page, problem_types, problems} from './en_problems.js';

const dates = {
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  am: 'am',
  pm: 'pm',
  midday: 'midday',
  midnight: 'midnight',
  from_to: (from, to) => `${from} to ${to}`,
};

const frame = {
  skip: 'Skip to main content',
  events: 'Events',
  bookings: 'My bookings',
  organise: 'Organise',
  sign_in: 'Sign in',
  help: 'Help',
  accessibility: 'Accessibility',
  privacy: 'Privacy',
  no_script:
    'This page needs JavaScript. To book without it, write to the contact named in your union’s mail.',
};

const kinds = {summit: 'Summit', training: 'Training', meeting: 'Meeting', webinar: 'Webinar'};

const audiences = {
  anyone: 'Anyone',
  members: 'Members',
  reps: 'Workplace reps and link members',
  invited: 'By invitation',
};

const list = {
  region: 'Region',
  search: 'Search',
  show: 'Show events',
  anywhere: 'Anywhere',
  any_kind: 'Any type',
  coming_up: 'Coming up',
  past: 'Past events',
  more: 'Show more events',
  count: (count) => `${count} ${plural(count, 'event', 'events')}`,
  next_event: 'Your next event',
  none: 'There are no events yet',
  none_hint: 'When there are, they appear here.',
  none_match: 'No events match',
  none_match_hint: 'Try another region, type or month.',
  clear: 'Clear the filters',
  see_events: 'See events',
  saved: (when) =>
    `We cannot reach the service. This is the list as you last saw it (${when}), without filters.`,
};

const tags = {
  open: 'Places available',
  few: (left) => `${left} ${plural(left, 'place', 'places')} left`,
  waiting_list: 'Full – join the waiting list',
  full: 'Full',
  opens: (date) => `Opens ${date}`,
  closed: 'Bookings closed',
  cancelled: 'Cancelled',
  past: 'Has taken place',
  booked: '✓ You’re booked',
  waiting: (position) => `You’re ${nth(position)} on the waiting list`,
};

const event = {
  all: 'All events',
  when: 'When',
  where: 'Where',
  kind: 'Type',
  audience: 'Who for',
  cost: 'Cost',
  free: 'Free',
  online: 'Online',
  and_online: (venue) => `${venue}, and online`,
  place_to_come: 'To be announced',
  map: 'See it on a map',
  about: 'About this event',
  highlights: 'Highlights',
  workshops: 'Workshops',
  access: 'Getting in and around',
  contact: 'Questions about this event',
  other_dates: 'Other dates of this course',
  other_dates_of: (title) => `Other dates of “${title}”`,
};

export const words = {
  account,
  audiences,
  book,
  booking,
  bookings,
  calendar,
  cancel,
  card,
  dates,
  event,
  forms,
  frame,
  history,
  release,
  kinds,
  list,
  optional_mail,
  problem_page,
  problem_types,
  problems,
  sign_in,
  tags,
  verify,
  workshops,
};
