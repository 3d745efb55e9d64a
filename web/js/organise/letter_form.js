// The form for a letter to attendees, read back as the API wants it.
import {deadline, has_passed} from '../dates.js';
import {choice_field, text_field} from '../forms.js';
import {html, nothing} from '../page.js';
import {o} from './desk_words.js';
import {instant_of} from './schedule.js';

const longest_subject = 120; // characters, as the service takes them
const longest_text = 10_000;

const is_later = (values) => values.when?.[0] === 'later';

export function letter_fields(values, errors, event) {
  const field = (id, more) => text_field({id, error: errors[id], value: values[id]?.[0], ...more});
  const when = [
    {value: 'now', label: o.messages.now, small: o.messages.now_hint},
    {value: 'later', label: o.messages.later},
  ];
  return html`
    ${field('subject', {label: o.messages.subject, maximum: longest_subject, autocomplete: 'off'})}
    ${field('text', {label: o.messages.text, hint: o.messages.text_hint, rows: 10, maximum: longest_text})}
    ${choice_field({
      id: 'when',
      label: o.messages.when,
      type: 'radio',
      options: when,
      values: values.when ?? ['now'],
    })}
    ${
      is_later(values)
        ? field('send_at', {label: o.messages.send_at(event.time_zone), type: 'datetime-local'})
        : nothing
    }`;
}

export function missing_in(values, event) {
  const missing = {};
  for (const name of ['subject', 'text']) {
    if (!values[name][0].trim()) {
      missing[name] = o.messages[`${name}_missing`];
    }
  }
  if (is_later(values)) {
    const at = instant_of(values.send_at?.[0] ?? '', event.time_zone);
    if (!at) {
      missing.send_at = o.messages.at_missing;
    } else if (has_passed(at)) {
      missing.send_at = o.messages.at_past;
    }
  }
  return missing;
}

// {subject, text, send_at, when: in words}; the last two only if it goes out later.
export function letter_of(values, event) {
  const letter = {subject: values.subject[0].trim(), text: values.text[0]};
  if (!is_later(values)) {
    return letter;
  }
  const send_at = instant_of(values.send_at[0], event.time_zone);
  return {...letter, send_at, when: deadline(send_at, event.time_zone)};
}

// `preview`: {subject, text: nodes}, or nothing yet.
export function preview_part(preview) {
  return preview
    ? html`<section class="above letter" id="preview" tabindex="-1" aria-labelledby="preview-title">
        <h3 id="preview-title">${o.messages.preview_title}</h3>
        <p><strong>${preview.subject}</strong></p>
        ${preview.text}
      </section>`
    : nothing;
}
