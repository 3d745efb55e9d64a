// The door's list: loaded from the phone, fetched anew when the service has another.
import * as keep from './keep.js';
import {Trouble, get_pack, take_early} from './line.js';
import {is_pack, list_of} from './pack.js';

// `line_state` hears 'online', 'offline' or 'withdrawn'. Gives {load(), refresh()}.
export function keep_list(core, line_state) {
  let refreshing = null;

  const show = async (pack) => {
    const {list, time_zone} = core.door();
    core.state.list = pack ? list_of(pack, await keep.marks(list), time_zone) : null;
    core.changed();
  };
  const load = async () => {
    const {list, time_zone} = core.door();
    const kept = time_zone && (await keep.pack(list));
    await show(kept && JSON.parse(kept.text));
  };
  const take = async ({text, body, etag, ahead}, asked_at) => {
    const {list, clock_ahead} = core.door();
    await keep.keep_pack({list, etag, text}, asked_at);
    await core.remember({...body.door, list, clock_ahead: ahead ?? clock_ahead});
    await show(body);
  };
  const fetch_list = async () => {
    const {list, token} = core.door();
    if (!token) {
      return;
    }
    const early = take_early(list);
    const asked_at = early?.asked_at ?? Date.now();
    try {
      const answer = await (early?.answer ?? get_pack(core.door(), (await keep.pack(list))?.etag));
      if (answer.status === 200 && is_pack(answer.body)) {
        await take(answer, asked_at);
      }
      core.look_at_clock();
      await line_state('online');
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) {
        throw trouble;
      }
      await line_state({withdrawn: 'withdrawn', unreachable: 'offline', wait: 'offline'}[trouble.type] ?? 'online');
    }
  };

  const refresh = () => {
    refreshing ??= fetch_list().finally(() => {
      refreshing = null;
    });
    return refreshing;
  };
  return {load, refresh};
}
