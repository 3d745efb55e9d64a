// Pieces that more than one page shows: date leaf, state tags, facts of an event, ticket, calendars.
import {announce, html, nothing} from './page.js';
import {to} from './base.js';
import {hours, local, short_date, short_month, span} from './dates.js';
import {t} from './words.js';

export function leaf(instant, zone) {
  const at = local(instant, zone);
  return html`<div class="leaf" aria-hidden="true">
    <b>${short_month(at)}</b><span>${at.day}</span><small>${t.dates.weekdays[at.weekday].slice(0, 3)}</small>
  </div>`;
}

// States that hold or may get a place.
const active_states = ['registered', 'waiting', 'offered'];

export function is_active(registration) {
  return active_states.includes(registration.state);
}

// The one of these registrations that counts for an event: the active one, or nothing.
export function mine_for(registrations, slug) {
  return registrations.find((one) => one.event.slug === slug && is_active(one)) ?? null;
}

export function event_path(slug) {
  return to(`/events/${encodeURIComponent(slug)}`);
}

export function booking_path(reference, rest = '') {
  return to(`/bookings/${encodeURIComponent(reference)}${rest}`);
}

export function can_be_booked(event) {
  return ['open', 'few', 'waiting_list'].includes(event.state);
}

function tag(kind, text) {
  return html`<span class="tag ${kind}">${text}</span>`;
}

const mine_tags = {
  registered: () => tag('ok', t.tags.booked),
  waiting: (mine) => tag('warn', t.tags.waiting(mine.position)),
  offered: () => tag('warn', t.card.offered),
};

const event_tags = {
  open: () => tag('', t.tags.open),
  few: (event) => tag('warn', t.tags.few(event.places.left)),
  waiting_list: () => tag('warn', t.tags.waiting_list),
  full: () => tag('warn', t.tags.full),
  not_yet: (event) => tag('', t.tags.opens(short_date(event.opens_at, event.time_zone))),
  closed: () => tag('', t.tags.closed),
  cancelled: () => tag('bad', t.tags.cancelled),
  past: () => tag('', t.tags.past),
};

// How things stand, in a word or two: one's own booking first, else the event's state.
export function state_tag(event, mine) {
  if (mine && event.state !== 'cancelled' && event.state !== 'past') {
    return mine_tags[mine.state](mine);
  }
  return event_tags[event.state]?.(event) ?? nothing;
}

export function place_of(event) {
  const venue = [event.venue.name, event.venue.town].filter(Boolean).join(', ');
  if (!venue) {
    return event.online ? t.event.online : t.event.place_to_come;
  }
  return event.online ? t.event.and_online(venue) : venue;
}

export function kind_of(event) {
  return t.kinds[event.kind] ?? event.kind;
}

function days_of(event) {
  if (event.days.length < 2) {
    return nothing;
  }
  return html`<ul class="days">
    ${event.days.map(
      (day) => html`<li>
      ${short_date(day.starts_at, event.time_zone)}, ${hours(day.starts_at, day.ends_at, event.time_zone)}
    </li>`,
    )}
  </ul>`;
}

function map_of({name, address, town, latitude, longitude}) {
  if (latitude && longitude) {
    const at = `${latitude}/${longitude}`;
    return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${at}`;
  }
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent([name, address, town].join(', '))}`;
}

function where_of(event) {
  const {venue} = event;
  if (!venue.address) {
    return place_of(event);
  }
  return html`${place_of(event)}
    <br><span class="quiet-text">${venue.address}</span>
    <br><a class="no-print" href=${map_of(venue)} rel="external noreferrer">${t.event.map}</a>`;
}

function fact(name, value) {
  return value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing;
}

export function facts(event) {
  return html`<dl class="facts">
    ${fact(t.event.when, html`${span(event.starts_at, event.ends_at, event.time_zone)}${days_of(event)}`)}
    ${fact(t.event.where, where_of(event))}
    ${fact(t.event.kind, kind_of(event))}
    ${fact(t.event.audience, t.audiences[event.audience])}
    ${fact(t.event.cost, t.event.free)}
  </dl>`;
}

// The code for the door, while there is a place.
export function ticket(registration, {small = false} = {}) {
  if (!registration.ticket_svg) {
    return nothing;
  }
  const pixels = small ? 112 : 192;
  return html`<img class="ticket ${small ? 'small' : ''}" src=${to(registration.ticket_svg)} width=${pixels}
      height=${pixels} alt=${t.booking.ticket_alt(registration.reference)}>
    ${small ? nothing : html`<p class="hint">${t.card.show_at_door}</p>`}`;
}

// The whole address of a path of this site, as programs elsewhere need it.
function whole(path) {
  return new URL(to(path), location.href).href;
}

// "webcal:" opens the calendar of the device, whatever the address's own scheme: iOS refuses "webcals:".
function webcal(address) {
  return address.replace(/^https?:/, 'webcal:');
}

async function copy(address, field) {
  try {
    await navigator.clipboard.writeText(address);
    announce(t.account.copied);
  } catch {
    field.select();
  }
}

// An address to copy, and links that subscribe to it. `id`: of the field; `hint`: what to know of it.
export function subscription({address, id, label, hint, name}) {
  const google = `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal(address))}`;
  const parameters = new URLSearchParams({url: address, name});
  const outlook = `https://outlook.office.com/calendar/0/addfromweb?${parameters}`;
  const field = () => document.getElementById(id);
  return html`<div class="field">
      <label class="label" for=${id}>${label}</label>
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
      <input class="input" id=${id} readonly .value=${address} @focus=${(focused) => focused.target.select()}
        aria-describedby=${hint ? `${id}-hint` : nothing}>
    </div>
    <p>
      <button class="button quiet" type="button" @click=${() => copy(address, field())}>${t.account.copy}</button>
    </p>
    <ul>
      <li><a href=${webcal(address)}>${t.calendar.device}</a></li>
      <li><a href=${google} rel="external noreferrer">${t.calendar.google}</a></li>
      <li><a href=${outlook} rel="external noreferrer">${t.calendar.outlook}</a></li>
    </ul>`;
}

// An event's file and its subscription. Whoever is discreet is offered neither name nor address for programs
// of others to keep.
export function add_to_calendar(event, {discreet = false} = {}) {
  const address = whole(event.calendar_url);
  const more = html`<p class="hint">${t.calendar.either}</p>
    <p><strong>${t.calendar.subscribe}</strong></p>
    ${subscription({address, id: 'calendar-address', label: t.calendar.address, name: event.title})}
    <p class="hint">${t.calendar.slow}</p>`;
  return html`<details class="no-print">
    <summary>${t.calendar.add}</summary>
    <p><a href=${to(event.calendar_url)}>${t.calendar.file}</a></p>
    ${discreet ? html`<p class="hint">${t.calendar.discreet}</p>` : more}
  </details>`;
}

function workshop_line(one) {
  const state = t.workshops.states[one.state]?.(one);
  return html`<li>${one.title} ${state ? html`<span class="tag warn">${state}</span>` : nothing}</li>`;
}

// The chosen workshops of a registration; nothing if there are none.
export function workshop_list({workshops}) {
  return workshops.length > 0 ? html`<ul>${workshops.map(workshop_line)}</ul>` : nothing;
}
