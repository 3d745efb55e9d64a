// What changes while one looks: the board of an event as server-sent events. The service ends each stream after
// some minutes and the browser asks again by itself; where it gives up, this tries again.
import {api_address} from '../base.js';
import {ask, desk_api} from './event_desk.js';

const again_after = 10_000; // milliseconds, once the browser has given up

// Calls `board` with each board, `state` with how the line stands: live, reconnecting, paused, refused. What
// is asked without a login is `fail`'s. Gives {pause(), resume()}.
export function watch({board, state, fail}) {
  let source = null;
  let timer = null;

  const stop = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };

  // EventSource does not tell why: a plain request does.
  const find_out = async () => {
    stop();
    state('reconnecting');
    try {
      board(await ask('/live'));
      timer = setTimeout(start, again_after);
    } catch (refusal) {
      if (['unreachable', 'busy', 'unavailable', 'too_many', 'fault'].includes(refusal.type)) {
        state(refusal.type === 'too_many' ? 'refused' : 'reconnecting');
        timer = setTimeout(start, again_after);
        return;
      }
      fail(refusal);
    }
  };

  const start = () => {
    stop();
    source = new EventSource(api_address(desk_api('/live')));
    source.onopen = () => state('live');
    source.onmessage = (message) => board(JSON.parse(message.data));
    source.onerror = () => (source.readyState === EventSource.CLOSED ? find_out() : state('reconnecting'));
  };

  addEventListener('pagehide', stop);
  start();
  return {
    pause: () => {
      stop();
      state('paused');
    },
    resume: start,
  };
}
