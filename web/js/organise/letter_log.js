// What was written to attendees, and how far it has come.
import {date_and_time, has_passed} from '../dates.js';
import {html, nothing} from '../page.js';
import {o} from './desk_words.js';

function state_of({state, starts_at}) {
  return state === 'waiting' && has_passed(starts_at) ? o.messages.sending : o.messages.states[state];
}

function progress({state, done, count, starts_at}, zone) {
  if (state === 'waiting' && !has_passed(starts_at)) {
    return `${o.messages.to(count, count)}, ${o.messages.starts(date_and_time(starts_at, zone))}`;
  }
  return state === 'undone' ? '' : o.messages.to(done, count);
}

function bar({done, refused, count, state, starts_at}) {
  return state === 'waiting' && has_passed(starts_at)
    ? html`<progress max=${count} value=${done + refused} aria-label=${o.messages.to(done, count)}></progress>`
    : nothing;
}

function letter(one, zone, undo) {
  const open = one.state === 'waiting' && !has_passed(one.starts_at);
  return html`<li>
    <p><strong>${one.subject}</strong> <span class="tag">${state_of(one)}</span></p>
    <p class="quiet-text">${o.messages.by(one.by, date_and_time(one.asked_at, zone))}</p>
    <p>${progress(one, zone)} ${one.refused > 0 ? o.messages.refused(one.refused) : nothing}</p>
    ${bar(one)}
    ${
      open
        ? html`<p><button class="button quiet" type="button" aria-label=${o.messages.undo(one.subject)}
            @click=${() => undo(one)}>${o.bulk.undo}</button></p>`
        : nothing
    }
    <details>
      <summary>${o.messages.show_text}</summary>
      <p class="as-typed">${one.text}</p>
    </details>
  </li>`;
}

// `undo(letter)` takes back one that has not gone out.
export function letter_log(letters, zone, undo) {
  return html`<section class="card" aria-labelledby="log">
    <h2 id="log" tabindex="-1">${o.messages.log}</h2>
    ${
      letters.length > 0
        ? html`<ol class="history">${letters.map((one) => letter(one, zone, undo))}</ol>`
        : html`<p class="quiet-text">${o.messages.log_none}</p>`
    }
  </section>`;
}
