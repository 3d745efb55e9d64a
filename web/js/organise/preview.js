// An event as a member will see it, before it is saved or published; its texts come from the service.
import {hours} from '../dates.js';
import {html, nothing, render} from '../page.js';
import {facts, leaf} from '../pieces.js';
import {rich} from '../rich.js';
import {post_own} from './api.js';
import {form_in, programme_in} from './event_values.js';
import {event_address} from './saving.js';
import {o} from './words.js';
import {t} from '../words.js';

// Nodes for a text in Markdown. The service shows a letter to attendees before it is sent: the same Markdown.
export async function shown_text(slug, text) {
  const letter = {subject: o.preview.title, text};
  const {text_html} = await post_own(`${event_address(slug)}/messages/preview`, letter);
  return rich(text_html);
}

// The form as an event of the public API.
function event_of(values) {
  const form = form_in(values, null);
  const online = form.online_link !== '';
  return {...form, online, starts_at: form.days[0].starts_at, ends_at: form.days.at(-1).ends_at};
}

function programme(values, zone) {
  const slots = programme_in(values).filter((slot) => slot.starts_at && slot.ends_at);
  if (slots.length === 0) {
    return nothing;
  }
  return html`<h3>${t.event.workshops}</h3>
    ${slots.map(
      (slot) => html`<h4>${slot.label}, ${hours(slot.starts_at, slot.ends_at, zone)}</h4>
        <ul class="programme">${slot.workshops.map(
          (one) => html`<li><strong>${one.title}</strong>
            <p class="quiet-text">${[one.speaker, one.room].filter(Boolean).join(' · ')}</p>
            ${one.description ? html`<p>${one.description}</p>` : nothing}</li>`,
        )}</ul>`,
    )}`;
}

function content(values, text, close) {
  const event = event_of(values);
  const {access} = event.venue;
  return html`<p class="row between"><strong id="preview-title">${o.preview.title}</strong>
      <button class="button quiet" type="button" @click=${close}>${o.preview.close}</button></p>
    <hr>
    <div class="head">${leaf(event.starts_at, event.time_zone)}<h2>${event.title}</h2></div>
    ${event.summary ? html`<p>${event.summary}</p>` : nothing}
    ${facts(event)}
    <h3>${t.event.about}</h3>
    ${text ?? html`<p class="hint">${o.preview.no_text}</p>`}
    ${programme(values, event.time_zone)}
    ${access ? html`<h3>${t.event.access}</h3><p>${access}</p>` : nothing}
    <h3>${t.event.contact}</h3>
    <p>${event.contact}</p>`;
}

async function text_of(slug, {description}) {
  if (!slug || !description.trim()) {
    return null;
  }
  return shown_text(slug, description).catch(() => html`<p class="hint">${o.preview.not_rendered}</p>`);
}

// Shows it in a dialog; the form has to have title and days.
export async function show_preview(slug, values) {
  const text = await text_of(slug, values);
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog wide';
  dialog.setAttribute('aria-labelledby', 'preview-title');
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  render(
    content(values, text, () => dialog.close()),
    dialog,
  );
  dialog.showModal();
}
