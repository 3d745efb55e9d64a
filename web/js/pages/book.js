// Booking where something is typed or chosen first. It stays in this tab until it has been answered.
import {get, post} from '../api.js';
import {path_parts} from '../base.js';
import {
  answers_in,
  errors_of,
  missing_in,
  person_fields,
  question_field,
  slot_field,
  without_refused,
  workshops_in,
} from '../booking_form.js';
import {span} from '../dates.js';
import {
  error_summary,
  forget_form,
  keep_form,
  kept_form,
  show_errors,
  submit_button,
  values_of,
} from '../forms.js';
import {go_to_sign_in, somebody} from '../me.js';
import {html, nothing, open_page, render, sentence_for, set_title, the} from '../page.js';
import {booking_path, can_be_booked, event_path, leaf, mine_for} from '../pieces.js';
import {tab} from '../store.js';
import {t} from '../words.js';

const root = the('#root');
const slug = path_parts()[1] ?? '';
const address = `events/${encodeURIComponent(slug)}`;
const form_name = `book.${slug}`;

let event = null;
let me = null;
let view = {busy: false, values: {}, errors: {}, restored: false};

const waits = () => event.state === 'waiting_list';
const needs_name = () => !me.person.name;
const questions = () => event.questions;
const slots = () => event.slots;

function heading() {
  return html`<p class="back"><a href=${event_path(slug)}>${t.book.back}</a></p>
    <div class="head">
      ${leaf(event.starts_at, event.time_zone)}
      <div><h1>${waits() ? t.card.join_button : t.book.title}</h1>
        <p>${event.title}</p>
        <p class="quiet-text">${span(event.starts_at, event.ends_at, event.time_zone)}</p></div>
    </div>`;
}

function who_books() {
  if (!needs_name()) {
    return html`<p>${t.card.booking_as(me.person.name)}</p>`;
  }
  return person_fields(view.values, view.errors, {label: t.book.name, hint: t.book.name_hint});
}

function choices() {
  if (slots().length === 0) {
    return nothing;
  }
  const state = {values: view.values, errors: view.errors, mine: [], waiting: waits()};
  return html`<h2>${t.workshops.choose}</h2>
    <p>${waits() ? t.workshops.wishes : t.workshops.later}</p>
    ${slots().map((slot, position) => slot_field(slot, position, event, state))}`;
}

function show() {
  render(
    html`<div class="narrow">
    ${heading()}
    ${error_summary(view.errors)}
    ${view.restored ? html`<p class="notice">${t.forms.restored}</p>` : nothing}
    <form class="card" novalidate id="form" tabindex="-1" @submit=${send}>
      ${who_books()}
      ${questions().map((question) => question_field(question, view.values, view.errors))}
      ${choices()}
      ${submit_button(waits() ? t.card.join_button : t.card.book_button, view.busy)}
    </form>
  </div>`,
    root,
  );
}

function show_instead(title, sentence, href, label) {
  render(
    html`<div class="narrow">${heading()}<div class="card"><h2>${title}</h2><p>${sentence}</p>
    <a class="button" href=${href}>${label}</a></div></div>`,
    root,
  );
}

function missing(values) {
  const name = needs_name() && !values.name?.[0]?.trim() ? {name: t.book.name_missing} : {};
  return {...name, ...missing_in(values, questions())};
}

function refuse(values, errors) {
  view = {...view, busy: false, values, errors, restored: false};
  show();
  show_errors(t.book.title, errors);
}

function body_of(values) {
  const typed = needs_name()
    ? {name: values.name[0].trim(), employer: values.employer?.[0]?.trim() ?? ''}
    : {};
  return {...typed, answers: answers_in(values, questions()), ...workshops_in(values, slots())};
}

async function send(submitted) {
  submitted.preventDefault();
  if (view.busy) {
    return;
  }
  const values = values_of(submitted.target);
  const errors = missing(values);
  if (Object.keys(errors).length > 0) {
    refuse(values, errors);
    return;
  }
  view = {...view, busy: true, values, errors: {}};
  show();
  const body = body_of(values);
  try {
    const answer = await post(`${address}/registrations`, body, form_name);
    arrive(answer.reference);
  } catch (refusal) {
    await refused(refusal, values, body);
  }
}

function arrive(reference) {
  forget_form(form_name);
  tab.set('done', reference);
  location.replace(booking_path(reference));
}

async function refused(refusal, values, body) {
  if (refusal.type === 'not_signed_in') {
    go_to_sign_in();
    return;
  }
  if (refusal.type === 'already_registered') {
    forget_form(form_name);
    view = {...view, busy: false};
    await load();
    return;
  }
  event = await get(address).catch(() => event);
  const errors = errors_of(refusal, body, event);
  const some = Object.keys(errors).length > 0;
  refuse(without_refused(values, errors), some ? errors : {form: sentence_for(refusal)});
}

async function load() {
  me = await somebody();
  const [found, {registrations}, eligibility] = await Promise.all([
    get(address),
    get('registrations'),
    get(`${address}/eligibility`).catch(() => null),
  ]);
  event = found;
  const mine = mine_for(registrations, slug);
  set_title(event.title);
  if (mine) {
    show_instead(
      t.problem_types.already_registered.title,
      t.book.already_hint(mine.reference),
      booking_path(mine.reference),
      t.card.manage,
    );
    return;
  }
  if (!can_be_booked(event) || (eligibility && !eligibility.eligible)) {
    const why = eligibility?.reason ?? t.book.not_now_hint;
    show_instead(t.book.not_now, why, event_path(slug), t.book.back);
    return;
  }
  const kept = kept_form(form_name, me.person.email);
  view = {...view, values: kept ?? {}, restored: Boolean(kept)};
  show();
  keep_form(the('#form'), form_name, me.person.email);
}

open_page(load, {certain: true});
