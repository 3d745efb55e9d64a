// One door at work: what is on its screen, what it keeps and sends. `changed` is told when `state` is another,
// `gone` when the phone has no list any more: 'withdrawn', 'ended' or 'removed'.
import {day_in} from './clock.js';
import * as keep from './keep.js';
import {find} from './line.js';
import {keep_list} from './list_keeper.js';
import {keep_after, kinds, window_at} from './rules.js';
import {make_scans} from './scans.js';
import {sound} from './sounds.js';
import {start_sync} from './sync.js';
import {make_walk_ins} from './walk_ins.js';

const refresh_every = 60_000; // milliseconds
const look_for_line_every = 15_000; // milliseconds, while there is none
const worth_correcting = 2_000; // milliseconds of the clock: an answer's Date has whole seconds

const fine = ['in', 'out', 'undone'];

function first_state() {
  return {
    list: null,
    online: navigator.onLine,
    queue: [],
    lines: [],
    came: null, // of today, as the service last said
    shown: null, // the verdict on the screen
    phase: 'open', // of the link's window
    undo_left: 0, // seconds
    broken: false, // nothing can be kept here
  };
}

// What all parts of the desk use.
function make_core(own, changed) {
  const state = first_state();
  let door = own;
  const core = {
    state,
    changed,
    door: () => door,
    now: () => Date.now() - (door.clock_ahead ?? 0),
    today: () => day_in(core.now(), door.time_zone),
    practises: () => state.phase !== 'open',

    remember: async (part) => {
      door = {...door, ...part};
      await keep.keep_door(door);
    },
    // True if the clock changed what is shown.
    look_at_clock: () => {
      const before = `${state.phase} ${state.undo_left}`;
      state.phase = door.valid_from ? window_at(door, core.now()) : 'open';
      const left = ((state.shown?.undo_until ?? 0) - Date.now()) / 1000;
      state.undo_left = Math.max(0, Math.ceil(left));
      return before !== `${state.phase} ${state.undo_left}`;
    },
    look_at_store: async () => {
      state.queue = await keep.queue(door.list);
      state.lines = await keep.lines(door.list);
      changed();
    },
    present: (verdict, {silent = false} = {}) => {
      state.shown = {at: core.now(), practice: core.practises(), ...verdict};
      core.look_at_clock();
      if (!silent) {
        sound(kinds[verdict.verdict]);
      }
      changed();
    },
    // Writes down what happened; what cannot be kept is said once and for all.
    record: async (what) => {
      try {
        await keep.record({list: door.list, ...what});
      } catch {
        state.broken = true;
      }
    },
  };
  return core;
}

// The service's word on what was decided here. It is told and changes nothing: who is in stays in (K4).
async function hear(core, {counts, verdicts = [], ahead}) {
  const {state} = core;
  if (counts) {
    state.came = counts.find(({day}) => day === core.today())?.came ?? 0;
  }
  if (typeof ahead === 'number' && Math.abs(ahead - (core.door().clock_ahead ?? 0)) > worth_correcting) {
    await core.remember({clock_ahead: ahead});
  }
  for (const told of verdicts) {
    if (told.nonce === state.shown?.nonce && !fine.includes(told.verdict)) {
      state.shown = {...state.shown, told};
    }
    const kept = told.verdict === 'kept' && state.lines.find(({undone}) => undone === told.nonce);
    if (kept) {
      await keep.change_line(kept.nonce, {undone: null, told});
    }
  }
  await core.look_at_store();
}

export async function open_desk(own, {changed, gone}) {
  const core = make_core(own, changed);
  const {state} = core;

  const leave = async (why) => {
    const all = why === 'removed' || (why === 'ended' && state.queue.length === 0);
    await keep.forget(core.door().list, {all});
    if (!all) {
      await core.remember({token: null});
    }
    gone(why);
  };
  const line_state = async (word) => {
    if (word === 'withdrawn') {
      await leave('withdrawn');
      return;
    }
    state.online = word === 'online';
    changed();
  };
  const leave_when_ended = async () => {
    const {valid_until} = core.door();
    const ended = Boolean(valid_until) && core.now() > Date.parse(valid_until) + keep_after;
    if (ended) {
      await leave('ended');
    }
    return ended;
  };

  if (await leave_when_ended()) {
    return null;
  }
  const list = keep_list(core, line_state);
  const sync = start_sync({door: core.door, heard: (said) => hear(core, said), state: line_state});
  const scans = make_scans(core, {sync: sync.now, refresh: list.refresh});
  await list.load();
  await core.look_at_store();
  core.look_at_clock();
  setInterval(() => core.look_at_clock() && changed(), 500);
  setInterval(async () => {
    if (!(await leave_when_ended()) && document.visibilityState === 'visible') {
      list.refresh();
    }
  }, refresh_every);
  setInterval(() => state.online || list.refresh(), look_for_line_every);
  addEventListener('online', list.refresh);
  list.refresh().then(sync.now);

  return {
    state,
    door: core.door,
    today: core.today,
    remember: core.remember,
    refresh: list.refresh,
    sync: sync.now,
    leave: () => leave('removed'),
    ...scans,
    ...make_walk_ins(core, sync.now),
    // Who has booked since the list was made, if the service answers soon.
    find_later: async (text) => (await find(core.door(), text).catch(() => null))?.body.found ?? [],
  };
}
