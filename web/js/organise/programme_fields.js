// Workshops by slots, each with places of its own.
import {html, nothing} from '../page.js';
import {field_of, stretch_fields} from './editor_essentials.js';
import {o} from './words.js';
import {t} from '../words.js';

// How many have chosen a workshop, by what the service last said.
function taken_of(view, id) {
  const all = view.event?.slots.flatMap((slot) => slot.workshops) ?? [];
  return all.find((one) => one.id === id)?.places.taken ?? 0;
}

function chosen_by(view, one) {
  const taken = taken_of(view, one.id);
  if (taken === 0) {
    return nothing;
  }
  const over = one.capacity.trim() ? taken - Number(one.capacity) : 0;
  return html`<p class="hint">${o.programme.taken(taken)}</p>
    <div role="status">${over > 0 ? html`<p class="notice warn">${o.programme.over(over)}</p>` : nothing}</div>`;
}

function workshop_fields(view, act, at, number) {
  const one = view.values.slots[at].workshops[number];
  const path = `slots.${at}.workshops.${number}`;
  return html`<fieldset class="run">
    <legend>${o.programme.workshop(number + 1)}</legend>
    ${field_of(view, `${path}.title`, o.programme.title, {maximum: 150})}
    <div class="side-by-side">
      ${field_of(view, `${path}.speaker`, t.forms.optional(o.programme.speaker), {maximum: 200})}
      ${field_of(view, `${path}.room`, t.forms.optional(o.programme.room), {maximum: 200})}
      ${field_of(view, `${path}.capacity`, o.programme.capacity, {type: 'number', kind: 'short'})}
    </div>
    ${chosen_by(view, one)}
    ${field_of(view, `${path}.description`, t.forms.optional(o.programme.about), {rows: 2})}
    <button class="linklike" type="button" @click=${() => act.remove(path, one.title)}>
      ${o.programme.remove_workshop(one.title)}
    </button>
  </fieldset>`;
}

function slot_fields(view, act, at) {
  const {workshops, label} = view.values.slots[at];
  return html`<fieldset class="slot">
    <legend>${o.programme.slot(at + 1)}</legend>
    ${field_of(view, `slots.${at}.label`, o.programme.label, {maximum: 200})}
    ${stretch_fields(view, `slots.${at}`)}
    ${workshops.map((_, number) => workshop_fields(view, act, at, number))}
    <p class="row">
      <button class="button quiet" type="button" @click=${() => act.add_workshop(at)}>
        ${o.programme.add_workshop}
      </button>
      <button class="linklike" type="button" @click=${() => act.remove(`slots.${at}`, label)}>
        ${o.programme.remove_slot(at + 1)}
      </button>
    </p>
  </fieldset>`;
}

export function programme_fields(view, act) {
  return html`<p class="hint">${o.programme.hint}</p>
    ${view.values.slots.map((_, at) => slot_fields(view, act, at))}
    <p><button class="button quiet" type="button" @click=${act.add_slot}>${o.programme.add_slot}</button></p>`;
}
