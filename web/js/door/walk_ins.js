// People who have not booked (K7). Without a connection they are kept and sent later, like scans.
import * as keep from './keep.js';
import {stamp} from './line.js';

// Gives {walk_in(values), refused_walk_in()}: values are {name, employer, email, reason} and, of one that was
// refused, its nonce. walk_in() resolves to 'in', 'waiting' or why it was refused ('full').
export function make_walk_ins(core, sync) {
  const {state} = core;

  const write_down = async ({nonce, ...values}) => {
    if (nonce) {
      await keep.change_item(nonce, {...values, refused: null});
      return nonce;
    }
    const item = {kind: 'walk_in', nonce: crypto.randomUUID(), at: stamp(Date.now()), ...values};
    const line = {nonce: item.nonce, at: core.now(), verdict: 'in', name: values.name, reference: '', who: null};
    await core.record({item, line});
    return item.nonce;
  };

  return {
    // One that the service could not take in without a reason.
    refused_walk_in: () => state.queue.find(({kind, refused}) => kind === 'walk_in' && refused) ?? null,

    walk_in: async (values) => {
      const {name, employer} = values;
      if (core.practises()) {
        core.present({verdict: 'in', name, employer});
        return 'in';
      }
      const nonce = await write_down(values);
      await core.look_at_store();
      await sync();
      await core.look_at_store();
      const left = state.queue.find((one) => one.nonce === nonce);
      if (left?.refused) {
        return left.refused;
      }
      core.present({verdict: left ? 'let_in' : 'in', name, employer, unsent: Boolean(left)});
      return left ? 'waiting' : 'in';
    },
  };
}
