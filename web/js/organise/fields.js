// Fields that only organisers' forms have, and where a form's fields lie in its values.
import {html, nothing} from '../page.js';
import {error_line, hint_line} from '../forms.js';

// `field`: {id, label, hint, error, value, options: [{value, label}]}.
export function select_field({id, label, hint, error, value, options}) {
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`<div class="field ${error ? 'invalid' : ''}">
    <label class="label" for=${id}>${label}</label>
    ${hint_line(id, hint)} ${error_line(id, error)}
    <select class="input" id=${id} name=${id} aria-describedby=${about || nothing}
      aria-invalid=${error ? 'true' : nothing}>${options.map(
        (option) => html`<option value=${option.value} .selected=${option.value === value}>${option.label}</option>`,
      )}</select>
  </div>`;
}

// The value at a path like "slots.0.workshops.1.title".
export function value_at(values, path) {
  return path.split('.').reduce((part, step) => part?.[step], values);
}

// The same values with another at this path.
export function with_value(values, path, value) {
  const [step, ...rest] = path.split('.');
  const inner = rest.length === 0 ? value : with_value(values[step] ?? {}, rest.join('.'), value);
  if (Array.isArray(values)) {
    return values.map((one, at) => (at === Number(step) ? inner : one));
  }
  return {...values, [step]: inner};
}

export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
