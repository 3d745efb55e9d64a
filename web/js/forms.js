// Fields with label, hint and error; the summary of errors; what a form remembers until it has been answered.
import {html, nothing, set_title, the} from './page.js';
import {tab} from './store.js';
import {t} from './words.js';

function described(id, hint, error) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : nothing;
}

export function hint_line(id, hint) {
  return hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing;
}

export function error_line(id, error) {
  return error
    ? html`<p class="error" id="${id}-error">
        <span class="hidden-visually">${t.forms.error_prefix}</span>${error}
      </p>`
    : nothing;
}

// One line or several (`rows`). `field`: {id, label, hint, error, value, type, autocomplete, rows, maximum}.
export function text_field(field) {
  const {id, label, hint, error, value = '', rows} = field;
  const about = described(id, hint, error);
  const invalid = error ? 'true' : nothing;
  const control = rows
    ? html`<textarea class="input" id=${id} name=${id} rows=${rows} maxlength=${field.maximum ?? nothing}
        aria-describedby=${about} aria-invalid=${invalid} .value=${value}></textarea>`
    : html`<input class="input ${field.kind ?? ''}" id=${id} name=${id} type=${field.type ?? 'text'}
        autocomplete=${field.autocomplete ?? nothing} maxlength=${field.maximum ?? nothing}
        autocapitalize=${field.autocapitalize ?? nothing} spellcheck=${field.spellcheck ?? nothing}
        aria-describedby=${about} aria-invalid=${invalid} .value=${value}>`;
  return html`<div class="field ${error ? 'invalid' : ''}">
    <label class="label" for=${id}>${label}</label>
    ${hint_line(id, hint)} ${error_line(id, error)} ${control}
  </div>`;
}

// A box of its own, or one of several. `option`: {value, label, small, checked, disabled, type, name, id}.
export function option_row(option) {
  return html`<label class="option">
    <input type=${option.type} name=${option.name} value=${option.value} id=${option.id ?? nothing}
      .checked=${Boolean(option.checked)} ?disabled=${option.disabled}>
    <span>${option.label}${option.small ? html`<small>${option.small}</small>` : nothing}</span>
  </label>`;
}

// Radios or checkboxes under one legend; the first carries the group's id, so that an error's link finds it.
export function choice_field({id, label, hint, error, type, options, values = [], after = nothing}) {
  const about = described(id, hint, error);
  return html`<fieldset class="field ${error ? 'invalid' : ''}" aria-describedby=${about}>
    <legend>${label}</legend>
    ${hint_line(id, hint)} ${error_line(id, error)}
    <div class="options">${options.map((option, position) =>
      option_row({
        ...option,
        type,
        name: id,
        id: position === 0 ? id : undefined,
        checked: values.includes(String(option.value)),
      }),
    )}</div>
    ${after}
  </fieldset>`;
}

// All errors on top, each a link to its field. `errors`: {id: sentence}.
export function error_summary(errors) {
  const all = Object.entries(errors);
  if (all.length === 0) {
    return nothing;
  }
  return html`<div class="summary" id="summary" role="alert" tabindex="-1">
    <h2>${t.forms.problem}</h2>
    <ul>${all.map(([id, sentence]) => html`<li><a href="#${id}" @click=${jump}>${sentence}</a></li>`)}</ul>
  </div>`;
}

// The service says "must be answered" of a field; a list of errors needs to say of which.
export function error_sentence(detail, label) {
  return label && /^[a-z]/.test(detail) ? t.forms.about(label, detail) : detail;
}

// The errors of a problem document about plain fields, by field; `labels` are the fields'.
export function errors_by_field(refusal, labels) {
  const all = refusal.errors.map(({pointer, detail}) => [pointer.slice(1), detail]);
  return Object.fromEntries(all.map(([field, detail]) => [field, error_sentence(detail, labels[field])]));
}

// Focus instead of a jump: the address and what it keeps in the fragment stay as they are.
function jump(clicked) {
  const target = document.getElementById(clicked.currentTarget.getAttribute('href').slice(1));
  if (target) {
    clicked.preventDefault();
    target.focus();
  }
}

// After a refused form: title, focus on the summary.
export function show_errors(title, errors) {
  set_title(title, {error: Object.keys(errors).length > 0});
  the('#summary')?.focus();
}

// A form's values by name, each a list of texts.
export function values_of(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    (values[name] ??= []).push(value);
  }
  return values;
}

// Remembers what is being typed in this tab, under a name and for one person, until `forget_form`.
export function keep_form(form, name, email) {
  const keep = () => tab.set(`form.${name}`, {email, values: values_of(form)});
  form.oninput = keep;
  form.onchange = keep;
}

// What was typed by this person and not sent; null if nothing was.
export function kept_form(name, email) {
  const kept = tab.get(`form.${name}`);
  return kept && kept.email === email ? kept.values : null;
}

export function forget_form(name) {
  tab.set(`form.${name}`, null);
}

// A button that sends a form. It stays enabled: the second tap is caught by whoever handles the first.
export function submit_button(label, busy, kind = '') {
  return html`<button class="button ${kind}" type="submit" aria-disabled=${busy ? 'true' : 'false'}>
    ${busy ? t.forms.sending : label}
  </button>`;
}
