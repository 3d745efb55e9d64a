// What stands in a column of the list of attendees.
import {date_and_time, short_date} from '../dates.js';
import {html, nothing} from '../page.js';
import {o} from './desk_words.js';
import {known_columns} from './list_query.js';

const state_kinds = {registered: 'ok', waiting: 'warn', offered: 'warn', cancelled: 'bad'};

export function state_tag(state) {
  return html`<span class="tag ${state_kinds[state] ?? ''}">${o.attendees.states[state]}</span>`;
}

export function tag_list(tags) {
  return tags.map((tag) => html`<span class="tag">${tag}</span> `);
}

function titles(attendee, state) {
  return attendee.workshops
    .filter((one) => one.state === state)
    .map((one) => one.title)
    .join(', ');
}

// An answer in words; nothing if there is none.
export function answer_text(answer) {
  if (typeof answer === 'boolean') {
    return answer ? o.columns.yes : o.columns.no;
  }
  return [answer ?? ''].flat().join(', ');
}

const cells = {
  employer: (one) => one.employer,
  reference: (one) => html`<span class="numbers">${one.reference}</span>`,
  state: (one) => state_tag(one.state),
  position: (one) => (one.position === null ? '' : o.person.nth(one.position)),
  region: (one) => one.region,
  email: (one) => one.email,
  membership_number: (one) => html`<span class="numbers">${one.membership_number ?? ''}</span>`,
  registered_at: (one, zone) => html`<span title=${date_and_time(one.registered_at, zone)}>
    ${short_date(one.registered_at, zone)}</span>`,
  cancelled_at: (one, zone) => (one.cancelled_at ? short_date(one.cancelled_at, zone) : ''),
  origin: (one) => o.attendees.origins[one.origin] ?? one.origin,
  release: (one) => (one.release ? o.filters.releases[one.release] : ''),
  tags: (one) => (one.tags.length > 0 ? tag_list(one.tags) : nothing),
  workshops: (one) => titles(one, 'registered'),
  workshops_waiting: (one) => titles(one, 'waiting'),
};

// The columns of an event's list: those there are anyway, and one for each question.
export function columns_of(event) {
  return [
    ...known_columns.map((name) => ({name, label: o.columns.names[name]})),
    ...event.questions.map(({id, label}) => ({name: `answer.${id}`, label})),
  ];
}

export function cell(name, attendee, zone) {
  return cells[name]?.(attendee, zone) ?? answer_text(attendee.answers[name.replace('answer.', '')]);
}
