// Giving up a place, or leaving a waiting list: what it means, and one button.
import {get, post} from '../api.js';
import {path_parts} from '../base.js';
import {deadline, has_passed, span} from '../dates.js';
import {go_to_sign_in, somebody} from '../me.js';
import {alert, focus_on, html, nothing, open_page, render, sentence_for, set_title, the} from '../page.js';
import {booking_path, event_path, is_active, leaf} from '../pieces.js';
import {submit_button} from '../forms.js';
import {t} from '../words.js';

const root = the('#root');
const reference = path_parts()[1] ?? '';
const address = `registrations/${encodeURIComponent(reference)}`;

let registration = null;
let event = null;
let view = {busy: false, message: ''};

function words() {
  return registration.state === 'registered' ? t.cancel.place : t.cancel.list;
}

function about() {
  const {title, starts_at, ends_at, time_zone} = registration.event;
  return html`<div class="head">
    ${leaf(starts_at, time_zone)}
    <div><h2>${title}</h2><p class="quiet-text">${span(starts_at, ends_at, time_zone)}</p></div>
  </div>`;
}

function gone() {
  return html`<h1>${t.cancel.done_title}</h1>
    <div class="card stub" id="card" tabindex="-1">
      ${about()}
      <p>${t.cancel.done[registration.state] ?? t.cancel.done.cancelled}</p>
      <p><a class="button quiet" href=${event_path(registration.event.slug)}>${t.cancel.event}</a></p>
    </div>`;
}

function too_late() {
  return html`<h1>${t.cancel.late_title}</h1>
    <div class="card stub">
      ${about()}
      <p>${t.cancel.late(deadline(event.cancel_until, event.time_zone))}</p>
      ${event.contact ? html`<p><a href="mailto:${event.contact}">${event.contact}</a></p>` : nothing}
    </div>`;
}

function question() {
  return html`<p class="back"><a href=${booking_path(reference)}>${t.cancel.back}</a></p>
    <h1>${words().title}</h1>
    ${alert(view.message)}
    <div class="card stub">
      ${about()}
      <p>${words().means}</p>
      <form class="row" @submit=${cancel}>
        ${submit_button(words().yes, view.busy, 'danger')}
        <a class="button quiet" href=${booking_path(reference)}>${words().no}</a>
      </form>
    </div>`;
}

function show() {
  if (!is_active(registration)) {
    render(gone(), root);
    return;
  }
  const late = registration.state === 'registered' && event && has_passed(event.cancel_until);
  render(late ? too_late() : question(), root);
}

async function cancel(submitted) {
  submitted.preventDefault();
  if (view.busy) {
    return;
  }
  view = {busy: true, message: ''};
  show();
  try {
    registration = await post(`${address}/cancel`, {}, `cancel.${reference}`);
    view = {busy: false, message: ''};
    set_title(t.cancel.done_title);
    show();
    focus_on('card');
  } catch (refusal) {
    refused(refusal);
  }
}

function refused(refusal) {
  if (refusal.type === 'not_signed_in') {
    go_to_sign_in();
    return;
  }
  view = {busy: false, message: sentence_for(refusal)};
  show();
  focus_on('message');
}

async function load() {
  await somebody();
  registration = await get(address);
  event = await get(`events/${encodeURIComponent(registration.event.slug)}`).catch(() => null);
  set_title(words().title);
  show();
}

open_page(load, {fresh: true, certain: true});
