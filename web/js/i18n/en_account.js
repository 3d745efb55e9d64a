// English: signing in and the account.

export const sign_in = {
  email: 'Your e-mail address',
  email_hint: 'If you are a member, the one your union knows.',
  email_wrong: 'Enter an e-mail address, like name@work.example',
  send_code: 'Send me a code',
  no_password: 'There is no password. We e-mail you a code that works for ten minutes.',
  code_title: 'Enter the code',
  sent_to: 'We have sent a code to',
  code: 'Code from the e-mail',
  code_hint: 'Eight letters and numbers, like ABCD-EFGH. Capitals and the dash do not matter.',
  code_missing: 'Enter the code from the e-mail',
  code_wrong: 'That code does not work. Check it, or ask for another: each works once, for ten minutes.',
  again_in: (seconds) =>
    `No e-mail? You can ask for another code in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  again: 'Send me another code',
  other_email: 'Use a different e-mail address',
  spam: 'It can take a minute. Look in your junk folder too.',
  link_hint: 'Press the button to sign in with the code from your e-mail:',
  link_wrong:
    'That code does not work here. It works once, for ten minutes, in the browser that asked for it.',
};

export const account = {
  title: 'Your account',
  details: 'Your details',
  name: 'Name',
  email: 'E-mail',
  membership_number: 'Membership number',
  employer: 'Employer',
  job_title: 'Job title',
  roles: 'Roles',
  role_names: {rep: 'Workplace rep', link_member: 'Link member', committee: 'Committee member'},
  from_register: 'These come from the union’s register of members. To correct them, write to your union.',
  language: 'Language of our e-mails',
  language_hint: 'These pages are in English for now.',
  languages: {en: 'English', cy: 'Cymraeg'},
  access: 'Access needs',
  access_hint:
    'What helps you to take part: step-free ways, an induction loop, a seat near the front. ' +
    'Organisers of events you book can read it.',
  discreet: 'Calendar',
  discreet_yes: 'Discreet calendar entries',
  discreet_hint: 'Entries in your calendar and their reminders do not name the union or the event.',
  calendar: 'Your bookings in your own calendar',
  calendar_hint:
    'A private address that shows your bookings in your own calendar and keeps them up to date. Whoever ' +
    'has it can see your bookings, so do not pass it on.',
  calendar_renew: 'If you made one before, it stops working when you make a new one.',
  calendar_make: 'Make a calendar address',
  calendar_address: 'Your private calendar address',
  calendar_once: 'Add it in your calendar under “from a web address”. It is shown this once.',
  calendar_opening: 'When booking opens for you',
  calendar_opening_hint: 'A second calendar, if you like: the hours at which booking opens for events you may book.',
  calendar_either:
    'Use this or the calendar files in our e-mails, not both: you would have each event twice.',
  calendar_copy:
    'Google, Microsoft or Apple will hold a copy of what it shows. Discreet entries, above, name neither ' +
    'the union nor the event.',
  calendar_often: 'How soon changes appear',
  calendar_programs: [
    ['Apple', 'every hour, if you leave it as it is'],
    ['Google', 'after 4 to 24 hours'],
    ['Outlook.com and Microsoft 365', 'after 3 to 24 hours'],
    ['Outlook on a computer', 'when it starts, then every hour'],
    ['Thunderbird', 'every half hour'],
  ],
  calendar_urgent: 'Anything urgent comes by e-mail too.',
  copy: 'Copy the address',
  copied: 'Copied',
  logins: 'Where you are signed in',
  logins_hint: 'If you do not know one of these, end it.',
  login_since: (date) => `Signed in on ${date}`,
  login_seen: (when) => `Last used ${when}`,
  this_browser: 'This browser',
  end: 'End it',
  end_login: (date) => `End the login of ${date}`,
  ended: 'Ended.',
  second_factor: 'Second factor',
  second_factor_hint: 'A code of an app on your phone, besides the code by e-mail, because you organise.',
  second_factor_link: 'See or change your second factor',
  sign_out: 'Sign out',
  sign_out_everywhere: 'Sign out everywhere',
  data: 'Your data',
  data_hint: 'Everything kept about you here, as one file.',
  download: 'Download my data',
  erase: 'Erase my data',
  erase_hint:
    'Your bookings end, your places go to others, and what is kept about you here is erased. This ' +
    'cannot be undone. Your union membership is not affected.',
  erase_start: 'Erase my data…',
  erase_sent: 'To be sure it is you, we have e-mailed you a code. Enter it to erase your data.',
  erase_yes: 'Erase everything',
  erase_no: 'Keep my data',
};

export const verify = {
  title: 'Is this certificate genuine?',
  genuine: 'Yes. This certificate of attendance is genuine.',
  event: 'Event',
  days: 'Attended on',
  hours: 'In all',
  initials: 'Initials of whoever attended',
  code: 'Code',
  compare: 'Compare this with the paper: the same event, days and hours, and a name with these initials.',
  unknown: 'There is no certificate with this code. Compare the code with the one on the paper.',
};

export const optional_mail = {
  title: 'E-mails you can stop',
  which: 'Messages from organisers, and what they write after an event, can be stopped.',
  others: 'You will still hear about your own bookings: confirmations, changes, reminders.',
  stop: 'Stop these e-mails',
  start: 'Start them again',
  stopped: 'Done. You will get no more of these e-mails.',
  started: 'Done. You will get these e-mails again.',
  unknown: 'This link is not known any more. Sign in and write to the organisers if e-mails go on.',
};
