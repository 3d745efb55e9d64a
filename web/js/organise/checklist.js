// What an event has and lacks before it can be published, each a link to its field.
import {html} from '../page.js';
import {form_errors} from './event_errors.js';
import {o} from './words.js';

// Items: [name, field, whether it is done]; recommended ones hold nothing up.
function items(values) {
  const errors = form_errors(values);
  const free = (prefix) => !Object.keys(errors).some((id) => id.startsWith(prefix));
  return {
    needed: [
      ['title', 'title', free('title')],
      ['when', 'days.0.date', free('days')],
      ['where', values.where === 'online' ? 'online_link' : 'venue_name', free('venue') && free('online')],
      ['places', values.limited === 'no' ? 'limited' : 'capacity', free('capacity')],
      ['audience', 'audience', true],
      ['contact', 'contact', free('contact')],
      ['summary', 'sentence', values.sentence.trim() !== ''],
    ],
    recommended: [
      ['description', 'description', values.description.trim() !== ''],
      ['access', 'venue_access', values.venue_access.trim() !== '' || values.where === 'online'],
    ],
  };
}

function line([name, field, done], act, recommended = false) {
  const todo = recommended ? o.publishing.recommended : o.publishing.to_do;
  return html`<li class=${done ? 'done' : 'to-do'}>
    <span aria-hidden="true">${done ? '✓' : '□'}</span>
    <a href="#${field}" @click=${(clicked) => act.go_to(clicked, field)}>${o.publishing.items[name]}</a>
    <span class="hint">${done ? html`<span class="hidden-visually">${o.publishing.done}</span>` : todo}</span>
  </li>`;
}

export function checklist({values, event}, act) {
  const {needed, recommended} = items(values);
  const published = event?.status === 'published';
  return html`<section class="card" aria-labelledby="before">
    <h2 id="before">${published ? o.publishing.after : o.publishing.before}</h2>
    <ul class="checklist">
      ${needed.map((item) => line(item, act))}
      ${recommended.map((item) => line(item, act, true))}
    </ul>
  </section>`;
}

// Opens the section a field is in and moves focus to it.
export function go_to_field(id) {
  const field = document.getElementById(id);
  const section = field?.closest('details');
  if (section) {
    section.open = true;
  }
  field?.focus();
}
