// What the phone decides by itself (K2, K4). Nothing here touches the screen, the network or the store.

export const same_code = 2_000; // milliseconds in which a code is the one just seen (K6)
export const just_now = 30_000; // milliseconds in which this phone's own check-in is still green
export const undo_within = 10_000; // milliseconds (K3)
export const keep_after = 86_400_000; // milliseconds after the link's end until the pack goes

// How each verdict looks and sounds; the shape and the word say it too.
export const kinds = {
  in: 'ok',
  let_in: 'ok',
  out: 'ok',
  already: 'warn',
  not_here: 'warn',
  not_open: 'warn',
  kept: 'warn',
  undone: 'plain',
  cancelled: 'bad',
  waiting: 'bad',
  wrong_event: 'bad',
  wrong_day: 'bad',
  unknown: 'bad',
};

// For whom the door may decide otherwise, and note it.
export const may_let_in = ['not_here', 'unknown', 'waiting', 'cancelled', 'wrong_event', 'wrong_day'];

// A ticket's token: 128 bits as base64url (RFC 4648 section 5). Other codes are other people's.
export function looks_like_ticket(text) {
  return /^[\w-]{22}$/.test(text);
}

export function looks_like_reference(text) {
  return /^[a-z]{2}-?[0-9a-z]{6}$/i.test(text);
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// What the pack knows a ticket by: the first 32 hexadecimal digits of its SHA-256 (K5).
export async function hash_of(ticket) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(ticket));
  return hex(new Uint8Array(digest, 0, 16));
}

// 'before', 'open' or 'after' the link's window. Outside it everything is practice.
export function window_at({valid_from, valid_until}, now) {
  if (now < Date.parse(valid_from)) {
    return 'before';
  }
  return now < Date.parse(valid_until) ? 'open' : 'after';
}

// The verdict on an entry of the pack (none: null), for somebody who stands at the door. `mark`: this phone's
// own check-in of that day, {at, nonce}; `since`: when they came in as the pack says, if that was today; `now`
// and `day`: put right. {verdict, first_at, here, repeated}.
export function decide({entry, mark, since, now, day, days}) {
  if (!entry) {
    return {verdict: 'not_here'};
  }
  if (entry.state === 'waiting' || entry.state === 'offered') {
    return {verdict: 'waiting'};
  }
  if (entry.state !== 'registered') {
    return {verdict: 'cancelled'};
  }
  if (mark && now - mark.at < just_now) {
    return {verdict: 'in', repeated: true, nonce: mark.nonce};
  }
  if (mark || since) {
    return {verdict: 'already', first_at: mark?.at ?? since, here: Boolean(mark)};
  }
  return {verdict: days.includes(day) ? 'in' : 'wrong_day'};
}

// Whether a code is the one in front of the camera a moment ago: then it is not looked at again (K6). `seen`:
// {text, at} of the last code, or null.
export function is_same(seen, text, at) {
  return Boolean(seen) && seen.text === text && at - seen.at < same_code;
}
