// The organisers' part of the API: what it asks a second factor for, it gets.
import {call, fresh_key, get, post} from '../api.js';
import {with_second_factor} from './second_factor.js';

export function fetch_own(path) {
  return with_second_factor(() => get(path));
}

// Posts under a form's name: once, however often it is pressed (see post).
export function post_own(path, body, form) {
  return with_second_factor(() => post(path, body, form));
}

// Changes something that has a revision: refused as stale if somebody else changed it first.
export function change_own(method, path, body, revision) {
  const headers = {
    'Accept': 'application/json',
    'Content-Type': 'application/json',
    'If-Match': `"${revision}"`,
  };
  return with_second_factor(() => call(path, {method, headers, body: JSON.stringify(body ?? {})}));
}

export function put_own(path, body) {
  const headers = {'Accept': 'application/json', 'Content-Type': 'application/json'};
  return with_second_factor(() => call(path, {method: 'PUT', headers, body: JSON.stringify(body)}));
}

// Sends a file of comma-separated values.
export function send_csv(path, text) {
  const key = fresh_key();
  const headers = {'Accept': 'application/json', 'Content-Type': 'text/csv', 'Idempotency-Key': key};
  return with_second_factor(() => call(path, {method: 'POST', headers, body: text}));
}
