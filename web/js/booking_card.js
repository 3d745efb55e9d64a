// The card of one booking, by its state: ticket, place in the queue, offer, or what became of it.
import {html, nothing} from './page.js';
import {to} from './base.js';
import {offered} from './card.js';
import {add_to_calendar, booking_path, event_path, is_active, ticket, workshop_list} from './pieces.js';
import {t} from './words.js';

function cancel_link(mine, label) {
  return html`<p class="no-print">
    <a class="button danger" href=${booking_path(mine.reference, '/cancel')}>${label}</a>
  </p>`;
}

function join_link(mine) {
  const link = mine.event.online_link;
  return link
    ? html`<p><a class="button wide" href=${link} rel="external noreferrer">${t.booking.join}</a></p>`
    : nothing;
}

function pdf_link({ticket_svg, reference}) {
  const address = to(`/api/registrations/${reference}/ticket.pdf`);
  return ticket_svg ? html`<p class="no-print"><a href=${address}>${t.booking.pdf}</a></p>` : nothing;
}

function registered(event, {mine, me}) {
  return html`<h2>${t.card.booked}</h2>
    ${ticket(mine)}
    <p>${t.booking.reference} <span class="reference">${mine.reference}</span><br>${mine.name}</p>
    ${mine.workshops.length > 0 ? html`<h3>${t.workshops.title}</h3>` : nothing} ${workshop_list(mine)}
    ${join_link(mine)}
    ${pdf_link(mine)}
    ${add_to_calendar(event, {discreet: me.person.discreet_calendar})}
    ${cancel_link(mine, t.booking.cancel)}`;
}

function waiting(event, {mine}) {
  return html`<h2>${t.card.nth(mine.position)}</h2>
    <p>${t.card.queue(mine.position, mine.queue_length)}</p>
    <p>${t.card.list_works[event.waiting_list]}</p>
    ${cancel_link(mine, t.booking.leave)}`;
}

function former(event, {mine}) {
  return html`<h2>${t.booking.states[mine.state]}</h2>
    <p>${t.booking.no_place}</p>
    <p><a class="button quiet" href=${event_path(event.slug)}>${t.cancel.event}</a></p>`;
}

function certificate_link({came, reference}) {
  const address = to(`/api/registrations/${reference}/certificate.pdf`);
  return came ? html`<p class="no-print"><a href=${address}>${t.booking.certificate}</a></p>` : nothing;
}

function past(event, {mine}) {
  return html`<h2>${t.card.past}</h2>
    <p>${t.booking.reference} <span class="reference">${mine.reference}</span></p>
    ${certificate_link(mine)}
    <p><a href=${event_path(event.slug)}>
      ${event.highlights_html ? t.card.past_highlights : t.cancel.event}
    </a></p>`;
}

function called_off(event) {
  return html`<h2>${t.card.cancelled}</h2>
    <p>${t.card.cancelled_mine}</p>
    <p><a class="button quiet" href=${event_path(event.slug)}>${t.cancel.event}</a></p>`;
}

const by_state = {registered, waiting, offered};
const by_event = {past, cancelled: called_off};

// `view`: as of an event's card, with `mine` in any state.
export function booking_card(event, view) {
  const active = is_active(view.mine);
  const shown = (active && by_event[event.state]) || by_state[view.mine.state] || former;
  return html`
    ${view.message ? html`<p class="notice ${view.message.kind}">${view.message.text}</p>` : nothing}
    ${shown(event, view)}`;
}
