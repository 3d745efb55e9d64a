// What the phone keeps, in IndexedDB: its doors (list and token), their packs, its own check-ins, the scans
// waiting to be sent and the last 50 lines of the log. It survives closing; what names people goes by forget().
import {openDB} from '../../vendor/idb.js';

const most_lines = 50;
const strict = {durability: 'strict'}; // a scan that was shown as kept is on the disk

let opened = null;

function store() {
  opened ??= openDB('rowan-door', 2, {
    upgrade: (database, version) => {
      if (version === 1) {
        database.deleteObjectStore('packs'); // they were kept otherwise; the service has them
        database.createObjectStore('packs', {keyPath: 'list'});
        return;
      }
      database.createObjectStore('doors', {keyPath: 'list'});
      database.createObjectStore('packs', {keyPath: 'list'});
      database.createObjectStore('marks', {keyPath: ['list', 'reference']});
      const queue = database.createObjectStore('queue', {keyPath: 'number', autoIncrement: true});
      queue.createIndex('nonce', 'nonce', {unique: true});
      const lines = database.createObjectStore('lines', {keyPath: 'number', autoIncrement: true});
      lines.createIndex('nonce', 'nonce', {unique: true});
      lines.createIndex('list', 'list');
    },
  });
  return opened;
}

const of_list = (list) => IDBKeyRange.bound([list, ''], [list, '\uffff']);

export async function doors() {
  return (await store()).getAll('doors');
}

export async function door(list) {
  return (await store()).get('doors', list);
}

// `door`: {list, token, …what its pack says of it, clock_ahead}.
export async function keep_door(one) {
  await (await store()).put('doors', one);
}

// {list, etag, text}: as downloaded. A slow phone keeps thousands of rows half a second sooner in
// one piece.
export async function pack(list) {
  return (await store()).get('packs', list);
}

// A pack that was asked for at `asked_at` knows what the service had accepted before: those marks go.
export async function keep_pack(one, asked_at) {
  const change = (await store()).transaction(['packs', 'marks'], 'readwrite');
  const marks = change.objectStore('marks');
  const kept = await marks.getAll(of_list(one.list));
  kept
    .filter(({accepted_at}) => accepted_at && accepted_at < asked_at)
    .forEach(({list, reference}) => marks.delete([list, reference]));
  change.objectStore('packs').put(one);
  await change.done;
}

export async function marks(list) {
  return (await store()).getAll('marks', of_list(list));
}

export async function queue(list) {
  return (await (await store()).getAll('queue')).filter((one) => one.list === list);
}

export async function lines(list) {
  return (await (await store()).getAllFromIndex('lines', 'list', list)).reverse();
}

// One thing that happened at the door, in one piece: `item` waits to be sent, `line` goes to the log, `mark` is
// made or, with `unmark` (a reference), taken back. Any of them may be missing.
export async function record({list, item, line, mark, unmark}) {
  const change = (await store()).transaction(['queue', 'lines', 'marks'], 'readwrite', strict);
  if (item) {
    change.objectStore('queue').add({...item, list});
  }
  if (mark) {
    change.objectStore('marks').put({...mark, list});
  }
  if (unmark) {
    change.objectStore('marks').delete([list, unmark]);
  }
  if (line) {
    const log = change.objectStore('lines');
    log.add({...line, list});
    const numbers = await log.index('list').getAllKeys(list);
    numbers.slice(0, -most_lines).forEach((number) => log.delete(number));
  }
  await change.done;
}

// What the service named as accepted leaves the queue, and nothing else does. `told`: what it says of each, by
// nonce, goes to the log.
export async function accepted(list, nonces, told, now) {
  const change = (await store()).transaction(['queue', 'lines', 'marks'], 'readwrite', strict);
  const waiting = change.objectStore('queue').index('nonce');
  const log = change.objectStore('lines');
  const own = change.objectStore('marks');
  for (const nonce of nonces) {
    const number = await waiting.getKey(nonce);
    if (number !== undefined) {
      change.objectStore('queue').delete(number);
    }
    const line = await log.index('nonce').get(nonce);
    if (line?.list === list) {
      log.put({...line, sent: true, told: told.get(nonce) ?? null});
    }
  }
  for (const mark of await own.getAll(of_list(list))) {
    if (nonces.includes(mark.nonce)) {
      own.put({...mark, accepted_at: now});
    }
  }
  await change.done;
}

// Changes a waiting item: why it was refused, or that it is to be tried again.
export async function change_item(nonce, part) {
  const change = (await store()).transaction('queue', 'readwrite', strict);
  const item = nonce && (await change.store.index('nonce').get(nonce));
  if (item) {
    change.store.put({...item, ...part});
  }
  await change.done;
}

// Takes an item back that somebody has decided about otherwise, and its line.
export async function drop(nonce) {
  const change = (await store()).transaction(['queue', 'lines'], 'readwrite', strict);
  for (const name of ['queue', 'lines']) {
    const number = await change.objectStore(name).index('nonce').getKey(nonce);
    if (number !== undefined) {
      change.objectStore(name).delete(number);
    }
  }
  await change.done;
}

export async function change_line(nonce, part) {
  const change = (await store()).transaction('lines', 'readwrite');
  const line = await change.store.index('nonce').get(nonce);
  if (line) {
    change.store.put({...line, ...part});
  }
  await change.done;
}

// Removes what names people: pack, marks and log. `all`: also the door itself and what was not sent.
export async function forget(list, {all = false} = {}) {
  const change = (await store()).transaction(['doors', 'packs', 'marks', 'queue', 'lines'], 'readwrite');
  change.objectStore('packs').delete(list);
  change.objectStore('marks').delete(of_list(list));
  const log = change.objectStore('lines');
  (await log.index('list').getAllKeys(list)).forEach((number) => log.delete(number));
  if (all) {
    change.objectStore('doors').delete(list);
    const waiting = await change.objectStore('queue').getAll();
    waiting.filter((one) => one.list === list).forEach(({number}) => change.objectStore('queue').delete(number));
  }
  await change.done;
}
