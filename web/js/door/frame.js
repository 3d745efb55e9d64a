// What stands round every view of the door: which door, how the line is, and the way to the other views.
import {date_and_time_in, time_in} from './clock.js';
import {button, html, nothing} from './screen.js';
import {t} from './words.js';

function came(state, today) {
  const {list} = state;
  return list ? t.door.count(Math.max(state.came ?? 0, list.present(today)), list.expected) : '';
}

function standing({state, door}) {
  const {list, online, queue} = state;
  const refused = queue.filter((item) => item.refused).length;
  const waiting = queue.length - refused;
  return html`<p class="standing">
    <span class="tag ${online ? 'ok' : 'warn'}">${online ? t.door.online : t.door.offline}</span>
    ${list ? html`<span>${t.door.on_phone(list.size, time_in(list.made_at, door.time_zone))}</span>` : nothing}
    <span class=${waiting > 0 ? 'unsent' : ''}>${t.door.waiting(waiting)}</span>
    ${refused > 0 ? html`<span class="unsent">${t.door.refused(refused)}</span>` : nothing}
  </p>`;
}

function practice({state, door}) {
  if (state.phase === 'open') {
    return nothing;
  }
  const when = state.phase === 'before' ? t.door.practice_until(date_and_time_in(door.valid_from, door.time_zone)) : t.door.over;
  return html`<p class="notice warn"><strong>${t.door.practice}</strong> ${when}</p>`;
}

function tabs({current, door}) {
  const names = ['scan', 'log', ...(door.walk_ins ? ['walk-in'] : []), 'ready'];
  const label = (name) => t.door.views[name.replace('-', '_')];
  return html`<nav aria-label=${t.door.views.label}>
    <ul class="nav">${names.map(
      (name) => html`<li><a href="#${name}" aria-current=${name === current ? 'page' : nothing}>${label(name)}</a></li>`,
    )}</ul>
  </nav>`;
}

export function frame(view, act, content) {
  const {door, state, today} = view;
  const title = door.workshop_title || door.event_title || t.door.title;
  return html`<header class="door-head">
      <h1>${title} <span class="quiet-text">${door.name ?? ''}</span></h1>
      <p class="count numbers">${came(state, today)}</p>
      <div class="line">${standing(view)} ${button(t.scan.sync, act.sync, {kind: 'quiet small'})}</div>
      ${tabs(view)}
    </header>
    ${state.broken ? html`<p class="notice bad" role="alert">${t.door.storage}</p>` : nothing}
    ${practice(view)}
    ${content}`;
}
