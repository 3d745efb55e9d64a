// The door on the screen: one desk, its views, and what their buttons do.
import {make_camera} from './camera.js';
import {open_desk} from './desk.js';
import {finder} from './finder.js';
import {frame} from './frame.js';
import {announce, html, nothing, render, the} from './screen.js';
import {allow_sound, sound} from './sounds.js';
import {log_view} from './view_log.js';
import {ready_view} from './view_ready.js';
import {scan_view} from './view_scan.js';
import {walk_in_view} from './view_walk_in.js';
import {walk_in_form} from './walk_in_form.js';
import {catch_typing} from './wedge.js';
import {start_worker} from './worker.js';
import {t} from './words.js';

const views = {'log': log_view, 'ready': ready_view, 'walk-in': walk_in_view};
const view_now = () => (location.hash.slice(1) in views ? location.hash.slice(1) : 'scan');

export async function run_door(own, gone) {
  let desk = null;
  let find = null;
  let ended = false;
  let was_on = false;
  let offer = null; // the browser's own question whether to install
  let leaving = false;

  const show = () => {
    if (!desk || ended) {
      return;
    }
    const door = desk.door();
    const current = view_now();
    const {state, may_undo} = desk;
    const today = door.time_zone ? desk.today() : '';
    const installed = matchMedia('(display-mode: standalone)').matches;
    const app = {...worker.state, installed, can_install: Boolean(offer)};
    const parts = {camera: camera.state, search: find.state, form: form.state};
    const view = {state, door, today, current, may_undo, app, leaving, ...parts};
    const scanner = html`<div ?hidden=${current !== 'scan'}>${scan_view(view, act)}</div>`;
    const other = views[current]?.(view, act) ?? nothing;
    render(frame(view, act, html`${scanner}${other}`));
  };
  const camera = make_camera({
    video: () => the('#camera'),
    found: (text) => desk.see(text),
    changed: show,
  });
  // Nobody is in the middle of anything: the page might as well be opened anew.
  const is_idle = () =>
    Boolean(find) && !desk.state.shown && !camera.state.on && !find.state.typed && view_now() !== 'walk-in';
  const worker = start_worker({
    may_change: () => is_idle() && desk.state.queue.length === 0,
    changed: show,
  });
  const go = (view) => location.assign(`#${view}`);
  const get_ready = (part) => desk.remember({ready: {...desk.door().ready, ...part}}).then(show);

  desk = await open_desk(own, {
    changed: show,
    gone: (why) => {
      ended = true;
      camera.stop();
      gone(why);
    },
  });
  if (!desk) {
    return;
  }
  find = finder({desk, show});
  const form = walk_in_form({desk, show, done: () => go('scan')});

  const act = {
    ...find.act,
    walk_in: form.send,
    again: desk.again,
    drop: desk.drop,
    sync: async () => {
      await Promise.all([desk.sync(), desk.refresh()]);
      announce(t.door.waiting(desk.state.queue.filter(({refused}) => !refused).length));
    },
    refresh: desk.refresh,
    start: () => {
      allow_sound();
      return camera.start();
    },
    stop: camera.stop,
    flip: camera.flip,
    light: camera.light,
    undo: () => desk.undo(desk.state.shown),
    undo_line: desk.undo,
    let_in: desk.let_in,
    by_name: () => the('#find').focus(),
    play: async () => {
      await allow_sound();
      sound('ok');
      await get_ready({sound: true});
    },
    try_camera: async () => {
      await camera.start();
      const works = camera.state.on;
      camera.stop();
      await get_ready({camera: works});
    },
    install: async () => {
      await offer?.prompt();
      offer = null;
      show();
    },
    ask_leave: () => {
      leaving = true;
      show();
      the('#leaving').focus();
    },
    stay: () => {
      leaving = false;
      show();
    },
    leave: desk.leave,
  };

  const turn_to = async () => {
    const current = view_now();
    leaving = false;
    if (current !== 'scan' && camera.state.on) {
      was_on = true;
      camera.stop();
    }
    show();
    if (current === 'scan' && was_on) {
      was_on = false;
      await camera.start();
    }
    the(`#${current}`)?.focus();
  };

  addEventListener('hashchange', turn_to);
  addEventListener('beforeinstallprompt', (asked) => {
    asked.preventDefault();
    offer = asked;
    show();
  });
  document.addEventListener('pointerdown', allow_sound, {once: true});
  document.addEventListener('keydown', allow_sound, {once: true});
  catch_typing(() => (view_now() === 'scan' && !ended ? the('#find') : null));
  turn_to();
  worker.look();
}
