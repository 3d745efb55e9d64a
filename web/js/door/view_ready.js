// What a helper looks at before the doors open, and how to leave afterwards.
import {date_and_time_in, is_off, time_in} from './clock.js';
import {button, html, nothing} from './screen.js';
import {t} from './words.js';

function row({name, done, text, way = nothing}) {
  const kind = done ? 'ok' : 'warn';
  return html`<li>
    <span class="sign small ${kind}" aria-hidden="true">${done ? '✓' : '!'}</span>
    <div>
      <h3>${name} <span class="hidden-visually">${done ? t.ready.done : t.ready.to_do}</span></h3>
      <p>${text}</p>
    </div>
    <div class="way">${way}</div>
  </li>`;
}

function list_row({state, door}, act) {
  const {list} = state;
  return row({
    name: t.ready.list,
    done: Boolean(list),
    text: list ? t.ready.list_done(list.size, time_in(list.made_at, door.time_zone)) : t.ready.list_to_do,
    way: button(t.ready.refresh, act.refresh),
  });
}

function camera_row({door, camera}, act) {
  const done = Boolean(door.ready?.camera) && !camera.trouble;
  return row({
    name: t.ready.camera,
    done,
    text: camera.trouble ? t.scan[`camera_${camera.trouble}`] : done ? t.ready.camera_done : t.ready.camera_to_do,
    way: button(camera.starting ? t.scan.starting : t.ready.try_camera, act.try_camera),
  });
}

function sound_row({door}, act) {
  const done = Boolean(door.ready?.sound);
  return row({
    name: t.ready.sound,
    done,
    text: done ? t.ready.sound_done : t.ready.sound_to_do,
    way: button(t.ready.play, act.play),
  });
}

function offline_row({app}) {
  const text = app.kept ? t.ready.offline_done : app.can_keep ? t.ready.offline_to_do : t.ready.offline_never;
  return row({name: t.ready.offline, done: app.kept, text});
}

function installed_row({app}, act) {
  return row({
    name: t.ready.installed,
    done: app.installed,
    text: app.installed ? t.ready.installed_done : t.ready.installed_to_do,
    way: app.can_install && !app.installed ? button(t.ready.install, act.install) : nothing,
  });
}

function clock_row({door}) {
  const ahead = door.clock_ahead;
  const known = typeof ahead === 'number';
  const off = is_off(ahead);
  const minutes = Math.round(Math.abs(ahead ?? 0) / 60_000);
  const text = off ? t.ready.clock_off(minutes, ahead > 0) : known ? t.ready.clock_done : t.ready.clock_to_do;
  return row({name: t.ready.clock, done: known && !off, text});
}

function link_row({state, door}) {
  if (!door.valid_from) {
    return nothing;
  }
  const from = date_and_time_in(door.valid_from, door.time_zone);
  const until = date_and_time_in(door.valid_until, door.time_zone);
  const practice = state.phase === 'open' ? '' : ` ${state.phase === 'after' ? t.door.over : t.door.practice}`;
  return row({name: t.ready.link, done: state.phase === 'open', text: t.ready.window(from, until) + practice});
}

function leave_part({state, leaving}, act) {
  if (!leaving) {
    return html`<p class="hint">${t.ready.leave_hint}</p>${button(t.ready.leave, act.ask_leave, {kind: 'danger'})}`;
  }
  return html`<div class="notice bad" id="leaving" tabindex="-1">
    <p><strong>${t.ready.leave_sure}</strong></p>
    ${state.queue.length > 0 ? html`<p>${t.ready.leave_lost(state.queue.length)}</p>` : nothing}
    <div class="row">
      ${button(t.ready.leave_yes, act.leave, {kind: 'danger'})} ${button(t.ready.leave_no, act.stay)}
    </div>
  </div>`;
}

export function ready_view(view, act) {
  return html`<section aria-labelledby="ready">
    <h2 id="ready" tabindex="-1">${t.ready.title}</h2>
    <ul class="ready">
      ${list_row(view, act)} ${camera_row(view, act)} ${sound_row(view, act)} ${offline_row(view)}
      ${installed_row(view, act)} ${clock_row(view)} ${link_row(view)}
    </ul>
    <p><a class="button" href="#scan">${t.ready.scan}</a></p>
    <div class="above">${leave_part(view, act)}</div>
  </section>`;
}
