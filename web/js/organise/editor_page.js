// The editor's page: how it stands, what to do next, the form. It shows; pages/organise/edit.js acts.
import {to} from '../base.js';
import {error_summary} from '../forms.js';
import {html, nothing} from '../page.js';
import {event_path} from '../pieces.js';
import {checklist} from './checklist.js';
import {conflict_notice} from './conflict_notice.js';
import {essentials} from './editor_essentials.js';
import {sections} from './editor_sections.js';
import {o} from './words.js';
import {t} from '../words.js';

export function own_path(slug, rest = '') {
  return to(`/organise/events/${encodeURIComponent(slug)}${rest}`);
}

function how_saved(view) {
  if (view.saving) {
    return o.editor.saving;
  }
  if (!view.slug) {
    return o.editor.not_yet;
  }
  const draft = view.event.status === 'draft';
  if (view.unsaved) {
    return draft ? o.editor.will_save : o.editor.kept;
  }
  const saved = view.saved_at ? o.editor.saved(view.saved_at) : '';
  return [saved, view.incomplete && draft ? o.editor.but : ''].filter(Boolean).join(' ');
}

function state_tag({event}) {
  const {states} = o.events;
  const published = html`<span class="tag ok">${o.publishing.published}</span>`;
  const other = html`<span class="tag warn">${states[event?.status ?? 'draft']}</span>`;
  return event?.status === 'published' ? published : other;
}

function buttons(view, act) {
  const draft = !view.event || view.event.status === 'draft';
  const publish = html`<button class="button" type="button" aria-disabled=${view.busy === 'publish' ? 'true' : 'false'}
    @click=${act.publish}>${o.publishing.publish}</button>`;
  const save = html`<button class="button ${draft ? 'quiet' : ''}" type="submit" form="event-form"
    aria-disabled=${view.busy === 'save' ? 'true' : 'false'}>${draft ? o.editor.save : o.editor.save_changes}</button>`;
  return html`<p class="row">
    <button class="button quiet" type="button" @click=${act.preview}>${o.publishing.preview}</button>
    ${save} ${draft ? publish : nothing}
  </p>`;
}

function head(view, act) {
  return html`<p class="back"><a href=${to('/organise')}>${o.editor.back}</a></p>
    <div class="editor-head">
      <div>
        <h1>${view.values.title.trim() || (view.slug ? o.editor.untitled : o.editor.new_title)}</h1>
        <p>${state_tag(view)} <span class="quiet-text" id="saved-state">${how_saved(view)}</span></p>
      </div>
      ${buttons(view, act)}
    </div>`;
}

function ways_on({slug, event}, act) {
  if (!slug) {
    return nothing;
  }
  const published = event.status === 'published';
  return html`<ul class="plain above-a-little">
    ${published ? html`<li><a href=${event_path(slug)}>${o.publishing.see}</a></li>` : nothing}
    <li><a href=${own_path(slug)}>${o.publishing.dashboard}</a></li>
    <li><button class="linklike" type="button" @click=${act.duplicate}>${o.events.duplicate}</button></li>
    ${published ? html`<li><a href=${own_path(slug, '/cancel')}>${o.publishing.cancel}</a></li>` : nothing}
  </ul>`;
}

function removed_notice({removed}, act) {
  return removed
    ? html`<div class="notice" id="removed" tabindex="-1"><p>${o.questions.removed(removed.name)}
        <button class="linklike" type="button" @click=${act.undo}>${o.questions.undo}</button></p></div>`
    : nothing;
}

export function editor_page(view, message, act) {
  const draft = !view.event || view.event.status === 'draft';
  return html`${head(view, act)} ${message} ${conflict_notice(view.conflict, act)} ${error_summary(view.errors)}
    ${view.restored ? html`<p class="notice">${t.forms.restored}</p>` : nothing}
    ${draft ? nothing : html`<p class="hint">${o.editor.published_hint}</p>`}
    <div class="columns">
      <form id="event-form" novalidate @submit=${act.save} @input=${act.typed} @change=${act.typed}>
        ${essentials(view, act)} ${sections(view, act)}
      </form>
      <aside aria-labelledby="before" class="beside">${checklist(view, act)} ${ways_on(view, act)}</aside>
    </div>
    ${removed_notice(view, act)}`;
}
