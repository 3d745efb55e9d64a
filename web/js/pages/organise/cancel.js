// Cancelling an event: what it means, a message to all, one button.
import {path_parts, to} from '../../base.js';
import {has_passed, span} from '../../dates.js';
import {error_summary, show_errors, submit_button, text_field, values_of} from '../../forms.js';
import {focus_on, html, render, set_title, the} from '../../page.js';
import {leaf} from '../../pieces.js';
import {change_own, fetch_own} from '../../organise/api.js';
import {open_desk} from '../../organise/desk.js';
import {own_path} from '../../organise/editor_page.js';
import {event_address} from '../../organise/saving.js';
import {make_screen} from '../../organise/screen.js';
import {o} from '../../organise/words.js';

const slug = path_parts()[2] ?? '';

const screen = make_screen(show, {event: null, reason: '', errors: {}});

const ends_at = ({days}) => days.at(-1).ends_at;

function about(event) {
  const {days, time_zone} = event;
  return html`<div class="head">
    ${leaf(days[0].starts_at, time_zone)}
    <div><h2>${event.title}</h2>
      <p class="quiet-text">${span(days[0].starts_at, ends_at(event), time_zone)}</p></div>
  </div>`;
}

// Why it cannot be cancelled, as a key of the words; nothing if it can.
function hindrance(event) {
  if (event.status !== 'published') {
    return event.status;
  }
  return has_passed(ends_at(event)) ? 'past' : '';
}

function gone(event) {
  const done = screen.view().done;
  return html`<h1 id="gone" tabindex="-1">${done ? o.cancelling.done : o.cancelling.cannot}</h1>
    <div class="card">${about(event)}
      <p>${done ? o.cancelling.done_hint : o.cancelling.cannot_hint[hindrance(event)]}</p>
      <p><a class="button quiet" href=${to('/organise')}>${o.editor.back}</a></p>
    </div>`;
}

function question({event, reason, errors, busy}) {
  const {taken, reserved, waiting} = event.places;
  return html`<p class="back"><a href=${own_path(slug, '/edit')}>${o.cancelling.back}</a></p>
    <h1>${o.cancelling.title}</h1>
    ${screen.message()} ${error_summary(errors)}
    <div class="card">
      ${about(event)}
      <p class="notice warn">${o.cancelling.means(taken - reserved, waiting)}</p>
      <form novalidate @submit=${cancel}>
        ${text_field({
          id: 'reason',
          label: o.cancelling.reason,
          hint: o.cancelling.reason_hint,
          error: errors.reason,
          value: reason,
          rows: 6,
          maximum: 1000,
        })}
        <p class="row">
          ${submit_button(o.cancelling.yes, busy === 'cancel', 'danger')}
          <a class="button quiet" href=${own_path(slug, '/edit')}>${o.cancelling.no}</a>
        </p>
      </form>
    </div>`;
}

function show(view) {
  if (view.event) {
    render(hindrance(view.event) ? gone(view.event) : question(view), the('#root'));
  }
}

async function cancel(submitted) {
  submitted.preventDefault();
  const reason = values_of(submitted.target).reason[0].trim();
  const errors = reason ? {} : {reason: o.cancelling.reason_missing};
  screen.turn({errors, reason});
  if (errors.reason) {
    show_errors(o.cancelling.title, errors);
    return;
  }
  await screen.once('cancel', () => cancel_with(reason));
}

async function cancel_with(reason) {
  const {event} = screen.view();
  try {
    await change_own('POST', `${event_address(slug)}/cancel`, {reason}, event.revision);
  } catch (refusal) {
    if (refusal.type !== 'stale') {
      throw refusal;
    }
    screen.turn({event: await fetch_own(event_address(slug)), alarm: o.cancelling.stale});
    focus_on('message');
    return;
  }
  screen.turn({done: true, event: {...event, status: 'cancelled'}});
  set_title(o.cancelling.done);
  focus_on('gone');
}

async function load() {
  screen.turn({event: await fetch_own(event_address(slug))});
}

open_desk(load);
