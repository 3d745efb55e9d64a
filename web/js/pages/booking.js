// One booking: its card, what was chosen and answered (and may be changed), and how it came to be as it is.
import {actions} from '../actions.js';
import {get, patch} from '../api.js';
import {path_parts, to} from '../base.js';
import {booking_card} from '../booking_card.js';
import {
  answers_in,
  emptied,
  errors_of,
  missing_in,
  person_fields,
  question_field,
  slot_field,
  texts_of,
  without_refused,
  workshop_values,
  workshops_in,
} from '../booking_form.js';
import {date_and_time, deadline, has_passed} from '../dates.js';
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
import {announce, focus_on, html, nothing, open_page, render, sentence_for, set_title, the} from '../page.js';
import {event_path, facts, is_active, leaf} from '../pieces.js';
import {keep_release, release_part} from '../release_part.js';
import {tab} from '../store.js';
import {t} from '../words.js';

const root = the('#root');
const reference = path_parts()[1] ?? '';
const address = `registrations/${encodeURIComponent(reference)}`;

let event = null;
let view = {
  busy: false,
  declining: false,
  message: null,
  mine: null,
  me: null,
  lines: [],
  forms: {},
  release_said: null,
};

const slots = () => event.slots;
const questions = () => event.questions;
const name_of = (form) => `${form}.${reference}`;

function may_change() {
  const open = !has_passed(event.cancel_until) && !has_passed(event.starts_at) && event.state !== 'cancelled';
  return is_active(view.mine) && open;
}

function done_panel() {
  if (!history.state?.done || !is_active(view.mine)) {
    return nothing;
  }
  const booked = view.mine.state === 'registered';
  return html`<div class="notice ok no-print" id="done" tabindex="-1" role="status">
    <h2>${booked ? t.booking.done : t.card.nth(view.mine.position)}</h2>
    <p>${booked ? t.booking.done_next : t.booking.done_waiting}</p>
  </div>`;
}

const workshop_form = {
  name: 'workshops',
  values: () => workshop_values(view.mine, slots()),
  missing: () => ({}),
  body: (values) => workshops_in(values, slots()),
  fields: ({values, errors}) => {
    const mine = view.mine.workshops.filter((one) => one.state === 'registered').map((one) => one.id);
    const state = {values, errors, mine, waiting: view.mine.state !== 'registered'};
    return slots().map((slot, position) => slot_field(slot, position, event, state));
  },
};

const answer_form = {
  name: 'answers',
  values: () => ({
    name: [view.mine.name],
    employer: [view.mine.employer],
    ...Object.fromEntries(
      Object.entries(view.mine.answers).map(([id, one]) => [`answers.${id}`, texts_of(one)]),
    ),
  }),
  missing: (values) => ({
    ...(values.name[0].trim() ? {} : {name: t.book.name_missing}),
    ...missing_in(values, questions()),
  }),
  body: (values) => ({
    name: values.name[0].trim(),
    employer: values.employer[0].trim(),
    answers: {...emptied(questions()), ...answers_in(values, questions())},
  }),
  fields: ({values, errors}) => html`
    ${person_fields(values, errors, {label: t.book.badge_name})}
    ${questions().map((question) => question_field(question, values, errors))}`,
};

function form_part(form, title, hint) {
  const state = view.forms[form.name];
  return html`<section class="no-print" aria-labelledby=${form.name}>
    <h2 id=${form.name} tabindex="-1">${title}</h2>
    <p>${may_change() ? t.booking.until(deadline(event.cancel_until, event.time_zone)) : t.booking.fixed}</p>
    ${hint ? html`<p>${hint}</p>` : nothing}
    ${error_summary(state.errors)}
    ${state.message ? html`<p class="notice ok">${state.message}</p>` : nothing}
    ${state.restored ? html`<p class="notice">${t.forms.restored}</p>` : nothing}
    <form novalidate id="${form.name}-form" tabindex="-1" @submit=${(submitted) => save(submitted, form)}>
      <fieldset class="field" ?disabled=${!may_change()}>
        <legend class="hidden-visually">${title}</legend>
        ${form.fields(state)}
      </fieldset>
      ${may_change() ? submit_button(t.forms.save, view.busy) : nothing}
    </form>
  </section>`;
}

function history_part() {
  if (view.lines.length === 0) {
    return nothing;
  }
  return html`<details class="above no-print">
    <summary>${t.history.title}</summary>
    <ol class="history">${view.lines.map(
      (line) => html`<li>
      ${t.history.acts[line.act] ?? line.act}
      <span class="quiet-text">${date_and_time(line.at, event.time_zone)}</span>
    </li>`,
    )}</ol>
  </details>`;
}

function forms_part() {
  if (!is_active(view.mine)) {
    return nothing;
  }
  const wishes = view.mine.state === 'registered' ? '' : t.workshops.wishes;
  return html`
    ${slots().length > 0 ? form_part(workshop_form, t.workshops.title, wishes) : nothing}
    ${form_part(answer_form, t.booking.details, '')}`;
}

function show() {
  render(
    html`
    <p class="back no-print"><a href=${to('/bookings')}>${t.frame.bookings}</a></p>
    ${done_panel()}
    <div class="split">
      <div>
        <div class="head">
          ${leaf(event.starts_at, event.time_zone)}
          <div>
            <h1>${event.title}</h1>
            <p class="no-print"><a href=${event_path(event.slug)}>${t.cancel.event}</a></p>
          </div>
        </div>
        ${facts(event)}
      </div>
      <aside class="card stub" id="card" tabindex="-1" aria-label=${t.card.label}>
        ${booking_card(event, {...view, act})}
      </aside>
      <div>
        ${release_part(view.mine, {busy: view.busy, message: view.release_said}, save_release)}
        ${forms_part()} ${history_part()}
      </div>
    </div>`,
    root,
  );
}

function set_form(form, part) {
  view = {
    ...view,
    busy: false,
    forms: {...view.forms, [form.name]: {...view.forms[form.name], restored: false, ...part}},
  };
  show();
}

async function save(submitted, form) {
  submitted.preventDefault();
  if (view.busy || !may_change()) {
    return;
  }
  const values = values_of(submitted.target);
  const errors = form.missing(values);
  if (Object.keys(errors).length > 0) {
    refuse(form, values, errors);
    return;
  }
  set_form(form, {values, errors: {}, message: ''});
  view = {...view, busy: true};
  show();
  const body = form.body(values);
  try {
    view.mine = await patch(address, body);
    forget_form(name_of(form.name));
    set_form(form, {values: form.values(), message: t.forms.saved});
    set_title(event.title);
    announce(t.forms.saved);
    focus_on(form.name);
  } catch (refusal) {
    await refused(refusal, form, {values, body});
  }
}

async function save_release(release) {
  if (view.busy) {
    return;
  }
  view = {...view, busy: true, release_said: null};
  show();
  try {
    view.mine = await keep_release(reference, release);
    view.release_said = {kind: 'ok', text: t.forms.saved};
    announce(t.forms.saved);
  } catch (refusal) {
    if (refusal.type === 'not_signed_in') {
      go_to_sign_in();
      return;
    }
    view.release_said = {kind: 'bad', text: sentence_for(refusal)};
  }
  view.busy = false;
  show();
  focus_on('release-title');
}

function refuse(form, values, errors) {
  set_form(form, {values, errors, message: ''});
  show_errors(event.title, errors);
}

async function refused(refusal, form, {values, body}) {
  if (refusal.type === 'not_signed_in') {
    go_to_sign_in();
    return;
  }
  event = await get(`events/${encodeURIComponent(event.slug)}`).catch(() => event);
  const errors = errors_of(refusal, body, event);
  const some = Object.keys(errors).length > 0;
  refuse(
    form,
    without_refused(values, errors),
    some ? errors : {[`${form.name}-form`]: sentence_for(refusal)},
  );
}

function fresh_forms() {
  const state = (form) => {
    const kept = kept_form(name_of(form.name), view.me.person.email);
    return {values: kept ?? form.values(), errors: {}, message: '', restored: Boolean(kept)};
  };
  return {workshops: state(workshop_form), answers: state(answer_form)};
}

function keep_forms() {
  for (const {name} of [workshop_form, answer_form]) {
    const form = the(`#${name}-form`);
    if (form) {
      keep_form(form, name_of(name), view.me.person.email);
    }
  }
}

function note_done() {
  if (tab.get('done') === reference) {
    tab.set('done', null);
    history.replaceState({done: true}, '');
  }
}

async function load() {
  const me = await somebody();
  const mine = await get(address);
  const [found, {history: lines}] = await Promise.all([
    get(`events/${encodeURIComponent(mine.event.slug)}`),
    get(`${address}/history`).catch(() => ({history: []})),
  ]);
  event = found;
  view = {...view, me, mine, lines, busy: false, declining: false};
  view.forms = fresh_forms();
  set_title(event.title);
  note_done();
  show();
  keep_forms();
  focus_on(history.state?.done ? 'done' : location.hash.slice(1));
}

const act = actions({
  slug: () => event.slug,
  view: () => view,
  turn: ({focus, ...part}) => {
    view = {...view, ...part};
    show();
    if (focus) {
      focus_on('card');
    }
  },
  settle: async (message) => {
    view = {...view, message};
    await load().catch(() => show());
    focus_on('card');
    announce(message.text);
  },
});

open_page(load, {certain: true});
