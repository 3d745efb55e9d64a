// English: booking, waiting, changing, cancelling, and the forms for it.
import {nth, plural} from './en_numbers.js';

export const card = {
  label: 'Your booking',
  book_button: 'Book my place',
  busy: 'One moment…',
  left_of: (left, capacity) => `${left} of ${capacity} ${plural(capacity, 'place', 'places')} left`,
  unlimited: 'There is room for everybody.',
  booking_as: (who) => `Booking as ${who}.`,
  member: (number) => `member ${number}`,
  not_you: 'Not you?',
  sign_in_hint: 'We send a code to your e-mail address to know it is you. There is no password.',
  choose_first: 'Book with your choices and answers',
  contact: 'If you still need a place, write to',
  ask: 'Any questions? Write to',
  not_eligible: 'You cannot book this event',
  full: 'This event is full',
  people_waiting: (count) =>
    count === 0 ? 'Nobody is waiting.' : `${count} ${plural(count, 'person is', 'people are')} waiting.`,
  list_works: {
    confirm: 'If a place comes up and you are next, it is yours at once and we e-mail you.',
    offer: 'If a place comes up and you are next, we e-mail you and hold it until the time we name.',
  },
  join_button: 'Join the waiting list',
  no_list: 'There is no waiting list for this event.',
  not_yet: 'Bookings are not open yet',
  opens: (when) => `Bookings open on ${when}.`,
  closed: 'Bookings have closed',
  closed_on: (when) => `Bookings closed on ${when}.`,
  cancelled: 'This event is cancelled',
  cancelled_mine: 'You need do nothing: your booking has ended with it.',
  cancelled_hint: 'It will not take place.',
  past: 'This event has taken place',
  past_highlights: 'Read the highlights on this page.',
  past_hint: 'Thank you to everybody who came.',
  booked: 'You’re booked',
  show_at_door: 'Show this at the door, on your phone or on paper. Your reference works too.',
  manage: 'See or change it',
  nth: (position) => `You’re ${nth(position)} on the waiting list`,
  queue: (position, length) =>
    length > 1 ? `${length} people are waiting; you are ${nth(position)}.` : 'You are the only one waiting.',
  offered: 'A place is held for you',
  offered_until: 'It is yours if you accept by',
  accept: 'Accept the place',
  decline: 'I can’t come',
  decline_sure: 'Give up this place?',
  decline_means: 'It goes to the next person waiting. You can join the waiting list again, at its end.',
  decline_yes: 'Give up the place',
  decline_no: 'Go back',
  did: 'Done.',
  did_book: (reference) => `Your place is booked. Your reference is ${reference}. We have e-mailed you.`,
  did_wait: (position) =>
    `All places are taken, so you are now ${nth(position)} on the waiting list. We have e-mailed you.`,
  did_decline: 'Thank you for telling us. The place goes to the next person.',
};

export const book = {
  back: 'Back to the event',
  title: 'Book your place',
  name: 'Your name',
  name_hint: 'As it should appear on your badge.',
  badge_name: 'Name on your badge',
  name_missing: 'Enter your name',
  employer: 'Where you work',
  already_hint: (reference) => `Your reference is ${reference}.`,
  not_now: 'This event cannot be booked now',
  not_now_hint: 'The event’s page says why.',
};

export const booking = {
  reference: 'Reference',
  ticket_alt: (reference) => `Your ticket as a QR code. Your reference is ${reference}.`,
  cancel: 'Cancel my booking',
  leave: 'Leave the waiting list',
  answer: 'Answer the organisers’ questions',
  pdf: 'Ticket to print (PDF)',
  certificate: 'Certificate of attendance (PDF)',
  join: 'Join online',
  details: 'Your details for this event',
  until: (when) => `You can change this until ${when}.`,
  fixed: 'This can no longer be changed here.',
  done: 'Your place is booked',
  done_next: 'We have e-mailed you your ticket and an entry for your calendar. Nothing else is needed.',
  done_waiting: 'All places are taken. We e-mail you when one comes up and it is your turn.',
  no_place: 'You do not have a place at this event.',
  states: {
    cancelled: 'You cancelled this booking',
    declined: 'You gave up this place',
    lapsed: 'The offer of a place ran out',
    removed: 'This booking was removed by the organisers',
  },
};

export const release = {
  title: 'Release from work',
  hint: 'You are entitled to paid release for this course. The letter asks your employer for it, with the law it rests on.',
  letter: 'Letter to your employer (PDF)',
  label: 'What your employer says',
  keep: 'Keep this answer',
  answers: {
    unasked: 'I have not asked yet',
    requested: 'I have asked',
    agreed: 'Agreed',
    refused: 'Refused',
  },
};

export const bookings = {
  none: 'You have no bookings yet',
  none_hint: 'When you book a place it appears here, with your ticket.',
  coming: (count) => `Coming up (${count})`,
  waiting: 'Waiting list',
  past: (count) => `Past and cancelled (${count})`,
  answer_offer: 'Accept or decline',
  feed: 'Have all of these in your own calendar',
};

export const workshops = {
  title: 'Your workshops',
  choose: 'Choose your workshops',
  later: 'One for each time, or none. You can also choose later.',
  wishes: 'You are waiting for a place at the event. If you get one, you also get these where there is room.',
  none: 'None at this time',
  places: ({capacity, left}) => {
    if (capacity === null) {
      return 'Room for everybody';
    }
    return left === 0 ? 'Full' : `${left} ${plural(left, 'place', 'places')} left`;
  },
  tell_me: (title) => `Tell me if a place comes up in “${title}”`,
  waiting_now: (count) => (count === 0 ? 'Nobody is waiting' : `${count} waiting`),
  states: {
    waiting: ({position}) => (position ? `${nth(position)} on its waiting list` : 'On its waiting list'),
    wanted: () => 'If you get a place',
  },
};

export const calendar = {
  add: 'Add to your calendar',
  file: 'Download a calendar file',
  either: 'Use the file or a subscription, not both: you would have the event twice. The same goes for the file we e-mail.',
  subscribe: 'Or subscribe, and changes follow',
  address: 'Address to subscribe to',
  device: 'Calendar of this device (Apple, Outlook, Thunderbird)',
  google: 'Google Calendar',
  outlook: 'Outlook on the web',
  slow: 'Programs look for changes every few hours, Google sometimes a day later. Urgent news comes by e-mail.',
  discreet: 'The file names the event. Your private calendar address, under your account, does not.',
};

export const cancel = {
  back: 'Back to your booking',
  place: {
    title: 'Cancel your booking',
    means: 'You give up your place, and it goes to somebody else at once. We e-mail you a confirmation.',
    yes: booking.cancel,
    no: 'Keep my place',
  },
  list: {
    title: booking.leave,
    means: 'You give up your turn. You can join again later, at the end of the list.',
    yes: booking.leave,
    no: 'Keep waiting',
  },
  done_title: 'Done',
  done: {
    cancelled: 'You are no longer booked or waiting for this event. Thank you for telling us.',
    declined: 'You gave up this place. Thank you for telling us.',
    lapsed: 'The offer of a place ran out.',
    removed: 'This booking was removed by the organisers.',
  },
  event: 'See the event',
  late_title: 'It is too late to cancel here',
  late: (when) =>
    `This could be cancelled here until ${when}. If you cannot come, please tell the organisers:`,
};

export const history = {
  title: 'What happened to this booking',
  acts: {
    booked: 'Booked',
    joined_queue: 'Joined the waiting list',
    place_offered: 'A place was offered',
    place_confirmed: 'Got a place from the waiting list',
    offer_accepted: 'The place was accepted',
    offer_declined: 'The place was declined',
    offer_lapsed: 'The offer ran out',
    passed_over: 'Passed over: the event was not for you when a place came up',
    cancelled: 'Booking cancelled',
    moved: 'Moved from another event',
    booking_changed: 'Details changed',
    workshop_taken: 'Got a place in a workshop',
    workshop_queued: 'Joined the waiting list of a workshop',
    workshop_promoted: 'Got a place in a workshop from its waiting list',
    workshop_left: 'Gave up a workshop',
    check_in_undone: 'A check-in at the door was taken back',
  },
};

export const forms = {
  problem: 'There is a problem',
  error_prefix: 'Error: ',
  sending: 'Sending…',
  save: 'Save',
  saved: 'Saved.',
  yes: 'Yes',
  no: 'No',
  restored: 'What you had typed is still here.',
  optional: (label) => `${label} (optional)`,
  about: (label, what) => `${label} ${what}`,
  missing: (label) => `Answer “${label}”`,
  purpose: (purpose) => `Asked for: ${purpose.replace(/\.$/, '')}.`,
  kept: (days) => `Deleted ${days} ${plural(days, 'day', 'days')} after the event.`,
};
