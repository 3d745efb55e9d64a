// Who is there. Cookies are not readable here, so this asks the service; a visitor who never signed in is not
// asked about (no needless 401 on public pages): the browser remembers only *that* somebody signed in, never
// who.
import {Refusal, get} from './api.js';
import {here, to} from './base.js';
import {browser, forget_tab, remembers} from './store.js';

let answer = null;

async function ask() {
  try {
    const me = await get('me');
    browser.set('signed_in', true);
    return me;
  } catch (refusal) {
    if (refusal.type !== 'not_signed_in') {
      throw refusal;
    }
    browser.set('signed_in', null);
    return null;
  }
}

// {person, permissions}, or null when nobody is signed in. `certain` asks even if nobody seems to be.
export function who({certain = false} = {}) {
  if (!certain && !browser.get('signed_in') && remembers()) {
    return Promise.resolve(null);
  }
  answer ??= ask();
  answer.catch(() => forget_answer());
  return answer;
}

// The same where somebody has to be there: throws not_signed_in otherwise.
export async function somebody() {
  const me = await who({certain: true});
  if (!me) {
    throw new Refusal('not_signed_in');
  }
  return me;
}

// The next who() asks afresh.
export function forget_answer() {
  answer = null;
}

export function signed_in() {
  browser.set('signed_in', true);
  forget_answer();
}

export function signed_out() {
  browser.set('signed_in', null);
  forget_answer();
  forget_tab();
}

// Leaves for the sign-in page, to come back here (or to the path given) afterwards.
export function go_to_sign_in(back = here()) {
  browser.set('signed_in', null);
  location.assign(sign_in_address(back));
}

export function sign_in_address(back = here()) {
  return `${to('/signin')}?next=${encodeURIComponent(back)}`;
}
