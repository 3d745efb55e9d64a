// What is asked at booking: each question with its purpose and how long answers are kept.
import {option_row} from '../forms.js';
import {html, nothing} from '../page.js';
import {field_of, options_of} from './editor_essentials.js';
import {has_options} from './event_values.js';
import {select_field} from './fields.js';
import {o} from './words.js';
import {t} from '../words.js';

function moves(view, act, at) {
  const {label} = view.values.questions[at];
  const last = view.values.questions.length - 1;
  const button = (id, by, spoken, text) => html`<button class="linklike" type="button" id="questions.${at}.${id}"
    aria-label=${spoken} @click=${() => act.move_question(at, by)}>${text}</button>`;
  return html`${at > 0 ? button('up', -1, o.questions.up(label), o.questions.move_up) : nothing}
    ${at < last ? button('down', 1, o.questions.down(label), o.questions.move_down) : nothing}`;
}

function one_question(view, act, at) {
  const one = view.values.questions[at];
  const path = `questions.${at}`;
  return html`<fieldset class="run">
    <legend>${o.questions.number(at + 1)}</legend>
    ${field_of(view, `${path}.label`, o.questions.label, {maximum: 200})}
    ${select_field({
      id: `${path}.kind`,
      label: o.questions.kind,
      value: one.kind,
      error: view.errors[`${path}.kind`],
      options: options_of(o.questions.kinds),
    })}
    ${has_options(one) ? field_of(view, `${path}.options`, o.questions.options, {rows: 4}) : nothing}
    ${field_of(view, `${path}.purpose`, o.questions.purpose, {hint: o.questions.purpose_hint, maximum: 200})}
    <div class="side-by-side">
      ${field_of(view, `${path}.hint`, t.forms.optional(o.questions.hint_label), {maximum: 1000})}
      ${field_of(view, `${path}.retention_days`, o.questions.retention, {type: 'number', kind: 'short'})}
    </div>
    ${option_row({
      type: 'checkbox',
      name: `${path}.required`,
      value: 'yes',
      label: o.questions.required,
      checked: one.required === 'yes',
    })}
    <p class="row">
      ${moves(view, act, at)}
      <button class="linklike" type="button" @click=${() => act.remove(path, one.label)}>
        ${o.questions.remove(one.label)}
      </button>
    </p>
  </fieldset>`;
}

export function question_fields(view, act) {
  return html`<p class="hint">${o.questions.hint}</p>
    ${view.values.questions.map((_, at) => one_question(view, act, at))}
    <p><button class="button quiet" type="button" @click=${act.add_question}>${o.questions.add}</button></p>`;
}
