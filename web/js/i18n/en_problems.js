// English: what can go wrong, what it means and what to do.

export const problems = {
  try_again: 'Try again',
  unreachable_title: 'We cannot reach the service',
  fault_title: 'Sorry, that did not work',
  not_found_title: 'This is not here any more',
  wait: (seconds) =>
    seconds > 60
      ? `That was too often. Try again in ${Math.ceil(seconds / 60)} minutes.`
      : `That was too often. Try again in ${seconds || 60} seconds.`,
  sentences: {
    unreachable:
      'You may be offline, or the service may be away for a moment. Nothing is lost: try again, and ' +
      'nothing is done twice.',
    fault: 'Something went wrong on our side. Your bookings are safe. Try again in a moment.',
    not_found: 'The address may be wrong, or what it named may have gone.',
    busy: 'Many people are booking at this moment. Try again: nothing is done twice.',
    unavailable: 'The service can show but not save at the moment. Try again in a few minutes.',
    full: 'The last place has just gone.',
    closed: 'It is too late for this: the time for it has passed.',
    not_open_yet: 'Bookings are not open yet.',
    already_registered: 'You have already booked this event. This is your booking.',
    not_eligible: 'You cannot book this event.',
    clash: 'Two of your choices are at the same time.',
    second_factor: 'This needs a code of your second factor.',
  },
};

export const problem_page = {
  title: 'What can go wrong',
  intro: 'The service names what went wrong. This is what each name means.',
  what_to_do: 'What you can do',
  type: 'For programs, its name is',
  all: 'All of them',
};

export const problem_types = {
  invalid: {
    title: 'Something in the form is missing or wrong',
    means: 'One or more fields were not understood. Each is named.',
    todo: 'Correct the fields named and send the form again.',
  },
  not_found: {
    title: 'It is not here',
    means: 'There is nothing at this address, or nothing that you may see.',
    todo: 'Check the address, or start from the list of events.',
  },
  not_signed_in: {
    title: 'You are not signed in',
    means: 'This needs to know who you are, and you have not signed in or your login has ended.',
    todo: 'Sign in with your e-mail address. What you had typed is kept in this tab.',
  },
  not_allowed: {
    title: 'You may not do this',
    means: 'You are known, but this is for others; or the request did not come from this site.',
    todo: 'If you think you should be able to, write to the organisers.',
  },
  second_factor: {
    title: 'Your second factor is needed',
    means: 'Those who organise show a code of an authenticator app at sign-in, and again before what is far-reaching.',
    todo: 'Enter a code of your app, or a recovery code. You set it up in your account.',
  },
  wrong_code: {
    title: 'The code does not work',
    means:
      'A code works once, for ten minutes, in the browser that asked for it, and may be tried five times.',
    todo: 'Check it, or ask for another.',
  },
  closed: {
    title: 'It is too late',
    means: 'Bookings have closed, or the time for changes has passed.',
    todo: 'Write to the contact on the event’s page.',
  },
  not_open_yet: {
    title: 'It is too early',
    means: 'Bookings for this event have not opened.',
    todo: 'The event’s page says when they do.',
  },
  full: {
    title: 'There is no place left',
    means:
      'The event or a workshop is full and has no waiting list, or somebody took the last place just ' +
      'before you.',
    todo: 'Choose another date or workshop. For a workshop you can ask to be told if a place comes up.',
  },
  already_registered: {
    title: 'You have already booked',
    means: 'Each person has one booking for an event.',
    todo: 'Find it under “My bookings”.',
  },
  not_eligible: {
    title: 'The event is for others',
    means: 'Some events are for members, for reps or by invitation.',
    todo: 'If you think you should be able to book, write to the contact on the event’s page.',
  },
  clash: {
    title: 'Two choices overlap',
    means: 'Two workshops you chose are at the same time.',
    todo: 'Choose one of them.',
  },
  stale: {
    title: 'Somebody changed it first',
    means: 'What you were editing was changed in the meantime.',
    todo: 'Load it again and repeat your change.',
  },
  too_many: {
    title: 'That was too often',
    means: 'The same thing was asked for many times in a short while.',
    todo: 'Wait for the time named and try again.',
  },
  busy: {
    title: 'Many people at once',
    means: 'More requests came than can wait in line. Nothing was done.',
    todo: 'Try again in a moment. Nothing is done twice.',
  },
  unavailable: {
    title: 'Nothing can be saved at the moment',
    means: 'The service can show what it has but cannot write.',
    todo: 'Try again in a few minutes.',
  },
  malformed: {
    title: 'The request was not understood',
    means: 'What was sent is not a JSON object or not HTTP as it should be.',
    todo: 'Load the page again. If you wrote the program that sent it, look at its request.',
  },
  too_large: {
    title: 'Too much at once',
    means: 'The request was larger than is accepted.',
    todo: 'Send less.',
  },
  unsupported: {
    title: 'The wrong kind of content',
    means: 'Requests carry application/json.',
    todo: 'If you wrote the program that sent it, set its Content-Type.',
  },
  method: {
    title: 'That cannot be done here',
    means: 'The address exists but does not know this method.',
    todo: 'If you wrote the program that sent it, look at the answer’s Allow header.',
  },
  length_required: {
    title: 'The length is missing',
    means: 'Requests with a body name its Content-Length; transfer codings are not accepted.',
    todo: 'If you wrote the program that sent it, send a Content-Length.',
  },
};
