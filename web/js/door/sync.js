// Sends what waits, behind everything else: nobody at the door waits for it (K4). An item leaves the queue only
// when the service's answer names its nonce.
import * as keep from './keep.js';
import {Trouble, send_scans, send_walk_in} from './line.js';

const most_at_once = 500; // scans in one request
const every = 15_000; // milliseconds

const for_sending = ({number, list, kind, refused, ...scan}) => scan;

async function accept(list, answer, now) {
  const told = new Map(answer.verdicts.map((verdict) => [verdict.nonce, verdict]));
  await keep.accepted(list, answer.accepted, told, now);
  return answer;
}

// One that the service cannot read must not hold up the others: then they go one by one, and it stays.
async function send_batch(door, items) {
  try {
    return [await send_scans(door, items.map(for_sending))];
  } catch (trouble) {
    if (trouble.type !== 'invalid') {
      throw trouble;
    }
    if (items.length === 1) {
      return [];
    }
  }
  const answers = [];
  for (const item of items) {
    answers.push(...(await send_batch(door, [item])));
  }
  return answers;
}

async function send_one_walk_in(door, item) {
  const {nonce, name, employer, email, reason, at} = item;
  try {
    const {body} = await send_walk_in(door, {nonce, name, employer, email, reason, at});
    await accept(door.list, {accepted: [nonce], verdicts: [{...body, nonce}]}, Date.now());
  } catch (trouble) {
    if (!(trouble instanceof Trouble) || ['unreachable', 'withdrawn', 'wait'].includes(trouble.type)) {
      throw trouble;
    }
    await keep.change_item(nonce, {refused: trouble.type});
  }
}

async function send_all(door, heard) {
  const waiting = await keep.queue(door.list);
  const scans = waiting.filter((one) => one.kind === 'scan');
  for (let first = 0; first < scans.length; first += most_at_once) {
    for (const {body, ahead} of await send_batch(door, scans.slice(first, first + most_at_once))) {
      await accept(door.list, body, Date.now());
      heard({counts: body.counts, verdicts: body.verdicts, ahead});
    }
  }
  for (const item of waiting.filter((one) => one.kind === 'walk_in' && !one.refused)) {
    await send_one_walk_in(door, item);
    heard({});
  }
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
        await send_all(door(), heard);
        state('online');
      } catch (trouble) {
        if (!(trouble instanceof Trouble)) {
          throw trouble;
        }
        state(trouble.type === 'withdrawn' ? 'withdrawn' : 'offline');
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
