// The API, spoken as JSON. Everything that is not a success is thrown as a Refusal.
import {api_address} from './base.js';
import {tab} from './store.js';

const patience = 20_000; // milliseconds before a request counts as unanswered

// What the service (or the network) said instead of yes. `type` is the last part of the problem's type (RFC
// 9457): "full", "closed" …; "unreachable" when there was no answer, "fault" when there was one without a
// type of its own.
export class Refusal extends Error {
  constructor(type, problem = {}, retry_after = 0) {
    super(type);
    this.type = type;
    this.detail = problem.detail ?? '';
    this.errors = problem.errors ?? [];
    this.retry_after = retry_after; // seconds
  }
}

async function refusal_of(response) {
  const problem = await response.json().catch(() => ({}));
  const type = /\/problems\/([a-z_]+)$/.exec(problem.type ?? '')?.[1] ?? 'fault';
  return new Refusal(type, problem, Number(response.headers.get('Retry-After') ?? 0));
}

async function answer_to(path, options) {
  let response;
  try {
    response = await fetch(api_address(path), {...options, signal: AbortSignal.timeout(patience)});
  } catch {
    throw new Refusal('unreachable');
  }
  if (!response.ok) {
    throw await refusal_of(response);
  }
  return response;
}

// A request and its JSON answer, null where there is none; `options` as fetch has them.
export async function call(path, options) {
  const response = await answer_to(path, options);
  if (response.status === 204) {
    return null;
  }
  const text = await response.text().catch(() => 'cut off');
  if (response.status === 202 && text === '') {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('fault');
  }
}

export function get(path) {
  return call(path, {headers: {Accept: 'application/json'}});
}

// A file to keep: {bytes: Blob, name}, as the service calls it.
export async function get_file(path, options = {}) {
  const response = await answer_to(path, options);
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  const bytes = await response.blob().catch(() => {
    throw new Refusal('unreachable');
  });
  return {bytes, name: name ?? ''};
}

// A body of JSON; a file goes as it is.
function body_of(content) {
  return content instanceof Blob
    ? {type: 'text/csv', body: content}
    : {type: 'application/json', body: JSON.stringify(content ?? {})};
}

function send(method, path, content, key) {
  const {type, body} = body_of(content);
  const headers = {'Accept': 'application/json', 'Content-Type': type};
  if (key) {
    headers['Idempotency-Key'] = key;
  }
  return call(path, {method, headers, body});
}

// The same of a request whose body says what the file is to hold.
export function post_file(path, content) {
  return get_file(path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(content),
  });
}

export function patch(path, body) {
  return send('PATCH', path, body);
}

// Whether a request that met this may have been carried out all the same, or was only put off.
const undecided = ['unreachable', 'fault', 'busy', 'unavailable', 'not_signed_in', 'too_many'];

export function fresh_key() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

// Posts JSON, or a file of CSV. With a form's name the request carries an Idempotency-Key that stays the same until it has been
// answered: a double tap, a reload or a second try after a lost answer does the thing once.
export async function post(path, body, form) {
  if (!form) {
    return send('POST', path, body);
  }
  const name = `key.${form}`;
  const key = tab.get(name) ?? fresh_key();
  tab.set(name, key);
  try {
    const answer = await send('POST', path, body, key);
    tab.set(name, null);
    return answer;
  } catch (refusal) {
    if (!undecided.includes(refusal.type)) {
      tab.set(name, null);
    }
    throw refusal;
  }
}
