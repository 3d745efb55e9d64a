// English: preparing the door of an event, and what comes of it.
import {plural} from './en_numbers.js';

const counts = {
  title: 'So far',
  none: 'Nobody has been checked in yet.',
  day: 'Day',
  came: 'Came',
  present: 'In now',
};

const links = {
  title: 'Devices',
  hint: 'A link is for one phone. It shows names, employers, workshops and your notes for the door; nothing else.',
  none: 'No device has a link yet.',
  whole_event: 'The whole event',
  from_to: (from, until) => `${from} to ${until}`,
  walk_ins: 'takes walk-ins',
  seen: 'Last heard of:',
  never: 'not yet',
  clock: (minutes, ahead) => `Its clock is ${minutes} ${plural(minutes, 'minute', 'minutes')} ${ahead ? 'ahead' : 'behind'}.`,
  states: {coming: 'Practice until then', open: 'Open', over: 'Ended', revoked: 'Withdrawn'},
  revoke: 'Withdraw',
  revoke_name: (name) => `Withdraw the link of ${name}`,
  sure: (name) => `Withdraw the link of ${name}? Its phone loses the list as soon as it hears of it.`,
  revoke_yes: 'Withdraw it',
  revoke_no: 'Leave it',
  revoked: (name) => `The link of ${name} has been withdrawn.`,
};

const make = {
  title: 'Prepare a phone',
  name: 'What this door is called',
  name_hint: 'Helpers see it, and who came by it. For example: Door A',
  name_missing: 'Enter what this door is called',
  workshop: 'Whom it lets in',
  from: 'Works from',
  from_hint: 'Before this it is for practice, and nothing is recorded.',
  until: 'Works until',
  until_hint: 'A day later the phone forgets the list.',
  time_missing: 'Enter a date and a time',
  time_order: 'The end must come after the beginning',
  walk_ins: 'May let people in who have not booked',
  over: 'Even when every place is taken: why',
  over_hint: 'Leave it empty if not. The reason is noted with each of them.',
  yes: 'Make the link',
};

const made = {
  title: (name) => `The link of ${name}`,
  hint: 'Scan this with the phone’s camera, or open the address on it. It is shown this once.',
  qr: 'QR code of the door’s link',
  address: 'Address',
  close: 'Done, put it away',
};

const conflicts = {
  title: 'To read',
  hint: 'People who were let in although the list, or another door, said otherwise. Nobody was turned away for it.',
  none: 'Nothing to read: the doors and the list agree.',
  at: 'When',
  who: 'Who',
  what: 'What',
  where: 'Door',
  stranger: 'A ticket we do not know',
  before: (at) => `first at ${at}`,
  received: (at) => `sent ${at}`,
  verdicts: {
    already: 'was in already',
    cancelled: 'booking cancelled',
    waiting: 'on the waiting list',
    wrong_event: 'ticket of another event',
    wrong_day: 'ticket of another day',
    unknown: 'not one of our tickets',
  },
};

const papers = {
  title: 'On paper',
  hint: 'Badges, and sheets in case the phones fail. Print them at actual size.',
  layout: 'Badges',
  layouts: {
    sheet: 'Sheets of eight, 90 × 55 mm',
    folded: 'Folded A6, four to a sheet',
    a6: 'Single A6',
    label: 'Labels, 62 mm',
  },
  only: 'Which',
  onlys: {
    all: 'All',
    unprinted: 'Not printed yet',
    changed: 'Changed since they were printed',
    sample: 'The longest, shortest and strangest names',
  },
  badges: 'Badges (PDF)',
  sign_in: 'Sign-in sheet (PDF)',
  rooms: 'Lists for the rooms (PDF)',
};

export const words = {title: 'Door', conflicts, counts, links, made, make, papers};
