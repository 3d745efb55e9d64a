// One's bookings: coming up with ticket, waiting, past and cancelled.
import {get} from '../api.js';
import {to} from '../base.js';
import {has_passed, span} from '../dates.js';
import {somebody} from '../me.js';
import {html, nothing, open_page, render, the} from '../page.js';
import {booking_path, event_path, is_active, leaf, ticket, workshop_list} from '../pieces.js';
import {t} from '../words.js';

const root = the('#root');

function heading(registration) {
  const {event} = registration;
  return html`<div class="head">
    ${leaf(event.starts_at, event.time_zone)}
    <div>
      <h3><a href=${booking_path(registration.reference)}>${event.title}</a></h3>
      <p class="quiet-text">${span(event.starts_at, event.ends_at, event.time_zone)}</p>
    </div>
  </div>`;
}

function link(kind, href, label) {
  return html`<a class="button ${kind}" href=${href}>${label}</a>`;
}

function coming(registration) {
  const {reference} = registration;
  return html`<li class="card stub">
    ${heading(registration)}
    <hr>
    <div class="row above-a-little">
      ${ticket(registration, {small: true})}
      <div>
        <p>${t.booking.reference} <span class="reference">${reference}</span></p>
        ${workshop_list(registration)}
      </div>
    </div>
    <p class="row no-print">
      ${link('quiet', booking_path(reference), t.card.manage)}
      ${link('danger', booking_path(reference, '/cancel'), t.booking.cancel)}
    </p>
  </li>`;
}

function hoping(registration) {
  const {reference, event} = registration;
  const offered = registration.state === 'offered';
  const manage = link('quiet', booking_path(reference), t.card.manage);
  const answer = link('', event_path(event.slug), t.bookings.answer_offer);
  const leave = link('danger', booking_path(reference, '/cancel'), t.booking.leave);
  return html`<li class="card">
    ${heading(registration)}
    <p>${offered ? t.card.offered : t.card.queue(registration.position, registration.queue_length)}</p>
    <p class="row no-print">${offered ? [answer, manage] : [manage, leave]}</p>
  </li>`;
}

function former(registration) {
  const {event} = registration;
  return html`<li>
    <a href=${booking_path(registration.reference)}>${event.title}</a>,
    ${span(event.starts_at, event.ends_at, event.time_zone)}
    ${
      is_active(registration)
        ? nothing
        : html` <span class="tag">${t.booking.states[registration.state]}</span>`
    }
  </li>`;
}

function section(id, title, list, one) {
  if (list.length === 0) {
    return nothing;
  }
  return html`<section aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    <ul class="list bookings">${list.map(one)}</ul>
  </section>`;
}

function empty() {
  return html`<div class="card narrow">
    <h2>${t.bookings.none}</h2>
    <p>${t.bookings.none_hint}</p>
    <a class="button" href=${to('/')}>${t.list.see_events}</a>
  </div>`;
}

function sorted(registrations) {
  const by_start = [...registrations].sort((one, other) =>
    one.event.starts_at.localeCompare(other.event.starts_at),
  );
  const ahead = by_start.filter((one) => is_active(one) && !has_passed(one.event.ends_at));
  return {
    coming: ahead.filter((one) => one.state === 'registered'),
    hoping: ahead.filter((one) => one.state !== 'registered'),
    former: by_start.filter((one) => !ahead.includes(one)).reverse(),
  };
}

function show(registrations) {
  if (registrations.length === 0) {
    render(empty(), root);
    return;
  }
  const groups = sorted(registrations);
  render(
    html`
    ${section('offers', t.bookings.waiting, groups.hoping, hoping)}
    ${section('coming', t.bookings.coming(groups.coming.length), groups.coming, coming)}
    ${
      groups.former.length === 0
        ? nothing
        : html`<details>
      <summary>${t.bookings.past(groups.former.length)}</summary>
      <ul>${groups.former.map(former)}</ul>
    </details>`
    }
    <p class="no-print"><a href="${to('/account')}#calendar">${t.bookings.feed}</a></p>`,
    root,
  );
}

async function load() {
  await somebody();
  const {registrations} = await get('registrations');
  show(registrations);
}

open_page(load, {fresh: true, certain: true});
