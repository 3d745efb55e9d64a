// The registration card of an event's page: one function a state, chosen by a table. It shows; event.js acts.
import {html, nothing} from './page.js';
import {to} from './base.js';
import {deadline, has_passed} from './dates.js';
import {sign_in_address} from './me.js';
import {add_to_calendar, booking_path, can_be_booked, event_path, ticket, workshop_list} from './pieces.js';
import {t} from './words.js';

function contact(event, invitation = t.card.contact) {
  if (!event.contact) {
    return nothing;
  }
  return html`<p>${invitation} <a href="mailto:${event.contact}">${event.contact}</a></p>`;
}

function places(event) {
  const {capacity, left} = event.places;
  return capacity === null ? t.card.unlimited : t.card.left_of(left, capacity);
}

function book_form(event) {
  return event_path(event.slug) + '/book';
}

// Whether booking needs something typed: then the button leads to a form instead of booking at once.
function needs_form(event, me) {
  return event.questions.some((question) => question.required) || !me.person.name;
}

// Never disabled: a second tap does nothing while the first is under way.
function main_button(label, busy, act) {
  const disabled = busy ? 'true' : 'false';
  return html`<button class="button wide" type="button" aria-disabled=${disabled} @click=${act}>
    ${busy ? t.card.busy : label}
  </button>`;
}

function booking_as({person}) {
  const member = person.membership_number ? t.card.member(person.membership_number) : '';
  return html`<p class="hint above-a-little">
    ${t.card.booking_as([person.name || person.email, member].filter(Boolean).join(', '))}
    <a href=${to('/account')}>${t.card.not_you}</a>
  </p>`;
}

function way_in(event, view, label) {
  const {me, busy, act} = view;
  if (!me) {
    return html`<a class="button wide" href=${sign_in_address()}>${label}</a>
      <p class="hint above-a-little">${t.card.sign_in_hint}</p>`;
  }
  if (needs_form(event, me)) {
    return html`<a class="button wide" href=${book_form(event)}>${label}</a>${booking_as(me)}`;
  }
  const choose =
    event.slots.length + event.questions.length === 0
      ? nothing
      : html`<p><a href=${book_form(event)}>${t.card.choose_first}</a></p>`;
  return html`${main_button(label, busy, act.book)}${booking_as(me)}${choose}`;
}

function not_eligible(event, view) {
  return html`<h2>${t.card.not_eligible}</h2>
    <p>${view.eligibility.reason}</p>
    ${contact(event)}`;
}

function open(event, view) {
  return html`<h2>${t.book.title}</h2>
    <p class="numbers">${places(event)}</p>
    ${way_in(event, view, t.card.book_button)}`;
}

function waiting_list(event, view) {
  return html`<h2>${t.card.full}</h2>
    <p>${t.card.people_waiting(event.places.waiting)}</p>
    <p>${t.card.list_works[event.waiting_list]}</p>
    ${way_in(event, view, t.card.join_button)}`;
}

function full(event) {
  return html`<h2>${t.card.full}</h2><p>${t.card.no_list}</p>${contact(event)}`;
}

function not_yet(event) {
  return html`<h2>${t.card.not_yet}</h2>
    <p>${t.card.opens(deadline(event.opens_at, event.time_zone))}</p>`;
}

function closed(event) {
  return html`<h2>${t.card.closed}</h2>
    ${
      has_passed(event.closes_at)
        ? html`<p>${t.card.closed_on(deadline(event.closes_at, event.time_zone))}</p>`
        : nothing
    }
    ${contact(event)}`;
}

function cancelled(event, {mine}) {
  return html`<h2>${t.card.cancelled}</h2>
    <p>${mine ? t.card.cancelled_mine : t.card.cancelled_hint}</p>
    ${contact(event, t.card.ask)}`;
}

function past(event, {mine}) {
  return html`<h2>${t.card.past}</h2>
    <p>${event.highlights_html ? t.card.past_highlights : t.card.past_hint}</p>
    ${mine ? html`<p><a href=${booking_path(mine.reference)}>${t.card.label}</a></p>` : nothing}
    ${
      event.series
        ? html`<p><a href="${to('/')}?series=${event.series.slug}">${t.event.other_dates}</a></p>`
        : nothing
    }`;
}

// What can still be told or chosen after a booking with one click.
function left_to_do(event, mine) {
  const left = [
    event.slots.length > 0 && mine.workshops.length === 0 && {at: 'workshops', label: t.workshops.choose},
    event.questions.length > 0 &&
      Object.keys(mine.answers).length === 0 && {at: 'answers', label: t.booking.answer},
  ].filter(Boolean);
  if (left.length === 0 || has_passed(event.cancel_until)) {
    return nothing;
  }
  return html`<ul class="notice plain">
    ${left.map(({at, label}) => html`<li><a href="${booking_path(mine.reference)}#${at}">${label}</a></li>`)}
  </ul>`;
}

function registered(event, {mine, me}) {
  return html`<h2>${t.card.booked}</h2>
    <p>${t.booking.reference} <span class="reference">${mine.reference}</span></p>
    ${ticket(mine)}
    ${mine.workshops.length > 0 ? html`<h3>${t.workshops.title}</h3>` : nothing} ${workshop_list(mine)}
    ${left_to_do(event, mine)}
    ${add_to_calendar(event, {discreet: me?.person.discreet_calendar})}
    <p class="row no-print">
      <a class="button quiet" href=${booking_path(mine.reference)}>${t.card.manage}</a>
      <a class="button danger" href=${booking_path(mine.reference, '/cancel')}>${t.booking.cancel}</a>
    </p>`;
}

function waiting(event, {mine}) {
  return html`<h2>${t.card.nth(mine.position)}</h2>
    <p>${t.card.queue(mine.position, mine.queue_length)}</p>
    <p>${t.card.list_works[event.waiting_list]}</p>
    <p class="row">
      <a class="button quiet" href=${booking_path(mine.reference)}>${t.card.manage}</a>
      <a class="button danger" href=${booking_path(mine.reference, '/cancel')}>${t.booking.leave}</a>
    </p>`;
}

// A place held for somebody: its deadline, accept, decline (asked once more).
export function offered(event, view) {
  const {mine, busy, declining, act} = view;
  const until = deadline(mine.offered_until, event.time_zone);
  if (declining) {
    return html`<h2>${t.card.decline_sure}</h2>
      <p>${t.card.decline_means}</p>
      <p class="row">
        <button class="button danger" type="button" @click=${act.decline}>
          ${busy ? t.card.busy : t.card.decline_yes}
        </button>
        <button class="button quiet" type="button" @click=${act.keep}>${t.card.decline_no}</button>
      </p>`;
  }
  return html`<h2>${t.card.offered}</h2>
    <p>${t.card.offered_until} <strong>${until}</strong>.</p>
    ${main_button(t.card.accept, busy, act.accept)}
    <p class="above-a-little">
      <button class="button quiet wide" type="button" @click=${act.ask_decline}>${t.card.decline}</button>
    </p>`;
}

const by_event = {open, few: open, waiting_list, full, not_yet, closed, cancelled, past};
const by_booking = {registered, waiting, offered};

function choose(event, {mine, eligibility}) {
  if (['cancelled', 'past'].includes(event.state)) {
    return by_event[event.state];
  }
  if (mine) {
    return by_booking[mine.state];
  }
  if (eligibility && !eligibility.eligible && can_be_booked(event)) {
    return not_eligible;
  }
  return by_event[event.state] ?? closed;
}

// The inside of the card. `view`: {me, mine, eligibility, busy, declining, message, act}; act as of
// actions.js.
export function card(event, view) {
  return html`
    ${view.message ? html`<p class="notice ${view.message.kind}">${view.message.text}</p>` : nothing}
    ${choose(event, view)(event, view)}`;
}
