// What of an event has a default and can wait: sections that are closed until somebody opens them.
import {choice_field, option_row} from '../forms.js';
import {html, nothing} from '../page.js';
import {field_of, options_of} from './editor_essentials.js';
import {programme_fields} from './programme_fields.js';
import {question_fields} from './question_fields.js';
import {o} from './words.js';
import {t} from '../words.js';

function section(name, state, content) {
  return html`<details class="card section" id="section-${name}">
    <summary><span>${o.editor.sections[name]}</span>${state ? html` <small>${state}</small>` : nothing}</summary>
    ${content}
  </details>`;
}

// A text in Markdown, and what the service makes of it. `view.shown`: nodes by the field's name.
function markdown_field(view, act, name, label) {
  const shown = view.shown[name];
  const toggle = html`<button class="linklike" type="button" aria-expanded=${Boolean(shown)}
    @click=${() => act.show_text(name)}>${shown ? o.editor.hide_text : o.editor.show_text}</button>`;
  return html`${field_of(view, name, label, {rows: 10, hint: o.editor.markdown_hint, maximum: 20000})}
    <p>${view.slug ? toggle : html`<span class="hint">${o.editor.shown_later}</span>`}</p>
    ${
      shown
        ? html`<section class="shown prose" aria-label=${o.editor.shown_text}>${shown}</section>`
        : nothing
    }`;
}

function description(view, act) {
  return html`${field_of(view, 'sentence', o.editor.summary, {
      hint: o.editor.summary_hint,
      rows: 2,
      maximum: 300,
    })}
    ${markdown_field(view, act, 'description', o.editor.description)}
    ${markdown_field(view, act, 'highlights', t.forms.optional(o.editor.highlights))}`;
}

function waiting(view) {
  const options = Object.entries(o.editor.waiting_ways).map(([value, label]) => ({
    value,
    label,
    small: o.editor.waiting_hints[value],
  }));
  return html`${choice_field({
      id: 'waiting_list',
      label: o.editor.sections.waiting,
      type: 'radio',
      options,
      values: [view.values.waiting_list],
      error: view.errors.waiting_list,
    })}
    ${
      view.values.waiting_list === 'offer'
        ? field_of(view, 'offer_hours', o.editor.offer_hours, {
            hint: o.editor.offer_hint,
            type: 'number',
            kind: 'short',
          })
        : nothing
    }`;
}

function moment_fields(view, name, label) {
  return html`<fieldset class="run"><legend>${label}</legend>
    <div class="side-by-side">
      ${field_of(view, `${name}.date`, o.editor.date, {type: 'date'})}
      ${field_of(view, `${name}.time`, o.editor.time, {type: 'time'})}
    </div>
  </fieldset>`;
}

function deadlines(view) {
  return html`<p class="hint">${o.editor.deadlines_hint}</p>
    ${moment_fields(view, 'opens', o.editor.opens)}
    ${moment_fields(view, 'closes', o.editor.closes)}
    ${moment_fields(view, 'cancel_until', o.editor.cancel_until)}
    ${field_of(view, 'time_zone', o.editor.zone, {hint: o.editor.zone_hint, maximum: 60})}`;
}

function access(view, act) {
  return html`${field_of(view, 'venue_access', t.forms.optional(o.editor.access), {
      hint: o.editor.access_hint,
      rows: 4,
      maximum: 1000,
    })}
    <p class="hint">${o.editor.catering_hint}</p>
    <p><button class="button quiet" type="button" @click=${act.ask_about_food}>${o.editor.catering_add}</button></p>`;
}

function more(view) {
  return html`${field_of(view, 'series', t.forms.optional(o.editor.series), {
      hint: o.editor.series_hint,
      maximum: 150,
    })}
    <p class="hint">${o.editor.position_hint}</p>
    <div class="side-by-side">
      ${field_of(view, 'venue_latitude', t.forms.optional(o.editor.latitude), {maximum: 20})}
      ${field_of(view, 'venue_longitude', t.forms.optional(o.editor.longitude), {maximum: 20})}
    </div>
    ${field_of(view, 'retention_days', o.editor.retention, {type: 'number', kind: 'short'})}`;
}

function reminders(view) {
  return html`${field_of(view, 'reminders', o.editor.reminders, {
      hint: o.editor.reminders_hint,
      kind: 'short',
      maximum: 20,
    })}
    ${option_row({
      type: 'checkbox',
      name: 'thanks',
      value: 'yes',
      label: o.editor.thanks,
      small: o.editor.thanks_hint,
      checked: view.values.thanks === 'yes',
    })}`;
}

export function sections(view, act) {
  const {values} = view;
  const workshops = values.slots.flatMap((slot) => slot.workshops).length;
  const counted = (count, words) => (count > 0 ? words.count(count) : o.editor.none);
  return html`
    ${section('description', values.sentence, description(view, act))}
    ${section('workshops', counted(workshops, o.programme), programme_fields(view, act))}
    ${section('questions', counted(values.questions.length, o.questions), question_fields(view, act))}
    ${section('waiting', o.editor.waiting_ways[values.waiting_list], waiting(view))}
    ${section('deadlines', '', deadlines(view))}
    ${section(
      'reserved',
      values.reserved,
      field_of(view, 'reserved', o.editor.reserved, {
        hint: o.editor.reserved_hint,
        type: 'number',
        kind: 'short',
      }),
    )}
    ${section('access', values.venue_access.trim() ? '' : o.editor.none, access(view, act))}
    ${section('reminders', values.reminders.trim() ? '' : o.editor.none, reminders(view))}
    ${section('more', values.series, more(view))}`;
}
