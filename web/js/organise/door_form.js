// The form that makes a door link for one device: what it holds, what is wrong with it, what is sent.
import {local} from '../dates.js';
import {error_summary, option_row, submit_button, text_field} from '../forms.js';
import {html, nothing} from '../page.js';
import {d} from './door_words.js';
import {instant_of} from './schedule.js';

const hour = 3_600_000; // milliseconds

const two = (number) => String(number).padStart(2, '0');

// "2027-03-11T08:30", as fields have it.
function typed(instant, zone) {
  const at = local(instant, zone);
  return `${at.year}-${two(at.month)}-${two(at.day)}T${two(at.hour)}:${two(at.minute)}`;
}

// From an hour and a half before the event until an hour after it.
export function first_values({days, time_zone}) {
  const [first, last] = [days[0], days.at(-1)];
  return {
    name: '',
    workshop: '',
    valid_from: first ? typed(Date.parse(first.starts_at) - 1.5 * hour, time_zone) : '',
    valid_until: last ? typed(Date.parse(last.ends_at) + hour, time_zone) : '',
    walk_ins: false,
    over_capacity: '',
  };
}

export function values_in(form) {
  const read = Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, text.trim()]));
  return {workshop: '', over_capacity: '', ...read, walk_ins: read.walk_ins === 'on'};
}

// {body} to send, or {errors: {field: sentence}}.
export function link_of(values, zone) {
  const errors = {};
  const body = {
    name: values.name,
    valid_from: instant_of(values.valid_from, zone),
    valid_until: instant_of(values.valid_until, zone),
    walk_ins: values.walk_ins,
    ...(values.workshop ? {workshop: values.workshop} : {}),
    ...(values.walk_ins && values.over_capacity ? {over_capacity: values.over_capacity} : {}),
  };
  if (!body.name) {
    errors.name = d.make.name_missing;
  }
  for (const field of ['valid_from', 'valid_until'].filter((name) => !body[name])) {
    errors[field] = d.make.time_missing;
  }
  if (body.valid_from && body.valid_until && body.valid_until <= body.valid_from) {
    errors.valid_until = d.make.time_order;
  }
  return Object.keys(errors).length > 0 ? {errors} : {body};
}

function workshop_field(event, chosen) {
  const all = event.slots.flatMap(({workshops}) => workshops);
  if (all.length === 0) {
    return nothing;
  }
  return html`<div class="field">
    <label class="label" for="workshop">${d.make.workshop}</label>
    <select class="input" id="workshop" name="workshop">
      <option value="">${d.links.whole_event}</option>
      ${all.map(({id, title}) => html`<option value=${id} ?selected=${id === chosen}>${title}</option>`)}
    </select>
  </div>`;
}

export function link_form(event, {values, errors, busy}, {send, walk_ins}) {
  const field = (id, label, more = {}) =>
    text_field({id, label, error: errors[id], value: values[id], ...more});
  return html`<section class="card" aria-labelledby="make">
    <h2 id="make">${d.make.title}</h2>
    ${error_summary(errors)}
    <form novalidate @submit=${send}>
      ${field('name', d.make.name, {hint: d.make.name_hint, maximum: 100})}
      ${workshop_field(event, values.workshop)}
      ${field('valid_from', d.make.from, {hint: d.make.from_hint, type: 'datetime-local'})}
      ${field('valid_until', d.make.until, {hint: d.make.until_hint, type: 'datetime-local'})}
      <div class="field" @change=${walk_ins}>
        ${option_row({type: 'checkbox', name: 'walk_ins', value: 'on', label: d.make.walk_ins, checked: values.walk_ins})}
      </div>
      ${values.walk_ins ? field('over_capacity', d.make.over, {hint: d.make.over_hint, maximum: 500}) : nothing}
      ${submit_button(d.make.yes, busy)}
    </form>
  </section>`;
}
