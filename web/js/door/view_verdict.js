// The verdict: colour, word and shape, whom it is about, what can be done. Undo is outside of what is read out.
import {date_and_time_in, time_in} from './clock.js';
import {kinds, may_let_in} from './rules.js';
import {button, html, nothing} from './screen.js';
import {t} from './words.js';

const signs = {ok: '✓', warn: '!', bad: '✕', plain: '–'};

function word_of(shown, made_at) {
  return shown.verdict === 'not_here' ? t.verdicts.not_here(made_at) : t.verdicts[shown.verdict];
}

function first_of({first_at, here, first_door}, zone) {
  return first_at ? t.verdicts.first(time_in(first_at, zone), here ? t.verdicts.here : first_door) : '';
}

const abouts = {
  in: ({repeated}) => (repeated ? t.verdicts.just_now : ''),
  already: first_of,
  let_in: () => t.verdicts.let_in_hint,
  waiting: () => t.verdicts.waiting_hint,
  wrong_day: () => t.verdicts.wrong_day_hint,
  kept: () => t.verdicts.kept_hint,
  cancelled: ({first_at}, zone) => (first_at ? t.verdicts.cancelled_on(date_and_time_in(first_at, zone)) : ''),
  wrong_event: ({other_event, other_starts_at}, zone) =>
    other_event ? t.verdicts.other_event(other_event, date_and_time_in(other_starts_at, zone)) : '',
  unknown: ({foreign, asked}) => (foreign ? t.verdicts.foreign : asked ? t.verdicts.asked : ''),
};

// What the service said afterwards of somebody who was let in.
export function told_of(told, zone) {
  if (told.verdict !== 'already') {
    return t.verdicts.told[told.verdict] ?? '';
  }
  const at = told.first_at ? time_in(told.first_at, zone) : '';
  return t.verdicts.told.already(at, told.first_door);
}

function told_part(told, zone) {
  return told ? html`<p class="told"><strong>${t.verdicts.told_title}:</strong> ${told_of(told, zone)}</p>` : nothing;
}

function box(shown, zone, made_at) {
  const kind = kinds[shown.verdict];
  const about = abouts[shown.verdict]?.(shown, zone);
  const where = [shown.employer, ...(shown.workshops ?? [])].filter(Boolean).join(' · ');
  return html`<div class="verdict ${kind}">
    <span class="sign ${kind}" aria-hidden="true">${signs[kind]}</span>
    <div>
      <p class="word">${word_of(shown, made_at)}${shown.practice ? html` <span class="tag">${t.door.practice}</span>` : nothing}</p>
      ${shown.name ? html`<p class="name">${shown.name}</p>` : nothing}
      ${where ? html`<p>${where}</p>` : nothing}
      ${shown.note ? html`<p class="note"><span aria-hidden="true">⚑</span> ${shown.note}</p>` : nothing}
      ${about ? html`<p>${about}</p>` : nothing}
      ${shown.unsent ? html`<p>${t.walk_in.kept}</p>` : nothing}
      ${told_part(shown.told, zone)}
    </div>
  </div>`;
}

function idle(camera_on) {
  return html`<div class="verdict plain">
    <span class="sign plain" aria-hidden="true">${signs.plain}</span>
    <div>
      <p class="word">${t.scan.waiting}</p>
      <p>${camera_on ? t.scan.camera_hint : t.scan.waiting_hint}</p>
    </div>
  </div>`;
}

function ways_on(state, act) {
  const {shown, undo_left} = state;
  const undo = undo_left > 0 && shown.nonce;
  const let_in = shown.who && may_let_in.includes(shown.verdict);
  return html`<div class="row ways">
    ${undo ? button(html`${t.scan.undo} <span aria-hidden="true">${t.scan.seconds(undo_left)}</span>`, act.undo) : nothing}
    ${let_in ? button(t.scan.let_in, act.let_in) : nothing}
    ${let_in && !shown.name ? button(t.scan.by_name, act.by_name) : nothing}
  </div>`;
}

export function verdict_part(state, door, camera_on, act) {
  const made_at = state.list ? time_in(state.list.made_at, door.time_zone) : '–';
  return html`<div class="said" role="status" aria-live="assertive" aria-atomic="true">
      ${state.shown ? box(state.shown, door.time_zone, made_at) : idle(camera_on)}
    </div>
    ${state.shown ? ways_on(state, act) : html`<div class="row ways"></div>`}`;
}
