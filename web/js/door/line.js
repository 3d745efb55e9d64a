// The line to the service. The link's token goes in a header, never in an address.
import {api_address} from '../base.js';
import {ahead_by} from './clock.js';

const patience = 8_000; // milliseconds; the door does not wait for it

// Why there was no answer, or not a good one: "unreachable"; "withdrawn" (401: revoked, or ended long ago); "wait"
// (busy, or away for a moment); else the problem's type (RFC 9457), as "full".
export class Trouble extends Error {
  constructor(type, detail = '') {
    super(type);
    this.type = type;
    this.detail = detail;
  }
}

async function trouble_of(response) {
  if (response.status === 401) {
    return new Trouble('withdrawn');
  }
  if (response.status === 429 || response.status >= 500) {
    return new Trouble('wait');
  }
  const problem = await response.json().catch(() => ({}));
  return new Trouble(/\/problems\/([a-z_]+)$/.exec(problem.type ?? '')?.[1] ?? 'wait', problem.detail ?? '');
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Trouble('unreachable');
  }
}

// {status, text, body, etag, ahead}: the body as it came, and parsed.
async function call(door, path, {headers = {}, within = patience, ...options} = {}) {
  const left = Date.now();
  let response;
  try {
    response = await fetch(api_address(`door/${encodeURIComponent(door.list)}/${path}`), {
      ...options,
      cache: 'no-store',
      credentials: 'omit',
      headers: {Authorization: `Bearer ${door.token}`, Accept: 'application/json', ...headers},
      signal: AbortSignal.timeout(within),
    });
  } catch {
    throw new Trouble('unreachable');
  }
  const ahead = ahead_by(response.headers.get('Date'), left, Date.now());
  if (response.status === 304) {
    return {status: 304, ahead};
  }
  if (!response.ok) {
    throw await trouble_of(response);
  }
  const text = await response.text().catch(() => {
    throw new Trouble('unreachable');
  });
  return {status: response.status, text, body: parsed(text), etag: response.headers.get('ETag'), ahead};
}

function send(door, path, body, within) {
  const headers = {'Content-Type': 'application/json'};
  return call(door, path, {method: 'POST', headers, within, body: JSON.stringify(body)});
}

// `etag`: of the pack one has; then the answer may be 304.
export function get_pack(door, etag) {
  return call(door, 'pack', {headers: etag ? {'If-None-Match': etag} : {}, within: 30_000});
}

// The list of a link that was just opened is asked for before anything else: on a slow phone its own store takes a
// second to open. Such an answer is taken once: {asked_at, answer}, of this list; null if there is none.
let early = null;

export function ask_early(link) {
  early = {list: link.list, asked_at: Date.now(), answer: get_pack(link)};
  early.answer.catch(() => {}); // whoever takes it hears of it
}

export function take_early(list) {
  const taken = early?.list === list ? early : null;
  early = null;
  return taken;
}

// RFC 3339 with milliseconds, by this device's clock, as the service compares it with its own.
export const stamp = (instant) => new Date(instant).toISOString();

export function send_scans(door, scans, within) {
  return send(door, 'scans', {sent_at: stamp(Date.now()), scans}, within);
}

export function find(door, text) {
  return call(door, `find?q=${encodeURIComponent(text)}`, {within: 1_500});
}

export function send_walk_in(door, body) {
  return send(door, 'walk-ins', body);
}
