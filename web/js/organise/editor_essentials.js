// The six answers that an event needs.
import {choice_field, text_field} from '../forms.js';
import {html, nothing} from '../page.js';
import {select_field} from './fields.js';
import {o} from './words.js';
import {t} from '../words.js';

export function options_of(words) {
  return Object.entries(words).map(([value, label]) => ({value, label}));
}

// A text field of the form: `id` is where its value lies.
export function field_of(view, id, label, more = {}) {
  const value = id.split('.').reduce((part, step) => part?.[step], view.values);
  return text_field({id, label, value, error: view.errors[id], ...more});
}

// Date, start and end in a row.
export function stretch_fields(view, at) {
  return html`<div class="side-by-side">
    ${field_of(view, `${at}.date`, o.editor.date, {type: 'date'})}
    ${field_of(view, `${at}.starts`, o.editor.starts, {type: 'time'})}
    ${field_of(view, `${at}.ends`, o.editor.ends, {type: 'time'})}
  </div>`;
}

function day_fields(view, act, at, several) {
  const remove = html`<button class="linklike" type="button" @click=${() => act.remove_day(at)}>
    ${o.editor.remove_day(at + 1)}
  </button>`;
  return html`<fieldset class="run">
    <legend>${several ? o.editor.day(at + 1) : o.editor.when}</legend>
    ${stretch_fields(view, `days.${at}`)}
    ${several && at > 0 ? remove : nothing}
  </fieldset>`;
}

function when(view, act) {
  const {days} = view.values;
  return html`${days.map((_, at) => day_fields(view, act, at, days.length > 1))}
    ${
      days.length < 10
        ? html`<p><button class="linklike" type="button" @click=${act.add_day}>${o.editor.add_day}</button></p>`
        : nothing
    }`;
}

function where(view) {
  const {where: way} = view.values;
  const place = html`<div class="side-by-side">
      ${field_of(view, 'venue_name', o.editor.venue, {maximum: 200})}
      ${field_of(view, 'venue_town', o.editor.town, {maximum: 200})}
    </div>
    ${field_of(view, 'venue_address', t.forms.optional(o.editor.address), {rows: 2, maximum: 1000})}`;
  const online = field_of(view, 'online_link', o.editor.online_link, {
    hint: o.editor.online_hint,
    type: 'url',
    maximum: 1000,
  });
  return html`${choice_field({
      id: 'where',
      label: o.editor.where,
      type: 'radio',
      options: options_of(o.editor.where_ways),
      values: [way],
      error: view.errors.where,
    })}
    ${way === 'online' ? nothing : place} ${way === 'place' ? nothing : online}
    ${field_of(view, 'region', t.forms.optional(o.editor.region), {hint: o.editor.region_hint, maximum: 200})}`;
}

// Lowering the number removes nobody, and says so while it is being typed.
function lowered(view) {
  const capacity = Number(view.values.capacity);
  const taken = view.event?.places.taken ?? 0;
  if (view.values.limited === 'no' || !view.values.capacity || capacity >= taken) {
    return nothing;
  }
  return html`<p class="notice warn" id="lower">${o.editor.lower(taken, capacity)}</p>`;
}

function places(view) {
  return html`${choice_field({
      id: 'limited',
      label: o.editor.places,
      type: 'radio',
      options: options_of(o.editor.limits),
      values: [view.values.limited],
    })}
    ${
      view.values.limited === 'no'
        ? nothing
        : field_of(view, 'capacity', o.editor.capacity, {type: 'number', kind: 'short'})
    }
    <div role="status">${lowered(view)}</div>`;
}

export function essentials(view, act) {
  return html`<div class="card">
    <p class="hint">${o.editor.required_hint}</p>
    ${field_of(view, 'title', o.editor.name, {maximum: 150})}
    ${when(view, act)}
    ${where(view)}
    ${places(view)}
    ${choice_field({
      id: 'audience',
      label: o.editor.audience,
      type: 'radio',
      options: options_of(t.audiences),
      values: [view.values.audience],
      error: view.errors.audience,
    })}
    ${field_of(view, 'contact', o.editor.contact, {
      hint: o.editor.contact_hint,
      type: 'email',
      autocomplete: 'email',
      maximum: 200,
    })}
    ${select_field({
      id: 'kind',
      label: o.editor.kind,
      value: view.values.kind,
      error: view.errors.kind,
      options: options_of(t.kinds),
    })}
  </div>`;
}
