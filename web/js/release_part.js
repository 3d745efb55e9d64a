// What the employer says of a place at a course for reps: the letter that asks, and the answer.
import {post} from './api.js';
import {to} from './base.js';
import {choice_field, submit_button, values_of} from './forms.js';
import {html, nothing} from './page.js';
import {t} from './words.js';

const answers = ['unasked', 'requested', 'agreed', 'refused'];

// `view`: {busy, message}; `save` gets the answer. Nothing for a place that needs no release.
export function release_part({release, reference}, {busy, message}, save) {
  if (!release) {
    return nothing;
  }
  const submitted = (event) => {
    event.preventDefault();
    save(values_of(event.target).release[0]);
  };
  const options = answers.map((value) => ({value, label: t.release.answers[value]}));
  const field = {id: 'release', type: 'radio', label: t.release.label, options, values: [release]};
  const letter = to(`/api/registrations/${reference}/release-letter.pdf`);
  return html`<section class="no-print" aria-labelledby="release-title">
    <h2 id="release-title" tabindex="-1">${t.release.title}</h2>
    <p>${t.release.hint}</p>
    <p><a href=${letter}>${t.release.letter}</a></p>
    ${message ? html`<p class="notice ${message.kind}">${message.text}</p>` : nothing}
    <form novalidate @submit=${submitted}>
      ${choice_field(field)}
      ${submit_button(t.release.keep, busy)}
    </form>
  </section>`;
}

export function keep_release(reference, release) {
  return post(`registrations/${reference}/release`, {release}, `release.${reference}.${release}`);
}
