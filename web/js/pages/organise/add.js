// Adding somebody by hand: with a place, on the waiting list, or, for a reason, over capacity.
import {answers_in, errors_of, question_field, slot_field, workshops_in} from '../../booking_form.js';
import {error_summary, option_row, show_errors, submit_button, text_field, values_of} from '../../forms.js';
import {go_to_sign_in} from '../../me.js';
import {
  announce,
  focus_on,
  html,
  nothing,
  open_page,
  render,
  sentence_for,
  set_title,
  the,
} from '../../page.js';
import {ask, slug, tell} from '../../organise/event_desk.js';
import {o} from '../../organise/desk_words.js';
import {event_head} from '../../organise/event_head.js';
import {attendees_path} from '../../organise/list_query.js';
import {t} from '../../words.js';

const root = the('#root');
const fresh = {values: {notify: ['yes']}, errors: {}, busy: false};

let event = null;
let view = {...fresh, done: null};

const title = () => `${o.add.title}, ${event.title}`;

function places() {
  const {left, waiting} = event.places;
  if (left === null) {
    return nothing;
  }
  if (left > 0 && waiting === 0) {
    return html`<p class="numbers">${o.add.left(left)}</p>`;
  }
  return html`<p class="notice warn">
    ${event.waiting_list === 'none' ? o.add.no_list : o.add.full(waiting)}
  </p>`;
}

function done_line() {
  const {name, reference, state, position} = view.done;
  return html`<div class="notice ok" id="done" tabindex="-1">
    <p>${(o.add.done[state] ?? o.add.done.registered)(name, position)}
      <a href=${attendees_path({}, reference)}>${o.add.see}</a></p>
  </div>`;
}

function tick(name, label, small) {
  const checked = Boolean(view.values[name]);
  return option_row({type: 'checkbox', name, id: name, value: 'yes', checked, label, small});
}

function field(id, label, more = {}) {
  return text_field({id, label, error: view.errors[id], value: view.values[id]?.[0], maximum: 100, ...more});
}

function choices() {
  if (event.slots.length + event.questions.length === 0) {
    return nothing;
  }
  const state = {values: view.values, errors: view.errors, mine: [], waiting: false};
  return html`<details>
    <summary>${o.add.more}</summary>
    ${event.slots.map((slot, position) => slot_field(slot, position, event, state))}
    ${event.questions.map((question) =>
      question_field({...question, required: false}, view.values, view.errors),
    )}
  </details>`;
}

function reason_field() {
  return view.values.over_capacity
    ? field('reason', o.decisions.reason, {hint: o.decisions.reason_hint, rows: 2, maximum: 500})
    : nothing;
}

function show() {
  render(
    html`${event_head(event, {current: 'attendees', title: o.add.title})}
      <div class="card narrow">
        ${view.done ? done_line() : nothing}
        ${error_summary(view.errors)}
        <p>${o.add.intro}</p>
        ${places()}
        <form novalidate id="form" tabindex="-1" @submit=${send} @change=${remember}>
          ${field('email', o.add.email, {
            hint: o.add.email_hint,
            type: 'email',
            maximum: 254,
            autocomplete: 'off',
          })}
          ${field('name', o.add.name, {hint: o.add.name_hint, autocomplete: 'off'})}
          ${field('employer', t.forms.optional(o.columns.names.employer), {autocomplete: 'off'})}
          ${tick('over_capacity', o.add.over, o.add.over_hint)}
          ${reason_field()}
          ${choices()}
          ${tick('notify', o.decisions.notify, o.decisions.notify_hint)}
          ${submit_button(o.add.title, view.busy)}
        </form>
      </div>`,
    root,
  );
}

function turn(part) {
  view = {...view, ...part};
  show();
}

// The reason appears with what needs one; what was typed stays.
function remember() {
  turn({values: values_of(the('#form'))});
}

function refuse(errors) {
  turn({busy: false, errors});
  show_errors(title(), errors);
}

function missing_in(values) {
  const missing = {};
  if (!/^\S+@\S+\.\S+$/.test(values.email[0].trim())) {
    missing.email = t.sign_in.email_wrong;
  }
  if (values.over_capacity && !values.reason?.[0].trim()) {
    missing.reason = o.decisions.reason_missing;
  }
  return missing;
}

// What is left empty is not said: name and employer then are those the service knows.
function body_of(values) {
  const text = (name) => (values[name]?.[0].trim() ? {[name]: values[name][0].trim()} : {});
  const chosen = workshops_in(values, event.slots);
  return {
    ...text('email'),
    ...text('name'),
    ...text('employer'),
    answers: answers_in(values, event.questions),
    ...(chosen.workshops.length + chosen.workshops_waiting.length > 0 ? chosen : {}),
    over_capacity: Boolean(values.over_capacity),
    ...text('reason'),
    notify: Boolean(values.notify),
  };
}

async function send(submitted) {
  submitted.preventDefault();
  if (view.busy) {
    return;
  }
  const values = values_of(submitted.target);
  const errors = missing_in(values);
  turn({values, errors: {}, done: null});
  if (Object.keys(errors).length > 0) {
    refuse(errors);
    return;
  }
  turn({busy: true});
  const body = body_of(values);
  try {
    const done = await tell('/registrations', body, `add.${slug}`);
    event = await ask();
    turn({...fresh, done}); // the form follows
    set_title(title());
    focus_on('done');
    announce((o.add.done[done.state] ?? o.add.done.registered)(done.name, done.position));
  } catch (refusal) {
    refused(refusal, body);
  }
}

function refused(refusal, body) {
  if (!refusal.type) {
    throw refusal;
  }
  if (refusal.type === 'not_signed_in') {
    go_to_sign_in();
    return;
  }
  const errors = errors_of(refusal, body, event);
  refuse(Object.keys(errors).length > 0 ? errors : {form: refusal.detail || sentence_for(refusal)});
}

async function load() {
  event = await ask();
  set_title(title());
  show();
}

open_page(load, {certain: true});
