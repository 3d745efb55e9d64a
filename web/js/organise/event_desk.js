// The desk of one event: its name is in the address, and everything organisers ask and do is below it.
import {path_parts, to} from '../base.js';
import {fetch_own, post_own} from './api.js';

export const slug = path_parts()[2] ?? '';

const below = `organise/events/${encodeURIComponent(slug)}`;

// The address of one of this event's pages for organisers: desk_path('/attendees').
export function desk_path(rest = '') {
  return to(`/${below}${rest}`);
}

// The path of a part of the API: desk_api('/registrations').
export function desk_api(rest = '') {
  return below + rest;
}

export function ask(rest = '') {
  return fetch_own(desk_api(rest));
}

// `form`: as of post(); what is asked twice is done once.
export function tell(rest, body, form) {
  return post_own(desk_api(rest), body, form);
}
