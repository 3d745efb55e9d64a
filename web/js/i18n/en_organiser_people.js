// English: people, what they may do, and the member register.
import {plural} from './en_numbers.js';

export const people = {
  title: 'People',
  search: 'Name, e-mail, membership number or employer',
  search_hint: 'Two letters at least. Twenty people at most are shown.',
  find: 'Find',
  too_short: 'Enter at least two letters',
  caption: (count) => `${count} ${plural(count, 'person', 'people')} found`,
  nobody: (text) => `Nobody matches “${text}”`,
  nobody_hint: 'Try fewer letters, or the employer.',
  member: 'Membership',
  may: 'May',
  import: 'Import the member register',
  standing: {none: 'not a member', current: 'member', lapsed: 'lapsed'},
};

export const permissions = {
  title: 'What they may do',
  legend: 'Permissions',
  names: {organiser: 'Organiser', door: 'Door', admin: 'Admin'},
  hints: {
    organiser: 'Sets up events, sees who comes, writes to them.',
    door: 'Checks people in.',
    admin: 'Everything, for every event: also people, permissions, the ledger.',
  },
  none: 'Nothing beyond their own bookings.',
  limits: 'Limits of an organiser',
  limits_hint: 'Ticked: only these. Nothing ticked: every event. They do not bind admins.',
  regions: 'Regions',
  series: 'Courses',
  other_region: 'Another region',
  everywhere: 'every event',
  save: 'Save permissions',
  saved: 'Permissions saved.',
};

export const person = {
  title: 'Somebody’s card',
  back: 'Find somebody else',
  unnamed: 'No name yet',
  bookings: 'Bookings',
  no_bookings: 'None.',
  booking: 'Booking',
  second_factor: 'Second factor',
  factor_set: 'set up',
  factor_none: 'not set up',
  reset: 'Reset the second factor…',
  reset_means:
    'For somebody who has lost their app and their recovery codes. It is forgotten and their logins end; they set ' +
    'it up anew at the next sign-in. Be sure that it is them who asks: call them back.',
  reset_yes: 'Reset it',
  reset_done: 'The second factor is reset and their logins have ended.',
  data: 'Their data',
  export: 'Export everything kept about them',
  export_hint: 'As one file, for them. The ledger notes it.',
  merge: 'Two cards of one person',
  merge_hint: 'Bookings of the other card come here, then the other card is erased. This cannot be undone.',
  merge_search: 'Find the other card',
  merge_choose: 'Which is the same person?',
  merge_missing: 'Choose the other card',
  merge_yes: (name) => `Merge into ${name}`,
  merged: 'The two cards are one now.',
  erase: 'Erase them…',
  erase_means:
    'Their bookings end, their places go to others, and what is kept about them here is erased. This cannot be ' +
    'undone.',
  erase_yes: (name) => `Erase ${name}`,
  erased: 'They are erased',
  keep: 'No, leave it',
  for_admins: 'Permissions, merging, export and erasure are for admins.',
};

export const register = {
  title: 'Import the member register',
  hint:
    'A file of comma-separated values (CSV) whose first line names the columns: membership_number, name and email, ' +
    'and as you have them region, employer, job_title, roles, standing. Nobody is deleted by it.',
  file: 'The register’s file',
  file_missing: 'Choose a file',
  too_large: 'The file is larger than 8 MB',
  lapse: 'Whoever is not in the file is no member any more',
  lapse_hint: 'Tick it only for the whole register.',
  try: 'See what would change',
  run: (count) => `Make ${count} ${plural(count, 'change', 'changes')}`,
  dry: 'What would change',
  nothing: 'Nothing would change: everybody is as the register has them.',
  done: 'It is imported',
  done_hint: 'What you approved was done.',
  counts: {added: 'new', changed: 'changed', unchanged: 'as before', lapsed: 'no member any more'},
  problems: (count) => `${count} ${plural(count, 'line has', 'lines have')} a problem. Nothing can be imported before they are mended.`,
  line: 'Line',
  problem: 'Problem',
  who: 'Who',
  what: 'What',
  change: 'Change',
  whats: {added: 'New', changed: 'Changed', lapsed: 'Lapsed'},
  caption: (shown, all) => (shown < all ? `The first ${shown} of ${all} changes` : `${all} ${plural(all, 'change', 'changes')}`),
  from_to: (before, after) => `${before || '(empty)'} → ${after || '(empty)'}`,
  fields: {
    name: 'Name',
    email: 'E-mail',
    region: 'Region',
    employer: 'Employer',
    job_title: 'Job title',
    roles: 'Roles',
    standing: 'Standing',
    membership_number: 'Membership number',
  },
  changed_meanwhile: 'Something changed since you looked. This is how it is now: look again.',
};
