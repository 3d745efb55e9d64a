// Sends what waits, behind everything else: nobody at the door waits for it (K4). An item leaves the queue only
// when the service's answer names its nonce.
import * as keep from './keep.js';
import {Trouble, send_scans, send_walk_in} from './line.js';

const most_at_once = 500; // scans in one request
const every = 15_000; // milliseconds

const passing = ['unreachable', 'withdrawn', 'wait']; // the same item may well be accepted another time

const for_sending = ({number, list, kind, refused, ...scan}) => scan;

// What is refused for good stays where it is, marked with the reason, until somebody looks at it.
async function take_answer(list, {accepted, verdicts, errors = []}) {
  const told = new Map(verdicts.map((verdict) => [verdict.nonce, verdict]));
  await keep.accepted(list, accepted, told, Date.now());
  for (const {nonce, detail} of errors) {
    await keep.change_item(nonce, {refused: {type: 'invalid', detail}});
  }
}

async function walk_in_sent(door, item) {
  try {
    return await send_walk_in(door, for_sending(item));
  } catch (trouble) {
    if (!(trouble instanceof Trouble) || passing.includes(trouble.type)) {
      throw trouble;
    }
    await keep.change_item(item.nonce, {refused: {type: trouble.type, detail: trouble.detail}});
    return null;
  }
}

// Whether the service answered anything.
async function send_all(door, heard) {
  const waiting = await keep.queue(door.list);
  const take = async ({body, ahead}) => {
    await take_answer(door.list, body);
    await heard({counts: body.counts, verdicts: body.verdicts, ahead});
  };
  const scans = waiting.filter(({kind, refused}) => kind === 'scan' && !refused).map(for_sending);
  for (let first = 0; first < scans.length; first += most_at_once) {
    await take(await send_scans(door, scans.slice(first, first + most_at_once)));
  }
  for (const item of waiting.filter(({kind, refused}) => kind === 'walk_in' && !refused)) {
    const answer = await walk_in_sent(door, item);
    await (answer ? take(answer) : heard({}));
  }
  return waiting.some(({refused}) => !refused);
}

// Keeps sending: after `now()`, every 15 s, when the network or the page comes back. `door()`: as it is now;
// `heard` gets what the service said; `state` gets 'online', 'offline' or 'withdrawn'. Gives {now()}, which
// resolves when the sending it caused has ended.
export function start_sync({door, heard, state}) {
  let running = null;
  let again = false;

  const run = async () => {
    do {
      again = false;
      if (!door().token) {
        return;
      }
      try {
        if (await send_all(door(), heard)) {
          await state('online');
        }
      } catch (trouble) {
        if (!(trouble instanceof Trouble)) {
          throw trouble;
        }
        await state(trouble.type === 'withdrawn' ? 'withdrawn' : 'offline');
      }
    } while (again);
  };
  const now = () => {
    again = running !== null;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  setInterval(now, every);
  addEventListener('online', now);
  addEventListener('offline', () => state('offline'));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && now());
  return {now};
}
