// Door links: /door/{list}#{token}. The token is taken out of the address at once and kept on the phone.
import {path_parts, to} from '../base.js';

const token_form = /^[\w-]{20,100}$/;

// {list, token} of a link of this site; null if it is none.
export function link_of(text) {
  let address;
  try {
    address = new URL(text.trim());
  } catch {
    return null;
  }
  const base = to('/door/');
  const ours = address.origin === location.origin && address.pathname.startsWith(base);
  const list = ours ? address.pathname.slice(base.length) : '';
  const token = address.hash.slice(1);
  return /^[\w-]+$/.test(list) && token_form.test(token) ? {list, token} : null;
}

// The list the address names; '' if none.
export function list_here() {
  return path_parts()[1] ?? '';
}

export function door_path(list = '', view = '') {
  return to(`/door/${list}`) + (view && `#${view}`);
}
