// People who have not booked (K7). Without a connection they are kept and sent later, like scans.
import * as keep from './keep.js';
import {stamp} from './line.js';

// Gives {walk_in(values), again(item), drop(item)}. `values`: {name, employer, email, reason}; walk_in() resolves
// to null when they are in, or kept to be sent, else to why the service refused: {type, detail}.
export function make_walk_ins(core, sync) {
  const {state} = core;

  const send = async () => {
    await core.look_at_store();
    await sync();
    await core.look_at_store();
  };

  return {
    walk_in: async (values) => {
      const {name, employer} = values;
      if (core.practises()) {
        core.present({verdict: 'in', name, employer});
        return null;
      }
      const nonce = crypto.randomUUID();
      const line = {nonce, at: core.now(), verdict: 'in', name, reference: '', who: null};
      await core.record({item: {kind: 'walk_in', nonce, at: stamp(Date.now()), ...values}, line});
      await send();
      const left = state.queue.find((one) => one.nonce === nonce);
      if (left?.refused) {
        await keep.drop(nonce);
        await core.look_at_store();
        return left.refused;
      }
      core.present({verdict: left ? 'let_in' : 'in', name, employer, unsent: Boolean(left)});
      return null;
    },
    // One that was refused while nobody looked: tried once more, or taken off by whoever decided so.
    again: async ({nonce}) => {
      await keep.change_item(nonce, {refused: null});
      await send();
    },
    drop: async ({nonce}) => {
      await keep.drop(nonce);
      await core.look_at_store();
    },
  };
}
