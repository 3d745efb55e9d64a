// What happens when a code is seen or somebody is picked by name: decided here and at once, written down, shown,
// and only then sent (K4).
import * as keep from './keep.js';
import {send_scans, stamp} from './line.js';
import {decide, hash_of, is_same, looks_like_ticket, undo_within} from './rules.js';

const patience = 1_500; // milliseconds for the one question about a ticket nobody here knows

// What the door may see of somebody (K8).
function person(entry) {
  const {reference = '', name = '', employer = '', workshops = [], note = ''} = entry ?? {};
  return {reference, name, employer, workshops, note};
}

// `sync` sends, `refresh` fetches the list. Gives {see, check_in, let_in, undo, may_undo}.
export function make_scans(core, {sync, refresh}) {
  const {state} = core;
  let seen = null;
  let turn = Promise.resolve();

  const item_of = (who, part) => ({
    kind: 'scan',
    nonce: crypto.randomUUID(),
    ...who,
    day: core.today(),
    direction: 'in',
    at: stamp(Date.now()),
    ...part,
  });

  // Somebody goes in. `who`: {ticket} or {reference}; `verdict`: 'in', or 'let_in' against what the list says.
  const let_pass = async (entry, who, verdict) => {
    if (core.practises()) {
      core.present({verdict, ...person(entry)});
      return;
    }
    const item = item_of(who, {let_in: true});
    const {nonce, day} = item;
    const {reference, name} = person(entry);
    const mark = entry ? {reference, day, at: core.now(), nonce} : null;
    await core.record({item, mark, line: {nonce, at: core.now(), verdict, name, reference, who}});
    if (mark) {
      state.list.mark(mark);
    }
    core.present({verdict, ...person(entry), nonce, who, undo_until: Date.now() + undo_within});
    core.look_at_store().then(sync);
  };

  // A ticket that is not on this phone: the service may know it, if it answers soon.
  const ask = async (ticket) => {
    const {kind, ...scan} = item_of({ticket}, {let_in: false});
    const answer = await send_scans(core.door(), [scan], patience).catch(() => null);
    const told = answer?.body.verdicts?.[0];
    if (!told) {
      return;
    }
    const is_in = told.verdict === 'in';
    if (is_in) {
      const {nonce, reference, name} = told;
      await core.record({line: {nonce, at: core.now(), verdict: 'in', name, reference, who: {ticket}, sent: true}});
      core.look_at_store().then(refresh);
    }
    if (state.shown?.who?.ticket === ticket) {
      const first_at = told.first_at ? Date.parse(told.first_at) : null;
      const undo_until = is_in ? Date.now() + undo_within : 0;
      core.present({...told, first_at, asked: true, who: {ticket}, undo_until}, {silent: told.verdict === 'unknown'});
    }
  };

  const conclude = async (entry, who) => {
    const day = core.today();
    const found = decide({
      entry,
      mark: entry && state.list.mark_of(entry.reference, day),
      since: entry && state.list.since(entry, day),
      now: core.now(),
      day,
      days: state.list?.days ?? [],
    });
    if (found.verdict === 'in' && !found.repeated) {
      await let_pass(entry, who, 'in');
      return;
    }
    const foreign = found.verdict === 'not_here' && who.foreign;
    core.present({...found, ...person(entry), who, ...(foreign ? {verdict: 'unknown', foreign} : {})});
    if (found.verdict === 'not_here' && !foreign && !core.practises()) {
      await ask(who.ticket);
    }
  };

  // What a code says goes no further than its hash if it is not of our making: it may be somebody's secret.
  const judge = async (text) => {
    const hash = await hash_of(text);
    const who = looks_like_ticket(text) ? {ticket: text} : {ticket: hash, foreign: true};
    await conclude(state.list?.by_ticket(hash) ?? null, who);
  };

  const undo = async ({nonce, reference, name}) => {
    const item = item_of({undoes: nonce}, {let_in: false});
    await core.record({item, unmark: reference});
    await keep.change_line(nonce, {undone: item.nonce}).catch(() => {});
    state.list?.unmark(reference);
    core.present({verdict: 'undone', name});
    core.look_at_store().then(sync);
  };

  return {
    // A code was read: by the camera, which sees it many times, or by a hand scanner. One after the other.
    see: (text) => {
      const at = Date.now();
      const same = is_same(seen, text, at);
      seen = {text, at};
      if (!same) {
        turn = turn.then(() => judge(text));
      }
      return turn;
    },
    check_in: (entry) => conclude(entry, {reference: entry.reference}),
    // Whom the verdict on the screen is about goes in all the same.
    let_in: async () => {
      const {who, reference} = state.shown;
      const {foreign, ...named} = who;
      await let_pass(state.list?.by_reference(reference) ?? null, named, 'let_in');
    },
    undo,
    may_undo: ({undone, who, at}) => Boolean(who) && !undone && core.now() - at < undo_within,
  };
}
